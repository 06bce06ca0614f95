/** `npm run bench`: what the pipeline costs, as ratios of one run. A timing is no test: machines differ, ratios less so. */
import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { extract } from '../pipeline/index.ts';
import { wordEngine } from '../pipeline/words.ts';
import { corpusTexts, documents, longDocument } from './texts.ts';

const RUNS = 5;
const DOCUMENTS = 20;
const CHARACTERS = 10_000;
const encoder = new TextEncoder();

/** Milliseconds that the process spent, on whatever core: a busy machine disturbs this less than the clock. */
function spent(work: () => void): number {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const median = (values: readonly number[]): number => values.toSorted((a, b) => a - b)[values.length >> 1] as number;

/** Medians of runs that take turns, so that what disturbs one disturbs all. The first turn only warms up. */
function interleaved(works: readonly (() => void)[]): number[] {
  const times = works.map((): number[] => []);
  for (let run = 0; run <= RUNS; run++)
    for (const [index, work] of works.entries()) {
      const time = spent(work);
      if (run > 0) times[index]?.push(time);
    }
  return times.map(median);
}

/** The whole pipeline, from bytes to result. */
const extractAll = (texts: readonly string[]) => (): void => {
  for (const text of texts) extract({ bytes: encoder.encode(text), path: 'bench.txt' });
};

const cutAll = (texts: readonly string[]) => (): void => {
  for (const text of texts) wordEngine().cut(text);
};

function table(title: string, good: string, header: readonly string[], rows: readonly (readonly string[])[]): void {
  const line = (cells: readonly string[]): string => `| ${cells.map((cell) => cell.padEnd(14)).join(' | ')} |\n`;
  const rule = line(header.map(() => '-'.repeat(14)));
  process.stdout.write(`\n## ${title}\n${good}\n\n${line(header)}${rule}${rows.map(line).join('')}`);
}

const ms = (value: number): string => `${value.toFixed(1)} ms`;
const times = (value: number): string => `${value.toFixed(2)} x`;

function againstWords(): void {
  const rows = (['Hans', 'Hant'] as const).map((script) => {
    const texts = documents(corpusTexts(script), DOCUMENTS);
    const characters = texts.reduce((sum, text) => sum + text.length, 0);
    const [whole = 0, words = 0] = interleaved([extractAll(texts), cutAll(texts)]);
    return [script, String(characters), ms(whole), ms(words), times(whole / words)];
  });
  table(
    `Against ${wordEngine().name}`,
    'The whole pipeline against cutting the same text into words alone. Lower is better, and the two scripts should be near each other.',
    ['script', 'characters', 'pipeline', 'words', 'ratio'],
    rows,
  );
}

/** Rows for n, 2n and 4n, each against the first. */
function growth(sizes: readonly number[], works: readonly (() => void)[]): string[][] {
  const spentOn = interleaved(works);
  return sizes.map((size, index) => {
    const time = spentOn[index] as number;
    const ratio = time / (spentOn[0] as number);
    return [String(size), ms(time), times(ratio), times(ratio / (size / (sizes[0] as number)))];
  });
}

const FACTORS = [1, 2, 4];

function againstSize(): void {
  const texts = corpusTexts('Hans');
  const sizes = FACTORS.map((factor) => factor * CHARACTERS);
  const works = sizes.map((size) => extractAll([longDocument(texts, size)]));
  table(
    'Against size',
    'One document of n, 2n, 4n characters. Linear reads 1, 2, 4; the last column should stay near 1 and never near 2 or 4.',
    ['characters', 'time', 'of the first', 'per character'],
    growth(sizes, works),
  );
}

function againstCount(): void {
  const texts = corpusTexts('Hans');
  const counts = FACTORS.map((factor) => factor * DOCUMENTS);
  const works = counts.map((count) => extractAll(documents(texts, count)));
  table(
    'Against count',
    'n, 2n, 4n documents in one process. The last column should stay near 1: nothing builds up from one document to the next.',
    ['documents', 'time', 'of the first', 'per document'],
    growth(counts, works),
  );
}

const FIRST = 'first-document';

/** In a fresh process: the first document alone, then ten times again. */
function firstDocument(): void {
  const [text = ''] = corpusTexts('Hans');
  const first = spent(extractAll([text]));
  const later = median(Array.from({ length: 10 }, () => spent(extractAll([text]))));
  process.stdout.write(`${first} ${later}`);
}

function startUp(): void {
  const script = fileURLToPath(import.meta.url);
  const runs = Array.from({ length: RUNS }, () =>
    execFileSync(process.execPath, ['--import', 'tsx', script, FIRST], { encoding: 'utf8' }).split(' ').map(Number),
  );
  const first = median(runs.map(([time = 0]) => time));
  const later = median(runs.map(([, time = 0]) => time));
  table(
    'Start-up',
    'The first document of a process loads dictionary and lexicons. Lower is better; a command over many documents pays it once.',
    ['first', 'later', 'ratio'],
    [[ms(first), ms(later), times(first / later)]],
  );
}

if (process.argv[2] === FIRST) firstDocument();
else {
  againstWords();
  againstSize();
  againstCount();
  startUp();
}
