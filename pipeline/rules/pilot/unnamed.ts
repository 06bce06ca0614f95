/** Pilots that an article describes (who, with which technology, builds what) without naming them. */
import { institutionsIn, termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Sentence } from '../../types.ts';
import { contains, overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import type { TiedList } from '../applicant/applicants.ts';
import { institutionList } from '../applicant/list.ts';
import { NTH } from './one-more.ts';
import type { Scope } from './scope.ts';
import { endsScope } from './scope-turns.ts';

const ORDINAL = new RegExp(`^(?:此外，|其中，|另外，)?(?:${anyOf(formsOf('unnamed-pilots.yaml', 'ordinal'))}|${NTH})`);
const WORKS = new RegExp(
  `^(?:等(?:机构|单位|企业|公司|银行)?)?，?(?:${anyOf(formsOf('unnamed-pilots.yaml', 'plan'))}，?){0,3}${anyOf(formsOf('unnamed-pilots.yaml', 'works'))}`,
);

export interface UnnamedPilot {
  readonly scope: Scope;
  readonly lists: readonly TiedList[];
}

interface Opening {
  readonly ordinal: boolean;
  readonly lists: TiedList[];
}

/** What may stand before the institutions in their clause: a short lead, or words that say whose it is. */
const SUBJECT_LEAD = new RegExp(`^(?:.{0,8}|[^，；。]*(?:：|${anyOf(formsOf('unnamed-pilots.yaml', 'from'))}))$`);

/** Clauses before the one that says who builds: 粮食进口方面，; 针对层出不穷的电信诈骗手法，. */
const [LONGEST_LEAD, LONGEST_PURPOSE] = [14, 30];
const PURPOSE = /^(?:针对|面对|围绕|聚焦|为了?|面向|着眼)/;

/** The clause in which a sentence may say who builds: the first, or the second behind a short one, or behind an ordinal any of three. */
function builderClause(document: AnnotatedDocument, { clauses }: Sentence, ordinal: boolean): ViewSpan | null {
  const [first, second] = clauses;
  const named = (clause: ViewSpan): boolean => institutionsIn(document, clause).length > 0;
  if (!first || named(first)) return first ?? null;
  if (ordinal) return clauses.slice(0, 3).find(named) ?? null;
  const length = first.end - first.start;
  const leads = length <= LONGEST_LEAD || (length <= LONGEST_PURPOSE && PURPOSE.test(textOf(document, first)));
  return second && leads ? second : first;
}

/** The institutions that a sentence begins with, or its second clause (粮食进口方面，甲银行利用…), and that go on to build something. */
function builders(document: AnnotatedDocument, sentence: Sentence, ordinal: boolean): TiedList[] {
  const { span } = sentence;
  const clause = builderClause(document, sentence, ordinal);
  if (!clause) return [];
  const institutions = institutionsIn(document, clause);
  const end = institutions.findLast(({ span: own }) => WORKS.test(document.doc.view.text.slice(own.end, span.end)))
    ?.span.end;
  if (!end) return [];
  const tail = /^等(?:机构|单位|企业|公司|银行)?/.exec(document.doc.view.text.slice(end, end + 3))?.[0].length ?? 0;
  const list = institutionList(document, viewSpan(clause.start, end + tail), { unknown: 'refuse', fromEnd: true });
  const begins = list?.names[0]?.span.start ?? Number.POSITIVE_INFINITY;
  const regulators = list?.names.every(({ mention }) => mention?.institutionKind === 'regulator') ?? true;
  // The institution must be the subject: nothing but a short lead stands before it.
  const led = list && SUBJECT_LEAD.test(document.doc.view.text.slice(clause.start, begins));
  return led && !regulators ? [{ list, rule: 'applicant/unnamed-subject' }] : [];
}

function opening(document: AnnotatedDocument, sentence: Sentence): Opening | null {
  const ordinal = ORDINAL.test(textOf(document, sentence.span));
  const lists = builders(document, sentence, ordinal);
  return ordinal || lists.length > 0 ? { ordinal, lists } : null;
}

interface Unit extends Opening {
  readonly scope: ViewSpan[];
}

/** 甲的“…”计划明年上线；乙则运用…: what of a sentence stands behind its named pilots, where one is told there; else all of it. */
function behindTaken(sentence: Sentence, taken: Scope): Sentence {
  const { start, end } = sentence.span;
  const last = taken.reduce((most, span) => Math.max(most, span.end), start);
  const clauses = last > start && last < end ? sentence.clauses.filter((clause) => clause.start >= last) : [];
  return clauses.length > 0 ? { ...sentence, span: viewSpan(last, end), clauses } : sentence;
}

/** The spans from an index on that begin before a place. */
function spansBefore(spans: Scope, from: number, end: number): Scope {
  let to = from;
  while ((spans[to]?.start ?? Number.POSITIVE_INFINITY) < end) to++;
  return spans.slice(from, to);
}

/** 甲运用…构建…系统；乙利用…搭建…平台: the parts of a sentence, where each of several begins with those who build. */
function partsOf(document: AnnotatedDocument, sentence: Sentence): Sentence[] {
  const parts: Sentence[] = [];
  let clauses: ViewSpan[] = [];
  for (const clause of sentence.clauses) {
    clauses.push(clause);
    if (document.doc.view.text[clause.end - 1] !== '；' && clause !== sentence.clauses.at(-1)) continue;
    parts.push({ ...sentence, span: viewSpan((clauses[0] as ViewSpan).start, clause.end), clauses });
    clauses = [];
  }
  const areBuilt = parts.length > 1 && parts.every((part) => builders(document, part, false).length > 0);
  return areBuilt ? parts : [sentence];
}

/** Runs of sentences that tell of one pilot each. */
function units(document: AnnotatedDocument, sections: readonly ViewSpan[], taken: Scope): Unit[] {
  const found: Unit[] = [];
  const inOrder = [...taken].sort((a, b) => a.start - b.start);
  let [current, next]: [Unit | null, number] = [null, 0];
  for (const whole of document.segments.sentences.flatMap((sentence) => partsOf(document, sentence))) {
    if (!sections.some((section) => contains(section, whole.span))) continue;
    while ((inOrder[next]?.end ?? Number.POSITIVE_INFINITY) <= whole.span.start) next++;
    const own = spansBefore(inOrder, next, whole.span.end).filter((span) => overlaps(span, whole.span));
    const sentence = behindTaken(whole, own);
    const opened = opening(document, sentence);
    const elsewhere =
      document.blocks[sentence.block]?.kind === 'heading' || own.some((span) => overlaps(span, sentence.span));
    if (elsewhere || (!opened && endsScope(textOf(document, sentence.span)))) current = null;
    else if (opened && !(current?.ordinal && !opened.ordinal)) {
      current = { ...opened, scope: [sentence.span] };
      found.push(current);
    } else if (current) {
      // 第三个是科技产品。汉口银行打算用…: who applies may come with the next sentence.
      if (current.lists.length === 0) current.lists.push(...(opened?.lists ?? []));
      current.scope.push(sentence.span);
    }
  }
  return found;
}

const tells = (document: AnnotatedDocument, unit: Unit): boolean =>
  unit.scope.some((span) => termsIn(document, span, 'technology').length > 0) &&
  unit.scope.some((span) => institutionsIn(document, span).length > 0);

/**
 * The unnamed pilots of an announcement.
 * @param sections the parts of the document that belong to the announcement
 * @param missing how many pilots it states beyond those it names; more than that are no pilots but prose
 * @param taken the scopes of the named pilots
 */
export function unnamedPilots(
  document: AnnotatedDocument,
  sections: readonly ViewSpan[],
  missing: number,
  taken: Scope,
): UnnamedPilot[] {
  if (missing <= 0) return [];
  const all = units(document, sections, taken).filter((unit) => tells(document, unit));
  const enumerated = all.filter((unit) => unit.ordinal);
  const chosen = enumerated.length >= 2 ? enumerated : all;
  return chosen.length <= missing ? chosen : [];
}
