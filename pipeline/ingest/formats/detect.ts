/** Tells formats apart: by the bytes first, by the extension where bytes say nothing. */
import { signatureOf } from '../../load/binary.ts';
import { detectEncoding } from '../../load/encoding.ts';
import { markupOf } from '../../stages/1-load.ts';
import { FormatError } from './error.ts';
import { memberNames } from './package-names.ts';

/** What a document can come as. */
export type Format = 'text' | 'html' | 'pdf' | 'docx' | 'xlsx' | 'csv' | 'mhtml' | 'zip' | 'tar' | 'gzip';

const latin1 = (bytes: Uint8Array, start: number, end: number): string =>
  Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1', start, end);

const refuse = (
  code: 'unsupported-format' | 'no-text' | 'encrypted',
  path: string,
  what: string,
  cure: string,
): never => {
  throw new FormatError(code, `${path}: ${what}; ${cure}`);
};

const OCR = 'have its text recognised elsewhere (OCR) and give that as .txt';

/** ZIP packages that are documents, by a member that only they have. */
const PACKAGES: readonly { readonly member: RegExp; readonly format: Format | string }[] = [
  { member: /^word\/document\.xml$/i, format: 'docx' },
  { member: /^xl\/workbook\.(?:xml|bin)$/i, format: 'xlsx' },
  { member: /^ppt\/presentation\.xml$/i, format: 'a PowerPoint presentation' },
  { member: /(?:^|\/)OFD\.xml$/i, format: 'an OFD document' },
  { member: /^META-INF\/container\.xml$/i, format: 'an EPUB book' },
  { member: /^content\.xml$/i, format: 'an OpenDocument file' },
];

function packageFormat(bytes: Uint8Array, path: string): Format {
  const names = memberNames(bytes);
  const format = PACKAGES.find(({ member }) => names.some((name) => member.test(name)))?.format ?? 'zip';
  if (names.includes('xl/workbook.bin'))
    return refuse('unsupported-format', path, 'a binary XLSB workbook', 'save it as .xlsx');
  if (format === 'docx' || format === 'xlsx' || format === 'zip') return format;
  return refuse('unsupported-format', path, format, 'save it as PDF, or its text as .txt');
}

/** Old Office files, and new ones with a password, which are wrapped in the old container. */
function refuseOldOffice(bytes: Uint8Array, path: string): never {
  const wide = (name: string): string => Buffer.from(name, 'utf16le').toString('latin1');
  const text = latin1(bytes, 0, bytes.length);
  if (text.includes(wide('EncryptedPackage')))
    return refuse('encrypted', path, 'an Office document with a password', 'save it without one');
  if (text.includes(wide('WordDocument')))
    return refuse('unsupported-format', path, 'a Word document of the old format (.doc)', 'save it as .docx');
  if (text.includes(wide('Workbook')))
    return refuse('unsupported-format', path, 'an Excel workbook of the old format (.xls)', 'save it as .xlsx');
  return refuse('unsupported-format', path, 'an old Office document', 'save it as .docx, .xlsx or PDF');
}

function signedFormat(bytes: Uint8Array, path: string): Format | null {
  const signature = signatureOf(bytes);
  switch (signature?.kind) {
    case undefined:
      return null;
    case 'pdf':
    case 'gzip':
      return signature!.kind as Format;
    case 'zip':
      return packageFormat(bytes, path);
    case 'old-office':
      return refuseOldOffice(bytes, path);
    case 'image':
      return refuse('no-text', path, `${signature!.format}, which has no text`, OCR);
    case 'archive':
      return refuse('unsupported-format', path, signature!.format, 'unpack it, or pack it as .zip');
    default:
      return refuse('unsupported-format', path, signature!.format, 'give a document');
  }
}

/** Two letters are too few to trust before the bytes are seen to be no text. */
const MARKS_OF_TWO = [
  { mark: 'BM', code: 'no-text', what: 'a BMP image, which has no text', cure: OCR },
  { mark: 'MZ', code: 'unsupported-format', what: 'a program', cure: 'give a document' },
] as const;

const MHTML_HEAD = /^(?:from|mime-version|subject|date|snapshot-content-location|content-type|x-[\w-]+):/i;
const MHTML_TYPE = /^content-type:\s*multipart\/(?:related|alternative|mixed)/im;

const isTar = (bytes: Uint8Array): boolean => latin1(bytes, 257, 262) === 'ustar';

/**
 * The format of a document.
 * @throws FormatError for images, old Office documents, programs and whatever else is not read: what it is, and the cure
 */
export function formatOf(bytes: Uint8Array, path: string): Format {
  const signed = signedFormat(bytes, path);
  if (signed) return signed;
  if (isTar(bytes)) return 'tar';
  const head = latin1(bytes, 0, 4096);
  // Mail gateways and servers put a line before a PDF; readers look for it in the first kilobyte.
  if (head.slice(0, 1024).includes('%PDF-')) return 'pdf';
  if (head.startsWith('{\\rtf')) return refuse('unsupported-format', path, 'an RTF document', 'save it as .docx');
  if (MHTML_HEAD.test(head) && MHTML_TYPE.test(head)) return 'mhtml';
  return textFormat(bytes, path);
}

function textFormat(bytes: Uint8Array, path: string): Format {
  const { encoding, plausible } = detectEncoding(bytes);
  if (!plausible) {
    const known = MARKS_OF_TWO.find(({ mark }) => latin1(bytes, 0, 2) === mark);
    if (known) return refuse(known.code, path, known.what, known.cure);
    return refuse(
      'unsupported-format',
      path,
      'no text in any encoding and no format known here',
      'save its text as .txt in UTF-8',
    );
  }
  const start = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes.subarray(0, 4096));
  if (/\.[ct]sv$/i.test(path) && markupOf('', start) !== 'text/html') return 'csv';
  return markupOf(path, start) === 'text/html' ? 'html' : 'text';
}
