/** Whether an article tells of pilots that are over: what it does not call expected is then a result. */
import { textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../../types.ts';

const OPENING_SENTENCES = 3;
let completion: RegExp | undefined;

/** Whether headings or the first sentences say that tests are over. */
export function tellsOfCompletion(document: AnnotatedDocument): boolean {
  completion ??= new RegExp(anyOf(formsOf('announcement-stages.yaml', 'completed', 'withdrawn')));
  const { sentences } = document.segments;
  const opening = sentences.filter(
    ({ block }, index) => index < OPENING_SENTENCES || document.blocks[block]?.kind === 'heading',
  );
  return opening.some(({ span }) => completion?.test(textOf(document, span)));
}
