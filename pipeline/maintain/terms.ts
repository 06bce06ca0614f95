/** Terms that look like technologies and that no lexicon knows: words in front of 技术, 算法 and the like. */
import { formsOf } from '../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../types.ts';
import { overlaps, type ViewSpan, viewSpan } from '../view.ts';
import { partOfSpeech } from '../words.ts';
import { contextOf, type Sighting } from './suggest.ts';

const FILE = 'technology-heads.yaml';
/** A term is its head and at most so many words before it. */
const MOST_WORDS = 3;
/** Names, nouns, abbreviations, and verbs that stand as nouns; what the dictionary does not know may be a term of its own. */
const PART_OF_TERM = /^(?:n|vn|b|j|l|x|eng|$)/;

/** The terms of one document, in order. */
export function unknownTerms(document: AnnotatedDocument): Sighting[] {
  const { doc, segments, mentions } = document;
  const heads = new Set(formsOf(FILE, 'head'));
  const ordinary = new Set(formsOf(FILE, 'ordinary'));
  const known = mentions.map(({ span }) => span);
  return segments.sentences.flatMap(({ span }) => {
    const words = segments.words(span);
    return words.flatMap((word, at) => {
      if (!heads.has(textOf(document, word))) return [];
      const term = termEnding(document, words, at, ordinary);
      if (!term || known.some((other) => overlaps(other, term))) return [];
      const { start, end } = doc.view.toSource(term);
      const context = contextOf(doc.raw.source, start, end);
      return [{ text: textOf(document, term), documentId: doc.raw.id, context }];
    });
  });
}

const textOf = ({ doc }: AnnotatedDocument, { start, end }: ViewSpan): string => doc.view.text.slice(start, end);

/** The term whose last word is `words[at]`, null where nothing in front of it belongs to it. */
function termEnding(
  document: AnnotatedDocument,
  words: readonly ViewSpan[],
  at: number,
  ordinary: ReadonlySet<string>,
): ViewSpan | null {
  let first = at;
  while (first > 0 && at - first < MOST_WORDS) {
    const before = textOf(document, words[first - 1]!);
    if (!/^[\p{Script=Han}A-Za-z0-9]+$/u.test(before) || ordinary.has(before)) break;
    if (before.length < 2 || !PART_OF_TERM.test(partOfSpeech(before))) break;
    first -= 1;
  }
  return first === at ? null : viewSpan(words[first]!.start, words[at]!.end);
}
