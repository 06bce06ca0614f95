/** Reads documents of any format and says what is in them, without the places where it stands. */
import { readFileSync } from 'node:fs';
import { extract } from '../../../pipeline/index.ts';
import type { Part, PartFailure } from '../../../pipeline/ingest/formats/part.ts';
import { readParts } from '../../../pipeline/ingest/formats/read.ts';
import { Reader } from '../../../pipeline/ingest/formats/reader.ts';
import { DEFAULT_LIMITS } from '../../../pipeline/ingest/limits.ts';

/** The default limits with more time: tests run beside others. */
export const PATIENT = { ...DEFAULT_LIMITS, milliseconds: 110_000 };

/** One process for all documents of a test file. */
const reader = new Reader(PATIENT);
export const closeReader = (): void => reader.close();

/** All that is in a file. */
export const partsOf = (bytes: Uint8Array, path: string): Promise<(Part | PartFailure)[]> =>
  readParts(bytes, path, PATIENT, reader);

export const fixture = (name: string): Uint8Array =>
  new Uint8Array(readFileSync(new URL(`../../fixtures/ingest/${name}`, import.meta.url)));

const isPart = (part: Part | PartFailure): part is Part => 'bytes' in part;

/** The only document of a file; throws where it has none or several. */
export async function partOf(bytes: Uint8Array, path: string): Promise<Part> {
  const parts = await partsOf(bytes, path);
  const [part] = parts;
  if (parts.length !== 1 || !part || !isPart(part)) throw new Error(`one document expected: ${JSON.stringify(parts)}`);
  return part;
}

/** The body of a layer. */
export async function layerOf(bytes: Uint8Array, path: string): Promise<string> {
  const { layer } = await partOf(bytes, path);
  return (layer ?? '').replace('<!doctype html>\n<meta charset="utf-8">\n', '');
}

const withoutPlaces = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutPlaces);
  if (typeof value !== 'object' || value === null) return value;
  const kept = Object.entries(value).filter(([key]) => key !== 'evidence' && key !== 'rule');
  return Object.fromEntries(kept.map(([key, inner]) => [key, withoutPlaces(inner)]));
};

/** The announcements and pilots of a document, and its title. */
export async function recordsOf(bytes: Uint8Array, path: string): Promise<unknown> {
  const part = await partOf(bytes, path);
  const { announcements, pilots, document } =
    part.layer === null ? extract({ bytes, path }) : extract({ text: part.layer, path: 'layer.html' });
  return withoutPlaces({ announcements, pilots, title: document.title });
}
