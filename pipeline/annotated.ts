/** How rules look at an annotated document: slices, the mentions and sentences within a span. Offsets index the view. */
import { mayName } from './mention/forms.ts';
import type { AnnotatedDocument, Block, InstitutionMention, Mention, Sentence, TermMention } from './types.ts';
import { contains, overlaps, type ViewSpan } from './view.ts';

/** How many computations there are: each has a place of its own in the memory of a document. */
let places = 0;

/**
 * Computes a value once a document, for what several rules ask for: the date context, the announcements. The document is immutable, so the
 * value is as pure as the computation.
 */
export function oncePerDocument<T extends object | string | number | boolean | null>(
  compute: (document: AnnotatedDocument) => T,
): (document: AnnotatedDocument) => T {
  const place = places++;
  return (document) => {
    const known = document.memory[place];
    if (known !== undefined) return known as T;
    const value = compute(document);
    document.memory[place] = value;
    return value;
  };
}

/** The characters of a span. */
export const textOf = (document: AnnotatedDocument, span: ViewSpan): string =>
  document.doc.view.text.slice(span.start, span.end);

/** The first paragraph of the article itself: no heading, no furniture. */
export const firstParagraph = (blocks: readonly Block[]): Block | undefined =>
  blocks.find(({ kind }) => kind === 'body');

/** Index of the first item that ends after `start`; the items are sorted and do not overlap much. */
function firstEndingAfter(items: readonly { readonly span: ViewSpan }[], start: number): number {
  let [low, high] = [0, items.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((items[middle] as { span: ViewSpan }).span.start < start) low = middle + 1;
    else high = middle;
  }
  return low;
}

function within<T extends { readonly span: ViewSpan }>(items: readonly T[], span: ViewSpan): T[] {
  const found: T[] = [];
  for (let at = firstEndingAfter(items, span.start); at < items.length; at++) {
    const item = items[at] as T;
    if (item.span.start >= span.end) break;
    if (contains(span, item.span)) found.push(item);
  }
  return found;
}

/** The mentions of a document by kind, each in order. */
const ofKind = oncePerDocument(({ mentions }): Readonly<Record<Mention['kind'], readonly Mention[]>> => {
  const found: Record<Mention['kind'], Mention[]> = { institution: [], technology: [], region: [], programme: [] };
  for (const mention of mentions) found[mention.kind].push(mention);
  return found;
});

/** The institutions named wholly inside a span, in order. */
export const institutionsIn = (document: AnnotatedDocument, span: ViewSpan): InstitutionMention[] =>
  within(ofKind(document).institution, span) as InstitutionMention[];

/**
 * Whether a programme may be named in a document. Where none is, no announcement is looked for and no mention is needed: pages of other
 * matters, which a crawl is full of, cost no more than this one look.
 */
const mayNameProgramme = oncePerDocument(({ doc }) => mayName(doc.view, 'programme'));

/** The terms of one kind wholly inside a span, in order. */
export const termsIn = (document: AnnotatedDocument, span: ViewSpan, kind: TermMention['kind']): TermMention[] =>
  kind === 'programme' && !mayNameProgramme(document) ? [] : (within(ofKind(document)[kind], span) as TermMention[]);

/** The sentences that lie wholly inside a span, in order. */
export const sentencesIn = (document: AnnotatedDocument, span: ViewSpan): Sentence[] =>
  within(document.segments.sentences, span);

/** The clauses wholly inside a span, by sentence: a span may be a part of a sentence only. */
export function clausesIn(document: AnnotatedDocument, span: ViewSpan): ViewSpan[][] {
  const { sentences } = document.segments;
  const found: ViewSpan[][] = [];
  for (let at = Math.max(0, firstEndingAfter(sentences, span.start + 1) - 1); at < sentences.length; at++) {
    const sentence = sentences[at] as Sentence;
    if (sentence.span.start >= span.end) break;
    const clauses = sentence.clauses.filter((clause) => contains(span, clause));
    if (clauses.length > 0) found.push(clauses);
  }
  return found;
}

/** The sentence that holds a span, or the block's, where the span runs over sentences. */
export function sentenceOf(document: AnnotatedDocument, span: ViewSpan): Sentence | null {
  const { sentences } = document.segments;
  const at = firstEndingAfter(sentences, span.start + 1) - 1;
  const sentence = sentences[at];
  return sentence && overlaps(sentence.span, span) ? sentence : null;
}

/** The block of the sentence that holds a span; null where no sentence does. */
export const blockOf = (document: AnnotatedDocument, span: ViewSpan): Block | null =>
  document.blocks[sentenceOf(document, span)?.block ?? -1] ?? null;
