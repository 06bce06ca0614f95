/** Types told where a paragraph turns to a pilot: 第三项金融服务瞄准…, 打头阵的科技产品…. The pilot itself may be named sentences later. */
import { blockOf, sentencesIn, textOf } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Found } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import { ONE_OF_THEM } from './one-more.ts';
import { TYPE_WORD, typeNamed } from './type-words.ts';

const PLACED = anyOf(formsOf('type-groups.yaml', 'placed'));
/** One pilot by its place, with its type; 第一项金融服务和科技产品 and counts are of more than one. */
const LEAD_IN = new RegExp(
  `^(?:此外，?|另外，?|其中，?|而|至于|再看)?(?:${ONE_OF_THEM}|(?:[^，。；“《]{0,4}${PLACED}[^，。；“《]{0,3}的|唯一)(?:一(?:个|项|款))?)(?:创新)?(${TYPE_WORD})(?:类)?(?:应用|项目)?(?!\\d|(?:和|与|以?及|、)${TYPE_WORD})`,
);

/**
 * The type that the paragraph gives to the first pilot that it tells of, before it names it.
 * @param at where the pilot is named, or where an unnamed one begins
 */
export function typeByLead(document: AnnotatedDocument, at: number): Found<PilotType> | null {
  const block = blockOf(document, viewSpan(at, at + 1));
  if (!block) return null;
  const { text } = document.doc.view;
  // What another pilot is named in is its own.
  if (/[“《][^”》]{4,60}[”》]/.test(text.slice(block.span.start, at))) return null;
  for (const { span } of sentencesIn(document, block.span).filter(({ span }) => span.start <= at)) {
    const match = LEAD_IN.exec(textOf(document, span));
    const value = match && typeNamed(match[1] as string);
    if (match && value)
      return { value, at: [viewSpan(span.start, span.start + match[0].length)], rule: 'type/lead-in' };
  }
  return null;
}
