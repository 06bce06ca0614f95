/** The review page and its server: hostile text stays text, evidence stands where it should, and only this page may decide. */

import { rmSync } from 'node:fs';
import { request } from 'node:http';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readRegistry } from '../pipeline/corpus.ts';
import type { DecisionRequest, PageData, ReviewModel, ReviewRow } from '../pipeline/review/model.ts';
import { type Filter, itemsOf, NO_FILTER, orderOf, shown } from '../pipeline/review/page/queue.ts';
import { segments } from '../pipeline/review/page/segments.ts';
import { inertJson, reviewPage } from '../pipeline/review/page.ts';
import { readerOf } from '../pipeline/review/reader.ts';
import { type ReviewServer, serveReview } from '../pipeline/review/server.ts';
import { Workbench } from '../pipeline/review/workbench.ts';
import { load } from '../pipeline/stages/1-load.ts';
import { diff } from '../pipeline/stages/8-diff.ts';
import { extractAll, reviewWorkspace } from './helpers/review-workspace.ts';

const HOSTILE = '</script><script>alert(1)</script><!-- </textarea><img src=x onerror=alert(2)> \u2028 & ]]>';

let root: string;
let bench: Workbench;
let model: ReviewModel;
beforeAll(() => {
  root = reviewWorkspace();
  bench = new Workbench(root, extractAll(root));
  model = bench.model();
});
afterAll(() => rmSync(root, { recursive: true, force: true }));

describe('page', () => {
  const withText = (text: string): PageData => ({
    mode: 'file',
    model: { ...model, documents: [{ id: text, path: text, text, blocks: [] }] },
  });

  it('holds hostile text as data that nothing can end', () => {
    const page = reviewPage(withText(HOSTILE));
    expect(page).not.toContain('alert(1)</script>');
    expect(page).not.toContain('onerror=alert(2)>');
    expect(page.match(/<script/g)).toHaveLength(2);
    expect(page.match(/<\/script>/g)).toHaveLength(2);
    const data = /<script type="application\/json" id="data">(.*)<\/script>/.exec(page)![1]!;
    expect((JSON.parse(data) as PageData).model!.documents[0]!.text).toBe(HOSTILE);
  });

  it('gives back what it was given', () => {
    const values = ['\u2028\u2029', '<', '>', '&', '</script', '<!--', '"\\'];
    expect(JSON.parse(inertJson(values))).toEqual(values);
    expect(inertJson(values)).not.toMatch(/[<>&\u2028\u2029]/);
  });

  it('lets nothing load or run but its own script', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(reviewPage(withText('')))![1]!;
    expect(policy).toContain("default-src 'none'");
    expect(policy).toContain("connect-src 'none'");
    expect(policy).not.toMatch(/unsafe|\*|data:|https?:/);
  });

  it('names no address to load anything from', () => {
    expect(reviewPage(withText(''))).not.toMatch(/(?:src|href)=["']?https?:/);
  });
});

describe('model', () => {
  it('shows the source in its own script, and every mark on the words of its evidence', () => {
    const results = extractAll(root);
    const report = diff(results, readRegistry(root));
    const source = load({ bytes: Buffer.from(''), path: 'x.txt' });
    expect(readerOf(source).document.text).toBe('');
    const [document] = model.documents;
    expect(document!.text).toContain('基於區塊鏈的貿易單據核驗產品');
    expect(document!.text).not.toContain('<');
    const rows = new Map(model.records.flatMap((record) => record.rows.map((row) => [row.id, row])));
    let checked = 0;
    for (const field of [...report.pilots, ...report.announcements].flatMap(({ fields }) => fields))
      for (const [index, { quote }] of field.evidence.entries())
        if (!quote.includes('<') && field.evidence.length === rows.get(field.id)!.marks.length) {
          const { start, end } = rows.get(field.id)!.marks[index]!;
          expect(document!.text.slice(start, end)).toBe(quote);
          checked += 1;
        }
    expect(checked).toBeGreaterThan(15);
  });

  it('says which lines are boilerplate and why', () => {
    const [{ text, blocks }] = model.documents as [ReviewModel['documents'][number]];
    const grey = blocks.filter(({ kind }) => kind === 'boilerplate');
    expect(grey.map(({ start, end }) => text.slice(start, end)).join('\n')).toContain('版權所有');
    for (const { rule } of grey) expect(rule).toMatch(/^boilerplate\//);
  });

  it('counts for the charts', () => {
    const { technologies, completeness } = model.charts;
    expect(technologies.columns).toEqual(['xiamen-2022-2']);
    expect(technologies.rows).toEqual([
      { name: '区块链', counts: [1] },
      { name: '隐私计算', counts: [1] },
    ]);
    expect(completeness[0]).toMatchObject({ pilots: 2, stated: 2, facts: { name: 2, scale: 2, plannedLaunch: 0 } });
  });
});

describe('reader text of a page', () => {
  it('shows what tags and entities stand for, and finds source ranges in it', () => {
    const source = '<body><p>甲&amp;乙<b>銀行</b></p><script>var 丙</script><p>丁</p></body>';
    const reader = readerOf(load({ bytes: new TextEncoder().encode(source), path: 'x.html' }));
    const at = (part: string) => {
      const start = source.indexOf(part);
      const place = reader.place(start, start + part.length);
      return reader.document.text.slice(place.start, place.end);
    };
    expect(at('甲&amp;乙')).toBe('甲&乙');
    expect(at('乙<b>銀行')).toBe('乙銀行');
    expect(at('丁')).toBe('丁');
    expect(reader.document.text).not.toContain('var');
  });
});

describe('queue', () => {
  const filtered = (more: Partial<Filter>) => {
    const byId = new Map(model.records.map((record) => [record.id, record]));
    const records = orderOf(model).map((id) => byId.get(id)!);
    return itemsOf(shown(records, { ...NO_FILTER, ...more }, new Set(), new Set()));
  };
  const rows = (more: Partial<Filter>): ReviewRow[] => filtered(more).flatMap(({ row }) => row ?? []);

  it('asks for what differs, uncertain records first', () => {
    expect(rows({}).map(({ field, status }) => [field, status])).toEqual([
      ['applicants', 'new'],
      ['scale', 'changed'],
    ]);
    expect(orderOf(model)[0]).toBe('xiamen-2022-2/trade-documents');
  });
  it('filters by status, field, announcement, document and doubt', () => {
    expect(rows({ statuses: new Set(['changed']) }).map(({ field }) => field)).toEqual(['scale']);
    expect(rows({ field: 'applicants' }).map(({ status }) => status)).toEqual(['new']);
    expect(rows({ open: false, field: 'scale' })).toHaveLength(2);
    expect(rows({ uncertain: true }).map(({ field }) => field)).toEqual(['applicants']);
    expect(rows({ announcement: 'elsewhere' })).toEqual([]);
    expect(rows({ document: 'demo' })).toHaveLength(2);
  });
});

describe('segments', () => {
  it('cut a text where marks begin and end, the shortest mark on top', () => {
    const long = { start: 0, end: 6, row: 'a', field: 'description' };
    const short = { start: 2, end: 4, row: 'b', field: 'name' };
    const pieces = segments({ start: 0, end: 8 }, [long, short]);
    expect(pieces.map(({ start, end, marks }) => [start, end, marks.map(({ row }) => row).join('')])).toEqual([
      [0, 2, 'a'],
      [2, 4, 'ba'],
      [4, 6, 'a'],
      [6, 8, ''],
    ]);
  });
});

describe('server', () => {
  let server: ReviewServer;
  let origin: string;
  beforeAll(async () => {
    server = await serveReview(bench, 0);
    origin = new URL(server.url).origin;
  });
  afterAll(() => server.close());

  interface Answer {
    readonly status: number;
    readonly body: string;
    readonly headers: Record<string, unknown>;
  }
  const ask = (path: string, headers: Record<string, string> = {}, body?: string): Promise<Answer> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(origin);
      const sent = request(
        { hostname, port, path, method: body === undefined ? 'GET' : 'POST', headers },
        (response) => {
          const parts: Buffer[] = [];
          response.on('data', (part: Buffer) => parts.push(part));
          response.on('end', () =>
            resolve({ status: response.statusCode!, body: Buffer.concat(parts).toString(), headers: response.headers }),
          );
        },
      );
      sent.on('error', reject);
      sent.end(body);
    });
  const identity = () => ({ 'x-review-token': server.token, origin, 'content-type': 'application/json' });
  const decision = (more: Partial<DecisionRequest> = {}): string => {
    const record = model.records.find(({ id }) => id === 'xiamen-2022-2/trade-documents')!;
    const row = record.rows.find(({ status }) => status === 'changed')!.id;
    return JSON.stringify({ record: record.id, row, decision: 'reject', revision: record.revision, by: '王', ...more });
  };

  it('listens on the loopback address, and keeps data behind the token', async () => {
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/#[\w-]{32}$/);
    const page = await ask('/');
    expect(page.status).toBe(200);
    expect(page.headers['content-security-policy']).toContain("frame-ancestors 'none'");
    expect(page.body).not.toContain('貿易單據');
    expect(page.body).not.toContain(server.token);
    expect((await ask('/api/review')).status).toBe(403);
    const data = await ask('/api/review', { 'x-review-token': server.token });
    expect(JSON.parse(data.body)).toMatchObject({ records: expect.any(Array) });
  });

  it.each([
    ['another host', { host: 'evil.example' }, 403],
    ['another origin', { origin: 'https://evil.example' }, 403],
    ['no origin', { origin: '' }, 403],
    ['no token', { 'x-review-token': '' }, 403],
    ['a wrong token', { 'x-review-token': 'x'.repeat(32) }, 403],
    ['a form', { 'content-type': 'application/x-www-form-urlencoded' }, 415],
    ['plain text', { 'content-type': 'text/plain' }, 415],
  ])('refuses a decision from %s', async (_, headers, status) => {
    const before = bench.model();
    expect((await ask('/api/decisions', { ...identity(), ...headers }, decision())).status).toBe(status);
    expect(bench.model().records).toEqual(before.records);
  });

  it.each([
    ['no JSON', '{', 400],
    ['a key too many', '{"record":"x","row":null,"decision":"accept","revision":"none","by":"x","path":"/etc"}', 400],
    ['nobody', () => decision({ by: ' ' }), 400],
    ['a path', () => decision({ record: '../../etc/passwd' }), 422],
    ['too much', () => decision({ by: 'x'.repeat(100_000) }), 413],
    ['a record of elsewhere', () => decision({ record: 'nowhere-2020-1', revision: 'none', row: null }), 409],
  ])('refuses %s', async (_, body, status) => {
    const sent = typeof body === 'string' ? body : body();
    expect((await ask('/api/decisions', identity(), sent)).status).toBe(status);
  });

  it.each(['/../package.json', '/..%2f..%2fetc/passwd', '/corpus/curated/xiamen-2022-2.yaml'])(
    'serves no file: %s',
    async (path) => {
      expect((await ask(path, identity())).status).toBe(404);
    },
  );

  it('refuses a stale page with the state of things, so that two reviewers lose nothing', async () => {
    const first = await ask('/api/decisions', identity(), decision({ by: '王' }));
    expect(first.status).toBe(200);
    const second = await ask('/api/decisions', identity(), decision({ by: '李', decision: 'accept' }));
    expect(second.status).toBe(409);
    const { error, records } = JSON.parse(second.body) as { error: string; records: ReviewModel['records'] };
    expect(error).toBe('stale');
    const fresh = records.find(({ id }) => id === 'xiamen-2022-2/trade-documents')!;
    expect(fresh.rows.find(({ status }) => status === 'changed')!.decision).toMatchObject({ by: '王' });
    const third = await ask('/api/decisions', identity(), decision({ by: '李', revision: fresh.revision }));
    expect(third.status).toBe(200);
    const { reviews } = readRegistry(root).announcements.get('xiamen-2022-2')!;
    expect(reviews.map(({ by }) => by)).toEqual(['王', '李']);
  });
});
