/**
 * The lexicons as a build has read and checked them: to parse YAML takes longer than to read most documents. The build writes them
 * to `lexicons.json` in `dist/`; a checkout has no such file and reads the YAML. An entry counts only for the very text that it was
 * made from: a lexicon that was changed since is read anew.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';

/** The entries of a lexicon, and the digest of the YAML that they stand in. */
interface CompiledLexicon {
  readonly digest: string;
  readonly entries: readonly unknown[];
}

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex');

function read(place: URL): Readonly<Record<string, CompiledLexicon>> {
  try {
    return JSON.parse(readFileSync(place, 'utf8')) as Record<string, CompiledLexicon>;
  } catch {
    // None written, or not whole: the YAML says the same.
    return {};
  }
}

/** What tells the entries of a lexicon whose YAML is `text`: null where none were compiled from it. The file is read when first asked. */
export function compiledIn(place: URL): (file: string, text: string) => readonly unknown[] | null {
  let known: Readonly<Record<string, CompiledLexicon>> | null = null;
  return (file, text) => {
    known ??= read(place);
    const lexicon = known[file];
    return lexicon?.digest === digestOf(text) ? lexicon.entries : null;
  };
}

/** What `lexicons.json` holds for some lexicons: their files, their YAML and their checked entries. */
export const compiledText = (
  lexicons: Iterable<readonly [file: string, text: string, entries: readonly unknown[]]>,
): string =>
  JSON.stringify(
    Object.fromEntries([...lexicons].map(([file, text, entries]) => [file, { digest: digestOf(text), entries }])),
  );
