import type { Limits } from '../../limits.ts';
import { inMegabytes } from '../../limits.ts';
import { FormatError } from '../error.ts';

/** What may still be unpacked of a file, all levels of archives together. */
export interface Budget {
  readonly unpackedBytes: number;
  readonly members: number;
}

/** Counts what an archive unpacks to while it does; each call throws FormatError `size-limit` where it is too much. */
export interface Allowance {
  take(bytes: number): void;
  member(): void;
  /** What is left for the archives within. */
  left(): Budget;
  /** The most bytes it may unpack to. */
  readonly bytes: number;
}

/** So many bytes may come of any archive, however small: short texts and tables of zeros pack well. */
const ALWAYS = 1 << 20;

/** The allowance of one archive, from what is left to the whole file. */
export function unpackAllowance(
  bytes: Uint8Array,
  path: string,
  { unpackRatio }: Limits,
  { unpackedBytes, members }: Budget,
): Allowance {
  const byRatio = Math.max(ALWAYS, bytes.length * unpackRatio);
  const most = Math.min(unpackedBytes, byRatio);
  let [unpacked, seen] = [0, 0];
  const limit = byRatio < unpackedBytes ? 'unpackRatio' : 'unpackedBytes';
  const refuse = (what: string, cure: string): never => {
    throw new FormatError(
      'size-limit',
      `${path}: ${what}; unpack it and give the documents, or raise the limit ${cure}`,
    );
  };
  return {
    bytes: most,
    take(count) {
      unpacked += count;
      if (unpacked > most) refuse(`unpacks to more than ${inMegabytes(most)}`, limit);
    },
    member() {
      seen += 1;
      if (seen > members) refuse(`more than ${members} members`, 'members');
    },
    left: () => ({ unpackedBytes: unpackedBytes - unpacked, members: members - seen }),
  };
}
