/** Stage 1: bytes and what is known from outside -> RawDocument. Decodes once; nothing later sees the bytes. */
import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import type { MediaType } from '../contract.ts';
import { binaryFormat } from '../load/binary.ts';
import { encodingOf } from '../load/declared.ts';
import { detectEncoding } from '../load/encoding.ts';
import type { DocumentMeta, Markup, RawDocument } from '../types.ts';

/** Why bytes cannot become a document; the message says what is wrong, where, and the cure. */
export class LoadError extends Error {
  readonly code: 'binary-file' | 'unknown-charset';

  constructor(code: LoadError['code'], message: string) {
    super(message);
    this.name = 'LoadError';
    this.code = code;
  }
}

/** What `load` needs to know of a document. */
export interface LoadInput {
  readonly bytes: Uint8Array;
  /** As given by the caller; its extension may tell the media type. */
  readonly path: string;
  /** The corpus folder's name; else the file name without extension. */
  readonly id?: string;
  readonly meta?: DocumentMeta;
  /** How the document is written, where the caller knows; else its name and its beginning tell. */
  readonly markup?: Markup;
  /** The encoding that a server stated, which is often not that of the page: it counts where the page declares none. */
  readonly charsetHint?: string;
  /** The text layer of bytes that are no text themselves: what was read out of them when they were ingested, as HTML. */
  readonly layer?: { readonly text: string; readonly mediaType: MediaType };
}

/** How a page begins, after white space and a byte-order mark: as browsers tell HTML from text, less the tags of a single word. */
const HTML_START =
  /^\ufeff?\s{0,1000}<(?:!doctype html|!--|\?xml|(?:html|head|body|meta|title|script|style|div|table|p|h1)[\s>])/i;

const encodingFor = (
  bytes: Uint8Array,
  path: string,
  charset: string | undefined,
  hint: string | undefined,
): string => {
  const format = binaryFormat(bytes);
  if (format) {
    throw new LoadError(
      'binary-file',
      `${path}: ${format}, not text; ingest reads PDF, DOCX, XLSX, CSV, MHTML and archives, of anything else save the text as .txt in UTF-8`,
    );
  }
  if (charset !== undefined) {
    const encoding = encodingOf(charset);
    if (encoding) return encoding;
    throw new LoadError(
      'unknown-charset',
      `${path}: meta.yaml's charset ${JSON.stringify(charset)} is no encoding; use a label such as utf-8, gb18030 or big5, or leave it out`,
    );
  }
  const { encoding, plausible } = detectEncoding(bytes, hint === undefined ? null : encodingOf(hint));
  if (plausible) return encoding;
  throw new LoadError(
    'binary-file',
    `${path}: the bytes are text in no encoding known here; pass text, or state its charset in meta.yaml`,
  );
};

/** What a document is: by its extension, else by how it begins. */
export const markupOf = (path: string, source: string): Markup =>
  /\.html?$/i.test(path) || HTML_START.test(source.slice(0, 2000)) ? 'text/html' : 'text/plain';

/**
 * Decodes a document. The encoding is the one `meta` states, else the one found in the bytes; the source text is all of the bytes
 * decoded, byte-order mark and carriage returns included.
 * @throws LoadError where the bytes are no text or `meta` states an unknown charset
 */
export const load = ({ bytes, path, id, meta = {}, layer, markup: stated, charsetHint }: LoadInput): RawDocument => {
  const known = {
    id: id ?? basename(path, extname(path)),
    path,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    meta,
  };
  if (layer)
    return { ...known, mediaType: layer.mediaType, markup: 'text/html', encoding: 'utf-8', source: layer.text };
  const encoding = encodingFor(bytes, path, meta.charset, charsetHint);
  const source = new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);
  const markup = stated ?? markupOf(path, source);
  return { ...known, mediaType: markup, markup, encoding, source };
};

/** What a document is called that came without a name. */
export const NO_PATH = 'document';

/** A text as if it had been decoded; nothing is lost where it holds what no encoding can. */
export function loadText(
  text: string,
  { path = NO_PATH, id, meta = {}, markup = markupOf(path, text) }: Partial<Omit<LoadInput, 'bytes'>> = {},
): RawDocument {
  return {
    id: id ?? basename(path, extname(path)),
    path,
    sha256: createHash('sha256').update(text).digest('hex'),
    mediaType: markup,
    markup,
    encoding: 'utf-8',
    source: text,
    meta,
  };
}
