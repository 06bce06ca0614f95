/** PDF files written by hand: fonts that are named and not embedded, text and lines put where a test wants them. */

/** A4 in points. */
export const PAGE = { width: 595, height: 842 };

/** Fonts that readers are expected to have, with the character map of their text. */
const FONTS = {
  simplified: {
    name: 'STSong-Light',
    map: 'UniGB-UCS2-H',
    ordering: 'GB1',
    supplement: 4,
    half: '1 95 500 814 939 500',
  },
  traditional: {
    name: 'MSung-Light',
    map: 'UniCNS-UCS2-H',
    ordering: 'CNS1',
    supplement: 0,
    half: '1 98 500 13648 13742 500',
  },
};

export type PdfFont = keyof typeof FONTS;

/** Text at a place; y counts from the top of the page to the line it stands on. */
export interface PlacedText {
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly size?: number;
  /** Degrees, against the clock. */
  readonly turned?: number;
}

/** A straight line from one place to another. */
export type Rule = readonly [x1: number, y1: number, x2: number, y2: number];

export interface PdfPage {
  readonly texts: readonly PlacedText[];
  readonly rules?: readonly Rule[];
}

const hex = (text: string): string => Buffer.from(text, 'utf16le').swap16().toString('hex');

const show = ({ text, x, y, size = 12, turned = 0 }: PlacedText): string => {
  const [cos, sin] = [Math.cos((turned * Math.PI) / 180), Math.sin((turned * Math.PI) / 180)];
  const matrix = [cos, sin, -sin, cos, x, PAGE.height - y].map((value) => Number(value.toFixed(3))).join(' ');
  return `BT /F1 ${size} Tf ${matrix} Tm <${hex(text)}> Tj ET`;
};

const contentOf = ({ texts, rules = [] }: PdfPage): string =>
  [
    ...rules.map(([x1, y1, x2, y2]) => `${x1} ${PAGE.height - y1} m ${x2} ${PAGE.height - y2} l S`),
    ...texts.map(show),
  ].join('\n');

/** Numbered objects as a file, with the table that says where each begins; the first is the catalogue. */
export function pdfFile(objects: readonly string[], trailer = ''): Uint8Array {
  let file = '%PDF-1.7\n%\xe2\xe3\xcf\xd3\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = places.map((place) => `${String(place).padStart(10, '0')} 00000 n \n`).join('');
  const size = objects.length + 1;
  const end = `xref\n0 ${size}\n0000000000 65535 f \n${table}trailer\n<< /Size ${size} /Root 1 0 R ${trailer}>>\nstartxref\n${file.length}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file + end, 'latin1'));
}

export const stream = (content: string, entries = ''): string =>
  `<< /Length ${content.length} ${entries}>>\nstream\n${content}\nendstream`;

/** A document of pages in one font. */
export function writePdf(pages: readonly PdfPage[], font: PdfFont = 'simplified'): Uint8Array {
  const { name, map, ordering, supplement, half } = FONTS[font];
  const own = 6;
  const kids = pages.map((_, at) => `${own + 2 * at} 0 R`).join(' ');
  const numbers = half.split(' ').map(Number);
  const widths = [0, 3].map((at) => numbers.slice(at, at + 3).join(' ')).join(' ');
  return pdfFile([
    '<< /Type /Catalog /Pages 2 0 R >>',
    `<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`,
    `<< /Type /Font /Subtype /Type0 /BaseFont /${name}-${map} /Encoding /${map} /DescendantFonts [4 0 R] >>`,
    `<< /Type /Font /Subtype /CIDFontType0 /BaseFont /${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (${ordering}) /Supplement ${supplement} >> /FontDescriptor 5 0 R /DW 1000 /W [${widths}] >>`,
    `<< /Type /FontDescriptor /FontName /${name} /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>`,
    ...pages.flatMap((page, at) => [
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${PAGE.width} ${PAGE.height}] /Resources << /Font << /F1 3 0 R >> >> /Contents ${own + 2 * at + 1} 0 R >>`,
      stream(contentOf(page)),
    ]),
  ]);
}
