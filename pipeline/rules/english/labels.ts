/** Lines and cells of forms in English: a label that says what stands behind it. */
import { formsOf, phrases } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';

const FILE = 'english-labels.yaml';
/** What a label says. */
export type LabelField =
  | 'applicants'
  | 'content'
  | 'effects'
  | 'exit'
  | 'name'
  | 'number'
  | 'other'
  | 'risk'
  | 'scale'
  | 'type';

const FIELDS = new Map(
  phrases(FILE).flatMap(({ id, forms }) => forms.map((form) => [form, id as LabelField] as const)),
);
const LONGEST = Math.max(...formsOf(FILE).map((form) => form.length));

/** The field that a header cell names; null where it names none. */
export const fieldNamed = (label: string): LabelField | null =>
  FIELDS.get(
    label
      .toLowerCase()
      .replace(/\s*[:：*]\s*$/, '')
      .replace(/^(?:\d{1,2}|[ivx]{1,4}|[a-h])[.)] /, '')
      .trim(),
  ) ?? null;

const BULLET = /^[-–*•·] /;

export interface Labelled {
  readonly field: LabelField;
  readonly value: ViewSpan;
}

/** What a line or a sentence says that begins with a label and a colon; null where it does not. */
export function labelled(document: AnnotatedDocument, span: ViewSpan): Labelled | null {
  const { text } = document.doc.view;
  const bullet = BULLET.exec(text.slice(span.start, span.start + 2))?.[0].length ?? 0;
  if (bullet > 0 && span.start + bullet < span.end) return labelled(document, viewSpan(span.start + bullet, span.end));
  const colon = text.slice(span.start, Math.min(span.end, span.start + LONGEST + 8)).search(/[:：]/);
  const field =
    colon > 0 ? fieldNamed(text.slice(span.start, span.start + colon).replace(/ (?:\d{1,2}|[A-H])$/, '')) : null;
  let start = span.start + colon + 1;
  while (text[start] === ' ') start++;
  return field && start < span.end ? { field, value: viewSpan(start, span.end) } : null;
}
