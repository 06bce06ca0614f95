import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { lineOf } from '../pipeline/boilerplate/line.ts';
import { blockRules } from '../pipeline/rules/boilerplate/index.ts';
import { furniture } from '../pipeline/rules/boilerplate/phrases.ts';
import { load } from '../pipeline/stages/1-load.ts';
import { normalise } from '../pipeline/stages/2-normalise.ts';
import { markBlocks } from '../pipeline/stages/3-boilerplate.ts';
import { growth } from './helpers/linear.ts';

/** Each block of a document as its rule and its text without white space. */
const marked = (source: string, path = 'a.txt'): [string, string][] => {
  const doc = normalise(load({ bytes: new TextEncoder().encode(source), path }));
  return markBlocks(doc).map(({ rule, span }) => [rule, doc.view.text.slice(span.start, span.end).replace(/\s/g, '')]);
};

/** The rules that marked the lines of a plain text, one a line. */
const rulesOf = (...lines: string[]): string[] => marked(lines.join('\n')).map(([rule]) => rule);

const PARAGRAPH = '8月14日，中国人民银行某市中心支行公示首批5个创新应用，涉及信贷风控与智能银行等领域。';

describe.each(blockRules().map((rule) => [rule.id, rule] as const))('%s', (_, rule) => {
  it.each(rule.matches.map((line) => [line]))('marks %s', (line) => expect(rule.marks(lineOf(line))).toBe(true));
  it.each(rule.rejects.map((line) => [line]))('leaves %s', (line) => expect(rule.marks(lineOf(line))).toBe(false));
});

describe('the lexicon', () => {
  it('has examples of each kind of furniture that is told by its words', () => {
    const worded = furniture().filter(({ words, begins, labels, says, notices }) =>
      [words, begins, labels, says, notices].some((forms) => forms.length > 0),
    );
    for (const { id, matches, rejects } of worded) {
      expect([id, matches.length > 0, rejects.length > 0]).toEqual([id, true, true]);
    }
  });

  it('has no form that does not mark a line made of it', () => {
    const rules = new Map(blockRules().map((rule) => [rule.id, rule]));
    const dead = furniture().flatMap(({ id, words, begins, labels, says, notices, heads }) =>
      [words, begins, labels, says, notices, heads]
        .flat()
        .filter((form) => !rules.get(`boilerplate/${id}`)!.marks(lineOf(form)))
        .map((form) => `${id}: ${form}`),
    );
    expect(dead).toEqual([]);
  });
});

const pages = new URL('fixtures/pages/', import.meta.url);

describe('pages', () => {
  const names = readdirSync(pages)
    .filter((name) => name.endsWith('.html'))
    .map((name) => name.slice(0, -'.html'.length));

  it.each(names)('%s keeps the article and nothing else', (name) => {
    const read = (extension: string): string => readFileSync(new URL(`${name}.${extension}`, pages), 'utf8');
    const kept = marked(read('html'), 'a.html')
      .filter(([rule]) => !rule.startsWith('boilerplate/'))
      .map(([rule, text]) => (rule === 'heading/title' ? 'T' : rule.startsWith('heading/') ? 'H' : '') + text);
    const expected = read('expected.txt').trim().split('\n');
    expect(kept).toEqual(expected.map((line) => line.replace(/\s/g, '')));
  });
});

describe('plain text', () => {
  it('marks what stands around an article', () => {
    expect(
      rulesOf(
        '某某财经',
        '首页>财经>银行>正文',
        '某市首批5个创新应用公示',
        '2020-08-17 10:12:48',
        '文章来源',
        '某某日报',
        '关注',
        PARAGRAPH,
        '（作者：张三 编辑：李四）',
        '金融科技',
        '免责声明',
        '本站登载此文出于传递更多信息之目的，不构成投资建议。投资者据此操作，风险自担。',
        '• 京ICP备00000000号',
      ),
    ).toEqual([
      'boilerplate/site-head',
      'boilerplate/breadcrumb',
      'heading/title',
      'boilerplate/dateline',
      'boilerplate/byline',
      'boilerplate/publisher',
      'boilerplate/follow',
      'body/default',
      'boilerplate/byline',
      'boilerplate/after-end',
      'boilerplate/disclaimer',
      'boilerplate/disclaimer',
      'boilerplate/icp-registration',
    ]);
  });

  it('marks hot lists to the end, with and without a head', () => {
    expect(rulesOf(PARAGRAPH, '最新评论', '• 某大厦究竟归谁？', '• 某公司业绩暴涨80%').slice(1)).toEqual(
      Array(3).fill('boilerplate/comments'),
    );
    expect(rulesOf(PARAGRAPH, '>>某行与某平台合作发放消费券..', '>>某队连续3年杀入决赛..').slice(1)).toEqual(
      Array(2).fill('boilerplate/list-mark'),
    );
  });

  it('lets the article go on after a list within it', () => {
    expect(rulesOf(PARAGRAPH, '相关阅读', '某行信用卡怎么办', PARAGRAPH)).toEqual([
      'body/default',
      'boilerplate/related-list',
      'boilerplate/related-list',
      'body/default',
    ]);
  });

  it('never marks a sentence of the article, whatever words it has', () => {
    const sentence =
      '该产品可识别博彩资金账户，风险自担的条款已删除，版权所有人可凭证书贷款，点击注册即可使用，分享数据。';
    expect(rulesOf(PARAGRAPH, sentence, PARAGRAPH)).toEqual(Array(3).fill('body/default'));
  });

  it('keeps numbered pilots, labels and the cells of flattened tables', () => {
    const lines = [
      '1. 基于区块链的灵活用工资金代付服务（民生银行成都分行）',
      '2. 农村金融惠民服务系统（四川商通、成都农商行）',
      '序号',
      '应用名称',
      '申请机构',
      '1',
      '苹果仓单融资服务',
      '西安银行',
      '金融服务',
    ];
    expect(rulesOf(PARAGRAPH, ...lines, '京ICP备00000000号').slice(1, -1)).toEqual(lines.map(() => 'body/default'));
  });

  it('finds headings: numbered, bracketed, and short lines between paragraphs', () => {
    expect(
      rulesOf(
        '一、基于区块链的工资代付服务',
        PARAGRAPH,
        '【科技产品类】',
        PARAGRAPH,
        '如何退出',
        PARAGRAPH,
        '名单如下：',
        PARAGRAPH,
      ),
    ).toEqual([
      'heading/numbered',
      'body/default',
      'heading/bracketed',
      'body/default',
      'heading/short',
      'body/default',
      'body/default',
      'body/default',
    ]);
  });

  it('marks English furniture', () => {
    expect(
      rulesOf(
        'Home | Markets | Fintech',
        'Beijing names eleven projects for sandbox',
        'By a staff writer | June 3, 2020 | 3 min read',
        'The central bank in Beijing published eleven fintech projects for its sandbox on Tuesday.',
        'Share this: Twitter Facebook',
        'Related: Some bank lists | Our privacy notice',
      ),
    ).toEqual([
      'boilerplate/navigation',
      'heading/title',
      'boilerplate/dateline',
      'body/default',
      'boilerplate/share-bar',
      'boilerplate/related-list',
    ]);
  });

  it('takes the title from what is known of the document', () => {
    const doc = normalise(
      load({
        bytes: new TextEncoder().encode(`某某资讯平台\n一文看懂沙盒\n${PARAGRAPH}`),
        path: 'a.txt',
        meta: { title: '一文看懂沙盒' },
      }),
    );
    expect(markBlocks(doc).map(({ rule }) => rule)).toEqual(['boilerplate/site-head', 'heading/title', 'body/default']);
  });
});

describe('a table flattened to lines', () => {
  it('is no head of a page, though a date stands in it', () => {
    const rows = [
      '某市创新应用清单',
      '创新应用',
      '申请机构',
      '公示时间',
      '基于区块链的仓单质押产品',
      '某市银行',
      '2022年3月9日',
    ];
    expect(rulesOf(...rows).slice(0, 6)).not.toContain('boilerplate/site-head');
  });
});

describe('cost', () => {
  it('an empty document has no blocks', () => expect(marked('')).toEqual([]));

  it.each([
    ['short lines', '某某科技\n'],
    ['navigation words', '首页'],
    ['separators', ' |>> '],
    ['dates', '2020-08-14 '],
    ['steps', '甲乙>'],
    ['names of pilots', '基于甲的'],
    ['brackets', '（【'],
    ['braces', '{a:b;'],
    ['dots', 'a. '],
    ['numbers', '1.1、'],
  ])('is linear for %s', (_, unit) => {
    const doc = (text: string): ReturnType<typeof normalise> =>
      normalise(load({ bytes: new TextEncoder().encode(text), path: 'a.txt' }));
    const docs = new Map<string, ReturnType<typeof normalise>>();
    const prepared = (text: string): ReturnType<typeof normalise> => {
      const known = docs.get(text) ?? doc(text);
      docs.set(text, known);
      return known;
    };
    for (const length of [50_000, 100_000]) prepared(unit.repeat(Math.ceil(length / unit.length)).slice(0, length));
    expect(growth((text) => markBlocks(prepared(text)), unit)).toBeLessThan(3);
  });
});
