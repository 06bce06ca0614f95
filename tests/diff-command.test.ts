/** `diff` as a reviewer and a pull request meet it: formats, exit status, an earlier run in a folder or in git, hostile text. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import stringWidth from 'string-width';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import type { DocumentResult } from '../pipeline/contract.ts';
import { codeSpan } from '../pipeline/diff/format/markdown.ts';
import { announcement, applicant, figure, pilot, result, scalar } from './helpers/records.ts';
import { type Run, runIn, type Surroundings } from './helpers/terminal.ts';

const ID = 'beijing-2020-1';
const SOURCE = '首批应用公示。\n北京银行申请的“智能语音客服”入选，\n预计服务5000户。\n';

let root: string;
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'shahe-diff-'));
});
afterEach(() => rmSync(root, { recursive: true, force: true }));

const write = (path: string, text: string): void => {
  mkdirSync(join(root, path, '..'), { recursive: true });
  writeFileSync(join(root, path), text);
};

/** Evidence that stands in `SOURCE`. */
const quoted = <T extends object>(value: T, quote: string): T => {
  const start = SOURCE.indexOf(quote);
  return { ...value, evidence: [{ start, end: start + quote.length, quote }] };
};
const voice = (more = {}) =>
  pilot(ID, '智能语音客服', {
    name: quoted(scalar('智能语音客服'), '智能语音客服'),
    applicants: [quoted(applicant('北京银行'), '北京银行')],
    scale: [quoted(figure(5000), '5000户')],
    ...more,
  });
const portal = (pilots = [voice()]): DocumentResult => {
  const made = result('portal', { announcements: [announcement(ID)], pilots });
  const sha256 = createHash('sha256').update(SOURCE).digest('hex');
  return { ...made, document: { ...made.document, sha256 } };
};
const truth = (value = 5000) => ({
  id: ID,
  region: { value: '北京', in: ['portal'] },
  pilots: [
    {
      key: 'voice',
      name: { value: '智能语音客服', in: ['portal'] },
      applicants: [{ name: '北京银行', role: 'applicant', in: ['portal'] }],
      scale: [{ metric: 'customers', value, unit: 'customer', comparator: 'gt', in: ['portal'] }],
    },
  ],
});
const DOCUMENT = { id: 'portal', title: null, publisher: null, publishedOn: null, script: 'Hans', announcements: [ID] };

/** A workspace with one document, what people know of it, and what was extracted. */
function workspace(curated: object = truth(), extracted: DocumentResult = portal()): void {
  write('corpus/documents/portal/source.txt', SOURCE);
  write('corpus/documents/portal/meta.yaml', 'split: development\n');
  write(`corpus/curated/${ID}.yaml`, stringify(curated));
  write('corpus/curated/documents/portal.yaml', stringify(DOCUMENT));
  write('extracted/portal.json', JSON.stringify(extracted));
}

const run = (args: readonly string[], surroundings: Surroundings = {}): Promise<Run> =>
  runIn(root, ['diff', ...args], { columns: 120, ...surroundings });

describe('the exit status', () => {
  it('is 0 without differences, 1 with, 2 where something cannot be read', async () => {
    workspace();
    expect(await run([])).toMatchObject({ status: 0, out: 'no differences against the curated data\n', err: '' });
    workspace(truth(6000));
    expect((await run([])).status).toBe(1);
    write('extracted/portal.json', '{"contract": 1');
    expect(await run([])).toMatchObject({
      status: 2,
      err: expect.stringContaining('extracted/portal.json is no result'),
    });
  });

  it('depends on the statuses that fail', async () => {
    workspace(truth(6000));
    expect((await run(['--fail-on', 'missing,new'])).status).toBe(0);
    expect((await run(['--fail-on', 'missing,changed'])).status).toBe(1);
    expect((await run(['--fail-on', 'none'])).status).toBe(0);
    expect(await run(['--fail-on', 'wrong'])).toMatchObject({
      status: 2,
      err: expect.stringContaining('wrong is unknown'),
    });
    expect((await run(['--fail-on', 'loss'])).status).toBe(2);
  });

  it('is 2, with the cure, where results are missing or stale, the curated data is broken, or an id names nothing', async () => {
    workspace();
    expect(await run(['nowhere-2020-1'])).toMatchObject({ status: 2, err: expect.stringContaining('nowhere-2020-1') });
    write('corpus/documents/portal/source.txt', `${SOURCE}。`);
    expect(await run([])).toMatchObject({ status: 2, err: expect.stringMatching(/stale.*run .* extract/) });
    rmSync(join(root, 'extracted/portal.json'));
    expect(await run([])).toMatchObject({ status: 2, err: expect.stringMatching(/missing: run .* extract/) });
    write(`corpus/curated/${ID}.yaml`, `id: ${ID}\npilots: 3\n`);
    expect(await run([])).toMatchObject({ status: 2, err: expect.stringContaining(`corpus/curated/${ID}.yaml`) });
  });
});

describe('formats', () => {
  it('json has the agreed shape', async () => {
    workspace(truth(6000));
    const { out } = await run(['--format', 'json']);
    const { summary, pilots } = JSON.parse(out);
    expect(summary.rows).toMatchObject({ changed: 1 });
    expect(pilots).toHaveLength(1);
    expect(pilots[0]).toMatchObject({ key: 'voice', announcementId: ID, name: '智能语音客服', status: 'changed' });
    expect(pilots[0].fields.find(({ field }: { field: string }) => field === 'scale')).toMatchObject({
      status: 'changed',
      curated: [{ value: { metric: 'customers', value: 6000 }, in: ['portal'], path: 'pilots[0].scale[0]' }],
      extracted: [{ value: { metric: 'customers', value: 5000 } }],
      evidence: [{ documentId: 'portal', quote: '5000户' }],
    });
  });

  it('text names the line of the evidence, else of the curated value, and is as wide as the terminal', async () => {
    workspace(truth(6000));
    const { out } = await run([]);
    expect(out).toContain('portal:3');
    const lost = truth();
    lost.pilots[0]!.applicants.push({ name: '数融科技', role: 'operator', in: ['portal'] });
    workspace(lost);
    const line = readFileSync(join(root, `corpus/curated/${ID}.yaml`), 'utf8')
      .split('\n')
      .findIndex((one) => one.includes('数融科技'));
    expect((await run([])).out).toContain(`${ID}.yaml:${line + 1}`);
    for (const columns of [40, 81, 100, 200])
      for (const one of (await run([], { columns })).out.split('\n'))
        expect(stringWidth(one)).toBeLessThanOrEqual(columns);
  });

  it('markdown has the fifty most important rows and counts the rest', async () => {
    const figures = Array.from({ length: 60 }, (_, at) => figure(at + 1, { metric: 'cards', unit: 'card' }));
    workspace(truth(6000), portal([voice({ scale: [figure(5000), ...figures] })]));
    const { out } = await run(['--format', 'markdown']);
    const rows = out.split('\n').filter((line) => line.startsWith('|'));
    expect(rows).toHaveLength(52);
    expect(rows[2]).toContain('changed');
    expect(out).toContain('and 11 more: 11 new');
  });

  it('github annotates the document, and writes a summary', async () => {
    workspace(truth(6000));
    const env = { GITHUB_STEP_SUMMARY: join(root, 'summary.md') };
    const { out } = await run(['--format', 'github'], { env });
    expect(out).toBe(
      '::warning file=corpus/documents/portal/source.txt,line=3,title=changed scale::智能语音客服: curated customers gt 6,000 customer; extracted customers gt 5,000 customer\n',
    );
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')).toContain('| changed |');
  });

  it('any goes to a file with --out', async () => {
    workspace(truth(6000));
    expect(await run(['--format', 'markdown', '--out', 'reports/diff.md'])).toMatchObject({ status: 1, out: '' });
    expect(readFileSync(join(root, 'reports/diff.md'), 'utf8')).toContain('1 changed');
  });

  it('are of the named announcement or document only', async () => {
    workspace(truth(6000));
    for (const id of [ID, `${ID}/voice`, 'portal'])
      expect(JSON.parse((await run([id, '--format', 'json'])).out).pilots).toHaveLength(1);
    expect(JSON.parse((await run([ID, '--format', 'json'])).out).documents).toEqual([]);
  });
});

describe('an earlier run', () => {
  const lost = portal([voice({ applicants: [] })]);

  it('in a folder gives losses, and swapped gains', async () => {
    workspace(truth(), lost);
    write('before/portal.json', JSON.stringify(portal()));
    const { status, out } = await run(['--base', 'before', '--format', 'json']);
    expect(status).toBe(1);
    expect(JSON.parse(out)).toMatchObject({
      summary: { documents: 1, changes: { loss: 1, gain: 0 }, byField: { applicants: { loss: 1 } } },
      pilots: [
        {
          key: 'voice',
          announcementId: ID,
          status: 'loss',
          fields: [{ field: 'applicants', status: 'loss', documentId: 'portal' }],
        },
      ],
    });
    workspace();
    write('before/extracted/portal.json', JSON.stringify(lost));
    const swapped = await run(['--base', 'before', '--format', 'markdown']);
    expect(swapped.status).toBe(0);
    expect(swapped.out).toContain('| applicants | +1 |  |  |');
    expect(swapped.out).toContain('➕ gain');
  });

  it('at a revision gives the same', async () => {
    const git = (...args: string[]) =>
      execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@b', ...args], { cwd: root });
    workspace();
    write('corpus/local/secret.txt', SOURCE);
    write(
      'extracted/local/secret.json',
      JSON.stringify({ ...portal(), document: { ...portal().document, id: 'secret' } }),
    );
    write('.gitignore', 'local/\n');
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'base');
    write('extracted/portal.json', JSON.stringify(lost));
    const { status, out } = await run(['--base', 'HEAD', '--format', 'json']);
    expect(status).toBe(1);
    expect(JSON.parse(out).summary).toMatchObject({ documents: 1, added: [], changes: { loss: 1 } });
  });

  it('that is nowhere, or names an option of git, is refused', async () => {
    workspace();
    for (const base of ['no-such-revision', '--output=x'])
      expect(await run([`--base=${base}`])).toMatchObject({
        status: 2,
        err: expect.stringContaining('neither a folder nor a revision'),
      });
    mkdirSync(join(root, 'empty'));
    expect((await run(['--base', 'empty'])).status).toBe(2);
  });
});

describe('hostile text', () => {
  const HOSTILE = [
    '<script>alert(1)</script>',
    '|a|b|',
    '\\|c',
    '`` ` code',
    '[x](javascript:alert(1)) ![i](http://evil/x.png)',
    '@octocat #1 https://evil.example',
    '\u001b[31mred\u001b]8;;http://evil\u0007',
    '\u202eevil\u200b\u2066',
    'line\n::error::forged\r\n::set-output name=a::b',
    '100%0A::error::x',
  ];
  const evil = (text: string): DocumentResult => portal([voice({ applicants: [applicant(text)], name: scalar(text) })]);

  it.each(HOSTILE)('%j stays text in every format', async (text) => {
    workspace(truth(), evil(text));
    const plainText = await run([]);
    const github = await run(['--format', 'github']);
    const json = await run(['--format', 'json']);
    for (const { out } of [plainText, github, json])
      expect(out).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u200b-\u200f\u202a-\u202e\u2066-\u2069]/);
    for (const line of github.out.trimEnd().split('\n'))
      expect(line).toMatch(/^::(?:warning|notice) file=[^,:]+,line=\d+,title=[^,:]+::/);
    expect(github.out.replaceAll(/%(?:25|3A|2C)/g, '')).not.toContain('%');
    expect(JSON.stringify(JSON.parse(json.out))).toContain(JSON.stringify(text).slice(1, -1));
  });

  it.each(HOSTILE)('%j stays in its cell and its code span in Markdown', async (text) => {
    workspace(truth(), evil(text));
    const { out } = await run(['--format', 'markdown']);
    const rows = out.split('\n').filter((line) => line.startsWith('|'));
    expect(rows.length).toBeGreaterThan(2);
    for (const row of rows) expect(row.split('|')).toHaveLength(8);
    const outside = out.replaceAll(/(`+)(?!`)[\s\S]*?[^`]\1(?!`)/g, '');
    expect(outside).not.toMatch(/[<>@[\]`\\]|http|javascript|\u001b|\u202e/);
  });

  it('is fenced by more backticks than it has', () => {
    expect(codeSpan('a``b`c')).toBe('``` a``b`c ```');
    expect(codeSpan('')).toBe('');
  });
});
