/** Fragments of the patterns that read clauses, from the cue lexicon. */
import { anyOf, formsOf } from '../../lexicon/phrases.ts';

const FILE = 'statement-cues.yaml';

/** A group that matches any form of the named entries. */
export const cue = (...ids: string[]): string => anyOf(formsOf(FILE, ...ids));

/** The same without forms of one character, which begin too many words. */
export const longCue = (...ids: string[]): string => anyOf(formsOf(FILE, ...ids).filter((form) => form.length > 1));

/** What may stand before a verb. */
export const ADVERBS = `(?:${cue('adverb')}){0,5}`;

/** The end of a clause, behind closing marks. */
export const CLOSED = '[”’》）]{0,3}$';
