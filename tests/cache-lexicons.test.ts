/**
 * A change of the term lexicons redoes only the documents that it can touch, and those all: after each of many edits of single entries a
 * run with the cache gives what a run without it gives. Each edit is made in a copy of the checkout and run in a process of its own, as a
 * process reads its lexicons once.
 */
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { isTermLexicon, termsOf, touchedBy } from '../pipeline/batch/cache/terms.ts';
import { lexiconTexts } from '../pipeline/batch/cache/version.ts';
import { corpusDocuments } from '../pipeline/corpus.ts';
import { type CacheRun, cacheRun, checkout, editLexicon, type Written } from './helpers/checkout.ts';

const root = new URL('../', import.meta.url).pathname;
/** Every so many documents, and so many edits together, to save time; `CACHE_STEP=1 CACHE_EDITS=1` takes all documents and each edit alone. */
const STEP = Number(process.env.CACHE_STEP ?? 3);
const TOGETHER = Number(process.env.CACHE_EDITS ?? 5);
const files = corpusDocuments(root)
  .filter((_, at) => at % STEP === 0)
  .map(({ path }) => join(root, path));

const BANKS = 'institutions/city-commercial-banks.yaml';
const STATE = 'institutions/policy-and-state-banks.yaml';
const BRANCHES = 'institutions/pboc-branches.yaml';

const change =
  (id: string, edit: (entry: Written) => Written | null) =>
  (entries: Written[]): Written[] => {
    expect(entries.map((entry) => entry.id)).toContain(id);
    return entries.flatMap((entry) => (entry.id === id ? [edit(entry) ?? []].flat() : [entry]));
  };
const remove = (id: string) => change(id, () => null);
const set = (id: string, fields: Written) => change(id, (entry) => ({ ...entry, ...fields }));
const addFirst = (entry: Written) => (entries: Written[]) => [entry, ...entries];

const made = (name: string, more: Written): Written => ({ id: 'aa-made-up', name, nameEn: 'Made-up Thing', ...more });

/** All kinds of edits, of entries that the corpus names. */
const EDITS: readonly (readonly [what: string, file: string, edit: (entries: Written[]) => Written[]])[] = [
  ['a bank removed', BANKS, remove('bank-of-beijing')],
  ['a bank of another kind', BANKS, set('bank-of-hangzhou', { kind: 'technology-company' })],
  ['a bank renamed', BANKS, set('bank-of-shanghai', { name: '上海某某银行股份有限公司' })],
  ['a bank with less forms', BANKS, change('bank-of-chengdu', ({ forms: _, ...entry }) => entry)],
  ['a bank added that is a piece of text', BANKS, addFirst(made('数字人民币', { kind: 'bank', forms: ['智慧城市'] }))],
  ['a bank of another parent', BANKS, set('bank-of-nanjing', { parent: 'bank-of-suzhou' })],
  ['an owner of others', STATE, set('agricultural-bank-of-china', { nameEn: 'Farmers of China' })],
  ['a branch that speaks for other regions', BRANCHES, set('pboc-chongqing-operations-office', { regions: ['四川'] })],
  ['a technology added', 'technologies.yaml', addFirst(made('风险监测', { family: 'graph' }))],
  ['a technology removed', 'technologies.yaml', remove('federated-learning')],
  ['a reject added', 'technologies.yaml', set('knowledge-graph', { rejects: ['知识图谱技术'] })],
  ['a place with another English name', 'regions.yaml', set('xiongan', { nameEn: 'Xiongan Somewhere' })],
];

const rounds = Array.from({ length: Math.ceil(EDITS.length / TOGETHER) }, (_, at): [string, typeof EDITS] => {
  const edits = EDITS.slice(at * TOGETHER, (at + 1) * TOGETHER);
  return [edits.map(([what]) => what).join(', '), edits];
});

let folder = '';
let cache = '';
let base: CacheRun;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'shahe-lexicons-'));
  cache = join(folder, 'cache');
  const copy = checkout();
  try {
    base = cacheRun(copy, cache, files);
  } finally {
    rmSync(copy, { recursive: true });
  }
});
afterAll(() => rmSync(folder, { recursive: true }));

/** Runs an edited copy over what the base has cached. */
function runWith(edit: (copy: string) => void): CacheRun {
  const [copy, own] = [checkout(), join(folder, 'own')];
  try {
    cpSync(cache, own, { recursive: true });
    edit(copy);
    return cacheRun(copy, own, files);
  } finally {
    for (const made of [copy, own]) rmSync(made, { recursive: true, force: true });
  }
}

describe('an edit of a term lexicon', { timeout: 600_000 }, () => {
  test('is what these runs differ in: without one all is known', () => {
    const again = runWith(() => {});
    expect(again.made).toEqual([]);
    expect(again.lines).toEqual(base.lines);
  });

  test.each(rounds)('redoes what it touches, and no more than it may: %s', (_, edits) => {
    const run = runWith((copy) => {
      for (const [, file, edit] of edits) editLexicon(copy, file, edit);
    });
    expect(run.wrong).toEqual([]);
    const changed = files.filter((__, at) => run.lines[at] !== base.lines[at]);
    expect(run.made).toEqual(expect.arrayContaining(changed));
    expect(run.made.length).toBeGreaterThan(0);
    // One edit alone touches a few, that of a bank whose branches apply everywhere a third.
    expect(run.made.length).toBeLessThan(files.length * Math.min(0.9, 0.4 * edits.length));
    if (process.env.CACHE_EDITS)
      console.log(`${run.made.length} of ${files.length} made, ${changed.length} changed: ${_}`);
  });

  test('of any other lexicon redoes all', () => {
    const run = runWith((copy) =>
      editLexicon(copy, 'scale-cues.yaml', ([first, ...rest]) => [{ ...first!, why: 'x' }, ...rest]),
    );
    expect(run.made).toHaveLength(files.length);
  });
});

describe('what an edit touches', () => {
  const texts = lexiconTexts();
  const terms = termsOf(texts);
  const edited = (file: string, from: string, to: string) => {
    const text = texts.get(file)!;
    expect(text).toContain(from);
    const touch = touchedBy(terms, termsOf(new Map([...texts, [file, text.replace(from, to)]])));
    return touch === 'all' ? touch : touch.length;
  };

  test('are the forms of both states, and of entries that refer to the entry', () => {
    expect(touchedBy(terms, terms)).toEqual([]);
    const one = edited('programmes.yaml', 'nameEn: ', 'nameEn: Other ') as number;
    expect(one).toBeGreaterThan(1);
    expect(one).toBeLessThan(40);
    // Branches name their owner as parent.
    expect(edited(BRANCHES, 'id: pboc-chongqing-operations-office', 'id: pboc-chongqing-2')).toBeGreaterThan(2);
  });

  test('all, where entries stand in another order, or one twice', () => {
    const order = termsOf(texts).toReversed();
    expect(touchedBy(terms, order)).toBe('all');
    const text = readFileSync(join(root, 'lexicons/technologies.yaml'), 'utf8');
    const twice = termsOf(new Map([...texts, ['technologies.yaml', text + text.slice(text.indexOf('- id:'))]]));
    expect(touchedBy(terms, twice)).toBe('all');
  });

  test('of no other lexicon', () => {
    expect([...texts.keys()].filter(isTermLexicon).length).toBeGreaterThan(10);
    expect(isTermLexicon('scale-cues.yaml')).toBe(false);
  });
});
