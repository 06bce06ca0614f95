/** Traces of many documents, summed up: what takes the time. */
import type { Spent, Trace } from './recorder.ts';

/** A stage, family or rule over all documents. */
export interface Row extends Spent {
  readonly name: string;
  /** Of the time of all documents: from 0 to 1. */
  readonly share: number;
}

interface DocumentRow {
  readonly path: string;
  readonly chars: number | null;
  readonly ms: number;
  /** The stage that took most of it. */
  readonly slowest: string;
}

export interface Profile {
  readonly documents: number;
  readonly chars: number;
  readonly ms: number;
  /** In their order; the last is what no stage accounts for: reading the file and writing the line. */
  readonly stages: readonly Row[];
  /** Each without those within it; the slowest first, as below. */
  readonly families: readonly Row[];
  readonly rules: readonly Row[];
  readonly slowest: readonly DocumentRow[];
}

const REST = 'reading, writing';

const total = (numbers: readonly number[]): number => numbers.reduce((sum, one) => sum + one, 0);
const bySlowness = (a: { ms: number }, b: { ms: number }): number => b.ms - a.ms;

function summed(all: readonly Readonly<Record<string, Spent>>[], ms: number): Row[] {
  const sums = new Map<string, { ms: number; calls: number }>();
  for (const [name, spent] of all.flatMap((one) => Object.entries(one))) {
    const sum = sums.get(name) ?? { ms: 0, calls: 0 };
    sum.ms += spent.ms;
    sum.calls += spent.calls;
    sums.set(name, sum);
  }
  return [...sums].map(([name, sum]) => ({ name, ...sum, share: ms > 0 ? sum.ms / ms : 0 }));
}

/** What took longest of a document. */
const slowestOf = ({ stages }: Trace): string =>
  Object.entries(stages).sort(([, a], [, b]) => bySlowness(a, b))[0]?.[0] ?? REST;

/** @param most how many rules and documents are listed */
export function profileOf(traces: readonly Trace[], most: number): Profile {
  const ms = total(traces.map((trace) => trace.ms));
  const rows = (of: (trace: Trace) => Readonly<Record<string, Spent>>) => summed(traces.map(of), ms);
  const stages = rows((trace) => trace.stages).sort((a, b) => (a.name < b.name ? -1 : 1));
  const rest = ms - total(stages.map((stage) => stage.ms));
  return {
    documents: traces.length,
    chars: total(traces.map(({ chars }) => chars ?? 0)),
    ms,
    stages: [...stages, { name: REST, ms: rest, calls: traces.length, share: ms > 0 ? rest / ms : 0 }],
    families: rows((trace) => trace.families).sort(bySlowness),
    rules: rows((trace) => trace.rules)
      .sort(bySlowness)
      .slice(0, most),
    slowest: traces
      .toSorted(bySlowness)
      .slice(0, most)
      .map((trace) => ({ path: trace.path, chars: trace.chars, ms: trace.ms, slowest: slowestOf(trace) })),
  };
}
