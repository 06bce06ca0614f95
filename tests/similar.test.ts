import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { Converter } from 'opencc-js';
import { describe, expect, it } from 'vitest';
import { comparable, likeness, type Relation } from '../pipeline/ingest/similar/judge.ts';
import { keptText } from '../pipeline/ingest/similar/kept.ts';
import { type Signature, signatureOf } from '../pipeline/ingest/similar/signature.ts';
import { SimilarIndex } from '../pipeline/ingest/similar/similar-index.ts';
import { overlapOf, sketchOf } from '../pipeline/ingest/similar/sketch.ts';
import { namesOf, numbersOf, tokensOf } from '../pipeline/ingest/similar/tokens.ts';
import { annotate } from '../pipeline/run.ts';
import { load } from '../pipeline/stages/1-load.ts';
import type { RawDocument } from '../pipeline/types.ts';
import { rawDocuments } from './helpers/corpus-texts.ts';
import { growth } from './helpers/linear.ts';

const signed = (raw: RawDocument) => {
  const kept = keptText(annotate(raw));
  return { id: raw.id, kept, signature: signatureOf(kept), english: /english|-en$/.test(raw.id) };
};
const fromText = (text: string): Signature =>
  signed(load({ bytes: new TextEncoder().encode(text), path: 'text.txt' })).signature;

const corpus = rawDocuments()
  .filter(({ path }) => !path.startsWith('corpus/local/'))
  .map(signed);
const index = new SimilarIndex();
for (const { id, signature } of corpus) index.add(id, signature);
const byId = new Map(corpus.map((document) => [document.id, document]));
const relation = (a: Signature, b: Signature): Relation | null =>
  likeness(comparable(a), comparable(b))?.relation ?? null;

describe('the corpus', () => {
  it('holds these copies and no others', () => {
    const found = corpus.flatMap(({ id, signature }) =>
      index
        .nearest(signature)
        .filter((similar) => similar.id !== id)
        .map((similar) => `${id} ${similar.relation} ${similar.id}`),
    );
    expect(found.sort()).toEqual([
      'chongqing-2020-1-newspaper near-duplicate chongqing-2020-1-spun',
      'chongqing-2020-1-spun near-duplicate chongqing-2020-1-newspaper',
      'shenzhen-2021-2-newspaper contains shenzhen-2021-2-truncated',
      'shenzhen-2021-2-newspaper same-text shenzhen-2021-2-portal',
      'shenzhen-2021-2-portal contains shenzhen-2021-2-truncated',
      'shenzhen-2021-2-portal same-text shenzhen-2021-2-newspaper',
      'shenzhen-2021-2-truncated truncated shenzhen-2021-2-newspaper',
      'shenzhen-2021-2-truncated truncated shenzhen-2021-2-portal',
    ]);
  });

  it('is searched as if every text were compared', () => {
    for (const { id, signature } of corpus) {
      const all = corpus.filter((other) => relation(signature, other.signature) !== null).map((other) => other.id);
      expect([
        id,
        index
          .nearest(signature)
          .map((similar) => similar.id)
          .sort(),
      ]).toEqual([id, all.sort()]);
    }
  });
});

/**
 * Texts written for this test after an article of the corpus: `spun` by somebody who rewords it, `own` by another reporter of the same announcement,
 * `form` of another announcement in the same words.
 */
const FIXTURES = fileURLToPath(new URL('fixtures/similar/', import.meta.url));
const fixtures = readdirSync(FIXTURES).map((file) => {
  const [original, kind] = file.split('.') as [string, string];
  return { file, original, kind, signature: fromText(readFileSync(FIXTURES + file, 'utf8')) };
});

describe('a text after an article', () => {
  it.each(fixtures)('$file', ({ original, kind, signature }) => {
    const found = index.nearest(signature).map(({ id, relation: how }) => [id, how]);
    expect(found).toEqual(kind === 'spun' ? [[original, 'near-duplicate']] : []);
  });

  it('is no copy of another text after it, unless both are', () => {
    for (const a of fixtures) {
      for (const b of fixtures) {
        if (a !== b) expect([a.file, b.file, relation(a.signature, b.signature)]).toEqual([a.file, b.file, null]);
      }
    }
  });
});

const WORDS: readonly (readonly [string, string])[] = [
  ['公布', '发布'],
  ['预计', '估计'],
  ['提供', '给予'],
  ['申请', '申报'],
  ['采用', '使用'],
  ['通过', '借助'],
  ['不少于', '至少'],
  ['超过', '逾'],
  ['企业', '公司'],
  ['利用', '运用'],
  ['记者', '小编'],
  ['表示', '称'],
  ['可以', '能够'],
  ['以及', '和'],
  ['机构', '单位'],
  ['提升', '提高'],
  ['分析', '剖析'],
  ['客户', '顾客'],
  ['首批', '第一批'],
  ['与', '和'],
];
const spin = (text: string): string => WORDS.reduce((done, [from, to]) => done.replaceAll(from, to), text);
/** The second and third sentence of each paragraph in the other order. */
const shuffle = (text: string): string =>
  text.replace(/^([^。\n]*。)([^。\n]*。)([^。\n]*。)/gm, (_all, one, two, three) => one + three + two);
const part = (text: string, from: number, to: number): string => text.slice(text.length * from, text.length * to);
const toTaiwan = Converter({ from: 'cn', to: 'twp' });
const toHongKong = Converter({ from: 'cn', to: 'hk' });

describe('an article whose pilots are others', () => {
  /** Each name backwards, marks inside it included: nothing else is changed. */
  const renamed = (text: string): string =>
    text.replace(
      /《([^《》。\n]{5,60})》|“([^“”。\n]{5,60})”/g,
      (whole, titled?: string, quoted?: string) =>
        whole[0] + [...(titled ?? quoted ?? '')].reverse().join('') + whole.slice(-1),
    );

  it('is no copy, however alike the rest', () => {
    const named = corpus.filter(({ kept }) => namesOf(kept.text).length >= 4);
    expect(named.length).toBeGreaterThan(8);
    let alike = 0;
    for (const { id, kept, signature } of named) {
      const other = fromText(renamed(kept.text));
      expect([id, relation(other, signature)]).toEqual([id, null]);
      alike += overlapOf(comparable(other).text, comparable(signature).text).resemblance > 0.5 ? 1 : 0;
    }
    expect(alike).toBeGreaterThan(4);
  });
});

describe('every article of the corpus is recognised', () => {
  const expectAll = (change: (text: string) => string, relations: readonly Relation[], chinese: boolean): void => {
    for (const { id, kept, english } of corpus) {
      const changed = change(kept.text);
      // Words of an English text with a Chinese gloss are not touched: it stays the same.
      if ((english && chinese) || changed === kept.text) continue;
      const own = index.nearest(fromText(changed)).find((similar) => similar.id === id);
      expect([id, relations.includes(own?.relation as Relation) || (own?.relation ?? 'not found')]).toEqual([id, true]);
    }
  };

  it('in the script and wording of Taiwan', () => expectAll(toTaiwan, ['same-text', 'near-duplicate'], true));
  it('in the script of Hong Kong', () => expectAll(toHongKong, ['same-text', 'near-duplicate'], true));
  it('with words replaced and sentences shuffled', () =>
    expectAll((text) => shuffle(spin(text)), ['near-duplicate'], true));
  it('cut off', () => expectAll((text) => part(text, 0, 0.4), ['truncated'], false));
  it('cut off early', () => expectAll((text) => part(text, 0, 0.2), ['truncated'], false));
  it('without its beginning', () => expectAll((text) => part(text, 0.5, 1), ['truncated'], false));
  it('reworded and cut off', () =>
    expectAll((text) => part(spin(text), 0, 0.6), ['truncated', 'near-duplicate'], true));
  it('with its numbers changed, and never as the same', () =>
    expectAll((text) => text.replace(/\d+/g, (digits) => String(Number(digits) + 1)), ['near-duplicate'], false));
});

describe('a likeness', () => {
  const article = byId.get('suzhou-2021-2-portal')!;
  const like = (text: string) => likeness(comparable(fromText(text)), comparable(article.signature))!;

  it('tells changed numbers', () => {
    expect(like(spin(article.kept.text)).numbers).toBe(1);
    const changed = like(article.kept.text.replace('45亿', '54亿'));
    expect(changed).toMatchObject({ relation: 'near-duplicate', containment: expect.closeTo(1, 1) });
    expect(changed.numbers).toBeLessThan(1);
  });

  it('is letter for letter only without regard to marks, spaces, case and 智慧 for 智能', () => {
    const text = article.kept.text;
    expect(like(text.replaceAll('，', ' ; ').replace('智能', '智慧').replace('OCR', 'ocr'))).toMatchObject({
      relation: 'same-text',
      resemblance: 1,
      containment: 1,
      numbers: 1,
    });
    expect(like(text.replace('苏州', '杭州')).relation).toBe('near-duplicate');
  });

  it('is the same from both sides, but for what is part of what', () => {
    const beginning = comparable(fromText(part(article.kept.text, 0, 0.5)));
    const whole = comparable(article.signature);
    const { relation: one, ...shares } = likeness(beginning, whole)!;
    const { relation: other, ...sameShares } = likeness(whole, beginning)!;
    expect([one, other]).toEqual(['truncated', 'contains']);
    expect(shares).toEqual(sameShares);
  });

  it.each(['', '公示', '。。。'])('with %j is none', (text) => {
    expect(index.nearest(fromText(text))).toEqual([]);
  });
});

describe('a signature', () => {
  it('survives JSON and is small', () => {
    for (const { id, signature } of corpus) {
      const json = JSON.stringify(signature);
      expect(json.length).toBeLessThan(6500);
      expect(index.nearest(JSON.parse(json) as Signature)[0]).toMatchObject({ relation: 'same-text' });
      expect(index.nearest(JSON.parse(json) as Signature).map((similar) => similar.id)).toContain(id);
    }
  });

  it('is the same whenever it is made', () => {
    const { kept, signature } = corpus[0]!;
    expect(signatureOf(kept)).toEqual(signature);
  });

  it.each(['公示创新应用', '“', '《a', '1,000', '\u0000', 'a b '])('of %j repeated takes linear time', (unit) => {
    expect(growth((text) => signatureOf({ text, prose: text, institutions: [] }), unit)).toBeLessThan(3);
  });

  it('of another version is refused', () => {
    const other = { ...corpus[0]!.signature, version: 2 } as unknown as Signature;
    expect(() => index.nearest(other)).toThrow(/version 2.*make it again/);
  });

  it('is added once', () => {
    expect(() => index.add(corpus[0]!.id, corpus[0]!.signature)).toThrow(/in the index already/);
  });
});

describe('an index', () => {
  it('finds the same in whatever order texts were added', () => {
    const backwards = new SimilarIndex();
    for (const { id, signature } of corpus.toReversed()) backwards.add(id, signature);
    for (const { signature } of corpus) expect(backwards.nearest(signature)).toEqual(index.nearest(signature));
  });

  it('finds a copy among very many copies of another', () => {
    const crowded = new SimilarIndex();
    const [one, other] = [byId.get('suzhou-2021-2-portal')!, byId.get('xiamen-2021-1-taiwan')!];
    for (let copy = 0; copy < 3000; copy += 1) crowded.add(`copy-${copy}`, fromVariant(one.kept, copy));
    crowded.add('other', other.signature);
    expect(crowded.nearest(fromText(spin(other.kept.text))).map(({ id }) => id)).toEqual(['other']);
    expect(crowded.nearest(one.signature).length).toBe(200);
  });
});

/** The text with a sentence of its own. */
const fromVariant = (kept: Parameters<typeof signatureOf>[0], copy: number): Signature =>
  signatureOf({ ...kept, text: `${kept.text}\n本站第${copy}号编辑整理` });

describe('a sketch', () => {
  const sets = fc.tuple(
    fc.uniqueArray(fc.nat(0xffffffff), { maxLength: 60 }),
    fc.uniqueArray(fc.nat(0xffffffff), { maxLength: 60 }),
    fc.uniqueArray(fc.nat(0xffffffff), { maxLength: 60 }),
  );

  it('of a small set is exact', () => {
    fc.assert(
      fc.property(sets, ([common, left, right]) => {
        const [a, b] = [new Set([...common, ...left]), new Set([...common, ...right])];
        const shared = [...a].filter((hash) => b.has(hash)).length;
        const { resemblance, containment } = overlapOf(sketchOf(a, 200), sketchOf(b, 200));
        expect(resemblance).toBeCloseTo(shared / Math.max(1, a.size + b.size - shared));
        expect(containment).toBeCloseTo(shared / Math.max(1, Math.min(a.size, b.size)));
      }),
    );
  });

  it('of a large set is near', () => {
    // A multiplicative generator: spread over all hashes, and the same each time.
    const numbers = Array.from({ length: 9000 }, (_, at) => Math.imul(at + 1, 0x9e3779b1) >>> 0);
    const [a, b] = [new Set(numbers.slice(0, 6000)), new Set(numbers.slice(3000))];
    const { resemblance, containment } = overlapOf(sketchOf(a, 512), sketchOf(b, 512));
    expect(resemblance).toBeCloseTo(1 / 3, 1);
    expect(containment).toBeCloseTo(1 / 2, 1);
  });
});

describe('features', () => {
  it('are Chinese characters, words and numbers', () => {
    expect(tokensOf('５Ｇ＋智慧银行APP上线了:Bank of Chongqing, 1200户')).toEqual([
      '5',
      'g',
      '智',
      '能',
      '银',
      '行',
      'app',
      '上',
      '线',
      '了',
      'bank',
      'of',
      'chongqing',
      '1200',
      '户',
    ]);
  });

  it('are numbers with their magnitude', () => {
    expect(numbersOf('12,000户、20万户、3.5%、20万户、2020年')).toEqual(['12000', '20万', '3.5%', '2020']);
  });

  it('are marked names, not emphasised words', () => {
    expect(namesOf('“沙盒”里的《基于5G的 移动银行》与“‘磐石’智慧风控产品”,他说“好。就这样办吧。”')).toEqual([
      '基于5g的移动银行',
      '磐石智能风控产品',
    ]);
  });
});
