/** The score as tables and lists for the terminal. */

import { plain } from '../plain.ts';
import { FIELDS, type Loss, type Measures, type PartScore, type Score } from '../score.ts';
import { type Column, table, wrapped } from './table.ts';
import type { Paint } from './terminal.ts';

const PARTS = {
  local: 'local (seeds)',
  development: 'development',
  heldout: 'held out',
  all: 'all',
} as const;
type Part = keyof typeof PARTS;
const PART_NAMES = Object.keys(PARTS) as Part[];

const share = (value: number | null): string => (value === null ? '–' : value.toFixed(3));
const count = (value: number): string => String(Math.round(value * 100) / 100);

const right = (title: string): Column => ({ title, align: 'right' });

/** The parts of the corpus in one table: how many documents, and F1 of facts and of everything. */
export function overview(score: Score, width: number, paint: Paint): string[] {
  const columns = [{ title: 'Part' }, ...['Documents', 'Facts F1', '(partial)', 'Overall F1', '(partial)'].map(right)];
  const rows = present(score).map(([part, { documents, facts, overall }]) => [
    PARTS[part],
    String(documents),
    share(facts.f1),
    share(facts.partialF1),
    share(overall.f1),
    share(overall.partialF1),
  ]);
  return table(columns, rows, { width, paint, wrap: false });
}

/** Every field of one part: counts, then precision, recall and F1, strict and partial. */
function fieldTable(part: PartScore, width: number, paint: Paint): string[] {
  const measures = ['Precision', 'Recall', 'F1'].map(right);
  const counts = ['Right', 'Superfluous', 'Missing', 'Near'].map(right);
  const columns = [{ title: 'Field' }, ...counts, ...measures, ...['partial P', 'partial R', 'partial F1'].map(right)];
  const rows = FIELDS.flatMap((field) => {
    const found = part.fields[field];
    return found ? [row(field, found)] : [];
  });
  const sums = [row('facts', part.facts), row('overall', part.overall)];
  return table(columns, [...rows, ...sums], { width, paint, wrap: false });
}

const row = (name: string, of: Measures): string[] => [
  name,
  ...[of.tp, of.fp, of.fn, of.partial].map(count),
  ...[of.precision, of.recall, of.f1, of.partialPrecision, of.partialRecall, of.partialF1].map(share),
];

const present = (score: Score): [Part, PartScore][] =>
  PART_NAMES.flatMap((part): [Part, PartScore][] => {
    const found = score.parts[part];
    return found ? [[part, found]] : [];
  });

/** The whole score: the overview, then a table of the fields of each part. */
export function scoreReport(score: Score, width: number, paint: Paint): string {
  const tables = present(score).flatMap(([part, found]) => [
    '',
    paint('bold', PARTS[part]),
    ...fieldTable(found, width, paint),
  ]);
  return `${[...overview(score, width, paint), ...tables].join('\n')}\n`;
}

/** The losses by document: what was expected, what was found. */
export function lossReport(losses: readonly Loss[], width: number, paint: Paint): string {
  const lines: string[] = [];
  let document = '';
  for (const loss of losses) {
    if (loss.document !== document) lines.push('', paint('bold', plain(loss.document)));
    document = loss.document;
    lines.push(...lossLines(loss, width, paint));
  }
  return `${lines.join('\n')}\n`;
}

/** One loss: its place, what was expected, what was found. */
export function lossLines({ field, subject, expected, found, credit }: Loss, width: number, paint: Paint): string[] {
  const place = `${field}${subject === '' ? '' : `  ${plain(subject)}`}${credit > 0 ? '  (near)' : ''}`;
  const sides = [
    ...(expected === null ? [] : wrapped(`  - ${plain(expected)}`, width).map((line) => paint('red', line))),
    ...(found === null ? [] : wrapped(`  + ${plain(found)}`, width).map((line) => paint('green', line))),
  ];
  return [...wrapped(`  ${place}`, width), ...sides];
}
