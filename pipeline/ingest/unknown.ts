/** The names that a document gives and no lexicon knows, each as an entry to check and paste. */
import { institutionFiles } from '../lexicon/entries.ts';
import { type Suggestion, suggestInstitutions, unknownApplicants } from '../maintain/suggest.ts';
import type { Examined } from './examine.ts';

/** Suggested entries for the lexicons of institutions, the most frequent first. */
export const unknownNames = ({ raw, result }: Examined): Suggestion[] =>
  suggestInstitutions(unknownApplicants([result], new Map([[raw.id, raw.source]])), institutionFiles());
