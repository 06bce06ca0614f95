import { createHash } from 'node:crypto';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import {
  CorpusError,
  corpusDigest,
  corpusDocuments,
  corpusProblems,
  describeProblem,
  documentFiles,
  lexiconDigest,
  readDocumentSync,
  readRegistry,
} from '../pipeline/corpus.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));

describe('the corpus of this checkout', () => {
  it('has no problems', () => {
    expect(corpusProblems(checkout).map(describeProblem)).toEqual([]);
  });

  it('covers what the genre brings', () => {
    const documents = corpusDocuments(checkout);
    expect(documents.filter(({ split }) => split === 'development').length).toBeGreaterThanOrEqual(30);
    expect(documents.filter(({ split }) => split === 'heldout').length).toBeGreaterThanOrEqual(10);
    expect(documents.some(({ path }) => path.endsWith('.html'))).toBe(true);
  });

  it('holds the seeds and the known pilots', () => {
    const { announcements } = readRegistry(checkout);
    const pilots = (ids: readonly string[]): number =>
      ids.reduce((sum, id) => sum + (announcements.get(id)?.pilots.length ?? 0), 0);
    const seeds = ['beijing-2020-1', 'chengdu-2020-1', 'hangzhou-2020-1', 'shenzhen-2020-1', 'suzhou-2020-1'];
    expect(pilots(seeds)).toBe(26);
    expect(pilots(['beijing-2020-2', 'chongqing-2020-1', 'shenzhen-2021-2'])).toBe(20);
  });
});

describe('a corpus', () => {
  let root: string;
  const write = (path: string, text: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  const problems = (): string[] => corpusProblems(root).map(describeProblem);

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'shahe-corpus-'));
    write('corpus/documents/a-1/source.txt', '甲银行');
    write('corpus/documents/a-1/meta.yaml', 'split: development\npublished: 2020-08-17\nseen: by us\n');
    write('corpus/curated/a.yaml', 'id: a\nregion: { value: 北京, in: [a-1] }\n');
    write(
      'corpus/curated/documents/a-1.yaml',
      'id: a-1\ntitle: null\npublisher: null\npublishedOn: null\nscript: Hans\nannouncements: [a]\n',
    );
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  it('is read with its metadata', () => {
    expect(problems()).toEqual([]);
    expect(corpusDocuments(root)).toEqual([
      { id: 'a-1', path: 'corpus/documents/a-1/source.txt', split: 'development' },
    ]);
    const source = join(root, 'corpus/documents/a-1/source.txt');
    expect(documentFiles(source)).toMatchObject({ id: 'a-1', source, layer: null, meta: { published: '2020-08-17' } });
    const other = join(root, 'corpus/documents/a-1/other.txt');
    expect(documentFiles(other)).toEqual({ id: null, source: other, layer: null, meta: {} });
  });

  it('may be no text: then a layer beside it holds what evidence indexes', () => {
    const folder = join(root, 'corpus/documents/b-1');
    const layer = '<p>北京银行申请“区块链函证”。</p>';
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'source.pdf'), '%PDF-1.7');
    writeFileSync(join(folder, 'layer.html'), layer);
    writeFileSync(
      join(folder, 'meta.yaml'),
      'split: development\nmediaType: application/pdf\nlayer: layer.html\npublished: 2021-02-03\n',
    );
    const document = corpusDocuments(root).find(({ id }) => id === 'b-1')!;
    expect(document.path).toBe('corpus/documents/b-1/source.pdf');
    for (const name of ['source.pdf', 'layer.html']) {
      const raw = readDocumentSync({ path: 'x', file: join(folder, name) });
      expect(raw).toMatchObject({
        id: 'b-1',
        mediaType: 'application/pdf',
        markup: 'text/html',
        encoding: 'utf-8',
        source: layer,
        sha256: createHash('sha256').update('%PDF-1.7').digest('hex'),
        meta: { published: '2021-02-03' },
      });
    }
  });

  it('may hold local documents, as files and as folders', () => {
    write('corpus/local/b-1.txt', '乙银行');
    write('corpus/local/c-1/source.htm', '<p>丙银行');
    write('corpus/local/notes.md', 'nothing to read');
    const local = corpusDocuments(root).filter(({ split }) => split === 'local');
    expect(local.map(({ id, path }) => [id, path])).toEqual([
      ['b-1', 'corpus/local/b-1.txt'],
      ['c-1', 'corpus/local/c-1/source.htm'],
    ]);
  });

  it('names file, place and cure of a value that breaks the schema', () => {
    write(
      'corpus/curated/a.yaml',
      'id: a\npilots:\n  - key: one\n    scale: [{ metric: pigs, value: 1, in: [a-1] }]\n',
    );
    expect(problems()).toEqual(
      expect.arrayContaining([
        expect.stringMatching(/^corpus\/curated\/a\.yaml, pilots\[0\]\.scale\[0\]\.metric: .*; see corpus\/README\.md/),
      ]),
    );
    expect(() => readRegistry(root)).toThrow(CorpusError);
  });

  it('refuses an unknown key, which is a misspelled one', () => {
    write('corpus/curated/a.yaml', 'id: a\nregoin: { value: 北京, in: [a-1] }\n');
    expect(problems()[0]).toContain('regoin');
  });

  it('refuses YAML that cannot be read, with its line', () => {
    write('corpus/curated/a.yaml', 'id: a\nregion: {\n');
    expect(problems()[0]).toMatch(/^corpus\/curated\/a\.yaml: line \d+: .*; mend the YAML$/);
  });

  it('refuses a document that does not exist', () => {
    write('corpus/curated/a.yaml', 'id: a\nregion: { value: 北京, in: [a-1, a-2] }\n');
    expect(problems()).toEqual([expect.stringContaining('corpus/curated/a.yaml, region[0].in: no document a-2')]);
  });

  it('refuses a value of a document that announces something else', () => {
    write('corpus/curated/b.yaml', 'id: b\nregion: { value: 北京, in: [a-1] }\n');
    expect(problems()).toEqual([expect.stringContaining('a-1 does not announce this')]);
  });

  it('refuses an announcement that does not exist, a file named otherwise, and a key that stands twice', () => {
    write('corpus/curated/a.yaml', 'id: a\npilots: [{ key: one }, { key: one }]\n');
    write('corpus/curated/c.yaml', 'id: d\n');
    write(
      'corpus/curated/documents/a-1.yaml',
      'id: a-1\ntitle: null\npublisher: null\npublishedOn: null\nscript: Hans\nannouncements: [a, e]\n',
    );
    const found = problems().join('\n');
    expect(found).toContain('pilots[1].key: one stands twice');
    expect(found).toContain('corpus/curated/c.yaml, id: is d');
    expect(found).toContain('no announcement e');
  });

  it('refuses documents that nobody has curated, without split, or without source', () => {
    write('corpus/documents/a-2/source.txt', '乙银行');
    write('corpus/documents/a-2/meta.yaml', 'split: development\n');
    expect(problems()).toEqual([expect.stringContaining('corpus/documents/a-2: not curated')]);
    write('corpus/documents/a-3/source.txt', '乙银行');
    write('corpus/documents/a-3/meta.yaml', 'licence: CC0-1.0\n');
    write('corpus/documents/a-4/meta.yaml', 'split: development\n');
    expect(problems()).toEqual([
      expect.stringContaining('corpus/documents/a-3/meta.yaml, split: missing'),
      expect.stringContaining('corpus/documents/a-4: no source.txt'),
    ]);
  });

  it('misses the document of a curated file only where local documents are at hand', () => {
    const seed = 'id: s-1\ntitle: null\npublisher: null\npublishedOn: null\nscript: Hans\nannouncements: []\n';
    write('corpus/curated/documents/s-1.yaml', seed);
    expect(problems()).toEqual([]);
    write('corpus/local/s-2.txt', '乙银行');
    expect(problems()).toEqual([expect.stringContaining('corpus/curated/documents/s-1.yaml: no such document')]);
  });

  it('has a digest of committed documents and curated data', () => {
    const before = corpusDigest(root);
    expect(before).toMatch(/^[0-9a-f]{16}$/);
    write('corpus/local/b-1.txt', '乙银行');
    expect(corpusDigest(root)).toBe(before);
    const copy = mkdtempSync(join(tmpdir(), 'shahe-corpus-'));
    cpSync(root, copy, { recursive: true });
    expect(corpusDigest(copy)).toBe(before);
    rmSync(copy, { recursive: true });
    write('corpus/documents/a-1/source.txt', '甲银行。');
    expect(corpusDigest(root)).not.toBe(before);
  });
});

describe('the digest of the lexicons', () => {
  it('is the same each time', () => {
    expect(lexiconDigest()).toBe(lexiconDigest());
    expect(lexiconDigest()).toMatch(/^[0-9a-f]{16}$/);
  });
});
