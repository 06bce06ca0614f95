/** An announcement as Word and Excel documents. */
import {
  AlignmentType,
  Document,
  HeadingLevel,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import ExcelJS from 'exceljs';
import type { Piece } from './announcement.ts';

const cell = (text: string): TableCell => new TableCell({ children: [new Paragraph(text)] });

const tableOf = (rows: readonly (readonly string[])[]): Table =>
  new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: rows.map((row) => new TableRow({ children: row.map(cell) })),
  });

/** How a Word document says what its title is: by a style, or as official documents do by the look of it. */
export type TitleBy = 'style' | 'look';

const titleOf = (text: string, by: TitleBy): Paragraph =>
  by === 'style'
    ? new Paragraph({ text, heading: HeadingLevel.HEADING_1 })
    : new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ text, size: 44 })] });

/** A Word document; parts of its paragraphs are bold, as pasted text is. */
export async function asDocx(pieces: readonly Piece[], by: TitleBy = 'style'): Promise<Uint8Array> {
  const children = pieces.map((piece) => {
    if (piece.kind === 'table') return tableOf(piece.rows);
    if (piece.kind === 'title') return titleOf(piece.text, by);
    const [start, rest] = [piece.text.slice(0, 9), piece.text.slice(9)];
    return new Paragraph({ children: [new TextRun({ text: start, bold: true }), new TextRun(rest)] });
  });
  return new Uint8Array(await Packer.toBuffer(new Document({ sections: [{ children }] })));
}

const bytesOf = async (workbook: ExcelJS.Workbook): Promise<Uint8Array> =>
  new Uint8Array(await workbook.xlsx.writeBuffer());

/** A workbook: paragraphs in merged rows above the table, and a hidden sheet of the editor's notes. */
export async function asXlsx(pieces: readonly Piece[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  const sheet = workbook.addWorksheet('公示');
  for (const piece of pieces) {
    if (piece.kind === 'table') {
      for (const row of piece.rows)
        sheet.addRow(row.map((text, at) => (at === 0 && /^\d+$/.test(text) ? Number(text) : text)));
      continue;
    }
    const { number } = sheet.addRow([piece.text]);
    sheet.mergeCells(number, 1, number, 7);
  }
  workbook.addWorksheet('草稿', { state: 'hidden' }).addRow(['不要公开', '内部']);
  return bytesOf(workbook);
}

/** A workbook of one sheet that a test fills. */
export function workbookOf(fill: (sheet: ExcelJS.Worksheet) => void, name = 'Sheet1'): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook();
  fill(workbook.addWorksheet(name));
  return bytesOf(workbook);
}
