/** Whether a figure tells what is expected of the pilot, or what there is already, a limit, a change, somebody else's. */
import { institutionsIn, termsIn } from '../../annotated.ts';
import type { Figure } from '../../figures.ts';
import { viewSpan } from '../../view.ts';
import { clauseStart, type Passage, spansIn } from './passage.ts';
import type { Reading } from './reading.ts';
import { cue } from './vocabulary.ts';

/** 一次绑卡, 一家银行: an article rather than a number; three banks, without a counter, are those just named. */
const FEWEST = 2;
const FEWEST_BARE = 10;
/** A change stands right beside its figure: 减少人工核验3000笔, 提升50%. */
const BESIDE = 8;
/** 300,000 yuan each, 30万元/户; each month is a time. */
const EACH_BEHIND = /^ ?(?:each(?! (?:year|month))|apiece)\b|^ ?[/／](?:户|笔|家|人|单)/;
/** 首批3个创新应用之一: pilots, whatever noun stands before them. */
const PILOTS = /^(?:金融科技)?(?:创新|试点){1,2}(?:监管)?(?:应用|项目|产品)|^(?:应用|项目)之一/;
const LONGEST_PILOTS = 12;
/** 3家单位联合申请: who applies. */
const APPLY = /^(?:单位|机构|企业|公司|银行)?(?:联合|共同|合作)?(?:申请|申报)/;
/** Between the bank that opens a clause and what it has. */
const OWN_GAP = 4;

/** Where the last word before the figure says that it is expected; -1 where none does. */
const lastAhead = ({ marks, announced }: Passage, figure: Figure): number =>
  marks.ahead.findLast((at) => at < figure.at.start) ?? (announced ? 0 : -1);

/** Whether a word before the figure says that it is expected. */
export const isAhead = (passage: Passage, figure: Figure): boolean => lastAhead(passage, figure) >= 0;

/** Why the figure is no scale of the pilot; null where it is. */
export function notScale(passage: Passage, figure: Figure, reading: Reading): string | null {
  const { text, marks } = passage;
  if (reading.metric === 'none') return 'no-scale';
  if (isTooFew(figure)) return 'too-few';
  const behind = text.slice(figure.end, figure.end + LONGEST_PILOTS);
  if (PILOTS.test(behind)) return 'pilots';
  if (APPLY.test(behind)) return 'applicants';
  const start = figure.at.start;
  const clause = text.slice(clauseStart(text, start), start);
  if (cue('each').test(clause) || EACH_BEHIND.test(text.slice(figure.at.end, figure.at.end + BESIDE))) return 'each';
  if (isLimit(text.slice(start - clause.length, figure.start))) return 'limit';
  if (isChange(text, figure, clause)) return 'change';
  const ahead = lastAhead(passage, figure);
  const exists = marks.exists.findLast((at) => at < start) ?? -1;
  if (exists > ahead) return 'exists';
  if (ahead >= 0) return null;
  if (passage.completed) return 'result';
  if (marks.market.some((at) => at < start)) return 'market';
  if (isNamed(figure, reading, clause)) return 'named';
  own ??= ownPatterns();
  if (own.described.test(text.slice(0, start))) return 'own';
  if (isOfPlace(passage, figure, clause)) return 'market';
  return isOwn(passage, figure, clause) ? 'own' : null;
}

/** 贷款上限为50万元, but not 授信总额上限为2亿元. The clause goes on to the number, as 上限 is its comparator. */
const isLimit = (clause: string): boolean => cue('limit').test(clause) && !cue('whole').test(clause);

/** 晋江鞋企超过1万家: the clause begins with a place and serves nobody there. */
function isOfPlace(passage: Passage, figure: Figure, clause: string): boolean {
  if (clause === '' || cue('served').test(clause) || cue('cover').test(clause)) return false;
  const start = figure.at.start - clause.length;
  const span = spansIn(passage, start, figure.at.start).at(-1);
  const [place] = span ? termsIn(passage.document, span, 'region') : [];
  return place !== undefined && place.span.start - (span?.start ?? 0) <= 1;
}

const isTooFew = ({ kind, counter, value, comparator }: Figure): boolean =>
  kind !== 'money' &&
  kind !== 'ratio' &&
  (value < FEWEST || (counter === null && comparator === 'eq' && value < FEWEST_BARE));

/** Fewer are named one by one. */
const FEWEST_SERVED = 10;

/** 三家怎么分工, 三家科技公司 are those just named, unless somebody serves them. */
const isNamed = ({ value, comparator }: Figure, { metric, noun }: Reading, clause: string): boolean =>
  (metric === 'enterprise-customers' || metric === 'customers') &&
  ((value < FEWEST_SERVED && comparator === 'eq') || (noun === null && metric === 'enterprise-customers')) &&
  !cue('served').test(clause);

function isChange(text: string, figure: Figure, clause: string): boolean {
  const change = cue('change');
  if (figure.kind === 'ratio')
    return change.test(clause) || change.test(text.slice(figure.at.end, figure.at.end + BESIDE));
  const near = clause.slice(-BESIDE);
  return change.test(near) && !/[至到]$|增|rais|increas/.test(near);
}

/** 该行服务客户超3000万: the clause begins with the institution and goes on with what it has. */
function isOwn(passage: Passage, figure: Figure, clause: string): boolean {
  const { document, marks } = passage;
  const start = figure.at.start - clause.length;
  if (clause === '' || marks.bases.some((marker) => marker.start >= start && marker.end <= figure.at.start))
    return false;
  own ??= ownPatterns();
  if (own.begins.test(clause) || own.ends.test(clause)) return true;
  const span = spansIn(passage, start, figure.at.start).at(-1);
  if (!span) return false;
  const [institution] = institutionsIn(document, viewSpan(span.start, span.end));
  if (!institution || institution.span.start > span.start + 1) return false;
  return own.state.test(clause.slice(institution.span.end - span.start));
}

let own: ReturnType<typeof ownPatterns> | undefined;

/** 该行服务客户, at the beginning of a clause; 本行的, before the figure; 服务客户, behind an institution; 该行资产规模, of whom the sentence goes on to tell. */
function ownPatterns() {
  const state = `.{0,${OWN_GAP}}${cue('own-state').source}`;
  const asset = `.{0,${OWN_GAP}}${cue('own-asset').source}`;
  return {
    begins: new RegExp(`^ ?${cue('own').source}${state}`),
    ends: new RegExp(`${cue('own').source}的? ?$`),
    state: new RegExp(`^${state}`),
    described: new RegExp(`(?:^|，) ?${cue('own').source}${asset}`),
  };
}
