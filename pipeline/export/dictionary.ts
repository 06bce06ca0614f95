/** The data dictionary: what tables and columns mean, from the descriptions that also write them. */
import { type Field, flag, type Row, type Table, table, text, textOrNull } from './schema.ts';
import type { Rows } from './spool.ts';

interface Described {
  readonly table: Table;
  readonly column: Table['columns'][number];
}

const FIELDS: readonly Field<Described>[] = [
  text('table_name', 'Table', (of) => of.table.name),
  text('column_name', 'Column', ({ column }) => column.name),
  text('type', 'integer (64 bit), number (double), boolean or string', ({ column }) => column.type),
  flag('nullable', 'Whether it may be empty: not stated', ({ column }) => column.nullable),
  flag('is_key', 'Whether it identifies the row', ({ column }) => column.primary === true),
  textOrNull('refers_to', 'The column whose value it repeats', ({ column }) => column.references ?? null),
  textOrNull('one_of', 'All values that there can be', ({ column }) => column.values?.join(', ') ?? null),
  text('meaning', 'What it means', ({ column }) => column.about),
];

const DICTIONARY = table<Described>('dictionary', 'One row a column: what it means.', () => [], FIELDS);

const described = (tables: readonly Table[]): Described[] =>
  tables.flatMap((table) => table.columns.map((column) => ({ table, column })));

/** The dictionary as one more table, which every format holds. */
export const dictionaryRows = (tables: readonly Table[]): Rows => ({
  table: DICTIONARY,
  async *rows() {
    for (const one of described([...tables, DICTIONARY])) yield FIELDS.map(({ of }) => of(one));
  },
});

const cell = (value: Row[number]): string => String(value ?? '').replaceAll('|', '\\|');

/** What a person needs besides the columns. */
const HEAD = `# Data dictionary

One row a thing, one column a property, names in snake_case. An empty cell means that the document does not state the value: nothing is guessed.

Keys are unique in the export: \`announcement_id\` and \`pilot_id\` begin with the document's id, because several documents may tell of one
announcement. The columns \`announcement\` and \`pilot\` hold the ids without it, which documents share.

\`evidence_start\` and \`evidence_end\` are UTF-16 offsets, half-open, into the source text: the document's bytes decoded by
\`documents.encoding\` (byte order mark kept), or the text layer beside a document that is no text. The evidence columns of a row show the first
evidence of its leftmost column that has any; the table \`evidence\` holds all evidence of all columns.

In CSV a text that a spreadsheet would take for a formula has an apostrophe in front, and so has a text of that kind which begins with
apostrophes itself: where a text is an apostrophe and behind it something that would be a formula, take one apostrophe away. An empty cell
without quotation marks is null, \`""\` an empty text.
`;

/** The dictionary for people, in Markdown. */
export function dictionaryText(tables: readonly Table[]): string {
  const heads = ['Column', 'Type', 'Empty', 'Key', 'Meaning'];
  const lines = ({ columns }: Table): string[] =>
    columns.map(({ name, type, nullable, primary, references, values, about }) => {
      const key = primary ? 'key' : references ? `→ ${references}` : '';
      const meaning = values ? `${about}. One of ${values.join(', ')}` : about;
      return `| ${[`\`${name}\``, type, nullable ? 'yes' : '', key, meaning].map(cell).join(' | ')} |`;
    });
  const sections = [...tables, DICTIONARY].map((one) =>
    [
      `## ${one.name}`,
      '',
      one.about,
      '',
      `| ${heads.join(' | ')} |`,
      `| ${heads.map(() => '---').join(' | ')} |`,
      ...lines(one),
      '',
    ].join('\n'),
  );
  return [HEAD, ...sections].join('\n');
}
