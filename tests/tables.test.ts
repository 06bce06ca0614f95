/** Tables of pilots: headers name the fields, units in headers apply to the column, merged cells reach down, rows may be batches. */
import { describe, expect, it } from 'vitest';
import type { DocumentResult } from '../pipeline/contract.ts';
import { extract } from '../pipeline/index.ts';
import { fieldOf, unitOf } from '../pipeline/segment/table-fields.ts';
import { annotated } from './helpers/annotated.ts';
import { growth } from './helpers/linear.ts';

const NOTICE =
  '2022年5月18日，中国人民银行厦门市中心支行公示厦门市2022年第一批金融科技创新监管工具创新应用，公开征求意见。';
type Cell = string | { readonly text: string; readonly rows?: number; readonly columns?: number };
const cellHtml = (cell: Cell): string => {
  const { text, rows = 1, columns = 1 } = typeof cell === 'string' ? { text: cell } : cell;
  return `<td${rows > 1 ? ` rowspan="${rows}"` : ''}${columns > 1 ? ` colspan="${columns}"` : ''}>${text}</td>`;
};
const table = (...rows: Cell[][]): string =>
  `<table>${rows.map((cells) => `<tr>${cells.map(cellHtml).join('')}</tr>`).join('')}</table>`;
const read = (html: string): DocumentResult => {
  const text = `<html><body>${html}</body></html>`;
  const result = extract({ text, path: 'table.html' });
  for (const [, start, end, quote] of JSON.stringify(result).matchAll(
    /"start":(\d+),"end":(\d+),"quote":("(?:[^"\\]|\\.)*")/g,
  ))
    expect(text.slice(Number(start), Number(end))).toBe(JSON.parse(quote as string));
  return result;
};
const below = (...rows: Cell[][]): DocumentResult => read(`<p>${NOTICE}</p>${table(...rows)}`);
/** `name < applicants` of each pilot. */
const shown = ({ pilots }: DocumentResult): string[] =>
  pilots.map(({ name, applicants }) => `${name?.value} < ${applicants.map((one) => one.name).join('、')}`);
const roles = ({ pilots }: DocumentResult): string[] =>
  pilots.flatMap(({ applicants }) => applicants.map(({ name, role }) => `${name} ${role}`));

const CHAIN = '基于区块链的贸易单据核验产品';
const QUERY = '基于隐私计算的信用信息查询服务';

describe('headers', () => {
  it.each([
    ['创新应用名称', 'name'],
    ['创新应用名称（中文）', 'name'],
    ['申请机构1', 'applicants'],
    ['技术提供方', 'applicants'],
    ['预期规模（万户）', 'scale'],
    ['年交易额（亿元）', 'scale'],
    ['Project Name', 'name'],
    ['Applicants', 'applicants'],
    ['公示日期', 'announced'],
    ['厦门银行', null],
    ['基于区块链的服务（2022）', null],
  ])('%s', (text, field) => {
    expect(fieldOf(text)).toBe(field);
  });

  it.each([
    ['金额（亿元）', '亿元'],
    ['用户数（万户）', '万户'],
    ['服务客户(万人次)', '万人次'],
    ['交易额（单位：万元）', '万元'],
    ['客户数/万户', '万户'],
    ['覆盖率（%）', '%'],
    ['创新应用名称（中文）', ''],
    ['服务时间（小时）', ''],
    ['申请机构（2家）', ''],
  ])('%s gives the unit %s', (text, unit) => {
    const found = unitOf(text.replace('(', '（').replace(')', '）'));
    expect(found ? text.slice(found.start, found.end) : '').toBe(unit);
  });

  it('may stand below a title row, and again on later pages', () => {
    const head = ['序号', '创新应用名称', '申请机构'];
    const result = below([{ text: '厦门市创新应用公示表', columns: 3 }], head, ['1', CHAIN, '厦门银行'], head, [
      '2',
      QUERY,
      '厦门国际银行',
    ]);
    expect(shown(result)).toEqual([`${CHAIN} < 厦门银行`, `${QUERY} < 厦门国际银行`]);
  });

  it('may be two rows, the outer one over several columns', () => {
    const result = below(
      [
        { text: '序号', rows: 2 },
        { text: '创新应用', columns: 2 },
        { text: '申请机构', columns: 2 },
        { text: '预期规模', columns: 2 },
      ],
      ['名称', '类型', '牵头机构', '合作机构', '企业客户（户）', '年交易额（亿元）'],
      ['1', CHAIN, '科技产品', '厦门银行', '鹭江数智科技有限公司', '1500', '12.5'],
    );
    expect(shown(result)).toEqual([`${CHAIN} < 厦门银行、鹭江数智科技有限公司`]);
    expect(result.pilots[0]?.type?.value).toBe('technology-product');
    expect(result.pilots[0]?.scale).toMatchObject([
      { metric: 'enterprise-customers', value: 1500, unit: 'enterprise' },
      { metric: 'transaction-amount', value: 1.25e9, unit: 'CNY', basis: 'per-year' },
    ]);
  });

  it('say what the institutions below them do', () => {
    const result = below(
      ['创新应用名称', '申请机构', '技术提供方', '数据提供方'],
      [CHAIN, '厦门银行', '鹭江数智科技有限公司', '厦门市大数据有限公司'],
    );
    expect(roles(result)).toEqual([
      '厦门银行 applicant',
      '鹭江数智科技有限公司 technology-provider',
      '厦门市大数据有限公司 data-provider',
    ]);
  });

  it('may be mostly unknown, where all below are values', () => {
    const columns = ['序号', '创新应用名称', '申请机构', '牵头部门', '对接人', '风控等级', '推进节点'];
    const rows = [
      ['1', CHAIN, '厦门银行', '科技部', '王平', '甲', '三季度'],
      ['2', QUERY, '厦门国际银行', '零售部', '陈可', '乙', '四季度'],
    ];
    expect(shown(below(columns, ...rows))).toEqual([`${CHAIN} < 厦门银行`, `${QUERY} < 厦门国际银行`]);
  });

  it('may be English, or Traditional with Taiwan wording', () => {
    const english = below(['No.', 'Project Name', 'Applicants'], ['1', CHAIN, '厦门银行']);
    expect(shown(english)).toEqual([`${CHAIN} < 厦门银行`]);
    const taiwan = below(
      ['序號', '創新應用名稱', '申請機構', '應用類型'],
      ['1', '基於區塊鏈的貿易單據核驗產品', '廈門銀行', '科技產品'],
    );
    expect(shown(taiwan)).toEqual([`${CHAIN} < 厦门银行`]);
    expect(taiwan.pilots[0]?.type?.value).toBe('technology-product');
  });

  it('may stand in the first column, with a pilot in each of the others', () => {
    const result = below(
      ['创新应用名称', CHAIN, QUERY],
      ['申请机构', '厦门银行', '厦门国际银行'],
      ['应用类型', '科技产品', '金融服务'],
      ['用户数（万户）', '2', '3.5'],
    );
    expect(shown(result)).toEqual([`${CHAIN} < 厦门银行`, `${QUERY} < 厦门国际银行`]);
    expect(result.pilots.map(({ type }) => type?.value)).toEqual(['technology-product', 'financial-service']);
    expect(result.pilots.map(({ scale }) => scale.map(({ value }) => value))).toEqual([[20000], [35000]]);
  });

  it('may stand beside their values, one pilot after another', () => {
    const result = below(
      ['创新应用名称', CHAIN],
      ['申请机构', '厦门银行'],
      ['创新应用名称', QUERY],
      ['申请机构', '厦门国际银行'],
    );
    expect(shown(result)).toEqual([`${CHAIN} < 厦门银行`, `${QUERY} < 厦门国际银行`]);
  });
});

describe('units in headers', () => {
  const scaleOf = (header: string, cell: string) =>
    below(['创新应用名称', '申请机构', header], [CHAIN, '厦门银行', cell]).pilots[0]?.scale.map(
      ({ metric, value, upper, unit, comparator, basis }) =>
        [metric, value, upper, unit, comparator, basis].filter((part) => part != null).join(' '),
    );
  it.each([
    ['用户数（万户）', '20', ['users 200000 person eq']],
    ['服务客户（万人次）', '3.5', ['customers 35000 customer eq']],
    ['年交易额（万元）', '1,200', ['transaction-amount 12000000 CNY eq per-year']],
    ['贷款金额（亿元）', '约3', ['financing-amount 300000000 CNY approx']],
    ['用户数（万户）', '20-30', ['users 200000 300000 person eq']],
    ['企业客户（户）', '500以上', ['enterprise-customers 500 enterprise gte']],
    ['交易笔数（万笔）', '2010', ['transactions 20100000 transaction eq']],
    ['用户数（万户）', '15万户', ['users 150000 person eq']],
    ['预期规模（万户）', '5', ['customers 50000 customer eq']],
    ['金额（亿元）', '3', []],
    ['登记编号', '20220018', []],
  ])('%s over %s', (header, cell, figures) => {
    expect(scaleOf(header, cell)).toEqual(figures);
  });

  it('have evidence in the header and in the cell', () => {
    const [figure] =
      below(['创新应用名称', '申请机构', '用户数（万户）'], [CHAIN, '厦门银行', '20']).pilots[0]?.scale ?? [];
    expect(figure?.evidence.map(({ quote }) => quote)).toEqual(['用户数', '万户', '20']);
  });
});

describe('cells', () => {
  it('that are merged carry type and applicants to the rows they span, and no amounts', () => {
    const result = below(
      ['类型', '创新应用名称', '申请机构', '用户数（万户）'],
      [{ text: '金融服务', rows: 2 }, CHAIN, { text: '厦门银行', rows: 2 }, { text: '20', rows: 2 }],
      [QUERY],
    );
    expect(shown(result)).toEqual([`${CHAIN} < 厦门银行`, `${QUERY} < 厦门银行`]);
    expect(result.pilots.map(({ type }) => type?.value)).toEqual(['financial-service', 'financial-service']);
    expect(result.pilots.map(({ scale }) => scale.length)).toEqual([1, 0]);
  });

  it('that are merged carry the day of the launch to the rows they span', () => {
    const result = below(
      ['创新应用名称', '申请机构', '拟上线时间'],
      [CHAIN, '厦门银行', { text: '2022年12月', rows: 2 }],
      [QUERY, '厦门国际银行'],
    );
    expect(result.pilots.map(({ plannedLaunch }) => plannedLaunch?.date)).toEqual(['2022-12', '2022-12']);
  });

  it('of a name that is merged over rows are one pilot with the applicants of all', () => {
    const result = below(
      ['序号', '创新应用名称', '申请机构'],
      [{ text: '1', rows: 2 }, { text: CHAIN, rows: 2 }, '厦门银行'],
      ['鹭江数智科技有限公司'],
      ['2', QUERY, '厦门国际银行'],
    );
    expect(shown(result)).toEqual([`${CHAIN} < 厦门银行、鹭江数智科技有限公司`, `${QUERY} < 厦门国际银行`]);
  });

  it.each([
    ['厦门银行、鹭江数智科技有限公司', ['厦门银行 applicant', '鹭江数智科技有限公司 applicant']],
    ['厦门银行<br>鹭江数智科技有限公司', ['厦门银行 applicant', '鹭江数智科技有限公司 applicant']],
    ['1.厦门银行<br>2.鹭江数智科技有限公司', ['厦门银行 applicant', '鹭江数智科技有限公司 applicant']],
    ['（1）厦门银行；（2）甲乙丙丁科技', ['厦门银行 applicant', '甲乙丙丁科技 applicant']],
    ['①厦门银行②甲乙丙丁科技', ['厦门银行 applicant', '甲乙丙丁科技 applicant']],
    [
      '厦门银行（金融场景方）、甲乙丙丁科技（技术提供方）',
      ['厦门银行 financial-institution', '甲乙丙丁科技 technology-provider'],
    ],
    [
      '牵头机构：厦门银行<br>技术支持：鹭江数智科技有限公司',
      ['厦门银行 applicant', '鹭江数智科技有限公司 technology-provider'],
    ],
    ['中国工商银行股份有限公司<br>厦门市分行', ['中国工商银行股份有限公司厦门市分行 applicant']],
  ])('hold several institutions: %s', (cell, expected) => {
    expect(roles(below(['创新应用名称', '申请机构'], [CHAIN, cell]))).toEqual(expected);
  });
});

describe('tables that announce', () => {
  it('name region and batch in each row: an announcement for each', () => {
    const { document, announcements, pilots } = read(
      `<h1>金融科技创新监管工具创新应用汇总</h1>${table(
        ['地区', '批次', '创新应用名称', '申请机构', '公示时间'],
        [{ text: '北京', rows: 2 }, '2020年第一批', CHAIN, '中国银行', '2020年1月14日'],
        ['2020年第二批', QUERY, '百行征信', '2020年6月2日'],
        ['上海市', '第一批', '面向商户的跨境收款服务', '拉卡拉支付', '2020-07-27'],
      )}`,
    );
    expect(announcements.map(({ id, announcedOn, programme }) => [id, announcedOn?.value, programme?.value])).toEqual([
      ['beijing-2020-1', '2020-01-14', 'pboc-fintech-sandbox'],
      ['beijing-2020-2', '2020-06-02', 'pboc-fintech-sandbox'],
      ['shanghai-2020-1', '2020-07-27', 'pboc-fintech-sandbox'],
    ]);
    expect(pilots.map(({ announcementId, name }) => [announcementId, name?.value])).toEqual([
      ['beijing-2020-1', CHAIN],
      ['beijing-2020-2', QUERY],
      ['shanghai-2020-1', '面向商户的跨境收款服务'],
    ]);
    expect(document.publishedOn).toBeNull();
  });

  it('name region and batch in a row over the others', () => {
    const { announcements, pilots } = read(
      table(
        ['序号', '创新应用名称', '申请机构'],
        [{ text: '厦门市2021年第一批', columns: 3 }],
        ['1', CHAIN, '厦门银行'],
        [{ text: '厦门市2022年第二批', columns: 3 }],
        ['2', QUERY, '厦门国际银行'],
      ),
    );
    expect(announcements.map(({ id }) => id)).toEqual(['xiamen-2021-1', 'xiamen-2022-2']);
    expect(pilots.map(({ announcementId }) => announcementId)).toEqual(['xiamen-2021-1', 'xiamen-2022-2']);
  });

  it('in the standard’s own terms need no programme, which is then null', () => {
    const { announcements, pilots } = read(
      table(
        ['创新应用名称', '申请机构', '创新应用类型'],
        [CHAIN, '厦门银行', '科技产品'],
        [QUERY, '厦门国际银行', '金融服务'],
      ),
    );
    expect(announcements).toMatchObject([{ id: 'table', programme: null, region: null, batch: null }]);
    expect(pilots.map(({ name, type }) => [name?.value, type?.value])).toEqual([
      [CHAIN, 'technology-product'],
      [QUERY, 'financial-service'],
    ]);
  });

  it('have region, batch and programme from the title above them', () => {
    const { announcements } = read(
      `<h2>厦门市金融科技创新监管工具2022年第二批</h2>${table(['应用名称', '创新应用名称', '申请机构'], ['1', CHAIN, '厦门银行'])}`,
    );
    expect(announcements).toMatchObject([
      { id: 'xiamen-2022-2', programme: { value: 'pboc-fintech-sandbox' }, region: { name: '厦门' } },
    ]);
  });

  it('are none where they are of something else', () => {
    const { announcements, pilots } = read(
      table(
        ['项目名称', '单位', '金额（亿元）'],
        ['办公楼空调采购项目', '厦门银行', '0.3'],
        ['数据中心建设项目', '厦门国际银行', '1.2'],
      ),
    );
    expect([announcements, pilots]).toEqual([[], []]);
  });
});

describe('time', () => {
  it.each(['机构名称\n', '创新应用名称\t申请机构\n', '1\t基于区块链的服务\t工商银行\n', '用户数（万户）\t'])(
    'is linear: %j',
    (unit) => {
      expect(growth((text) => annotated(text).segments.rows.length, unit)).toBeLessThan(3);
    },
  );
});
