/** The review page as a reviewer meets it, in Chromium. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { readRegistry } from '../../pipeline/corpus.ts';
import type { ReviewModel } from '../../pipeline/review/model.ts';
import { reviewPage } from '../../pipeline/review/page.ts';
import { type ReviewServer, serveReview } from '../../pipeline/review/server.ts';
import { Workbench } from '../../pipeline/review/workbench.ts';
import { ANNOUNCEMENT, extractAll, reviewWorkspace } from '../helpers/review-workspace.ts';
import { launch, open } from './browser.ts';

/** Pictures to look at; `SCREENSHOTS` says where they go. */
const pictures = process.env.SCREENSHOTS ?? mkdtempSync(join(tmpdir(), 'shahe-screenshots-'));

const HOSTILE = `第二批金融科技创新监管工具创新应用公示
</textarea></script><script>window.broken = 'script'</script><img src="https://evil.example/a.png" onerror="window.broken = 'image'">
中国人民银行厦门市中心支行公示2022年第二批金融科技创新监管工具创新应用，共1项。
厦门银行申请的“<svg onload=window.broken='svg'>风控</svg><a href="javascript:window.broken='link'">区块链核验服务</a>”属于金融服务。
<iframe src="https://evil.example/"></iframe><link rel="stylesheet" href="https://evil.example/x.css"><style>@import 'https://evil.example/y.css';</style>
`;

let browser: Browser;
let root: string;
let server: ReviewServer;
beforeAll(async () => {
  mkdirSync(pictures, { recursive: true });
  browser = await launch();
});
afterAll(() => browser.close());
beforeEach(async () => {
  root = reviewWorkspace({
    'corpus/documents/hostile/source.txt': HOSTILE,
    'corpus/documents/hostile/meta.yaml': 'split: development\n',
  });
  server = await serveReview(new Workbench(root, extractAll(root)), 0);
});
afterEach(async () => {
  await server.close();
  for (const context of browser.contexts()) await context.close();
  rmSync(root, { recursive: true, force: true });
});

const CHANGED = '[data-field="scale"][data-status="changed"]';
const curated = () => readRegistry(root).announcements.get('xiamen-2022-2')!;
const file = (): string => readFileSync(join(root, ANNOUNCEMENT), 'utf8');
/** Opens the served page as a reviewer who has given a name. */
async function served(name = '王') {
  const watched = await open(browser, server.url);
  await watched.page.fill('#reviewer', name);
  return watched;
}
const toast = (page: Page) => page.locator('.toast');
const marked = (page: Page): Promise<string> =>
  page
    .locator('mark.on')
    .allTextContents()
    .then((texts) => texts.join(''));

describe('reading', () => {
  it('shows a wrong figure first, and where it comes from', async () => {
    const { page, problems } = await served();
    await page.click(`${CHANGED} .pick`);
    expect(await marked(page)).toContain('1500家以上');
    expect(await page.locator(CHANGED).textContent()).toMatch(/2,500[\s\S]*1,500/);
    await expect.poll(() => page.locator('mark.on').first().isVisible()).toBe(true);
    expect(await page.locator('.text p.boilerplate').last().getAttribute('title')).toContain('boilerplate/');
    expect(problems).toEqual([]);
  });

  it('marks the evidence of the value under the pointer, and finds the value of a mark', async () => {
    const { page } = await served();
    await page.click('text="All"');
    await page.hover('[data-id="xiamen-2022-2/credit-query/applicants/厦门银行"] .pick');
    await expect.poll(() => marked(page)).toContain('廈門銀行');
    await page.locator('mark.f-technologies', { hasText: '隱私計算' }).first().click();
    await expect
      .poll(() => page.locator('.row.on').getAttribute('data-id'))
      .toMatch(/credit-query\/(technologies|name)/);
    await page.locator('mark.on').first().click();
    await expect.poll(() => page.locator('.row.on').getAttribute('data-id')).toMatch(/credit-query/);
  });

  it('leads from a mark to a value that the filter hides', async () => {
    const { page } = await served();
    await page.click(`${CHANGED} .pick`);
    await page.locator('mark.f-scale', { hasText: '20萬戶' }).first().click();
    await expect.poll(() => page.locator('.row.on').getAttribute('data-id')).toContain('credit-query/scale');
  });

  it('filters by status, field, announcement and document', async () => {
    const { page } = await served();
    const rows = () => page.locator('.row').evaluateAll((all) => all.map((row) => row.getAttribute('data-field')));
    await page.click('[data-filter="changed"]');
    expect(await rows()).toEqual(['scale']);
    await page.click('[data-filter="changed"]');
    await page.selectOption('select[name=field]', 'applicants');
    expect(new Set(await rows())).toEqual(new Set(['applicants']));
    await page.selectOption('select[name=field]', '');
    await page.click('text="All"');
    await page.selectOption('select[name=document]', 'demo');
    const all = await rows();
    await page.selectOption('select[name=announcement]', 'xiamen-2022-2');
    expect((await rows()).length).toBeLessThanOrEqual(all.length);
    expect(await rows()).toContain('name');
  });

  it('speaks Chinese and English', async () => {
    const { page } = await served();
    await page.click('text="中文"');
    expect(await page.locator('h1').textContent()).toBe('沙盒核校');
    expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans');
    await page.click('text="English"');
    expect(await page.locator('h1').textContent()).toBe('Shahe review');
  });
});

describe('deciding', () => {
  it('goes through values by the keyboard, and accepts', async () => {
    const { page, problems } = await served();
    await page.locator('h1').click();
    const selected = () => page.locator('.on[data-id]').getAttribute('data-id');
    await page.keyboard.press('j');
    const first = await selected();
    await page.keyboard.press('j');
    expect(await selected()).not.toBe(first);
    await page.keyboard.press('k');
    expect(await selected()).toBe(first);
    await page.keyboard.press('?');
    expect(await page.locator('dialog').textContent()).toContain('Accept');
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog').count()).toBe(0);
    await page.click(`${CHANGED} .pick`);
    await page.keyboard.press('a');
    await expect.poll(() => toast(page).textContent()).toContain('Saved');
    expect(curated().pilots[0]!.scale[0]!.value).toBe(1500);
    expect(file()).toContain('# sure?');
    expect(problems).toEqual([]);
  });

  it('rejects, and shows who decided', async () => {
    const { page } = await served('李');
    await page.click(`${CHANGED} .pick`);
    await page.keyboard.press('r');
    await expect.poll(() => page.locator(`${CHANGED} .decision`).textContent()).toContain('李');
    expect(curated().pilots[0]!.scale[0]!.value).toBe(2500);
    expect(curated().reviews[0]).toMatchObject({ decision: 'reject', by: '李' });
  });

  it('edits', async () => {
    const { page } = await served();
    await page.click(`${CHANGED} .pick`);
    await page.keyboard.press('e');
    const form = page.locator('form.edit');
    await form.getByLabel('value').fill('1600');
    await form.getByLabel('comparator').selectOption('gt');
    await form.getByText('Save').click();
    await expect.poll(() => toast(page).textContent()).toContain('Saved');
    expect(curated().pilots[0]!.scale[0]).toMatchObject({
      value: 1600,
      comparator: 'gt',
      basis: 'pilot-period',
      in: ['demo'],
    });
  });

  it('asks for a name first', async () => {
    const { page } = await served('');
    await page.click(`${CHANGED} .pick`);
    await page.keyboard.press('a');
    await expect.poll(() => toast(page).textContent()).toContain('name first');
    expect(curated().reviews).toEqual([]);
  });

  it('refuses a stale page, reloads it, and lets its reviewer decide again', async () => {
    const [one, other] = [await served('王'), await served('李')];
    for (const { page } of [one, other]) await page.click(`${CHANGED} .pick`);
    await one.page.keyboard.press('r');
    await expect.poll(() => toast(one.page).textContent()).toContain('Saved');
    await other.page.keyboard.press('a');
    await expect.poll(() => toast(other.page).textContent()).toContain('Somebody else');
    await expect.poll(() => other.page.locator(`${CHANGED} .decision`).textContent()).toContain('王');
    expect(curated().pilots[0]!.scale[0]!.value).toBe(2500);
    await other.page.keyboard.press('a');
    await expect.poll(() => toast(other.page).textContent()).toContain('Saved');
    expect(curated().reviews.map(({ by }) => by)).toEqual(['王', '李']);
    expect(curated().pilots[0]!.scale[0]!.value).toBe(1500);
  });
});

describe('hostile text', () => {
  it.each(['served', 'file'])('neither runs nor loads anything: %s', async (mode) => {
    const path = join(root, 'review.html');
    writeFileSync(path, reviewPage({ mode: 'file', model: new Workbench(root, extractAll(root)).model() }));
    const address = mode === 'served' ? server.url : pathToFileURL(path).href;
    const { page, problems, requests } = await open(browser, address);
    await page.click('text="All"');
    await page.selectOption('select[name=document]', 'hostile');
    await page.locator('.pick').first().click();
    await expect.poll(() => page.locator('.text').textContent()).toContain("<script>window.broken = 'script'</script>");
    expect(await page.evaluate(() => (globalThis as { broken?: string }).broken)).toBeUndefined();
    expect(await page.locator('#app :is(script, img, iframe, link, style, a, textarea)').count()).toBe(0);
    expect(problems).toEqual([]);
    expect(
      requests.filter((url) => !url.startsWith(new URL(address).origin === 'null' ? 'file:' : new URL(address).origin)),
    ).toEqual([]);
    if (mode === 'file') expect(await page.locator('.actions').count()).toBe(0);
  });
});

describe('looks', () => {
  const SIZES = [
    [1280, 860],
    [390, 800],
  ] as const;
  it.each(SIZES.flatMap(([width, height]) => (['light', 'dark'] as const).map((theme) => ({ width, height, theme }))))(
    'accessible, and within the window: $width px, $theme',
    async ({ width, height, theme }) => {
      const { page } = await open(browser, server.url, { viewport: { width, height }, colorScheme: theme });
      await page.fill('#reviewer', '王');
      const check = async (state: string) => {
        await page.screenshot({ path: join(pictures, `${width}-${theme}-${state}.png`) });
        await page.evaluate(axe.source);
        const { violations } = await page.evaluate(() =>
          (
            globalThis as unknown as {
              axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> };
            }
          ).axe.run(),
        );
        expect(violations.map(({ id, nodes }) => `${state}: ${id} ${nodes[0]?.html}`)).toEqual([]);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      };
      await page.click(`${CHANGED} .pick`);
      await check('selected');
      await page.keyboard.press('e');
      await check('edit');
      await page.keyboard.press('Escape');
      await page.keyboard.press('?');
      await check('help');
      await page.keyboard.press('Escape');
      await page.keyboard.press('c');
      await check('charts');
    },
  );
});

describe('size', () => {
  /** The same records again and again, under other names. */
  const enlarged = (model: ReviewModel, count: number): ReviewModel => {
    const [pilot] = model.records.filter(({ id }) => id === 'xiamen-2022-2/trade-documents');
    const records = Array.from({ length: count }, (_, index) => ({
      ...pilot!,
      id: `p${index}`,
      rows: pilot!.rows.map((row) => ({ ...row, id: `p${index}${row.id.slice(pilot!.id.length)}` })),
    }));
    return { ...model, records };
  };
  /** The least time of several, in milliseconds, until the first card and until ten values further down are selected. */
  const timed = async (path: string): Promise<{ load: number; steps: number }> => {
    const times: { load: number; steps: number }[] = [];
    for (let round = 0; round < 3; round += 1) {
      const { page } = await open(browser, pathToFileURL(path).href);
      const load = await page.evaluate(() => performance.now());
      await page.click('text="All"');
      const start = performance.now();
      for (let press = 0; press < 10; press += 1) await page.keyboard.press('j');
      await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))));
      times.push({ load, steps: performance.now() - start });
      await page.context().close();
    }
    return { load: Math.min(...times.map(({ load }) => load)), steps: Math.min(...times.map(({ steps }) => steps)) };
  };

  it('a thousand pilots cost little more than a hundred', async () => {
    const model = new Workbench(root, extractAll(root)).model();
    const paths = [100, 1000].map((count) => {
      const path = join(root, `${count}.html`);
      writeFileSync(path, reviewPage({ mode: 'file', model: enlarged(model, count) }));
      return path;
    });
    const [hundred, thousand] = [await timed(paths[0]!), await timed(paths[1]!)];
    console.info({ hundred, thousand });
    expect(thousand.load / hundred.load).toBeLessThan(4);
    expect(thousand.steps / hundred.steps).toBeLessThan(4);
  });
});
