/** The outputs of shards on disk: files of NDJSON, or folders that results were written to. */
import {
  closeSync,
  createReadStream,
  fstatSync,
  openSync,
  readdirSync,
  readFileSync,
  readSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { safeJson } from '../plain.ts';
import { MergeError, type ShardOutput } from './merge.ts';
import { type Shard, type ShardRecord, shardRecordSchema } from './shard.ts';
import { linesOf } from './stream/lines.ts';

/**
 * The file that a shard leaves beside its results: of each document in order the id of its result as a JSON string, or its error line;
 * and at last the shard's record.
 */
export const listName = ({ index, of }: Shard): string => `shard-${index}-of-${of}.ndjson`;
const LIST = /^shard-\d+-of-\d+\.ndjson$/;

/** Bytes of a line; far beyond any result. */
const LONGEST = 1 << 30;
const CHUNK = 1 << 16;

/** The last line of a file, without its line end; empty where the file does not end with one: it was cut short. */
function lastLine(file: string): string {
  const descriptor = openSync(file, 'r');
  try {
    const { size } = fstatSync(descriptor);
    for (let length = Math.min(CHUNK, size); ; length = Math.min(2 * length, size)) {
      const bytes = Buffer.alloc(length);
      readSync(descriptor, bytes, 0, length, size - length);
      if (bytes.at(-1) !== 0x0a) return '';
      const before = bytes.lastIndexOf(0x0a, length - 2);
      if (before >= 0 || length === size) return bytes.toString('utf8', before + 1, length - 1);
    }
  } finally {
    closeSync(descriptor);
  }
}

/** @throws MergeError where the last line says nothing of a shard */
function recordOf(file: string, name: string): ShardRecord {
  try {
    return shardRecordSchema.parse(JSON.parse(lastLine(file)));
  } catch (error) {
    if (error instanceof Error && 'code' in error) throw error;
    throw new MergeError(`${name} does not end with the line of a shard: it was cut short, or made without --shard`);
  }
}

/** All lines of a file but the last. */
async function* linesBefore(file: string): AsyncGenerator<string, void> {
  let held: string | null = null;
  for await (const { bytes } of linesOf(createReadStream(file), LONGEST)) {
    if (held !== null) yield held;
    held = Buffer.from(bytes ?? []).toString();
  }
}

const fileOutput = (name: string, file: string): ShardOutput => ({
  name,
  record: recordOf(file, name),
  lines: () => linesBefore(file),
});

const folderOutput = (name: string, folder: string, list: string): ShardOutput => ({
  name: `${name}/${list}`,
  record: recordOf(join(folder, list), `${name}/${list}`),
  lines: async function* () {
    for await (const line of linesBefore(join(folder, list)))
      yield line.startsWith('"') ? resultIn(folder, line) : line;
  },
});

/** @throws MergeError where the result is not there any more */
function resultIn(folder: string, id: string): string {
  const file = join(folder, `${JSON.parse(id) as string}.json`);
  try {
    return safeJson(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    throw new MergeError(`${file} is gone or no result: make that shard anew`);
  }
}

/**
 * The shards' outputs that a file or folder holds.
 * @param name as given
 * @throws MergeError where it holds none; as the file system does
 */
export function shardOutputs(name: string, path: string): ShardOutput[] {
  if (!statSync(path).isDirectory()) return [fileOutput(name, path)];
  const lists = readdirSync(path).filter((file) => LIST.test(file));
  if (lists.length === 0)
    throw new MergeError(`${name} holds no shard-…-of-….ndjson: write into it with --shard and --out`);
  return lists.sort().map((list) => folderOutput(name, path, list));
}
