/** Curated files under review: what a decision writes, what it leaves alone, and that nothing is lost. */
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { curatedFiles, readRegistry } from '../pipeline/corpus/registry.ts';
import { corpusProblems } from '../pipeline/corpus.ts';
import { type Review, settling } from '../pipeline/curate/reviews.ts';
import { makeChange, revisionOf, StaleRevisionError } from '../pipeline/curate/store.ts';
import { CuratedText, stepsOf } from '../pipeline/curate/text.ts';
import { decide } from '../pipeline/review/decide.ts';
import type { DecisionRequest } from '../pipeline/review/model.ts';
import { Workbench } from '../pipeline/review/workbench.ts';
import { ANNOUNCEMENT, extractAll, reviewWorkspace, writeFiles } from './helpers/review-workspace.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const AT = new Date('2026-03-04T05:06:07Z');

let root: string;
let bench: Workbench;
beforeEach(() => {
  root = reviewWorkspace();
  bench = new Workbench(root, extractAll(root));
  bench.model();
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const text = (file = ANNOUNCEMENT): string => readFileSync(join(root, file), 'utf8');
const rowOf = (field: string, status: string) => {
  const found = bench.model().records.flatMap((record) => record.rows.map((row) => ({ record, row })));
  return found.find(({ row }) => row.field === field && row.status === status)!;
};
const decideOn = (field: string, status: string, more: Partial<DecisionRequest>) => {
  const { record, row } = rowOf(field, status);
  const request = { record: record.id, row: row.id, decision: 'accept', revision: record.revision, by: '王', ...more };
  return decide(bench, request as DecisionRequest, AT);
};
/** The lines that are not in both texts. */
const changedLines = (before: string, after: string) => {
  const [old, now] = [before.split('\n'), after.split('\n')];
  return {
    gone: old.filter((line) => !now.includes(line)),
    added: now.filter((line) => !old.includes(line)),
    kept: now.filter((line) => old.includes(line)),
    order: old.filter((line) => now.includes(line)),
  };
};

describe('CuratedText', () => {
  const TEXT = `# head
id: x
programme: { value: p, in: [a, b] }   # why
technologies: []   # none
pilots:      # two
  - key: one
    scale:
      - { metric: users, value: 1, in: [a] }   # sure
      # second
      - { metric: users, value: 2, in: [b] }
  # between
  - key: two

# end
`;
  it.each([
    ['replaces a value', (t: CuratedText) => t.replace(stepsOf('pilots[0].scale[0].value'), 3), 'value: 1', 'value: 3'],
    [
      'adds a member',
      (t: CuratedText) => t.append(stepsOf('technologies'), { name: '5G' }, []),
      'technologies: []   # none',
      'technologies:   # none\n  - { name: "5G" }',
    ],
    [
      'makes one value two',
      (t: CuratedText) => t.append(['programme'], { value: 'q', in: ['c'] }, []),
      '{ value: p, in: [a, b] }',
      '[{ value: p, in: [a, b] }, { value: q, in: [c] }]',
    ],
    [
      'removes a member',
      (t: CuratedText) => t.remove(stepsOf('pilots[0].scale[1]')),
      '      - { metric: users, value: 2, in: [b] }\n',
      '',
    ],
    [
      'adds a key in its place',
      (t: CuratedText) =>
        t.set([], 'stage', { value: 'testing', in: ['a'] }, ['id', 'programme', 'stage', 'technologies', 'pilots']),
      '# why\n',
      '# why\nstage: { value: testing, in: [a] }\n',
    ],
    [
      'begins a list',
      (t: CuratedText) => t.append(stepsOf('pilots[1].scale'), { value: 4 }, ['key', 'scale']),
      '  - key: two\n',
      '  - key: two\n    scale:\n      - { value: 4 }\n',
    ],
    [
      'removes a key with its last member',
      (t: CuratedText) => t.remove(stepsOf('programme[0]')),
      'programme: { value: p, in: [a, b] }   # why\n',
      '',
    ],
  ] as const)('%s and leaves the rest as it is', (_, change, from, to) => {
    const changed = new CuratedText(TEXT);
    change(changed);
    expect(changed.text).toBe(TEXT.replace(from, to));
  });

  it('changes one value of each curated file of the corpus and nothing else', () => {
    for (const file of curatedFiles(checkout).filter((name) => !name.includes('/documents/'))) {
      const before = readFileSync(join(checkout, file), 'utf8');
      const changed = new CuratedText(before);
      const id = String(changed.get(['id']));
      changed.replace(['id'], 'changed');
      expect(changed.text, file).toBe(before.replace(`id: ${id}`, 'id: changed'));
    }
  });

  it('quotes what YAML would read otherwise', () => {
    const changed = new CuratedText('id: x\n');
    const value = { a: '2020-08', b: 'no', c: '5G', d: 'a: b # c', e: '《甲》', f: "it's", g: '- x', h: '甲\n乙' };
    changed.set([], 'value', value, ['id']);
    expect(changed.get(['value'])).toEqual(value);
  });
});

describe('decisions', () => {
  it('accept what the documents say: one value changes, the comment stays, the decision is recorded', () => {
    const before = text();
    decideOn('scale', 'changed', { decision: 'accept' });
    const { gone, added, kept, order } = changedLines(before, text());
    expect(gone).toHaveLength(1);
    expect(added[0]).toBe(gone[0]!.replace('2500', '1500'));
    expect(added[0]).toContain('# sure?');
    expect(kept).toEqual(order);
    const [review] = readRegistry(root).announcements.get('xiamen-2022-2')!.reviews;
    expect(review).toMatchObject({
      record: 'xiamen-2022-2/trade-documents',
      decision: 'accept',
      by: '王',
      at: '2026-03-04T05:06:07Z',
    });
    expect(Object.keys(review!.documents)).toEqual(['demo']);
    expect(bench.model().records.flatMap(({ rows }) => rows.map(({ status }) => status))).not.toContain('changed');
  });

  it('accept a new member of a list: it stands behind the others', () => {
    decideOn('applicants', 'new', { decision: 'accept' });
    const [pilot] = readRegistry(root).announcements.get('xiamen-2022-2')!.pilots;
    expect(pilot!.applicants.map(({ name, in: stating }) => [name, stating])).toEqual([
      ['厦门国际银行', ['demo']],
      ['鹭岛数智科技有限公司', ['demo']],
    ]);
    expect(text()).toContain('# leads\n      - { name: 鹭岛数智科技有限公司');
  });

  it('reject: the registry stays, and the row is not asked again', () => {
    const before = text();
    decideOn('scale', 'changed', { decision: 'reject' });
    expect(changedLines(before, text()).gone).toEqual([]);
    expect(rowOf('scale', 'changed').row.decision).toMatchObject({ decision: 'reject', by: '王' });
  });

  it('edit: the registry takes the value and the documents that the reviewer gives', () => {
    const entry = { metric: 'enterprise-customers', value: 1501, unit: 'enterprise', comparator: 'gt', in: ['demo'] };
    decideOn('scale', 'changed', { decision: 'edit', entry });
    const [pilot] = readRegistry(root).announcements.get('xiamen-2022-2')!.pilots;
    expect(pilot!.scale).toEqual([{ ...entry, basis: null, by: null }]);
    expect(rowOf('scale', 'changed').row.decision).toMatchObject({ decision: 'edit' });
  });

  it('accept a missing value: no document states it, and it stays a fact from elsewhere', () => {
    writeFiles(root, {
      [ANNOUNCEMENT]: text().replace(
        '{ name: 隐私计算, in: [demo] }',
        '{ name: 隐私计算, in: [demo] }\n      - { name: 大数据, in: [demo] }',
      ),
    });
    decideOn('technologies', 'missing', { decision: 'accept' });
    expect(text()).toContain('{ name: 大数据, in: [] }');
  });

  it('refuse a value that the schema refuses, and write nothing', () => {
    const before = text();
    const entry = { metric: 'wishes', value: 1, unit: 'person', comparator: 'eq', in: ['demo'] };
    expect(() => decideOn('scale', 'changed', { decision: 'edit', entry })).toThrow(/metric/);
    expect(text()).toBe(before);
  });

  it('accept a new document, its announcement and its pilots, and the corpus has no problem', () => {
    for (const file of [ANNOUNCEMENT, 'corpus/curated/documents/demo.yaml']) rmSync(join(root, file));
    const accept = (id: string) => {
      const record = bench.model().records.find((one) => one.id === id)!;
      decide(bench, { record: id, row: null, decision: 'accept', revision: record.revision, by: '王' }, AT);
    };
    accept('documents/demo');
    accept('xiamen-2022-2');
    for (const { id } of bench.model().records.filter(({ kind }) => kind === 'pilot')) accept(id);
    expect(corpusProblems(root)).toEqual([]);
    const statuses = bench.model().records.flatMap(({ rows }) => rows.map(({ status }) => status));
    expect(statuses.filter((status) => status !== 'same' && status !== 'unchecked')).toEqual([]);
  });

  it('refuse a stale revision, and write nothing', () => {
    const { record, row } = rowOf('scale', 'changed');
    writeFileSync(join(root, ANNOUNCEMENT), `${text()}# somebody else\n`);
    const before = text();
    const request: DecisionRequest = {
      record: record.id,
      row: row.id,
      decision: 'accept',
      revision: record.revision,
      by: '李',
    };
    expect(() => decide(bench, request, AT)).toThrow(StaleRevisionError);
    expect(text()).toBe(before);
  });

  it.each(['../../etc/passwd', 'documents/../../x', '.lock', ''])('know no record %j', (record) => {
    expect(() => decide(bench, { record, row: null, decision: 'accept', revision: 'none', by: '王' }, AT)).toThrow();
    expect(existsSync(join(root, 'etc'))).toBe(false);
  });
});

describe('settling', () => {
  const review: Review = {
    record: 'r',
    row: 'f',
    decision: 'reject',
    by: '王',
    at: '2026-03-04T05:06:07Z',
    documents: { a: '1' },
    passage: 'p',
    value: 'v',
  };
  const basis = { record: 'r', row: 'f', documents: { a: '1' }, passage: 'p', value: 'v' };
  it.each([
    ['nothing has changed', basis, true],
    ['only the value has changed', { ...basis, value: 'w' }, true],
    ['only the passage has changed', { ...basis, documents: { a: '2' }, passage: 'q' }, true],
    ['both have changed', { ...basis, documents: { a: '2' }, passage: 'q', value: 'w' }, false],
    ['the page has changed elsewhere and the value too', { ...basis, documents: { a: '2' }, value: 'w' }, true],
    [
      'another document says something else',
      { ...basis, documents: { a: '1', b: '1' }, passage: 'q', value: 'w' },
      false,
    ],
    ['an edit gave the row another name', { ...basis, row: 'g' }, true],
    ['it is another value', { ...basis, row: 'g', value: 'w' }, false],
  ])('where %s', (_, given, settled) => {
    expect(settling([review], given) !== null).toBe(settled);
  });
});

/** A process that decides again and again, and says each number once it is on the disk. */
const WRITER = `
import { makeChange, revisionOf, StaleRevisionError } from '${checkout}pipeline/curate/store.ts';
const [root, by, count] = process.argv.slice(2);
const file = '${ANNOUNCEMENT}';
for (let number = 0; number < Number(count); ) {
  const review = { record: 'r', row: by + number, decision: 'accept', by, at: '2026-03-04T05:06:07Z', documents: {}, passage: null, value: null };
  try {
    makeChange(root, { file, revision: revisionOf(root, file), review, apply: (text) => text.replace(['statedCount', 'value'], number) });
  } catch (error) {
    if (error instanceof StaleRevisionError) continue;
    throw error;
  }
  process.stdout.write(by + number + '\\n');
  number += 1;
}
`;

describe('several processes', { timeout: 240_000 }, () => {
  const writer = (by: string, count: number): ChildProcess => {
    const script = join(root, 'writer.mts');
    writeFileSync(script, WRITER);
    return spawn(process.execPath, ['--import', import.meta.resolve('tsx'), script, root, by, String(count)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
  };
  const written = (): string[] =>
    readRegistry(root)
      .announcements.get('xiamen-2022-2')!
      .reviews.map(({ row }) => row!);

  it('killed during hundreds of decisions: the file is valid and holds every acknowledged one', async () => {
    let acknowledged: string[] = [];
    for (const [round, killAt] of [25, 50, 75].entries()) {
      const child = writer(`w${round}-`, 400);
      const exited = once(child, 'exit');
      const own: string[] = [];
      for await (const line of createInterface({ input: child.stdout! })) {
        own.push(line);
        if (own.length === killAt) child.kill('SIGKILL');
      }
      await exited;
      expect(own.length).toBeGreaterThanOrEqual(killAt);
      acknowledged = [...acknowledged, ...own];
      const now = written();
      expect(now.filter((row) => acknowledged.includes(row))).toEqual(acknowledged);
      // A decision may be on the disk though the process died before it could say so.
      expect(now.length - acknowledged.length).toBeLessThanOrEqual(round + 1);
    }
    const review: Review = {
      record: 'r',
      row: 'after',
      decision: 'accept',
      by: '王',
      at: '2026-03-04T05:06:07Z',
      documents: {},
      passage: null,
      value: null,
    };
    makeChange(root, { file: ANNOUNCEMENT, revision: revisionOf(root, ANNOUNCEMENT), review, apply: () => {} });
    expect(written().at(-1)).toBe('after');
    expect(text()).toContain('# sure?');
  });

  it('writing at once: nothing is lost', async () => {
    const children = ['a', 'b', 'c'].map((by) => writer(by, 40));
    for (const child of children) child.stdout!.resume();
    const codes = await Promise.all(children.map((child) => once(child, 'exit')));
    expect(codes.map(([code]) => code)).toEqual([0, 0, 0]);
    const expected = ['a', 'b', 'c'].flatMap((by) => Array.from({ length: 40 }, (_, index) => `${by}${index}`));
    expect(written().sort()).toEqual(expected.sort());
    expect(readdirSync(join(root, 'corpus/curated')).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});
