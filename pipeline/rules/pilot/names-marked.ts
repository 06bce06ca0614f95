/** Names in title marks and quotation marks. */
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Sentence } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { applicantsInBracket } from '../applicant/after.ts';
import { applicantsBefore } from '../applicant/before.ts';
import { type Marked, markedRuns } from './marked.ts';
import { type Occurrence, occurrence } from './occurrence.ts';
import { hasHead, nameShape, OUTER_HEAD } from './shape.ts';

const ENUMERATION = new RegExp(`${anyOf(formsOf('enumerations.yaml', 'lead-in'))}[：，]?$`);
const JOIN = /^(?:[、，；和与及]|以及|还有)?(?:以及|和)?$/;

/** `“磐石”智能风控产品`: where the marked run is a nickname, the name goes on to its head noun. */
function extended(text: string, run: Marked, limit: number): ViewSpan | null {
  if (run.mark !== '“' || run.inner.end - run.inner.start > 8 || hasHead(text.slice(run.inner.start, run.inner.end)))
    return null;
  const rest = /^[\u4e00-\u9fffA-Za-z0-9+-]{2,30}/.exec(text.slice(run.outer.end, limit))?.[0];
  if (!rest) return null;
  for (let length = rest.length; length >= 4; length--) {
    const tail = rest.slice(0, length);
    const outer = OUTER_HEAD.exec(tail)?.[0];
    if (
      outer !== tail &&
      hasHead(tail) &&
      /^[，。；、（和与及等]|^$/.test(text.slice(run.outer.end + length, run.outer.end + length + 1))
    ) {
      return viewSpan(run.outer.start, run.outer.end + length);
    }
  }
  return null;
}

/** What the name stands in: 项目 and the like right after the closing mark. */
const withHead = (text: string, end: number, limit: number): { end: number; head: boolean } => {
  const head = OUTER_HEAD.exec(text.slice(end, Math.min(limit, end + 16)))?.[0] ?? '';
  return { end: end + head.length, head: head.length > 0 };
};

/**
 * The pilots named in marks within a sentence. A run is taken where its shape allows and an institution, a head noun outside the
 * marks, an enumeration, or a neighbour that is a pilot says so.
 */
export function markedNames(document: AnnotatedDocument, sentence: Sentence): Occurrence[] {
  const { text } = document.doc.view;
  const found: Occurrence[] = [];
  let from = sentence.span.start;
  for (const run of markedRuns(text, sentence.span)) {
    const longer = extended(text, run, sentence.span.end);
    const name = longer ?? run.inner;
    const shape = nameShape(text.slice(name.start, name.end));
    if (shape === 'none') {
      if (run.mark === '《') from = run.outer.end;
      continue;
    }
    const nameEnd = longer ? longer.end : run.outer.end;
    const outerStart = longer ? longer.start : run.outer.start;
    const head = withHead(text, nameEnd, sentence.span.end);
    const bracket =
      applicantsInBracket(document, head.end, sentence.span.end) ??
      applicantsInBracket(document, nameEnd, sentence.span.end);
    const before = bracket ? null : applicantsBefore(document, from, outerStart);
    const previous = found.at(-1);
    const joined = previous !== undefined && JOIN.test(text.slice(previous.outer.end, outerStart));
    const inherited = !bracket && !before && joined && previous.applicantRule !== 'applicant/bracket' ? previous : null;
    const listed = ENUMERATION.test(text.slice(sentence.span.start, outerStart)) || (joined && previous.anchored);
    found.push(
      occurrence({
        name,
        outer: viewSpan(outerStart, bracket ? Math.max(bracket.span.end, nameEnd) : head.end),
        rule: 'pilot/name-marked',
        anchored:
          bracket !== null ||
          (before !== null && tied(before.tie, shape, head.head)) ||
          (listed && shape === 'strong') ||
          (head.head && shape === 'strong'),
        applicants: bracket ?? before ?? inherited?.applicants ?? null,
        applicantRule: bracket
          ? 'applicant/bracket'
          : before
            ? 'applicant/before-name'
            : (inherited?.applicantRule ?? null),
      }),
    );
    from = found.at(-1)?.outer.end ?? from;
  }
  return found;
}

/** A catchword with an institution before it is no pilot yet: 工商银行的“三亲”. A verb, a title's shape or a head noun makes it one. */
const tied = (tie: 'verb' | 'possessive' | 'adjacent', shape: 'strong' | 'weak', head: boolean): boolean =>
  shape === 'strong' || head || tie === 'verb';
