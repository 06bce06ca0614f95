/** Short forms by which an English article goes on calling a pilot: the credit service, for Orchard Credit Service Based on Remote Sensing. */
import { everyMatch } from '../../matches.ts';
import { TYPE_WORD } from './type-words.ts';
import { anyWord, atStart, word } from './words.ts';

const OPENING = /^The ((?:[\p{L}\d][\p{L}\d'-]{0,30} ){2,6})/u;
const ONLY_TYPE = atStart(`${TYPE_WORD}$`);
/** Behind the noun of a name. */
const TAIL = new RegExp(` (?:based|powered|supported|using|${word('preposition')}|on) .*$`, 'iu');
const MARKS = /[“”‘’]/g;
const FEWEST_WORDS = 2;

/** What a name may be cut down to: its last words before based on, for and with. */
const stem = (name: string): string => name.replace(MARKS, '').toLowerCase().replace(TAIL, '').trim();

/** The footwear service; the Mazu product: a word of a name, and what pilots are called. */
const BY_WORD = new RegExp(
  `(?:^|(?<=[\\p{Ll},;] ))[Tt]he (\\p{L}{4,20}) ${anyWord('english-pilot-words.yaml', 'generic')}(?=[,. ])`,
  'gu',
);
const wordsOf = (name: string): string[] => stem(name).split(/[ -]/);

/** The pilots that a sentence tells of by one word of their names each, which no other's name holds. */
function byOneWord(text: string, names: readonly (readonly string[])[]): Set<number> {
  const meant = everyMatch(BY_WORD, text).map(([, word = '']) =>
    names.flatMap((all, index) => (all.some((name) => wordsOf(name).includes(word.toLowerCase())) ? [index] : [])),
  );
  return new Set(meant.flatMap((found) => (found.length === 1 ? found : [])));
}

/**
 * The only one of several pilots that a sentence begins with by the last words of its name; null where none or more than one ends so.
 * @param names of each pilot
 */
export function byShortName(text: string, names: readonly (readonly string[])[]): number | null {
  const words = OPENING.exec(text)?.[1]?.trim().toLowerCase().split(' ') ?? [];
  const [told, other] = byOneWord(text, names);
  if (told !== undefined) return other === undefined ? told : null;
  for (let count = words.length; count >= FEWEST_WORDS; count--) {
    const phrase = words.slice(0, count).join(' ');
    if (ONLY_TYPE.test(phrase)) continue;
    const meant = names.flatMap((all, index) =>
      all.some((name) => ` ${stem(name)}`.endsWith(` ${phrase}`)) ? [index] : [],
    );
    if (meant.length > 0) return meant.length === 1 ? (meant[0] as number) : null;
  }
  return null;
}
