/** What kind of document it is, in a maintainer's words. */
import type { DocumentResult } from '../contract.ts';

/** The kinds, each with what a maintainer reads. */
export const KINDS = {
  declaration: 'declaration of a pilot (创新应用声明书)',
  exit: 'notice that pilots have completed their test',
  announcement: 'announcement of pilots',
  'announcement-without-pilots': 'announcement that names no pilot',
  survey: 'survey or statistics of a programme',
  other: 'no announcement: nothing in it is about pilots',
} as const;
export type DocumentKind = keyof typeof KINDS;

/** The kind that a record speaks of. */
export function kindOf({ announcements, pilots, programmes }: DocumentResult): DocumentKind {
  if (pilots.some((pilot) => 'declaration' in pilot && pilot.declaration !== null)) return 'declaration';
  const stages = announcements.flatMap(({ stage }) => stage?.value ?? []);
  if (pilots.length > 0 && stages.length > 0 && stages.every((stage) => stage === 'completed')) return 'exit';
  if (pilots.length > 0) return 'announcement';
  if (announcements.length > 0) return 'announcement-without-pilots';
  return programmes.length > 0 ? 'survey' : 'other';
}
