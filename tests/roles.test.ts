/** What articles say that each applicant of a pilot does. */
import { describe, expect, test } from 'vitest';
import { extractDocument } from '../pipeline/run.ts';
import { load } from '../pipeline/stages/1-load.ts';

const HEAD =
  '江城公示首批金融科技创新应用\n2022年8月17日，中国人民银行武汉分行公示武汉市第一批金融科技创新监管工具创新应用。\n';

/** The roles of the applicants of the one pilot that an article tells of. */
function roles(text: string): string[] {
  const bytes = new TextEncoder().encode(HEAD + text);
  const { pilots } = extractDocument(load({ bytes, path: 'roles.txt', meta: {} }));
  return pilots.flatMap(({ applicants }) => applicants.map(({ name, role }) => `${name}: ${role}`));
}

/** A pilot of three kinds of applicants, then what is said of them. */
const APPLIED = '“基于联邦学习的小微信贷服务”由楚江银行、成都数智安科技有限公司、武汉光谷征信有限公司联合申请。';
const OF_TWO = '“基于联邦学习的小微信贷服务”由楚江银行、成都数智安科技有限公司联合申请。';

const BANK = '楚江银行: ';
const COMPANY = '成都数智安科技有限公司: ';
const BUREAU = '武汉光谷征信有限公司: ';
const FINANCE = 'financial-institution';
const TECHNOLOGY = 'technology-provider';
const DATA = 'data-provider';
const PLAIN = 'applicant';

describe('roles of three applicants', () => {
  test.each([
    ['由武汉光谷征信有限公司提供数据、成都数智安科技有限公司建模，楚江银行放款。', FINANCE, TECHNOLOGY, DATA],
    ['其中，光谷征信负责提供数据，数智安科技负责建模，楚江银行发放贷款。', FINANCE, TECHNOLOGY, DATA],
    ['技术由成都数智安科技有限公司提供，数据来自武汉光谷征信有限公司，贷款由楚江银行发放。', FINANCE, TECHNOLOGY, DATA],
    ['技术支持来自成都数智安科技有限公司、武汉光谷征信有限公司两家。', PLAIN, TECHNOLOGY, TECHNOLOGY],
    [
      '成都数智安科技有限公司、武汉光谷征信有限公司提供技术服务，由楚江银行向农户发放贷款。',
      FINANCE,
      TECHNOLOGY,
      TECHNOLOGY,
    ],
    ['武汉光谷征信有限公司输出企业征信数据，楚江银行据此授信。', FINANCE, PLAIN, DATA],
    [
      '三家分工如下：牵头的是楚江银行、成都数智安科技有限公司与武汉光谷征信有限公司，后者只提供用电数据。',
      PLAIN,
      PLAIN,
      DATA,
    ],
    ['武汉光谷征信有限公司提供数据，成都数智安科技有限公司则参与了图谱模型的设计。', PLAIN, TECHNOLOGY, DATA],
    ['武汉光谷征信有限公司和楚江银行均是数据提供方，成都数智安科技有限公司为技术提供方。', DATA, TECHNOLOGY, DATA],
    ['楚江银行与成都数智安科技有限公司合作提供贷款服务。', FINANCE, PLAIN, PLAIN],
  ])('%s', (text, bank, company, bureau) => {
    expect(roles(APPLIED + text)).toEqual([BANK + bank, COMPANY + company, BUREAU + bureau]);
  });
});

describe('applicants told field by field', () => {
  test('those who lead and those who take part belong to one pilot', () => {
    const applied = roles(
      '一、基于联邦学习的小微信贷服务\n牵头机构：楚江银行\n参与机构：成都数智安科技有限公司、武汉光谷征信有限公司\n二、面向茶农的信贷服务平台\n牵头机构：楚江银行',
    );
    expect(applied).toEqual([BANK + PLAIN, COMPANY + PLAIN, BUREAU + PLAIN, BANK + PLAIN]);
  });
});

test('brackets behind the names of a line say what each does', () => {
  const applied = roles(
    '一、基于联邦学习的小微信贷服务\n申请机构：武汉光谷征信有限公司（数据提供）、成都数智安科技有限公司（平台运营）、楚江银行（资金方）',
  );
  expect(applied).toEqual([BUREAU + DATA, `${COMPANY}operator`, BANK + FINANCE]);
});

describe('roles of two applicants', () => {
  test.each([
    ['后者负责系统研发，前者提供应用场景。', FINANCE, TECHNOLOGY],
    ['成都数智安科技有限公司与楚江银行分别承担技术研发和资金发放。', FINANCE, TECHNOLOGY],
    ['成都数智安科技有限公司、楚江银行提供技术支持和应用场景。', FINANCE, TECHNOLOGY],
    ['系统由成都数智安科技有限公司开发并运维，楚江银行为持牌放贷机构。', FINANCE, TECHNOLOGY],
    ['成都数智安科技有限公司主攻算法，楚江银行出资金、出场景。', FINANCE, TECHNOLOGY],
    ['数智安科技为楚江银行提供技术支持。', PLAIN, TECHNOLOGY],
    ['数智安科技负责软件开发，楚江银行提供业务场景。', FINANCE, TECHNOLOGY],
    ['技术支持方为成都数智安科技有限公司，场景提供方为楚江银行。', FINANCE, TECHNOLOGY],
    ['其中成都数智安科技有限公司为技术服务商，楚江银行系资金方。', FINANCE, TECHNOLOGY],
    ['该应用基于成都数智安科技有限公司的芯片，提供支付服务。', PLAIN, PLAIN],
    ['楚江银行研发识别模型，识别可疑交易。', PLAIN, PLAIN],
    ['楚江银行依托声纹比对技术，协助银行为老人提供贷款服务。', PLAIN, PLAIN],
    ['由楚江银行出资设立300万元风险补偿金。', PLAIN, PLAIN],
  ])('%s', (text, bank, company) => {
    expect(roles(OF_TWO + text)).toEqual([BANK + bank, COMPANY + company]);
  });
});

test('an abbreviation of a name is no applicant of its own', () => {
  const told = '“基于图计算的票据风险识别产品”由楚江银行、湖北鳐谷数字科技有限公司联合申请。';
  expect(roles(`${told}鳐谷数科提供技术支持，楚江银行提供应用场景。`)).toEqual([
    BANK + FINANCE,
    `湖北鳐谷数字科技有限公司: ${TECHNOLOGY}`,
  ]);
  // A place begins the names of many.
  expect(roles(`${told}武汉数科提供技术支持。`)).toContain(`湖北鳐谷数字科技有限公司: ${PLAIN}`);
});

test('what only its place in a list made known is a subject where it is named again', () => {
  expect(
    roles(
      '“反洗钱监测产品”由楚江银行、西南交通大学和成都数智安科技有限公司联合申请。西南交通大学和成都数智安科技有限公司负责算法研发与技术支持，楚江银行提供业务场景。',
    ),
  ).toEqual([BANK + FINANCE, `西南交通大学: ${TECHNOLOGY}`, COMPANY + TECHNOLOGY]);
});

test('a number of banks stands for all of them, and only where it is theirs', () => {
  const three = '“小微信贷服务”由楚江银行、江汉农商银行、成都数智安科技有限公司联合申请，';
  const [second, company] = ['江汉农商银行: ', COMPANY + TECHNOLOGY];
  expect(roles(`${three}两家银行提供应用场景，科技公司承担技术研发。`)).toEqual([
    BANK + FINANCE,
    second + FINANCE,
    company,
  ]);
  expect(roles(`${three}三家银行提供应用场景，科技公司承担技术研发。`)).toEqual([
    BANK + PLAIN,
    second + PLAIN,
    company,
  ]);
});

test('brackets behind names say what each does', () => {
  expect(roles('“小微信贷服务”由楚江银行（负责放款）、成都数智安科技有限公司（负责建模）联合申请。')).toEqual([
    BANK + FINANCE,
    COMPANY + TECHNOLOGY,
  ]);
});
