/** When two wordings count as equal, and when as near. */
import { foldName, nameCore } from '../fold.ts';

/** What a near value earns. */
export const NEAR = 0.5;

/**
 * Equal but for what script, width and taste decide: compatibility forms, case, white space, the shape of quotation marks and
 * dashes, 智慧 for 智能. Marks count: a name that lost its quotation marks is not equal.
 */
const wording = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll('智慧', '智能')
    .replace(/\s+/g, '')
    .replace(/[“”„‟‘’'「」『』《》〈〉]/g, '"')
    .replace(/[‐‑–—―]+/g, '-')
    .replace(/。/g, '.');

/** Shorter wordings are contained in others by chance. */
const TELLING = 3;

/** Whether the longer of two folded texts contains the shorter, and the shorter says enough. */
const nested = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= TELLING && (a.includes(b) || b.includes(a));

/** 1 for equal wording; near where only marks or the head noun differ, or one contains the other. */
export function compareWording(expected: string, found: string): number {
  if (wording(expected) === wording(found)) return 1;
  if (nameCore(expected) === nameCore(found)) return NEAR;
  return nested(foldName(expected), foldName(found)) ? NEAR : 0;
}

/** 1 for the same date, near where one is the other less precisely. */
export function compareDates(expected: string, found: string): number {
  if (expected === found) return 1;
  return expected.startsWith(found) || found.startsWith(expected) ? NEAR : 0;
}

/** What is left of a longer institution's name beyond the shorter one. */
const beyond = (a: string, b: string): string => (a.length > b.length ? a.replace(b, '') : b.replace(a, ''));

/**
 * Whether two folded names of institutions are one name, long and short: 数融科技 and 成都数融科技. A branch (北京分行) is not its bank.
 */
export const sameInstitution = (a: string, b: string): boolean => nested(a, b) && !/[分支]|branch/.test(beyond(a, b));
