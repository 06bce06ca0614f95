/** Short forms by which an English article goes on calling a pilot: the credit service, for Orchard Credit Service Based on Remote Sensing. */
import { TYPE_WORD } from './type-words.ts';
import { atStart, word } from './words.ts';

const OPENING = /^The ((?:[\p{L}\d][\p{L}\d'-]{0,30} ){2,6})/u;
const ONLY_TYPE = atStart(`${TYPE_WORD}$`);
/** Behind the noun of a name. */
const TAIL = new RegExp(` (?:based|powered|supported|using|${word('preposition')}|on) .*$`, 'iu');
const MARKS = /[“”‘’]/g;
const FEWEST_WORDS = 2;

/** What a name may be cut down to: its last words before based on, for and with. */
const stem = (name: string): string => name.replace(MARKS, '').toLowerCase().replace(TAIL, '').trim();

/**
 * The only one of several pilots that a sentence begins with by the last words of its name; null where none or more than one ends so.
 * @param names of each pilot
 */
export function byShortName(text: string, names: readonly (readonly string[])[]): number | null {
  const words = OPENING.exec(text)?.[1]?.trim().toLowerCase().split(' ') ?? [];
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
