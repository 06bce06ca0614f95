/** What reads as the name of a paper, site, account or institute in a byline, a masthead or a copyright line. */
import { textOf } from '../../annotated.ts';
import { isMasthead } from '../../boilerplate/masthead.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { institutionsNamed } from '../../mention/institutions.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';

const words = (...ids: string[]): string => anyOf(formsOf('publishers.yaml', ...ids));
const NOT_A_NAME = new Set(formsOf('publishers.yaml', 'not-a-name', 'no-publisher', 'next-labels'));
const ENDINGS = formsOf('publishers.yaml', 'endings');
const NAMED = new RegExp(`^[^\\s，。：、]{2,16}${anyOf(ENDINGS)}$`);
/** Papers and sites by their last character, unless it ends a verb: 举报, 上网. */
const notBefore = (id: string): string => `(?<!${anyOf(formsOf('boilerplate-words.yaml', id))})`;
const PAPER = new RegExp(`^[\\u4e00-\\u9fff]{2,8}(?:${notBefore('not-a-paper')}报|${notBefore('not-a-site')}网)$`);
/** A newspaper's page behind its name. */
const PAGE = /(?<=[\u4e00-\u9fff])\s?第?[A-Z]?(?:\d{1,3}版?)?$/;
const HOLDER = /^[\u4e00-\u9fff]{3,12}(?:报|网|社|院|行|局)$/;
const LATIN = /^[\x20-\x7e©•]*$/;
/** Between spaces, bars, times and labels. */
const PIECE = new RegExp(`(?:(?!${words('next-labels')}[:：\\s（(\\d]|本报记者)[^\\s|｜·•_\\d：:©]){2,24}`, 'g');
const LATIN_PIECE = /[^|·•.©]{3,60}/g;
/** Runs of Chinese, without the copyright mark itself; in English what stands between stops. */
const HOLDER_PIECE = /(?:(?!版权所有|不得|未经|本网|本站)[\u4e00-\u9fff]){3,16}/g;
const LATIN_HOLDER_PIECE = /[^|.©:\d()-]{3,40}/g;
const LONGEST_BYLINE = 120;
const STEPS = /[>＞»›→]/;
/** A name that nothing but its place tells: right behind the hour or day of a dateline. */
const BEHIND_TIME = new RegExp(
  `(?:\\d:\\d\\d|\\d日)\\s{0,4}(?:[|｜·•]\\s?)?(?!${words('not-after-date', 'next-labels')})([\\u4e00-\\u9fff]{3,10}?)(?=$|[\\s|｜·•]|${words('next-labels')}[:：\\s（(\\d])`,
);

/** 某某周刊李明: scrapers lose the space between the paper and who writes. */
const PAPER_AND_AUTHOR = new RegExp(`^([\\u4e00-\\u9fff]{2,8}?${anyOf(ENDINGS)})[\\u4e00-\\u9fff]{2,3}$`);

/** Part of a paper, not the paper. */
const COLUMN = /(?:专栏|栏目|频道|版面?)$/;
const PAGE_TITLE = /第?[A-Z]?\d{1,3}版[:：].*$/;

/** Whether a text only looks like a name: a column, a kind of text. */
export const isNoName = (text: string): boolean => NOT_A_NAME.has(text);

/** Whether a text ends as names of papers and sites do, and not by its last character alone: 沙盒月报 may be a column. */
export const hasPaperEnding = (text: string): boolean =>
  !NOT_A_NAME.has(text) && (NAMED.test(text) || isMasthead(text));

/** Whether a text is a publisher's name by its shape. */
export const isName = (text: string): boolean => hasPaperEnding(text) || (!NOT_A_NAME.has(text) && PAPER.test(text));

/** Whether a line is the name of an English paper and nothing else. */
const isMastheadName = (text: string): boolean => !NOT_A_NAME.has(text) && isMasthead(text);

/** Whether a text is a body that publishes and nothing else, an institution or an English paper: no title, where it stands beside one. */
export const isBody = (text: string): boolean =>
  isMastheadName(text) || institutionsNamed(text).some(({ start, end }) => start === 0 && end === text.length);

/** Spans of `text`'s matches, without blanks and page numbers around them. */
function spansOf(text: string, offset: number, pattern: RegExp): ViewSpan[] {
  return [...text.matchAll(pattern)].flatMap((match) => {
    const trimmed = match[0].trim().replace(PAGE, '');
    const start = offset + match.index + match[0].indexOf(trimmed);
    return trimmed === '' ? [] : [viewSpan(start, start + trimmed.length)];
  });
}

/** The pieces of a byline; none of a breadcrumb. */
export function piecesOf(document: AnnotatedDocument, block: ViewSpan): ViewSpan[] {
  const text = textOf(document, block).replace(PAGE_TITLE, '');
  if (text.length > LONGEST_BYLINE || STEPS.test(text)) return [];
  return spansOf(text, block.start, LATIN.test(text) ? LATIN_PIECE : PIECE);
}

/** The name behind the hour of a dateline, whatever its shape. */
export function nameBehindTime(document: AnnotatedDocument, block: ViewSpan): ViewSpan | null {
  const match = BEHIND_TIME.exec(textOf(document, block));
  if (!match?.[1] || NOT_A_NAME.has(match[1]) || COLUMN.test(match[1])) return null;
  const start = block.start + match.index + match[0].length - match[1].length;
  const paper = isName(match[1]) ? null : PAPER_AND_AUTHOR.exec(match[1])?.[1];
  return viewSpan(start, start + (paper ?? match[1]).length);
}

/** The holder of the rights in a copyright line. */
export function holderIn(document: AnnotatedDocument, block: ViewSpan): ViewSpan | null {
  const text = textOf(document, block);
  const pieces = spansOf(text, block.start, LATIN.test(text) ? LATIN_HOLDER_PIECE : HOLDER_PIECE);
  return pieces.find((span) => isName(textOf(document, span)) || HOLDER.test(textOf(document, span))) ?? null;
}
