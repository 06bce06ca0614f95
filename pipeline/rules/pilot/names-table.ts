/** Pilots in the rows of a table: the header row says which column holds what. */

import { institutionsIn, textOf } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import { fieldOf, type TableField } from '../../segment/table-fields.ts';
import type { AnnotatedDocument, Found, Rule, TableRow } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import { cellList, roleNamed } from '../applicant/cell.ts';
import { type InstitutionList, institutionList } from '../applicant/list.ts';
import { markedRuns } from './marked.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from './occurrence.ts';
import { nameShape } from './shape.ts';
import { typeNamed, typePrefix } from './type-words.ts';

type Fields = readonly (TableField | null)[];

/** What each column of a row holds: the inner header says it, else the outer one. */
const fieldsOf = (document: AnnotatedDocument, { labels }: TableRow): Fields =>
  labels.map(
    (spans) => spans.map((span) => fieldOf(textOf(document, span))).findLast((field) => field !== null) ?? null,
  );

const cellOf = (row: TableRow, fields: Fields, field: TableField): ViewSpan | null => {
  const at = fields.indexOf(field);
  return at < 0 ? null : (row.cells[at] ?? null);
};

/** The institutions of all columns that hold some, with what the header of each says that they do (技术提供方). */
function applicantsOf(document: AnnotatedDocument, row: TableRow, fields: Fields): InstitutionList | null {
  const lists = fields.flatMap((field, column) => {
    const cell = field === 'applicants' ? row.cells[column] : null;
    const label = row.labels[column]?.at(-1);
    const role = label && roleNamed(textOf(document, label));
    return cell ? (cellList(document, cell, role && label ? { role, at: label } : null) ?? []) : [];
  });
  return lists.length > 0 ? joined(lists) : null;
}

const joined = (lists: readonly InstitutionList[]): InstitutionList => {
  const names = lists.flatMap((list) => list.names);
  return {
    names: names.filter(({ span }, at) => names.findIndex((other) => other.span.start === span.start) === at),
    complete: lists.every(({ complete }) => complete),
    roles: lists.flatMap(({ roles }) => roles ?? []),
  };
};

function typeOf(text: string, cell: ViewSpan | null): Found<PilotType> | null {
  const value = cell && typeNamed(text.slice(cell.start, cell.end));
  return cell && value ? { value, at: [cell], rule: 'pilot/type-cell' } : null;
}

/** 【金融服务】 before the name in its own cell. */
function prefixed(text: string, cell: ViewSpan): Found<PilotType> | null {
  const { length } = typePrefix(text.slice(cell.start, cell.end));
  return length > 0 ? typeOf(text, viewSpan(cell.start, cell.start + length)) : null;
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

/** Columns that tell nothing of what a pilot is and does. */
const OUTSIDE: ReadonlySet<TableField | null> = new Set(['applicants', 'number', 'region', 'batch', 'announced']);

/** The name of a row, without the marks around all of it; null where the row names none. */
function nameIn(document: AnnotatedDocument, cell: ViewSpan): ViewSpan | null {
  const { text } = document.doc.view;
  const marked = markedRuns(text, cell)[0];
  const start = cell.start + typePrefix(text.slice(cell.start, cell.end)).length;
  const own = start < cell.end ? viewSpan(start, cell.end) : cell;
  const name = marked && marked.outer.start === own.start && marked.outer.end === own.end ? marked.inner : own;
  return nameShape(text.slice(name.start, name.end)) === 'none' ? null : name;
}

/** The pilot that a row tells of. */
function rowOccurrence(document: AnnotatedDocument, row: TableRow): Occurrence | null {
  const { text } = document.doc.view;
  const fields = fieldsOf(document, row);
  const guessed = row.labels.length === 0 ? byContent(document, row) : null;
  const cell = guessed?.name ?? cellOf(row, fields, 'name');
  const name = cell && nameIn(document, cell);
  if (!cell || !name) return null;
  const applicants = guessed ? cellList(document, guessed.applicants) : applicantsOf(document, row, fields);
  return occurrence({
    name,
    outer: viewSpan(cell.start, cell.end),
    rule: nameCell.id,
    anchored: true,
    applicants,
    applicantRule: applicants && 'applicant/cell',
    type: typeOf(text, cellOf(row, fields, 'type')) ?? prefixed(text, cell),
    details: row.cells.filter(
      (one, at): one is ViewSpan => one !== null && one !== guessed?.applicants && !OUTSIDE.has(fields[at] ?? null),
    ),
  });
}

/** The pilots of all tables, in order. A name that is merged over several rows is one pilot, with what each of them tells. */
function tableNames(document: AnnotatedDocument): Occurrence[] {
  const found: Occurrence[] = [];
  for (const row of document.segments.rows) {
    const next = row.header ? null : rowOccurrence(document, row);
    const last = found.at(-1);
    if (!next) continue;
    if (last?.name.start !== next.name.start) found.push(next);
    else
      found[found.length - 1] = {
        ...last,
        applicants:
          last.applicants && next.applicants
            ? joined([last.applicants, next.applicants])
            : (last.applicants ?? next.applicants),
        applicantRule: last.applicantRule ?? next.applicantRule,
        details: [...new Set([...last.details, ...next.details])],
      };
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
      text: '应用名称\n试点单位\n声明书及附件\n1\n牧户云授信产品\n昆仑银行\n2\n碳账户融资平台\n富滇银行/盘江数科\n意见请寄专设信箱',
      gives: ['牧户云授信产品 < 昆仑银行', '碳账户融资平台 < 富滇银行、盘江数科'],
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
