/** What a declaration says beyond a pilot's other values, as a person reads it. All text is made safe to print. */
import type { Declaration } from '../contract.ts';
import { plain } from '../plain.ts';
import { type Column, table } from './table.ts';
import type { Paint } from './terminal.ts';

const COLUMNS: readonly Column[] = [{ title: '#', align: 'right', style: 'dim' }, { title: 'Declared' }, { title: '' }];

type Institution = Declaration['institutions'][number];
type Assessment = NonNullable<Declaration['legalAssessment']>;

const joined = (...parts: readonly (string | null | undefined)[]): string =>
  parts.filter((part) => part != null && part !== '').join(' · ');

/** An identifier, with a word of warning where its check digits are wrong. */
const identified = (what: string, id: Institution['lei']): string | null =>
  id && `${what} ${id.value}${id.valid ? '' : ' (wrong check digits)'}`;

const institution = ({ name, creditCode, lei, licences }: Institution): string =>
  joined(
    name?.value,
    identified('credit code', creditCode),
    identified('LEI', lei),
    ...licences.map((licence) => joined(licence.name, licence.number)),
  );

const assessment = (given: Assessment | null): string =>
  given ? joined(given.assessor?.value, given.assessedOn?.value, given.validity?.value, given.text) : '';

/** Rows of what is declared, in the order of the form; a field that the form does not hold has none. */
function rowsOf(declared: Declaration): [what: string, value: string][] {
  const rows: [string, string][] = [
    ['number', declared.number?.value ?? ''],
    ...declared.institutions.map((one): [string, string] => ['institution', institution(one)]),
    ['novelty', declared.novelty?.text ?? ''],
    ['data sources', declared.dataSources?.text ?? ''],
    ['service channel', declared.serviceChannel?.value ?? ''],
    ['service time', declared.serviceTime?.value ?? ''],
    ['users', declared.users?.value ?? ''],
    ['service agreement', declared.serviceAgreement?.value ?? ''],
    ['legal assessment', assessment(declared.legalAssessment)],
    ['security assessment', assessment(declared.securityAssessment)],
    ['risk controls', declared.riskControls?.text ?? ''],
    ['emergency plan', declared.emergencyPlan?.text ?? ''],
    ...declared.complaints.map(({ to, text }): [string, string] => ['complaints', joined(to, text)]),
  ];
  return rows.filter(([, value]) => value !== '');
}

/** The lines of a pilot's declaration. @param number counts from 1 */
export function declaredLines(declared: Declaration, number: number, width: number, paint: Paint): string[] {
  const rows = rowsOf(declared).map((row) => [String(number), ...row.map(plain)]);
  return table(COLUMNS, rows, { width, paint, wrap: true });
}
