/** What a page calls itself: the paper, site or account that its source label, its first words or its copyright line name. */
import { anyOf, formsOf } from '../lexicon/phrases.ts';
import { everyMatch } from '../matches.ts';

/** Sources, rights and signatures stand in short lines, and the paper of a report before its first words. */
const [LONGEST_LINE, OPENING] = [200, 60];
/** The name of a paper, site or account is no longer. */
export const LONGEST_NAME = 16;
/** 某某内参·第218期, （总第218期）. */
export const ISSUE = String.raw`\s?(?:[·|｜]|（|\s)\s?(?:\d{4}年)?(?:总)?第\s?\d{1,5}\s?期`;
const NAME = '[\\u4e00-\\u9fffA-Za-z\\d]';

interface Patterns {
  readonly openings: readonly RegExp[];
  readonly lines: readonly RegExp[];
  readonly introduces: RegExp;
  readonly none: ReadonlySet<string>;
}

let patterns: Patterns | null = null;

function compiled(): Patterns {
  if (patterns !== null) return patterns;
  const words = (...ids: string[]): string => anyOf(formsOf('publishers.yaml', ...ids));
  const other = `(?!${words('own-report')})(${NAME}{2,16}?)`;
  const day = String.raw`\d{1,2}月\d{1,2}日`;
  const behind = `(?=$|[\\s:：，,（(【】〔）\\d]|${words('after-report')})`;
  patterns = {
    openings: [
      // The agency and the place: 某某社济南9月14日电.
      new RegExp(`^[（(【〔]?(?!${words('own-report')})(${NAME}{2,8}(?:社|网|报))[\\u4e00-\\u9fff]{2,6}${day}[电讯]`),
      // 某某日报专讯: a report of its own.
      new RegExp(`^[（(【〔]?${other}(?:${day})?[）)】〕]?专?(?<!${words('not-before-report')})讯${behind}`),
      // A name that ends as papers do needs nothing behind its 讯, where the space is lost.
      new RegExp(`^[（(【〔]?(?!${words('own-report')})(${NAME}{0,8}?${words('paper-endings')})讯(?!息|号|飞)`),
      new RegExp(`^[（(【〔]?${other}${day}(?:消息|报道|电)${behind}`),
      new RegExp(`^(?:${words('own-report')}[^（(【〔]{0,12})?[（(【〔]\\s?${other}${words('reporters')}`),
    ],
    lines: [
      new RegExp(`${words('labels')}\\s?[:：]\\s?(${NAME}{2,16})`, 'g'),
      new RegExp(
        `(?:©|\\([cC]\\)|Copyright c|版权所有)[\\s\\d:：–-]{0,16}(${NAME}{2,16}?)(?=$|[^\\u4e00-\\u9fffA-Za-z\\d]|版权|.ICP)`,
        'g',
      ),
      new RegExp(`(${NAME}{2,16}?)(?:社)?版权所有`, 'g'),
      // The number of an issue, and an English paper before the hour of its update.
      new RegExp(`^(${NAME}{2,16})${ISSUE}`, 'g'),
      new RegExp(`^(?!By )([A-Z][\\w&'’ -]{2,40}?) ?[|·] ?${words('english-updated')}`, 'g'),
      // © 2022 Gulf Monitor. All rights reserved; © Orme Asia Pte Ltd.
      new RegExp(
        `(?:©|\\([cC]\\)|Copyright)[\\s\\d:–-]{0,16}([A-Z][\\w&'’-]{1,20}(?: [A-Z&][\\w&'’-]{0,20}){1,4}?)(?=[.,|]| (?:All|Pte|Ltd|Inc|LLC|Limited|Media|${'\\d'})|$)`,
        'g',
      ),
    ],
    introduces: new RegExp(`^${anyOf(formsOf('boilerplate-words.yaml', 'account-introductions'))}`),
    none: new Set(formsOf('publishers.yaml', 'not-a-name', 'no-publisher', 'next-labels')),
  };
  return patterns;
}

/** The name in the first words of a paragraph: 某某参考讯, 本报讯（某某日报记者 …）. */
export function nameInOpening(text: string): string | null {
  const { openings, none } = compiled();
  const start = text.slice(0, OPENING);
  const name = openings.map((opening) => opening.exec(start)?.[1]).find((found) => found !== undefined);
  return name === undefined || none.has(name) ? null : name;
}

const COMPANY = /(?:股份)?有限公司$/;
const SHORTEST_OF_COMPANY = 4;
const IN_ENGLISH = /(?<=[\u4e00-\u9fff])[\s|]{1,4}[A-Z][A-Za-z .&'’-]{2,40}$/;

/** As names are compared: THE CHINA LEDGER in a masthead is China Ledger in a byline. */
const folded = (name: string): string => name.trim().toLowerCase().replace(/^the /, '');

/** The names by which a page calls who publishes it. */
export class OwnNames {
  readonly #names = new Set<string>();

  add(name: string): void {
    this.#names.add(folded(name));
    // A paper's copyright is its company's.
    const paper = name.replace(COMPANY, '');
    if (paper.length >= SHORTEST_OF_COMPANY) this.#names.add(folded(paper));
  }

  /** Whether a text is such a name, perhaps with the same in English behind it. */
  has(text: string): boolean {
    return this.#names.has(folded(text)) || this.#names.has(folded(text.replace(IN_ENGLISH, '')));
  }

  /** The beginning of the text that is such a name; null where none is. */
  opening(text: string): string | null {
    const whole = folded(text);
    const name = [...this.#names].find((own) => whole.startsWith(own));
    return name === undefined ? null : text.slice(0, name.length);
  }
}

/** The names by which the lines of a page call who publishes it. Linear in their length. */
export function ownNames(texts: readonly string[]): OwnNames {
  const own = compiled();
  const names = new OwnNames();
  for (const [index, text] of texts.entries()) {
    const opening = nameInOpening(text);
    if (opening !== null) names.add(opening);
    if (text.length > LONGEST_LINE) continue;
    for (const line of own.lines)
      for (const [, name = ''] of everyMatch(line, text)) if (!own.none.has(name)) names.add(name);
    // An account introduces itself: its name, then its identifier.
    const before = texts[index - 1] ?? '';
    if (own.introduces.test(text) && before.length <= LONGEST_NAME) names.add(before);
  }
  return names;
}
