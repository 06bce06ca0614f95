/** Dates told in a text, and what they are. */
import { describe, expect, it, test } from 'vitest';
import { type DateContext, dates, resolveDate, resolvedDates, yearContext } from '../pipeline/dates.ts';
import { growth } from './helpers/linear.ts';

const AUGUST: DateContext = { anchor: '2020-08-17', year: null };

/** `slice = iso`; `?` where the mention resolves to nothing. */
const shown = (text: string, context: DateContext, direction?: 'past' | 'future'): string[] =>
  dates(text).map((mention) => {
    const resolved = resolveDate(mention, context, direction);
    return `${text.slice(mention.start, mention.end)} = ${resolved ? `${resolved.iso} ${resolved.precision}` : '?'}`;
  });

function check(title: string, context: DateContext, table: readonly (readonly [string, ...string[]])[]): void {
  describe(title, () => {
    test.each(table.map(([text, ...expected]) => ({ text, expected })))('$text', ({ text, expected }) => {
      expect(shown(text, context)).toEqual(expected);
    });
  });
}

check('absolute dates', AUGUST, [
  ['2020年8月14日公示', '2020年8月14日 = 2020-08-14 day'],
  ['2020 年 8 月 14 日', '2020 年 8 月 14 日 = 2020-08-14 day'],
  ['２０２０年８月１４日', '２０２０年８月１４日 = 2020-08-14 day'],
  ['2020-08-14', '2020-08-14 = 2020-08-14 day'],
  ['2020/8/14 10:12', '2020/8/14 = 2020-08-14 day'],
  ['2020.8.14', '2020.8.14 = 2020-08-14 day'],
  ['2020-07', '2020-07 = 2020-07 month'],
  ['2020年7月启动', '2020年7月 = 2020-07 month'],
  ['2020年7月份', '2020年7月份 = 2020-07 month'],
  ['2019年启动', '2019年 = 2019 year'],
  ['二〇二〇年八月十四日', '二〇二〇年八月十四日 = 2020-08-14 day'],
  ['二零二一年十二月二十三日', '二零二一年十二月二十三日 = 2021-12-23 day'],
  ['二〇二一年十月', '二〇二一年十月 = 2021-10 month'],
  ['到2020年末', '2020年末 = 2020-12-31 day'],
  ['2020年底前', '2020年底 = 2020-12-31 day'],
  ['2020年年底', '2020年年底 = 2020-12-31 day'],
  ['到2023年6月末', '2023年6月末 = 2023-06-30 day'],
  ['2024年2月底', '2024年2月底 = 2024-02-29 day'],
  ['到2021年二季度末', '2021年二季度末 = 2021-06-30 day'],
  ['2021年第一季度', '2021年第一季度 = 2021 year'],
  ['2021年下半年', '2021年下半年 = 2021 year'],
  ['2020年全年', '2020年全年 = 2020 year'],
  ['2021年初', '2021年初 = 2021 year'],
  ['8月14日（星期五）2月30日', '8月14日 = 2020-08-14 day', '星期五 = ?', '2月30日 = ?'],
]);

check('dates told from another', AUGUST, [
  ['8月14日', '8月14日 = 2020-08-14 day'],
  ['9月18日', '9月18日 = 2020-09-18 day'],
  ['12月24日', '12月24日 = 2019-12-24 day'],
  ['今年8月30日正式运营', '今年8月30日 = 2020-08-30 day'],
  ['去年12月24日', '去年12月24日 = 2019-12-24 day'],
  ['去年12月', '去年12月 = 2019-12 month'],
  ['明年3月', '明年3月 = 2021-03 month'],
  ['前年', '前年 = 2018 year'],
  ['今年年底', '今年年底 = 2020-12-31 day'],
  ['年末', '年末 = 2020-12-31 day'],
  ['明年底', '明年底 = 2021-12-31 day'],
  ['年内', '年内 = 2020 year'],
  ['昨日', '昨日 = 2020-08-16 day'],
  ['昨天发布，前天提交', '昨天 = 2020-08-16 day', '前天 = 2020-08-15 day'],
  ['今日', '今日 = 2020-08-17 day'],
  ['14日公示', '14日 = 2020-08-14 day'],
  ['31日公示', '31日 = 2020-07-31 day'],
  ['本月14日', '本月14日 = 2020-08-14 day'],
  ['上月24日', '上月24日 = 2020-07-24 day'],
  ['昨（16）日公告，今(17)日截止', '昨（16）日 = 2020-08-16 day', '今(17)日 = 2020-08-17 day'],
  ['今（2020）年6月，上（7）月底', '今（2020）年6月 = 2020-06 month', '上（7）月底 = 2020-07-31 day'],
  ['上月末', '上月末 = 2020-07-31 day'],
  ['上个月', '上个月 = 2020-07 month'],
  ['本月', '本月 = 2020-08 month'],
  ['月底', '月底 = 2020-08-31 day'],
  ['近日发布，日前完成', '近日 = ?', '日前 = ?'],
  ['一年内服务，每年、周年、年度、3日内'],
  ['三个月、24小时、21日报道', '21日 = 2020-07-21 day'],
  ['2019-2021年规划', '2019-2021年 = ?'],
]);

check('English dates', AUGUST, [
  ['on August 14, 2020', 'August 14, 2020 = 2020-08-14 day'],
  ['Nov 14 Mon 2022 10:27', 'Nov 14 Mon 2022 = 2022-11-14 day'],
  ['on Aug. 14', 'Aug. 14 = 2020-08-14 day'],
  ['14 Aug 2020', '14 Aug 2020 = 2020-08-14 day'],
  ['the 3rd of September 2021', '3rd of September 2021 = 2021-09-03 day'],
  ['in July 2020', 'July 2020 = 2020-07 month'],
  ['in March next year', 'March next year = 2021-03 month'],
  ['by the end of 2021', 'the end of 2021 = 2021-12-31 day'],
  ['by the end of June 2023', 'the end of June 2023 = 2023-06-30 day'],
  ['by 2021', '2021 = 2021 year'],
  ['by year-end', 'year-end = 2020-12-31 day'],
  ['on Jan. 14', 'Jan. 14 = 2020-01-14 day'],
  ['yesterday, last month', 'yesterday = 2020-08-16 day', 'last month = 2020-07 month'],
  ['earlier this month, last Friday', 'earlier this month = ?', 'last Friday = ?'],
  ['banks may march on and 2,020 of 2000 users'],
]);

describe('what a plan says lies ahead', () => {
  const december: DateContext = { anchor: '2020-12-15', year: null };
  it.each([
    ['拟于3月上线', '3月 = 2021-03 month'],
    ['拟于12月28日上线', '12月28日 = 2020-12-28 day'],
    ['拟于5日上线', '5日 = 2021-01-05 day'],
  ])('%s', (text, expected) => {
    expect(shown(text, december, 'future')).toEqual([expected]);
  });

  it('takes the same month for last spring in a report', () => {
    expect(shown('3月上线', december)).toEqual(['3月 = 2020-03 month']);
  });
});

describe('dates of a running text', () => {
  const told = (text: string, context: DateContext): string[] => resolvedDates(text, context).map(({ iso }) => iso);

  it.each<[string, DateContext, string[]]>([
    ['2020年5月启动；7月，首批公示。', { anchor: null, year: null }, ['2020-05', '2020-07']],
    ['2019年12月启动，1月14日公示。', { anchor: null, year: null }, ['2019-12', '2020-01-14']],
    ['8月14日，杭州公示。同日，苏州公示。', AUGUST, ['2020-08-14', '2020-08-14']],
    ['8月14日至16日公示。', AUGUST, ['2020-08-14', '2020-08-16']],
    ['自2019年起。8月24日公示。', AUGUST, ['2019', '2020-08-24']],
    ['2021年4月启动；同年9月，首批公示。', { anchor: null, year: null }, ['2021-04', '2021-09']],
    ['2019年12月启动。翌年3月，首批公示。', AUGUST, ['2019-12', '2020-03']],
    ['当年9月公示。', { anchor: null, year: null }, []],
    ['9月29日，本网获悉，昨日公示。', { anchor: '2021-10-08', year: null }, ['2021-09-29', '2021-09-28']],
    ['9月29日，某市公示。本网获悉，昨日某行入选。', { anchor: '2021-10-08', year: null }, ['2021-09-29', '2021-10-07']],
    ['近日公示。', AUGUST, []],
  ])('%s', (text, context, expected) => {
    expect(told(text, context)).toEqual(expected);
  });
});

describe('the year of the events', () => {
  const NOTHING = { title: null, body: '', dateline: null, published: null };

  it('is that of the dateline where the dates of the article lie around it', () => {
    const body = '6月17日，第三批公示。2019年12月试点启动，2020年4月扩大。';
    expect(yearContext({ ...NOTHING, body, dateline: '2022-06-20' })).toEqual({ anchor: '2022-06-20', year: null });
  });

  it('is not that in which an English article says that trials began', () => {
    const body = 'Cities have run such trials since Beijing tried the first in 2019. The branch published them.';
    expect(yearContext({ ...NOTHING, body, dateline: '2022-06-20' })).toEqual({ anchor: '2022-06-20', year: null });
  });

  it('is not that of a reprint years later', () => {
    const body = '2019年末批准试点。去年12月24日上线。1月2日，平台发布。';
    const context = yearContext({ title: '2020年的任务清单', body, dateline: '2022-05-02', published: null });
    expect(context).toEqual({ anchor: null, year: 2020 });
    expect(resolvedDates(body, context).map(({ iso }) => iso)).toEqual(['2019-12-31', '2019-12-24', '2020-01-02']);
  });

  it("is the batch's own where there is no dateline", () => {
    const body = '1月14日，营业管理部公示2020年第一批应用。';
    expect(yearContext({ ...NOTHING, body })).toEqual({ anchor: null, year: 2020 });
    expect(shown('1月14日', yearContext({ ...NOTHING, body }))).toEqual(['1月14日 = 2020-01-14 day']);
  });

  it("is the batch's own in English", () => {
    const body = 'On August 7 the branch put the first batch of 2020 on display. The pilots began in December 2019.';
    expect(yearContext({ ...NOTHING, body })).toEqual({ anchor: null, year: 2020 });
  });

  it("is the dateline's where a batch of last year is announced in January", () => {
    const body = '1月12日，深圳公示2020年第二批应用。';
    expect(yearContext({ ...NOTHING, body, dateline: '2021-01-13' }).anchor).toBe('2021-01-13');
  });

  it('is not found in titles of plans or in what lies ahead', () => {
    const body = '《金融科技发展规划（2019-2021年）》。预计到2025年服务千户。';
    expect(yearContext({ ...NOTHING, body })).toEqual({ anchor: null, year: null });
  });

  it('is that of a full date near which the days stand', () => {
    const body = '6月15日，深圳公示第三批应用。意见收集至2022年6月24日。2019年12月试点启动。';
    expect(yearContext({ ...NOTHING, body })).toEqual({ anchor: null, year: 2022 });
  });

  it('is the next where a full date of the winter before stands near the days', () => {
    const body = '1月14日，北京公示首批应用。2019年12月23日，试点启动会召开。';
    expect(yearContext({ ...NOTHING, body })).toEqual({ anchor: null, year: 2020 });
  });

  it('is that of the dateline where the background has years without months, or those of the beginnings', () => {
    const body = '福建某市首批应用亮相，项目预定明年3月上线。试点2019年12月自北京启动，该市2020年产值过千亿元。';
    expect(yearContext({ ...NOTHING, body, dateline: '2022-12-14' })).toEqual({ anchor: '2022-12-14', year: null });
  });

  it('is not that in which the programme began', () => {
    const body = '8月14日，苏州首批应用亮相。2019年12月，北京率先启动试点。';
    expect(yearContext({ ...NOTHING, body })).toEqual({ anchor: null, year: null });
  });

  it('comes from outside where the page says nothing', () => {
    expect(yearContext({ ...NOTHING, body: '近日公示。', published: '2021-03-02' })).toEqual({
      anchor: '2021-03-02',
      year: null,
    });
  });

  it('is not proved by the dateline left in the text', () => {
    const body = '2022年5月2日 来源：网络。1月14日公示2020年第一批应用。';
    expect(yearContext({ ...NOTHING, body, dateline: '2022-05-02' }).year).toBe(2020);
  });
});

describe('hostile dates', () => {
  const units = [
    '2020年',
    '1月',
    '8月14日',
    '2020-',
    '2020年1月至',
    'Jan 1 ',
    'the end of ',
    '二〇',
    '14日',
    '去年',
    '1 ',
  ];
  it.each(units)('takes linear time over %j', (unit) => {
    expect(growth(dates, unit)).toBeLessThan(3);
  });
});
