/**
 * What is wrong with the lexicons, beyond what the loader refuses: `lexicon check` and the tests print it. Every entry is tested by
 * its own names: each must be found as that entry, and in none of its rejects may it be found.
 */
import { dangling, regionProblems, unsorted } from './check/files.ts';
import { placedIn } from './check/placed.ts';
import { shapeProblems } from './check/shapes.ts';
import { notFound, shared, unguarded, writtenBadly } from './check/terms.ts';
import { institutionFiles, programmes, technologies } from './entries.ts';
import type { Problem } from './read.ts';

/** Every problem of the term lexicons and the shapes of names, by file and line. @throws LexiconError where a file cannot be read */
export function lexiconProblems(): Problem[] {
  const kinds = [
    { kind: 'institution', files: institutionFiles() },
    { kind: 'technology', files: [{ file: 'technologies.yaml', entries: technologies() }] },
    { kind: 'programme', files: [{ file: 'programmes.yaml', entries: programmes() }] },
  ];
  const all = kinds.map(({ kind, files }) => ({ kind, placed: files.flatMap(placedIn) }));
  const found = all.flatMap(({ kind, placed }) => [
    ...placed.flatMap((entry) => [...writtenBadly(entry), ...notFound(entry, kind)]),
    ...shared(placed),
    ...unguarded(placed),
  ]);
  return [...found, ...dangling(), ...unsorted(), ...regionProblems(), ...shapeProblems()].sort(
    (a, b) => (a.file < b.file ? -1 : a.file > b.file ? 1 : 0) || a.line - b.line,
  );
}
