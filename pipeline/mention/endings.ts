/** Where a text has an ending by which names of institutions show: 银行, 科技, 有限公司, 分行. */
import { type Shape, shapes } from '../lexicon/shapes.ts';
import type { Edges } from './edges.ts';
import { endingHits } from './forms.ts';
import type { Matches } from './trie.ts';

/** An ending and its family. Offsets index the text. */
export interface Ending {
  readonly start: number;
  readonly end: number;
  readonly shape: Shape;
}

/** The endings among the forms of a text, sorted; they may overlap (金融服务, 服务中心), but none holds another. */
export function endingsIn(matches: Matches, edges: Edges): Ending[] {
  const families = shapes();
  // 科技 counts also where the dictionary has it in a longer word (科技开发); whether a name can end there is looked at later.
  const hits = endingHits(
    matches,
    ({ entry, start, end }) =>
      end - start > 2 || edges.at(end) || (families[entry]!.needs === 'brand' && edges.at(start)),
  );
  let reached = 0;
  return hits.flatMap(({ entry, start, end }): Ending[] => {
    if (end <= reached) return [];
    reached = end;
    return [{ start, end, shape: families[entry]! }];
  });
}
