/** Over which time a figure counts: the nearest marker before it in its sentence governs it. */
import type { Figure } from '../../figures.ts';
import type { BasisMark } from './marks.ts';
import type { Passage } from './passage.ts';

/** A marker may follow its figure at once, in brackets or with a stroke: 4000户/年, （试点期间）. */
const BEHIND = 3;

/** The basis that governs the figure; null where no marker does. */
export function basisOf({ text, english, marks: { bases } }: Passage, figure: Figure): BasisMark | null {
  const behind = bases.find(
    ({ start }) =>
      start >= figure.at.end &&
      start - figure.at.end <= BEHIND &&
      !/[，。；、,;]/.test(text.slice(figure.at.end, start)),
  );
  if (behind) return behind;
  const perYear = /^ ?[/／](?:年|月)/.exec(text.slice(figure.at.end));
  if (perYear)
    return {
      basis: perYear[0].endsWith('年') ? 'per-year' : 'per-month',
      onward: false,
      start: figure.at.end,
      end: figure.at.end + perYear[0].length,
    };
  const before = bases.findLast(({ end }) => end <= figure.at.start);
  // English puts the time behind: serve 4,000 firms and lend 2.5 billion yuan during the trial.
  return before ?? (english ? (bases.find(({ start, onward }) => start >= figure.at.end && !onward) ?? null) : null);
}
