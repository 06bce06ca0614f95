import type { Line } from './line.ts';

const LONGEST = 40;
const LONGEST_NUMBERED = 120;
const ENDS_SENTENCE = /[。！？；：，、…!?;:,.]["”’」』）)]?$/;
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

/** The rule that makes a line of the article a heading, or null. `before` and `after` are its neighbours in the article. */
export function headingRule(line: Line, before: Line | undefined, after: Line | undefined): string | null {
  const { box, bare, text } = line;
  if (line.prose || box.cell !== null) return null;
  if (/^h[1-6]$/.test(box.tag)) return 'heading/tag';
  if (ENDS_SENTENCE.test(bare) || !/\p{L}{2}/u.test(bare)) return null;
  const style = styleOf(line);
  if (style !== '' && bare.length <= LONGEST_NUMBERED) {
    return styleOf(before) === style || styleOf(after) === style ? null : 'heading/numbered';
  }
  if (bare.length > LONGEST) return null;
  if (/^[【〖[][^】〗\]]{2,24}[】〗\]]$/.test(text)) return 'heading/bracketed';
  if (/ (?:strong|b|h[1-6])(?:[.#]\S*)?(?: (?:span|font|em|i|u|section)(?:[.#]\S*)?){0,6}$/.test(box.path))
    return 'heading/bold';
  return after?.prose && (before === undefined || before.prose) && bare.length >= 2 ? 'heading/short' : null;
}
