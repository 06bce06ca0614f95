/** The end of the conversation: what was kept, and the command to type next. */
import type { Plan } from '../ingest/ingest.ts';
import { plain } from '../plain.ts';
import { PROGRAM } from './workspace.ts';

const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** What a call has kept: no more than its end tells, so that a folder of any size fits. */
export interface Kept {
  readonly documents: number;
  /** The document to look at first: one with pilots where there is one. */
  readonly first: { readonly id: string; readonly announced: string | undefined; readonly hasPilots: boolean } | null;
}

export const NOTHING_KEPT: Kept = { documents: 0, first: null };

export function withPlan({ documents, first }: Kept, { id, examined: { result } }: Plan): Kept {
  const own = { id, announced: result.announcements[0]?.id, hasPilots: result.pilots.length > 0 };
  return { documents: documents + 1, first: first && (first.hasPilots || !own.hasPilots) ? first : own };
}

/** @param dry whether nothing was to be written */
export function nextSteps({ documents, first }: Kept, dry: boolean, failures: number): string {
  const failed = failures === 0 ? '' : `, ${failures} could not be read or kept`;
  if (dry) return `Nothing was written${failed}. Without --dry-run the documents are kept.\n`;
  if (first === null) return `Nothing new was kept${failed}.\n`;
  const steps = [
    `${PROGRAM} extract ${first.id} --format table`,
    ...(first.announced === undefined ? [] : [`${PROGRAM} extract && ${PROGRAM} diff ${first.announced}`]),
    `${PROGRAM} review`,
  ];
  return `${many(documents, 'document')} kept${failed}. Next:\n${steps.map((step) => `  ${plain(step)}\n`).join('')}`;
}
