/** The outputs of shards, put together into what one run gives. */
import type { DocumentResult, ErrorResult } from '../contract.ts';
import { placesOf, type ShardRecord } from './shard.ts';
import type { Outcome } from './task.ts';

/** Outputs that do not make one run. The message says which, why, and the cure. */
export class MergeError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'MergeError';
  }
}

/** The output of one shard. */
export interface ShardOutput {
  /** As given; for messages. */
  readonly name: string;
  readonly record: ShardRecord;
  /** The lines of its results and errors, in its order. */
  lines(): AsyncIterable<string>;
}

const shown = ({ index, of }: ShardRecord['shard']): string => `shard ${index}/${of}`;

/** @throws MergeError where the outputs are not all shards of one run, each once */
function checkShards(outputs: readonly ShardOutput[]): void {
  const [first, ...others] = outputs;
  if (!first) throw new MergeError('nothing to merge: name the outputs of all shards');
  const { of, program, lexicons, total } = first.record.shard;
  const seen = new Map<number, string>([[first.record.shard.index, first.name]]);
  for (const { name, record } of others) {
    const { shard } = record;
    const both = `${first.name} and ${name}`;
    if (shard.of !== of)
      throw new MergeError(`${both}: one is ${shown(first.record.shard)}, the other ${shown(shard)}`);
    if (shard.program !== program)
      throw new MergeError(`${both} are from different versions of the program: run all shards with one`);
    if (shard.lexicons !== lexicons)
      throw new MergeError(
        `${both} are from different lexicons (${lexicons}, ${shard.lexicons}): run all shards with the same`,
      );
    if (shard.total !== total)
      throw new MergeError(
        `${both}: one is part of ${total} documents, the other of ${shard.total}: give all shards the same inputs`,
      );
    const same = seen.get(shard.index);
    if (same !== undefined) throw new MergeError(`${same} and ${name} are both ${shown(shard)}: name each shard once`);
    seen.set(shard.index, name);
  }
  const missing = Array.from({ length: of }, (_, at) => at + 1).filter((index) => !seen.has(index));
  if (missing.length > 0)
    throw new MergeError(
      `shard ${missing.map((index) => `${index}/${of}`).join(', ')} is missing: name its output too`,
    );
}

/** The shard that each place of the run belongs to. @throws MergeError where a place has none or two */
function owners(outputs: readonly ShardOutput[]): Int32Array {
  const owner = new Int32Array(outputs[0]!.record.shard.total).fill(-1);
  for (const [at, { name, record }] of outputs.entries()) {
    for (const place of placesOf(record)) {
      if (place >= owner.length || owner[place] !== -1)
        throw new MergeError(
          `${name} overlaps ${outputs[owner[place] ?? at]!.name} at document ${place + 1}: give all shards the same inputs`,
        );
      owner[place] = at;
    }
  }
  const free = owner.indexOf(-1);
  if (free >= 0) throw new MergeError(`no shard has document ${free + 1}: give all shards the same inputs`);
  return owner;
}

/** A line of output as an outcome. */
function outcomeOf(line: string, name: string): Outcome {
  try {
    const result = JSON.parse(line) as DocumentResult | ErrorResult;
    const { path } = result.document;
    return { path, id: 'error' in result ? null : result.document.id, line };
  } catch {
    throw new MergeError(`${name} holds a line that is no result: make that shard anew`);
  }
}

/**
 * The outcomes of the whole run, in its order. Holds one line of each shard at once.
 * @throws MergeError as `checkShards` does, and where an output holds more or fewer lines than its shard had documents
 */
export async function* merged(outputs: readonly ShardOutput[]): AsyncGenerator<Outcome, void> {
  checkShards(outputs);
  const owner = owners(outputs);
  const lines = outputs.map((output) => output.lines()[Symbol.asyncIterator]());
  for (const at of owner) {
    const next = await lines[at]!.next();
    if (next.done) throw new MergeError(`${outputs[at]!.name} is cut short: make that shard anew`);
    yield outcomeOf(next.value, outputs[at]!.name);
  }
  for (const [at, rest] of lines.entries())
    if (!(await rest.next()).done)
      throw new MergeError(`${outputs[at]!.name} holds more results than its shard: make it anew`);
}
