/** Where a text has an ending by which names of institutions show: 银行, 科技, 有限公司, 分行. */
import { type Shape, shapes } from '../lexicon/shapes.ts';
import type { Edges } from './edges.ts';
import { Trie } from './trie.ts';

/** An ending and its family. Offsets index the text. */
export interface Ending {
  readonly start: number;
  readonly end: number;
  readonly shape: Shape;
}

let trie: Trie | null = null;

/** All endings in one trie; a hit's entry is the number of its family. */
function endingTrie(): Trie {
  if (trie) return trie;
  const patterns = shapes().flatMap(({ suffixes }, entry) => suffixes.map((text) => ({ text, channel: 0, entry })));
  trie = new Trie(patterns);
  return trie;
}

/** The endings of a text, sorted; they may overlap (金融服务, 服务中心), but none holds another. */
export function endingsIn(text: string, edges: Edges): Ending[] {
  const families = shapes();
  // 科技 counts also where the dictionary has it in a longer word (科技开发); whether a name can end there is looked at later.
  const hits = endingTrie().scan(
    text,
    ({ entry, start, end }) =>
      end - start > 2 || edges.at(end) || (families[entry]!.needs === 'brand' && edges.at(start)),
    true,
  );
  let reached = 0;
  return hits.flatMap(({ entry, start, end }): Ending[] => {
    if (end <= reached) return [];
    reached = end;
    return [{ start, end, shape: families[entry]! }];
  });
}
