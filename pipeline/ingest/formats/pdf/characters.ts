/** Characters as PDF files have them: radicals for characters, spaces that are only gaps, and how wide they are. */

/** Radicals that fonts put where the character is meant, beyond those that Unicode itself decomposes; radical, then character. */
const RADICALS = new Map(
  (
    '⺁厂⺅亻⺆冂⺇几⺈刀⺉刂⺋㔾⺌小⺎兀⺏尣⺐尢⺒巳⺓幺⺔彑⺖忄⺗心⺘扌⺙攵⺛旡⺝月⺞歹⺠民⺡氵⺢氺⺣灬⺤爫⺥爫⺦丬⺨犭⺪疋⺫目⺬示⺭礻⺮竹⺯糸⺰纟⺱罓⺲罒⺳㓁⺴网⺶羊⺷羊⺸羊' +
    '⺹耂⺺肀⺻聿⺼肉⺽臼⺾艹⺿艹⻀艹⻁虎⻂衤⻃覀⻄西⻅见⻆角⻈讠⻉贝⻊足⻋车⻌辶⻍辶⻎辶⻏阝⻐钅⻑長⻒镸⻓长⻔门⻕阜⻖阝⻗雨⻘青⻙韦⻚页⻛风⻜飞⻝食⻞食⻟飠⻠饣⻡首⻢马⻣骨⻤鬼⻥鱼⻦鸟⻧卤⻨麦' +
    '⻩黄⻪黾⻫斉⻬齐⻭歯⻮齿⻯竜⻰龙⻱龜⻲亀⻳龟' +
    // Kangxi radicals that fonts for Simplified characters draw as these, while Unicode decomposes them to other forms.
    '⼾户⾭青⿈黄'
  )
    .match(/../gu)!
    .map((pair) => [pair[0]!, pair[1]!] as const),
);

/** Kangxi radicals, the radicals above, and the doubles that Unicode keeps for other character sets. */
const DISGUISED = /[\u2e80-\u2fd5\uf900-\ufad9]/g;

/** Bullets of the fonts Symbol and Wingdings, which word processors put before items, by their places in the private use area. */
const BULLETS = /[\uf06c\uf06e\uf071\uf075\uf076\uf0a7\uf0a8\uf0b7\uf0d8\uf0e0\uf0fc]/g;

/** The characters that are meant. */
export const unmasked = (text: string): string =>
  text.replace(DISGUISED, (character) => RADICALS.get(character) ?? character.normalize('NFKC')).replace(BULLETS, '•');

/** Han characters and all that stands in a square of its own, from Chinese punctuation to full-width letters. */
const WIDE =
  /[\u2014\u2018\u2019\u201c\u201d\u2026\u2e80-\ua4cf\uac00-\ud7af\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6\u{20000}-\u{3ffff}]/u;

/** Whether a character is as wide as the letters are high. */
export const isWide = (character: string): boolean => WIDE.test(character);

/** How wide a text is in letter heights, near enough to tell which part of it stands where. */
export const widthOf = (text: string): number =>
  [...text].reduce((sum, character) => sum + (isWide(character) ? 1 : 0.5), 0);

const BETWEEN_WIDE = new RegExp(`(?<=${WIDE.source}) (?=${WIDE.source})`, 'gu');
const ADJACENT_WIDE = new RegExp(`${WIDE.source}(?=${WIDE.source})`, 'gu');

/** A text whose letters were set apart, without the spaces that stand for it; a space that parts two words stays. */
export function unspaced(text: string): string {
  const spaces = text.match(BETWEEN_WIDE)?.length ?? 0;
  const pairs = text.match(ADJACENT_WIDE)?.length ?? 0;
  return spaces > pairs ? text.replace(BETWEEN_WIDE, '') : text;
}

/** Marks that begin no line: what stands before them goes to the next line with them. */
const CLOSING = /^[，。、；：！？）》」』】〉”’…,.;:!?)\]%％]+/;

/** Marks that end no line: they go to the next line with what stands behind them. */
const OPENING = /^[（《「『【〈〔“‘(["']+/;

/** The first part of a text that no line break may cut. */
export function firstUnit(text: string): string {
  const opening = OPENING.exec(text)?.[0] ?? '';
  const rest = text.slice(opening.length);
  const [first = ''] = rest;
  const unit = first && isWide(first) ? first : (/^[^\s\u2e80-\u9fff\uff00-\uffef]+/.exec(rest)?.[0] ?? first);
  return opening + unit + (CLOSING.exec(rest.slice(unit.length))?.[0] ?? '');
}
