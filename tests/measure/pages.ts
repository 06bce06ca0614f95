/**
 * Measures stage 3 beside Readability on a folder of pages with expected main text: `npx tsx tests/measure/pages.ts DIR`.
 *
 * DIR holds `index.jsonl`, one `{ html, expected, gold, optional_lines }` a line. The measure is the F score of character
 * pairs, white space aside, between the kept text and the expected; pairs of optional lines count neither way. Neither side
 * counts the title: Readability gives it apart, and stage 3 marks it `heading/title`.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readability } from '@mozilla/readability';
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

interface Measured {
  readonly page: string;
  readonly gold: string;
  readonly ours: number;
  readonly readability: number;
}

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

/** F of the kept text's pairs against the required ones; kept pairs that optional lines account for are no error. */
function score(kept: string, required: string, optional: string): number {
  const [found, wanted, allowed] = [pairsOf(kept), pairsOf(required), pairsOf(optional)];
  let [hits, wrong] = [0, 0];
  for (const [pair, count] of found) {
    const hit = Math.min(count, wanted.get(pair) ?? 0);
    hits += hit;
    wrong += Math.max(0, count - hit - (allowed.get(pair) ?? 0));
  }
  return hits === 0 ? 0 : (2 * hits) / (hits + wrong + total(wanted.values()));
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

function readable(html: string): string {
  const dom = new JSDOM(html, { virtualConsole: new VirtualConsole(), url: 'https://example.com/' });
  return new Readability(dom.window.document).parse()?.textContent ?? '';
}

function measure(folder: string, page: Page): Measured {
  const lines = readFileSync(join(folder, page.expected), 'utf8').split('\n');
  const optional = new Set(page.optional_lines ?? []);
  const part = (wanted: boolean): string => lines.filter((_, index) => optional.has(index) === wanted).join('\n');
  const path = join(folder, page.html);
  const judge = (text: string): number => score(text, part(false), part(true));
  return {
    page: page.html,
    gold: page.gold,
    ours: judge(kept(path)),
    readability: judge(readable(readFileSync(path, 'utf8'))),
  };
}

function table(rows: readonly Measured[]): string {
  const mean = (list: readonly Measured[], of: 'ours' | 'readability'): string =>
    (list.reduce((sum, row) => sum + row[of], 0) / list.length).toFixed(4);
  const groups = [...new Set(rows.map(({ gold }) => gold)), 'all'].map((gold) => {
    const list = rows.filter((row) => gold === 'all' || row.gold === gold);
    return [gold, String(list.length), mean(list, 'ours'), mean(list, 'readability')];
  });
  const pages = rows.map(({ page, ours, readability }) => [page, '1', ours.toFixed(4), readability.toFixed(4)]);
  return [['gold', 'pages', 'stage 3', 'Readability'], ...groups, [''], ...pages]
    .map(([name = '', ...cells]) => name.padEnd(56) + cells.map((cell) => cell.padStart(12)).join(''))
    .join('\n');
}

const folder = process.argv[2];
if (folder === undefined) {
  process.stderr.write('usage: npx tsx tests/measure/pages.ts DIR\n');
  process.exitCode = 2;
} else {
  const pages = readFileSync(join(folder, 'index.jsonl'), 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Page);
  process.stdout.write(`${table(pages.map((page) => measure(folder, page)))}\n`);
}
