/** Many machines: whatever happens to workers, to Redis or to the submitter, what is written is what a local run writes. */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Queue } from 'bullmq';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { queueName, resultsKey } from '../../pipeline/batch/queue/keys.ts';
import { Bench, type Run, until } from './harness.ts';

const article = (number: number): string =>
  `中国人民银行营业管理部公示2020年第${(number % 9) + 1}批金融科技创新监管试点应用。工商银行申请的“基于物联网的供应链金融服务${number}号”入选，运用区块链技术，预计服务${number + 1}万户。`;

const DOCUMENTS = 12;
const name = (number: number, kind = 'text'): string => `docs/${String(number).padStart(2, '0')}-${kind}.txt`;
const documents = (kinds: Readonly<Record<number, string>> = {}): Record<string, string> =>
  Object.fromEntries(Array.from({ length: DOCUMENTS }, (_, at) => [name(at, kinds[at]), article(at)]));

let bench: Bench;
beforeAll(async () => {
  bench = new Bench();
  await bench.startRedis();
});
afterAll(() => bench.close());
beforeEach(async () => {
  rmSync(join(bench.folder, 'docs'), { recursive: true, force: true });
  await bench.redis.flushall();
});
afterEach(() => bench.endWorkers());

const local = (args: readonly string[], stdin?: Uint8Array): Promise<Run> =>
  bench.run(['extract', ...args, '--jobs', '1', '--quiet'], stdin);
const submit = (args: readonly string[], stdin?: Uint8Array): Promise<Run> =>
  bench.run(['submit', ...args, '--redis', bench.url], stdin);

/** Whether a run wrote what a local run writes, and left nothing behind. */
async function isAsLocal(run: Run, expected: Run): Promise<void> {
  expect(run.out).toBe(expected.out);
  expect(run.status).toBe(expected.status);
  // Documents that were sent twice, to be on the safe side, may still wait: workers drop them.
  await until(async () => (await bench.leftovers()).length === 0, 'nothing is left in Redis', 60);
}

describe('a submission', () => {
  it('writes what a local run writes, from files with all that their folders say, and from a stream', async () => {
    bench.write({
      ...documents(),
      'docs/13-gb18030.txt': new Uint8Array(Buffer.from('d6d0b9fac8cbc3f1d2f8d0d0', 'hex')),
      'docs/14-same.txt': article(3),
      'docs/15-binary.txt': new Uint8Array(Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex')),
      'docs/17-empty.txt': '',
      'docs/18-big.txt': `${article(18)}${'\n'.repeat(1_100_000)}`,
      'docs/held/source.html': `<html><body><p>${article(5)}</p></body></html>`,
      'docs/held/meta.yaml': 'title: 公示\npublisher: 某报\npublished: 2020-08-14\nurl: https://example.org/a\n',
    });
    await bench.worker();
    const args = ['docs', 'absent.txt', name(1), '--format', 'ndjson'];
    const expected = await local(args);
    expect(expected.status).toBe(1);
    const run = await submit([...args, '--document-limit', '1', '--ahead', '5', '--name', 'all']);
    expect(bench.begun('big')).toBe(0);
    const failed = await bench.run(['queue', 'failed', 'all', '--redis', bench.url]);
    expect(
      failed.out
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).document.path),
    ).toEqual(['docs/15-binary.txt']);
    await bench.run(['queue', 'clear', 'all', '--redis', bench.url]);
    await isAsLocal(run, expected);

    const lines = [
      { id: 'a', text: article(1), url: 'https://example.org/1', published: '2021-01-02' },
      { id: 'b', base64: Buffer.from(`<p>${article(2)}`).toString('base64'), mediaType: 'text/html' },
      { id: 'c' },
    ];
    const stdin = Buffer.from(lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
    await isAsLocal(await submit(['--stdin'], stdin), await local(['--stdin'], stdin));

    await local([name(1), name(2), '--out', 'by-extract']);
    expect((await submit([name(1), name(2), '--out', 'by-submit'])).status).toBe(0);
    const [here, there] = [join(bench.folder, 'by-extract'), join(bench.folder, 'by-submit')];
    expect(readdirSync(there)).toEqual(readdirSync(here));
    for (const one of readdirSync(here)) expect(readFileSync(join(there, one))).toEqual(readFileSync(join(here, one)));
  });

  it('without Redis is extraction here', async () => {
    bench.write(documents());
    const run = await bench.run(['submit', 'docs', '--format', 'ndjson', '--jobs', '1', '--quiet']);
    await isAsLocal(run, await local(['docs', '--format', 'ndjson']));
    const misplaced = await bench.run(['submit', 'docs', '--name', 'x']);
    expect([misplaced.status, misplaced.err]).toEqual([
      2,
      expect.stringContaining('--name is for submissions over Redis'),
    ]);
  });

  it('that cannot reach Redis says where, why and the cure', async () => {
    const run = await bench.run(['submit', 'docs', '--redis', 'redis://:secret@127.0.0.1:1']);
    expect([run.status, run.out]).toEqual([1, '']);
    expect(run.err).toMatch(
      /^redis:\/\/:\*\*\*@127\.0\.0\.1:1: no Redis can be used there: .*ECONNREFUSED.*; start one \(redis-server/m,
    );
    expect(run.err).not.toContain('secret');
  });
});

describe('workers', () => {
  it('that are killed in the midst of a document lose nothing', async () => {
    bench.write(documents({ 2: 'slow', 6: 'slow' }));
    const args = ['docs', '--format', 'ndjson'];
    const expected = await local(args);
    const victim = await bench.worker({ SLOW: '600000' });
    const running = submit(args);
    await until(() => bench.begun('slow') > 0, 'a slow document is begun');
    victim.signal('SIGKILL');
    await bench.worker();
    await isAsLocal(await running, expected);
    expect(bench.begun('slow')).toBeGreaterThan(2);
  });

  it('that come back from the dead deliver twice, and it counts once', async () => {
    bench.write(documents({ 4: 'slow' }));
    const args = ['docs', '--format', 'ndjson', '--name', 'twice'];
    const expected = await local(args.slice(0, 3));
    const sleeper = await bench.worker({ SLOW: '500' });
    const running = submit(args);
    await until(() => bench.begun('slow') === 1, 'the slow document is begun');
    sleeper.signal('SIGSTOP');
    await bench.worker({ SLOW: '2500' });
    await until(() => bench.begun('slow') === 2, 'another worker has the slow document');
    sleeper.signal('SIGCONT');
    const [[id, fields] = ['', []]] = await bench.redis.xrange(resultsKey('twice'), '-', '+', 'COUNT', 1);
    if (id !== '') await bench.redis.xadd(resultsKey('twice'), '*', ...fields);
    const run = await running;
    expect(run.out).toBe(expected.out);
    expect(bench.begun('slow')).toBeGreaterThan(1);
  });

  it('that a document kills give it up after three, keep the rest, and it can be tried again', async () => {
    bench.write(documents({ 5: 'poison' }));
    const args = ['docs', '--format', 'ndjson', '--name', 'poisoned'];
    const expected = (await local(args.slice(0, 3))).out.split('\n');
    let isOver = false;
    const keeper = (async () => {
      // One may die before it can say that it is ready.
      while (!isOver)
        await bench.worker().then(
          (worker) => worker.end(),
          () => null,
        );
    })();
    const run = await submit(args);
    isOver = true;
    const lines = run.out.split('\n');
    expect([...lines.slice(0, 5), ...lines.slice(6)]).toEqual([...expected.slice(0, 5), ...expected.slice(6)]);
    expect(JSON.parse(lines[5]!)).toMatchObject({
      document: { path: name(5, 'poison') },
      error: { code: 'worker-died' },
    });
    expect([run.status, bench.begun('poison')]).toEqual([1, 3]);

    await bench.endWorkers();
    await keeper;
    await bench.worker({ HARMLESS: '1' });
    const again = await bench.run(['submit', '--retry-failed', 'poisoned', '--redis', bench.url, '--format', 'ndjson']);
    expect([again.out, again.status]).toEqual([`${expected[5]}\n`, 0]);
    // The worker's own note of having finished comes behind its result.
    await until(async () => (await bench.leftovers()).length === 0, 'nothing is left in Redis', 60);
  });

  it('of another version leave documents alone, and both sides say so', async () => {
    bench.write(documents());
    const other = `${'0'.repeat(16)}-${'1'.repeat(16)}`;
    await bench.worker({}, other);
    const args = ['docs', '--format', 'ndjson', '--name', 'newer'];
    const expected = await local(args.slice(0, 3));
    const submitter = bench.program(['submit', ...args, '--redis', bench.url]);
    await until(
      () => /no worker of version .* is there; 1 of other versions are \(000000-111111\)/.test(submitter.err),
      'it is told',
    );
    expect(bench.begun()).toBe(0);
    // A job that names another version than its queue.
    const queue = new Queue(queueName(other), { connection: bench.redis, prefix: 'shahe' });
    const task = { path: 'strange.txt', content: { kind: 'text', text: article(1) } };
    const strange = await queue.add('extract', { version: bench.version, submission: 'newer', task });
    await until(async () => (await strange.getState()) === 'delayed', 'it is put off');
    await strange.remove();
    await queue.close();
    await bench.worker();
    expect(await submitter.end()).toBe(0);
    expect(submitter.out).toBe(expected.out);
    expect(bench.begun('strange')).toBe(0);
  });

  it('finish on SIGTERM what they have begun, and end well', async () => {
    bench.write(documents());
    const args = ['docs', '--format', 'ndjson'];
    const expected = await local(args);
    const work = ['work', '--redis', bench.url, '--jobs', '1', '--patience', '60'];
    const first = bench.program(work);
    await until(() => first.err.includes('is ready'), 'the worker is ready');
    const running = submit([...args, '--ahead', '4']);
    await until(
      async () =>
        JSON.parse((await bench.run(['queue', 'status', '--json', '--redis', bench.url])).out).workers[0]?.done > 0,
      'a document is done',
    );
    first.signal('SIGTERM');
    expect(await first.end()).toBe(0);
    expect(first.err).toContain('ending: documents that are begun are finished first');
    // Were a document left begun, it would come back after a minute only.
    const [begun, second] = [Date.now(), bench.program(work)];
    await isAsLocal(await running, expected);
    expect(Date.now() - begun).toBeLessThan(60_000);
    await until(() => second.err.includes('is ready'), 'the second worker is ready');
    second.signal('SIGINT');
    expect(await second.end()).toBe(0);
  });
});

describe('Redis', () => {
  it.each([
    ['with its append-only file', false],
    ['with nothing left of it', true],
  ])('that is killed and comes back %s changes nothing', async (_, isForgetful) => {
    bench.write(documents({ 1: 'slow', 7: 'slow' }));
    const args = ['docs', '--format', 'ndjson'];
    const expected = await local(args);
    await bench.worker({ SLOW: '1500' });
    const running = submit([...args, '--ahead', '6']);
    await until(() => bench.begun('slow') > 0, 'a slow document is begun');
    await bench.killRedis();
    if (isForgetful) bench.forget();
    await bench.startRedis();
    const run = await running;
    await isAsLocal(run, expected);
    expect(run.err).toContain('Redis is gone; trying again until it is back');
    expect(run.err).toContain('Redis is back');
  });
});

describe('the submitter', () => {
  it('that is killed goes on under its name; what workers did meanwhile is not done again', async () => {
    bench.write(documents({ 3: 'slow' }));
    const args = ['docs', '--format', 'ndjson', '--redis', bench.url];
    const expected = await local(args.slice(0, 3));
    await bench.worker({ SLOW: '1500' });
    const first = bench.program(['submit', ...args, '--name', 'killed']);
    await until(() => bench.begun('slow') === 1, 'the slow document is begun');
    first.signal('SIGKILL');
    await first.end();
    await until(() => bench.begun() === DOCUMENTS, 'workers have done all that was sent');
    const delivered = first.out.split('\n').length - 1;
    const taken = bench.run(['submit', ...args, '--name', 'killed']);
    await isAsLocal(await taken, expected);
    expect(delivered).toBeLessThan(DOCUMENTS);
    expect(bench.begun()).toBeLessThan(1.5 * DOCUMENTS);
  });

  it('of a name that is in use is refused', async () => {
    bench.write(documents());
    await bench.redis.set('shahe:lock:taken', 'somebody');
    const run = await submit(['docs', '--name', 'taken']);
    expect([run.status, run.err]).toEqual([
      1,
      expect.stringContaining('submission taken is under way elsewhere: use another --name'),
    ]);
  });
});
