import { describe, expect, it } from 'vitest';
import { dateContextOf } from '../pipeline/rules/document/date-context.ts';
import { publishedOn, publisher, title } from '../pipeline/rules/document/document.ts';
import { publishedOnRule } from '../pipeline/rules/document/published-on.ts';
import { publisherRule } from '../pipeline/rules/document/publisher.ts';
import { titleRule } from '../pipeline/rules/document/title.ts';
import { annotate } from '../pipeline/run.ts';
import { load } from '../pipeline/stages/1-load.ts';
import type { AnnotatedDocument } from '../pipeline/types.ts';
import { annotated } from './helpers/annotated.ts';
import { growth } from './helpers/linear.ts';
import { describeRules } from './helpers/rule-examples.ts';

describeRules('what a document says of itself', [titleRule, publisherRule, publishedOnRule]);

const page = (head: string, body: string): AnnotatedDocument => {
  const bytes = new TextEncoder().encode(`<html><head>${head}</head><body>${body}</body></html>`);
  return annotate(load({ bytes, path: 'a.html' }));
};

const LEAD = '8月14日，某市首批5个创新应用对外公示，涉及信贷风控与智能银行等领域，向社会公开征求意见。';
const TITLE = '某市公示首批5个创新应用';

describe('title', () => {
  it.each([
    ['_', `${TITLE}_快讯_某某资讯`],
    ['-', `${TITLE} - 某某财经 - 某某头条`],
    ['--', `${TITLE}--某某财富网`],
    ['|', `${TITLE} | 某某日报`],
  ])('stands before the names of the site, parted by %s', (_, head) => {
    expect(title(page(`<title>${head}</title>`, `<div><p>${LEAD}</p></div>`))?.value).toBe(TITLE);
  });

  it('is the headline of the page with its inner marks', () => {
    const found = title(page('<title>某某网</title>', `<h1>某市“沙盒”第一批来了：5个应用公示</h1><p>${LEAD}</p>`));
    expect(found?.value).toBe('某市“沙盒”第一批来了：5个应用公示');
  });

  it('runs over two lines where the head of the page has both', () => {
    const found = title(
      page(
        `<title>${TITLE}（2021年第一批）</title>`,
        `<table><tr><td>${TITLE}<br>（2021年第一批）</td></tr></table><p>${LEAD}</p>`,
      ),
    );
    expect(found?.value).toBe(`${TITLE}（2021年第一批）`);
  });

  it('is the original one where nothing else is', () => {
    expect(title(annotated(`首页>财经>\n原标题：${TITLE}\n${LEAD}`))?.value).toBe(TITLE);
  });

  it('is none where the text begins with its first sentence', () => {
    expect(title(annotated(`首页>财经>\n金融科技监管沙盒迅速落地，各地名单相继公布。\n${LEAD}`))).toBeNull();
  });
});

describe('publisher', () => {
  it.each([
    ['label', `${TITLE}\n2020-08-17 10:12 来源：21财经 作者：张三\n${LEAD}`, '21财经'],
    ['label above the name', `${TITLE}\n2020-08-17\n文章来源\n21财经\n${LEAD}`, '21财经'],
    ['account', `${TITLE}\n2020-08-17 转载自公众号“某某银行人”\n${LEAD}`, '某某银行人'],
    ['masthead', `楚地商报 2021年4月9日 星期五 第B02版\n${TITLE}\n${LEAD}`, '楚地商报'],
    [
      'account behind its author',
      `${TITLE}\n原创 林小甲 福建海峡银行 2022-09-08 18:02 发表于福建\n${LEAD}`,
      '福建海峡银行',
    ],
    ['dateline', `${TITLE}\n2021-11-02 08:44 | 华夏快报 | 听新闻\n${LEAD}`, '华夏快报'],
    ['dateline before the readers', `${TITLE}\n2021年11月02日 08:44 海岱商情圈 阅读(233)\n${LEAD}`, '海岱商情圈'],
    ['dateline before the author', `${TITLE}\n2021-11-02 08:44 海岱周刊 李小明\n${LEAD}`, '海岱周刊'],
    [
      'account that introduces itself',
      `${TITLE}\n原创 金小史 海岱圈\n海岱圈\n微信号 haidai\n功能介绍 关注金融\n2022-09-15 18:30\n${LEAD}`,
      '海岱圈',
    ],
    ['agency before place and day', `${TITLE}\n海岱社济南8月14日电（记者沈砚）${LEAD}`, '海岱社'],
    ['site before day', `${TITLE}\n海岱圈8月14日消息，${LEAD}`, '海岱圈'],
    ['number of the issue', `${TITLE}\n沙盒内刊·第218期\n（2024年3月6日）\n${LEAD}`, '沙盒内刊'],
    [
      'English masthead before the hour of its update',
      'THE CHINA COLUMN\nCity opens its sandbox with five fintech projects\nChina Column | Updated: Sept 15, 2022 07:12\nThe office published the first five fintech projects of the city on Wednesday.',
      'China Column',
    ],
  ])('by %s', (_, text, name) => expect(publisher(annotated(text))?.value).toBe(name));

  it('by the properties of the page', () => {
    const found = publisher(
      page('<meta property="og:site_name" content="某某观察">', `<h1>${TITLE}</h1><p>${LEAD}</p>`),
    );
    expect(found).toMatchObject({ value: '某某观察', rule: 'document/publisher-meta' });
  });

  it('by the copyright line, after all others', () => {
    const foot = '<p>Copyright © 2009-2020 山城理财网 版权所有</p>';
    expect(publisher(page('', `<h1>${TITLE}</h1><p>${LEAD}</p>${foot}`))?.value).toBe('山城理财网');
    expect(publisher(page('', `<h1>${TITLE}</h1><p>2020-08-12 来源：甲乙日报</p><p>${LEAD}</p>${foot}`))?.value).toBe(
      '甲乙日报',
    );
  });

  it.each([['来源：未知'], ['来源：网络'], ['2020-08-17']])('is none by %s', (line) => {
    expect(publisher(annotated(`${TITLE}\n${line}\n${LEAD}`))).toBeNull();
  });
});

describe('day of publication', () => {
  it.each([
    ['2020-08-17 10:12:48', '2020-08-17'],
    ['发布时间：2022年1月17日   下载次数：655', '2022-01-17'],
    ['作者：老王说金融   2020 / 08 / 03', '2020-08-03'],
    ['By A. Writer | June 3, 2020 | 3 min read', '2020-06-03'],
    ['2021-01-13　星期三　字体：[大] [中]', '2021-01-13'],
  ])('%s', (line, day) => expect(publishedOn(annotated(`${TITLE}\n${line}\n${LEAD}`))?.value).toBe(day));

  it('is not the clock in the head of a site', () => {
    expect(
      publishedOn(annotated(`2023年11月5日 星期日 10:22:47\n首页 新闻 财经\n${TITLE}\n发布：admin\n${LEAD}`)),
    ).toBeNull();
  });

  it('stands above the page of a newspaper, also on a line of its own', () => {
    expect(publishedOn(annotated(`楚地商报 2021年4月9日 星期五 第B02版\n${TITLE}\n${LEAD}`))?.value).toBe('2021-04-09');
    expect(publishedOn(annotated(`2022年04月20日 星期三\n第06版：经济新闻\n${TITLE}\n${LEAD}`))?.value).toBe(
      '2022-04-20',
    );
  });

  it('may stand in the head of the page alone', () => {
    const found = publishedOn(
      page(
        '<meta property="article:published_time" content="2021-06-21T17:58:30+08:00">',
        `<h1>${TITLE}</h1><p>${LEAD}</p>`,
      ),
    );
    expect(found?.value).toBe('2021-06-21');
  });

  it('is the dateline of an agency, in the year of the text', () => {
    const text = 'NINGBO, March 27 -- The office opened five applications to comment. Comments close on April 1, 2021.';
    expect(publishedOn(annotated(`Ningbo seeks comment\n${text}`))?.value).toBe('2021-03-27');
  });

  it('signs a notice', () => {
    const found = publishedOn(annotated(`关于创新应用的公示\n${LEAD}\n特此公告。\n某某工作组\n2022年5月6日`));
    expect(found?.value).toBe('2022-05-06');
  });
});

describe('a headline of two lines', () => {
  it('is the upper one, whatever the lower says of the article', () => {
    const text = `楚地商报 2021年4月9日 星期五 第B02版
窑炉和苹果园都能“说话”
——某市首批金融科技创新应用看点
${LEAD}`;
    expect(title(annotated(text))?.value).toBe('窑炉和苹果园都能“说话”');
  });
});

describe('what dates count from', () => {
  it('is the dateline beside a day without month, whatever years the background names', () => {
    const text = `${TITLE}\n2020-08-09\n某市7日公布首批5个创新应用，向外界征求意见。\n类似平台于2018年推出，已有多家银行加入。`;
    expect(dateContextOf(annotated(text))).toEqual({ anchor: '2020-08-09', year: null });
  });

  it('is the dateline where comments close soon after it', () => {
    const text =
      'City opens its sandbox\nBy A. Writer | May 27, 2022\nThe office invited comments until June 8 on three pilots. The scheme began in December 2019.';
    expect(dateContextOf(annotated(text)).anchor).toBe('2022-05-27');
  });

  it('is the dateline of the report before that of the paper', () => {
    const text = `楚地商报 2022年9月15日 星期四 第B02版\n${TITLE}\n本报某市9月14日讯 记者今日获悉，首批5个创新应用对外公示。`;
    expect(dateContextOf(annotated(text)).anchor).toBe('2022-09-14');
    expect(dateContextOf(annotated(text.replace('9月14日讯', '1月14日讯'))).anchor).toBe('2022-09-15');
  });

  it('is not the date of a republisher years later', () => {
    const text = `${TITLE}\n2022-05-02\n某地12月7日披露，试点获批46个项目。\n2019年12月，试点启动。`;
    expect(dateContextOf(annotated(text))).toEqual({ anchor: null, year: 2019 });
  });
});

/** Annotated once a text: what is timed after the first round is the rules alone. */
const annotations = new Map<string, AnnotatedDocument>();
const once = (text: string): AnnotatedDocument => {
  const known = annotations.get(text) ?? annotated(text);
  annotations.set(text, known);
  return known;
};

describe('time', () => {
  it.each([['来源：'], ['2020-08-17 '], ['甲乙日报 '], ['© '], ['A | '], ['某某资讯_'], ['Aa Bb ']])(
    'grows with the length of %s',
    (unit) =>
      expect(
        growth((text) => {
          const document = once(text);
          return [title(document), publisher(document), publishedOn(document)];
        }, unit),
      ).toBeLessThan(3),
    120_000,
  );
});
