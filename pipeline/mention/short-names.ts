/** Unknown institutions that a document names in full once and by their brand elsewhere: 迅鳐 for 成都迅鳐科技有限公司. */
import type { InstitutionKind } from '../contract.ts';
import type { Edges } from './edges.ts';
import type { NamedInstitution } from './named.ts';
import { canEnd } from './shapes.ts';
import { type Hit, Trie } from './trie.ts';

/** Brands of these are words of their own too often: 甬城 is a city before it is a bank. */
const CALLED_IN_FULL: ReadonlySet<InstitutionKind> = new Set([
  'bank',
  'regulator',
  'association',
  'research-institute',
]);

/** Finds the brands of the names that a document has; null where it has none. */
export function brandFinder(
  names: readonly NamedInstitution[],
): ((text: string, edges: Edges) => NamedInstitution[]) | null {
  const kinds = new Map<string, InstitutionKind>();
  for (const { brand = '', kind } of names) {
    if (brand.length >= 2 && !CALLED_IN_FULL.has(kind) && !kinds.has(brand)) kinds.set(brand, kind);
  }
  if (kinds.size === 0) return null;
  const brands = [...kinds];
  const trie = new Trie(brands.map(([text], entry) => ({ text, channel: 0, entry })));
  return (text, edges) => {
    // “京权链”平台 is what an institution makes, not the institution.
    const accepts = ({ start, end }: Hit): boolean =>
      edges.at(start) && edges.at(end) && !/[“《‘]/.test(text[start - 1] ?? '') && canEnd({ text, edges }, end);
    const hits = trie.scan(text, { accepts });
    const unknown = { entry: null, canonicalName: null, nameEn: null, parent: null, by: 'shape' } as const;
    return hits.map(({ entry, start, end }) => ({ start, end, kind: brands[entry]![1], ...unknown }));
  };
}
