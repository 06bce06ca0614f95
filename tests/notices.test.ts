/** What a reviewer is pointed at. */
import { describe, expect, it } from 'vitest';
import { extract } from '../pipeline/index.ts';

const article = (body: string): string =>
  `2020年8月14日，中国人民银行杭州中心支行公示杭州金融科技创新监管试点首批1个创新应用。杭州银行试点《基于区块链的智能银行服务》，${body}`;

const codes = (text: string): string[] => extract(text).notices.map(({ code, path }) => `${code} ${path}`);

describe('notices', () => {
  it('an article that says all leaves nothing to look at', () => {
    expect(codes(article('通过区块链技术提升效率，预计服务个人客户2万人。'))).toEqual([]);
  });

  it('a technology that no lexicon knows', () => {
    expect(codes(article('利用拓扑光子技术采集数据。'))).toEqual(['unknown-technology pilots[0].technologies']);
    expect(codes(article('利用先进技术采集数据。'))).toEqual([]);
    expect(codes(article('该应用由湘链信息技术有限公司开发。'))).toEqual(['unknown-applicant pilots[0].applicants[1]']);
    expect(codes(article('引入湘链信息技术有限公司的算力。'))).toEqual([]);
  });

  it('a figure that no rule can place', () => {
    expect(codes(article('预计每年评估专利2000件。'))).toEqual(['unresolved-figure pilots[0].scale']);
    expect(codes(article('预计实现2项功能。'))).toEqual([]);
  });

  it('a date that nothing gives a year', () => {
    const undated = article('提升效率。').replace('2020年8月14日', '8月14日');
    expect(codes(undated)).toEqual(['ambiguous-date announcements[0].announcedOn']);
    const monthless = article('提升效率。').replace('2020年8月14日', '14日');
    expect(codes(monthless)).toEqual(['ambiguous-date announcements[0].announcedOn']);
  });

  it('counts that do not agree, applicants that no lexicon knows or that are missing', () => {
    expect(codes(article('提升效率。').replace('首批1个', '首批3个'))).toEqual([
      'count-mismatch announcements[0].statedCount',
    ]);
    expect(codes(article('提升效率。').replace('杭州银行试点', '乌有云图科技有限公司试点'))).toEqual([
      'unknown-applicant pilots[0].applicants[0]',
    ]);
    expect(codes(article('提升效率。').replace('杭州银行试点', '包括'))).toEqual(['no-applicant pilots[0].applicants']);
  });

  it('points at its place in the source', () => {
    const text = article('利用拓扑光子技术采集数据。');
    const [notice] = extract(text).notices;
    expect(notice?.evidence.map(({ start, end }) => text.slice(start, end))).toEqual(['拓扑光子']);
  });
});
