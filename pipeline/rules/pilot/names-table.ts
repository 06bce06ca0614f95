/** Pilots in the rows of a table: the header row says which column holds what. */

import { institutionsIn } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import { fieldOf, type TableField } from '../../segment/tables.ts';
import type { AnnotatedDocument, Found, Rule, TableRow } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import { institutionList } from '../applicant/list.ts';
import { markedRuns } from './marked.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from './occurrence.ts';
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

/** The name and the applicants of a row whose table lost its header: a cell that reads as a name beside one that lists institutions. */
function byContent(document: AnnotatedDocument, row: TableRow): { name: ViewSpan; applicants: ViewSpan } | null {
  const { text } = document.doc.view;
  const cells = row.cells.filter((cell): cell is ViewSpan => cell !== null);
  const name = cells.find(
    (cell) => nameShape(text.slice(cell.start, cell.end)) === 'strong' || markedRuns(text, cell).length === 1,
  );
  const applicants = cells.find(
    (cell) =>
      cell !== name &&
      institutionsIn(document, cell).length > 0 &&
      institutionList(document, cell, { unknown: 'take' }) !== null,
  );
  return name && applicants ? { name, applicants } : null;
}

/** The pilots of all tables, in order. */
function tableNames(document: AnnotatedDocument): Occurrence[] {
  const { text } = document.doc.view;
  const byTable = columns(document);
  const found: Occurrence[] = [];
  for (const row of document.segments.rows) {
    if (row.header) continue;
    const fields = byTable.get(row.table) ?? [];
    const guessed = fields.length === 0 ? byContent(document, row) : null;
    const cell = guessed?.name ?? cellOf(row, fields, 'name');
    if (!cell) continue;
    const marked = markedRuns(text, cell)[0];
    const name = marked && marked.outer.start === cell.start && marked.outer.end === cell.end ? marked.inner : cell;
    if (nameShape(text.slice(name.start, name.end)) === 'none') continue;
    const applicants = guessed?.applicants ?? cellOf(row, fields, 'applicants');
    const cells = row.cells.filter((one): one is ViewSpan => one !== null);
    found.push(
      occurrence({
        name,
        outer: viewSpan(cell.start, cell.end),
        rule: nameCell.id,
        anchored: true,
        applicants: applicants && institutionList(document, applicants, { unknown: 'take' }),
        applicantRule: applicants && 'applicant/cell',
        type: typeOf(text, cellOf(row, fields, 'type')),
        details: cells.filter((one) => one !== applicants),
      }),
    );
  }
  return found;
}

/** Names in the name column of a table with a header. */
export const nameCell: Rule<Occurrence> = {
  id: 'pilot/name-cell',
  why: 'notices list pilots in tables, which scrapers keep, or flatten to tabs or to one cell a line',
  examples: [
    {
      text: '序号\t应用名称\t申请机构\t类型\n1\t基于区块链的数字函证平台\t厦门银行、重庆富民银行\t科技产品',
      gives: ['基于区块链的数字函证平台 < 厦门银行、重庆富民银行'],
    },
    {
      text: '序号\n创新应用名称\n申请机构\n1\n智能云小店服务\n拉卡拉支付\n2\n移动金融云签盾\n民生银行',
      gives: ['智能云小店服务 < 拉卡拉支付', '移动金融云签盾 < 民生银行'],
    },
    {
      text: '1\t基于区块链的跨境贸易服务\t工商银行广州分行\n2\t灵活用工薪酬服务平台\t广东华兴银行',
      gives: ['基于区块链的跨境贸易服务 < 工商银行广州分行', '灵活用工薪酬服务平台 < 广东华兴银行'],
    },
    { text: '城市\t批次\t数量\n北京\t2\t17', gives: [] },
  ],
  find: (document, within) =>
    tableNames(document)
      .filter(({ name }) => contains(within, name))
      .map(foundOccurrence),
  show: showOccurrence,
};
