/**
 * Identifiers of institutions and their check digits: the unified social credit code (统一社会信用代码, GB 32100-2015) and the legal
 * entity identifier (LEI, ISO 17442). Blanks, hyphens, lower case and letters that print and scanning confuse with digits are folded
 * before the check.
 */
import { anyOf, formsOf } from './lexicon/phrases.ts';

export type IdentifierKind = 'credit-code' | 'lei';

/** An identifier in a text. Offsets are UTF-16 code units of the text handed in. */
export interface Identifier {
  readonly kind: IdentifierKind;
  /** Folded where the check digits then agree; else as printed, without blanks and hyphens. */
  readonly value: string;
  readonly valid: boolean;
  readonly start: number;
  readonly end: number;
}

/** The alphabet of GB 32100: no I, O, S, V, Z. */
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
/** Two characters for the registering body, six digits of GB/T 2260, nine for the organisation, one check character. */
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{2}[1-9]\d{5}[0-9A-HJ-NPQRTUWXY]{10}$/;
const LEI = /^[0-9A-Z]{18}\d{2}$/;
const LENGTHS = { 'credit-code': 18, lei: 20 } as const satisfies Record<IdentifierKind, number>;
/** Letters that the alphabet of credit codes lacks, and the digits that they are misread digits of. */
const CONFUSED: Readonly<Record<string, string>> = { I: '1', O: '0', S: '5', Z: '2' };

/** Whether the check character of a unified social credit code agrees: modulo 31 over weights that are powers of three. */
export function isCreditCode(code: string): boolean {
  if (!CREDIT_CODE.test(code)) return false;
  let [sum, weight] = [0, 1];
  for (const character of code.slice(0, -1)) {
    sum += ALPHABET.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return ALPHABET[(31 - (sum % 31)) % 31] === code.at(-1);
}

/** Whether the check digits of an LEI agree: modulo 97, letters counted from 10. */
export function isLei(code: string): boolean {
  if (!LEI.test(code)) return false;
  let rest = 0;
  for (const character of code) {
    const value = Number.parseInt(character, 36);
    rest = (rest * (value > 9 ? 100 : 10) + value) % 97;
  }
  return rest === 1;
}

/** The code without confusions where it then agrees with its check digits, else null. */
function checked(printed: string, kind: IdentifierKind): string | null {
  const upper = printed.toUpperCase();
  const isValid = kind === 'lei' ? isLei : isCreditCode;
  // An LEI may hold any letter: as it stands it comes first.
  const folded = upper.replace(/[IOSZ]/g, (letter) => CONFUSED[letter] ?? letter);
  return [upper, folded].find(isValid) ?? null;
}

/** A run of letters and digits, single blanks and hyphens among them. */
const RUN = /[0-9A-Za-z]+(?:[ \t-][0-9A-Za-z]+)*/g;
/** Below this, a run of letters and digits is no code with characters lost. */
const SHORTEST = 15;
/** Words have fewer; a digit may have been taken for O or I. */
const FEWEST_DIGITS = 6;
const DIGIT = /[0-9OI]/gi;
const LEI_LABEL = /^LEI(?:[ \t-]|(?=[0-9]))/i;

/** The code at the beginning of a run; null where the run is too short to be one. */
function codeAt(text: string, start: number, end: number, kind: IdentifierKind): Identifier | null {
  let printed = '';
  let to = start;
  for (; to < end && printed.length < LENGTHS[kind]; to++) if (/[0-9A-Za-z]/.test(text[to] ?? '')) printed += text[to];
  if (printed.length < SHORTEST || (printed.match(DIGIT)?.length ?? 0) < FEWEST_DIGITS) return null;
  const value = checked(printed, kind);
  return { kind, value: value ?? printed, valid: value !== null, start, end: to };
}

/** All codes of one kind in a text that holds little else, such as a cell of a form, in order. */
export function identifiersInCell(text: string, kind: IdentifierKind): Identifier[] {
  const found: Identifier[] = [];
  for (const run of text.matchAll(RUN)) {
    const end = run.index + run[0].length;
    let at = run.index + (LEI_LABEL.exec(run[0])?.[0].length ?? 0);
    for (let code = codeAt(text, at, end, kind); code; code = codeAt(text, at, end, kind)) {
      found.push(code);
      at = code.end + (/^[ \t-]/.test(text.slice(code.end)) ? 1 : 0);
      // A suffix belongs to the number of an application: 9111…-2020-0001.
      if (!code.valid) break;
    }
  }
  return found;
}

const label = (kind: IdentifierKind): string =>
  `${anyOf(formsOf('identifier-labels.yaml', kind))}(?:（[^（）]{1,12}）)?(?:为|是|均为)?[ \\t]?[：:]?[ \\t]?(?=[0-9A-Za-z])`;
let labels: readonly { readonly kind: IdentifierKind; readonly pattern: RegExp }[] | undefined;
/** A code that no label announces must be whole and begin as a register's; 18 digits from 1 to 8 are numbers of persons. */
const BARE =
  /(?<![0-9A-Za-z/_.@-])(?!1\d{17}|5\d{17})[159AN][1-59][1-9]\d{5}[0-9A-HJ-NPQRTUWXY]{10}(?![0-9A-Za-z/_.@])/g;

/** The codes in running text: behind a label whatever their check digits say, credit codes also by themselves where these agree. */
export function identifiersIn(text: string): Identifier[] {
  labels ??= (['credit-code', 'lei'] as const).map((kind) => ({ kind, pattern: new RegExp(label(kind), 'gi') }));
  const labelled = labels
    .flatMap(({ kind, pattern }) =>
      [...text.matchAll(pattern)].flatMap((match) => {
        const start = match.index + match[0].length;
        RUN.lastIndex = start;
        const run = RUN.exec(text.slice(0, start + 2 * LENGTHS[kind]));
        RUN.lastIndex = 0;
        const code = run && codeAt(text, start, start + run[0].length, kind);
        return code ? [code] : [];
      }),
    )
    .sort((a, b) => a.start - b.start);
  let next = 0;
  const bare = [...text.matchAll(BARE)].flatMap(({ 0: value, index: start }): Identifier[] => {
    // Both are in order: what ends before this code is behind every later one too.
    while ((labelled[next]?.end ?? Infinity) <= start) next++;
    const isFree = (labelled[next]?.start ?? Infinity) >= start + value.length;
    return isFree && isCreditCode(value)
      ? [{ kind: 'credit-code', value, valid: true, start, end: start + value.length }]
      : [];
  });
  return [...labelled, ...bare].sort((a, b) => a.start - b.start);
}
