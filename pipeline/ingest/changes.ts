/** What changed between two states of one page: in the words of the article, and in the records. */
import { diffArrays } from 'diff';
import { documentMeta, type Meta } from '../corpus/meta.ts';
import { type DiffRow, runRows } from '../diff/listing.ts';
import { diffRuns } from '../diff/runs.ts';
import type { Verdict } from '../diff/verdict.ts';
import { annotate, extractDocument } from '../run.ts';
import type { RawDocument } from '../types.ts';
import type { Candidate } from './candidate.ts';
import { articleOf, type Examined, examine } from './examine.ts';

export interface Changes {
  /** Paragraphs of the article that are gone or new, in order; empty where only the page around it changed. */
  readonly paragraphs: readonly { readonly sign: '-' | '+'; readonly text: string }[];
  /** Values that one state has and the other has not; nobody has judged them. */
  readonly rows: readonly DiffRow<Verdict>[];
}

const UNJUDGED = { announcements: new Map(), documents: new Map() };

export function changesBetween(before: RawDocument, candidate: Candidate, after: Examined, meta: Meta): Changes {
  // Under one id, as records of documents are compared by it.
  const renamed = examine(candidate, before.id, documentMeta(meta));
  return {
    paragraphs: diffArrays(articleOf(annotate(before)), [...after.article]).flatMap(({ added, removed, value }) =>
      added || removed ? value.map((text) => ({ sign: added ? ('+' as const) : ('-' as const), text })) : [],
    ),
    rows: runRows(diffRuns([extractDocument(before)], [renamed.result], UNJUDGED)),
  };
}
