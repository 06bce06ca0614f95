/** What the form 金融科技创新应用声明书 says beyond other announcements: services, assessments, institutions with their identifiers. */
import type { Declaration, DocumentResult } from '../../contract.ts';
import { keyOf, memberKey } from '../keys.ts';
import { type Cell, type Entry, type Field, type Proof, table, text, textOrNull } from '../schema.ts';
import { documentId, ISO_DATE, pilotId, position } from './shared.ts';

interface Source {
  readonly result: DocumentResult;
  /** Key of the pilot. */
  readonly owner: string;
  readonly declared: Declaration;
}

const declarationsOf = ({ result }: Entry<DocumentResult>): Source[] =>
  result.pilots.flatMap(({ id, declaration }) =>
    declaration ? [{ result, owner: keyOf(result, id), declared: declaration }] : [],
  );

/** A field of the form. */
type Stated = (Proof & { readonly value: string }) | null | undefined;

const stated = <S>(name: string, about: string, of: (source: S) => Stated): Field<S> =>
  textOrNull(name, about, (source: S) => of(source)?.value ?? null, { proof: (source: S) => of(source) ?? null });

/** An assessment: its conclusion, who made it, when and for how long. */
function assessment(prefix: string, what: string, key: 'legalAssessment' | 'securityAssessment'): Field<Source>[] {
  return [
    textOrNull(prefix, `Conclusion of the assessment of ${what}`, ({ declared }) => declared[key]?.text ?? null, {
      proof: ({ declared }) => declared[key],
    }),
    stated(`${prefix}_assessor`, 'Who made that assessment', ({ declared }) => declared[key]?.assessor),
    stated(`${prefix}_on`, `When it was made: ${ISO_DATE}`, ({ declared }) => declared[key]?.assessedOn),
    stated(`${prefix}_validity`, 'How long it holds, as written', ({ declared }) => declared[key]?.validity),
  ];
}

export const declarations = table<Source>(
  'declarations',
  'One row a pilot whose document is its declaration; statements of the form stand in statements.',
  declarationsOf,
  [
    text('pilot_id', 'The pilot it declares', ({ owner }) => owner, { primary: true, references: 'pilots.pilot_id' }),
    documentId(({ result }) => result),
    stated('declaration_number', 'Number of the innovative application', ({ declared }) => declared.number),
    stated('service_channel', 'Channels of the service', ({ declared }) => declared.serviceChannel),
    stated('service_time', 'Hours of the service', ({ declared }) => declared.serviceTime),
    stated('service_users', 'Whom it serves', ({ declared }) => declared.users),
    stated('service_agreement', 'The agreement that users enter into', ({ declared }) => declared.serviceAgreement),
    ...assessment('legal_assessment', 'lawfulness', 'legalAssessment'),
    ...assessment('security_assessment', 'technical security', 'securityAssessment'),
  ],
);

const institutionsOf = (entry: Entry<DocumentResult>) =>
  declarationsOf(entry).flatMap(({ result, owner: pilot, declared }) =>
    declared.institutions.map((institution, index) => ({
      result,
      pilot,
      owner: memberKey(pilot, 'declared-institution', index),
      institution,
      index,
    })),
  );
type Institution = ReturnType<typeof institutionsOf>[number];

/** Whether the check digits of an identifier agree; null where there is no identifier. */
const checked = (name: string, key: 'creditCode' | 'lei'): Field<Institution> => ({
  name,
  type: 'boolean',
  nullable: true,
  about: 'Whether its check digits agree',
  of: ({ institution }): Cell => institution[key]?.valid ?? null,
});

export const declaredInstitutions = table<Institution>(
  'declared_institutions',
  'One row an institution as a declaration enters it.',
  institutionsOf,
  [
    text('declared_institution_id', 'Key of the row', ({ owner }) => owner, { primary: true }),
    documentId(({ result }) => result),
    pilotId(({ pilot }) => pilot),
    position(),
    stated('name', 'Name as printed', ({ institution }) => institution.name),
    stated('credit_code', 'Unified social credit code, GB 32100-2015', ({ institution }) => institution.creditCode),
    checked('credit_code_valid', 'creditCode'),
    stated('lei', 'Legal entity identifier, ISO 17442', ({ institution }) => institution.lei),
    checked('lei_valid', 'lei'),
  ],
);

const licencesOf = (entry: Entry<DocumentResult>) =>
  institutionsOf(entry).flatMap(({ result, owner, institution }) =>
    institution.licences.map((licence, index) => ({ result, owner, licence, index })),
  );

export const licences = table<ReturnType<typeof licencesOf>[number]>(
  'licences',
  'One row a licence of a declared institution.',
  licencesOf,
  [
    text('licence_id', 'Key of the row', ({ owner, index }) => memberKey(owner, 'licence', index), { primary: true }),
    documentId(({ result }) => result),
    text('declared_institution_id', 'The institution that holds it', ({ owner }) => owner, {
      references: 'declared_institutions.declared_institution_id',
    }),
    position(),
    textOrNull('name', 'Name of the licence', ({ licence }) => licence.name, { proof: ({ licence }) => licence }),
    textOrNull('licence_number', 'Its number, as printed', ({ licence }) => licence.number),
    textOrNull('issuer', 'Who issued it', ({ licence }) => licence.issuer),
  ],
);
