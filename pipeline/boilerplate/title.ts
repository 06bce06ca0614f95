import { isHead, type Line } from './line.ts';

/** Lengths of a title, in characters without white space. */
const [SHORTEST, LONGEST] = [5, 90];
/** The share of a title's character pairs that the article must use again; a short line must be repeated nearly whole. */
const [ECHO, SHORT_ECHO] = [0.2, 0.6];
const SHORT = 10;
/** A candidate before a better one is the title all the same when it is nearly as good: leads echo the article too. */
const NEARLY = 0.7;
/** How much of the article is looked at. */
const SAMPLE = 20_000;

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
    if (isHead(line) || line.hidden || line.links > 0.5 || line.bare.length > LONGEST) return [];
    const own = folded(line.text);
    return own.length >= SHORTEST && wanted.some((title) => title.includes(own)) ? [index] : [];
  });
  const length = (index: number): number => lines[index]!.bare.length;
  const longest = repeats.reduce((most, index) => Math.max(most, length(index)), 0);
  const heading = repeats.find((index) => /^h[1-3]$/.test(lines[index]!.box.tag) && length(index) * 2 >= longest);
  return heading ?? repeats.find((index) => length(index) === longest) ?? -1;
}

/** The first candidate that the article echoes well enough; -1 where none is echoed. */
export function echoedTitle(lines: readonly Line[], candidates: readonly number[], article: string): number {
  const used = new Set(pairs(article.slice(0, SAMPLE)));
  const shares = candidates.map((index) => {
    const { bare, text } = lines[index]!;
    if (bare.length < SHORTEST || bare.length > LONGEST) return 0;
    const own = pairs(text);
    const share = own.filter((pair) => used.has(pair)).length / Math.max(1, own.length);
    return share < (bare.length < SHORT ? SHORT_ECHO : ECHO) ? 0 : share;
  });
  const best = shares.reduce((most, share) => Math.max(most, share), 0);
  return best === 0 ? -1 : candidates[shares.findIndex((share) => share >= best * NEARLY)]!;
}

/** Pairs of Han characters, and whole Latin words. */
function pairs(text: string): string[] {
  const latin = text.toLowerCase().match(/[a-z]{4,}/g) ?? [];
  const han = [...folded(text).replace(/[a-z]/g, '')];
  return [...latin, ...han.slice(1).map((character, index) => han[index]! + character)];
}
