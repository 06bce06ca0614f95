/** `lexicon`: what is wrong with the lexicons, what they lack, and what in them nothing needs. */
import type { Command } from '../cli/command.ts';
import { extractedResults } from '../cli/diff-results.ts';
import { cut, wrapped } from '../cli/table.ts';
import { type Paint, painter, print, type Terminal, UsageError, widthOf } from '../cli/terminal.ts';
import { workspace } from '../cli/workspace.ts';
import { lexiconProblems } from '../lexicon/check.ts';
import { institutionFiles } from '../lexicon/entries.ts';
import { plain } from '../plain.ts';
import { annotate } from '../run.ts';
import { normalise } from '../stages/2-normalise.ts';
import { corpusTexts } from './corpus-texts.ts';
import { entryText } from './entry-text.ts';
import {
  englishNames,
  type Sighting,
  type Suggestion,
  suggestInstitutions,
  suggestTechnologies,
  unknownApplicants,
} from './suggest.ts';
import { unknownTerms } from './terms.ts';
import { type Text, unusedEntries } from './unused.ts';

export const lexiconCommand: Command = {
  usage: 'lexicon <what> [file]',
  about:
    'check: what is wrong with the lexicons, and the cure. suggest: entries they lack, from unknown applicants and recurring terms, ready to paste. unused: entries never found in the corpus, of one file in full',
  options: [],
  examples: ['lexicon check', 'lexicon suggest > suggestions.yaml', 'lexicon unused institutions/rural-banks.yaml'],
  run: async ([what, file], _, terminal) => {
    if (what === 'check') return check(terminal);
    if (what === 'suggest') return suggest(terminal);
    if (what === 'unused') return unused(terminal, file ?? null);
    throw new UsageError(`lexicon ${what} is unknown: use lexicon check, lexicon suggest or lexicon unused`);
  },
};

async function check(terminal: Terminal): Promise<number> {
  const problems = lexiconProblems();
  for (const { file, line, message, cure } of problems)
    await print(terminal, `${plain(`lexicons/${file}:${line}: ${message}; ${cure}`)}\n`);
  await print(terminal, `lexicon: ${problems.length === 0 ? 'no problems' : `${problems.length} problems`}\n`);
  return problems.length === 0 ? 0 : 1;
}

async function suggest(terminal: Terminal): Promise<number> {
  const root = workspace(terminal.cwd);
  const results = extractedResults(terminal, root, true);
  const sources = new Map<string, string>();
  const terms: Sighting[] = [];
  for await (const raw of corpusTexts(root)) {
    sources.set(raw.id, raw.source);
    terms.push(...unknownTerms(annotate(raw)));
  }
  const unknown = unknownApplicants(results, sources);
  const suggestions = [...suggestInstitutions(unknown, institutionFiles()), ...suggestTechnologies(terms)];
  const files = [...new Set(suggestions.map(({ file }) => file))];
  for (const file of files) {
    await print(terminal, `# lexicons/${file}: check name and nameEn, and mend the id\n`);
    for (const suggestion of suggestions)
      if (suggestion.file === file) await print(terminal, suggestionText(suggestion));
    await print(terminal, '\n');
  }
  await print(terminal, englishText(englishNames(unknown)));
  return 0;
}

const CONTEXTS = 3;

/** How often and where something was seen, as comments. */
function sightingLines(sightings: readonly Sighting[]): string {
  const documents = [...new Set(sightings.map(({ documentId }) => documentId))];
  const contexts = [...new Set(sightings.map(({ context }) => plain(context)))].slice(0, CONTEXTS);
  const count = `# seen ${sightings.length} ×, in ${documents.slice(0, CONTEXTS).join(', ')}${documents.length > CONTEXTS ? ', …' : ''}`;
  return [count, ...contexts.map((context) => `#   …${context}…`)].map((line) => `${line}\n`).join('');
}

const suggestionText = ({ entry, sightings }: Suggestion): string => sightingLines(sightings) + entryText(entry);

const englishText = (names: ReadonlyMap<string, readonly Sighting[]>): string =>
  names.size === 0
    ? ''
    : `# English names: formsEn of the entries that these institutions have or should have\n${[...names]
        .map(([name, sightings]) => `${sightingLines(sightings)}# - ${plain(name)}\n`)
        .join('')}`;

/** Ids that are listed of a file where all files are asked for. */
const SAMPLE = 12;

async function unused(terminal: Terminal, only: string | null): Promise<number> {
  const texts: Text[] = [];
  for await (const raw of corpusTexts(workspace(terminal.cwd)))
    texts.push({ view: normalise(raw).view.text, source: raw.source });
  const all = unusedEntries(texts);
  const chosen = all.filter(({ file }) => only === null || file === only || file === `${only}.yaml`);
  if (chosen.length === 0)
    throw new UsageError(`lexicons/${only} is no lexicon: use one of ${all.map(({ file }) => file).join(', ')}`);
  const [width, paint] = [widthOf(terminal), painter(terminal)];
  for (const one of chosen) await print(terminal, unusedText(one, only === null ? SAMPLE : one.entries, width, paint));
  return 0;
}

function unusedText(
  { file, entries, unused: ids }: ReturnType<typeof unusedEntries>[number],
  most: number,
  width: number,
  paint: Paint,
): string {
  if (ids.length === 0) return '';
  const rest = ids.length > most ? `, and ${ids.length - most} more` : '';
  const head = cut(`${file}: ${ids.length} of ${entries} entries are never found`, width);
  const list = wrapped(`${plain(ids.slice(0, most).join(', '))}${rest}`, width - 2).map((line) => `  ${line}`);
  return `${[paint('bold', head), ...list].join('\n')}\n`;
}
