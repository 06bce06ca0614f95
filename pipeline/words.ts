/** Words of Simplified Chinese text. Dictionary and engine are big and load when the first word is asked for. */
import { readFileSync } from 'node:fs';
import { Dictionary } from './words/dictionary.ts';
import type { EngineMaker, WordEngine } from './words/engine.ts';
import { makeNodeRs } from './words/node-rs.ts';
import { makeNodejieba } from './words/nodejieba.ts';
import { formLines, mainDictionary, userWords } from './words/user-words.ts';

export type { WordEngine } from './words/engine.ts';

/** A word: offsets index the text handed in. */
export interface Word {
  readonly start: number;
  readonly end: number;
}

const makers = { nodejieba: makeNodejieba, 'node-rs': makeNodeRs } satisfies Record<WordEngine['name'], EngineMaker>;
const loaded = new Map<string, WordEngine>();

/**
 * The words engine: nodejieba, or @node-rs/jieba where nodejieba's native part cannot be loaded, which is said once on standard
 * error. The environment variable `SHAHE_WORDS` names one of them and forbids the other to take over.
 * @throws Error where `SHAHE_WORDS` names no engine, or one that cannot be loaded
 */
export function wordEngine(): WordEngine {
  const wanted = process.env.SHAHE_WORDS ?? '';
  const known = loaded.get(wanted);
  if (known) return known;
  const engine = wanted === '' ? firstThatLoads() : forced(wanted);
  loaded.set(wanted, engine);
  return engine;
}

function forced(name: string): WordEngine {
  const make = Object.entries(makers).find(([engine]) => engine === name)?.[1];
  if (make) return make(userWords());
  throw new Error(`SHAHE_WORDS is ${name}: set it to ${Object.keys(makers).join(' or ')}, or leave it unset`);
}

function firstThatLoads(): WordEngine {
  try {
    return makeNodejieba(userWords());
  } catch (error) {
    const reason = error instanceof Error ? error.message.split('\n')[0] : String(error);
    process.stderr.write(`nodejieba cannot be loaded (${reason}); @node-rs/jieba cuts the words instead\n`);
    return makeNodeRs(userWords());
  }
}

/** The words of a text, unknown ones guessed; they tile it. */
export function words(text: string): Word[] {
  const found: Word[] = [];
  let start = 0;
  // Engines give words without offsets. They read UTF-8, so a lone surrogate comes back as U+FFFD, which is as long.
  for (const word of wordEngine().cut(text)) {
    found.push({ start, end: start + word.length });
    start += word.length;
  }
  return found;
}

let known: Dictionary | null = null;

/**
 * The dictionary that both engines read: names of institutions are bounded by its words, so that whatever an engine guesses makes
 * no difference to a record.
 */
export function dictionary(): Dictionary {
  known ??= new Dictionary(readFileSync(mainDictionary()), formLines().join(''));
  return known;
}

/** The part of speech that the dictionary gives a word: empty of what is none, `x` of a single character that it does not know. */
export const partOfSpeech = (word: string): string => dictionary().tag(word);
