/** Where in a clause the predicate begins: behind item marks, connectives, the pilot's name and whoever is the subject. */
import { institutionsIn } from '../../annotated.ts';
import { anyPattern } from '../../matches.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { OUTER_HEAD, PICTURE } from '../pilot/shape.ts';
import { cue } from './cues.ts';
import { ITEM } from './labels.ts';
import { CONDITION, MEANS } from './means.ts';
import { BUILD, EFFECT, FUNCTION, SHORT_NAME, WEAK_EFFECT } from './words.ts';

const LEAD = new RegExp(
  `^(?:${ITEM}\\s?|[“”‘’》、，：\\s]|（[^（）]{0,160}）|${cue('connective')}，?|${cue('subject')}(?!的)|${cue('determiner')}[^，。的]{0,12}?${cue('subject-head')}(?:的)?|${cue('plan')}(?=[^，])|是(?=${cue('means')})|将(?=${cue('after-will', 'build', 'effect-inner')}))`,
);
const WHOLE_WORD = new RegExp(`^${cue('whole-word')}`);
const BARE_SUBJECT = new RegExp(`^${cue('bare-subject')}`);
const CATCHWORD = new RegExp(`^“[^”]{1,24}”${cue('bare-subject')}?`);
const JOINT = /^(?:[、和与及]|以及|联合|等)?/;
/** 甲、乙等2家机构. */
const LIST_END =
  /^(?:等(?:[\d一二两三四五六七八九十]{1,2}家)?(?:机构|银行|单位)?|[\d一二两三四五六七八九十]{1,2}家(?:机构|银行|单位)?)?/;
const AFTER_LIST = new RegExp(`^(?:${cue('plan')}|${cue('role')})`);
const ROLE = new RegExp(cue('role'));
const MARKS_BEHIND = new RegExp(`(?:[\\s，；：。！？,;:.!?…]|${PICTURE}){1,20}$`);
/** A clause has few leads; more are a list. */
const MOST_LEADS = 12;

export interface Predicate {
  /** From the predicate to the end of the clause, without marks at the end. */
  readonly span: ViewSpan;
  /** Whether institutions are its subject. */
  readonly byInstitution: boolean;
  /** Whether the pilot's name stood before it. */
  readonly named: boolean;
}

/** Whether a name behind this text is what it makes: 借助大数据打造“微捷贷”. */
const makes = (text: string): boolean => MEANS.test(text) || BUILD.test(text);

const PREDICATE = anyPattern(FUNCTION, EFFECT, WEAK_EFFECT, MEANS, CONDITION);
const beginsPredicate = (text: string): boolean => PREDICATE.test(text);

/** The end of the institutions that a text begins with, where they are the subject of what follows; else its start. */
function afterInstitutions(document: AnnotatedDocument, span: ViewSpan): number {
  const { text } = document.doc.view;
  let at = span.start;
  for (const { span: own } of institutionsIn(document, span)) {
    if (own.start !== at + (JOINT.exec(text.slice(at, own.start))?.[0].length ?? 0)) break;
    at = own.end;
  }
  if (at === span.start) return at;
  const end = at + (LIST_END.exec(text.slice(at, span.end))?.[0].length ?? 0);
  const rest = text.slice(end, span.end);
  return end > at || rest === '' || AFTER_LIST.test(rest) || beginsPredicate(rest) ? end : span.start;
}

/** The name without marks at the beginning of a clause. */
function repeated(text: string, at: number, end: number, names: readonly ViewSpan[]): ViewSpan | undefined {
  const name = names.find(({ start, end: last }) => text.startsWith(text.slice(start, last), at));
  return name && at + name.end - name.start <= end ? viewSpan(at, at + name.end - name.start) : undefined;
}

/** Behind a name that the clause holds, unless the clause is about making it: 借助大数据打造“微捷贷”. */
function afterName(document: AnnotatedDocument, { start: at, end }: ViewSpan, names: readonly ViewSpan[]): number {
  const { text } = document.doc.view;
  const name = names.find((each) => at <= each.start && each.end <= end) ?? repeated(text, at, end, names);
  const [institution] = name ? institutionsIn(document, viewSpan(at, end)) : [];
  if (!name || (institution?.span.start !== at && makes(text.slice(leadEnd(text, at, name.start), name.start))))
    return at;
  const closed = name.end + (/^[”’》」]{0,2}/.exec(text.slice(name.end, end))?.[0].length ?? 0);
  return closed + (OUTER_HEAD.exec(text.slice(closed, Math.min(end, closed + 16)))?.[0].length ?? 0);
}

function leadEnd(text: string, at: number, end: number): number {
  const rest = text.slice(at, Math.min(end, at + 200));
  if (WHOLE_WORD.test(rest)) return at;
  const lead = LEAD.exec(rest)?.[0].length;
  if (lead) return at + lead;
  if (!beginsPredicate(rest)) {
    const short = SHORT_NAME.exec(rest)?.[0] ?? '';
    if (short !== '' && !ROLE.test(short)) return at + short.length;
  }
  const bare = (BARE_SUBJECT.exec(rest) ?? CATCHWORD.exec(rest))?.[0].length ?? 0;
  return bare > 0 && beginsPredicate(rest.slice(bare)) ? at + bare : at;
}

/** The predicate of a clause; null where nothing but subjects and marks stands in it. */
export function predicateOf(
  document: AnnotatedDocument,
  clause: ViewSpan,
  names: readonly ViewSpan[],
): Predicate | null {
  const { text } = document.doc.view;
  const end = clause.end - (MARKS_BEHIND.exec(text.slice(clause.start, clause.end))?.[0].length ?? 0);
  let at = clause.start;
  let [byInstitution, named] = [false, false];
  for (let round = 0; round < MOST_LEADS && at < end; round++) {
    const before = at;
    at = afterName(document, viewSpan(at, end), names);
    named ||= at > before;
    at = leadEnd(text, at, end);
    const by = text[at] === '由' ? at + 1 : at;
    const behind = afterInstitutions(document, viewSpan(by, Math.max(by + 1, end)));
    if (behind > by) [at, byInstitution] = [behind, true];
    if (at === before) break;
  }
  return at < end ? { span: viewSpan(at, end), byInstitution, named } : null;
}
