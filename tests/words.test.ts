/** Words: two engines that cut alike, one that takes over, offsets that hold. */
import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterEach, beforeEach, describe, expect, it, test, vi } from 'vitest';
import { extract } from '../pipeline/index.ts';
import { Edges } from '../pipeline/mention/edges.ts';
import { load } from '../pipeline/stages/1-load.ts';
import { normalise } from '../pipeline/stages/2-normalise.ts';
import { Dictionary } from '../pipeline/words/dictionary.ts';
import { holds, mainDictionary, userWords } from '../pipeline/words/user-words.ts';
import { dictionary, partOfSpeech, wordEngine, words } from '../pipeline/words.ts';

const require = createRequire(import.meta.url);
const documents = new URL('../corpus/documents/', import.meta.url);
const cut = (text: string) => words(text).map(({ start, end }) => text.slice(start, end));
/** The words of a text by the dictionary alone. */
const cutKnown = (text: string): string[] => {
  const found: string[] = [];
  let start = 0;
  dictionary().cut(text, 0, text.length, (end) => {
    found.push(text.slice(start, end));
    start = end;
  });
  return found;
};

/** Runs with one engine forced. */
function using<T>(engine: string, run: () => T): T {
  vi.stubEnv('SHAHE_WORDS', engine);
  try {
    return run();
  } finally {
    vi.unstubAllEnvs();
  }
}

/** The committed documents as later stages read them. */
const corpus = (): string[] =>
  readdirSync(documents).map((id) => {
    const folder = new URL(`${id}/`, documents);
    const path = readdirSync(folder).find((name) => name.startsWith('source.'))!;
    return normalise(load({ bytes: readFileSync(new URL(path, folder)), path })).view.text;
  });

describe.each(['nodejieba', 'node-rs'])('%s', (engine) => {
  beforeEach(() => void vi.stubEnv('SHAHE_WORDS', engine));
  afterEach(() => void vi.unstubAllEnvs());

  it('is the one that was asked for', () => {
    expect(wordEngine().name).toBe(engine);
  });

  test.each(['', '中国人民银行', 'a b\n\n5G+智能银行3.5%', '😀中国𠮷野家', '\ud800中国\udc00', 'a\0b'])(
    'tiles %j',
    (text) => {
      const found = words(text);
      expect(found.map(({ start }) => start)).toEqual([0, ...found.map(({ end }) => end)].slice(0, found.length));
      expect(found.at(-1)?.end ?? 0).toBe(text.length);
    },
  );

  it('guesses unknown words', () => {
    expect(cut('杭研科技')).toContain('杭研');
  });

  it('knows the forms of the lexicons', () => {
    expect(cut('钛镕智能和苏州同济区块链研究院')).toContain('苏州同济区块链研究院');
  });
});

describe('the dictionary', () => {
  it('leaves unknown words in characters', () => {
    expect(cutKnown('由陕鳐科技申请')).toEqual(['由', '陕', '鳐', '科技', '申请']);
  });

  it('knows the forms of the lexicons', () => {
    expect(cutKnown('利用多方安全计算')).toEqual(['利用', '多方安全计算']);
  });

  it('tells parts of speech of what it knows', () => {
    expect(['申请', '苏州', '银行', '陕鳐', '苏州银行', '㐀', ''].map(partOfSpeech)).toEqual([
      ...['v', 'ns', 'n', '', 'nt', 'x', ''],
    ]);
  });

  it('takes the word of higher frequency, and of paths that weigh the same the shorter word first', () => {
    const cutBy = (lines: string, text: string, more = ''): number[] => {
      const ends: number[] = [];
      new Dictionary(Buffer.from(lines), more).cut(text, 0, text.length, (end) => ends.push(end));
      return ends;
    };
    expect(cutBy('甲乙 9 n\n乙丙 5 n\n', '甲乙丙')).toEqual([2, 3]);
    expect(cutBy('甲乙 5 n\n乙丙 9 n\n', '甲乙丙')).toEqual([1, 3]);
    expect(cutBy('甲 5 n\n甲乙 5 n\n乙丙 5 n\n丙 5 n\n', '甲乙丙')).toEqual([1, 3]);
    expect(cutBy('甲 1 n\n', '甲乙丙', '乙丙 10 n\n')).toEqual([1, 3]);
  });

  /** Runs of Chinese characters: of the corpus, and of words put together by chance. */
  const runs = (): string[] => {
    const listed = readFileSync(mainDictionary(), 'utf8').match(/^[\u3400-\u9fff]+/gm)!;
    let seed = 1;
    const next = () => {
      seed = (Math.imul(seed, 1_103_515_245) + 12_345) >>> 0;
      return listed[seed % listed.length]!;
    };
    const chance = Array.from({ length: 20_000 }, () => next() + next() + next());
    return [...corpus().flatMap((text) => text.match(/[\u3400-\u9fff]+/g) ?? []), ...chance];
  };

  it('cuts like both engines where they may not guess, in every document of the corpus and in 20,000 runs of words', () => {
    using('nodejieba', wordEngine);
    const nodejieba = require('nodejieba') as typeof import('nodejieba');
    const { Jieba } = require('@node-rs/jieba') as typeof import('@node-rs/jieba');
    const nodeRs = Jieba.withDict(readFileSync(mainDictionary()));
    nodeRs.loadDict(Buffer.from(userWords()));
    for (const run of runs()) {
      const own = cutKnown(run);
      expect(own).toEqual(nodejieba.cut(run, false));
      expect(own).toEqual(nodeRs.cut(run, false));
      if (own.length === 1) expect(partOfSpeech(run)).toBe(nodejieba.tag(run)[0]?.tag);
    }
  });
});

it('decides where an applicant begins: without words the record has another', () => {
  const article =
    '8月14日，中国人民银行成都分行公示成都市金融科技创新监管试点首批1个创新应用。' +
    '成都电科数安研究院申请的《基于隐私计算的数据查询产品》为科技产品，拟于9月上线。';
  const applicants = () => extract(article).pilots.flatMap((pilot) => pilot.applicants.map(({ name }) => name));
  expect(applicants()).toEqual(['成都电科数安研究院']);
  const characters = vi.spyOn(Edges.prototype, 'at').mockReturnValue(true);
  expect(applicants()).toEqual(['电科数安研究院']);
  characters.mockRestore();
});

it('refuses an engine that does not exist', () => {
  expect(() => using('thulac', wordEngine)).toThrow('SHAHE_WORDS is thulac: set it to nodejieba or node-rs');
});

describe('where nodejieba cannot be loaded', () => {
  const stderr = vi.spyOn(process.stderr, 'write').mockReturnValue(true);
  beforeEach(() => {
    vi.resetModules();
    stderr.mockClear();
    vi.doMock('../pipeline/words/nodejieba.ts', () => ({
      makeNodejieba: () => {
        throw new Error('no native part\nand a long trace');
      },
    }));
  });
  afterEach(() => {
    vi.doUnmock('../pipeline/words/nodejieba.ts');
    vi.unstubAllEnvs();
    vi.resetModules();
  });

  it('@node-rs/jieba takes over and says so once', async () => {
    vi.stubEnv('SHAHE_WORDS', '');
    const fresh = await import('../pipeline/words.ts');
    expect(fresh.wordEngine().name).toBe('node-rs');
    expect(fresh.words('苏州银行')).toEqual([{ start: 0, end: 4 }]);
    expect(stderr.mock.calls).toEqual([
      ['nodejieba cannot be loaded (no native part); @node-rs/jieba cuts the words instead\n'],
    ]);
  });

  it('nothing takes over from an engine that was asked for', async () => {
    vi.stubEnv('SHAHE_WORDS', 'nodejieba');
    const fresh = await import('../pipeline/words.ts');
    expect(() => fresh.wordEngine()).toThrow('no native part');
    expect(stderr).not.toHaveBeenCalled();
  });
});

describe('the user dictionary', () => {
  const dictionary = readFileSync(mainDictionary(), 'utf8');

  it('holds what the main dictionary, which is sorted, does not', () => {
    const known = dictionary.split('\n').map((line) => line.split(' ')[0] as string);
    expect(known.findIndex((word, at) => at > 0 && word !== '' && (known[at - 1] as string) > word)).toBe(-1);
    const main = new Set(known);
    const user = userWords()
      .trimEnd()
      .split('\n')
      .map((line) => line.split(' '));
    expect(user.filter(([word]) => main.has(word as string))).toEqual([]);
    expect(user.find(([word]) => word === '多方安全计算')).toEqual(['多方安全计算', '10', 'n']);
    expect(user.map(([word]) => word)).not.toContain('北京');
  });

  test.each([
    ['北京', true],
    ['北京市', true],
    ['北', false],
    ['4S店', true],
    ['龥龥', false],
    ['0', false],
  ])('a search by halves finds %s: %s', (word, expected) => {
    expect(holds('4S店 3 n\n北京 9 ns\n北京市 3 ns\n鳐 1 g\n', word)).toBe(expected);
  });
});
