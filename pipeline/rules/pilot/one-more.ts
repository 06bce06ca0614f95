/** Paragraphs that turn to one more pilot without naming it: 第四项金融服务由…, 还有一个…. */
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { NUMERAL } from '../announcement/numeral.ts';
import { TYPE_WORD } from './type-words.ts';

const forms = (id: string): string => anyOf(formsOf('unnamed-pilots.yaml', id));
/** 第四项, 第4件. */
export const NTH = `第${NUMERAL}[个项款件案]`;
/** 第一项, 其中一个, 第4件: one of several, whichever. */
export const ONE_OF_THEM = `(?:${anyOf(formsOf('unnamed-pilots.yaml', 'one-more', 'ordinal'))}|${NTH})`;
const ONE_MORE = new RegExp(
  `^(?:此外，|另外，|而)?(?:${forms('one-more')}|(?!第[一1][个项款件案])${NTH})(?!${forms('part')})`,
);
const SAID = new RegExp(`^(?:创新)?(?:${TYPE_WORD}|应用|项目|试点)(?!场景|程序)`);

/** How a sentence begins that may turn to one more pilot; `said` where it says by a noun that it is one. Null for all others. */
export function oneMore(text: string): { readonly said: boolean } | null {
  const match = ONE_MORE.exec(text);
  return match && { said: SAID.test(text.slice(match[0].length)) };
}
