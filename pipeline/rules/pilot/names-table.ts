/** Pilots in the rows of a table: the header row says which column holds what. */
import type { PilotType } from '../../contract.ts';
import { fieldOf, type TableField } from '../../segment/tables.ts';
import type { AnnotatedDocument, Found, TableRow } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { institutionList } from '../applicant/list.ts';
import { markedRuns } from './marked.ts';
import { type Occurrence, occurrence } from './occurrence.ts';
import { nameShape } from './shape.ts';
import { typeNamed } from './type-words.ts';

/** The columns of each table with a header, by table number. */
function columns(document: AnnotatedDocument): Map<number, (TableField | null)[]> {
  const { text } = document.doc.view;
  return new Map(
    document.segments.rows
      .filter((row) => row.header)
      .map((row) => [row.table, row.cells.map((cell) => (cell ? fieldOf(text.slice(cell.start, cell.end)) : null))]),
  );
}

const cellOf = (row: TableRow, fields: readonly (TableField | null)[], field: TableField): ViewSpan | null => {
  const at = fields.indexOf(field);
  return at < 0 ? null : (row.cells[at] ?? null);
};

function typeOf(text: string, cell: ViewSpan | null): Found<PilotType> | null {
  const value = cell && typeNamed(text.slice(cell.start, cell.end));
  return cell && value ? { value, at: [cell], rule: 'pilot/type-cell' } : null;
}

/** The pilots of all tables, in order. */
export function tableNames(document: AnnotatedDocument): Occurrence[] {
  const { text } = document.doc.view;
  const byTable = columns(document);
  const found: Occurrence[] = [];
  for (const row of document.segments.rows) {
    const fields = byTable.get(row.table);
    const cell = fields && !row.header ? cellOf(row, fields, 'name') : null;
    if (!fields || !cell) continue;
    const marked = markedRuns(text, cell)[0];
    const name = marked && marked.outer.start === cell.start && marked.outer.end === cell.end ? marked.inner : cell;
    if (nameShape(text.slice(name.start, name.end)) === 'none') continue;
    const applicants = cellOf(row, fields, 'applicants');
    const cells = row.cells.filter((one): one is ViewSpan => one !== null);
    found.push(
      occurrence({
        name,
        outer: viewSpan(cell.start, cell.end),
        rule: 'pilot/name-cell',
        anchored: true,
        applicants: applicants && institutionList(document, applicants, { lenient: true }),
        applicantRule: applicants && 'applicant/cell',
        type: typeOf(text, cellOf(row, fields, 'type')),
        details: cells.filter((one) => one !== applicants),
      }),
    );
  }
  return found;
}
