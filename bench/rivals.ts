/** Well-known packages that each do a part of the work, on the same texts. */
import { createRequire } from 'node:module';
import { Converter } from 'opencc-js/t2cn';
import { makeNodeRs } from '../pipeline/words/node-rs.ts';
import { makeNodejieba } from '../pipeline/words/nodejieba.ts';
import { userWords } from '../pipeline/words/user-words.ts';

const require = createRequire(import.meta.url);

type Recognise = (text: string, culture: string) => unknown[];
interface Recognizers {
  readonly Culture: { readonly Chinese: string };
  readonly recognizeNumber: Recognise;
  readonly recognizeCurrency: Recognise;
  readonly recognizeDateTime: Recognise;
}

/** Something that is done with a text. */
export interface Rival {
  readonly name: string;
  readonly does: string;
  /** Whether it takes seconds for what others do in milliseconds. */
  readonly slow?: true;
  run(text: string): void;
}

function recognizers(): Rival {
  const suite = require('@microsoft/recognizers-text-suite') as Recognizers;
  const all = [suite.recognizeNumber, suite.recognizeCurrency, suite.recognizeDateTime];
  return {
    name: 'recognizers-text',
    does: 'numbers, currencies, dates',
    slow: true,
    run: (text) => {
      for (const recognise of all) recognise(text, suite.Culture.Chinese);
    },
  };
}

/** All of them, ready to run: dictionaries are loaded. */
export function rivals(): Rival[] {
  const words = userWords();
  const [nodejieba, nodeRs] = [makeNodejieba(words), makeNodeRs(words)];
  const simplify = Converter({ from: 't', to: 'cn' });
  return [
    { name: 'nodejieba', does: 'words, unknown ones guessed', run: (text) => nodejieba.cut(text) },
    { name: '@node-rs/jieba', does: 'words, unknown ones guessed', run: (text) => nodeRs.cut(text) },
    { name: 'opencc-js', does: 'Traditional to Simplified', run: (text) => simplify(text) },
    recognizers(),
  ];
}
