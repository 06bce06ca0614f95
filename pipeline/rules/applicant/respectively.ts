/**
 * 分别 pairs a list of pilots with a list of applicants by order: “A”“B”分别由甲、乙申请; 甲、乙分别推出“A”“B”. Lists of unequal length, or broken
 * off, pair nobody.
 */
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
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
  `^${SUM}[，。；\\s]?${SUM}的?(?:分别由|${LABEL}分别(?:为|是|：)|由(?=[^。；“《]{2,120}分别))([^。；“《\\n]{2,120})`,
);
const VERB = new RegExp(`(?:分别)?(?:${ADVERBS}){0,2}${VERBS}(?:的|，.{0,60})?$`);
const BEFORE = new RegExp(`分别(?:${ADVERBS}){0,2}${VERBS}(?:了|的)?(?:${SUM})(?:为|是|：)?$`);
/** How far before the first name the list of applicants may begin, and behind the last one end. */
const REACH = 200;

/** The applicants that 分别 ties to a run of names, told behind the run. */
function behind(document: AnnotatedDocument, end: number): InstitutionList | null {
  const match = BEHIND.exec(document.doc.view.text.slice(end, end + REACH));
  // 甲、乙（前者），丙、丁（后者） says itself who belongs to whom.
  if (!match || /前者|后者/.test(match[1] as string)) return null;
  const rest = match[1] as string;
  const start = end + match[0].length - rest.length;
  const verb = VERB.exec(rest)?.index ?? rest.length;
  return verb > 1 ? institutionList(document, viewSpan(start, start + verb), { unknown: 'beside-known' }) : null;
}

/** The same before the run. */
function before(document: AnnotatedDocument, start: number): InstitutionList | null {
  const text = document.doc.view.text.slice(Math.max(0, start - REACH), start);
  const verb = BEFORE.exec(text);
  if (!verb) return null;
  const head = text.slice(0, verb.index);
  const from = start - text.length + 1 + Math.max(...[...'，。；：！？\n'].map((mark) => head.lastIndexOf(mark)));
  const to = start - text.length + verb.index;
  if (to - from < 2) return null;
  return institutionList(document, viewSpan(from, to), { unknown: 'beside-known', fromEnd: true });
}

/** Who applies with what: the list's names by their order, or nobody. */
function paired(run: readonly Occurrence[], { names, complete }: InstitutionList): Occurrence[] {
  const fits = complete && names.length === run.length;
  return run.map((one, index) => ({
    ...one,
    anchored: true,
    applicants: { names: fits ? names.slice(index, index + 1) : [], complete: true },
    applicantRule: RULE,
  }));
}

function pairedRun(document: AnnotatedDocument, run: readonly Occurrence[]): readonly Occurrence[] {
  const [first, last] = [run[0], run.at(-1)];
  const told = run.some(({ applicantRule, opensSection }) => opensSection || applicantRule === 'applicant/bracket');
  if (!first || !last || run.length < 2 || told) return run;
  const list = behind(document, last.outer.end) ?? before(document, first.outer.start);
  return list ? paired(run, list) : run;
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
