/** Declarations (金融科技创新应用声明书, JR/T 0198): one form in the layouts that it comes in gives one record, field by field. */
import { describe, expect, it } from 'vitest';
import { type DocumentResult, documentResultSchema, type Pilot } from '../pipeline/contract.ts';
import { extract } from '../pipeline/index.ts';
import { formsIn } from '../pipeline/rules/declaration/forms.ts';
import { annotated } from './helpers/annotated.ts';
import {
  asApart,
  asLayer,
  asLines,
  asOneLine,
  asTable,
  asTabs,
  asWideTable,
  BANK_CODE,
  BANK_LEI,
  COMPANY_CODE,
  ROWS,
  type Row,
} from './helpers/declaration.ts';
import { growth } from './helpers/linear.ts';

const read = (text: string, html = text.startsWith('<')): DocumentResult => {
  const result = extract({ text, path: html ? 'form.html' : 'form.txt' });
  expect(JSON.stringify(documentResultSchema.parse(result))).toBe(JSON.stringify(result));
  for (const quote of JSON.stringify(result).matchAll(/"start":(\d+),"end":(\d+),"quote":("(?:[^"\\]|\\.)*")/g))
    expect(text.slice(Number(quote[1]), Number(quote[2]))).toBe(JSON.parse(quote[3] as string));
  return result;
};
/** The values of a record without their proofs. */
const plain = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const { evidence: _, rule, ...rest } = value as Record<string, unknown>;
  const keys = Object.keys(rest);
  if (rule !== undefined && keys.length === 1 && (keys[0] === 'value' || keys[0] === 'text')) return rest[keys[0]];
  return Object.fromEntries(Object.entries(rest).map(([key, one]) => [key, plain(one)]));
};
const onlyPilot = ({ pilots }: DocumentResult): Pilot => {
  expect(pilots).toHaveLength(1);
  return pilots[0] as Pilot;
};
/** The rows with some of them replaced by label; null leaves a row out. */
const withRows = (replaced: Record<string, string[] | null>): Row[] =>
  ROWS.flatMap((row): Row[] => {
    const by = replaced[row[1]];
    return by === undefined ? [row] : by === null ? [] : [[row[0], row[1], ...by]];
  });

const INSTITUTIONS = [
  {
    name: '鹭江商业银行股份有限公司',
    creditCode: { value: BANK_CODE, valid: true },
    lei: { value: BANK_LEI, valid: true },
    licences: [
      { name: '中华人民共和国金融许可证', number: 'B0999H235020001', issuer: '国家金融监督管理总局厦门监管局' },
    ],
  },
  { name: '闽茶云仓科技有限公司', creditCode: { value: COMPANY_CODE, valid: true }, lei: null, licences: [] },
];

const LAYOUTS = { asTable, asWideTable, asLines, asApart, asLayer, asTabs, asOneLine };

describe.each(Object.entries(LAYOUTS))('a form laid out %s', (_, layout) => {
  const result = read(layout(ROWS));
  const pilot = onlyPilot(result);

  it('announces one pilot of no region and no batch', () => {
    expect(result.announcements).toHaveLength(1);
    expect(plain(result.announcements[0])).toMatchObject({
      id: 'form',
      programme: 'pboc-fintech-sandbox',
      region: null,
      batch: null,
      announcedOn: null,
      stage: null,
    });
    expect(result.document.title?.value).toBe('金融科技创新应用声明书');
    expect(result.document.publishedOn).toBeNull();
    expect(result.document.publisher).toBeNull();
    expect(pilot.announcementId).toBe('form');
    expect(result.notices.map(({ code }) => code)).toEqual(['unknown-applicant', 'unknown-applicant']);
  });

  it('gives the fields that every pilot has', () => {
    const { applicants, technologies, scale, ...rest } = plain(pilot) as Record<string, Record<string, unknown>[]>;
    expect(rest).toMatchObject({
      name: '基于区块链的茶叶仓单融资服务',
      type: 'financial-service',
      applicantsComplete: true,
      plannedLaunch: { date: '2022-11-30', precision: 'day' },
      description: '搭建茶叶仓单融资平台',
      functions: ['搭建茶叶仓单融资平台', '为茶企提供在线仓单质押融资服务'],
      expectedEffects: ['降低茶企融资成本', '缩短放款时间'],
      riskCompensation: '造成用户损失的，由鹭江商业银行先行赔付',
      exitMechanism: '退出时停止新增业务，存量贷款到期结清',
    });
    expect(applicants?.map(({ name, role, kind }) => [name, role, kind])).toEqual([
      ['鹭江商业银行股份有限公司', 'financial-institution', 'bank'],
      ['闽茶云仓科技有限公司', 'technology-provider', 'technology-company'],
    ]);
    expect(technologies?.map(({ name }) => name)).toEqual(['区块链', '物联网']);
    expect(scale).toMatchObject([
      { metric: 'enterprise-customers', value: 500, unit: 'enterprise' },
      { metric: 'financing-amount', value: 3e8, unit: 'CNY', basis: 'per-year' },
    ]);
  });

  it('gives the fields that only declarations have', () => {
    const { riskControls, ...declaration } = plain(pilot.declaration) as Record<string, unknown>;
    expect(declaration).toEqual({
      number: `${BANK_CODE}-2022-0001`,
      institutions: INSTITUTIONS,
      novelty: '以链上仓单代替纸质仓单，做到一货一单。',
      dataSources: null,
      serviceChannel: '线上渠道：手机银行、企业网银',
      serviceTime: '7×24小时',
      users: '茶叶企业和茶农',
      serviceAgreement: '《茶叶仓单融资服务协议》',
      legalAssessment: {
        text: '本应用符合现行法律法规和部门规章，可以依法开展',
        assessor: '鹭江商业银行股份有限公司法律合规部',
        assessedOn: '2022-08-05',
        validity: '3年',
      },
      securityAssessment: {
        text: '本应用达到金融行业标准的安全要求',
        assessor: '闽茶云仓科技有限公司安全部',
        assessedOn: '2022-08-09',
        validity: '1年',
      },
      emergencyPlan: '系统中断时切换到备用机房，并在两小时内公告。',
      complaints: [
        { text: '投诉渠道：客服电话0592-5550000', to: 'institution' },
        { text: '投诉渠道：行业协会网站', to: 'self-regulation' },
      ],
    });
    expect(riskControls).toContain('仓单与实物不符');
    expect(riskControls).toContain('由仓储方每周盘点并上链');
  });
});

describe('identifiers of a form', () => {
  const wrong = BANK_CODE.slice(0, -1) + (BANK_CODE.endsWith('0') ? '1' : '0');
  const creditCodes = (text: string) => onlyPilot(read(text)).declaration?.institutions.map((one) => one.creditCode);
  const bank = (code: string): string =>
    asLines(ROWS).replace(`统一社会信用代码：${BANK_CODE}`, `统一社会信用代码：${code}`);

  it('are kept as printed with a notice where a check digit is wrong', () => {
    const result = read(bank(wrong));
    expect(result.pilots[0]?.declaration?.institutions[0]?.creditCode).toMatchObject({ value: wrong, valid: false });
    expect(result.notices.filter(({ code }) => code === 'invalid-identifier')).toMatchObject([
      {
        severity: 'warning',
        path: 'pilots[0].declaration.institutions[0].creditCode',
        evidence: [{ quote: wrong }],
      },
    ]);
  });

  it.each([
    ['full-width', [...BANK_CODE].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('')],
    ['in lower case', BANK_CODE.toLowerCase()],
    ['with blanks', BANK_CODE.replace(/(.{6})(?=.)/g, '$1 ')],
    ['with hyphens', BANK_CODE.replace(/(.{9})(?=.)/g, '$1-')],
    ['with O for 0', BANK_CODE.replaceAll('0', 'O')],
  ])('are folded before the check, with evidence at the source: %s', (_, printed) => {
    const [first] = creditCodes(bank(printed)) ?? [];
    expect(first).toMatchObject({ value: BANK_CODE, valid: true, evidence: [{ quote: printed }] });
  });

  it('may be broken over the lines of a cell', () => {
    const text = asTable(ROWS).replace(`<p>${BANK_CODE}</p>`, `${BANK_CODE.slice(0, 12)}<br>${BANK_CODE.slice(12)}`);
    const [first] = creditCodes(text) ?? [];
    expect(first).toMatchObject({
      value: BANK_CODE,
      valid: true,
      evidence: [{ quote: BANK_CODE.slice(0, 12) }, { quote: BANK_CODE.slice(12) }],
    });
  });

  it('may stand beside the name', () => {
    const rows = withRows({ 统一社会信用代码: null, 全球法人识别编码: null }).map(
      (row): Row =>
        row[2] === '鹭江商业银行股份有限公司' ? [row[0], row[1], `${row[2]}（统一社会信用代码：${BANK_CODE}）`] : row,
    );
    const [bankOf, company] = onlyPilot(read(asTable(rows))).declaration?.institutions ?? [];
    expect(bankOf).toMatchObject({ name: { value: '鹭江商业银行股份有限公司' }, creditCode: { value: BANK_CODE } });
    expect(company).toMatchObject({ name: { value: '闽茶云仓科技有限公司' }, creditCode: null });
  });

  it('in running text are checked too, and are no scale', () => {
    const text = `中国人民银行厦门市中心支行2022年5月18日公示厦门市2022年第二批金融科技创新监管工具创新应用。\n“基于区块链的贸易单据核验产品”由厦门银行（统一社会信用代码：${wrong}，登记编号20220518001）申请，预计服务企业1500家。`;
    const result = read(text);
    expect(result.pilots.map(({ scale }) => scale.map(({ value }) => value))).toEqual([[1500]]);
    expect(result.pilots[0]?.declaration).toBeNull();
    expect(result.notices.filter(({ code }) => code === 'invalid-identifier')).toMatchObject([
      { path: '', evidence: [{ quote: wrong }] },
    ]);
  });
});

describe('institutions of a form', () => {
  const applicants = (rows: readonly Row[]) =>
    onlyPilot(read(asTable(rows))).applicants.map(({ name, role, canonicalName }) => [name, role, canonicalName]);

  it('name a branch that a cell breaks over lines', () => {
    const rows = withRows({ 机构名称: ['中国工商银行股份有限公司', '厦门市分行'] }).slice(0, 7);
    const rest = ROWS.slice(11);
    expect(applicants([...rows, ...rest])).toEqual([
      ['中国工商银行股份有限公司厦门市分行', 'applicant', '中国工商银行股份有限公司厦门市分行'],
    ]);
  });

  it('may share one field, with what each does', () => {
    const rows: Row[] = [
      ...ROWS.slice(0, 3),
      ['机构信息', '统一社会信用代码', `${BANK_CODE}、${COMPANY_CODE}`],
      ['机构信息', '机构名称', '1.鹭江商业银行股份有限公司（金融场景方）', '2.闽茶云仓科技有限公司（技术提供方）'],
      ...withRows({ 功能服务: ['搭建茶叶仓单融资平台。'] }).slice(11),
    ];
    const pilot = onlyPilot(read(asTable(rows)));
    expect(pilot.applicants.map(({ name, role }) => [name, role])).toEqual([
      ['鹭江商业银行股份有限公司', 'financial-institution'],
      ['闽茶云仓科技有限公司', 'technology-provider'],
    ]);
    expect(pilot.declaration?.institutions.map(({ name, creditCode }) => [name?.value, creditCode?.value])).toEqual([
      ['鹭江商业银行股份有限公司', BANK_CODE],
      ['闽茶云仓科技有限公司', COMPANY_CODE],
    ]);
  });

  it('keep codes apart from names where the form does not pair them', () => {
    const rows: Row[] = [
      ...ROWS.slice(0, 3),
      ['机构信息', '统一社会信用代码', BANK_CODE],
      ['机构信息', '机构名称', '鹭江商业银行股份有限公司、闽茶云仓科技有限公司'],
      ...ROWS.slice(11),
    ];
    const found = onlyPilot(read(asTable(rows))).declaration?.institutions;
    expect(found?.map(({ name, creditCode }) => [name?.value ?? null, creditCode?.value ?? null])).toEqual([
      ['鹭江商业银行股份有限公司', null],
      ['闽茶云仓科技有限公司', null],
      [null, BANK_CODE],
    ]);
  });
});

describe('lines of a form that have run into one', () => {
  it('are parted before labels between blanks, also where others stand on lines of their own', () => {
    const pilot = onlyPilot(
      read(
        `金融科技创新应用声明书\n创新应用编号：${BANK_CODE}-2022-0001\n创新应用名称：基于区块链的茶叶仓单融资服务\n创新应用类型：金融服务\n机构信息 统一社会信用代码 ${BANK_CODE} 机构名称 鹭江商业银行股份有限公司\n拟正式运营时间 2022年9月30日\n功能服务 本应用向茶企提供融资服务。`,
      ),
    );
    expect(pilot.applicants.map(({ name }) => name)).toEqual(['鹭江商业银行股份有限公司']);
    expect(pilot.declaration?.institutions[0]?.creditCode?.value).toBe(BANK_CODE);
  });

  it('are no lines of a form where the labels are words of a sentence', () => {
    const functions = '本应用说明预期效果和退出机制，并公开服务渠道。';
    const pilot = onlyPilot(read(asLines(withRows({ 功能服务: [functions] }))));
    expect(pilot.exitMechanism?.text).toBe('退出时停止新增业务，存量贷款到期结清');
  });
});

describe('documents with declarations', () => {
  it('may hold several, one after another', () => {
    const second = withRows({
      创新应用名称: ['面向跨境商户的外币收款服务'],
      创新应用编号: [`${COMPANY_CODE}-2022-0001`],
    });
    const { pilots } = read(`${asLines(ROWS)}\n${asLines(second)}`);
    expect(pilots.map(({ name, declaration }) => [name?.value, declaration?.number?.value])).toEqual([
      ['基于区块链的茶叶仓单融资服务', `${BANK_CODE}-2022-0001`],
      ['面向跨境商户的外币收款服务', `${COMPANY_CODE}-2022-0001`],
    ]);
    expect(pilots.map(({ declaration }) => declaration?.institutions.length)).toEqual([2, 2]);
  });

  it('may be notices of a batch: the pilot is told once and belongs to it', () => {
    const notice =
      '中国人民银行厦门市中心支行公示厦门市2022年第一批金融科技创新监管工具创新应用，共2个：“基于区块链的茶叶仓单融资服务”、“基于隐私计算的信用信息查询服务”。';
    const { announcements, pilots } = read(`${notice}\n${asLines(ROWS)}`);
    expect(announcements.map(({ id }) => id)).toEqual(['xiamen-2022-1']);
    expect(pilots.map(({ name, declaration }) => [name?.value, declaration !== null])).toEqual([
      ['基于区块链的茶叶仓单融资服务', true],
      ['基于隐私计算的信用信息查询服务', false],
    ]);
    expect(pilots[0]?.name?.evidence).toHaveLength(2);
  });

  it('read the same in Traditional script and in GB18030 or Big5 wording', () => {
    const traditional = asLines(ROWS)
      .replaceAll('创新应用', '創新應用')
      .replaceAll('机构', '機構')
      .replaceAll('统一社会信用代码', '統一社會信用代碼')
      .replaceAll('区块链', '區塊鏈')
      .replaceAll('茶叶仓单融资服务', '茶葉倉單融資服務')
      .replaceAll('预期规模', '預期規模')
      .replaceAll('金融科技', '金融科技');
    const pilot = onlyPilot(read(traditional));
    expect(pilot.name?.value).toBe('基于区块链的茶叶仓单融资服务');
    expect(plain(pilot.declaration?.institutions)).toEqual(INSTITUTIONS);
  });

  it('leave out what says nothing', () => {
    const { declaration } = onlyPilot(
      read(asLines(withRows({ 应急预案: ['无'], 服务时间: ['/'], 退出机制: ['不适用'], 服务协议书: ['——'] }))),
    );
    expect(declaration).toMatchObject({ emergencyPlan: null, serviceTime: null, serviceAgreement: null });
    expect(onlyPilot(read(asLines(withRows({ 退出机制: ['无'] })))).exitMechanism).toBeNull();
  });

  it('part lines that begin something of their own, and no others', () => {
    const rows = withRows({
      服务渠道: ['线上渠道：手机银行、', '企业网银', '线下渠道：各营业网点'],
      服务用户: ['1.茶叶', '企业', '2.茶农'],
    });
    const { declaration } = onlyPilot(read(asApart(rows)));
    expect(declaration?.serviceChannel?.value).toBe('线上渠道：手机银行、企业网银；线下渠道：各营业网点');
    expect(declaration?.users?.value).toBe('1.茶叶企业；2.茶农');
  });

  it('give no declaration for an article that has labels too', () => {
    const text = `中国人民银行厦门市中心支行公示厦门市2022年第一批金融科技创新监管工具创新应用。
1.基于区块链的茶叶仓单融资服务
申请机构：厦门银行
功能服务：搭建茶叶仓单融资平台。
预期效果：降低茶企融资成本。
预期规模：预计服务茶企500家。
服务渠道：手机银行
应急预案：切换到备用机房。`;
    const { pilots } = read(text);
    expect(pilots.map(({ name, declaration }) => [name?.value, declaration])).toEqual([
      ['基于区块链的茶叶仓单融资服务', null],
    ]);
  });

  it.each([
    '创新应用名称：甲\n',
    '统一社会信用代码',
    '机构名称\n',
    '评估结论：',
    '服务渠道\t',
    '创新应用声明书 服务渠道 线上 ',
  ])('take linear time: %j', (unit) => {
    expect(growth((text) => formsIn(annotated(text)), unit)).toBeLessThan(3);
  });
});
