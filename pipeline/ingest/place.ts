/** Where a candidate belongs: it is there already, is a later version of something, a copy of something, or new. */
import type { Candidate } from './candidate.ts';
import type { Examined } from './examine.ts';
import type { Holding, Holdings } from './holdings.ts';
import { canBeOne, mattersOf } from './matter.ts';
import type { Similar } from './similar/similar-index.ts';

export type Place =
  /** The same bytes. */
  | { readonly kind: 'unchanged'; readonly of: string }
  /** The same address or the id that the user names, other bytes. `before` is the latest state that is there. */
  | { readonly kind: 'version'; readonly of: string; readonly before: string }
  /** The same announcement in the same words, on another host, in another script or format. */
  | { readonly kind: 'copy'; readonly of: string; readonly likeness: Similar }
  | { readonly kind: 'new' };

const versionOf = ({ id, meta }: Holding): string => meta.versionOf ?? id;

/** A copy of a copy is a copy of the first. */
const originalOf = (holdings: Holdings, id: string): string => holdings.get(id)?.meta.copyOf ?? id;

/** @param wanted the id that the user names, if any */
export function placeOf(
  { known }: Candidate,
  { raw, signature, result }: Examined,
  holdings: Holdings,
  wanted: string | null,
): Place {
  const same = holdings.withBytes(raw.sha256);
  if (same) return { kind: 'unchanged', of: same.id };
  const byId = wanted === null ? null : holdings.get(wanted);
  const before = byId ? holdings.versionsOf(versionOf(byId)).at(-1) : known.url && holdings.fromUrl(known.url).at(-1);
  if (before) return { kind: 'version', of: versionOf(before), before: before.id };
  const likeness = holdings.like(signature).find(({ id }) => canBeOne(mattersOf(result), holdings.matters(id)));
  return likeness ? { kind: 'copy', of: originalOf(holdings, likeness.id), likeness } : { kind: 'new' };
}
