/** Texts to time: the project's own documents, varied and put together by a seed, so that no big file is committed. */
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const DOCUMENTS = fileURLToPath(new URL('../corpus/documents/', import.meta.url));

/** The plain-text documents of the corpus in one script, in the order of their ids. */
export function corpusTexts(script: 'Hans' | 'Hant'): string[] {
  const texts = readdirSync(DOCUMENTS)
    .sort()
    .flatMap((id) => readdirSync(join(DOCUMENTS, id)).map((file) => join(DOCUMENTS, id, file)))
    .filter((path) => path.endsWith('.txt'))
    .map((path) => readFileSync(path, 'utf8'));
  return texts.filter((text) => isChinese(text) && isTraditional(text) === (script === 'Hant'));
}

const isChinese = (text: string): boolean => (text.match(/[\u3400-\u9fff]/g)?.length ?? 0) > text.length / 2;
/** Characters that one script alone has and every announcement uses. */
const isTraditional = (text: string): boolean =>
  (text.match(/[應術點務個]/g)?.length ?? 0) > (text.match(/[应术点务个]/g)?.length ?? 0);

/** Numbers of [0, 1) that the seed decides (mulberry32). */
function random(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** Other digits wherever a number has four or more, so that no two repetitions are the same text. */
const varied = (text: string, next: () => number): string =>
  text.replace(/\d{4,}(?!年)/g, (digits) =>
    digits.replace(/\d/g, (digit) => String(((Number(digit) + next() * 10) % 10) | 0)),
  );

/** `count` documents drawn from `texts` by the seed, each varied. */
export function documents(texts: readonly string[], count: number, seed = 1): string[] {
  const next = random(seed);
  return Array.from({ length: count }, () => varied(texts[Math.floor(next() * texts.length)] as string, next));
}

/** All `texts` `rounds` times, each time varied: so much more of the very same kind. */
export function rounds(texts: readonly string[], count: number, seed = 1): string[] {
  const next = random(seed);
  return Array.from({ length: count }, () => texts.map((text) => varied(text, next))).flat();
}

/** One document of at least `chars` characters: whole articles one after another. */
export function longDocument(texts: readonly string[], chars: number, seed = 1): string {
  const parts: string[] = [];
  const average = texts.reduce((sum, text) => sum + text.length, 0) / texts.length;
  let length = 0;
  for (const text of documents(texts, Math.ceil((3 * chars) / average) + 10, seed)) {
    if (length >= chars) break;
    parts.push(text);
    length += text.length + 1;
  }
  return parts.join('\n').slice(0, chars);
}
