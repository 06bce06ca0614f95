/** English names in the rows of a table: the header row says which column holds what. */
import { oncePerDocument, textOf } from '../../annotated.ts';
import type { AnnotatedDocument, Rule, TableRow } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from '../pilot/occurrence.ts';
import { fieldNamed, type LabelField } from './labels.ts';
import { listAt, listIn } from './list.ts';
import { quotedAt } from './place.ts';
import { nameShape } from './shape.ts';
import { typeSaid } from './type-words.ts';

/** Columns whose cells tell of the pilot. */
const DETAILS: ReadonlySet<LabelField> = new Set(['content', 'effects', 'exit', 'other', 'risk', 'scale']);

type Fields = readonly (LabelField | null)[];

const fieldsOf = (document: AnnotatedDocument, { cells }: TableRow): Fields =>
  cells.map((cell) => (cell ? fieldNamed(textOf(document, cell)) : null));

const isHeader = (fields: Fields): boolean => fields.includes('name') && fields.filter(Boolean).length >= 2;

/** A name in a cell, without the marks around all of it. */
function nameIn(document: AnnotatedDocument, cell: ViewSpan): ViewSpan {
  const quoted = quotedAt(document, cell);
  return quoted && quoted.outer.end === cell.end ? quoted.name : cell;
}

function rowName(document: AnnotatedDocument, { cells }: TableRow, fields: Fields): Occurrence | null {
  const cellOf = (field: LabelField): ViewSpan | null => cells[fields.indexOf(field)] ?? null;
  const cell = cellOf('name');
  if (!cell) return null;
  const name = nameIn(document, cell);
  if (nameShape(textOf(document, name)) === 'none') return null;
  const column = fields.includes('applicants') ? cellOf('applicants') : null;
  const applicants = column && (listIn(document, column) ?? listAt(document, column.start, column.end, 'slot'));
  const type = fields.includes('type') ? cellOf('type') : null;
  return occurrence({
    name,
    outer: cell,
    rule: nameRow.id,
    anchored: true,
    opensSection: true,
    applicants,
    applicantRule: applicants && 'applicant/english-cell',
    type: type && typeSaid(document, type, 'type/english-cell'),
    details: cells.filter((one, index): one is ViewSpan => one !== null && DETAILS.has(fields[index] ?? 'number')),
  });
}

function rowsIn(document: AnnotatedDocument, within: ViewSpan): Occurrence[] {
  const found: Occurrence[] = [];
  let fields: Fields | null = null;
  let table = -1;
  for (const row of document.segments.rows) {
    if (row.table !== table) fields = null;
    table = row.table;
    const own = fieldsOf(document, row);
    if (isHeader(own)) fields = own;
    else if (fields && row.cells.every((cell) => !cell || contains(within, cell))) {
      const name = rowName(document, row, fields);
      if (name) found.push(name);
    }
  }
  return found;
}

/** What the columns of tables of pilots say of their cells, by where these begin. */
export const cellFields = oncePerDocument((document): ReadonlyMap<number, LabelField> => {
  const found = new Map<number, LabelField>();
  let [fields, table]: [Fields | null, number] = [null, -1];
  for (const row of document.segments.rows) {
    if (row.table !== table) fields = null;
    table = row.table;
    const own = fieldsOf(document, row);
    if (isHeader(own)) fields = own;
    else
      for (const [column, cell] of row.cells.entries()) {
        const field = fields?.[column];
        if (cell && field) found.set(cell.start, field);
      }
  }
  return found;
});

/** Names in tables with a header row. */
export const nameRow: Rule<Occurrence> = {
  id: 'pilot/english-row',
  why: 'newsletters and translated notices give the batch as a table: number, project, applicants, type',
  examples: [
    {
      text: 'No. | Project | Applicants | Type\n1 | Smart Bank Service Based on 5G | Bank of Chongqing, Tencent Cloud | Financial service',
      gives: ['Smart Bank Service Based on 5G < Bank of Chongqing、Tencent Cloud'],
    },
    { text: 'City | Batch\nBeijing | Second', gives: [] },
  ],
  find: (document, within) => rowsIn(document, viewSpan(within.start, within.end)).map(foundOccurrence),
  show: showOccurrence,
};
