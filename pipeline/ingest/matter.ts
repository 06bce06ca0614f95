/** Whether two documents can tell of the same announcement, however alike their words are: regulators fill in one form, batch after batch. */
import type { Announcement, DocumentResult } from '../contract.ts';

/** What tells announcements apart. */
export type Matter = Pick<Announcement, 'region' | 'batch'>;

export const mattersOf = ({ announcements }: Pick<DocumentResult, 'announcements'>): Matter[] =>
  announcements.map(({ region, batch }) => ({ region, batch }));

const differ = <T>(a: T | null | undefined, b: T | null | undefined): boolean => a != null && b != null && a !== b;

const contradict = (a: Matter, b: Matter): boolean =>
  differ(a.region?.name, b.region?.name) ||
  differ(a.batch?.number, b.batch?.number) ||
  differ(a.batch?.year, b.batch?.year);

/** False where both announce something and none of it can be the same. */
export const canBeOne = (a: readonly Matter[], b: readonly Matter[]): boolean =>
  a.length === 0 || b.length === 0 || a.some((one) => b.some((other) => !contradict(one, other)));
