/** The English words for the two types of pilot. */
import { sentenceOf, textOf } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Found } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { anyWord, word } from './words.ts';

const FILE = 'english-types.yaml';
const NOT_A_TYPE = `(?! ?${anyOf(formsOf(FILE, 'not-a-type'))}(?![\\p{L}]))`;
const typeWord = (...ids: PilotType[]): string =>
  `(?<![\\p{L}-])${anyOf(formsOf(FILE, ...ids))}(?![\\p{L}-])${NOT_A_TYPE}`;
const FINANCIAL = new RegExp(typeWord('financial-service'), 'iu');
const TECHNOLOGY = new RegExp(typeWord('technology-product'), 'iu');

/** A group that matches any word for a type, for use in a pattern with the flags `iu`. */
export const TYPE_WORD = typeWord('financial-service', 'technology-product');

/** The type that a text names; null where it names none or both. */
export function typeNamed(text: string): PilotType | null {
  const [financial, technology] = [FINANCIAL.test(text), TECHNOLOGY.test(text)];
  return financial === technology ? null : financial ? 'financial-service' : 'technology-product';
}

/** The type that a span names, with the span as its evidence. */
export function typeSaid(document: AnnotatedDocument, span: ViewSpan, rule: string): Found<PilotType> | null {
  const value = typeNamed(textOf(document, span));
  return value && { value, at: [span], rule };
}

/** “X”, a financial service that …; X (technology product); “X” is classed as a technology product. */
const BEHIND = new RegExp(
  `^(?: ?[(（][^()（）]{0,80}[\\u4e00-\\u9fff][^()（）]{0,80}[)）])?(?:[,;]| –| —| -)? ?(?:(?:which )?${word('be')} (?:also )?(?:${anyWord(FILE, 'classed')} )?|[(])?(?:${word('article')} )?(?:new |innovative |[\\p{L}]{1,20}-based )?(${TYPE_WORD})`,
  'iu',
);
/** The technology product “X”. */
const BEFORE = new RegExp(`(${TYPE_WORD})(?:,| called| named)? ?[“‘]?$`, 'iu');

const OWN = new RegExp(
  `^(?:It|This|The ${anyWord('english-pilot-words.yaml', 'generic', 'generic-trial')}) ${word('be')}(?: also)?(?: ${anyWord(FILE, 'classed')})? (?:an? )?(${TYPE_WORD})`,
  'iu',
);

/** The type that is said and where. */
export const foundType = (value: PilotType | null, at: ViewSpan, rule: string): Found<PilotType> | null =>
  value && { value, at: [at], rule };

/**
 * What the words beside a name say, within its sentence.
 * @param outer the name with its marks and the applicants behind it
 */
export function typeBeside(document: AnnotatedDocument, name: ViewSpan, outer: ViewSpan): Found<PilotType> | null {
  const { text } = document.doc.view;
  const sentence = sentenceOf(document, name)?.span;
  if (!sentence) return null;
  for (const at of [/[”’]/.test(text[name.end] ?? '') ? name.end + 1 : name.end, outer.end]) {
    const match = at < sentence.end ? BEHIND.exec(text.slice(at, Math.min(sentence.end, at + 240))) : null;
    if (match)
      return foundType(typeNamed(match[1] as string), viewSpan(at, at + match[0].length), 'type/english-beside');
  }
  const before = BEFORE.exec(text.slice(Math.max(sentence.start, outer.start - 60), outer.start));
  const at = before && viewSpan(outer.start - before[0].length, outer.start);
  return at && foundType(typeNamed(before[1] as string), at, 'type/english-beside');
}

/** It is a technology product; The project is classed as a financial service: a sentence of the pilot's own. */
export function typeOwn(document: AnnotatedDocument, scope: readonly ViewSpan[]): Found<PilotType> | null {
  for (const span of scope) {
    const match = OWN.exec(textOf(document, span));
    const at = match && viewSpan(span.start, span.start + match[0].length);
    if (at) return foundType(typeNamed(match[1] as string), at, 'type/english-own-sentence');
  }
  return null;
}
