/** The lexicons: lists that people keep, read from `lexicons/` and checked. */
export { LexiconError, type Problem, readLexicon } from './lexicon/read.ts';
