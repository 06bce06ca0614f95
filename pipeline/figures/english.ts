/** English numerals written out: six, twenty-five, two hundred thousand, half a million, dozens, hundreds of thousands. */
import { type Decimal, plus, scaled, whole } from './decimal.ts';
import type { Numeral } from './numeral.ts';
import type { Vocabulary } from './vocabulary.ts';

const WORD = /[a-z]{1,9}(?![a-z])/y;
/** What joins the words of one numeral. */
const JOINT = /(?: and | of |-| )(?=[a-z])/y;
const HUNDRED = 2;
/** A hundred and twenty-five thousand six hundred and … is no figure of an article; the cap keeps time linear. */
const MOST_WORDS = 9;

interface Word {
  readonly kind: string;
  readonly value: number;
  readonly end: number;
}

function wordAt(text: string, at: number, { numerals }: Vocabulary): Word | null {
  WORD.lastIndex = at;
  const match = WORD.exec(text);
  const part = match && numerals.get(match[0]);
  if (!match || !part || part.kind === 'suffix') return null;
  return { ...part, end: at + match[0].length };
}

/** The words of the numeral that begins at `at`, in order. */
function wordsFrom(text: string, at: number, vocabulary: Vocabulary): Word[] {
  const words: Word[] = [];
  for (let word = wordAt(text, at, vocabulary); word && words.length < MOST_WORDS; ) {
    words.push(word);
    JOINT.lastIndex = word.end;
    const joint = JOINT.exec(text);
    if (!joint) break;
    const next = wordAt(text, word.end + joint[0].length, vocabulary);
    const ofPlural = joint[0] === ' of ' && word.kind === 'plural' && next?.kind === 'plural';
    const afterHundred = joint[0] === ' and ' && words.at(-1)?.kind === 'magnitude' && next?.kind === 'word';
    const plain = joint[0] === ' ' || joint[0] === '-';
    word = next && (plain || ofPlural || afterHundred) && next.kind !== 'article' ? next : null;
  }
  return words;
}

function amountOf(words: readonly Word[]): Decimal {
  let [total, section] = [whole(0), whole(0)];
  for (const { kind, value } of words) {
    if (kind === 'word' || kind === 'article') section = value === 12 ? times12(section) : plus(section, whole(value));
    else {
      if (section.digits === 0n) section = whole(1);
      section = scaled(section, value);
      if (value > HUNDRED && kind === 'magnitude') [total, section] = [plus(total, section), whole(0)];
    }
  }
  return plus(total, section);
}

/** Two dozen is twice twelve; a dozen alone is twelve, as is the word itself. */
const times12 = ({ digits, places }: Decimal): Decimal => ({ digits: (digits || 1n) * 12n, places });

/** The written-out numeral at `at` of folded text; null where there is none. One alone is a pronoun, and an article no numeral. */
export function readEnglish(text: string, at: number, vocabulary: Vocabulary): Numeral | null {
  const half = text.startsWith('half a ', at) ? 'half a '.length : 0;
  const words = wordsFrom(text, at + half, vocabulary);
  const [first] = words;
  const last = words.at(-1);
  if (!first || !last || last.kind === 'article') return null;
  if (half > 0 && first.kind !== 'magnitude') return null;
  if (words.length === 1 && first.kind === 'word' && first.value === 1) return null;
  if (/[a-z]/.test(text[at - 1] ?? '') || /^-[a-z]/.test(text.slice(last.end, last.end + 2))) return null;
  const value = half > 0 ? { digits: amountOf(words).digits * 5n, places: 1 } : amountOf(words);
  const dozens = text.slice(at, last.end).endsWith('dozens');
  return {
    start: at,
    end: last.end,
    value,
    fuzzy: dozens || words.some((word) => word.kind === 'plural'),
    magnitude: words.some((word) => word.kind === 'magnitude' || word.kind === 'plural'),
    powers: words.flatMap(({ kind, value }) => (kind === 'magnitude' ? [value] : [])),
    lone: false,
    script: 'english',
  };
}
