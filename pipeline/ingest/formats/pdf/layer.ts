/** PDF documents with a text layer. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { getDocument, type PDFDocumentProxy, VerbosityLevel } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { plausibility } from '../../../load/plausibility.ts';
import type { Limits } from '../../limits.ts';
import { FormatError } from '../error.ts';
import { element, hasText, layerOf } from '../markup.ts';
import { blocksOf } from './blocks.ts';
import { median } from './geometry.ts';
import { blocksHtml } from './html.ts';
import { type PageText, readPage } from './page.ts';
import { withoutRunning } from './running.ts';

const PACKAGE = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
/** The library wants a slash at the end. */
const folder = (name: string): string => `${join(PACKAGE, name)}/`;

/** Without the character maps, Chinese fonts that are not embedded give no text at all. */
const OPTIONS = {
  cMapUrl: folder('cmaps'),
  cMapPacked: true,
  standardFontDataUrl: folder('standard_fonts'),
  wasmUrl: folder('wasm'),
  useSystemFonts: false,
  disableFontFace: true,
  isEvalSupported: false,
  verbosity: VerbosityLevel.ERRORS,
};

/** Frequent characters outside ASCII are fewer than in any Chinese text, and all that is neither more than in a Western one. */
const [NOISE_SHARE, READABLE_SHARE] = [0.1, 0.85];

/** Whether letters came out as others: a font without a table of characters gives its own numbers. */
function isGibberish(body: string): boolean {
  const { frequent, readable } = plausibility(body.replace(/<[^>]*>|\s/g, ''));
  return frequent < NOISE_SHARE && readable < READABLE_SHARE;
}

async function openPdf(bytes: Uint8Array, path: string): Promise<PDFDocumentProxy> {
  try {
    // The library takes the bytes over: it gets its own; and it refuses a Buffer.
    return await getDocument({ ...OPTIONS, data: new Uint8Array(bytes) }).promise;
  } catch (error) {
    if ((error as Error).name === 'PasswordException')
      throw new FormatError('encrypted', `${path}: a PDF with a password; save it without one`);
    const cure = 'fetch it again, or print it to a new PDF';
    throw new FormatError('damaged', `${path}: a damaged PDF: ${(error as Error).message}; ${cure}`);
  }
}

async function pagesOf(pdf: PDFDocumentProxy, path: string, limits: Limits): Promise<PageText[]> {
  if (pdf.numPages > limits.pages) {
    const cure = 'give the pages that matter, or raise the limit pages';
    throw new FormatError('size-limit', `${path}: ${pdf.numPages} pages, more than ${limits.pages}; ${cure}`);
  }
  const pages: PageText[] = [];
  let cells = 0;
  for (let number = 1; number <= pdf.numPages; number += 1) {
    pages.push(await readPage(await pdf.getPage(number), number - 1));
    cells += pages.at(-1)!.tables.reduce((sum, { rows }) => sum + rows.flat().length, 0);
    if (cells > limits.cells) {
      const cure = 'give the pages that matter, or raise the limit cells';
      throw new FormatError('size-limit', `${path}: more than ${limits.cells} cells; ${cure}`);
    }
  }
  return pages;
}

/**
 * The layer of a PDF.
 * @throws FormatError `encrypted`, `damaged`, `size-limit`, or `no-text` where its pages are pictures
 */
export async function pdfLayer(bytes: Uint8Array, path: string, limits: Limits): Promise<string> {
  const pdf = await openPdf(bytes, path);
  try {
    const pages = await pagesOf(pdf, path, limits);
    const bodies = withoutRunning(pages).map(({ lines }, at) => ({ ...pages[at]!, lines }));
    const turned = [...new Set(pages.flatMap((page) => page.turned))].map((text) => element('p', text));
    const body = blocksHtml(blocksOf(bodies), median(pages.map(({ width }) => width))) + turned.join('');
    const cure = 'have its text recognised elsewhere (OCR) and give that as .txt';
    if (!hasText(body))
      throw new FormatError('no-text', `${path}: a PDF without text, pictures of pages only; ${cure}`);
    if (isGibberish(body)) {
      throw new FormatError('no-text', `${path}: a PDF whose fonts do not say which characters they draw; ${cure}`);
    }
    return layerOf(body);
  } finally {
    await pdf.loadingTask.destroy();
  }
}
