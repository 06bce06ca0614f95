/** Where a numeral may begin: the scan over folded text that all else waits for, so it looks at one table entry a character. */
import { figureVocabulary, type Vocabulary } from './vocabulary.ts';

/** Addresses are passed over whole. */
const ADDRESS = /(?:https?:\/\/|www\.)[!-~]+/y;
/** What may follow a single Chinese digit that is a figure besides another numeral or a unit: 三点五, 三分之一, and the dates. */
const AFTER_DIGIT = /[点分月日号年季至到\-—~ ]/;

const Start = { None: 0, Numeral: 1, ChineseDigit: 2, Letter: 3 } as const;

interface Scan {
  readonly table: Uint8Array;
  readonly english: RegExp;
}

function prepare({ numerals }: Vocabulary): Scan {
  const table = new Uint8Array(0x10000);
  const formsOf = (...kinds: string[]): string[] =>
    [...numerals].filter(([, { kind }]) => kinds.includes(kind)).map(([form]) => form);
  for (const char of '0123456789') table[char.charCodeAt(0)] = Start.Numeral;
  for (const char of formsOf('power', 'score')) table[char.charCodeAt(0)] = Start.Numeral;
  for (const char of formsOf('digit')) table[char.charCodeAt(0)] = Start.ChineseDigit;
  const [words, amounts] = [formsOf('word', 'plural'), formsOf('word', 'magnitude').join('|')];
  for (const word of ['half', 'a', 'http', 'www', ...words]) table[word.charCodeAt(0)] = Start.Letter;
  return { table, english: new RegExp(`(?:(?:half a |an? )(?:${amounts})|${words.join('|')})(?![a-z])`, 'y') };
}

let scan: Scan | undefined;

const isLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** The first place from `from` on where a numeral may begin; the text's length where there is none. */
export function nextStart(text: string, from: number): number {
  const vocabulary = figureVocabulary();
  scan ??= prepare(vocabulary);
  const { table, english } = scan;
  for (let at = from; at < text.length; at++) {
    const start = table[text.charCodeAt(at)];
    if (start === Start.None) continue;
    if (start === Start.Numeral) return at;
    if (start === Start.ChineseDigit) {
      const next = text[at + 1] ?? '';
      if (vocabulary.numerals.has(next) || AFTER_DIGIT.test(next) || vocabulary.units.after(text, at + 1)) return at;
    } else if (!isLetter(text.charCodeAt(at - 1))) {
      ADDRESS.lastIndex = at;
      const address = ADDRESS.exec(text);
      english.lastIndex = at;
      if (address) at += address[0].length - 1;
      else if (english.test(text)) return at;
    }
  }
  return text.length;
}
