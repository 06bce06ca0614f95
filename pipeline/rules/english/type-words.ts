/** The English words for the two types of pilot. */
import { oncePerDocument, sentenceOf, textOf } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Found } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { anyWord, ORDINAL, word } from './words.ts';

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

const MARK = '(?<![\\p{L}\\p{N}])\\p{Lu}{1,3}(?![\\p{L}\\p{N}])';
/** FS means financial service and TP a technology product; T: technology product; financial services (FS). */
const EXPLAINED = new RegExp(
  `(${MARK})[”’]? ?(?:${anyWord(FILE, 'means')} |[=:–—-] ?|(?=an? ))(?:an? |the )?[“‘]?(${TYPE_WORD})|(${TYPE_WORD})[”’]? [(（][“‘]?(${MARK})[”’]?[)）]`,
  'giu',
);
const MARK_IN_BRACKET = /^ ?[([（](\p{Lu}{1,3})[)\]）]/u;

/** What the short marks stand for that the article explains itself; one that it explains in two ways stands for nothing. */
const marksOf = oncePerDocument((document): ReadonlyMap<string, PilotType | null> => {
  const found = new Map<string, PilotType | null>();
  for (const [, first, meant, introduced, second] of everyMatch(EXPLAINED, document.doc.view.text)) {
    const [mark, type] = [first ?? second ?? '', typeNamed(meant ?? introduced ?? '')];
    if (mark === mark.toUpperCase()) found.set(mark, found.has(mark) && found.get(mark) !== type ? null : type);
  }
  return found;
});

/** A mark for a type in the brackets behind a name: X (FS); null where none stands at `at`. */
export function typeMarkAt(document: AnnotatedDocument, at: number, limit: number): Found<PilotType> | null {
  const match = MARK_IN_BRACKET.exec(document.doc.view.text.slice(at, Math.min(limit, at + 8)));
  const type = match && marksOf(document).get(match[1] as string);
  return match && type ? { value: type, at: [viewSpan(at, at + match[0].length)], rule: 'type/english-mark' } : null;
}

/** The type that a span names or marks, with the span as its evidence. */
export function typeSaid(document: AnnotatedDocument, span: ViewSpan, rule: string): Found<PilotType> | null {
  const value = typeNamed(textOf(document, span)) ?? marksOf(document).get(textOf(document, span).trim()) ?? null;
  return value && { value, at: [span], rule };
}

/** “X”, a financial service that …; X (technology product); “X” is classed as a technology product. */
const BEHIND = new RegExp(
  `^(?: ?[(（][^()（）]{0,80}[\\u4e00-\\u9fff][^()（）]{0,80}[)）])?(?:[,;]| –| —| -)? ?(?:(?:which )?${word('be')} (?:also )?(?:${anyWord(FILE, 'classed')} )?|[(])?(?:${word('article')} )?(?:new |innovative |[\\p{L}]{1,20}-based )?(${TYPE_WORD})`,
  'iu',
);
const LONGEST_BRACKET = 40;
/** The technology product “X”; Of the technology products, the “X”. */
const BEFORE = new RegExp(`(${TYPE_WORD})(?:,| called| named)?(?: the)? ?[“‘]?$`, 'iu');

const OWN = new RegExp(
  `^(?:It|This|The ${anyWord('english-pilot-words.yaml', 'generic', 'generic-trial')}) ${word('be')}(?: also)?(?: ${anyWord(FILE, 'classed')})? (?:an? |(?:the|its) (?:[\\p{L}'’]{1,12} )?(?:only|sole|one) )?(${TYPE_WORD})`,
  'iu',
);

/** A filed this financial service; The financial service weighs …, amid what is told of one. */
const THIS = new RegExp(
  `(?<![\\p{L}])this (?:[\\p{Ll}-]{1,20} )?(${TYPE_WORD})|^The (${TYPE_WORD}) (?=[\\p{Ll}]{2,15}s (?!the “|“))`,
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
    const marked = typeMarkAt(document, at, sentence.end);
    if (marked) return marked;
    // Behind the applicants of a line its next sentences stand.
    const limit = at <= sentence.end ? sentence.end : at + LONGEST_BRACKET;
    const match = at < limit ? BEHIND.exec(text.slice(at, Math.min(limit, at + 240))) : null;
    if (match)
      return foundType(typeNamed(match[1] as string), viewSpan(at, at + match[0].length), 'type/english-beside');
  }
  const before = BEFORE.exec(text.slice(Math.max(sentence.start, outer.start - 60), outer.start));
  const at = before && viewSpan(outer.start - before[0].length, outer.start);
  return at && foundType(typeNamed(before[1] as string), at, 'type/english-beside');
}

/** Another financial service, from A, is …; The only technology product, from A, …: what opens what is told of a pilot without a name. */
const OPENING = new RegExp(`^(?:${word('article')} )?(?:(?:${ORDINAL}|only|sole) )*(${TYPE_WORD})(?=,? )`, 'iu');

/** The type that the sentence says by which a pilot without a name is opened. */
export function typeOpening(document: AnnotatedDocument, [first]: readonly ViewSpan[]): Found<PilotType> | null {
  const match = first && OPENING.exec(textOf(document, first));
  if (!match || /s$/i.test(match[0])) return null;
  return foundType(
    typeNamed(match[1] as string),
    viewSpan(first.start, first.start + match[0].length),
    'type/english-opening',
  );
}

/** Whether a sentence says of which type a pilot is, and nothing else of it. */
export const tellsType = (text: string): boolean => OWN.test(text);

/** It is a technology product; The project is classed as a financial service: a sentence of the pilot's own. */
export function typeOwn(document: AnnotatedDocument, scope: readonly ViewSpan[]): Found<PilotType> | null {
  for (const span of scope) {
    const match = OWN.exec(textOf(document, span)) ?? THIS.exec(textOf(document, span));
    const at = match && viewSpan(span.start + match.index, span.start + match.index + match[0].length);
    if (at) return foundType(typeNamed((match[1] ?? match[2]) as string), at, 'type/english-own-sentence');
  }
  return null;
}
