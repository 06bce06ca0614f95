/** Applicants that a sentence does not name again: the same bank, the two companies, it. */

import type { InstitutionKind } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { InstitutionList, ListedName } from '../applicant/list.ts';

const endsWith = (id: string): RegExp =>
  new RegExp(`(?:^|[,;:] |and |while )(${anyOf(formsOf('english-cues.yaml', id))})$`, 'iu');

const isBank = ({ mention }: ListedName): boolean =>
  mention?.institutionKind === 'bank' || mention?.institutionKind === 'bank-branch';

const isA =
  (kind: InstitutionKind) =>
  ({ mention }: ListedName): boolean =>
    mention?.institutionKind === kind;

interface Anaphor {
  readonly pattern: RegExp;
  /** Whether it means one institution: of several that it could be, none is meant for certain. */
  readonly one: boolean;
  means(name: ListedName, index: number, all: readonly ListedName[]): boolean;
}

const ANAPHORS: readonly Anaphor[] = [
  { pattern: endsWith('same-all'), one: false, means: () => true },
  { pattern: endsWith('same-bank'), one: true, means: isBank },
  { pattern: endsWith('same-institute'), one: true, means: isA('research-institute') },
  { pattern: endsWith('same-insurer'), one: true, means: isA('insurer') },
  { pattern: endsWith('same-firm'), one: true, means: (name) => !isBank(name) },
  { pattern: endsWith('former'), one: true, means: (_, index, { length }) => length === 2 && index === 0 },
  { pattern: endsWith('latter'), one: true, means: (_, index, { length }) => length === 2 && index === 1 },
  { pattern: endsWith('same-one'), one: true, means: () => true },
];

/**
 * The applicants that the end of a text means, and where the words begin that mean them.
 * @param before the sentence up to the verb
 * @param previous the applicants told last
 */
export function applicantsMeant(
  before: string,
  previous: InstitutionList,
): { list: InstitutionList; start: number } | null {
  for (const { pattern, one, means } of ANAPHORS) {
    const match = pattern.exec(before);
    if (!match) continue;
    const names = previous.names.filter(means);
    // The institute may be one that is not called so.
    if (names.length === 0) continue;
    if (one && names.length > 1) return null;
    return { list: { names, complete: one || previous.complete }, start: before.length - (match[1] as string).length };
  }
  return null;
}
