/** `score --floors`: the gate, and how floors are raised and lowered. */
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Registry } from '../corpus.ts';
import { type Drop, FloorsError, type Gate, gate, type Measured, parseFloors, raised, writeFloors } from '../gate.ts';
import { plain } from '../plain.ts';
import type { Extracted, Loss } from '../score.ts';
import type { Options } from './command.ts';
import { scoreCorpus } from './corpus-run.ts';
import { lossLines } from './score-report.ts';
import { type Paint, painter, print, type Terminal, UsageError, widthOf } from './terminal.ts';
import { PROGRAM, writeAtomically } from './workspace.ts';

const FLOORS = 'corpus/floors.yaml';

/** The options of `score` that the gate takes. */
export const FLOOR_OPTIONS = [
  { flags: '--floors', about: `Compare with the floors in ${FLOORS}: exit status 1 where the score has dropped` },
  { flags: '--update', about: 'With --floors: raise the floors to the score' },
  { flags: '--allow-regression <reason>', about: 'With --floors: lower floors too, and write the reason beside them' },
];

/** Whether `score` is to hold the score against the floors. @throws UsageError where only an option of the gate is given */
export function asksForFloors(options: Options): boolean {
  const asked = options.flag('floors');
  if (!asked && (options.flag('update') || options.text('allow-regression') !== null))
    throw new UsageError('--update and --allow-regression write floors: give --floors with them');
  return asked;
}

/**
 * Holds a score against the floors, and writes them where that is asked for.
 * @param extracted all documents; those of `corpus/local/` do not count
 * @returns the exit status
 */
export async function checkFloors(
  terminal: Terminal,
  root: string,
  { extracted, registry }: { readonly extracted: readonly Extracted[]; readonly registry: Registry },
  options: Options,
): Promise<number> {
  const reason = reasonOf(options);
  const update = options.flag('update') || reason !== null;
  const measured = measuredOf(root, extracted, registry);
  const path = join(root, FLOORS);
  const floors = existsSync(path) ? readFloors(path) : null;
  if (!floors && !update) throw new UsageError(`${FLOORS} is missing: run ${PROGRAM} score --floors --update`);
  const result = floors ? gate(measured, floors) : { drops: [], rises: [], otherCorpus: false };
  await print(terminal, gateReport(result, widthOf(terminal), painter(terminal)));
  if (result.drops.length > 0 && reason === null) return 1;
  const failed = extracted.filter(({ result, split }) => result === null && split !== 'local');
  if (failed.length > 0) {
    terminal.stderr.write(
      `no floor is ${update ? 'written' : 'held'}: ${failed.length} documents could not be extracted\n`,
    );
    return 1;
  }
  if (update) {
    writeAtomically(path, writeFloors(raised(measured, floors, reason)));
    await print(terminal, `${FLOORS} is written\n`);
  }
  return 0;
}

function reasonOf(options: Options): string | null {
  const reason = options.text('allow-regression');
  if (reason?.trim() === '') throw new UsageError('--allow-regression needs a reason: say why the score may fall');
  return reason;
}

function readFloors(path: string): ReturnType<typeof parseFloors> {
  try {
    return parseFloors(readFileSync(path, 'utf8'));
  } catch (error) {
    if (error instanceof FloorsError) throw new UsageError(`${FLOORS}: ${error.message}`);
    throw error;
  }
}

function measuredOf(root: string, all: readonly Extracted[], registry: Registry): Measured {
  const committed = all.filter(({ split }) => split !== 'local');
  const heldout = new Set(committed.filter(({ split }) => split === 'heldout').map(({ id }) => id));
  return { ...scoreCorpus(root, committed, registry), heldout };
}

const PARTS = { all: 'all committed documents', heldout: 'held-out documents' } as const;
const shown = (value: number | null): string => (value === null ? 'nothing' : value.toFixed(4));

function gateReport({ drops, rises, otherCorpus }: Gate, width: number, paint: Paint): string {
  const lines = otherCorpus ? ['The floors were set on another corpus: raise them with --update.'] : [];
  for (const drop of drops) lines.push(paint('red', dropLine(drop)));
  lines.push(...lostLines(drops, width, paint));
  if (rises.length > 0) lines.push(`${rises.length} scores are above their floor: --update raises the floors`);
  if (drops.length === 0) lines.push(paint('green', 'No score is below its floor.'));
  return `${lines.join('\n')}\n`;
}

const dropLine = ({ part, name, floor, now }: Drop): string =>
  `${PARTS[part]}, ${name}: ${shown(now)} is below the floor of ${shown(floor)}`;

/** Every record lost, once, by document. */
function lostLines(drops: readonly Drop[], width: number, paint: Paint): string[] {
  const lost = [...new Set(drops.flatMap((drop) => drop.lost))];
  const documents = [...new Set(lost.map(({ document }) => document))];
  const of = (id: string): Loss[] => lost.filter(({ document }) => document === id);
  return documents.flatMap((id) => [
    paint('bold', plain(id)),
    ...of(id).flatMap((loss) => lossLines(loss, width, paint)),
  ]);
}
