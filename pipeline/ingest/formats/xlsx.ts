/** XLSX workbooks: each visible sheet is a table, under its name. */
import ExcelJS from 'exceljs';
import type { Limits } from '../limits.ts';
import { FormatError } from './error.ts';
import { layerOf } from './markup.ts';
import { shownDate, shownNumber } from './number-format.ts';
import { checkPackage } from './ooxml.ts';
import { cellCounter, type SheetCell, type SheetRow, sheetHtml } from './sheet.ts';

/** Parts of a sheet that show no text, and of which some cost much to read. */
const UNREAD = ['dataValidations', 'drawing', 'picture', 'conditionalFormatting', 'extLst', 'legacyDrawing'];
/** Names that a program gives, which say nothing. */
const UNNAMED = /^(?:sheet|工作表|表|table)\s*\d*$/i;

/** The value of a cell as shown: dates in ISO 8601, formulas by the result that was stored. */
function valueText(value: ExcelJS.CellValue | undefined, format: string | undefined): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'number') return shownNumber(value, format);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return value;
  if (value instanceof Date) return shownDate(value, format);
  if ('richText' in value) return value.richText.map(({ text }) => text).join('');
  if ('error' in value) return value.error;
  if ('hyperlink' in value) return valueText(value.text as ExcelJS.CellValue, format);
  return 'result' in value ? valueText(value.result as ExcelJS.CellValue, format) : '';
}

/** By the address of its first cell, how far each merged cell reaches. */
function mergedCells(sheet: ExcelJS.Worksheet): Map<string, { columns: number; rows: number }> {
  const merges = (sheet.model as { merges?: string[] }).merges ?? [];
  return new Map(
    merges.map((range) => {
      const [first = '', last = first] = range.split(':');
      const [from, to] = [sheet.getCell(first), sheet.getCell(last)];
      return [first, { columns: Number(to.col) - Number(from.col) + 1, rows: Number(to.row) - Number(from.row) + 1 }];
    }),
  );
}

function rowsOf(sheet: ExcelJS.Worksheet, count: (cells: number) => void): SheetRow[] {
  const merged = mergedCells(sheet);
  const rows: SheetRow[] = [];
  let last = 0;
  sheet.eachRow({ includeEmpty: false }, (row, number) => {
    const cells: (SheetCell | null)[] = [];
    row.eachCell({ includeEmpty: false }, (cell, column) => {
      count(column - cells.length);
      while (cells.length < column - 1) cells.push({ text: '' });
      const covered = cell.isMerged && cell.master !== cell;
      const reach = merged.get(cell.address);
      cells.push(covered ? null : { text: valueText(cell.value, cell.numFmt), ...reach });
    });
    // A row that was left out stands for a blank one: it may part two tables.
    if (rows.length > 0 && number - 1 > last) rows.push([]);
    last = number;
    rows.push(cells);
  });
  return rows;
}

/**
 * The layer of a workbook.
 * @throws FormatError `damaged`, `size-limit`, or `no-text` where no visible sheet has anything in it
 */
export async function xlsxLayer(bytes: Uint8Array, path: string, limits: Limits): Promise<string> {
  await checkPackage(bytes, path, limits);
  const workbook = new ExcelJS.Workbook();
  try {
    await workbook.xlsx.load(bytes as unknown as ExcelJS.Buffer, { ignoreNodes: UNREAD });
  } catch (error) {
    throw new FormatError(
      'damaged',
      `${path}: no readable workbook: ${(error as Error).message}; open it in a spreadsheet program and save it anew`,
    );
  }
  const count = cellCounter(path, limits);
  const sheets = workbook.worksheets
    .filter(({ state }) => state === 'visible')
    .map((sheet) => ({ name: sheet.name, rows: rowsOf(sheet, count) }))
    .filter(({ rows }) => rows.length > 0);
  return layerOf(
    sheets.map(({ name, rows }, at) => sheetHtml(rows, at === 0, UNNAMED.test(name) ? '' : name)).join(''),
  );
}
