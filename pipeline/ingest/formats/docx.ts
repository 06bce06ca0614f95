/** DOCX documents: headings, paragraphs, lists and tables, without their dress. */
import mammoth from 'mammoth';
import type { Limits } from '../limits.ts';
import { FormatError } from './error.ts';
import { layerOf } from './markup.ts';
import { checkPackage } from './ooxml.ts';

/** Styles of Chinese templates beside the library's own. */
const STYLES = ['Title', '标题', '标题 1']
  .map((name) => `p[style-name='${name}'] => h1:fresh`)
  .concat(
    "p[style-name='Subtitle'] => h2:fresh",
    "p[style-name='副标题'] => h2:fresh",
    "p[style-name='标题 2'] => h2:fresh",
  );

/** What the library knows of an element, as far as it is looked at here. */
interface WordElement {
  readonly type: string;
  readonly children?: readonly WordElement[];
  readonly alignment?: string | null;
  readonly styleId?: string | null;
  readonly styleName?: string | null;
  readonly numbering?: unknown;
  readonly fontSize?: number | null;
  readonly isBold?: boolean;
  readonly value?: string;
}

/** Half a page's width of text is no heading. */
const LONGEST_HEADING = 60;
/** Titles of official documents are set in 二号 (22 points) and 小二 (18); their text in 三号 (16) or less. */
const TITLE_SIZE = 18;

const textOf = (element: WordElement): string => element.value ?? (element.children ?? []).map(textOf).join('');

/** Official documents seldom use styles: their title is a centred paragraph in large or bold letters. */
function isDressedTitle(paragraph: WordElement): boolean {
  if (paragraph.type !== 'paragraph' || paragraph.alignment !== 'center') return false;
  const runs = (paragraph.children ?? []).filter((run) => run.type === 'run' && textOf(run).trim() !== '');
  const length = textOf(paragraph).trim().length;
  if (runs.length === 0 || length > LONGEST_HEADING) return false;
  return runs.every(({ fontSize, isBold }) => isBold || (fontSize ?? 0) >= TITLE_SIZE);
}

const withTitles = (document: WordElement): WordElement => ({
  ...document,
  children: (document.children ?? []).map((child) =>
    isDressedTitle(child) ? { ...child, styleId: 'Title', styleName: 'Title' } : child,
  ),
});

const DRESS = /<\/?(?:strong|em|a|img|sup|sub|s|u|span)\b[^>]*>/g;
const BLANK = /<(p|h[1-6]|li)>(?:\s|<br \/>)*<\/\1>/g;
const ENDS = /<\/(?:p|h[1-6]|li|tr|ul|ol|table|thead|tbody)>|<(?:ul|ol|table|thead|tbody)>/g;

/** Titles that run over several paragraphs are one. */
const TITLE_GOES_ON = /<\/h1>\n<h1>/g;

/**
 * The layer of a DOCX document.
 * @throws FormatError `damaged`, `size-limit`
 */
export async function docxLayer(bytes: Uint8Array, path: string, limits: Limits): Promise<string> {
  await checkPackage(bytes, path, limits);
  const options = {
    styleMap: STYLES,
    convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    transformDocument: withTitles,
  };
  try {
    const { value } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) }, options);
    const bare = value.replace(DRESS, '').replace(BLANK, '').replaceAll('<br />', '<br>');
    return layerOf(bare.replace(ENDS, '$&\n').replace(TITLE_GOES_ON, ''));
  } catch (error) {
    const cure = 'open it in a word processor and save it anew';
    throw new FormatError('damaged', `${path}: no readable Word document: ${(error as Error).message}; ${cure}`);
  }
}
