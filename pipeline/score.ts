/**
 * The score: per field, what extraction got right of what people have verified, document by document. A value counts for a document
 * where the curated data lists that document under `in`; whatever else is extracted from it is a false positive.
 */
import { CONTRACT_VERSION, type DocumentResult } from './contract.ts';
import { type Registry, SPLITS, type Split } from './corpus.ts';
import { judgeDocument } from './score/document.ts';
import { FIELDS, type Field, isStatement } from './score/fields.ts';
import type { Loss } from './score/judge.ts';
import { addTally, emptyTally, type Measures, measures, type Tally } from './score/tally.ts';

export { FIELDS, type Field } from './score/fields.ts';
export type { Loss } from './score/judge.ts';
export type { Measures } from './score/tally.ts';

/** A document of the corpus and what extraction made of it; null where it failed. */
export interface Extracted {
  readonly id: string;
  readonly split: Split;
  readonly result: DocumentResult | null;
}

/** The score of a part of the corpus. */
export interface PartScore {
  readonly documents: number;
  /** All fields but the statements, each value counted once (micro average). */
  readonly facts: Measures;
  /** The facts, and the statements at half their weight, since they are judged by phrases. */
  readonly overall: Measures;
  readonly fields: Partial<Record<Field, Measures>>;
}

export interface Score {
  readonly contract: number;
  /** Digest of the committed documents and the curated data. */
  readonly corpus: string;
  readonly lexicons: string;
  readonly parts: Partial<Record<Split | 'all', PartScore>>;
}

/** How much a statement's phrase counts beside a fact. */
const STATEMENT_WEIGHT = 0.5;

/**
 * Scores documents against the curated data; documents that nobody has curated do not count.
 * @returns the score by part of the corpus, and every value lost, in the order of the documents
 */
export function score(
  documents: readonly Extracted[],
  registry: Registry,
  digests: { readonly corpus: string; readonly lexicons: string },
): { readonly score: Score; readonly losses: readonly Loss[] } {
  const judged = documents.flatMap(({ id, split, result }) => {
    const curated = registry.documents.get(id);
    return curated ? [{ split, judge: judgeDocument(curated, registry, result) }] : [];
  });
  const parts: Partial<Record<Split | 'all', PartScore>> = {};
  for (const part of [...SPLITS, 'all'] as const) {
    const members = judged.filter(({ split }) => part === 'all' || split === part);
    if (members.length > 0) parts[part] = partScore(members.map(({ judge }) => judge.tallies));
  }
  return {
    score: { contract: CONTRACT_VERSION, ...digests, parts },
    losses: judged.flatMap(({ judge }) => judge.losses),
  };
}

function partScore(tallies: readonly ReadonlyMap<Field, Tally>[]): PartScore {
  const facts = emptyTally();
  const overall = emptyTally();
  const fields: Partial<Record<Field, Measures>> = {};
  for (const field of FIELDS) {
    const sum = emptyTally();
    for (const tally of tallies) addTally(sum, tally.get(field) ?? emptyTally());
    if (sum.tp + sum.fp + sum.fn === 0) continue;
    fields[field] = measures(sum);
    addTally(overall, sum, isStatement(field) ? STATEMENT_WEIGHT : 1);
    if (!isStatement(field)) addTally(facts, sum);
  }
  return { documents: tallies.length, facts: measures(facts), overall: measures(overall), fields };
}
