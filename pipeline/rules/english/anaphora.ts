/** Applicants that a sentence does not name again: the same bank, the two companies, it. */
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { InstitutionList, ListedName } from '../applicant/list.ts';

const endsWith = (id: string): RegExp =>
  new RegExp(`(?:^|[,;:] |and |while )(${anyOf(formsOf('english-cues.yaml', id))})$`, 'iu');

const isBank = ({ mention }: ListedName): boolean =>
  mention?.institutionKind === 'bank' || mention?.institutionKind === 'bank-branch';

interface Anaphor {
  readonly pattern: RegExp;
  /** Whether it means one institution: of several that it could be, none is meant for certain. */
  readonly one: boolean;
  means(name: ListedName): boolean;
}

const ANAPHORS: readonly Anaphor[] = [
  { pattern: endsWith('same-all'), one: false, means: () => true },
  { pattern: endsWith('same-bank'), one: true, means: isBank },
  { pattern: endsWith('same-firm'), one: true, means: (name) => !isBank(name) },
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
    if (names.length === 0 || (one && names.length > 1)) return null;
    return { list: { names, complete: one || previous.complete }, start: before.length - (match[1] as string).length };
  }
  return null;
}
