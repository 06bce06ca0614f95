/** What a declaration says beyond the keys that every pilot has. */
import { dates, resolveDate } from '../../dates.ts';
import type { AnnotatedDocument, AssessmentDraft, DeclarationDraft, Found } from '../../types.ts';
import type { FormField } from './fields.ts';
import { entriesOf, type Form, type FormEntry, saysNothing, valueText } from './forms.ts';
import { declaredInstitutions } from './institutions.ts';
import { type Part, partsOf } from './parts.ts';

/** Assessments are dated in full: nothing outside the form is needed. */
const NO_CONTEXT = { anchor: null, year: null };

const asFound = ({ text, at }: Pick<Part, 'text' | 'at'>, field: FormField): Found<string> => ({
  value: text,
  at,
  rule: `declaration/${field}`,
});

/** All that is filled in behind the labels of a field; null where that is nothing. */
function textOfField(document: AnnotatedDocument, form: Form, field: FormField): Found<string> | null {
  const lines = entriesOf(form, field).flatMap(({ value }) => value);
  const text = valueText(document, lines);
  return text === '' || saysNothing(text) ? null : asFound({ text, at: lines }, field);
}

/** The entries of a field and of the labels that are parts of it, in order. */
const partsWithin = (document: AnnotatedDocument, { entries }: Form, field: FormField): Part[] =>
  entries
    .filter((entry) => entry.field === field || entry.of === field)
    .flatMap((entry) => partsOf(document, entry.value, entry.field));

function assessment(document: AnnotatedDocument, form: Form, field: 'legal' | 'security'): AssessmentDraft | null {
  const parts = partsWithin(document, form, field).filter(({ text }) => !saysNothing(text));
  const part = (wanted: FormField): Found<string> | null => {
    const found = parts.find((one) => one.field === wanted);
    return found ? asFound(found, wanted) : null;
  };
  const told = part('conclusion') ?? part(field);
  const all = parts.filter((one) => one.field !== 'material');
  const text =
    told ??
    (all.length > 0
      ? asFound({ text: all.map((one) => one.text).join('；'), at: all.flatMap(({ at }) => at) }, field)
      : null);
  const on = part('assessed-on');
  const [date] = on ? dates(on.value) : [];
  const resolved = date && resolveDate(date, NO_CONTEXT, 'past');
  return (
    text && {
      ...text,
      rule: `declaration/${field}`,
      assessor: part('assessor'),
      assessedOn: on && resolved ? { ...on, value: resolved.iso } : null,
      validity: part('validity'),
    }
  );
}

const BODIES = [
  ['complaints-institution', 'institution'],
  ['complaints-self-regulation', 'self-regulation'],
  ['complaints', null],
] as const;

/** One statement for each of those that take complaints: all that stands behind its labels. */
function complaints(document: AnnotatedDocument, form: Form): DeclarationDraft['complaints'] {
  return BODIES.flatMap(([field, to]) => {
    const lines = form.entries
      .filter((entry) => entry.field === field || entry.of === field)
      .flatMap(({ label, value, of }: FormEntry) => (value.length > 0 && of !== null ? [label, ...value] : value));
    const text = valueText(document, lines);
    return text === '' || saysNothing(text) ? [] : [{ ...asFound({ text, at: lines }, field), to }];
  });
}

/** What one form says. */
export function declarationOf(document: AnnotatedDocument, form: Form): DeclarationDraft {
  const field = (id: FormField): Found<string> | null => textOfField(document, form, id);
  return {
    number: field('number'),
    institutions: declaredInstitutions(document, form),
    novelty: field('novelty'),
    dataSources: field('data-sources'),
    serviceChannel: field('channel'),
    serviceTime: field('time'),
    users: field('users'),
    serviceAgreement: field('agreement'),
    legalAssessment: assessment(document, form, 'legal'),
    securityAssessment: assessment(document, form, 'security'),
    riskControls: riskControls(document, form),
    emergencyPlan: field('emergency'),
    complaints: complaints(document, form),
  };
}

/** 风险点 and 防范措施, under 风险防控 or behind numbered labels. */
function riskControls(document: AnnotatedDocument, form: Form): Found<string> | null {
  const parts = partsWithin(document, form, 'risk').filter(({ text }) => !saysNothing(text));
  const text = parts.map((part) => part.text).join('；');
  return text === '' ? null : asFound({ text, at: parts.flatMap(({ at }) => at) }, 'risk');
}
