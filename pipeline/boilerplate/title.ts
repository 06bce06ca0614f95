import { isHead, type Line } from './line.ts';

/** Lengths of a title, in characters without white space; two Latin ones count as one. */
const [SHORTEST, LONGEST] = [5, 90];

/** Whether a line is longer than any headline: an English one takes twice the letters to say as much. */
export function isTooLong(text: string): boolean {
  if (text.length <= LONGEST) return false;
  const latin = text.match(/[!-~]/g)?.length ?? 0;
  const spaces = text.match(/\s/g)?.length ?? 0;
  return text.length - spaces - latin / 2 > LONGEST;
}
/** The share of a title's character pairs that the article must use again; a short line must be repeated nearly whole. */
const [ECHO, SHORT_ECHO] = [0.2, 0.6];
const SHORT = 10;
/** One Latin word, as in Key points, is echoed by chance. */
const FEWEST_PAIRS = 2;
/** A candidate before a better one is the title all the same when it is nearly as good: leads echo the article too. */
const NEARLY = 0.7;
/** How much of the article is looked at. */
const SAMPLE = 20_000;

const LATIN_WORD = /[a-z]{4,}/g;

const folded = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '').toLowerCase();

/**
 * The index of the line that repeats a title stated in the head of the page or known from outside; -1 where none does.
 * A heading is taken before a line that says more, and that before its repetitions.
 */
export function statedTitle(lines: readonly Line[], known: string | undefined): number {
  const titles = lines.filter(
    (line) => isHead(line) && /^title$|title$|^headline$/.test(line.box.name || line.box.tag),
  );
  const wanted = [...titles.map(({ text }) => folded(text)), ...(known === undefined ? [] : [folded(known)])];
  const repeats = lines.flatMap((line, index) => {
    if (isHead(line) || line.hidden || line.links > 0.5 || isTooLong(line.text)) return [];
    const own = folded(line.text);
    return own.length >= SHORTEST && wanted.some((title) => title.includes(own)) ? [index] : [];
  });
  const length = (index: number): number => lines[index]!.bare.length;
  const longest = repeats.reduce((most, index) => Math.max(most, length(index)), 0);
  const heading = repeats.find((index) => /^h[1-3]$/.test(lines[index]!.box.tag) && length(index) * 2 >= longest);
  return heading ?? repeats.find((index) => length(index) === longest) ?? -1;
}

/** The first candidate that the article echoes well enough; -1 where none is echoed. */
export function echoedTitle(lines: readonly Line[], candidates: readonly number[], article: () => string): number {
  const own = candidates.map((index) => {
    const { bare, text } = lines[index]!;
    if (bare.length < SHORTEST || isTooLong(text)) return [];
    const all = pairs(text);
    return all.length < FEWEST_PAIRS ? [] : all;
  });
  const wanted = new Set(own.flat());
  if (wanted.size === 0) return -1;
  const used = new Set(pairs(article().slice(0, SAMPLE)));
  const shares = own.map((all, at) => {
    const share = all.filter((pair) => used.has(pair)).length / Math.max(1, all.length);
    return share < (lines[candidates[at]!]!.bare.length < SHORT ? SHORT_ECHO : ECHO) ? 0 : share;
  });
  const best = shares.reduce((most, share) => Math.max(most, share), 0);
  return best === 0 ? -1 : candidates[shares.findIndex((share) => share >= best * NEARLY)]!;
}

/** What may stand in a pair: the letters, small, and digits of a character, but no Latin ones. */
const paired = (character: string): string => folded(character).replace(/[a-z]/g, '');

const FIRST_HAN = 0x4e00;
const LAST_HAN = 0x9fff;
/** More than any code point. */
const CODES = 0x110000;

/** Pairs of Han characters as numbers, whatever mark stands between them, and whole Latin words. */
function pairs(text: string): (string | number)[] {
  const found: (string | number)[] = text.toLowerCase().match(LATIN_WORD) ?? [];
  let last = -1;
  const add = (code: number): void => {
    if (last >= 0) found.push(last * CODES + code);
    last = code;
  };
  for (let at = 0; at < text.length; at += 1) {
    const code = text.codePointAt(at)!;
    if (code >= FIRST_HAN && code <= LAST_HAN) add(code);
    else if (code > 0x7f) for (const one of paired(String.fromCodePoint(code))) add(one.codePointAt(0)!);
    else if (code >= 0x30 && code <= 0x39) add(code);
    if (code > 0xffff) at += 1;
  }
  return found;
}
