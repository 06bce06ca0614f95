/** Tables, and the targets beside what was measured. */

/** What a figure ought to be. */
export interface Target {
  readonly what: string;
  readonly value: number;
  readonly least?: number;
  readonly most?: number;
  readonly unit: string;
}

const targets: Target[] = [];
/** Notes a target, for the last table. */
export const aim = (target: Target): number => targets.push(target);

const isMet = ({ value, least = Number.NEGATIVE_INFINITY, most = Number.POSITIVE_INFINITY }: Target): boolean =>
  value >= least && value <= most;

export const ms = (value: number): string =>
  value < 1000 ? `${value.toFixed(1)} ms` : `${(value / 1000).toFixed(2)} s`;
export const times = (value: number): string => `${value.toFixed(2)} x`;
/** Characters a millisecond, in millions a second. */
export const speed = (characters: number, time: number): string => `${(characters / time / 1000).toFixed(2)} M chars/s`;

/** @param good how to read it */
export function table(
  title: string,
  good: string,
  header: readonly string[],
  rows: readonly (readonly string[])[],
): void {
  const widths = header.map((cell, at) => Math.max(cell.length, ...rows.map((row) => row[at]?.length ?? 0)));
  const line = (cells: readonly string[]): string =>
    `| ${cells.map((cell, at) => cell.padEnd(widths[at] as number)).join(' | ')} |\n`;
  const rule = line(widths.map((width) => '-'.repeat(width)));
  process.stdout.write(`\n## ${title}\n${good}\n\n${line(header)}${rule}${rows.map(line).join('')}`);
}

/** All targets, and which are met. */
export function targetTable(): void {
  table(
    'Targets',
    'What was aimed at beside what this run measured.',
    ['target', 'wanted', 'measured', 'met'],
    targets.map((target) => {
      const { what, value, least, most, unit } = target;
      const wanted = [
        ...(least === undefined ? [] : [`at least ${least}`]),
        ...(most === undefined ? [] : [`at most ${most}`]),
      ];
      return [what, `${wanted.join(', ')} ${unit}`, `${value.toFixed(2)} ${unit}`, isMet(target) ? 'yes' : 'no'];
    }),
  );
}
