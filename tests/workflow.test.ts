/** The workflows: they parse, call what there is, have no more rights than they need, and trust nothing that a fork can write. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { parse } from 'yaml';
import { allCommands } from '../pipeline/cli/commands.ts';
import { nameOf } from '../pipeline/cli/help.ts';

const checkout = fileURLToPath(new URL('..', import.meta.url));
const folder = join(checkout, '.github/workflows');

interface Step {
  readonly name?: string;
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
}
interface Workflow {
  readonly name: string;
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<
    Record<
      string,
      { readonly permissions?: unknown; readonly 'timeout-minutes'?: number; readonly steps: readonly Step[] }
    >
  >;
}
const workflow = (file: string): Workflow => parse(readFileSync(join(folder, file), 'utf8')) as Workflow;
const stepsOf = ({ jobs }: Workflow): Step[] => Object.values(jobs).flatMap(({ steps }) => [...steps]);
const FILES = readdirSync(folder).filter((file) => file.endsWith('.yml'));
const ci = workflow('ci.yml');
const comment = workflow('comment.yml');

describe('all workflows', () => {
  it.each(FILES)('%s runs actions of a fixed version, for a limited time', (file) => {
    for (const { uses } of stepsOf(workflow(file))) if (uses) expect(uses).toMatch(/^actions\/[a-z-]+@v\d+$/);
    for (const job of Object.values(workflow(file).jobs)) expect(job['timeout-minutes']).toBeGreaterThan(0);
  });

  it.each(FILES)('%s puts nothing that others write into a script', (file) => {
    for (const { run, with: given } of stepsOf(workflow(file)))
      for (const script of [run, given?.script]) expect(String(script ?? '')).not.toContain('${{');
  });

  it.each(FILES)('%s calls scripts, commands and options that there are', async (file) => {
    const commands = await allCommands();
    const { scripts } = JSON.parse(readFileSync(join(checkout, 'package.json'), 'utf8')) as { scripts: object };
    for (const { run = '' } of stepsOf(workflow(file))) {
      for (const [, script] of run.matchAll(/npm run ([\w:-]+)/g)) expect(scripts).toHaveProperty([script!]);
      for (const [, name, rest] of run.matchAll(/npx tsx pipeline\/cli\.ts (\w+)([^\n|>]*)/g)) {
        const command = commands.find((one) => nameOf(one) === name);
        const flags = command?.options.map(({ flags: all }) => all.split(' ')[0]) ?? [];
        for (const [option] of rest!.matchAll(/(?<= )--[\w-]+/g)) expect(flags).toContain(option);
        const formats = command?.options.find(({ flags: all }) => all.startsWith('--format '))?.about;
        for (const [, format] of rest!.matchAll(/ --format (\w+)/g))
          expect(formats).toMatch(new RegExp(`\\b${format}\\b`));
        expect(command).toBeDefined();
      }
    }
  });
});

describe('CI', () => {
  it('runs for pull requests with the right to read, also those of forks', () => {
    expect(ci.on).toHaveProperty('pull_request');
    expect(ci.on).not.toHaveProperty('pull_request_target');
    expect(ci.permissions).toEqual({ contents: 'read' });
    for (const job of Object.values(ci.jobs)) expect(job.permissions).toBeUndefined();
    for (const { uses, with: given } of stepsOf(ci))
      if (uses?.startsWith('actions/checkout')) expect(given).toMatchObject({ 'persist-credentials': false });
  });

  it('is not kept from running by the paths that changed', () => {
    expect(ci.on.pull_request ?? {}).not.toHaveProperty('paths');
    expect(ci.on.pull_request ?? {}).not.toHaveProperty('paths-ignore');
  });

  it('extracts before it compares, has the history of the base, and caches packages', () => {
    const { steps } = ci.jobs.records!;
    const at = (text: string) => steps.findIndex(({ run }) => run?.includes(text));
    expect(at('cli.ts extract')).toBeGreaterThan(0);
    for (const later of ['diff --base', 'score --floors', '--fail-on loss'])
      expect(at(later)).toBeGreaterThan(at('cli.ts extract'));
    expect(steps.find(({ uses }) => uses?.startsWith('actions/checkout'))?.with).toMatchObject({ 'fetch-depth': 0 });
    expect(steps.find(({ uses }) => uses?.startsWith('actions/setup-node'))?.with).toMatchObject({ cache: 'npm' });
  });
});

describe('the comment', () => {
  it('has the rights to read artefacts and to comment, and runs no code of the pull request', () => {
    expect(comment.on).toEqual({ workflow_run: { workflows: [ci.name], types: ['completed'] } });
    expect(comment.permissions).toEqual({ actions: 'read', 'pull-requests': 'write' });
    expect(stepsOf(comment).some(({ uses, run }) => uses?.startsWith('actions/checkout') || run)).toBe(false);
  });

  it('reads the artefact that CI leaves', () => {
    const left = stepsOf(ci).find(({ uses }) => uses?.startsWith('actions/upload-artifact'))?.with;
    const read = stepsOf(comment).find(({ uses }) => uses?.startsWith('actions/download-artifact'))?.with;
    expect(read?.name).toBe(left?.name);
    expect(stepsOf(ci).some(({ run }) => run?.includes(`--out ${left?.path}/comment.md`))).toBe(true);
  });
});

describe("the comment's script", () => {
  const script = String(stepsOf(comment).find(({ uses }) => uses?.startsWith('actions/github-script'))?.with?.script);
  const AsyncFunction = Object.getPrototypeOf(async () => {}).constructor;
  const MARK = '<!-- gains and losses -->';
  const run = {
    head_sha: 'abc',
    head_branch: 'topic',
    head_repository: { owner: { login: 'fork' } },
    html_url: 'https://run',
  };

  let root: string;
  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'shahe-comment-'));
    vi.stubEnv('REPORT', join(root, 'comment.md'));
  });
  afterEach(() => {
    vi.unstubAllEnvs();
    rmSync(root, { recursive: true, force: true });
  });

  /** Runs the script as the action does, against a GitHub that has these pull requests and comments. */
  async function say(
    report: string | null,
    pulls: readonly object[],
    comments: readonly object[] = [],
  ): Promise<{ readonly call: string; readonly with: { readonly body: string } }[]> {
    if (report !== null) writeFileSync(join(root, 'comment.md'), report);
    const calls: { call: string; with: { body: string } }[] = [];
    const note = (call: string) => async (given: { body: string }) => void calls.push({ call, with: given });
    const issues = { listComments: 'list', createComment: note('create'), updateComment: note('update') };
    const rest = { pulls: { list: async () => ({ data: pulls }) }, issues };
    const github = { rest, paginate: async () => comments };
    const context = { payload: { workflow_run: run }, repo: { owner: 'o', repo: 'r' } };
    const action = new AsyncFunction('context', 'github', 'core', 'require', script);
    await action(context, github, { info: () => {} }, createRequire(import.meta.url));
    return calls;
  }
  const OPEN = [{ number: 7, head: { sha: 'abc' } }];

  it('creates one comment, and updates it the next time', async () => {
    expect(await say('+1', OPEN)).toMatchObject([
      { call: 'create', with: { issue_number: 7, body: expect.stringContaining('+1') } },
    ]);
    const own = { id: 5, user: { type: 'Bot' }, body: `${MARK}\nold` };
    const forged = { id: 4, user: { type: 'User' }, body: `${MARK}\nforged` };
    expect(await say('+2', OPEN, [forged, own])).toMatchObject([{ call: 'update', with: { comment_id: 5 } }]);
  });

  it('says nothing where the pull request has moved on, or there is no report', async () => {
    expect(await say('+1', [{ number: 7, head: { sha: 'other' } }])).toEqual([]);
    rmSync(join(root, 'comment.md'));
    expect(await say(null, OPEN)).toEqual([]);
  });

  it('mentions nobody, and is not too long', async () => {
    const [said] = await say(`@everyone ${'x'.repeat(100_000)}`, OPEN);
    expect(said?.with.body).not.toContain('@everyone');
    expect(said?.with.body.length).toBeLessThan(65_536);
  });
});
