/** The end of the conversation: what was kept, and the command to type next. */
import type { Plan } from '../ingest/ingest.ts';
import { plain } from '../plain.ts';
import { PROGRAM } from './workspace.ts';

const many = (count: number, what: string): string => `${count} ${what}${count === 1 ? '' : 's'}`;

/** @param stored the plans that were carried out @param dry whether nothing was to be written */
export function nextSteps(stored: readonly Plan[], dry: boolean, failures: number): string {
  const failed = failures === 0 ? '' : `, ${failures} could not be read or kept`;
  if (dry) return `Nothing was written${failed}. Without --dry-run the documents are kept.\n`;
  if (stored.length === 0) return `Nothing new was kept${failed}.\n`;
  const first = stored.find(({ examined }) => examined.result.pilots.length > 0) ?? stored[0]!;
  const announced = first.examined.result.announcements[0]?.id;
  const steps = [
    `${PROGRAM} extract ${first.id} --format table`,
    ...(announced === undefined ? [] : [`${PROGRAM} extract && ${PROGRAM} diff ${announced}`]),
    `${PROGRAM} review`,
  ];
  return `${many(stored.length, 'document')} kept${failed}. Next:\n${steps.map((step) => `  ${plain(step)}\n`).join('')}`;
}
