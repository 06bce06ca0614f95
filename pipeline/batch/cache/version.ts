/** What all results of a run depend on: the program, the lexicons, the platform. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { CONTRACT_VERSION } from '../../contract.ts';
import { lexiconFolder } from '../../lexicon/read.ts';
import { packageFiles, programFiles } from './program.ts';
import { isTermLexicon, type LexiconTexts } from './terms.ts';

/** Raised where the files of the cache change their form. */
const FORM = 1;

export interface Version {
  /** Of the program, the contract, the dependencies, Node and the lexicons that are no term lexicons: 16 hex digits. Another one shares nothing. */
  readonly generation: string;
  /** Of the term lexicons: 16 hex digits. */
  readonly lexicons: string;
  /** The term lexicons themselves. */
  readonly texts: LexiconTexts;
}

const digest = (parts: readonly (readonly [name: string, content: string | Uint8Array])[]): string => {
  const hash = createHash('sha256');
  for (const [name, content] of parts) hash.update(`${name}\0${createHash('sha256').update(content).digest('hex')}\n`);
  return hash.digest('hex').slice(0, 16);
};

/** The lexicons' files by their names, sorted. */
export function lexiconTexts(folder: URL = lexiconFolder): LexiconTexts {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((name) => name.replaceAll('\\', '/'));
  const read = names.filter((name) => /\.(?:yaml|json)$/.test(name)).sort();
  return new Map(read.map((name) => [name, readFileSync(new URL(name, folder), 'utf8')]));
}

/** Of the program, the contract and the dependencies: equal ones give equal results from equal lexicons. 16 hex digits. */
export function programDigest(): string {
  const files = [...programFiles(), ...packageFiles()].map((file) => [basename(file), readFileSync(file)] as const);
  return digest([['contract', String(CONTRACT_VERSION)], ...files]);
}

/** The version that this process runs. Reads some hundred small files. */
export function currentVersion(): Version {
  const all = [...lexiconTexts()];
  const terms = all.filter(([name]) => isTermLexicon(name));
  const others = digest(all.filter(([name]) => !isTermLexicon(name)));
  return {
    generation: digest([
      ['form', String(FORM)],
      ['node', process.version],
      ['program', programDigest()],
      ['lexicons', others],
    ]),
    lexicons: digest(terms),
    texts: new Map(terms),
  };
}
