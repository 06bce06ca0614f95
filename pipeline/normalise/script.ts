/**
 * Which script a text is in. Two old character sets tell the scripts apart: what only GB 2312 holds is written in Simplified
 * text, what only Big5 holds in Traditional text; what both hold (台, 里, 后, 乾, 著) tells nothing.
 */
import type { Script } from '../contract.ts';

const HAN = 1;
const HANS = 2;
const HANT = 3;

/** Characters of a text by what they tell. */
export interface ScriptCount {
  /** Han characters that only Simplified text has. */
  readonly hans: number;
  /** Han characters that only Traditional text has. */
  readonly hant: number;
  /** All Han characters. */
  readonly han: number;
  /** Runs of Latin letters. */
  readonly words: number;
}

/** The characters of a two-byte set whose lead bytes are in `leads` and whose trail bytes are in `trails`. */
const characterSet = (label: string, leads: [number, number][], trails: [number, number][]): string => {
  const bytes: number[] = [];
  for (const [first, last] of leads)
    for (let lead = first; lead <= last; lead += 1)
      for (const [low, high] of trails) for (let trail = low; trail <= high; trail += 1) bytes.push(lead, trail);
  return new TextDecoder(label).decode(new Uint8Array(bytes));
};

/** By code unit 1 where a text has it. */
const membersOf = (text: string): Uint8Array => {
  const members = new Uint8Array(0x10000);
  for (let at = 0; at < text.length; at += 1) members[text.charCodeAt(at)] = 1;
  return members;
};

let table: Uint8Array | null = null;

/** For each UTF-16 code unit what it tells: nothing (0), HAN, HANS or HANT. */
const tells = (): Uint8Array => {
  if (table) return table;
  const kinds = new Uint8Array(0x10000);
  kinds.fill(HAN, 0x3400, 0x4dc0).fill(HAN, 0x4e00, 0xa000).fill(HAN, 0xf900, 0xfb00);
  const simplified = characterSet('gb18030', [[0xb0, 0xf7]], [[0xa1, 0xfe]]);
  const traditional = characterSet(
    'big5',
    [
      [0xa4, 0xc6],
      [0xc9, 0xf9],
    ],
    [
      [0x40, 0x7e],
      [0xa1, 0xfe],
    ],
  );
  const [inGb, inBig5] = [membersOf(simplified), membersOf(traditional)];
  for (let unit = 0; unit < kinds.length; unit += 1)
    if (kinds[unit] === HAN && inGb[unit] !== inBig5[unit]) kinds[unit] = inGb[unit] === 1 ? HANS : HANT;
  table = kinds;
  return kinds;
};

/** Whether a character stands in Traditional text only. */
export const isTraditional = (character: string): boolean => tells()[character.charCodeAt(0)] === HANT;

const isLatin = (unit: number): boolean => (unit | 0x20) >= 0x61 && (unit | 0x20) <= 0x7a;

/** Counts the code units `[from, to)` of a text by script. */
export const countScript = (text: string, from = 0, to = text.length): ScriptCount => {
  const kinds = tells();
  const counts = new Uint32Array(4);
  let words = 0;
  let inWord = false;
  for (let at = from; at < to; at += 1) {
    const unit = text.charCodeAt(at);
    counts[kinds[unit]!]! += 1;
    const latin = isLatin(unit);
    if (latin && !inWord) words += 1;
    inWord = latin;
  }
  return { hans: counts[HANS]!, hant: counts[HANT]!, han: counts[HAN]! + counts[HANS]! + counts[HANT]!, words };
};

/** Lines of prose: at least 30 Han characters or 12 Latin words. What stands around an article is mostly shorter. */
const isProse = ({ han, words }: ScriptCount): boolean => han >= 30 || words >= 12;

/**
 * The script of a text, by its prose, or by all of it where there is none: Latn where Latin words outnumber Han characters
 * (English, also with Chinese glosses), mixed where at least a tenth of the characters that tell disagree with the rest.
 */
export const scriptOf = (text: string): Script => {
  const all = { hans: 0, hant: 0, han: 0, words: 0 };
  const prose = { ...all };
  for (let from = 0; from <= text.length; ) {
    const to = text.indexOf('\n', from) < 0 ? text.length : text.indexOf('\n', from);
    const line = countScript(text, from, to);
    for (const sum of isProse(line) ? [all, prose] : [all]) {
      sum.hans += line.hans;
      sum.hant += line.hant;
      sum.han += line.han;
      sum.words += line.words;
    }
    from = to + 1;
  }
  const { hans, hant, han, words } = prose.han + prose.words > 0 ? prose : all;
  if (words > han) return 'Latn';
  if (Math.min(hans, hant) * 10 >= hans + hant && hans + hant > 0) return 'mixed';
  return hant > hans ? 'Hant' : 'Hans';
};
