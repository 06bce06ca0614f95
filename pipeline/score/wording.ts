/** When two wordings count as equal, and when as near. */
import { foldName, nameCore } from '../fold.ts';

/** What a near value earns. */
export const NEAR = 0.5;

/**
 * What is left of a text without what typography decides: compatibility forms, case, white space, the shape of quotation marks and
 * dashes. Marks count: a name that lost its quotation marks is not equal.
 */
export const typeset = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s+/g, '')
    .replace(/[“”„‟‘’'「」『』《》〈〉]/g, '"')
    .replace(/[‐‑–—―]+/g, '-')
    .replace(/。/g, '.');

/** 智慧 for 智能, too, is taste. */
const wording = (text: string): string => typeset(text).replaceAll('智慧', '智能');

/** Shorter wordings are contained in others by chance. */
const TELLING = 3;

/** Whether the longer of two folded texts contains the shorter, and the shorter says enough. */
const nested = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= TELLING && (a.includes(b) || b.includes(a));

/** Share of their pairs of neighbouring characters that two names have in common. */
export function similarity(a: string, b: string): number {
  const pairs = (text: string): Set<string> => new Set(Array.from(text.slice(1), (_, at) => text.slice(at, at + 2)));
  const [left, right] = [pairs(foldName(a)), pairs(foldName(b))];
  const common = [...left].filter((pair) => right.has(pair)).length;
  return left.size + right.size === 0 ? 0 : (2 * common) / (left.size + right.size);
}

/** As alike as two names are that differ by a damaged or differently worded word. */
const ALIKE = 0.8;

/** 1 for equal wording; near where only marks, the head noun or a word differ, or one contains the other. */
export function compareWording(expected: string, found: string): number {
  if (wording(expected) === wording(found)) return 1;
  if (nameCore(expected) === nameCore(found) || similarity(expected, found) >= ALIKE) return NEAR;
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
