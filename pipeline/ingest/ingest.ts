/** A candidate becomes a document of the corpus: examined, placed, named, shown, and, when that is wanted, stored. */
import type { DocumentResult } from '../contract.ts';
import { documentMeta, type Meta } from '../corpus/meta.ts';
import type { Candidate } from './candidate.ts';
import { type Changes, changesBetween } from './changes.ts';
import { type Examined, examine } from './examine.ts';
import type { Holdings } from './holdings.ts';
import { freeId, PROVISIONAL, proposedId } from './identify.ts';
import { type DocumentKind, kindOf } from './kind.ts';
import { type Place, placeOf } from './place.ts';
import { folderOf, sourceName } from './store.ts';

/** What the user says of all candidates of a call. */
export interface Wishes {
  readonly id: string | null;
  /** A licence that allows the text to be redistributed; without one it is kept out of git. */
  readonly licence: string | null;
}

/** What is to be done with a candidate, and all that a maintainer wants to know before it is. */
export interface Plan {
  readonly candidate: Candidate;
  readonly place: Place;
  readonly kind: DocumentKind;
  /** Of the document as the corpus has or will have it. */
  readonly id: string;
  /** Relative to the workspace. */
  readonly folder: string;
  readonly source: string;
  readonly meta: Meta;
  readonly examined: Examined;
  /** Against the state before; null where there is none. */
  readonly changes: Changes | null;
}

/** @throws LoadError where the candidate's bytes are no text */
export function planOf(candidate: Candidate, holdings: Holdings, wishes: Wishes): Plan {
  const first = examine(candidate, PROVISIONAL, documentMeta(candidate.known));
  const place = placeOf(candidate, first, holdings, wishes.id);
  const id = idFor(place, first.result, candidate, holdings, wishes);
  const meta = metaOf(candidate, first, place, wishes);
  // Once more as the corpus will have it, so that what is shown is what `extract` gives.
  const examined = examine(candidate, id, documentMeta(meta));
  return {
    candidate,
    place,
    id,
    meta,
    examined,
    kind: kindOf(examined.result),
    source: sourceName(candidate),
    folder: folderOf(id, (place.kind === 'unchanged' ? holdings.get(id)?.meta : null) ?? meta),
    changes: place.kind === 'version' ? changesBetween(holdings.read(place.before), candidate, examined, meta) : null,
  };
}

function idFor(place: Place, result: DocumentResult, { known }: Candidate, holdings: Holdings, { id }: Wishes): string {
  if (place.kind === 'unchanged') return place.of;
  const isTaken = (one: string): boolean => holdings.has(one);
  if (place.kind === 'version') {
    let number = holdings.versionsOf(place.of).length + 1;
    while (isTaken(`${place.of}-v${number}`)) number += 1;
    return `${place.of}-v${number}`;
  }
  return id ?? freeId(proposedId(result, known.url, kindOf(result)), isTaken);
}

/** What `meta.yaml` will say: what is known from outside, else what the text itself says. */
function metaOf(
  { known, mediaType, layer }: Candidate,
  { raw, result: { document } }: Examined,
  place: Place,
  { licence }: Wishes,
): Meta {
  const fields = {
    ...(licence === null ? { redistributable: false } : { split: 'development' as const, licence }),
    url: known.url,
    title: known.title ?? document.title?.value,
    publisher: known.publisher ?? document.publisher?.value,
    published: known.published ?? document.publishedOn?.value,
    retrieved: known.retrieved,
    mediaType,
    charset: layer === null ? raw.encoding : undefined,
    layer: layer === null ? undefined : ('layer.html' as const),
    sha256: raw.sha256,
    versionOf: place.kind === 'version' ? place.of : undefined,
    copyOf: place.kind === 'copy' ? place.of : undefined,
  };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
