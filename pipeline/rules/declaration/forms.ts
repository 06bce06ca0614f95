/** The declarations of a document: 金融科技创新应用声明书, the form of JR/T 0198-2020 in which institutions describe one pilot. */
import { oncePerDocument, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { type FormField, isCalled } from './fields.ts';
import { type Token, tokensOf } from './tokens.ts';

/** A field of a form as filled in. */
export interface FormEntry {
  readonly field: FormField;
  readonly label: ViewSpan;
  /** Its lines or paragraphs, in order; empty where nothing is filled in. */
  readonly value: readonly ViewSpan[];
  /** The field before it that is no part of another: whose part this one is. */
  readonly of: FormField | null;
  /** Whether only declarations have this field. */
  readonly own: boolean;
}

/** One declaration. */
export interface Form {
  /** From its first label to the end of its last value. */
  readonly span: ViewSpan;
  readonly entries: readonly FormEntry[];
}

/** Labels of its own by which a form is known, and how few will do where the document says what it is. */
const FEWEST_OWN = 4;
const FEWEST_NAMED = 2;
const FEWEST_FIELDS = 5;
interface Open {
  readonly entries: { field: FormField; label: ViewSpan; value: ViewSpan[]; of: FormField | null; own: boolean }[];
}

/** The tables in which labels head columns: they list pilots, and their cells belong to the column above. */
const listTables = (document: AnnotatedDocument): ReadonlySet<number> =>
  new Set(document.segments.rows.filter(({ header }) => header).map(({ table }) => table));

const tableOf = (token: Token): number | null => (token.cell === null ? null : Number(token.cell.split(' ', 1)[0]));

/** Whether a label begins the next form: what one form has once comes again. */
const beginsNext = ({ entries }: Open, field: FormField): boolean =>
  (field === 'number' || field === 'name') && entries.some((entry) => entry.field === field);

function read(tokens: readonly Token[]): Open[] {
  const forms: Open[] = [];
  let context: FormField | null = null;
  let last: Token | null = null;
  for (const token of tokens) {
    const form = forms.at(-1);
    if (!token.label) {
      form?.entries.at(-1)?.value.push(token.span);
      continue;
    }
    const { field, part } = token.label;
    if (part !== 'within') context = field;
    const open: Open = !form || beginsNext(form, field) ? { entries: [] } : form;
    if (open !== form) forms.push(open);
    const of = part === 'within' ? context : null;
    open.entries.push({ field, label: token.span, value: [], of, own: part === 'own' });
    last = token;
  }
  return last ? forms : [];
}

const isFilled = ({ value }: { readonly value: readonly ViewSpan[] }): boolean => value.length > 0;

/** Whether what the labels open is a declaration: a named pilot, and enough of the fields that only declarations have. */
function isForm({ entries }: Open, called: boolean): boolean {
  const filled = entries.filter(isFilled);
  const fields = new Set(filled.map(({ field }) => field));
  const own = new Set(entries.filter((entry) => entry.own).map(({ field }) => field)).size;
  return fields.has('name') && fields.size >= FEWEST_FIELDS && own >= (called ? FEWEST_NAMED : FEWEST_OWN);
}

/** Furniture of the page behind the last label belongs to no field. */
function withoutFoot(tokens: readonly Token[]): Token[] {
  const last = tokens.findLastIndex(({ label }) => label !== null);
  return tokens.filter(({ furniture }, index) => !furniture || index < last);
}

/** All declarations of a document, in order; none where it is something else. */
export const formsIn = oncePerDocument((document): readonly Form[] => {
  const lists = listTables(document);
  const called = isCalled(document.doc.view.text);
  const tokens = tokensOf(document, called).filter((token) => !lists.has(tableOf(token) ?? -1));
  return read(withoutFoot(tokens))
    .filter((open) => isForm(open, called))
    .map(({ entries }) => {
      const spans = entries.flatMap(({ label, value }) => [label, ...value]);
      return { span: viewSpan(spans[0]?.start ?? 0, spans.at(-1)?.end ?? 1), entries };
    });
});

/** The entries of a field that are filled in. */
export const entriesOf = ({ entries }: Form, ...fields: FormField[]): FormEntry[] =>
  entries.filter((entry) => fields.includes(entry.field) && isFilled(entry));

/** A line that begins something of its own: 线下渠道：…, 2.…, （二）… */
const BEGINS = /^(?:[\u4e00-\u9fff]{2,10}：|[（(]?[一二三四五六七八九十\d]{1,2}(?:[、.．](?!\d)|[）)])|[①-⑳])/;
const ENDED = /[，。；：、！？]$/;

/** The text of a value: lines broken by the width of a cell are one; those that begin something of their own are parted. */
export const valueText = (document: AnnotatedDocument, value: readonly ViewSpan[]): string =>
  value
    .map((span) => textOf(document, span))
    .reduce((told, line) => `${told}${told === '' || ENDED.test(told) || !BEGINS.test(line) ? '' : '；'}${line}`, '');

const NOTHING = new RegExp(`^(?:${anyOf(formsOf('declaration-nothing.yaml'))}|[\\s/／—–\\-_.。]+)?[。.]?$`);

/** Whether a field says that there is nothing to say: 无, 不适用, /. */
export const saysNothing = (text: string): boolean => NOTHING.test(text.trim());
