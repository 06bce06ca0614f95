/** The gate: floors hold, a drop names what was lost, and floors fall only for a reason. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { DocumentResult, Pilot } from '../pipeline/contract.ts';
import { FloorsError, gate, parseFloors, raised, writeFloors } from '../pipeline/gate.ts';
import { type Extracted, score } from '../pipeline/score.ts';
import { announcement, applicant, pilot, registry, result } from './helpers/records.ts';
import { runIn } from './helpers/terminal.ts';

const ID = 'beijing-2020-1';
const curated = {
  id: ID,
  region: { value: '北京', in: ['dev', 'held'] },
  pilots: [
    {
      key: 'voice',
      name: { value: '智能语音客服', in: ['dev', 'held'] },
      applicants: [
        { name: '北京银行', role: 'applicant', in: ['dev', 'held'] },
        { name: '宁波银行', role: 'applicant', in: ['dev'] },
      ],
    },
  ],
};
const truth = registry([curated], { dev: {}, held: {} });

const told = (id: string, ...applicants: string[]): DocumentResult =>
  result(id, {
    announcements: [announcement(ID)],
    pilots: [
      pilot(ID, '智能语音客服', { applicants: applicants.map((name) => applicant(name)) } satisfies Partial<Pilot>),
    ],
  });

/** What was measured where the two documents give these applicants. */
function measured(dev: readonly string[], held: readonly string[], corpus = 'corpus-1') {
  const documents: Extracted[] = [
    { id: 'dev', split: 'development', result: told('dev', ...dev) },
    { id: 'held', split: 'heldout', result: told('held', ...held) },
  ];
  return { ...score(documents, truth, { corpus, lexicons: 'lexicons' }), heldout: new Set(['held']) };
}
const BEST = measured(['北京银行', '宁波银行'], ['北京银行']);
const ONE_LESS = measured(['北京银行'], ['北京银行']);
const names = ({ drops }: ReturnType<typeof gate>): string[] => drops.map(({ part, name }) => `${part} ${name}`);

describe('the gate', () => {
  it('is passed at the floors, and above them', () => {
    expect(gate(BEST, raised(BEST, null, null))).toEqual({ drops: [], rises: [], otherCorpus: false });
    const above = gate(BEST, raised(ONE_LESS, null, null));
    expect(above.drops).toEqual([]);
    expect(above.rises.map(({ part, name }) => `${part} ${name}`)).toContain('all pilot.applicants');
  });

  it('fails below a floor, of fields, facts, everything, and names what was lost since', () => {
    const result = gate(ONE_LESS, raised(BEST, null, null));
    expect(names(result)).toEqual(['all overall', 'all facts', 'all pilot.applicants']);
    const drop = result.drops.find(({ name }) => name === 'pilot.applicants');
    expect(drop).toMatchObject({
      floor: 1,
      lost: [{ document: 'dev', subject: `${ID}/voice`, expected: '宁波银行', found: null }],
    });
  });

  it('does not name what was already lost when the floors were set', () => {
    const result = gate(measured([], ['北京银行']), raised(ONE_LESS, null, null));
    const drop = result.drops.find(({ part, name }) => part === 'all' && name === 'pilot.applicants');
    expect(drop?.lost.map(({ expected }) => expected)).toEqual(['北京银行']);
  });

  it('holds the held-out part apart: what it loses, another part cannot make up for', () => {
    const before = measured(['北京银行'], ['北京银行']);
    const after = measured(['北京银行', '宁波银行'], []);
    const result = gate(after, raised(before, null, null));
    expect(names(result)).toContain('heldout pilot.applicants');
    expect(names(result)).not.toContain('all pilot.applicants');
    expect(result.drops.find(({ part }) => part === 'heldout')?.lost.every(({ document }) => document === 'held')).toBe(
      true,
    );
  });

  it('says where the floors were set on another corpus', () => {
    expect(gate(measured(['北京银行'], [], 'corpus-2'), raised(ONE_LESS, null, null)).otherCorpus).toBe(true);
  });

  it('fails where a field is no longer scored at all', () => {
    const floors = raised(BEST, null, null);
    const empty = { ...BEST, score: { ...BEST.score, parts: {} } };
    expect(gate(empty, floors).drops.find(({ name }) => name === 'pilot.name')).toMatchObject({ now: null });
  });
});

describe('floors', () => {
  it('rise, and do not fall without a reason', () => {
    const low = raised(ONE_LESS, null, null);
    const high = raised(BEST, low, null);
    expect(high.all['pilot.applicants']?.floor).toBe(1);
    expect(raised(ONE_LESS, high, null).all).toEqual(high.all);
  });

  it('fall for a reason, which stands beside them until they are made up for', () => {
    const fallen = raised(ONE_LESS, raised(BEST, null, null), 'a branch is no applicant');
    expect(fallen.all['pilot.applicants']).toEqual({ floor: 0.8, was: 1, reason: 'a branch is no applicant' });
    expect(fallen.all['pilot.name']).toEqual({ floor: 1 });
    expect(raised(ONE_LESS, fallen, null).all['pilot.applicants']?.reason).toBe('a branch is no applicant');
    expect(raised(BEST, fallen, null).all['pilot.applicants']).toEqual({ floor: 1 });
  });

  it('are written and read without loss, whatever a reason holds', () => {
    const fallen = raised(ONE_LESS, raised(BEST, null, null), '说明: “x” # {}, [] \n---');
    expect(parseFloors(writeFloors(fallen))).toEqual(fallen);
    expect(parseFloors(writeFloors({ corpus: 'x', all: {}, heldout: {}, known: [] }))).toMatchObject({
      all: {},
      known: [],
    });
  });

  it('that are no floors are refused with the place', () => {
    expect(() => parseFloors('corpus: x\nall: { overall: { floor: 2 } }\nheldout: {}\nknown: []')).toThrow(FloorsError);
    expect(() => parseFloors('corpus: x\nall: { nothing: { floor: 1 } }\nheldout: {}\nknown: []')).toThrow(/nothing/);
    expect(() => parseFloors('a: [')).toThrow(FloorsError);
  });
});

describe('score --floors', () => {
  const ARTICLE =
    '中国人民银行营业管理部公示2020年第一批金融科技创新监管试点应用。工商银行申请的“基于物联网的供应链金融服务”入选。';
  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'shahe-gate-'));
    write('corpus/documents/portal/source.txt', ARTICLE);
    write('corpus/documents/portal/meta.yaml', 'split: heldout\n');
    const document = 'id: portal\ntitle: null\npublisher: null\npublishedOn: null\nscript: Hans\n';
    write('corpus/curated/documents/portal.yaml', `${document}announcements: [${ID}]\n`);
    curate('');
  });
  afterEach(() => rmSync(root, { recursive: true, force: true }));

  const write = (path: string, text: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true });
    writeFileSync(join(root, path), text);
  };
  /** What people know, and something more that extraction cannot find. */
  const curate = (more: string): void =>
    write(
      `corpus/curated/${ID}.yaml`,
      `id: ${ID}\nregion: { value: 北京, in: [portal] }\npilots:\n  - key: supply-chain\n    name: { value: 基于物联网的供应链金融服务, in: [portal] }\n${more}`,
    );
  const run = (...args: string[]) => runIn(root, ['score', ...args]);
  const floors = (): string => readFileSync(join(root, 'corpus/floors.yaml'), 'utf8');

  it('needs floors, writes them with --update, and is passed then', async () => {
    expect(await run('--floors')).toMatchObject({ status: 2, err: expect.stringContaining('--floors --update') });
    expect((await run('--floors', '--update')).status).toBe(0);
    const written = floors();
    expect((await run('--floors')).status).toBe(0);
    expect((await run('--floors', '--update')).status).toBe(0);
    expect(floors()).toBe(written);
  });

  it('fails where a record is lost, names it, and does not lower the floor by --update', async () => {
    await run('--floors', '--update');
    const written = floors();
    curate(
      '    plannedLaunch: { value: "2020-09-18", precision: day, in: [portal] }\n    technologies: [{ name: 量子计算, in: [portal] }]\n',
    );
    for (const args of [['--floors'], ['--floors', '--update']]) {
      const { status, out } = await run(...args);
      expect(status).toBe(1);
      expect(out).toContain(`${ID}/supply-chain`);
      expect(out).toContain('量子计算');
      expect(out).toMatch(/held-out documents, .*is below the floor/);
    }
    expect(floors()).toBe(written);
  });

  it('lowers the floor with a reason, written beside it', async () => {
    await run('--floors', '--update');
    curate('    technologies: [{ name: 量子计算, in: [portal] }]\n');
    expect((await run('--floors', '--allow-regression', 'quantum computing is not there yet')).status).toBe(0);
    expect(floors()).toContain('reason: quantum computing is not there yet');
    expect((await run('--floors')).status).toBe(0);
  });

  it('refuses an empty reason, broken floors, and options of the gate without it', async () => {
    expect((await run('--floors', '--allow-regression', ' ')).status).toBe(2);
    expect(await run('--update')).toMatchObject({ status: 2, err: expect.stringContaining('--floors') });
    write('corpus/floors.yaml', 'corpus: 3\n');
    expect(await run('--floors')).toMatchObject({ status: 2, err: expect.stringContaining('corpus/floors.yaml') });
  });

  it('does not count corpus/local', async () => {
    await run('--floors', '--update');
    const written = floors();
    write('corpus/local/own.txt', '甲银行。');
    const document = 'id: own\ntitle: 甲银行\npublisher: null\npublishedOn: null\nscript: Hans\nannouncements: []\n';
    rmSync(join(root, 'corpus/floors.yaml'));
    write('corpus/curated/documents/own.yaml', document);
    await run('--floors', '--update');
    expect(floors().replace(/corpus: .*/, '')).toBe(written.replace(/corpus: .*/, ''));
  });
});
