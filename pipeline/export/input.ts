/** From arguments to records: folders of results, files of one result, files and streams of a result a line. */
import { createReadStream } from 'node:fs';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { type DocumentResult, documentResultSchema, type ErrorResult, errorResultSchema } from '../contract.ts';
import type { Entry } from './schema.ts';

/** Records that cannot be exported: which, where, what is wrong and the cure. */
export class ExportError extends Error {
  readonly code = 'bad-input';
  constructor(message: string) {
    super(message);
    this.name = 'ExportError';
  }
}

const CURE = 'write it with extract again';

/** A record, checked. */
function recordOf(value: unknown, place: string): DocumentResult | ErrorResult {
  const failed = typeof value === 'object' && value !== null && 'error' in value;
  const checked = (failed ? errorResultSchema : documentResultSchema).safeParse(value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  const where = issue?.path.length ? `${z.core.toDotPath(issue.path)}: ` : '';
  throw new ExportError(`${place}: this is no result of extract: ${where}${issue?.message}; ${CURE}`);
}

function parsed(text: string, place: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new ExportError(`${place}: this is no JSON: ${reason}; ${CURE}`);
  }
}

/** The lines of a stream, decoded; only a line feed ends one. @throws ExportError where bytes are no UTF-8 */
async function* lines(stream: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<string> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (bytes?: Uint8Array): string => {
    try {
      return bytes ? decoder.decode(bytes, { stream: true }) : decoder.decode();
    } catch {
      throw new ExportError(`${name}: this is no UTF-8; ${CURE}`);
    }
  };
  let rest: string[] = [];
  for await (const bytes of stream) {
    const [first = '', ...more] = decode(bytes).split('\n');
    rest.push(first);
    for (const next of more) {
      yield rest.join('');
      rest = [next];
    }
  }
  yield rest.join('') + decode();
}

type Located = readonly [record: DocumentResult | ErrorResult, place: string];

async function* ofStream(stream: AsyncIterable<Uint8Array>, name: string): AsyncGenerator<Located> {
  let number = 0;
  for await (const line of lines(stream, name)) {
    number += 1;
    const place = `${name}:${number}`;
    if (line.trim() !== '') yield [recordOf(parsed(line, place), place), place];
  }
}

/** A file of one result, or of an array of them. */
async function* ofJson(file: string, name: string): AsyncGenerator<Located> {
  const value = parsed(await readFile(file, 'utf8'), name);
  for (const one of Array.isArray(value) ? value : [value]) yield [recordOf(one, name), name];
}

/** Whether JSON claims to be a record; a folder of results may hold other files, such as `score.json`. */
const claims = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && 'contract' in value && 'document' in value;

async function* ofFolder(folder: string, name: string): AsyncGenerator<Located> {
  const names = await readdir(folder, { recursive: true });
  for (const below of names.filter((one) => one.endsWith('.json')).sort()) {
    const place = join(name, below);
    const value = parsed(await readFile(join(folder, below), 'utf8'), place);
    if (claims(value)) yield [recordOf(value, place), place];
  }
}

async function* ofArgument(arg: string, from: Surroundings): AsyncGenerator<Located> {
  if (arg === '-') return yield* ofStream(from.stdin, 'standard input');
  const file = resolve(from.cwd, arg);
  const found = await stat(file).catch(() => null);
  if (!found)
    throw new ExportError(`${arg}: no such file or folder; name results that extract wrote, or - for standard input`);
  if (found.isDirectory()) yield* ofFolder(file, arg);
  else yield* arg.endsWith('.json') ? ofJson(file, arg) : ofStream(createReadStream(file), arg);
}

interface Surroundings {
  readonly cwd: string;
  readonly stdin: AsyncIterable<Uint8Array>;
}

/** Keys rest on the ids of a record being distinct, and on pilots belonging to an announcement of it. */
function refuseLoose({ announcements, pilots }: DocumentResult, place: string): void {
  const known = new Set(announcements.map(({ id }) => id));
  if (known.size < announcements.length) throw new ExportError(`${place}: two announcements have one id; ${CURE}`);
  if (new Set(pilots.map(({ id }) => id)).size < pilots.length)
    throw new ExportError(`${place}: two pilots have one id; ${CURE}`);
  const stray = pilots.find(({ announcementId }) => !known.has(announcementId));
  if (stray) throw new ExportError(`${place}: ${stray.id} belongs to no announcement of its document; ${CURE}`);
}

/**
 * All records that arguments name, in their order, one in memory at a time.
 * @param args folders (their `.json` results, sorted), `.json` files, other files with a result a line, `-`
 * @throws ExportError where one cannot be read, or two documents have one id
 */
export async function* entriesOf(args: readonly string[], from: Surroundings): AsyncGenerator<Entry> {
  const seen = new Set<string>();
  let ordinal = 0;
  for (const arg of args)
    for await (const [result, place] of ofArgument(arg, from)) {
      ordinal += 1;
      if (!('error' in result)) {
        const { id } = result.document;
        if (seen.has(id)) throw new ExportError(`${place}: a second document with the id ${id}; export the two apart`);
        seen.add(id);
        refuseLoose(result, place);
      }
      yield { result, ordinal };
    }
}
