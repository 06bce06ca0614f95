/** All places of a document where a pilot may be named, from the finders in order of their certainty. */
import { sentenceOf, textOf } from '../../annotated.ts';
import type { AnnotatedDocument, Rule } from '../../types.ts';
import { overlaps, viewSpan } from '../../view.ts';
import { nameLine } from './names-lines.ts';
import { nameMarked } from './names-marked.ts';
import { nameCell } from './names-table.ts';
import { nameBare, nameBeforeBracket } from './names-unmarked.ts';
import type { Occurrence } from './occurrence.ts';

/** Names elsewhere (重庆的“…”与之相似) and policies are no pilots here; the sentence says so before the name. */
const COMPARISON = /(?:类似|相似|相近|不同于|有别于|此前[^，。]{0,12}(?:公示|推出|公布|发布)的?|中的)$/;

/** The most certain first: where two rules see one name, the first one's stands. */
export const NAME_RULES: readonly Rule<Occurrence>[] = [nameCell, nameLine, nameMarked, nameBeforeBracket, nameBare];

const compared = (document: AnnotatedDocument, { outer }: Occurrence): boolean => {
  const sentence = sentenceOf(document, outer);
  return (
    sentence !== null &&
    outer.start > sentence.span.start &&
    COMPARISON.test(textOf(document, viewSpan(sentence.span.start, outer.start)))
  );
};

/** The occurrences of a document, sorted by place. */
export function occurrencesIn(document: AnnotatedDocument): Occurrence[] {
  const whole = viewSpan(0, document.doc.view.text.length);
  const kept: Occurrence[] = [];
  for (const rule of NAME_RULES) {
    for (const { value } of rule.find(document, whole)) {
      if (!compared(document, value) && !kept.some((other) => overlaps(other.outer, value.outer))) kept.push(value);
    }
  }
  return kept.sort((a, b) => a.name.start - b.name.start);
}
