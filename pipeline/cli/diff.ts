/** `diff`: the results in `extracted/` against the curated data, or against an earlier run. */
import { appendFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { CorpusError, copiesIn, corpusDocuments, readRegistry } from '../corpus.ts';
import type { Compared, Comparison } from '../diff/format/format.ts';
import { annotations } from '../diff/format/github.ts';
import { markdown } from '../diff/format/markdown.ts';
import { text } from '../diff/format/text.ts';
import { rowsOf, runRows } from '../diff/listing.ts';
import { DIFFERENCES, STATUSES } from '../diff/report.ts';
import { diffRuns } from '../diff/runs.ts';
import { selectionOf, selectReport, selectResults, selectRuns } from '../diff/select.ts';
import { VERDICTS } from '../diff/verdict.ts';
import { safeJson } from '../plain.ts';
import { diff } from '../stages/8-diff.ts';
import type { Command, Options } from './command.ts';
import { baseResults } from './diff-base.ts';
import { WorkspacePlaces } from './diff-places.ts';
import { extractedResults } from './diff-results.ts';
import { reviewFile } from './review.ts';
import { painter, print, type Terminal, UsageError, widthOf } from './terminal.ts';
import { workspace, writeAtomically } from './workspace.ts';

type Formatter = (comparison: Comparison, terminal: Terminal) => string | Promise<string>;

/** How each format is made; what `--out` does not take goes to standard output. */
const FORMATTERS = {
  text: (comparison, terminal) => text(comparison, { width: widthOf(terminal), paint: painter(terminal) }),
  json: ({ compared }) => `${safeJson(compared.report, 2)}\n`,
  markdown,
  github: annotations,
  html: reviewFile,
} satisfies Record<string, Formatter>;
type Format = keyof typeof FORMATTERS;
const FORMATS = Object.keys(FORMATTERS) as Format[];

export const diffCommand: Command = {
  usage: 'diff [...ids]',
  about:
    'Compare the results in extracted/ with the curated data, by pilot and by field: of the whole corpus, or of the named announcements and documents. Exit status 1 where there are differences, 2 where something cannot be read',
  options: [
    { flags: '--format <format>', about: `${FORMATS.join(', ')}; text is the default` },
    { flags: '--base <base>', about: 'Compare with an earlier extracted/: a folder, or a revision of the repository' },
    { flags: '--out <file>', about: 'Write to a file' },
    {
      flags: '--fail-on <statuses>',
      about: `Which differences make the exit status 1: ${[...STATUSES, ...VERDICTS].join(', ')}, or none; by default ${DIFFERENCES.join(',')}, with --base loss`,
    },
  ],
  examples: ['diff', 'diff beijing-2020-1 --format markdown', 'diff --base main --fail-on loss'],
  run: async (ids, options, terminal) => {
    const format = options.choice('format', FORMATS) ?? 'text';
    const base = options.text('base');
    const failing = failOn(options, base === null ? [...STATUSES] : [...VERDICTS]) ?? [
      ...(base === null ? DIFFERENCES : (['loss'] as const)),
    ];
    const comparison = compare(terminal, ids, base);
    await deliver(terminal, comparison, format, options.text('out'));
    return comparison.rows.some(({ status }) => failing.includes(status)) ? 1 : 0;
  },
};

/** The statuses that `--fail-on` names, null where it is not given. */
function failOn(options: Options, known: readonly string[]): readonly string[] | null {
  const given = options.text('fail-on');
  if (given === null || given === 'none') return given === null ? null : [];
  const statuses = given.split(',');
  const unknown = statuses.find((status) => !known.includes(status));
  if (unknown === undefined) return statuses;
  throw new UsageError(`--fail-on ${unknown} is unknown: use ${known.join(', ')} (with commas between), or none`);
}

/** @throws UsageError where results, the curated data, the base or an id cannot be read */
function compare(terminal: Terminal, ids: readonly string[], base: string | null): Comparison {
  const root = workspace(terminal.cwd);
  const registry = readable(() => readRegistry(root));
  const earlier = base === null ? null : baseResults(base, root, terminal.cwd);
  const all = readable(() => extractedResults(terminal, root, earlier?.local ?? true));
  const { selection, unknown } = selectionOf(ids, [...all, ...(earlier?.results ?? [])], registry);
  if (unknown.length > 0)
    throw new UsageError(`${unknown.join(', ')}: no announcement, pilot or document at hand is called so`);
  const results = selectResults(all, selection);
  const compared: Compared = earlier
    ? {
        kind: 'runs',
        report: selectRuns(diffRuns(selectResults(earlier.results, selection), results, registry), selection),
      }
    : {
        kind: 'curated',
        report: selectReport(diff(results, registry, [], copiesIn(corpusDocuments(root))), selection),
      };
  const places = new WorkspacePlaces(root, results);
  return { compared, ...rowsIn(compared), places, input: { root, results, registry } };
}

function rowsIn(compared: Compared): Pick<Comparison, 'rows' | 'statuses'> {
  if (compared.kind === 'runs') return { rows: runRows(compared.report), statuses: VERDICTS };
  const differing = rowsOf(compared.report).filter(({ status }) => status !== 'same' && status !== 'unchecked');
  return { rows: differing, statuses: STATUSES };
}

/** A corpus that cannot be read is unusable surroundings here: exit status 2. */
function readable<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    if (error instanceof CorpusError) throw new UsageError(error.message);
    throw error;
  }
}

/** Writes the report; in a job of GitHub Actions the annotations come with a summary. */
async function deliver(terminal: Terminal, comparison: Comparison, format: Format, out: string | null): Promise<void> {
  const formatted = await FORMATTERS[format](comparison, terminal);
  const summary = terminal.env.GITHUB_STEP_SUMMARY;
  if (format === 'github' && summary) appendFileSync(summary, markdown(comparison));
  if (out === null) await print(terminal, formatted);
  else writeAtomically(resolve(terminal.cwd, out), formatted);
}
