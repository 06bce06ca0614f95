/** What a page calls itself: the paper, site or account that its source label, its first words or its copyright line name. */
import { anyOf, formsOf } from '../lexicon/phrases.ts';

/** Sources, rights and signatures stand in short lines, and the paper of a report before its first words. */
const [LONGEST_LINE, OPENING] = [200, 60];
const NAME = '[\\u4e00-\\u9fffA-Za-z\\d]';

interface Patterns {
  readonly openings: readonly RegExp[];
  readonly lines: readonly RegExp[];
  readonly none: ReadonlySet<string>;
}

let patterns: Patterns | null = null;

function compiled(): Patterns {
  if (patterns !== null) return patterns;
  const words = (...ids: string[]): string => anyOf(formsOf('publishers.yaml', ...ids));
  const other = `(?!${words('own-report')})(${NAME}{2,16}?)`;
  const day = String.raw`(?:\d{1,2}月\d{1,2}日)?`;
  patterns = {
    openings: [
      new RegExp(
        `^[（(【〔]?${other}${day}[）)】〕]?(?<!${words('not-before-report')})讯(?=$|[\\s:：，,（(【\\d]|${words('after-report')})`,
      ),
      new RegExp(`^(?:${words('own-report')}[^（(【〔]{0,12})?[（(【〔]\\s?${other}${words('reporters')}`),
    ],
    lines: [
      new RegExp(`${words('labels')}\\s?[:：]\\s?(${NAME}{2,16})`, 'g'),
      new RegExp(
        `(?:©|\\([cC]\\)|版权所有)[\\s\\d:：–-]{0,16}(${NAME}{2,16}?)(?=$|[^\\u4e00-\\u9fffA-Za-z\\d]|版权|.ICP)`,
        'g',
      ),
      new RegExp(`(${NAME}{2,16}?)(?:社)?版权所有`, 'g'),
    ],
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

/** The names by which the lines of a page call who publishes it. Linear in their length. */
export function ownNames(texts: Iterable<string>): ReadonlySet<string> {
  const own = compiled();
  const names = new Set<string>();
  for (const text of texts) {
    const opening = nameInOpening(text);
    if (opening !== null) names.add(opening);
    if (text.length > LONGEST_LINE) continue;
    for (const line of own.lines)
      for (const [, name = ''] of text.matchAll(line)) if (!own.none.has(name)) names.add(name);
  }
  return names;
}
