/** All matches of a pattern in a text, for patterns that are asked thousands of times. */

/**
 * The matches in order, as `String.matchAll` gives them; but the pattern itself runs, where `matchAll` compiles a copy of it for each text,
 * which costs more than most sentences take to read.
 * @param pattern with the flag `g`
 */
export function everyMatch(pattern: RegExp, text: string): RegExpExecArray[] {
  const found: RegExpExecArray[] = [];
  pattern.lastIndex = 0;
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    found.push(match);
    if (match[0] === '') pattern.lastIndex += 1;
  }
  return found;
}

/** One pattern that matches wherever one of the patterns does: to be tested for, as groups are numbered anew. None of them has flags. */
export const anyPattern = (...patterns: readonly RegExp[]): RegExp =>
  new RegExp(patterns.map(({ source }) => `(?:${source})`).join('|'));

/** Where a character stands within a span of a text; what lies beyond the span is not looked at. */
export function placesOf(
  char: string,
  text: string,
  { start, end }: { readonly start: number; readonly end: number },
): number[] {
  const found: number[] = [];
  const own = text.slice(start, end);
  for (let at = own.indexOf(char); at >= 0; at = own.indexOf(char, at + 1)) found.push(start + at);
  return found;
}
