/** The institutions of a declaration: blocks of code, LEI, name and licence, in whatever order the form has them. */
import { institutionsIn, textOf } from '../../annotated.ts';
import { type Identifier, type IdentifierKind, identifiersIn, identifiersInCell } from '../../identifiers.ts';
import type { AnnotatedDocument, DeclaredInstitutionDraft, Found, IdentifierDraft } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { cellList, roleNamed } from '../applicant/cell.ts';
import type { InstitutionList } from '../applicant/list.ts';
import type { FormField } from './fields.ts';
import { type Form, type FormEntry, saysNothing, valueText } from './forms.ts';
import { licencesOf } from './licences.ts';
import { spansOf } from './parts.ts';

const INSTITUTION = 'declaration/institution';
const FIELDS: readonly FormField[] = ['credit-code', 'lei', 'institution', 'licences'];

/** The fields of one institution's block. */
interface Block {
  readonly fields: Map<FormField, FormEntry>;
  /** 持有金融牌照信息 and the parts below it. */
  readonly licences: FormEntry[];
}

/** Where a field comes again, the next block begins. */
function blocksOf({ entries }: Form): Block[] {
  const blocks: Block[] = [];
  for (const entry of entries) {
    let block = blocks.at(-1);
    if (FIELDS.includes(entry.field)) {
      if (!block || block.fields.has(entry.field)) blocks.push({ fields: new Map(), licences: [] });
      block = blocks.at(-1);
      block?.fields.set(entry.field, entry);
    }
    if (entry.field === 'licences' || entry.of === 'licences') block?.licences.push(entry);
  }
  return blocks;
}

/** All lines of a value as one span: what stands between them are line breaks. */
const whole = (value: readonly ViewSpan[]): ViewSpan | null => {
  const [first, last] = [value[0], value.at(-1)];
  return first && last ? viewSpan(first.start, last.end) : null;
};

/** The institutions that the block names, with the label's own role where it states one. */
function namesOf(document: AnnotatedDocument, entry: FormEntry | undefined): InstitutionList | null {
  const span = entry && whole(entry.value);
  if (!span || saysNothing(textOf(document, span))) return null;
  const role = roleNamed(textOf(document, entry.label));
  return (
    cellList(document, span, role && { role, at: entry.label }) ?? {
      names: [{ span, mention: institutionsIn(document, span)[0] ?? null }],
      complete: true,
    }
  );
}

const found = (
  { value, valid, start, end }: Identifier,
  lines: readonly ViewSpan[],
  kind: IdentifierKind,
): IdentifierDraft => ({
  value: { value, valid },
  at: spansOf(lines, start, end),
  rule: `declaration/${kind}`,
});

/** The identifiers of a field; one that is too short or garbled is kept as printed. */
function identifiersOf(
  document: AnnotatedDocument,
  entry: FormEntry | undefined,
  kind: IdentifierKind,
): IdentifierDraft[] {
  if (!entry || entry.value.length === 0) return [];
  const text = valueText(document, entry.value);
  if (saysNothing(text)) return [];
  return identifiersInCell(text, kind).map((code) => found(code, entry.value, kind));
}

/** Codes that stand beside the name itself: 甲银行（统一社会信用代码：9111…）. */
function beside(document: AnnotatedDocument, entry: FormEntry | undefined, kind: IdentifierKind): IdentifierDraft[] {
  const text = entry ? valueText(document, entry.value) : '';
  return identifiersIn(text).flatMap((code) => (code.kind === kind ? [found(code, entry?.value ?? [], kind)] : []));
}

function nameOf(document: AnnotatedDocument, span: ViewSpan): Found<string> {
  return { value: textOf(document, span).replaceAll('\n', ''), at: [span], rule: INSTITUTION };
}

/** One institution a name; codes go to names where there are as many of them. */
function institutionsOf(document: AnnotatedDocument, block: Block): DeclaredInstitutionDraft[] {
  const named = block.fields.get('institution');
  const names = namesOf(document, named)?.names ?? [];
  const codesOf = (field: IdentifierKind): IdentifierDraft[] => {
    const own = identifiersOf(document, block.fields.get(field), field);
    return own.length > 0 ? own : beside(document, named, field);
  };
  const [codes, leis] = [codesOf('credit-code'), codesOf('lei')];
  const licences = licencesOf(document, block.licences);
  const count = Math.max(names.length, codes.length);
  if (count === 0) return [];
  if (names.length > 1 && codes.length > 0 && codes.length !== names.length)
    return [
      ...names.map(({ span }) => ({ name: nameOf(document, span), creditCode: null, lei: null, licences: [] })),
      ...codes.map((creditCode) => ({ name: null, creditCode, lei: null, licences: [] })),
    ];
  return Array.from({ length: count }, (_, index) => ({
    name: names[index] ? nameOf(document, names[index].span) : null,
    creditCode: codes[index] ?? null,
    lei: leis.length === count || count === 1 ? (leis[index] ?? null) : null,
    licences: index === 0 ? licences : [],
  }));
}

/** The institutions of a form in order. */
export const declaredInstitutions = (document: AnnotatedDocument, form: Form): DeclaredInstitutionDraft[] =>
  blocksOf(form).flatMap((block) => institutionsOf(document, block));

/** The lists of applicants that the form's blocks give. */
export const declaredApplicants = (document: AnnotatedDocument, { entries }: Form): InstitutionList[] =>
  entries.flatMap((entry) => (entry.field === 'institution' ? (namesOf(document, entry) ?? []) : []));
