import { ruleFor } from '../rules/boilerplate/index.ts';
import { sectionHeads, sectionOpenedBy } from '../rules/boilerplate/phrases.ts';
import { fieldOf } from '../segment/table-fields.ts';
import { isAnnouncement, pilotTables } from './announcement.ts';
import { isHead, type Line } from './line.ts';
import { withoutMastheads } from './masthead.ts';
import { LONGEST_NAME, type OwnNames, ownNames } from './own-names.ts';
import { echoedTitle } from './title.ts';

/** Rule ids by line; null where the line belongs to the article. */
export type Verdicts = (string | null)[];

/** A longer sentence below the comments' head is the article going on. */
const LONGEST_COMMENT = 80;
/** How many lines above the first sentence may be the title. */
const MOST_ABOVE = 100;
/** A line over the dateline that is not shorter may be a title that the article does not repeat. */
const SHORTEST_TITLE = 10;
/** How many lines around the title may be its byline and dateline, though the page keeps them elsewhere. */
const [ABOVE_TITLE, BELOW_TITLE] = [3, 8];

/**
 * Where the article begins and ends among the lines that the structure of the page leaves, its title, and the furniture around and
 * within it. A sentence of the article is never marked, nor is a cell of a table of pilots.
 * @param structural what the structure of the page says of each line
 * @param stated the index of the line that repeats a title known beforehand, or -1
 */
export function articleOf(lines: readonly Line[], structural: Readonly<Verdicts>, stated: number): Verdicts {
  const verdicts: Verdicts = lines.map((line, index) =>
    isHead(line) ? 'boilerplate/html-head' : line.hidden ? 'boilerplate/hidden' : structural[index]!,
  );
  const open = lines.flatMap((_, index) => (verdicts[index] === null && index !== stated ? [index] : []));
  const tables = pilotTables(lines);
  const isListed = (index: number): boolean => tables.has(lines[index]!.box.cell?.table ?? -1);
  const isArticle = (index: number): boolean =>
    verdicts[index] === null &&
    (isListed(index) || (lines[index]!.prose && ruleFor(lines[index]!, 'edge') === undefined));
  // Without a sentence, as in a bare list, all lines are judged as at the edges.
  const first = open.find(isArticle) ?? lines.length;
  markSections(lines, open, first, verdicts);
  const last = open.findLast(isArticle) ?? -1;
  for (const index of open) {
    const edge = index < first || index > last;
    if (verdicts[index] !== null || isListed(index) || (lines[index]!.prose && !edge)) continue;
    verdicts[index] = ruleFor(lines[index]!, edge ? 'edge' : 'anywhere')?.id ?? null;
  }
  let known: OwnNames | null = null;
  const names = (): OwnNames => (known ??= ownNames(lines.map(({ text }) => text)));
  const title = stated >= 0 ? stated : findTitle(lines, first, verdicts, names);
  if (title >= 0) {
    markNames(lines, title, first, verdicts, names);
    markTitle(lines, title, first, verdicts);
  }
  nameStructural(lines, structural, title, verdicts);
  if (last >= 0) markTail(lines, last, verdicts);
  return verdicts;
}

/** Sections of furniture: their head, and what follows until the article goes on. */
function markSections(lines: readonly Line[], open: readonly number[], first: number, verdicts: Verdicts): void {
  const heads = sectionHeads();
  let section: string | null = null;
  for (const index of open) {
    if (index < first) continue;
    const line = lines[index]!;
    const opened = sectionOpenedBy(line, heads);
    if (opened !== null) section = `boilerplate/${opened}`;
    else if (line.prose && !(section === 'boilerplate/comments' && line.bare.length < LONGEST_COMMENT)) section = null;
    // Links under a head such as 相关链接 may be the very pilots that are announced.
    const announced = opened === null && section === 'boilerplate/link-exchange' && isAnnouncement(line);
    if (section !== null && !announced) verdicts[index] = section;
  }
}

const isLabel = (line: Line | undefined): boolean => line !== undefined && fieldOf(line.text) !== null;

/** The title among the lines above the first sentence: what the article says again, or else what stands over the dateline. */
function findTitle(lines: readonly Line[], first: number, verdicts: Readonly<Verdicts>, names: () => OwnNames): number {
  const open = lines
    .flatMap((_, index) => (index < first && verdicts[index] === null ? [index] : []))
    .slice(0, MOST_ABOVE);
  const above = withoutMastheads(lines, withoutNames(lines, open, names));
  const article = () => lines.filter((_, index) => index >= first && verdicts[index] === null);
  const echoed = echoedTitle(lines, above, () =>
    article()
      .map(({ text }) => text)
      .join('\n'),
  );
  if (echoed >= 0) return echoed;
  const datelines = verdicts.flatMap((rule, index) =>
    index < first && rule !== null && EVIDENCE.test(rule) ? [index] : [],
  );
  // A date below the labels of a table is a cell of it.
  const table = above.findIndex((index) => isLabel(lines[index]) && isLabel(lines[index + 1]));
  const titles = table < 0 ? above : above.slice(0, table);
  const long = titles.filter((index) => lines[index]!.bare.length >= SHORTEST_TITLE);
  const dateline = datelines.find((index) => index > (long[0] ?? lines.length)) ?? -1;
  return long.findLast((index) => index < dateline) ?? -1;
}

const LONGEST_MASTHEAD = 60;
const LATIN_END = /(?<=[\u4e00-\u9fff])[A-Za-z.&'’-]{3,40}$/;

/** The candidates that are not merely what the page calls itself, which is found out where one is short enough. */
function withoutNames(lines: readonly Line[], candidates: readonly number[], names: () => OwnNames): readonly number[] {
  // A masthead has the name in English too.
  const isShort = (index: number): boolean => {
    const { bare } = lines[index]!;
    return bare.length <= LONGEST_MASTHEAD && bare.replace(LATIN_END, '').length <= LONGEST_NAME;
  };
  return candidates.filter((index) => !isShort(index) || !names().has(lines[index]!.text));
}

/** The account that a line below the title is: nothing but what the page calls itself. */
function markNames(
  lines: readonly Line[],
  title: number,
  first: number,
  verdicts: Verdicts,
  names: () => OwnNames,
): void {
  const below = lines.flatMap(({ box }, index) =>
    index > title && index < Math.min(first, title + BELOW_TITLE) && verdicts[index] === null && box.cell === null
      ? [index]
      : [],
  );
  const others = new Set(withoutNames(lines, below, names));
  for (const index of below) if (!others.has(index)) verdicts[index] = 'boilerplate/publisher';
}

/** The title, its repetitions, and what stands above it. */
function markTitle(lines: readonly Line[], title: number, first: number, verdicts: Verdicts): void {
  verdicts[title] = 'heading/title';
  for (let index = 0; index < first; index += 1) {
    if (index === title || (verdicts[index] !== null && verdicts[index] !== 'boilerplate/publisher')) continue;
    if (lines[index]!.bare === lines[title]!.bare) verdicts[index] = 'boilerplate/repeated-title';
    else if (index < title) verdicts[index] = 'boilerplate/site-head';
  }
}

/** Rules whose lines are evidence of the article's title, date or publisher. */
const EVIDENCE = /^boilerplate\/(?:byline|dateline|original-title|publisher)/;

/** Furniture that the structure of the page tells is named more exactly by its words; evidence only beside the title. */
function nameStructural(
  lines: readonly Line[],
  structural: Readonly<Verdicts>,
  title: number,
  verdicts: Verdicts,
): void {
  structural.forEach((rule, index) => {
    if (rule === null || verdicts[index] !== rule || lines[index]!.links > 0.5) return;
    const exact = ruleFor(lines[index]!, 'edge')?.id ?? rule;
    const byTitle = title < 0 || (index >= title - ABOVE_TITLE && index <= title + BELOW_TITLE);
    if (byTitle || !EVIDENCE.test(exact)) verdicts[index] = exact;
  });
}

/** Behind the article's last sentence, what follows the first piece of furniture is furniture too, unless it announces pilots. */
function markTail(lines: readonly Line[], last: number, verdicts: Verdicts): void {
  let furniture = false;
  for (let index = last + 1; index < lines.length; index += 1) {
    if (verdicts[index] !== null) furniture = true;
    else if (furniture && !isAnnouncement(lines[index]!)) verdicts[index] = 'boilerplate/after-end';
  }
}
