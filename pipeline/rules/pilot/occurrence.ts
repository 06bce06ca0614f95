/** One place where a pilot is named. Several occurrences may be of one pilot. */
import type { PilotType } from '../../contract.ts';
import type { Found } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import type { InstitutionList, ListedName } from '../applicant/list.ts';

export interface Occurrence {
  /** The name without its outer marks. */
  readonly name: ViewSpan;
  /** The name with marks, the head noun that stands outside them, and a bracket of applicants. */
  readonly outer: ViewSpan;
  /** The rule that found it. */
  readonly rule: string;
  /** Whether something beside the name's shape says that it is a pilot: applicants, a heading, a table, an enumeration. */
  readonly anchored: boolean;
  /** A heading, table row or label: what follows is about this pilot until the next. */
  readonly opensSection: boolean;
  readonly applicants: InstitutionList | null;
  readonly applicantRule: string | null;
  readonly type: Found<PilotType> | null;
  /** Further cells of a table row or lines of a form that tell of this pilot. */
  readonly details: readonly ViewSpan[];
}

const NOTHING = {
  anchored: false,
  opensSection: false,
  applicants: null,
  applicantRule: null,
  type: null,
  details: [],
} as const;

/** An occurrence with the given parts, nothing known of the others. */
export const occurrence = (parts: Pick<Occurrence, 'name' | 'outer' | 'rule'> & Partial<Occurrence>): Occurrence => ({
  ...NOTHING,
  ...parts,
});

/** Names of a list as text, for the examples of rules. */
export const showList = (text: string, names: readonly ListedName[]): string =>
  names.map(({ span }) => text.slice(span.start, span.end)).join('、');
