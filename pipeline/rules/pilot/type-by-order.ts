/** Types told by the order in which the pilots stand: 前四项为金融服务，最后一项为科技产品；第三个是科技产品；其余均为金融服务. */
import { oncePerDocument, textOf } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Found, Rule } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import { NUMERAL, wholeNumber } from '../announcement/numeral.ts';
import { TYPE_WORD, typeNamed } from './type-words.ts';

/** Which of the pilots a phrase means: the first so many, the last so many, one by its number, or those not told otherwise. */
type Place = 'first' | 'last' | 'nth' | 'rest';

interface Ordered {
  readonly place: Place;
  readonly number: number;
  readonly type: Found<PilotType>;
}

const NOUN = '(?:个|项|款|案|件)(?:创新|试点)?(?:应用|项目)?';
const IS = '(?:全部|均|都|皆|全|则|才)?(?:属于|属|为|是|系)(?:创新)?';
/** 前两个, 最后一项, 第3个, 其余: the groups are place, numeral and type. */
const ORDERED = new RegExp(
  `(?:(前|最后|末尾|末|后|第)(${NUMERAL})${NOUN}|(其余|其他|剩余|剩下的?|余下的?)(?:${NUMERAL}${NOUN}|${NOUN}|应用|项目)?)${IS}(${TYPE_WORD})`,
  'g',
);
/** 第1、2项, 第三至五项: numbers, and ranges of them. */
const NUMBERED = new RegExp(
  `第(${NUMERAL}(?:(?:个|项|款)?[、和及与至到—~-]第?${NUMERAL}){1,9})${NOUN}${IS}(${TYPE_WORD})`,
  'g',
);
const EACH = new RegExp(`([至到—~-]?)第?(${NUMERAL})`, 'g');
const PLACES: Readonly<Record<string, Place>> = {
  前: 'first',
  后: 'last',
  末: 'last',
  末尾: 'last',
  最后: 'last',
  第: 'nth',
};

function orderedIn(document: AnnotatedDocument, within: ViewSpan): Found<Ordered>[] {
  return everyMatch(ORDERED, textOf(document, within)).flatMap((match): Found<Ordered>[] => {
    const [whole, place, numeral = '', , word = ''] = match;
    const number = place === undefined ? 0 : wholeNumber(numeral);
    const type = typeNamed(word);
    if (number === null || type === null) return [];
    const at = [viewSpan(within.start + match.index, within.start + match.index + whole.length)];
    const found = { value: type, at, rule: orderedTypes.id };
    return [{ value: { place: (place && PLACES[place]) || 'rest', number, type: found }, at, rule: orderedTypes.id }];
  });
}

/** The numbers that a list of them means: 1、3至5 are 1, 3, 4 and 5. */
function numbersIn(list: string): number[] {
  const numbers: number[] = [];
  for (const [, range, numeral = ''] of everyMatch(EACH, list)) {
    const number = wholeNumber(numeral);
    if (number === null || number > MOST) return [];
    const last = numbers.at(-1) ?? number;
    for (let next = last + 1; range && next < number; next++) numbers.push(next);
    numbers.push(number);
  }
  return numbers;
}
/** No batch is larger. */
const MOST = 40;

/** 第1、2项为金融服务: one phrase a number. */
function numberedIn(document: AnnotatedDocument, within: ViewSpan): Found<Ordered>[] {
  return everyMatch(NUMBERED, textOf(document, within)).flatMap(({ index, 0: whole, 1: list = '', 2: word = '' }) => {
    const type = typeNamed(word);
    const at = [viewSpan(within.start + index, within.start + index + whole.length)];
    const rule = orderedTypes.id;
    return numbersIn(list).flatMap((number): Found<Ordered>[] =>
      type ? [{ value: { place: 'nth', number, type: { value: type, at, rule } }, at, rule }] : [],
    );
  });
}

/** The phrases of a text that give types by order. */
export const orderedTypes: Rule<Ordered> = {
  id: 'type/by-order',
  why: 'articles list the pilots and then say which of them, by their order, are of which type',
  examples: [
    {
      text: '前四项为金融服务，最后一项为科技产品。',
      gives: ['first 4 financial-service', 'last 1 technology-product'],
    },
    {
      text: '其中前2个均为金融服务，其余为科技产品。',
      gives: ['first 2 financial-service', 'rest 0 technology-product'],
    },
    {
      text: '前两案都是金融服务，第三案才是科技产品。',
      gives: ['first 2 financial-service', 'nth 3 technology-product'],
    },
    { text: '第三个是科技产品。', gives: ['nth 3 technology-product'] },
    {
      text: '第1、3项为金融服务，第四至五项均为科技产品。',
      gives: [
        'nth 1 financial-service',
        'nth 3 financial-service',
        'nth 4 technology-product',
        'nth 5 technology-product',
      ],
    },
    { text: '包括2个金融服务和1个科技产品。', gives: [] },
    { text: '前四项为商业银行申请。', gives: [] },
  ],
  find: (document, within) => [...orderedIn(document, within), ...numberedIn(document, within)],
  show: ({ place, number, type }) => `${place} ${number} ${type.value}`,
};

const allOrdered = oncePerDocument((document): readonly Found<Ordered>[] =>
  document.segments.sentences.flatMap(({ span }) => orderedTypes.find(document, span)),
);

const means = ({ place, number }: Ordered, index: number, count: number): boolean => {
  if (place === 'first') return index < number;
  if (place === 'last') return index >= count - number;
  return place === 'nth' && index === number - 1;
};

/**
 * The types of the pilots of one announcement, by their order; null where nothing tells.
 * @param sections the parts of the document that belong to the announcement
 * @param count how many pilots it has, as many as it states: an order with gaps tells nothing
 */
export function typesByOrder(
  document: AnnotatedDocument,
  sections: readonly ViewSpan[],
  count: number,
): (Found<PilotType> | null)[] {
  const told = allOrdered(document).filter(({ at: [span] }) =>
    sections.some((section) => span !== undefined && contains(section, span)),
  );
  const rest = told.find(({ value }) => value.place === 'rest')?.value.type ?? null;
  // More phrases than pilots are no order of these.
  const known = told.length > count ? [] : told;
  return Array.from({ length: count }, (_, index) =>
    known.length === 0 ? null : (known.find(({ value }) => means(value, index, count))?.value.type ?? rest),
  );
}
