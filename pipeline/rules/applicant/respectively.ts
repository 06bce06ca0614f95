/**
 * 分别 pairs a list of pilots with a list of applicants by order: “A”“B”分别由甲、乙申请; 甲、乙分别推出“A”“B”. Of several for one pilot the
 * article makes groups: 甲、乙，以及丙; 甲与乙（前者）、丙（后者）. Lists of unequal length, or broken off, pair nobody.
 */
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { Occurrence } from '../pilot/occurrence.ts';
import { LABEL } from './after.ts';
import { type InstitutionList, institutionList } from './list.ts';

const RULE = 'applicant/respectively';
/** What stands between two names of one list. */
export const JOIN = /^(?:[、，；和与及]|以及|还有)?(?:以及|和)?$/;
const VERBS = anyOf([...formsOf('application-verbs.yaml', 'apply'), ...formsOf('application-verbs.yaml', 'offer')]);
const ADVERBS = anyOf(formsOf('application-verbs.yaml', 'adverb'));
/** 等4个项目, 这三项应用: what sums up the names before it. */
const SUM =
  '(?:等|这|上述|以上){0,2}(?:[\\d一二两三四五六七八九十]{1,3}(?:个|项|款))?(?:创新|试点|金融|科技|应用|项目|产品|服务){0,3}';
const BEHIND = new RegExp(
  `^${SUM}[，。；\\s]{0,2}${SUM}的?(?:分别由|(?:其|所)?(?:对应)?的?${LABEL}(?:则|依次)?分别(?:为|是|：)|由(?=[^。；“《]{2,120}分别))([^。；\\n]{2,360})`,
);
/** 某公司（以下简称“某某”）: marks inside a bracket end no list, other marks do. */
const LIST_END = /(?<!（[^（）]{0,12})[“《]/;
const VERB = new RegExp(`(?:分别)?(?:${ADVERBS}){0,2}${VERBS}(?:的|，.{0,60})?$`);
const BEFORE = new RegExp(`分别(?:${ADVERBS}){0,2}${VERBS}(?:了|的)?(?:${SUM})(?:为|是|：)?$`);
/** How far before the first name the list of applicants may begin, and behind the last one end. */
const REACH = 440;

/** Where the applicants stand that 分别 ties to a run of names, told behind the run. */
function behind(document: AnnotatedDocument, end: number): ViewSpan | null {
  const match = BEHIND.exec(document.doc.view.text.slice(end, end + REACH));
  if (!match) return null;
  const whole = match[1] as string;
  const start = end + match[0].length - whole.length;
  const rest = (whole.split(LIST_END, 1)[0] as string).replace(SUMMED, '');
  const verb = VERB.exec(rest)?.index ?? rest.length;
  return verb > 1 ? viewSpan(start, start + verb) : null;
}

/** The same before the run. */
function before(document: AnnotatedDocument, start: number): ViewSpan | null {
  const text = document.doc.view.text.slice(Math.max(0, start - REACH), start);
  const verb = BEFORE.exec(text);
  if (!verb) return null;
  const head = text.slice(0, verb.index);
  const from = start - text.length + 1 + Math.max(...[...'，。；：！？\n'].map((mark) => head.lastIndexOf(mark)));
  const to = start - text.length + verb.index;
  return to - from < 2 ? null : viewSpan(from, to);
}

/** The parts of a slot that the pattern parts, without empty ones. */
function partsOf(document: AnnotatedDocument, { start, end }: ViewSpan, pattern: RegExp): ViewSpan[] {
  const parts: ViewSpan[] = [];
  let from = start;
  for (const { index, 0: mark } of everyMatch(pattern, document.doc.view.text.slice(start, end))) {
    if (start + index > from) parts.push(viewSpan(from, start + index));
    from = start + index + mark.length;
  }
  return from < end ? [...parts, viewSpan(from, end)] : parts;
}

const OF_TWO = /（(?:前者|后者)）[、，；和与及]?/g;
const GROUPS = /[，；、]?以及|[，；]/g;
/** 甲/乙、丙、丁/戊: a stroke joins those of one pilot. */
/** 20家机构, behind the last of them. */
const SUMMED = /等?\d{1,3}家(?:机构|单位)?$/;
const STROKED = /、|以及|(?<=\/[^、/]{2,40})[和与及]/g;

/** The applicants of each pilot: those of the article's groups, else one name each; null where the numbers do not fit. */
function listsFor(
  document: AnnotatedDocument,
  slot: ViewSpan,
  count: number,
  fromEnd: boolean,
): InstitutionList[] | null {
  const read = (span: ViewSpan, last: boolean): InstitutionList | null =>
    institutionList(document, span, { unknown: 'beside-known', fromEnd: last && fromEnd });
  const marked = /前者.*后者/s.test(document.doc.view.text.slice(slot.start, slot.end));
  const whole = marked ? null : read(slot, true);
  if (whole?.complete && whole.names.length === count)
    return whole.names.map((name) => ({ names: [name], complete: true }));
  const stroked = /[/／]/.test(document.doc.view.text.slice(slot.start, slot.end));
  const parts = partsOf(document, slot, marked ? OF_TWO : stroked ? STROKED : GROUPS);
  const lists = parts.flatMap((part, index) => read(part, index === 0) ?? []);
  return parts.length === count && lists.length === count && lists.every(({ complete }) => complete) ? lists : null;
}

/** Who applies with what: the list's names by their order, or nobody. */
const paired = (run: readonly Occurrence[], lists: readonly InstitutionList[] | null): Occurrence[] =>
  run.map((one, index) => ({
    ...one,
    anchored: true,
    applicants: lists?.[index] ?? { names: [], complete: true },
    applicantRule: RULE,
  }));

function pairedRun(document: AnnotatedDocument, run: readonly Occurrence[]): readonly Occurrence[] {
  const [first, last] = [run[0], run.at(-1)];
  const told = run.some(({ applicantRule, opensSection }) => opensSection || applicantRule === 'applicant/bracket');
  if (!first || !last || run.length < 2 || told) return run;
  const after = behind(document, last.outer.end);
  const slot = after ?? before(document, first.outer.start);
  if (!slot) return run;
  const lists = listsFor(document, slot, run.length, after === null);
  // What only looks like a list of institutions ties nobody.
  return lists || institutionList(document, slot, { unknown: 'beside-known', fromEnd: after === null })
    ? paired(run, lists)
    : run;
}

/** Whether two names stand in one list, nothing but a mark or 和 between them. */
const joined = (text: string, a: ViewSpan, b: ViewSpan): boolean =>
  b.start >= a.end && JOIN.test(text.slice(a.end, b.start));

/**
 * Pairs the names of each list with applicants where 分别 ties the two lists.
 * @param occurrences sorted by place
 */
export function pairRespectively(document: AnnotatedDocument, occurrences: readonly Occurrence[]): Occurrence[] {
  const { text } = document.doc.view;
  const runs: Occurrence[][] = [];
  for (const one of occurrences) {
    const run = runs.at(-1);
    const previous = run?.at(-1);
    if (run && previous && joined(text, previous.outer, one.outer)) run.push(one);
    else runs.push([one]);
  }
  return runs.flatMap((run) => pairedRun(document, run));
}
