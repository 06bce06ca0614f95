/** Applicants that stand before a name: 甲、乙和丙试点《…》, 甲申请的“…”, 甲的“…”项目, 甲“…”项目. */
import { institutionsIn } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { type InstitutionList, institutionList } from './list.ts';

const VERBS = anyOf(formsOf('application-verbs.yaml', 'apply', 'offer'));
const ADVERBS = anyOf(formsOf('application-verbs.yaml', 'adverb'));
const COUNT = '[\\d一二两三四五六七八九十]{1,3}';
/** What stands between the applicant and the name, taken off from the end piece by piece. */
const VERB_END = new RegExp(`(?:${ADVERBS}){0,2}${VERBS}$`);
const LINK_END = new RegExp(
  `(?:——|（|的|了|是|为|：|在内|还有|另有|凭借?|携|带着|则?以|，?(?:叫做?|名叫|取名|名为|名称为|题为)|即|以下|一项|一款|一个|(?:${COUNT}(?:个|项|款))?(?:金融|科技|创新|试点|公示|示范){0,2}(?:应用|项目|产品|服务|案例|试点)(?:分别)?|${ADVERBS})$`,
);
const HARD_STOP = /[，；。！？：\n]/;
/** 终止测试的为甲申请的“…”: what stands before the copula is no name. */
const COPULA = /的(?:为|是|系)$/;

/** How applicants are tied to the name behind them: 甲推出“…”, 甲的“…”, 甲“…”. */
export type Tie = 'verb' | 'possessive' | 'adjacent';

export interface ApplicantsBefore extends InstitutionList {
  readonly tie: Tie;
  /** False where other words stand between the applicants and the verb. */
  readonly direct: boolean;
}

interface Stripped {
  readonly end: number;
  readonly verb: boolean;
  readonly possessive: boolean;
}

/** Takes verbs and links off the end of `[start, end)`. */
function strip(text: string, start: number, end: number): Stripped {
  let [at, verb, possessive] = [end, false, false];
  for (let turns = 0; turns < 10; turns++) {
    const before = text.slice(Math.max(start, at - 24), at);
    const verbEnd = VERB_END.exec(before);
    const link = verbEnd ?? LINK_END.exec(before);
    if (!link) break;
    verb ||= verbEnd !== null;
    possessive ||= link[0] === '的' || link[0] === '——';
    at -= link[0].length;
  }
  return { end: at, verb, possessive };
}

/** 联合某公司，推出“…”: the partners' clause ends before the verb. */
function withPartners(text: string, from: number, stripped: Stripped): Stripped {
  if (!stripped.verb || text[stripped.end - 1] !== '，') return stripped;
  const clause = slotBefore(text, from, stripped.end - 1);
  return clause && WITH.test(text.slice(clause.start, clause.end)) ? { ...stripped, end: stripped.end - 1 } : stripped;
}

/** The subject of the sentence: a run of institutions before the verb, with other words between it and the verb. */
function subject(document: AnnotatedDocument, start: number, end: number, reach: number): InstitutionList | null {
  const { text } = document.doc.view;
  const known = institutionsIn(document, viewSpan(start, Math.max(end, start + 1)));
  const last = known.at(-1);
  if (!last) return null;
  const between = text.slice(last.span.end, end);
  // 通过, 向 and the like make the institution an object; a full clause with another subject does not reach.
  if (/[；。！？]/.test(between) || between.length > reach) return null;
  if (/[向为给由对]$/.test(text.slice(Math.max(0, last.span.start - 1), last.span.start))) return null;
  return institutionList(document, viewSpan(start, last.span.end), { unknown: 'refuse', fromEnd: true });
}

/**
 * The applicants before the name that opens at `nameStart`, looked for from `from` on (the sentence's start, or the end of the name
 * before). `certain`: the name is one by itself, so that an unusual verb (搞了个“…”) ties too. Null where nothing ties an institution to the name.
 */
export function applicantsBefore(
  document: AnnotatedDocument,
  from: number,
  nameStart: number,
  certain = false,
): ApplicantsBefore | null {
  if (from >= nameStart) return null;
  const { text } = document.doc.view;
  const stripped = withPartners(text, from, strip(text, from, nameStart));
  if (stripped.end <= from) return null;
  const slot = slotBefore(text, from, stripped.end);
  if (slot) {
    const tied = stripped.verb || stripped.possessive;
    const list = institutionList(document, slot, {
      unknown: stripped.verb || (stripped.possessive && certain) ? 'beside-known' : 'refuse',
      fromEnd: true,
    });
    const endsThere = list?.names.at(-1)?.span.end;
    if (list && !regulatorsOnly(list) && (tied || endsThere === nameStart || endsThere === stripped.end)) {
      const names = [...leaders(document, from, slot), ...list.names];
      return {
        ...list,
        names,
        tie: stripped.verb ? 'verb' : stripped.possessive ? 'possessive' : 'adjacent',
        direct: true,
      };
    }
  }
  if (!stripped.verb && !certain) return null;
  const list = subject(document, from, stripped.end, stripped.verb ? 40 : 8);
  return list && !regulatorsOnly(list) ? { ...list, tie: 'verb', direct: false } : null;
}

const LEADS = new RegExp(
  `由?([^，。；]{2,40}?)(?:作为)?${anyOf(formsOf('application-verbs.yaml', 'lead'))}(?:单位|机构|方)?，$`,
);
const WITH = new RegExp(`^${anyOf(formsOf('application-verbs.yaml', 'with'))}`);

/** 由甲牵头，联合乙申报的“…”: who leads stands in the clause before those who join. */
function leaders(document: AnnotatedDocument, from: number, slot: ViewSpan): InstitutionList['names'] {
  const { text } = document.doc.view;
  const match = WITH.test(text.slice(slot.start, slot.end)) ? LEADS.exec(text.slice(from, slot.start)) : null;
  if (!match) return [];
  const start = from + match.index + match[0].indexOf(match[1] as string);
  const list = institutionList(document, viewSpan(start, start + (match[1] as string).length), {
    unknown: 'beside-known',
    fromEnd: true,
  });
  return list?.names ?? [];
}

/** A regulator may apply beside others (a branch with credit bureaus); alone it announces. */
const regulatorsOnly = ({ names }: InstitutionList): boolean =>
  names.every(({ mention }) => mention?.institutionKind === 'regulator');

function slotBefore(text: string, from: number, end: number): ViewSpan | null {
  let start = end;
  while (start > from && !HARD_STOP.test(text[start - 1] as string) && !COPULA.test(text.slice(start - 2, start)))
    start--;
  return start < end ? viewSpan(start, end) : null;
}
