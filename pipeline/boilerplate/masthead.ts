/** English lines above a headline that say who publishes: the name of a paper, a newsletter or a firm. */
import { anyOf, formsOf } from '../lexicon/phrases.ts';
import { fieldNamed } from '../rules/english/labels.ts';
import type { Line } from './line.ts';

/** A word of a name; small words and an ampersand stand inside one. */
const WORD = String.raw`(?:[A-Z][\w.'’-]{0,20}|&|and|of|the)`;
const FIRST_WORD = String.raw`[A-Z][\w.'’-]{0,20}`;

/** A line that is not shorter may be the title instead. */
const SHORTEST_TITLE = 10;

let named: RegExp | null = null;

/** A line that is an English paper's name by its last word, in title case or in capitals; what looks like one (Related News) is not told apart. */
export function isMasthead(text: string): boolean {
  if (named === null) {
    const endings = formsOf('publishers.yaml', 'endings').filter((form) => /^[A-Z&]/.test(form));
    const last = anyOf([...endings, ...endings.map((form) => form.toUpperCase())]);
    named = new RegExp(`^${FIRST_WORD}(?: ${WORD}){0,4} ${last}$`);
  }
  return named.test(text);
}

/** A few capitalised words and nothing else, as of names of papers that no ending tells; headlines have more words or small ones. */
const FEW_CAPITALISED = new RegExp(`^${FIRST_WORD}(?: &)?(?: ${FIRST_WORD}){0,2}$`);

/** Whether a line is a few capitalised words and nothing else. */
export const isFewCapitalised = (text: string): boolean => FEW_CAPITALISED.test(text);

/** Issue 88 | 2 March 2021, Volume 3 | May 2021. */
let numbered: RegExp | null = null;

/** Whether a line begins with the number of an issue, or is the month and that: May 2023 (No. 5). */
export function isIssue(text: string): boolean {
  if (numbered === null) {
    const issue = `${anyOf(formsOf('publishers.yaml', 'english-issues'))} ?\\d{1,4}`;
    numbered = new RegExp(`^${issue}(?![\\d.])|^[A-Z][a-z]{2,8} (?:19|20)\\d\\d ?[(|,·–-] ?${issue}\\)?$`, 'i');
  }
  return numbered.test(text);
}

/** Words of a headline that the article has again; a masthead shares one by chance. */
const SHARED = 2;
const LATIN_WORD = /[a-z]{4,}/g;
const RIGHTS = /Copyright|©|^\([cC]\) ?[A-Z\d]/;

/** Whether a few capitalised words say again what other lines say, as headlines do; rights and an issue's number are a publisher's. */
function isEchoed(lines: readonly Line[], index: number): boolean {
  const { text } = lines[index]!;
  // Between a newsletter's name and its number may stand what it is about.
  if ([1, 2].some((below) => isIssue(lines[index + below]?.text ?? ''))) return false;
  const words = [...new Set(text.toLowerCase().match(LATIN_WORD) ?? [])];
  const isOther = (line: Line, at: number): boolean =>
    at !== index && line.text !== text && !(RIGHTS.test(line.text) && line.text.includes(text));
  const others = lines.filter(isOther).map(({ text }) => text.toLowerCase());
  return words.filter((word) => others.some((text) => text.includes(word))).length >= SHARED;
}

const LABEL = /^(?:[-*•] )?([A-Za-z][\w() -]{1,30}): \S/;
/** Type: financial service, below a pilot's name. */
const isField = (text: string): boolean => fieldNamed(LABEL.exec(text)?.[1] ?? '') !== null;
/** - Nanning: the branch has published: an item that leads in others. */
const isItem = (text: string): boolean => /^[-*•] [\x20-\x7e]*:$/.test(text);

/** Bank of Suzhou > News: where a page stands in its site. */
const isTrail = (text: string): boolean => /^[\x20-\x7e]{2,40} > [\x20-\x7e]{2,40}$/.test(text);

/** ——某市首批应用看点: what stands below a headline of two lines. */
const isSubtitle = (text: string): boolean => /^[—–]{1,2}[^—–]/.test(text);

/** The candidates for the title; an English masthead is none where there is another line. */
export function withoutMastheads(lines: readonly Line[], candidates: readonly number[]): readonly number[] {
  const lone = candidates.filter(
    (index) => ![isField, isItem, isTrail, isSubtitle].some((is) => is(lines[index]!.text)),
  );
  const others = lone.filter((index) => {
    const { text } = lines[index]!;
    const pieces = text.split(/ ?[|·] ?/);
    if (pieces.some(isIssue) || (pieces.length > 1 && isMasthead(pieces[0]!))) return false;
    return !isMasthead(text) && !(isFewCapitalised(text) && !isEchoed(lines, index));
  });
  return others.some((index) => lines[index]!.bare.length >= SHORTEST_TITLE) ? others : lone;
}
