/** Which sentence names which pilots, for reading an article sentence by sentence. */
import type { AnnotatedDocument, Sentence } from '../../types.ts';
import type { Group } from './group.ts';
import type { Occurrence } from './occurrence.ts';

/** Where a pilot is named: the index of its group, and the place. */
export type Named = { readonly group: number; readonly occurrence: Occurrence };

/**
 * What names pilots, by the index of the sentence that the name begins in; one behind the last for what no sentence holds.
 * @param items sorted by their names
 */
export function bySentence<T>(
  { segments: { sentences } }: AnnotatedDocument,
  items: readonly T[],
  occurrenceOf: (item: T) => Occurrence,
): Map<number, T[]> {
  const found = new Map<number, T[]>();
  let at = 0;
  for (const item of items) {
    const { start } = occurrenceOf(item).name;
    while (at < sentences.length && (sentences[at] as Sentence).span.end <= start) at++;
    const own = found.get(at);
    if (own) own.push(item);
    else found.set(at, [item]);
  }
  return found;
}

/** The places that name pilots, by the index of their sentence. */
export function namedBySentence(document: AnnotatedDocument, groups: readonly Group[]): Map<number, Named[]> {
  const all = groups.flatMap(({ occurrences }, group) => occurrences.map((occurrence) => ({ group, occurrence })));
  all.sort((a, b) => a.occurrence.name.start - b.occurrence.name.start);
  return bySentence(document, all, ({ occurrence }) => occurrence);
}
