/** One document's bytes to its text layer; runs in the child process. Libraries are loaded when a document needs them: some take a second. */
import type { Limits } from '../limits.ts';
import { FormatError } from './error.ts';
import { hasText } from './markup.ts';
import type { SavedPage } from './mhtml.ts';

/** The formats that need a layer. */
export type LayeredFormat = 'pdf' | 'docx' | 'xlsx' | 'csv' | 'mhtml';

async function layered(format: LayeredFormat, bytes: Uint8Array, path: string, limits: Limits): Promise<SavedPage> {
  switch (format) {
    case 'pdf':
      return { layer: await (await import('./pdf/layer.ts')).pdfLayer(bytes, path, limits) };
    case 'docx':
      return { layer: await (await import('./docx.ts')).docxLayer(bytes, path, limits) };
    case 'xlsx':
      return { layer: await (await import('./xlsx.ts')).xlsxLayer(bytes, path, limits) };
    case 'csv':
      return { layer: await (await import('./csv.ts')).csvLayer(bytes, path, limits) };
    case 'mhtml':
      return (await import('./mhtml.ts')).mhtmlPage(bytes, path);
  }
}

/**
 * The layer of a document and what it says of itself.
 * @throws FormatError
 */
export async function convert(
  format: LayeredFormat,
  bytes: Uint8Array,
  path: string,
  limits: Limits,
): Promise<SavedPage> {
  const page = await layered(format, bytes, path, limits);
  if (page.layer.length > limits.layerChars) {
    const cure = 'give the pages that matter, or raise the limit layerChars';
    throw new FormatError('size-limit', `${path}: more than ${limits.layerChars} characters of text; ${cure}`);
  }
  if (hasText(page.layer)) return page;
  throw new FormatError('no-text', `${path}: has no text; have it recognised elsewhere (OCR) and give that as .txt`);
}
