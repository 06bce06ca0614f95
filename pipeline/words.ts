/** Words of Simplified Chinese text. The dictionary is big and loads when the first word is asked for. */
import type { EngineMaker, WordEngine } from './words/engine.ts';
import { makeNodeRs } from './words/node-rs.ts';
import { makeNodejieba } from './words/nodejieba.ts';
import { userWords } from './words/user-words.ts';

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
export const words = (text: string): Word[] => tile(text, (part) => wordEngine().cut(part));

/**
 * The words of a text by the dictionary alone, whatever it does not know in single characters; runs of letters and digits are
 * one word. Both engines agree on these exactly, so names of institutions are bounded by them.
 */
export function knownWords(text: string): Word[] {
  const found: Word[] = [];
  for (const run of text.matchAll(/[0-9A-Za-z]+|[\u3400-\u9fff]+|[^0-9A-Za-z\u3400-\u9fff]/g)) {
    const chinese = run[0].charCodeAt(0) >= 0x3400 && run[0].charCodeAt(0) <= 0x9fff;
    const parts = chinese ? tile(run[0], (part) => wordEngine().cutKnown(part)) : [{ start: 0, end: run[0].length }];
    for (const part of parts) found.push({ start: run.index + part.start, end: run.index + part.end });
  }
  return found;
}

const tags = new Map<string, string>();
/** Keeps a process that reads for months from growing. */
const MOST_TAGS = 50_000;

/** The part of speech that the dictionary gives a word, empty where it does not know it. */
export function partOfSpeech(word: string): string {
  const known = tags.get(word);
  if (known !== undefined) return known;
  if (tags.size > MOST_TAGS) tags.clear();
  const tag = wordEngine().tag(word);
  tags.set(word, tag);
  return tag;
}

/** Engines give words without offsets. They read UTF-8, so a lone surrogate comes back as U+FFFD, which is as long. */
function tile(text: string, cut: (text: string) => string[]): Word[] {
  const found: Word[] = [];
  let start = 0;
  for (const word of cut(text)) {
    found.push({ start, end: start + word.length });
    start += word.length;
  }
  return found;
}
