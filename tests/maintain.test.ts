/** Maintainers' tools: what they print and write is valid, and nothing is overwritten. */
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { load } from 'js-yaml';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { corpusProblems } from '../pipeline/corpus.ts';
import { institutionFiles, technologies } from '../pipeline/lexicon/entries.ts';
import { allRules } from '../pipeline/maintain/all-rules.ts';
import { entryText, withEntry } from '../pipeline/maintain/entry-text.ts';
import {
  type Sighting,
  suggestInstitutions,
  suggestTechnologies,
  unknownApplicants,
} from '../pipeline/maintain/suggest.ts';
import { unknownTerms } from '../pipeline/maintain/terms.ts';
import { patternOf } from '../pipeline/maintain/try-pattern.ts';
import { unusedEntries } from '../pipeline/maintain/unused.ts';
import { annotated } from './helpers/annotated.ts';
import { announcement, applicant, pilot, result } from './helpers/records.ts';
import { type Run, runIn } from './helpers/terminal.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const ESCAPE = '\u001b';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shahe-maintain-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (path: string, text: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};
const read = (path: string): string => readFileSync(join(root, path), 'utf8');

const run = (args: readonly string[], env: Record<string, string> = {}): Promise<Run> => runIn(root, args, { env });

/** The result of a document whose pilot has these applicants, each with its notice. */
const unknownIn = (id: string, ...names: string[]) =>
  result(id, {
    announcements: [announcement('x-2020-1')],
    pilots: [
      pilot('x-2020-1', '某服务', { applicants: names.map((name) => applicant(name, { kind: 'technology-company' })) }),
    ],
    notices: names.map((name, at) => ({
      code: 'unknown-applicant' as const,
      severity: 'info' as const,
      message: name,
      path: `pilots[0].applicants[${at}]`,
      evidence: [],
    })),
  });

describe('lexicon suggest', () => {
  const files = institutionFiles();

  it('makes one entry of the names of one institution, with its file, counts and contexts', () => {
    const results = [unknownIn('a', '御镜安全'), unknownIn('b', '杭州御镜安全技术有限公司', '蛙鸣遥感')];
    const unknown = unknownApplicants(results, new Map([['a', '御镜安全申请了']]));
    const [first, second, ...others] = suggestInstitutions(unknown, files);
    expect(first?.entry).toMatchObject({
      name: '杭州御镜安全技术有限公司',
      kind: 'technology-company',
      forms: ['御镜安全'],
    });
    expect(first?.file).toBe('institutions/technology-companies.yaml');
    expect(first?.sightings.map(({ documentId }) => documentId)).toEqual(['a', 'b']);
    expect(second?.entry.name).toBe('蛙鸣遥感');
    expect(others).toEqual([]);
  });

  it("makes an entry of a branch's bank", () => {
    const unknown = unknownApplicants([unknownIn('a', '锦江商业银行成都分行')], new Map());
    expect(suggestInstitutions(unknown, files).map(({ entry }) => entry.name)).toEqual(['锦江商业银行']);
  });

  it('gives entries that parse, with all that the schema asks for', () => {
    const unknown = unknownApplicants([unknownIn('a', '御镜安全', '“:# [, ]', 'x: \u202e')], new Map());
    for (const { entry } of suggestInstitutions(unknown, files)) {
      const [parsed] = load(entryText(entry)) as Record<string, unknown>[];
      expect(parsed).toMatchObject({ name: entry.name, kind: 'technology-company' });
      expect(parsed?.id).toMatch(/^[a-z0-9]+(-[a-z0-9]+)*$/);
      expect(parsed?.nameEn).not.toBe('');
      expect(entryText(entry)).not.toContain('\u202e');
    }
  });

  it('finds terms that no lexicon knows, and leaves those that are known or ordinary', () => {
    const terms = (text: string) => unknownTerms(annotated(text)).map((term) => term.text);
    expect(terms('该服务运用脉冲雷达技术和联邦学习技术。')).toEqual(['脉冲雷达技术']);
    expect(terms('运用金融科技与信息技术，提升技术水平。')).toEqual([]);
  });

  it('suggests only terms that recur in several documents', () => {
    const seen = (text: string, documentId: string): Sighting => ({ text, documentId, context: '' });
    const found = suggestTechnologies([
      seen('甲技术', 'a'),
      seen('甲技术', 'a'),
      seen('乙技术', 'a'),
      seen('乙技术', 'b'),
    ]);
    expect(found.map(({ entry }) => entry.name)).toEqual(['乙技术']);
  });

  it('prints YAML that can be pasted, whatever documents hold', async () => {
    const source = `甲\u001b[31m御镜安全\n- id: forged`;
    write('corpus/documents/a/source.txt', source);
    write('corpus/documents/a/meta.yaml', 'split: development\n');
    await run(['extract']);
    const made = JSON.parse(read('extracted/a.json'));
    const { document } = made;
    write('extracted/a.json', JSON.stringify({ ...unknownIn('a', '御镜安全'), document }));
    const { status, out } = await run(['lexicon', 'suggest']);
    expect(status).toBe(0);
    expect(out).not.toContain(ESCAPE);
    expect(load(out)).toMatchObject([{ name: '御镜安全', kind: 'technology-company' }]);
  });
});

describe('lexicon unused', () => {
  it('lists the entries that no text needs, of terms and of phrases', () => {
    const all = new Map(unusedEntries([{ view: '工商银行运用区块链', source: '' }]).map((one) => [one.file, one]));
    const technology = all.get('technologies.yaml')!;
    expect(technology.unused).not.toContain('blockchain');
    expect(technology.unused).toHaveLength(technologies().length - 1);
    expect(all.get('institutions/policy-and-state-banks.yaml')?.unused).not.toContain('icbc');
    expect(all.get('currencies.yaml')?.unused.length).toBeGreaterThan(0);
  });

  it('prints one file in full, and refuses what is none', async () => {
    write('corpus/documents/a/source.txt', '区块链');
    write('corpus/documents/a/meta.yaml', 'split: development\n');
    const { out } = await run(['lexicon', 'unused', 'technologies']);
    expect(out).toContain(`${technologies().length - 1} of ${technologies().length} entries are never found`);
    expect(out.replaceAll(/\s/g, '')).toContain(
      technologies()
        .filter(({ id }) => id !== 'blockchain')
        .map(({ id }) => id)
        .join(','),
    );
    expect((await run(['lexicon', 'unused', 'nothing'])).status).toBe(2);
  });
});

describe('new document', () => {
  it('writes a document that the corpus accepts and extraction reads as curated', async () => {
    expect((await run(['new', 'document', 'beijing-2020-1-portal'])).status).toBe(0);
    expect(corpusProblems(root)).toEqual([]);
    expect((await run(['extract'])).status).toBe(0);
    const { pilots } = JSON.parse(read('extracted/beijing-2020-1-portal.json'));
    expect(pilots[0].name.value).toBe('基于区块链的应收账款融资服务');
  });

  it('keeps what is curated of the announcement already', async () => {
    await run(['new', 'document', 'beijing-2020-1-portal']);
    const curated = `${read('corpus/curated/beijing-2020-1.yaml')}# verified\n`;
    write('corpus/curated/beijing-2020-1.yaml', curated);
    expect((await run(['new', 'document', 'beijing-2020-1-newspaper'])).status).toBe(0);
    expect(read('corpus/curated/beijing-2020-1.yaml')).toBe(curated);
    expect(corpusProblems(root)).toEqual([]);
  });

  it('copies a text as it came, byte for byte', async () => {
    const bytes = Buffer.from(
      '<html><meta charset="gb2312"><p>\xb1\xb1\xbe\xa9\xd2\xf8\xd0\xd0\xc9\xea\xc7\xeb</p></html>',
      'latin1',
    );
    writeFileSync(join(root, 'scraped'), bytes);
    expect((await run(['new', 'document', 'x-2020-1-portal', '--from', 'scraped'])).status).toBe(0);
    expect(readFileSync(join(root, 'corpus/documents/x-2020-1-portal/source.html'))).toEqual(bytes);
    expect(corpusProblems(root)).toEqual([]);
  });

  it('overwrites nothing, and writes nothing where something stands', async () => {
    await run(['new', 'document', 'x-2020-1-portal']);
    write('corpus/documents/x-2020-1-portal/source.txt', 'mine');
    expect(await run(['new', 'document', 'x-2020-1-portal'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('exists already'),
    });
    expect(read('corpus/documents/x-2020-1-portal/source.txt')).toBe('mine');
    for (const id of ['../x', 'X', 'a b', '']) expect((await run(['new', 'document', id])).status).toBe(2);
    expect((await run(['new', 'document'])).status).toBe(2);
    expect((await run(['new', 'document', 'y', '--from', 'nowhere'])).status).toBe(2);
    expect((await run(['new', 'thing', 'y'])).status).toBe(2);
  });
});

describe('new rule', () => {
  it('writes a rule that compiles and whose examples hold', async () => {
    for (const path of ['pipeline', 'tests/helpers', 'lexicons', 'package.json', 'tsconfig.json', 'biome.json'])
      cpSync(join(checkout, path), join(root, path), { recursive: true });
    execFileSync('ln', ['-s', join(checkout, 'node_modules'), join(root, 'node_modules')]);
    expect((await run(['new', 'rule', 'scale/market-share'])).status).toBe(0);
    const rule = 'pipeline/rules/scale/market-share.ts';
    const test = 'tests/rules/scale-market-share.test.ts';
    const tool = (name: string, ...args: string[]) =>
      execFileSync(join(root, 'node_modules/.bin', name), args, { cwd: root, stdio: 'pipe' });
    tool('biome', 'check', '--vcs-enabled=false', rule, test);
    const out = tool('vitest', 'run', '--root', root, test).toString();
    expect(out).toContain('4 passed');
    expect((await run(['new', 'rule', 'scale/market-share'])).status).toBe(2);
  });

  it('needs a checkout, a family and a topic', async () => {
    expect(await run(['new', 'rule', 'scale/x'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('checkout'),
    });
    mkdirSync(join(root, 'pipeline/rules'), { recursive: true });
    for (const name of ['scale', 'scale/X', '../scale/x', 'scale/1x'])
      expect((await run(['new', 'rule', name])).status).toBe(2);
  });
});

describe('new entry', () => {
  const FILE = 'lexicons/technologies.yaml';
  beforeEach(() => write(FILE, readFileSync(join(checkout, FILE), 'utf8')));

  it('puts an entry where it belongs, and leaves the rest as it is', async () => {
    const before = read(FILE);
    expect(
      (await run(['new', 'entry', 'technologies', 'memory-alloy', '--name', '记忆合金', '--forms', '形状记忆合金']))
        .status,
    ).toBe(0);
    const after = read(FILE);
    const entries = load(after) as { id: string; name: string; family: string }[];
    expect(entries.map(({ id }) => id)).toEqual(entries.map(({ id }) => id).toSorted());
    const entry = entries.find(({ id }) => id === 'memory-alloy');
    expect(entry).toMatchObject({ name: '记忆合金', nameEn: 'Ji Yi He Jin', forms: ['形状记忆合金'] });
    const families = new Set(technologies().map(({ family }) => family as string));
    expect(families).toContain(entry?.family);
    const block = entryText(entry as never);
    expect(after.replace(block, '')).toBe(before);
  });

  it('refuses an id that stands there, and files that are none', async () => {
    const before = read(FILE);
    expect(await run(['new', 'entry', 'technologies', 'blockchain', '--name', '区块链'])).toMatchObject({ status: 2 });
    expect((await run(['new', 'entry', 'nothing', 'x', '--name', 'x'])).status).toBe(2);
    expect((await run(['new', 'entry', '../corpus/x', 'x', '--name', 'x'])).status).toBe(2);
    expect((await run(['new', 'entry', 'technologies', 'x'])).status).toBe(2);
    expect(read(FILE)).toBe(before);
  });

  it('comes first, in between or last', () => {
    const file = '# head\n- id: b\n  forms: [乙]\n- id: d\n  forms: [丁]\n';
    for (const [id, ids] of [
      ['a', 'a b d'],
      ['c', 'b c d'],
      ['e', 'b d e'],
    ] as const) {
      const text = withEntry(file, { id, forms: ['某'] });
      expect((load(text) as { id: string }[]).map((entry) => entry.id).join(' ')).toBe(ids);
      expect(text.startsWith('# head\n')).toBe(true);
    }
  });
});

describe('try', () => {
  it('shows what the stages make of a sentence', async () => {
    const { status, out } = await run(['try', '北京銀行申請的「區塊鏈融資服務」預計服務超過3萬戶。']);
    expect(status).toBe(0);
    expect(out).toContain('北京银行申请的“区块链融资服务”预计服务超过3万户。');
    for (const found of ['institution: 北京银行股份有限公司', 'technology: blockchain', '30000', 'pilot/name-marked'])
      expect(out).toContain(found);
    expect(out).not.toContain(ESCAPE);
  });

  it('has colours where they are wanted, and none of its own text steers the terminal', async () => {
    const { out } = await run(['try', '工商银行\u001b]0;evil\u0007运用区块链\u202e'], { FORCE_COLOR: '1' });
    expect(out).toContain(`${ESCAPE}[`);
    expect(out).not.toMatch(/\u001b\]|\u0007|\u202e/);
  });

  it('shows where a pattern matches in the corpus, as rules read it', async () => {
    write('corpus/documents/a/source.html', '<p>年交易<b>額達3億</b>元。</p><p>年交易额达5亿元。</p>');
    write('corpus/documents/a/meta.yaml', 'split: development\n');
    const { status, out } = await run(['try', '/交易额达(\\d)亿/']);
    expect(status).toBe(0);
    expect(out).toContain('2 matches in 1 documents');
    expect(await run(['try', '/无此词/'])).toMatchObject({ status: 1 });
    expect((await run(['try', '/(/'])).status).toBe(2);
    expect((await run(['try', ' '])).status).toBe(2);
    expect(patternOf('a/b')).toBeNull();
  });

  it('knows every rule', async () => {
    const ids = (await allRules()).map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const family of ['announcement', 'pilot', 'applicant', 'scale', 'document'])
      expect(ids.some((id) => id.startsWith(`${family}/`))).toBe(true);
  });
});
