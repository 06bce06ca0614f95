/** Types of pilots told in groups: before the names (金融服务包括…), behind them (“甲”、“乙”为金融服务), or carried on (余下一个为…). */
import { sentenceOf } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Found, Sentence } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { NUMERAL, wholeNumber } from '../announcement/numeral.ts';
import type { Occurrence } from './occurrence.ts';
import { TYPE_WORD, typeNamed } from './type-words.ts';

const RULE = 'type/group';
const COUNTER = '[个项款件案]';
const APPLIED = anyOf(formsOf('application-verbs.yaml', 'apply', 'offer'));
const SAME = anyOf(formsOf('type-groups.yaml', 'same'));
const BEFORE = new RegExp(
  [
    // 金融服务和科技产品包括… is said of both.
    `(?<!${TYPE_WORD}(?:类)?[和与及、])(${TYPE_WORD})(?:类)?(?:创新)?(?:应用|项目)?(?:名称)?(?:(?:以?及|和|与)其?(?:申请|申报)(?:机构|单位))?(?:[\\d一二三四五六七八九十]{1,3}${COUNTER})?(?:，)?(?:则)?(?:分别)?(?:一[个项款件](?:为|是|叫|名为)|为|是|有|包括|包含|：|即|方面|部分|名为|叫|的?，?还有)`,
    // 两个金融服务之中，最受关注的是…
    `(?<=${NUMERAL}${COUNTER}(?:创新)?)(${TYPE_WORD})(?:类)?(?:应用|项目)?(?:之|当)?[中里内](?=[，“《有最])`,
    // 三是科技产品“…”, 甲申请的金融服务“…”, 另一件金融服务“…”, 同属金融服务的“…”: right before the name.
    `(?<=^|[是为：；，、]|${APPLIED}的)(?:(?:另|另有|还有|其中|最后|末)?一[个项款件]|第${NUMERAL}[个项款件]|唯一的?(?:一[个项款件])?|${SAME})?(${TYPE_WORD})(?:类)?(?:应用|项目)?的?(?=[“《]$)`,
  ].join('|'),
  'g',
);
const ALL = anyOf(formsOf('type-groups.yaml', 'all'));
const BEHIND = new RegExp(
  `(${ALL}{1,2})?${anyOf(formsOf('type-groups.yaml', 'copula'))}(?:创新|新型)?(${TYPE_WORD})(?:类)?(?:创新)?(?:应用|项目)?(?=[，；。）]|$)`,
  'g',
);

const found = (value: PilotType | null, at: readonly ViewSpan[]): Found<PilotType> | null =>
  value && { value, at: [...at], rule: RULE };

/** 金融服务类包括“…”、“…”；科技产品为“…”: the nearest type before the name in its sentence. */
export function typeBefore(document: AnnotatedDocument, name: ViewSpan): Found<PilotType> | null {
  const sentence = sentenceOf(document, name);
  if (!sentence) return null;
  const match = everyMatch(BEFORE, document.doc.view.text.slice(sentence.span.start, name.start)).at(-1);
  if (!match) return null;
  const start = sentence.span.start + match.index;
  return found(typeNamed(match[1] ?? match[2] ?? match[3] ?? ''), [viewSpan(start, start + match[0].length)]);
}

/** What stands between two names of one list: nothing but the mark or the word that joins them. */
const JOINED = /^(?:（[^（）]{0,80}）)?(?:[、，]|、?以及|[、，]?[和与及])(?:由)?$/;
/** What stands between the last name of a list and its type: 2个应用. */
const LISTED = new RegExp(
  `^(?:（[^（）]{0,80}）)?(?:等?(${NUMERAL})${COUNTER}(?:创新|试点)?(?:应用|项目)?)?，?(?:则|亦|也|同)?$`,
);
/** 等5个应用，均为: said of more than the sentence names. */
const OTHERS = new RegExp(`等|${NUMERAL}${COUNTER}`);

/** Where what belongs to an occurrence begins: its applicants, where they stand before it. */
const beginning = ({ applicants, outer }: Occurrence): number =>
  Math.min(outer.start, applicants?.names[0]?.span.start ?? outer.start);

/** The names that a type behind them is said of: all since `from`, or those that are joined into one list. */
function saidOf(text: string, names: readonly Occurrence[], at: number, all: boolean): readonly Occurrence[] {
  const last = names.at(-1);
  if (!last) return [];
  const between = text.slice(last.outer.end, at);
  const counted = LISTED.exec(between);
  const count = counted?.[1] === undefined ? null : wholeNumber(counted[1]);
  if (all) return count === names.length || !OTHERS.test(between) ? names : [];
  let first = names.length - 1;
  while (
    first > 0 &&
    JOINED.test(text.slice((names[first - 1] as Occurrence).outer.end, beginning(names[first] as Occurrence)))
  )
    first--;
  const list = names.slice(first);
  return counted && (count ?? list.length) === list.length ? list : [];
}

/** The types told behind the names of one sentence, in which the occurrences stand. A list ends at a semicolon and at another's type. */
function behindIn(
  text: string,
  { span }: Sentence,
  own: readonly Occurrence[],
  types: Map<number, Found<PilotType>>,
): void {
  let [from, next] = [span.start, 0];
  for (const match of everyMatch(BEHIND, text.slice(span.start, span.end))) {
    const at = span.start + match.index;
    const begins = from + text.slice(from, at).lastIndexOf('；') + 1;
    while (next < own.length && (own[next] as Occurrence).outer.start < begins) next++;
    const first = next;
    while (next < own.length && (own[next] as Occurrence).outer.end <= at) next++;
    const names = own.slice(first, next);
    const type = found(typeNamed(match[2] as string), [viewSpan(at, at + match[0].length)]);
    for (const { name } of saidOf(text, names, at, match[1] !== undefined)) if (type) types.set(name.start, type);
    from = at + match[0].length;
  }
}

/** The types told behind lists of names, by where each name begins. */
export function typesBehind(
  document: AnnotatedDocument,
  occurrences: readonly Occurrence[],
): ReadonlyMap<number, Found<PilotType>> {
  const bySentence = new Map<Sentence, Occurrence[]>();
  for (const one of [...occurrences].sort((a, b) => a.name.start - b.name.start)) {
    const sentence = sentenceOf(document, one.name);
    if (!sentence) continue;
    const own = bySentence.get(sentence);
    if (own) own.push(one);
    else bySentence.set(sentence, [one]);
  }
  const types = new Map<number, Found<PilotType>>();
  for (const [sentence, own] of bySentence) behindIn(document.doc.view.text, sentence, own, types);
  return types;
}

const GO_ON = anyOf(formsOf('type-groups.yaml', 'go-on'));
const IN_ORDER = `(?:${anyOf(formsOf('type-groups.yaml', 'go-on-in-order'))}|第${NUMERAL}(?=${COUNTER}))`;
/** 余下一个为, 第三项则由, 最后登场的是 at the beginning of a sentence. */
const NEXT = new RegExp(
  `^(?:而|至于|此外，?|同时，?)?(?:(${GO_ON})|${IN_ORDER})(?:[^，。；“]{0,6}${COUNTER}|[^，。；“]{0,4}的)`,
);

/**
 * The type of one more pilot of a group, told in a sentence that goes on with it.
 * @param name where the pilot is named
 * @param last the type of the pilot told before it
 * @param room whether the announcement has more of that type than are told; null where it does not say how many
 */
export function typeContinued(
  document: AnnotatedDocument,
  name: ViewSpan,
  last: Found<PilotType> | null,
  room: boolean | null,
): Found<PilotType> | null {
  const sentence = last?.rule === RULE && room !== false ? sentenceOf(document, name) : null;
  const match = sentence && NEXT.exec(document.doc.view.text.slice(sentence.span.start, name.start));
  // Without numbers, 第三项 may be the third of all.
  if (!sentence || !match || !last || (room === null && match[1] === undefined)) return null;
  return found(last.value, [
    viewSpan(sentence.span.start, sentence.span.start + match[0].length),
    ...last.at.slice(-1),
  ]);
}
