/** By when a figure is meant: 到2020年末, 2021年全年, by the end of 2021. */
import { type DateContext, type ResolvedDate, resolvedDates } from '../../dates.ts';
import type { Figure } from '../../figures.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { clauseEnd, type Passage } from './passage.ts';

/** A date and where it stands; offsets index the passage. */
export interface ByReading {
  readonly by: string;
  readonly start: number;
  readonly end: number;
}

const until = anyOf(formsOf('by-words.yaml', 'until'));
const UNTIL = new RegExp(`(?:${until}|\\b${anyOf(formsOf('by-words.yaml', 'until-en'))}) ?(?:the )?$`);
/** To go live in November 2023 and reach 800 firms: the date is of the launch. */
const LAUNCHED = new RegExp(
  `\\b${anyOf(formsOf('by-words.yaml', 'launched-en'))} (?:in|on|by|before) (?:the end of )?(?:the )?$`,
);
const SPAN = new RegExp(`^ ?${anyOf(formsOf('by-words.yaml', 'span'))}`);
/** 2021年3月上线, 2020年以来, 2020年第一批: a date of something else. */
const OTHER = new RegExp(`^[^，。；]{0,12}?(?:${anyOf(formsOf('by-words.yaml', 'event'))})`);

/** The dates of a sentence that figures may be for, in order. */
export const termsIn = ({ text }: Passage, context: DateContext): ResolvedDate[] =>
  resolvedDates(text, context).filter((date) => isTerm(text, date));

/** The date that governs the figure: the nearest before it in its sentence, in English the nearest behind where there is none. */
export function byOf({ english }: Passage, figure: Figure, all: readonly ResolvedDate[]): ByReading | null {
  const before = all.findLast(({ mention }) => mention.end <= figure.at.start);
  // English puts the term behind: serve 4,000 firms by the end of 2021.
  const chosen = before ?? (english ? all.find(({ mention }) => mention.start >= figure.at.end) : undefined);
  return chosen ? { by: chosen.iso, start: chosen.mention.start, end: chosen.mention.end } : null;
}

/** Whether a date is a term for figures: an end, a whole year, or what 到 and by lead to. */
function isTerm(text: string, { mention, precision }: ResolvedDate): boolean {
  const rest = text.slice(mention.end, clauseEnd(text, mention.end));
  if (LAUNCHED.test(text.slice(Math.max(0, mention.start - 40), mention.start))) return false;
  const until = UNTIL.test(text.slice(Math.max(0, mention.start - 12), mention.start));
  if (OTHER.test(rest) && !(until || mention.edge === 'end')) return false;
  return until || mention.edge === 'end' || precision === 'year' || SPAN.test(rest);
}
