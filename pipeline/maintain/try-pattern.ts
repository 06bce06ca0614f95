/** Where a pattern matches in the corpus: what a rule would see before it is written. */
import { plain } from '../plain.ts';
import { normalise } from '../stages/2-normalise.ts';
import type { RawDocument } from '../types.ts';
import type { Screen } from './try-text.ts';

const CONTEXT = 16;
/** Matches that are shown of one document. */
const MOST = 5;

/** A pattern between slashes, with its flags; null where the text is none. @throws SyntaxError where it is broken */
export function patternOf(text: string): RegExp | null {
  const [, body, flags] = /^\/(.+)\/([imsu]{0,4})$/s.exec(text) ?? [];
  return body === undefined ? null : new RegExp(body, `${flags}g`);
}

/** The matches in one document, in the text as rules read it; empty where there is none. */
export function matchLines(raw: RawDocument, pattern: RegExp, { paint }: Screen): { lines: string[]; count: number } {
  const { text } = normalise(raw).view;
  const matches = [...text.matchAll(pattern)].filter(([found]) => found !== '');
  const shown = matches.slice(0, MOST).map(({ 0: found, index }) => {
    const before = text.slice(Math.max(0, index - CONTEXT), index);
    const after = text.slice(index + found.length, index + found.length + CONTEXT);
    return `  ${plain(before)}${paint('inverse', plain(found))}${plain(after)}`;
  });
  if (matches.length === 0) return { lines: [], count: 0 };
  const rest = matches.length > MOST ? [`  and ${matches.length - MOST} more`] : [];
  return { lines: [paint('bold', plain(raw.id)), ...shown, ...rest], count: matches.length };
}
