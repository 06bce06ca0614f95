/** Aligns what documents tell with what is curated, by identity: each curated value, and then whatever else is told, once. */
import { bestPairs } from '../score/judge.ts';
import type { Curated } from './told.ts';

/** What is aligned comes from a document, and two values of one document are never one. */
interface FromDocument {
  readonly documentId: string;
}

/** One thing: as curated, if it is, and as each document tells it. */
export interface Group<C, T> {
  readonly curated: Curated<C> | null;
  readonly told: readonly T[];
}

export interface Identity<C, T> {
  /** How likely a told value is the curated one: above 0 where it may be. */
  meets(curated: C, told: T): number;
  /** How likely the values of two documents are one. */
  alike(a: T, b: T): number;
}

/** A document that people say states the value comes first where two are equally likely. */
const STATED = 0.01;

/** The groups in the order of the curated values, then in the order told. Documents are taken in the order given. */
export function align<C, T extends FromDocument>(
  curated: readonly Curated<C>[],
  told: readonly T[],
  identity: Identity<C, T>,
): Group<C, T>[] {
  const groups: { curated: Curated<C> | null; told: T[] }[] = curated.map((one) => ({ curated: one, told: [] }));
  const credit = (group: (typeof groups)[number], value: T): number => {
    const met = group.curated ? identity.meets(group.curated.value, value) : 0;
    const stated = met > 0 && group.curated?.in.includes(value.documentId) ? STATED : 0;
    return Math.max(met + stated, ...group.told.map((other) => identity.alike(other, value)));
  };
  for (const values of byDocument(told)) {
    const pairs = bestPairs(groups, values, credit);
    const partner = new Map(pairs.map(({ e, f }) => [f, groups[e]]));
    for (const [at, value] of values.entries()) {
      const group = partner.get(at);
      if (group) group.told.push(value);
      else groups.push({ curated: null, told: [value] });
    }
  }
  return groups;
}

function byDocument<T extends FromDocument>(told: readonly T[]): T[][] {
  const documents = new Map<string, T[]>();
  for (const value of told) documents.set(value.documentId, [...(documents.get(value.documentId) ?? []), value]);
  return [...documents.values()];
}
