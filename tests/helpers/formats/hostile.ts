/** Documents made to harm whoever reads them. */
import { deflateSync } from 'node:zlib';
import { zipOf } from './archives.ts';
import { pdfFile, stream } from './pdf.ts';

/** An Office package of these parts and nothing else. */
export const packageOf = (parts: Readonly<Record<string, string | Uint8Array>>): Promise<Uint8Array> =>
  zipOf(Object.entries(parts).map(([name, bytes]) => ({ name, bytes })));

/** Entities that double a thousand million times. */
const LAUGHS = `<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "哈">${[...'bcdefghij']
  .map((name, at) => `<!ENTITY ${name} "${`&${'abcdefghi'[at]};`.repeat(10)}">`)
  .join('')}]>`;

export const wordWith = (document: string | Uint8Array): Promise<Uint8Array> =>
  packageOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels':
      '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>',
    'word/document.xml': document,
  });

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const SHEET = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relations = (id: string, type: string, target: string): string =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="${id}" Type="${OFFICE}/${type}" Target="${target}"/></Relationships>`;

/** A workbook of one cell, with more markup behind the rows of its sheet. */
export const workbookWith = (more: string): Promise<Uint8Array> =>
  packageOf({
    '[Content_Types].xml': '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
    '_rels/.rels': relations('r1', 'officeDocument', 'xl/workbook.xml'),
    'xl/workbook.xml': `<workbook xmlns="${SHEET}" xmlns:r="${OFFICE}"><sheets><sheet name="公示" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': relations('r1', 'worksheet', 'worksheets/sheet1.xml'),
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${SHEET}"><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>公示</t></is></c></row></sheetData>${more}</worksheet>`,
  });

const BODY = (text: string): string =>
  `<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body><w:p><w:r><w:t>${text}</w:t></w:r></w:p></w:body></w:document>`;

export const entityBomb = (): string => LAUGHS + BODY('&j;');
export const longParagraph = (length: number): string => BODY(' '.repeat(length));

const HEAD = '<< /Type /Catalog /Pages 2 0 R >>';
const FONT = '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>';
const PAGE =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> /Contents 4 0 R >>';
const ONE = '<< /Type /Pages /Kids [3 0 R] /Count 1 >>';

/** A PDF of one page with this content; the form that it may paint paints itself. */
export const pdfWith = (content: string, pages = ONE, entries = ''): Uint8Array =>
  pdfFile([
    HEAD,
    pages,
    PAGE,
    stream(content, entries),
    FONT,
    stream(
      'q /X Do Q BT /F1 12 Tf 72 700 Td (loop) Tj ET',
      '/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> /XObject << /X 6 0 R >> >> ',
    ),
  ]);

/** A page tree whose branches lead back to its root. */
export const cyclicPages = (): Uint8Array =>
  pdfWith('', '<< /Type /Pages /Kids [2 0 R 2 0 R] /Count 2 /Parent 2 0 R >>');

/** A page of a picture. */
export const scannedPdf = (): Uint8Array => pdfWith('q 595 0 0 842 0 0 cm BI /W 1 /H 1 /CS /G /BPC 8 ID \xff EI Q');

/** A PDF that asks for a password. */
export const encryptedPdf = (): Uint8Array =>
  pdfFile(
    [
      HEAD,
      ONE,
      PAGE,
      stream(''),
      FONT,
      stream(''),
      `<< /Filter /Standard /V 1 /R 2 /O <${'11'.repeat(32)}> /U <${'22'.repeat(32)}> /P -44 >>`,
    ],
    '/Encrypt 7 0 R /ID [<00><00>] ',
  );

/** A page whose content unpacks to so many bytes of drawing. */
export function packedPdf(bytes: number): Uint8Array {
  const unit = 'BT /F1 12 Tf 72 700 Td (a) Tj ET\n';
  const packed = deflateSync(Buffer.from(unit.repeat(Math.ceil(bytes / unit.length)), 'latin1')).toString('latin1');
  return pdfWith(packed, ONE, '/Filter /FlateDecode ');
}

/** A PDF whose font says nothing of its characters: the numbers of its letters are its own. */
export function unmappedPdf(): Uint8Array {
  const letters = Array.from({ length: 30 }, (_, at) => (300 + at * 37).toString(16).padStart(4, '0')).join('');
  const font = '/BaseFont /ABCDEF+Song';
  return pdfFile([
    HEAD,
    ONE,
    PAGE,
    stream(`BT /F1 12 Tf 72 500 Td <${letters}> Tj ET`),
    `<< /Type /Font /Subtype /Type0 ${font} /Encoding /Identity-H /DescendantFonts [7 0 R] >>`,
    stream('', '/Type /XObject /Subtype /Form /BBox [0 0 1 1] '),
    `<< /Type /Font /Subtype /CIDFontType2 ${font} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /DW 1000 >>`,
  ]);
}
