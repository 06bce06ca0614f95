/** All places of a document where a pilot may be named, from the finders in order of their certainty. */
import { textOf } from '../../annotated.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { overlaps } from '../../view.ts';
import { lineName } from './names-lines.ts';
import { markedNames } from './names-marked.ts';
import { tableNames } from './names-table.ts';
import { bareNames, bracketNames } from './names-unmarked.ts';
import type { Occurrence } from './occurrence.ts';

/** Names elsewhere (重庆的“…”与之相似) and policies are no pilots here; the sentence says so before the name. */
const COMPARISON = /(?:类似|相似|相近|不同于|有别于|此前[^，。]{0,12}(?:公示|推出|公布|发布)的?|中的)$/;

/** The occurrences of a document sorted by place; where two finders saw one name, the more certain finder's stands. */
export function occurrencesIn(document: AnnotatedDocument): Occurrence[] {
  const kept: Occurrence[] = [];
  const take = (candidates: readonly Occurrence[]): void => {
    for (const one of candidates) {
      if (!kept.some((other) => overlaps(other.outer, one.outer))) kept.push(one);
    }
  };
  take(tableNames(document));
  for (const block of document.blocks) {
    const line = block.kind === 'boilerplate' || block.box.cell ? null : lineName(document, block);
    if (line) take([line]);
  }
  for (const sentence of document.segments.sentences) {
    take(markedNames(document, sentence).filter(({ outer }) => !compared(document, sentence.span.start, outer.start)));
    take(bracketNames(document, sentence));
    take(bareNames(document, sentence));
  }
  return kept.sort((a, b) => a.name.start - b.name.start);
}

const compared = (document: AnnotatedDocument, from: number, to: number): boolean =>
  COMPARISON.test(textOf(document, { start: from, end: to } as Occurrence['name']));
