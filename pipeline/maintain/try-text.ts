/** What the stages make of a sentence: normalised, cut, mentions, figures, dates, and what every rule finds. */

import { type Column, table, wrapped } from '../cli/table.ts';
import type { Paint, Style } from '../cli/terminal.ts';
import { dates } from '../dates.ts';
import { explain } from '../explain.ts';
import { figures } from '../figures.ts';
import { plain } from '../plain.ts';
import { annotate } from '../run.ts';
import type { AnnotatedDocument, Mention, RawDocument } from '../types.ts';
import { type ViewSpan, viewSpan } from '../view.ts';
import { allRules } from './all-rules.ts';

export interface Screen {
  readonly width: number;
  readonly paint: Paint;
}

const STYLES: Readonly<Record<Mention['kind'], Style>> = {
  institution: 'green',
  technology: 'cyan',
  region: 'yellow',
  programme: 'bold',
};

/** The whole report, ready to print. */
export async function tryText(raw: RawDocument, screen: Screen): Promise<string> {
  const document = annotate(raw);
  const sections: [string, string[]][] = [
    [`Normalised (${document.doc.script})`, wrapped(plain(document.doc.view.text), screen.width)],
    ['Boxes', boxLines(document, screen)],
    ['Clauses and words', wordLines(document, screen)],
    ['Mentions', mentionLines(document, screen)],
    ['Figures', figureLines(document, screen)],
    ['Dates', dateLines(document)],
    ['Rules', await ruleLines(document, screen)],
    ['Result', resultLines(raw, screen)],
  ];
  return sections
    .flatMap(([title, lines]) => [screen.paint('bold', title), ...(lines.length > 0 ? lines : ['  nothing']), ''])
    .join('\n');
}

const textOf = ({ doc }: AnnotatedDocument, { start, end }: { readonly start: number; readonly end: number }): string =>
  plain(doc.view.text.slice(start, end));

const rows = (titles: readonly string[], data: readonly (readonly string[])[], { width, paint }: Screen): string[] => {
  const columns = titles.map((title): Column => ({ title }));
  return data.length === 0 ? [] : table(columns, data, { width, paint, wrap: true });
};

const boxLines = (document: AnnotatedDocument, screen: Screen): string[] =>
  rows(
    ['Kind', 'Rule', 'Text'],
    document.blocks.map(({ kind, rule, span }) => [kind, rule, textOf(document, span)]),
    screen,
  );

/** One clause a line, its words apart. */
function wordLines(document: AnnotatedDocument, { width, paint }: Screen): string[] {
  const { sentences, words } = document.segments;
  return sentences.flatMap(({ clauses }) =>
    clauses.flatMap((clause) => {
      const cut = words(clause).map((word) => textOf(document, word));
      return wrapped(`  ${cut.join(' ')}`, width).map((line) => paint('dim', line));
    }),
  );
}

function mentionLines(document: AnnotatedDocument, { width, paint }: Screen): string[] {
  return document.mentions.flatMap((mention) => {
    const entry =
      mention.kind === 'institution' ? (mention.canonicalName ?? `no entry, by ${mention.by}`) : mention.entry;
    const [first = '', ...rest] = wrapped(
      `${textOf(document, mention.span)}  ${mention.kind}: ${plain(entry)}`,
      width - 2,
    );
    return [paint(STYLES[mention.kind], `  ${first}`), ...rest.map((line) => `  ${line}`)];
  });
}

const figureLines = (document: AnnotatedDocument, screen: Screen): string[] =>
  rows(
    ['Figure', 'Comparator', 'Value', 'Unit'],
    figures(document.doc.view.text).map(({ at, comparator, value, upper, unit }) => [
      textOf(document, at),
      comparator,
      upper === undefined ? `${value}` : `${value}–${upper}`,
      plain(unit ?? ''),
    ]),
    screen,
  );

const dateLines = (document: AnnotatedDocument): string[] =>
  dates(document.doc.view.text).map((date) => `  ${textOf(document, date)}`);

/** What each rule finds over the whole text, whether or not the result needs it. */
async function ruleLines(document: AnnotatedDocument, screen: Screen): Promise<string[]> {
  const whole: ViewSpan = viewSpan(0, document.doc.view.text.length);
  const rules = await allRules();
  const found = rules.flatMap(({ id, find, show }) =>
    find(document, whole).map(({ value, at }) => [
      id,
      plain(show(value, document)),
      at.map((span) => textOf(document, span)).join(' … '),
    ]),
  );
  return rows(['Rule', 'Value', 'Where'], found, screen);
}

const resultLines = (raw: RawDocument, screen: Screen): string[] =>
  rows(
    ['Path', 'Value', 'Rule'],
    explain(raw).values.map(({ path, value, rule }) => [plain(path), plain(value), rule]),
    screen,
  );
