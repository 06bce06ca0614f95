/** The English words for the two types of pilot. */
import { textOf } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Found } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';

const FILE = 'english-types.yaml';
const NOT_A_TYPE = `(?! ?${anyOf(formsOf(FILE, 'not-a-type'))}(?![\\p{L}]))`;
const word = (...ids: PilotType[]): string => `(?<![\\p{L}-])${anyOf(formsOf(FILE, ...ids))}(?![\\p{L}-])${NOT_A_TYPE}`;
const FINANCIAL = new RegExp(word('financial-service'), 'iu');
const TECHNOLOGY = new RegExp(word('technology-product'), 'iu');

/** A group that matches any word for a type, for use in a pattern with the flags `iu`. */
export const TYPE_WORD = word('financial-service', 'technology-product');

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
