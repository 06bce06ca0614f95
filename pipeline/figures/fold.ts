/**
 * Folds raw text, code unit for code unit, to what the patterns of figures are written in: Simplified characters, half-width
 * forms, small Latin letters. Nothing changes its length, so every offset stays that of the text handed in.
 */
import { to } from 'opencc-js/preset/t2cn';

const IDEOGRAPHIC_SPACE = 0x3000;
const NO_BREAK_SPACE = 0xa0;
const FULL_WIDTH_COMMA = 0xff0c;
const COMMA = 0x2c;
const FULL_WIDTH_OFFSET = 0xff01 - 0x21;

const isFullWidthDigit = (code: number): boolean => code >= 0xff10 && code <= 0xff19;

/** What each code unit folds to: Traditional characters by OpenCC's own table of single characters, then width and case. */
function foldingTable(): Uint16Array {
  const table = new Uint16Array(0x10000);
  for (let code = 0; code < table.length; code++) table[code] = code;
  for (const dictionary of (to.cn ?? []).flat()) {
    if (typeof dictionary !== 'string') continue;
    for (const pair of dictionary.split('|')) {
      const [from, simplified] = pair.split(' ');
      if (from?.length === 1 && simplified?.length === 1) table[from.charCodeAt(0)] = simplified.charCodeAt(0);
    }
  }
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = code - FULL_WIDTH_OFFSET;
  // A Chinese comma parts clauses; only among full-width digits does it group them.
  table[FULL_WIDTH_COMMA] = FULL_WIDTH_COMMA;
  table[IDEOGRAPHIC_SPACE] = 0x20;
  table[NO_BREAK_SPACE] = 0x20;
  for (let code = 0; code < 0x10000; code++) {
    const folded = table[code] as number;
    if (folded >= 0x41 && folded <= 0x5a) table[code] = folded + 0x20;
  }
  return table;
}

let table: Uint16Array | undefined;

/** What the code unit at an offset folds to. */
function foldedAt(text: string, at: number): number {
  const code = text.charCodeAt(at);
  const groups =
    code === FULL_WIDTH_COMMA && isFullWidthDigit(text.charCodeAt(at - 1)) && isFullWidthDigit(text.charCodeAt(at + 1));
  return groups ? COMMA : (table![code] as number);
}

/** The text as the patterns read it; same length, same offsets. Most of what was normalised before is itself. */
export function fold(text: string): string {
  table ??= foldingTable();
  let folded = '';
  let plain = 0;
  for (let at = 0; at < text.length; at++) {
    const unit = foldedAt(text, at);
    if (unit === text.charCodeAt(at)) continue;
    folded += text.slice(plain, at) + String.fromCharCode(unit);
    plain = at + 1;
  }
  return plain === 0 ? text : folded + text.slice(plain);
}
