/** Traces on disk: a document's times a line, as NDJSON. */
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { z } from 'zod';
import { safeJson } from '../../plain.ts';
import type { Executor } from '../task.ts';
import type { Trace } from './recorder.ts';

const spent = z.record(z.string(), z.object({ ms: z.number(), calls: z.number() }));
const traceSchema: z.ZodType<Trace> = z.object({
  path: z.string(),
  chars: z.number().nullable(),
  ms: z.number(),
  stages: spent,
  families: spent,
  rules: spent,
});

/**
 * Writes the times that outcomes come with to a file, a line as soon as the outcome is out; an old file is replaced. Outcomes that come
 * from a cache have none.
 * @throws as the file system does, before anything is extracted
 */
export const tracingTo = (file: string, execute: Executor): Executor =>
  async function* (tasks) {
    const descriptor = openSync(file, 'w');
    try {
      for await (const { trace, ...outcome } of execute(tasks)) {
        if (trace) writeSync(descriptor, `${safeJson(trace)}\n`);
        yield outcome;
      }
    } finally {
      closeSync(descriptor);
    }
  };

/** A file that is no trace; the message says where and the cure. */
class TraceError extends Error {
  /** Expected: the message says all. */
  readonly code = 'bad-trace';
}

/** Reads a trace. @throws TraceError where a line is none; as the file system does */
export function readTraces(file: string): Trace[] {
  const lines = readFileSync(file, 'utf8').split('\n');
  return lines.flatMap((line, index) => {
    if (line === '') return [];
    try {
      return [traceSchema.parse(JSON.parse(line))];
    } catch {
      throw new TraceError(`${file}:${index + 1}: no line of a trace; extract --trace ${file} writes one`);
    }
  });
}
