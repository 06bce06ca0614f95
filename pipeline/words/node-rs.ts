/** @node-rs/jieba: prebuilt for every usual machine; stands in where nodejieba cannot be loaded. */
import { createRequire } from 'node:module';
import type { EngineMaker } from './engine.ts';

const require = createRequire(import.meta.url);

/** Loads @node-rs/jieba with its own dictionary and ours. Its native part is not touched before the first call. */
export const makeNodeRs: EngineMaker = (userWords) => {
  const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
  const { dict } = require('@node-rs/jieba/dict.js') as typeof import('@node-rs/jieba/dict.js');
  const jieba = Jieba.withDict(dict);
  jieba.loadDict(Buffer.from(userWords));
  return {
    name: 'node-rs',
    cut: (text) => jieba.cut(text, true),
    cutKnown: (text) => jieba.cut(text, false),
    tag: (word) => (jieba.cut(word, false).length === 1 ? (jieba.tag(word, false)[0]?.tag ?? '') : ''),
  };
};
