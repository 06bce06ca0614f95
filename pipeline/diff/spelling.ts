/** When two spellings are one: script, width, punctuation, wording, and figures written in words. */
import { figures } from '../figures.ts';
import { foldName, nameCore } from '../fold.ts';
import { normaliseText } from '../stages/2-normalise.ts';

/** One answer a text: names and phrases are compared again and again. */
function remembered(answer: (text: string) => string): (text: string) => string {
  const known = new Map<string, string>();
  return (text) => {
    const found = known.get(text) ?? answer(text);
    known.set(text, found);
    return found;
  };
}

/** In Simplified script and mainland wording, as extraction gives values. */
export const simplified = remembered((text) => normaliseText(text).view.text);

/** Figures in plain numbers: 3亿元 and 300000000元 become one. */
function withPlainFigures(text: string): string {
  let plain = '';
  let at = 0;
  for (const { start, end, value, upper, unit } of figures(text)) {
    plain += `${text.slice(at, start)}${value}${upper === undefined ? '' : `-${upper}`}${unit ?? ''}`;
    at = end;
  }
  return plain + text.slice(at);
}

/** What two spellings have in common when they are one. */
export const canonical = remembered((text) => foldName(withPlainFigures(simplified(text))));

/** Whether two texts say the same in another spelling. */
export const sameSpelling = (a: string, b: string): boolean =>
  a === b || foldName(a) === foldName(b) || canonical(a) === canonical(b);

/** As `sameSpelling`, and the head noun may be missing: 微捷贷 and 微捷贷产品. */
export const sameName = (a: string, b: string): boolean =>
  sameSpelling(a, b) || nameCore(simplified(a)) === nameCore(simplified(b));

/** Whether a text holds a phrase, in whatever spelling. */
export const holds = (text: string, phrase: string): boolean =>
  foldName(text).includes(foldName(phrase)) || canonical(text).includes(canonical(phrase));

const HAN = /\p{Script=Han}/u;
/** Chinese and English names of one thing stand beside each other; neither contradicts the other. */
export const languageOf = (text: string): 'zh' | 'en' => (HAN.test(text) ? 'zh' : 'en');
