/** Pieces of text on a page put together to lines. */
import { isWide, unspaced, widthOf } from './characters.ts';

/** A run of text with nothing between its letters; y is that of the line it stands on. */
export interface Fragment {
  readonly text: string;
  readonly left: number;
  readonly right: number;
  readonly y: number;
  /** Height of the letters. */
  readonly size: number;
}

/** Text on one line of a page, a column or a cell. */
export interface Line extends Fragment {
  readonly page: number;
  /** Parts of it that stand clearly apart. */
  readonly parts: readonly Fragment[];
}

/** So many letter heights apart is another part of the line. */
const APART = 1.5;
/** Less than this is how letters are set, not a space. */
const SPACE = 0.2;

const joined = (before: Fragment, after: Fragment): string => {
  const gap = after.left - before.right;
  const size = Math.min(before.size, after.size);
  // Between Chinese and what is not, typesetters leave some room of their own.
  const mixed = isWide(before.text.at(-1)!) !== isWide(after.text[0]!);
  const space = gap > (mixed ? 1 : SPACE) * size ? ' ' : '';
  return before.text + space + after.text;
};

const merged = (before: Fragment, after: Fragment): Fragment => ({
  text: joined(before, after),
  left: Math.min(before.left, after.left),
  right: Math.max(before.right, after.right),
  y: before.y,
  size: Math.max(before.size, after.size),
});

function lineOf(fragments: readonly Fragment[], page: number): Line {
  const parts: Fragment[] = [];
  for (const fragment of [...fragments].sort((a, b) => a.left - b.left)) {
    const last = parts.at(-1);
    if (last && fragment.left - last.right < APART * Math.min(last.size, fragment.size))
      parts[parts.length - 1] = merged(last, fragment);
    else parts.push(fragment);
  }
  const clean = parts.map((part) => ({ ...part, text: unspaced(part.text.trim()) }));
  const whole = clean.reduce(merged);
  // Small marks beside a line do not make its letters small, nor a large initial them large: most letters decide.
  const main = clean.reduce((most, part) => (widthOf(part.text) > widthOf(most.text) ? part : most));
  return { ...whole, size: main.size, page, parts: clean };
}

/** The lines that fragments form, from top to bottom: what overlaps in height by half is one line. */
export function linesOf(fragments: readonly Fragment[], page: number): Line[] {
  const rows: Fragment[][] = [];
  for (const fragment of [...fragments].sort((a, b) => a.y - b.y || a.left - b.left)) {
    const row = rows.at(-1);
    const first = row?.[0];
    if (row && first && fragment.y - first.y < 0.5 * Math.max(first.size, fragment.size)) row.push(fragment);
    else rows.push([fragment]);
  }
  return rows.map((row) => lineOf(row, page));
}

/** A fragment cut at a place, by the width of its letters; a side with no letter is left out. */
export function cutAt(fragment: Fragment, x: number): Fragment[] {
  const letters = [...fragment.text];
  const scale = (fragment.right - fragment.left) / (widthOf(fragment.text) || 1);
  let at = 0;
  let edge = fragment.left;
  for (; at < letters.length; at += 1) {
    const width = widthOf(letters[at]!) * scale;
    if (edge + width / 2 > x) break;
    edge += width;
  }
  const side = (text: string, left: number, right: number): Fragment => ({ ...fragment, text, left, right });
  return [
    side(letters.slice(0, at).join(''), fragment.left, edge),
    side(letters.slice(at).join(''), edge, fragment.right),
  ].filter(({ text }) => text.trim() !== '');
}
