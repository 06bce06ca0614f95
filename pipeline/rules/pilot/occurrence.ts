/** One place where a pilot is named. Several occurrences may be of one pilot. */

import { textOf } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import type { AnnotatedDocument, Found } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import type { InstitutionList } from '../applicant/list.ts';

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

/** A name and who applies, for the examples of rules: `基于…的服务 < 甲、乙`. */
export function showOccurrence({ name, anchored, applicants }: Occurrence, document: AnnotatedDocument): string {
  const list = applicants ? ` < ${showList(applicants, document)}` : '';
  return `${textOf(document, name)}${list}${anchored ? '' : ' ?'}`;
}

/** The names of a list, for the examples of rules; `…` where it is broken off. */
const showList = ({ names, complete }: InstitutionList, document: AnnotatedDocument): string =>
  names.map(({ span }) => textOf(document, span)).join('、') + (complete ? '' : '…');

/** An occurrence as rules give what they find. */
export const foundOccurrence = (value: Occurrence): Found<Occurrence> => ({
  value,
  at: [value.name],
  rule: value.rule,
});
