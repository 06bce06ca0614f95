/** Chinese names in Latin letters: ids and English names of suggested and scaffolded entries, for a person to mend. */
import { pinyin } from 'pinyin-pro';

/** The syllables of a text; letters and digits stay together. */
const syllables = (text: string): string[] =>
  pinyin(text, { toneType: 'none', type: 'array', nonZh: 'consecutive' })
    .map((part) => part.trim())
    .filter((part) => /[A-Za-z0-9]/.test(part));

/** A kebab-case id: 御镜安全 is `yu-jing-an-quan`. */
export const idOf = (text: string): string =>
  syllables(text)
    .join('-')
    .normalize('NFD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '') || 'unnamed';

/** Words of a name, each in capitals: 御镜安全 is `Yu Jing An Quan`. */
export const nameIn = (text: string): string =>
  syllables(text)
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1))
    .join(' ') || text;
