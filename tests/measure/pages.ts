/**
 * Measures stage 3 beside Readability and Defuddle on folders of pages with expected main text:
 * `npx tsx tests/measure/pages.ts [DIR…]`, the project's own pages where none is named.
 *
 * A folder holds `index.jsonl`, one `{ html, expected, gold, optional_lines }` a line, or pairs of `a.html` and `a.expected.txt`, whose
 * first line is the title.
 * The measure is precision and recall of character pairs, white space aside, between the kept text and the expected; pairs of
 * optional lines count neither way. No side counts the title: the libraries give it apart, and stage 3 marks it `heading/title`.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Readability } from '@mozilla/readability';
import { Defuddle } from 'defuddle/node';
import { JSDOM, VirtualConsole } from 'jsdom';
import { htmlLayout } from '../../pipeline/html.ts';
import { load } from '../../pipeline/stages/1-load.ts';
import { normalise } from '../../pipeline/stages/2-normalise.ts';
import { markBlocks } from '../../pipeline/stages/3-boilerplate.ts';

interface Page {
  readonly html: string;
  readonly expected: string;
  readonly gold: string;
  readonly optional_lines: readonly number[] | null;
}

/** How much of the expected text was kept, and how much of the kept text was expected. */
interface Quality {
  readonly precision: number;
  readonly recall: number;
  readonly f: number;
}

const SYSTEMS = ['Shahe', 'Readability', 'Defuddle'] as const;
type System = (typeof SYSTEMS)[number];

interface Measured {
  readonly page: string;
  readonly gold: string;
  readonly by: Readonly<Record<System, Quality>>;
}

const OWN = fileURLToPath(new URL('../fixtures/pages/', import.meta.url));

function pairsOf(text: string): Map<string, number> {
  const bare = text.replace(/\s+/g, '');
  const pairs = new Map<string, number>();
  for (let at = 0; at + 1 < bare.length; at += 1) {
    const pair = bare.slice(at, at + 2);
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
  }
  return pairs;
}

const total = (pairs: Iterable<number>): number => [...pairs].reduce((sum, count) => sum + count, 0);

/** The kept text's pairs against the required ones; kept pairs that optional lines account for are no error. */
function quality(kept: string, required: string, optional: string): Quality {
  const [found, wanted, allowed] = [pairsOf(kept), pairsOf(required), pairsOf(optional)];
  let [hits, wrong] = [0, 0];
  for (const [pair, count] of found) {
    const hit = Math.min(count, wanted.get(pair) ?? 0);
    hits += hit;
    wrong += Math.max(0, count - hit - (allowed.get(pair) ?? 0));
  }
  const [all, needed] = [hits + wrong, total(wanted.values())];
  return { precision: all === 0 ? 0 : hits / all, recall: hits / needed, f: (2 * hits) / (all + needed) };
}

/** The text that stage 3 keeps, in the wording of the source. */
function kept(path: string): string {
  const doc = normalise(load({ bytes: readFileSync(path), path }));
  return markBlocks(doc)
    .filter(({ kind, rule }) => kind !== 'boilerplate' && rule !== 'heading/title')
    .map(({ span }) => {
      const { start, end } = doc.view.toSource(span);
      return htmlLayout(doc.raw.source.slice(start, end)).text;
    })
    .join('\n');
}

const ADDRESS = 'https://example.com/';
const dom = (html: string): JSDOM => new JSDOM(html, { virtualConsole: new VirtualConsole(), url: ADDRESS });

const readable = (html: string): string => new Readability(dom(html).window.document).parse()?.textContent ?? '';

async function defuddled(html: string): Promise<string> {
  const { content } = await Defuddle(dom(html).window.document, ADDRESS);
  return dom(content).window.document.body.textContent ?? '';
}

async function measure(folder: string, page: Page): Promise<Measured> {
  const lines = readFileSync(join(folder, page.expected), 'utf8').split('\n');
  const optional = new Set(page.optional_lines ?? []);
  const part = (wanted: boolean): string => lines.filter((_, index) => optional.has(index) === wanted).join('\n');
  const path = join(folder, page.html);
  const html = new TextDecoder(load({ bytes: readFileSync(path), path }).encoding).decode(readFileSync(path));
  const judge = (text: string): Quality => quality(text, part(false), part(true));
  const by = { Shahe: judge(kept(path)), Readability: judge(readable(html)), Defuddle: judge(await defuddled(html)) };
  return { page: page.html, gold: page.gold, by };
}

function pagesIn(folder: string): Page[] {
  const index = join(folder, 'index.jsonl');
  if (existsSync(index))
    return readFileSync(index, 'utf8')
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Page);
  return readdirSync(folder)
    .filter((name) => name.endsWith('.html'))
    .sort()
    .map((html) => ({ html, expected: html.replace(/html$/, 'expected.txt'), gold: 'own', optional_lines: [0] }));
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;

/** Precision, recall and F of each system, means over the rows. */
const cellsOf = (rows: readonly Measured[]): string[] =>
  SYSTEMS.flatMap((system) =>
    (['precision', 'recall', 'f'] as const).map((of) => mean(rows.map(({ by }) => by[system][of])).toFixed(3)),
  );

function table(rows: readonly Measured[]): string {
  const groups = [...new Set(rows.map(({ gold }) => gold)), 'all'].map((gold) => {
    const list = rows.filter((row) => gold === 'all' || row.gold === gold);
    return [gold, String(list.length), ...cellsOf(list)];
  });
  const pages = rows.map((row) => [row.page, '1', ...cellsOf([row])]);
  const head = [
    ['', '', ...SYSTEMS.flatMap((system) => [system, '', ''])],
    ['gold', 'pages', ...SYSTEMS.flatMap(() => ['precision', 'recall', 'F'])],
  ];
  return [...head, ...groups, [''], ...pages]
    .map(([name = '', ...cells]) => name.padEnd(56) + cells.map((cell) => cell.padStart(12)).join(''))
    .join('\n');
}

// It reports on the console what it does not understand of a page's metadata.
console.error = () => {};

const given = process.argv.slice(2);
const measured: Measured[] = [];
for (const folder of given.length > 0 ? given : [OWN])
  for (const page of pagesIn(folder)) measured.push(await measure(folder, page));
process.stdout.write(`${table(measured)}\n`);
