/** nodejieba: the engine of choice, a native addon that not every machine can build. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { EngineMaker } from './engine.ts';
import { mainDictionary } from './user-words.ts';

type NodeJieba = typeof import('nodejieba');

const require = createRequire(import.meta.url);

/**
 * Loads nodejieba. Its main dictionary is the one that comes with @node-rs/jieba, so that both engines cut alike (its own
 * differs in some sixty words), and its keyword tables, which nobody here uses, are left nearly empty: they cost half the loading time.
 * @throws where the native part was not built for this machine
 */
export const makeNodejieba: EngineMaker = (userWords) => {
  const nodejieba = require('nodejieba') as NodeJieba;
  const folder = mkdtempSync(join(tmpdir(), 'shahe-words-'));
  try {
    const userDict = join(folder, 'user.txt');
    const idfDict = join(folder, 'idf.txt');
    writeFileSync(userDict, userWords);
    writeFileSync(idfDict, '的 1\n');
    nodejieba.load({ dict: mainDictionary(), userDict, idfDict });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
  return {
    name: 'nodejieba',
    cut: (text) => nodejieba.cut(text, true),
  };
};
