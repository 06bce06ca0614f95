/** How many of the announced pilots are financial services and how many technology products. */
import { textOf } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Found, Rule } from '../../types.ts';
import { overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import { TYPE_WORD, typeNamed } from '../pilot/type-words.ts';
import { NUMERAL, wholeNumber } from './numeral.ts';

export type ByType = Partial<Record<PilotType, number>>;

const COUNTER = '(?:个|项|款|件)';
const IS = '(?:均|都|皆|全部|全)?(?:为|是|属于|属|系)?';
const ENGLISH_TYPE = '(financial services?|technolog(?:y|ical) products?|tech(?:nology)?-? ?products?)';
/** 前一个, 后一个 mean one pilot and count nothing. */
const BEFORE = new RegExp(
  `(?<![第这那每]|另(?=[一1](?!\\d))|(?<!最)[前后](?=[一1](?!\\d)))(${NUMERAL})${COUNTER}(?:应用|项目|创新应用)?(?:的?类型)?${IS}(?:新型|创新)?(${TYPE_WORD})`,
  'gi',
);
const AFTER = new RegExp(
  `(${TYPE_WORD})(?:类)?(?:创新)?(?:应用|项目)?(?:有|共|共计|为|各|达|达到)?(${NUMERAL})${COUNTER}`,
  'gi',
);
const ALL = new RegExp(
  `(?:(${NUMERAL})${COUNTER}[^，。；：]{0,12}?)(?:全部|均|都|皆|全|悉数)(?:属于|属|为|是)?(?:创新)?(${TYPE_WORD})`,
  'gi',
);
/** （2金融服务、1科技产品）. */
const BARE = new RegExp(`(?<![\\d.])(\\d{1,2})(${TYPE_WORD})`, 'g');
const EACH = new RegExp(
  `(${TYPE_WORD})(?:类)?[和与、及](${TYPE_WORD})(?:类)?(?:应用|项目)?各(?:有|占)?(${NUMERAL})${COUNTER}`,
  'gi',
);
const ENGLISH = new RegExp(
  `(${NUMERAL})(?: of (?:the|them)(?: ${NUMERAL})?)?(?: (?:are|were|is))? (?:new |are )?${ENGLISH_TYPE}`,
  'gi',
);
/** One beside the count of the other type; alone it points at a pilot. */
const ENGLISH_ONE = new RegExp(`(?<=(?:\\band|\\bplus|[:,]) )one (?:(?:is|was) )?(?:an? )?${ENGLISH_TYPE}`, 'gi');

const ENGLISH_KIND = (word: string): PilotType =>
  /financial/i.test(word) ? 'financial-service' : 'technology-product';

interface Part {
  readonly type: PilotType;
  readonly count: number;
  readonly span: ViewSpan;
}

/** One value over all of `within`, where the parts do not contradict each other. */
export const byTypeRule: Rule<ByType> = {
  id: 'announcement/stated-by-type',
  why: 'announcements count the two types of JR/T 0198-2020; that all are of one type is a count too',
  examples: [
    { text: '首批5个创新应用，包括2项金融服务和3个科技产品。', gives: ['financial-service 2, technology-product 3'] },
    { text: '6项应用中，3项为金融服务、3项为科技产品。', gives: ['financial-service 3, technology-product 3'] },
    {
      text: '首批4个创新应用，其中两项为金融服务，另两项为科技产品。',
      gives: ['financial-service 2, technology-product 2'],
    },
    { text: '第二批名单：金融服务7个，科技产品达4个。', gives: ['financial-service 7, technology-product 4'] },
    {
      text: '4项应用中，3项应用类型是金融服务，其余1项应用类型是科技产品。',
      gives: ['financial-service 3, technology-product 1'],
    },
    { text: '其中金融服务、科技产品各2件。', gives: ['financial-service 2, technology-product 2'] },
    { text: '其中金融服务6个、科技产品5个。', gives: ['financial-service 6, technology-product 5'] },
    { text: '本批共4个应用，金融服务和科技产品各2项。', gives: ['financial-service 2, technology-product 2'] },
    { text: 'All three are financial services.', gives: ['financial-service 3'] },
    { text: '7月31日公布的5个应用全部为金融服务。', gives: ['financial-service 5'] },
    {
      text: 'Three of the five are financial services and two are technology products.',
      gives: ['financial-service 3, technology-product 2'],
    },
    {
      text: 'The list holds four applications: 3 financial services plus one technology product.',
      gives: ['financial-service 3, technology-product 1'],
    },
    {
      text: 'Two were financial services and one was a technology product.',
      gives: ['financial-service 2, technology-product 1'],
    },
    { text: 'The bank put its hopes in the pilot, and one financial service is all it has.', gives: [] },
    { text: '首批3个创新应用（2金融服务、1科技产品）', gives: ['financial-service 2, technology-product 1'] },
    { text: '前4个为金融服务，后2个为科技产品。', gives: ['financial-service 4, technology-product 2'] },
    { text: '前四项均为金融服务，最后一项为科技产品。', gives: ['financial-service 4, technology-product 1'] },
    { text: '前一个应用为金融服务，后一个应用为科技产品。', gives: [] },
    { text: '该应用为金融服务，服务3个省。第三个是科技产品。', gives: [] },
  ],
  find: findByType,
  show: (value) =>
    Object.entries(value)
      .map(([type, count]) => `${type} ${count}`)
      .join(', '),
};

/** Patterns whose groups are numeral and type, in either order. */
const PATTERNS = [
  { pattern: ALL, numeral: 1, word: 2 },
  { pattern: AFTER, numeral: 2, word: 1 },
  { pattern: BEFORE, numeral: 1, word: 2 },
  { pattern: BARE, numeral: 1, word: 2 },
  { pattern: ENGLISH, numeral: 1, word: 2 },
];
const typeOf = (word: string): PilotType | null => (/^[a-z]/i.test(word) ? ENGLISH_KIND(word) : typeNamed(word));

/** Every pattern names a type. */
const ANY_TYPE = new RegExp(`${TYPE_WORD}|${ENGLISH_TYPE}`, 'i');

function parts(text: string, offset: number): Part[] {
  const found: Part[] = [];
  if (!ANY_TYPE.test(text)) return found;
  const add = (start: number, end: number, numeral: string, type: PilotType | null): void => {
    const count = wholeNumber(numeral.toLowerCase());
    const span = viewSpan(offset + start, offset + end);
    if (count !== null && type !== null && !found.some((other) => overlaps(other.span, span)))
      found.push({ type, count, span });
  };
  for (const match of everyMatch(EACH, text)) {
    const [whole, first = '', second = '', numeral = ''] = match;
    const border = match.index + first.length;
    add(match.index, border, numeral, typeOf(first));
    add(border, match.index + whole.length, numeral, typeOf(second));
  }
  for (const { pattern, numeral, word } of PATTERNS) {
    for (const match of everyMatch(pattern, text))
      add(match.index, match.index + match[0].length, match[numeral] ?? '', typeOf(match[word] ?? ''));
  }
  if (found.length > 0)
    for (const { index, 0: words, 1: word = '' } of everyMatch(ENGLISH_ONE, text))
      add(index, index + words.length, '1', typeOf(word));
  return found.sort((a, b) => a.span.start - b.span.start);
}

function findByType(document: AnnotatedDocument, within: ViewSpan): Found<ByType>[] {
  const found = parts(textOf(document, within), within.start);
  const value: ByType = {};
  const at: ViewSpan[] = [];
  for (const { type, count, span } of found) {
    if (value[type] !== undefined && value[type] !== count) return [];
    value[type] = count;
    at.push(span);
  }
  return at.length > 0 ? [{ value, at, rule: 'announcement/stated-by-type' }] : [];
}

/** Half of them are financial services and half are technology products. */
const HALF = `\\bhalf\\b[^.;]{0,40}?\\b${ENGLISH_TYPE}`;
const HALVES = new RegExp(`${HALF}[^.;]{0,60}?${HALF}`, 'i');

/** Both types where one is half of an even count, and the other the other half. */
export function halves(document: AnnotatedDocument, within: ViewSpan, count: number): Found<ByType> | null {
  const match = count % 2 === 0 ? HALVES.exec(textOf(document, within)) : null;
  const [first, second] = [match?.[1], match?.[2]].map((word) => (word ? ENGLISH_KIND(word) : null));
  if (!match || !first || !second || first === second) return null;
  const start = within.start + match.index;
  const value = { [first]: count / 2, [second]: count / 2 };
  return { value, at: [viewSpan(start, start + match[0].length)], rule: byTypeRule.id };
}

const EVERY = new RegExp(`(?:全部|均|都|皆|全|悉数)(?:属于|属|为|是)(?:创新)?(${TYPE_WORD})`);

/** 共计2个，均为金融服务: all are of one type, and their number stands elsewhere. */
export function allOfOneType(document: AnnotatedDocument, within: ViewSpan, count: number): Found<ByType> | null {
  const match = EVERY.exec(textOf(document, within));
  const type = match && typeNamed(match[1] as string);
  if (!match || !type) return null;
  const start = within.start + match.index;
  return { value: { [type]: count }, at: [viewSpan(start, start + match[0].length)], rule: byTypeRule.id };
}
