/** The phrase lexicons of announcements as regular expressions over Chinese and English. */
import { anyOf, formsOf } from '../../lexicon/phrases.ts';

const isLatin = (form: string): boolean => /^[\x20-\x7e]+$/.test(form);

/** Source of a group that matches a form of the entries; English forms as whole words. */
export function cueWords(file: string, ...ids: string[]): string {
  const forms = formsOf(file, ...ids);
  const [latin, chinese] = [forms.filter(isLatin), forms.filter((form) => !isLatin(form))];
  const groups = [
    ...(chinese.length > 0 ? [anyOf(chinese)] : []),
    ...(latin.length > 0 ? [`\\b${anyOf(latin)}\\b`] : []),
  ];
  return `(?:${groups.join('|')})`;
}
