/** @node-rs/jieba: prebuilt for every usual machine; stands in where nodejieba cannot be loaded. */
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { EngineMaker } from './engine.ts';
import { mainDictionary } from './user-words.ts';

const require = createRequire(import.meta.url);

/** Loads @node-rs/jieba with its own dictionary and ours. Its native part is not touched before the first call. */
export const makeNodeRs: EngineMaker = (userWords) => {
  const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
  const jieba = Jieba.withDict(readFileSync(mainDictionary()));
  jieba.loadDict(Buffer.from(userWords));
  return {
    name: 'node-rs',
    cut: (text) => jieba.cut(text, true),
  };
};
