/** The rules by which a figure gets its metric, as data: each is tested by its own examples. */
import type { ScaleFigure } from '../../contract.ts';
import type { DateContext } from '../../dates.ts';
import type { Rule } from '../../types.ts';
import { scaleFigures } from './scale-figures.ts';

type PlainScale = Omit<ScaleFigure, 'evidence' | 'rule'>;
type Example = Rule<PlainScale>['examples'][number];

/** The examples stand on a day of their own. */
const CONTEXT: DateContext = { anchor: '2020-08-17', year: null };

/** `enterprise-customers eq 4000 enterprise per-year by 2021`; a range as `20000..30000`. */
const show = ({ metric, comparator, value, upper, unit, basis, by }: PlainScale): string =>
  [
    metric,
    comparator,
    upper === undefined ? value : `${value}..${upper}`,
    unit,
    ...(basis ? [basis] : []),
    ...(by ? [`by ${by}`] : []),
  ].join(' ');

const rule = (id: string, why: string, examples: readonly Example[]): Rule<PlainScale> => ({
  id,
  why,
  examples,
  find: (document, within) => scaleFigures(document, [within], CONTEXT).filter((found) => found.rule === id),
  show,
});

/** All rules of the family. */
export const scaleRules: readonly Rule<PlainScale>[] = [
  rule('scale/noun-behind', 'the noun right behind a figure says what it counts, whatever the counter', [
    { text: '预计服务4000户小微企业。', gives: ['enterprise-customers eq 4000 enterprise'] },
    {
      text: '预计为约3万农户提供3亿元融资。',
      gives: ['customers approx 30000 customer', 'financing-amount eq 300000000 CNY'],
    },
    {
      text: 'It will serve about 1.5 million users by the end of 2021.',
      gives: ['users approx 1500000 person by 2021-12-31'],
    },
    {
      text: 'It is scheduled to go live in November 2021 and is expected to reach 800 enterprises in its first year.',
      gives: ['enterprise-customers eq 800 enterprise per-year'],
    },
    {
      text: 'It is expected to reach 9,000 elderly customers and 40 outlets in the first 12 months.',
      gives: ['individual-customers eq 9000 person per-year'],
    },
    {
      text: 'Some 700 million yuan in loans will be granted over the trial period.',
      gives: ['drawdown approx 700000000 CNY pilot-period'],
    },
    { text: 'It aims to issue 7,000 credit reports a year.', gives: [] },
    { text: 'The bank, which has retail customers, expects 90,000 of them to use it.', gives: [] },
    { text: '有望启用现有40亿张银行IC卡。', gives: [] },
    { text: '预计接入213类政府数据。', gives: [] },
    {
      text: '预计服务60家核心企业及其900家上下游供应商。',
      gives: ['enterprise-customers eq 60 enterprise', 'enterprise-customers eq 900 enterprise'],
    },
    { text: '预计带动就业3000人。', gives: [] },
    { text: '预计在全市70家网点上线。', gives: [] },
  ]),
  rule('scale/noun-before', 'a label or object before the figure says what it counts: 个人客户数达1万人', [
    {
      text: '预计个人客户数达1万人，年交易金额达3亿元。',
      gives: ['individual-customers eq 10000 person', 'transaction-amount eq 300000000 CNY per-year'],
    },
    { text: '预计到2020年末，贷款余额不低于1000亿元。', gives: ['loan-balance gte 100000000000 CNY by 2020-12-31'] },
    {
      text: 'The balance of the loans should exceed 2 billion yuan by the end of 2022.',
      gives: ['loan-balance gt 2000000000 CNY by 2022-12-31'],
    },
    {
      text: 'The bank expects to extend loans worth 300 million yuan.',
      gives: ['drawdown eq 300000000 CNY'],
    },
    { text: '该行服务客户超3000万户。', gives: [] },
    { text: '安溪、永春两地茶企超过8000家，抵押物不足。', gives: [] },
    { text: '这里登记在册的制鞋企业有2万家。', gives: [] },
    { text: '单户贷款不超过300万元。', gives: [] },
    { text: '贷款上限为40万元。', gives: [] },
    { text: '最快10分钟即可获得最高50万元的信用额度。', gives: [] },
    { text: '预计授信总额上限3亿元。', gives: ['credit-line lte 300000000 CNY'] },
    { text: '预计贷款金额7000（万元）。', gives: ['financing-amount eq 70000000 CNY'] },
    { text: '年度交易规模预计6亿元。', gives: ['transaction-amount eq 600000000 CNY per-year'] },
    { text: '预计2021年度交易额达6亿元。', gives: ['transaction-amount eq 600000000 CNY by 2021'] },
    { text: '系统峰值每秒处理业务700笔。', gives: [] },
    { text: '一旦停用，用户可于60日内汇出数据。', gives: [] },
    { text: 'It aims to serve 3,500 firms with loans of up to RMB 300,000 each.', gives: [] },
    { text: '预计节约人工成本200万元。', gives: [] },
  ]),
  rule('scale/counter', 'where no noun tells, 户 are customers, 人 people, 笔 transactions, 家 firms', [
    { text: '预计试点期间服务4000户。', gives: ['customers eq 4000 customer pilot-period'] },
    { text: '预计每年办理10余万笔。', gives: ['transactions approx 100000 transaction per-year'] },
    { text: '预计接入3类规则、15个模型。', gives: [] },
    { text: '筛查产品由甲银行、乙科技等3家单位联合申请。', gives: [] },
  ]),
  rule('scale/partners', 'institutions and platforms that join are partners; those that apply for the pilot are not', [
    { text: '可供上百家网上平台参与。', gives: ['partners gte 100 organisation'] },
    { text: '预计试点期间接入养老机构60家。', gives: ['partners eq 60 organisation pilot-period'] },
    { text: '产品提出试点期内接入银行3家至5家。', gives: ['partners eq 3..5 organisation pilot-period'] },
    { text: '到2024年底要让6家以上村镇银行接入。', gives: ['partners gte 6 organisation by 2024-12-31'] },
    {
      text: 'At least six banks are expected to join by the end of 2022.',
      gives: ['partners gte 6 organisation by 2022-12-31'],
    },
    { text: '甲银行、乙科技等4家机构共同申请。', gives: [] },
  ]),
  rule('scale/coverage', 'a share of an area or group that is covered or served', [
    { text: '预计到2021年服务全省50%地市。', gives: ['coverage eq 0.5 ratio by 2021'] },
    { text: '预计农户覆盖率达到80%以上。', gives: ['coverage gte 0.8 ratio'] },
    { text: '预计审批效率提升50%。', gives: [] },
    { text: '平均抵押率不超过60%。', gives: [] },
  ]),
];
