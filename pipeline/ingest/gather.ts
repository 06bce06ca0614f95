/** From what the user names to candidates: files, folders, archives and addresses. Nothing that cannot be read stops the rest. */
import { lstat, readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { MediaType } from '../contract.ts';
import type { Candidate, Provenance, Refusal, Response, Unmodified } from './candidate.ts';
import { FetchError } from './fetch/error.ts';
import type { Fetched, FetchedPage, Validators } from './fetch/fetched.ts';
import { FormatError } from './formats/error.ts';
import type { Part, PartFailure } from './formats/part.ts';
import { readParts } from './formats/read.ts';
import type { Reader } from './formats/reader.ts';
import { type Limits, readLimited } from './limits.ts';

export type Gathered = Candidate | Refusal | Unmodified;

export interface Gathering {
  readonly cwd: string;
  readonly limits: Limits;
  /** The process that reads formats: one for all inputs. */
  readonly reader: Reader;
  /** What the user says of all inputs. */
  readonly known: Omit<Provenance, 'retrieved'>;
  /** Milliseconds. */
  now(): number;
  fetch(url: string, known: Validators): Promise<Fetched>;
  /** What the corpus remembers of an address: its latest document, and the validators that its server sent. */
  remembered(url: string): { readonly id: string; readonly validators: Validators } | null;
}

const isUrl = (input: string): boolean => /^[a-z][a-z0-9+.-]*:\/\//i.test(input);

/** Candidates, refusals and unmodified pages of all inputs, in their order; no more than one input is held at once. */
export async function* gather(inputs: readonly string[], gathering: Gathering): AsyncGenerator<Gathered, void> {
  for (const input of inputs)
    yield* isUrl(input) ? fromUrl(input, gathering) : fromPath(input, resolve(gathering.cwd, input), gathering);
}

const refusal = (origin: string, code: string, message: string): Refusal => ({
  origin,
  code,
  message: message.startsWith(origin) ? message : `${origin}: ${message}`,
});

async function* fromPath(origin: string, path: string, gathering: Gathering): AsyncGenerator<Gathered, void> {
  try {
    const stat = await lstat(path);
    // A link could lead out of what was named; what is named itself may be one.
    if (stat.isDirectory()) yield* fromFolder(origin, path, gathering);
    else yield* fromFile(origin, path, gathering);
  } catch (error) {
    const { code = 'unreadable', message } = error as NodeJS.ErrnoException;
    const missing = code === 'ENOENT' || code === 'ENOTDIR';
    yield refusal(origin, missing ? 'not-found' : 'unreadable', missing ? 'no such file or folder' : message);
  }
}

async function* fromFolder(origin: string, folder: string, gathering: Gathering): AsyncGenerator<Gathered, void> {
  const entries = await readdir(folder, { withFileTypes: true });
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    if (entry.name.startsWith('.')) continue;
    const [below, path] = [`${origin.replace(/\/+$/, '')}/${entry.name}`, join(folder, entry.name)];
    if (entry.isSymbolicLink())
      yield refusal(below, 'symbolic-link', 'a symbolic link, which may lead anywhere; name the file that it leads to');
    else yield* fromPath(below, path, gathering);
  }
}

async function* fromFile(origin: string, path: string, gathering: Gathering): AsyncGenerator<Gathered, void> {
  const { limits, known, now, reader } = gathering;
  try {
    const bytes = await readLimited(path, limits);
    const retrieved = new Date(now()).toISOString();
    for (const part of await readParts(bytes, origin, limits, reader))
      yield ofPart(part, { ...known, retrieved }, null);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    yield refusal(origin, error.code, error.message);
  }
}

/** What the document says of itself stands behind what the user says. */
function ofPart(part: Part | PartFailure, known: Provenance, response: Response | null): Candidate | Refusal {
  if ('code' in part) return refusal(part.path, part.code, part.message);
  const { path, bytes, mediaType, layer, title, url, saved } = part;
  return {
    origin: path,
    bytes,
    mediaType: mediaType as MediaType,
    layer,
    response,
    known: {
      ...(title === undefined ? {} : { title }),
      ...(url === undefined ? {} : { url }),
      ...known,
      ...(saved === undefined ? {} : { retrieved: saved }),
    },
  };
}

/** Extensions that tell the reader what the bytes alone may not. */
const EXTENSIONS: readonly (readonly [mediaType: string, extension: string])[] = [
  ['text/csv', '.csv'],
  ['text/html', '.html'],
  ['application/xhtml+xml', '.html'],
  ['multipart/related', '.mhtml'],
];

/** The address as a path: what the server says of the type stands at its end where the address itself says nothing. */
function pathOf({ url, mediaType }: FetchedPage): string {
  const bare = url.replace(/[?#].*$/, '');
  const extension = EXTENSIONS.find(([type]) => type === mediaType)?.[1] ?? '';
  return /\.[a-z0-9]{1,5}$/i.test(new URL(bare).pathname) ? bare : `${bare}${extension}`;
}

async function* fromUrl(origin: string, gathering: Gathering): AsyncGenerator<Gathered, void> {
  const remembered = gathering.remembered(origin);
  try {
    const page = await gathering.fetch(origin, remembered?.validators ?? {});
    if (page.notModified) {
      yield { origin, unmodified: remembered?.id ?? origin };
      return;
    }
    const { bytes, requested, url, status, headers, redirects, retrieved, sha256 } = page;
    const response = { requested, url, status, headers, redirects, retrieved, sha256 };
    const known = { url: origin, ...gathering.known, retrieved };
    for (const part of await readParts(bytes, pathOf(page), gathering.limits, gathering.reader)) {
      const given = ofPart(part, known, response);
      yield 'bytes' in given && given.origin === pathOf(page) ? { ...given, origin } : given;
    }
  } catch (error) {
    if (!(error instanceof FetchError)) throw error;
    yield refusal(origin, error.code, error.message);
  }
}
