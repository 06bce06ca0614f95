/**
 * Statements are curated as short phrases that some statement must contain, and not every sentence has one: what goes beyond the phrases
 * of a field can be called neither right nor wrong.
 */
import { foldName } from '../fold.ts';
import type { Rows } from './rows.ts';
import { holds } from './spelling.ts';
import type { Curated, Told } from './told.ts';

interface Phrase {
  readonly text: string;
}

const show = { curated: ({ text }: Phrase): string => text, told: ({ text }: Phrase): string => text };

/** What is known of the statements of one kind. */
export interface Statements {
  readonly phrases: readonly Curated<Phrase>[];
  readonly told: readonly Told<Phrase>[];
  /** All phrases of the pilot: a statement that people have read under another head is not new. */
  readonly read: readonly string[];
}

/** Adds a row for each phrase, with the statements that contain it, and one for each statement that contains none. */
export function addStatements(
  rows: Rows,
  field: string,
  { phrases, told, read }: Statements,
  atHand: ReadonlySet<string>,
): void {
  const beyond = new Set(told);
  for (const phrase of phrases) {
    const { text } = phrase.value;
    const holding = told.filter(({ value }) => holds(value.text, text));
    for (const one of holding) beyond.delete(one);
    const literal = holding.some(({ value }) => foldName(value.text).includes(foldName(text)));
    const found = literal ? 'same' : 'equivalent';
    const lost = phrase.in.some((id) => atHand.has(id)) ? 'missing' : 'unchecked';
    const row = { field, member: text, curated: [phrase], told: holding };
    rows.add(row, holding.length > 0 ? found : lost, show);
  }
  for (const same of bySpelling([...beyond])) {
    const row = { field, member: same[0]?.value.text ?? '', curated: [], told: same };
    const known = phrases.length > 0 || read.some((phrase) => holds(row.member, phrase));
    rows.add(row, known ? 'unchecked' : 'new', show);
  }
}

function bySpelling(told: readonly Told<Phrase>[]): Told<Phrase>[][] {
  const groups = new Map<string, Told<Phrase>[]>();
  for (const one of told) {
    const key = foldName(one.value.text);
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  return [...groups.values()];
}
