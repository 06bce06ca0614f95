/** Names of any shape without marks, where a list behind a lead-in has as many as the article counts: 首批6个应用包括甲、乙、…以及己. */
import { institutionsIn, oncePerDocument, sentencesIn } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Rule, Sentence } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { countRule } from '../announcement/count.ts';
import { NUMERAL } from '../announcement/numeral.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from './occurrence.ts';
import { hasHead, isUnmistakable, nameShape } from './shape.ts';

/** The noun of pilots, the lead-in, and the list to the end of its clause. */
const LIST = new RegExp(
  `(?:应用|项目|产品|名单)(?:，?共${NUMERAL}[个项款]|具体|主要|分别|中|里|，)*${anyOf(formsOf('enumerations.yaml', 'opens-list'))}[：，]?([^。！？\\n]{20,600})`,
  'g',
);
/** 等11项应用, 等: what sums the list up. */
const SUM =
  /等(?:\d{1,2}|[一二两三四五六七八九十]{1,3})?(?:个|项|款)?(?:创新|试点|公示)?(?:应用|项目|产品)?(?:，.*)?$/s;
/** Behind the last name the sentence may go on; no name holds such a mark. */
const GOES_ON = /[，；].*$/s;
/** 1.甲；2.乙；, ①甲②乙: what numbers the names, with the mark before it. */
const NUMBER = /[；、，\s]?(?:(?<![\d.])\d{1,2}[.．、)）](?!\d)|[①-⑳]|[（(][一二三四五六七八九十\d]{1,2}[)）])\s?/g;
const MARK = /、/g;
const LAST = /以及|[和与及]/g;
/** Fewer are told one by one, and any two nouns would do. */
const FEWEST = 3;
const VERBAL = new RegExp(anyOf(formsOf('application-verbs.yaml', 'clause')));

/** How many pilots the article counts, anywhere. */
const counts = oncePerDocument(
  (document): ReadonlySet<number> =>
    new Set(countRule.find(document, viewSpan(0, document.doc.view.text.length)).map(({ value }) => value)),
);

function isName(document: AnnotatedDocument, span: ViewSpan): boolean {
  const text = document.doc.view.text.slice(span.start, span.end);
  const bodies = institutionsIn(document, span);
  // 某银行的…服务: what is somebody's has its own rule.
  const isOwned = bodies.some((one) => one.span.start === span.start) && text.includes('的');
  const isBody = bodies.some((one) => one.span.start === span.start && one.span.end === span.end);
  // 某银行“…服务”: the marks say where the name stands.
  return (
    !isBody &&
    !isOwned &&
    !/[”》]$/.test(text) &&
    nameShape(text) !== 'none' &&
    (!VERBAL.test(text) || isUnmistakable(text))
  );
}

/** The runs behind the numbers of a list, without the mark at their end. */
const numbered = (list: string, offset: number, numbers: readonly RegExpExecArray[]): ViewSpan[] =>
  numbers.map(({ index, 0: number }, at) => {
    const start = index + number.length;
    const run = list.slice(start, numbers[at + 1]?.index ?? list.length).replace(/[；，、]$/, '');
    return viewSpan(offset + start, offset + start + run.length);
  });

/** The runs of a list that begins at `offset`, parted by 、; where that makes one too few, the last by its 以及 or 与 as well. */
function readings(whole: string, offset: number): ViewSpan[][] {
  const numbers = everyMatch(NUMBER, whole);
  if (numbers[0]?.index === 0 && numbers.length >= FEWEST) return [numbered(whole, offset, numbers)];
  const list = whole.replace(GOES_ON, '');
  const parts: ViewSpan[] = [];
  let from = 0;
  for (const { index } of everyMatch(MARK, list)) {
    parts.push(viewSpan(offset + from, offset + index));
    from = index + 1;
  }
  const last = list.slice(from);
  const splits = everyMatch(LAST, last).map(({ index, 0: joiner }) => [
    ...parts,
    viewSpan(offset + from, offset + from + index),
    viewSpan(offset + from + index + joiner.length, offset + list.length),
  ]);
  return [...splits, [...parts, viewSpan(offset + from, offset + list.length)]];
}

function namesIn(document: AnnotatedDocument, { span }: Sentence): Occurrence[] {
  const { text } = document.doc.view;
  for (const match of everyMatch(LIST, text.slice(span.start, span.end))) {
    const rest = match[1] as string;
    const list = rest.replace(SUM, '');
    const offset = span.start + match.index + match[0].length - rest.length;
    const names = readings(list, offset).find(
      (parts) =>
        parts.length >= FEWEST &&
        parts.filter((part) => hasHead(text.slice(part.start, part.end))).length * 2 >= parts.length &&
        parts.every((part) => isName(document, part)) &&
        counts(document).has(parts.length),
    );
    if (names) return names.map((name) => occurrence({ name, outer: name, rule: nameByCount.id, anchored: true }));
  }
  return [];
}

/** Names that their number vouches for. */
export const nameByCount: Rule<Occurrence> = {
  id: 'pilot/name-by-count',
  why: 'news list the names of a batch without marks; a list behind the noun of pilots that has as many as the article counts is theirs',
  examples: [
    {
      text: '第一批4个应用公示。入选应用包括基于区块链的票据流转平台、快易贷产品、移动云签盾以及手机刷脸创新应用。',
      gives: ['基于区块链的票据流转平台', '快易贷产品', '移动云签盾', '手机刷脸创新应用'],
    },
    {
      text: '针对首批3项应用公开征求意见。应用具体包括：5G+智慧网点、“一键通”理赔产品、智能云柜台服务。',
      gives: ['5G+智慧网点', '“一键通”理赔产品', '智能云柜台服务'],
    },
    {
      text: '公示首批创新应用，共3项，分别为：1.基于物联网的海参养殖保险服务；2.渔船抵押登记云平台；3.“鲅鱼贷”普惠服务。',
      gives: ['基于物联网的海参养殖保险服务', '渔船抵押登记云平台', '“鲅鱼贷”普惠服务'],
    },
    { text: '首批5个应用公示。应用包括手机银行、理赔产品、云柜台服务。', gives: [] },
    { text: '首批3个应用公示。该应用为小微企业、个体工商户、农户提供贷款。', gives: [] },
    { text: '首批4个应用公示。应用是四家银行独立申报的项目，包括重庆银行、成都银行、民生银行、宁波银行。', gives: [] },
    { text: '首批3个应用公示。应用包括甲行推出的“鑫易贷服务”、乙行“一码通服务”、丙行“云柜台服务”。', gives: [] },
    { text: '首批3个应用公示。应用涉及大数据、云计算和区块链。', gives: [] },
  ],
  find: (document, within) =>
    sentencesIn(document, within)
      .flatMap((sentence) => namesIn(document, sentence))
      .map(foundOccurrence),
  show: showOccurrence,
};
