/** MHTML: a page saved with all it needs in one message; its root HTML is the document. */
import PostalMime, { type Email } from 'postal-mime';
import { encodingOf } from '../../load/declared.ts';
import { detectEncoding } from '../../load/encoding.ts';
import { FormatError } from './error.ts';

/** What a saved page holds. */
export interface SavedPage {
  readonly layer: string;
  readonly title?: string;
  readonly url?: string;
  /** When it was saved, ISO 8601. */
  readonly saved?: string;
}

interface MimePart {
  readonly headers: ReadonlyMap<string, string>;
  readonly bytes: Buffer;
}

/** Multiparts within multiparts; saved pages have two levels. */
const MOST_LEVELS = 5;

const parameter = (value: string, name: string): string | undefined => {
  const match = new RegExp(`;\\s*${name}\\s*=\\s*(?:"([^"]*)"|([^\\s;"]+))`, 'i').exec(value);
  return match?.[1] ?? match?.[2];
};

const parse = (bytes: Buffer): Promise<Email> => PostalMime.parse(bytes);
const headersOf = ({ headers }: Email): Map<string, string> => new Map(headers.map(({ key, value }) => [key, value]));

/** Only the head of a part, which is all that is parsed before it is known to matter. */
function headOf(bytes: Buffer): Buffer {
  const end = /\r?\n\r?\n/.exec(bytes.toString('latin1', 0, 65_536));
  return bytes.subarray(0, end ? end.index + end[0].length : 65_536);
}

/** The parts between the boundary lines. */
function partsOf(bytes: Buffer, boundary: string): Buffer[] {
  const mark = Buffer.from(`--${boundary}`, 'latin1');
  const parts: Buffer[] = [];
  let from = -1;
  for (let at = bytes.indexOf(mark); at >= 0; at = bytes.indexOf(mark, at + mark.length)) {
    const startsLine = at === 0 || bytes[at - 1] === 0x0a;
    if (!startsLine) continue;
    if (from >= 0) parts.push(bytes.subarray(from, at));
    from = bytes.indexOf(0x0a, at) + 1 || bytes.length;
  }
  // A file that was cut off ends without the last boundary.
  if (from >= 0 && from < bytes.length) parts.push(bytes.subarray(from));
  return parts;
}

/** The root: the part that `start` names, else the first HTML, looked for in multiparts within as well. */
async function rootOf(bytes: Buffer, type: string, level = 0): Promise<MimePart | null> {
  const boundary = parameter(type, 'boundary');
  if (!boundary || level > MOST_LEVELS) return null;
  const parts: MimePart[] = [];
  for (const part of partsOf(bytes, boundary))
    parts.push({ headers: headersOf(await parse(headOf(part))), bytes: part });
  const start = parameter(type, 'start');
  const named = parts.find(({ headers }) => start !== undefined && headers.get('content-id') === start);
  for (const part of named ? [named, ...parts] : parts) {
    const inner = part.headers.get('content-type') ?? '';
    if (/^text\/html/i.test(inner)) return part;
    const root = /^multipart\//i.test(inner) ? await rootOf(part.bytes, inner, level + 1) : null;
    if (root) return root;
  }
  return null;
}

/** A part's bytes without their transfer encoding: as an attachment the library leaves the charset alone. */
async function contentOf({ bytes }: MimePart): Promise<Uint8Array> {
  const { attachments } = await parse(Buffer.concat([Buffer.from('Content-Disposition: attachment\r\n'), bytes]));
  const content = attachments[0]?.content ?? '';
  return typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content);
}

const isDay = (value: string | undefined): value is string => value !== undefined && /^\d{4}-\d\d-\d\dT/.test(value);

/**
 * The root page of an MHTML file.
 * @throws FormatError `damaged` where no part of it is HTML
 */
export async function mhtmlPage(bytes: Uint8Array, path: string): Promise<SavedPage> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const message = await parse(headOf(buffer));
  const headers = headersOf(message);
  const root = await rootOf(buffer, headers.get('content-type') ?? '');
  if (!root) throw new FormatError('damaged', `${path}: an MHTML file without a page; save the page anew, as HTML`);
  const content = await contentOf(root);
  const charset = parameter(root.headers.get('content-type') ?? '', 'charset');
  const stated = charset === undefined ? null : encodingOf(charset);
  const layer = new TextDecoder(stated ?? detectEncoding(content).encoding).decode(content);
  const url = headers.get('snapshot-content-location') ?? root.headers.get('content-location');
  return {
    layer,
    ...(message.subject ? { title: message.subject } : {}),
    ...(url && /^https?:/i.test(url) ? { url } : {}),
    ...(isDay(message.date) ? { saved: message.date } : {}),
  };
}
