/** Scale figures: what pilots are expected to bring, as articles phrase it. */
import { describe, expect, it, test } from 'vitest';
import { scaleRules } from '../pipeline/rules/scale/rules.ts';
import { scaleFigures } from '../pipeline/rules/scale/scale-figures.ts';
import { viewSpan } from '../pipeline/view.ts';
import { annotated } from './helpers/annotated.ts';
import { growth } from './helpers/linear.ts';
import { describeRules } from './helpers/rule-examples.ts';

const CONTEXT = { anchor: '2020-08-17', year: null };

/** `metric comparator value unit`, then basis and `by` where there is one. */
function told(text: string): string[] {
  const document = annotated(text);
  const whole = viewSpan(0, document.doc.view.text.length);
  return scaleFigures(document, [whole], CONTEXT).map(({ value }) =>
    [
      value.metric,
      value.comparator,
      value.upper === undefined ? value.value : `${value.value}..${value.upper}`,
      value.unit,
      ...(value.basis ? [value.basis] : []),
      ...(value.by ? [`by ${value.by}`] : []),
    ].join(' '),
  );
}

function check(title: string, table: readonly (readonly [string, ...string[]])[]): void {
  describe(title, () => {
    test.each(table.map(([text, ...expected]) => ({ text, expected })))('$text', ({ text, expected }) => {
      expect(told(text)).toEqual(expected);
    });
  });
}

describeRules('scale rules', scaleRules);

check('who and what is counted', [
  ['预计服务30万农户，惠及个体工商户6000户。', 'customers eq 300000 customer', 'merchants eq 6000 merchant'],
  ['上线后可服务个人用户500万人。', 'individual-customers eq 5000000 person'],
  ['预计到试点结束，授信户数达5000户。', 'customers eq 5000 customer'],
  ['预计核验10万人次。', 'individual-customers eq 100000 person'],
  ['试点期间预计核验约12万名个人客户。', 'individual-customers approx 120000 person pilot-period'],
  ['目前，该平台已接入银行20家，未来将接入上百家金融机构。', 'partners gte 100 organisation'],
  [
    '平台上线后可对接50家金融机构，为1万家中小微企业提供融资服务。',
    'partners eq 50 organisation',
    'enterprise-customers eq 10000 enterprise',
  ],
  ['预计发卡量达10万张。', 'cards eq 100000 card'],
  ['计划投放智能终端3000台。', 'terminals eq 3000 terminal'],
  ['未来支持手机POS终端将达十亿级。', 'terminals approx 1000000000 terminal'],
  ['预计可覆盖全省80%的县域，惠及农户100万户。', 'coverage eq 0.8 ratio', 'customers eq 1000000 customer'],
  ['预计服务企业和个人客户共4万户。', 'customers eq 40000 customer'],
  ['预计开立账户5万户。', 'accounts eq 50000 account'],
  ['试点期间，预计用户数不超过5万。', 'users lte 50000 person pilot-period'],
  ['预计服务客户20万—30万户。', 'customers eq 200000..300000 customer'],
  ['预计服务“三农”客户十余万户。', 'customers approx 100000 customer'],
  ['预计惠及市民百万人，服务商户上万家。', 'individual-customers eq 1000000 person', 'merchants gte 10000 merchant'],
  ['通过手机银行为用户提供服务，使用者规模1000万。', 'users eq 10000000 person'],
  ['预计C端用户规模在千万级以上。', 'users gte 10000000 person'],
  ['为百信银行发展近2000万客户。', 'customers approx 20000000 customer'],
  ['预计服务四川地区小微企业用户2100家。', 'enterprise-customers eq 2100 enterprise'],
  ['预计服务10万客户，其中小微企业2万户。', 'customers eq 100000 customer', 'enterprise-customers eq 20000 enterprise'],
  ['预计覆盖农户的比例达70%。', 'coverage eq 0.7 ratio'],
  ['预计签约合作伙伴30家。', 'partners eq 30 organisation'],
  ['拟服务100家银行。', 'customers eq 100 customer'],
  ['预计涉及小微企业用户2100余家。', 'enterprise-customers approx 2100 enterprise'],
  ['预计开户企业达3000家。', 'enterprise-customers eq 3000 enterprise'],
  ['该行现有零售客户1200万户，预计其中30万户将使用该服务。', 'customers eq 300000 customer'],
  [
    '预期服务规模为：个人客户5万人，企业客户200户。',
    'individual-customers eq 50000 person',
    'enterprise-customers eq 200 enterprise',
  ],
  ['预计服务农户3万户（其中脱贫户5000户）。', 'customers eq 30000 customer', 'customers eq 5000 customer'],
  ['预计筛查账户100万个。', 'accounts eq 1000000 account'],
  ['为30万户家庭提供保险服务。', 'customers eq 300000 customer'],
  ['预计服务30万名老年客户。', 'individual-customers eq 300000 person'],
  [
    '预计平台注册用户达50万，其中个人用户45万，企业用户5万。',
    'users eq 500000 person',
    'individual-customers eq 450000 person',
    'enterprise-customers eq 50000 enterprise',
  ],
  [
    '面向1000家以上企业、30万以上个人用户提供服务。',
    'enterprise-customers gte 1000 enterprise',
    'individual-customers gte 300000 person',
  ],
  ['该项目服务对象为长三角地区3000余家科创企业。', 'enterprise-customers approx 3000 enterprise'],
]);

check('money', [
  ['预计贷款余额突破20亿元。', 'loan-balance gt 2000000000 CNY'],
  ['预计新增放款38亿元。', 'drawdown eq 3800000000 CNY'],
  ['预计新增授信额度25亿元，新增提款38亿元。', 'credit-line eq 2500000000 CNY', 'drawdown eq 3800000000 CNY'],
  ['预计发放普惠贷款5000笔、金额3亿元。', 'transactions eq 5000 transaction', 'drawdown eq 300000000 CNY'],
  ['预计为中小微企业提供约3亿元融资。', 'financing-amount approx 300000000 CNY'],
  ['预计投放20亿元贷款。', 'drawdown eq 2000000000 CNY'],
  ['预计授信规模20亿元，用信30亿元。', 'credit-line eq 2000000000 CNY', 'drawdown eq 3000000000 CNY'],
  ['预计授信融资规模20亿。', 'credit-line eq 2000000000 CNY'],
  ['预计结算金额约15亿美元（约合人民币100亿元）。', 'transaction-amount approx 1500000000 USD'],
  ['为80家供应商融资1.5亿元。', 'enterprise-customers eq 80 enterprise', 'financing-amount eq 150000000 CNY'],
  ['预计订单支付金额1000万元。', 'transaction-amount eq 10000000 CNY'],
  ['预计代付灵活用工资金3亿元。', 'transaction-amount eq 300000000 CNY'],
  ['预计提供信贷支持2亿元。', 'financing-amount eq 200000000 CNY'],
  ['预计交易金额控制在1亿元以内。', 'transaction-amount lte 100000000 CNY'],
  ['预计累计交易额约二十五亿元。', 'transaction-amount approx 2500000000 CNY cumulative'],
  ['每户最高可贷30万元，预计惠及1万户。', 'customers eq 10000 customer'],
]);

check('bases and terms', [
  [
    '预计首年服务小微企业800家以上，发放贷款逾3.5亿元。',
    'enterprise-customers gte 800 enterprise per-year',
    'drawdown gt 350000000 CNY per-year',
  ],
  [
    '预计一年内服务科技型企业1200户，投放贷款15亿元。',
    'enterprise-customers eq 1200 enterprise per-year',
    'drawdown eq 1500000000 CNY per-year',
  ],
  [
    '预计到2022年底，累计授信客户达5000户，授信总额超50亿元。',
    'customers eq 5000 customer cumulative by 2022-12-31',
    'credit-line gt 5000000000 CNY cumulative by 2022-12-31',
  ],
  ['预计年均处理单据200万笔。', 'transactions eq 2000000 transaction per-year'],
  ['预计交易笔数每月达30万笔。', 'transactions eq 300000 transaction per-month'],
  [
    '预计年交易笔数：12万笔；年交易金额：3亿元。',
    'transactions eq 120000 transaction per-year',
    'transaction-amount eq 300000000 CNY per-year',
  ],
  [
    '预计在试点期间服务四川区域客户达4000户，累计交易额达25亿元。',
    'customers eq 4000 customer pilot-period',
    'transaction-amount eq 2500000000 CNY cumulative',
  ],
  [
    '预期服务规模为：个人客户5万人，年交易额1亿元。',
    'individual-customers eq 50000 person',
    'transaction-amount eq 100000000 CNY per-year',
  ],
  ['预计服务4000户/年。', 'customers eq 4000 customer per-year'],
  ['预计交易金额5亿元/年。', 'transaction-amount eq 500000000 CNY per-year'],
  ['预计年服务客户30万户。', 'customers eq 300000 customer per-year'],
  ['预计2021年全年新增客户3万户。', 'customers eq 30000 customer by 2021'],
  ['预计今年内服务客户3万户。', 'customers eq 30000 customer by 2020'],
  ['预计到明年6月末服务客户3万户。', 'customers eq 30000 customer by 2021-06-30'],
  ['到2023年6月末，服务客户3万户。', 'customers eq 30000 customer by 2023-06-30'],
  ['拟于2021年3月上线，预计服务客户3万户。', 'customers eq 30000 customer'],
  ['预计2021年3月上线后服务客户3万户。', 'customers eq 30000 customer'],
  [
    '2020年全年可新增授信额度25亿元，新增提款38亿元。',
    'credit-line eq 2500000000 CNY by 2020',
    'drawdown eq 3800000000 CNY by 2020',
  ],
  [
    '力争年底前贷款客户达到1万户、投放金额30亿元。',
    'customers eq 10000 customer by 2020-12-31',
    'drawdown eq 3000000000 CNY by 2020-12-31',
  ],
  [
    '测试期间累计服务客户4.2万户，交易额25亿元。',
    'customers eq 42000 customer cumulative',
    'transaction-amount eq 2500000000 CNY cumulative',
  ],
]);

check('no scale', [
  ['该行服务客户超3000万户。'],
  ['截至2021年6月末，该行贷款余额412亿元。'],
  ['有望启用现有40亿张银行IC卡的使用。'],
  ['将客户办理时间由3天缩短至1小时，效率提升50%。'],
  ['单户贷款额度不超过300万元。'],
  ['由甲银行、乙科技等4家机构联合申报。'],
  ['注册资本10亿元的甲公司提供技术支持。'],
  ['点击数3000次，阅读5万。'],
  ['北京、上海等9个城市已公示60个项目。'],
  ['平均抵押率不超过60%，不良率低于1%。'],
  ['预计可降低融资成本30%，节约人工成本200万元。'],
  ['全市60岁以上户籍人口超过190万，潜在需求不小。'],
  ['2025年大湾区金融科技市场规模将突破3000亿元。'],
  ['每笔交易限额5000元。'],
  ['我国有1.4亿市场主体。'],
  ['本产品已累计服务客户30万户。'],
  ['计划三年投入资金3亿元。'],
  ['可支持1000TPS并发，响应时间在50毫秒以内。'],
  ['每年为用户节省手续费3000万元。'],
  ['实现一次绑卡、处处使用。'],
  ['对未来3个月实施电信欺诈风险较高的账户进行识别。'],
  ['该服务由甲银行、乙科技有限公司共同申请，成为首批3个创新应用之一。'],
  ['融资利率降至4%。'],
  ['对全省1100多万家企业信息全面采集。'],
]);

check('lists, notices and other wordings', [
  [
    '预计首年登记份额转让120笔，金额约30亿元。',
    'transactions eq 120 transaction per-year',
    'transaction-amount approx 3000000000 CNY per-year',
  ],
  [
    '预计接入银行、船公司等机构上百家，年清分金额达十亿元级。',
    'partners gte 100 organisation',
    'transaction-amount approx 1000000000 CNY per-year',
  ],
  [
    '料首阶段服務小微企業2000間，2022年底前有15間保險機構接入。',
    'enterprise-customers eq 2000 enterprise',
    'partners eq 15 organisation by 2022-12-31',
  ],
  ['全市相关产业产值逾2000亿元，租赁企业超过1万家。'],
  ['两家机构合作，利用区块链搭建平台。'],
  ['重庆也公示过类似的服务，规模为2万户。'],
  [
    '预计试点期间累计授信不低于30亿元；首年贷款余额为20亿—25亿元。',
    'credit-line gte 3000000000 CNY cumulative',
    'loan-balance eq 2000000000..2500000000 CNY per-year',
  ],
  ['经销商客户1200户；年授信额度不低于8亿元', 'customers eq 1200 customer', 'credit-line gte 800000000 CNY per-year'],
  [
    '首批3个应用完成测试。测试期间累计为企业发放贷款11.6亿元。申报时预计服务企业500家，实际服务612家。',
    'enterprise-customers eq 500 enterprise',
  ],
  ['预期规模\n服务客户4000户，其中已签约300户。', 'customers eq 4000 customer'],
  [
    'Expected scale: 1,500 to 2,000 corporate customers and an annual settlement volume of over RMB 3 billion (roughly USD 430 million).',
    'enterprise-customers eq 1500..2000 enterprise',
    'transaction-amount gt 3000000000 CNY per-year',
  ],
  [
    "It is to cover at least 70% of the three institutions' border outlets by the end of 2024.",
    'coverage gte 0.7 ratio by 2024-12-31',
  ],
  ['The service lets three local banks check suspicious accounts.'],
]);

check('English', [
  [
    'The pilot is expected to serve 4,000 small and micro enterprises within one year.',
    'enterprise-customers eq 4000 enterprise per-year',
  ],
  ['It will serve about 1.5 million users by the end of 2021.', 'users approx 1500000 person by 2021-12-31'],
  [
    'The bank expects annual transaction volume to exceed RMB 300 million.',
    'transaction-amount gt 300000000 CNY per-year',
  ],
  [
    'The service aims to reach 20,000 rural households and issue loans of 2 billion yuan during the pilot period.',
    'customers eq 20000 customer pilot-period',
    'drawdown eq 2000000000 CNY pilot-period',
  ],
  ['It plans to issue 20,000 cards in its first year.', 'cards eq 20000 card per-year'],
  [
    'It is expected to extend credit lines of RMB 2.5 billion and disburse 3.8 billion yuan in 2020.',
    'credit-line eq 2500000000 CNY by 2020',
    'drawdown eq 3800000000 CNY by 2020',
  ],
  ["The project will cover 50 percent of Sichuan's prefectures by 2021.", 'coverage eq 0.5 ratio by 2021'],
  ['More than 100 platforms are expected to join.', 'partners gt 100 organisation'],
  ['The bank currently has 30 million customers.'],
  [
    'Loan balance is expected to be no less than RMB 100 billion by the end of 2020, with 150,000 customers.',
    'loan-balance gte 100000000000 CNY by 2020-12-31',
    'customers eq 150000 customer by 2020-12-31',
  ],
  [
    'It will handle over 100,000 transactions a year worth more than 50 million yuan ($7 million).',
    'transactions gt 100000 transaction per-year',
    'transaction-amount gt 50000000 CNY per-year',
  ],
  ['The loan-to-value ratio is capped at 60 percent.'],
  ['Efficiency will improve by 50 percent.'],
  [
    'The trial will support 5,000 merchants and 300,000 POS terminals.',
    'merchants eq 5000 merchant',
    'terminals eq 300000 terminal',
  ],
  [
    'The pilot will provide around 300 million yuan in financing to small businesses.',
    'financing-amount approx 300000000 CNY',
  ],
  ['Six pilot projects were announced, involving 12 institutions.'],
  [
    'Cumulative lending is projected at RMB 1.2 billion for 800 firms.',
    'drawdown eq 1200000000 CNY cumulative',
    'enterprise-customers eq 800 enterprise cumulative',
  ],
  ['Each borrower may draw up to 3 million yuan.'],
  [
    'The two banks expect to verify the identities of 50,000 individual customers per year.',
    'individual-customers eq 50000 person per-year',
  ],
]);

describe('evidence', () => {
  const evidence = (text: string): string[][] => {
    const document = annotated(text);
    const { text: view } = document.doc.view;
    return scaleFigures(document, [viewSpan(0, view.length)], CONTEXT).map(({ at }) =>
      at.map(({ start, end }) => view.slice(start, end)),
    );
  };

  it('is the figure with comparator and noun, the marker of its basis and its date', () => {
    expect(evidence('预计到2020年末，试点期间服务个人客户超过30万人。')).toEqual([
      ['个人客户超过30万人', '试点期间', '2020年末'],
    ]);
  });

  it('is one piece where they touch', () => {
    expect(evidence('预计年交易笔数达12万笔。')).toEqual([['年交易笔数达12万笔']]);
  });

  it('of a figure told twice is both', () => {
    expect(evidence('预计服务农户3万户。也就是说，将服务农户3万户。')).toEqual([['农户3万户', '农户3万户']]);
  });
});

describe('scope', () => {
  it('keeps to the spans that tell of the pilot, and takes markers of the whole sentence', () => {
    const document = annotated('预计到2021年末，甲产品服务农户3万户，乙产品服务农户5万户。');
    const { text } = document.doc.view;
    const part = viewSpan(text.indexOf('乙产品'), text.length);
    expect(scaleFigures(document, [part], CONTEXT).map(({ value }) => [value.value, value.by])).toEqual([
      [50000, '2021-12-31'],
    ]);
  });

  it('takes no marker of another item of a list parted by semicolons', () => {
    const document = annotated('预计累计服务建设者20万人；预计用户突破15万人，终端不少于3000台。');
    const { text } = document.doc.view;
    const part = viewSpan(text.indexOf('预计用户'), text.length);
    expect(scaleFigures(document, [part], CONTEXT).map(({ value }) => value.basis)).toEqual([null, null]);
  });

  const table = (...rows: string[][]): string =>
    `<html><body><h1>某市公示试点应用</h1><table>${rows.map((row) => `<tr>${row.map((cell) => `<td>${cell}</td>`).join('')}</tr>`).join('')}</table></body></html>`;

  it('reads a bare number in a table by the header of its column', () => {
    expect(told(table(['创新应用名称', '申请机构', '预计服务客户数(户)'], ['甲产品', '甲银行', '4000']))).toEqual([
      'customers eq 4000 customer',
    ]);
  });

  it('reads a form of labels and values', () => {
    expect(told(table(['创新应用名称', '甲产品'], ['预计年交易笔数', '12万笔'], ['预计覆盖企业', '2100']))).toEqual([
      'transactions eq 120000 transaction per-year',
      'enterprise-customers eq 2100 enterprise',
    ]);
  });

  it('leaves out headings that repeat the text', () => {
    const document = annotated(
      '三、30万物联网用户\n\n甲银行推出《基于物联网的供应链金融》应用，预计涉及个人客户数超过30万人，提升效率。\n',
    );
    const { text } = document.doc.view;
    const found = scaleFigures(document, [viewSpan(0, text.length)], CONTEXT);
    expect(found.map(({ value }) => value.metric)).toEqual(['individual-customers']);
  });
});

describe('hostile passages', () => {
  it.each(['预计服务3万户', '服务', '到2021年', '小微企业', '年交易', '1%'])('takes linear time over %j', (unit) => {
    const run = (text: string): void => {
      const document = annotated(text);
      scaleFigures(document, [viewSpan(0, document.doc.view.text.length)], CONTEXT);
    };
    expect(growth((text) => run(text), unit)).toBeLessThan(3);
  });
});

check("times of a figure, and what is no year's worth", [
  ['预计年匹配订单1.2万笔。', 'transactions eq 12000 transaction per-year'],
  ['系统上线后年处理单据约8万份。', 'transactions approx 80000 transaction per-year'],
  [
    '预计年登记仓单4000份，年质押融资15亿元。',
    'transactions eq 4000 transaction per-year',
    'financing-amount eq 1500000000 CNY per-year',
  ],
  ['预计试办期间可服务用户十五万人。', 'users eq 150000 person pilot-period'],
  ['预计两年服务老年客户8万人。', 'individual-customers eq 80000 person'],
  ['试点6个月办理贷款2万笔。', 'transactions eq 20000 transaction'],
  ['预计半年服务农户3000户。', 'customers eq 3000 customer'],
  ['预计为老年服务对象2万人建档。', 'individual-customers eq 20000 person'],
  ['计划用一年时间服务2000个合作社。', 'customers eq 2000 customer per-year'],
  [
    '预计每年服务农户2万户，日均处理交易3000笔。',
    'customers eq 20000 customer per-year',
    'transactions eq 3000 transaction',
  ],
  [
    '预计月度活跃用户5万人，季度交易额2000万元。',
    'users eq 50000 person per-month',
    'transaction-amount eq 20000000 CNY',
  ],
]);

check('who applies, what a bank is and what it has done is no scale', [
  ['三家怎么分工？'],
  ['两家银行、三家科技公司共五家机构参与其中。'],
  ['这三家各管一段。'],
  ['该行资产规模超过3000亿元，服务客户逾千万户。'],
  ['两家银行客户合计超过2000万户。'],
  ['2019年，该行累计发放涉农贷款86亿元。'],
]);

check('a figure that goes on from the one before', [
  [
    '首年目标客户数为二万名，其后增至五万名。',
    'customers eq 20000 customer per-year',
    'customers eq 50000 customer per-year',
  ],
  ['预计用户量首年10万、次年30万。', 'users eq 100000 person per-year', 'users eq 300000 person per-year'],
  ['预计放款2000笔、5000万元。', 'transactions eq 2000 transaction', 'drawdown eq 50000000 CNY'],
  ['预计服务人次达150万。', 'individual-customers eq 1500000 person'],
  ['为三家小微企业提供贷款。', 'enterprise-customers eq 3 enterprise'],
]);
