import type { Line } from './line.ts';

const LONGEST = 40;
const LONGEST_NUMBERED = 120;
const ENDS_SENTENCE = /[。！？；：，、…!?;:,.]["”’」』）)]?$/;
/** A paragraph is over, and not a line of it that a scraper has wrapped. */
const ENDED = /[。！？…：.!?][”’"」』）)]?$/;
const NUMBERED =
  /^(?:第?[一二三四五六七八九十]{1,3}[、.．：:]|[（(](?:[一二三四五六七八九十]{1,3}|\d{1,2})[)）]|\d{1,2}\s?[、.．]\s?(?!\d)|[①-⑳])/;

/** The style of a line's number, or '' where it has none: neighbours of one style are a list. */
const styleOf = (line: Line | undefined): string =>
  line === undefined
    ? ''
    : (NUMBERED.exec(line.text)?.[0]
        .replace(/[一二三四五六七八九十]{1,3}/, '一')
        .replace(/\d{1,2}|[①-⑳]/, '1')
        .trim() ?? '');

/** Whether a neighbour is a sentence of the same cell: pages laid out by tables have whole articles in one. */
const sharesCell = ({ box }: Line, neighbour: Line | undefined): boolean =>
  neighbour?.prose === true &&
  neighbour.box.cell?.table === box.cell?.table &&
  neighbour.box.cell?.row === box.cell?.row &&
  neighbour.box.cell?.column === box.cell?.column;

/** The rule that makes a line of the article a heading, or null. `before` and `after` are its neighbours in the article. */
export function headingRule(line: Line, before: Line | undefined, after: Line | undefined): string | null {
  const { box, bare, text } = line;
  if (line.prose) return null;
  if (/^h[1-6]$/.test(box.tag)) return 'heading/tag';
  if (box.cell !== null && !sharesCell(line, before) && !sharesCell(line, after)) return null;
  if (ENDS_SENTENCE.test(bare) || !/\p{L}{2}/u.test(bare)) return null;
  const style = styleOf(line);
  if (style !== '' && bare.length <= LONGEST_NUMBERED) {
    return styleOf(before) === style || styleOf(after) === style ? null : 'heading/numbered';
  }
  if (bare.length > LONGEST) return null;
  if (/^[【〖[][^】〗\]]{2,24}[】〗\]]$/.test(text)) return 'heading/bracketed';
  if (/ (?:strong|b|h[1-6])(?:[.#]\S*)?(?: (?:span|font|em|i|u|section)(?:[.#]\S*)?){0,6}$/.test(box.path))
    return 'heading/bold';
  return after?.prose && (before === undefined || (before.prose && ENDED.test(before.bare))) && bare.length >= 2
    ? 'heading/short'
    : null;
}
