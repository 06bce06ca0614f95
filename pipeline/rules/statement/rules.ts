/** The rules that statements name as theirs. Each reads a text as the scope of a pilot and gives what it alone decides. */
import { sentencesIn } from '../../annotated.ts';
import type { Found, Rule } from '../../types.ts';
import { type Statements, statementsOf } from './statements.ts';

type Field = keyof Statements;
type Examples = Rule<string>['examples'];

const listed = (found: Found<string>[] | Found<string> | null): Found<string>[] =>
  Array.isArray(found) ? found : found ? [found] : [];

function statementRule(field: Field, id: string, why: string, examples: Examples): Rule<string> {
  return {
    id,
    why,
    examples,
    find: (document, within) => {
      const scope = sentencesIn(document, within).map(({ span }) => span);
      return listed(statementsOf(document, scope, [])[field]).filter(({ rule }) => rule === id);
    },
    show: (text) => text,
  };
}

const DESCRIPTIONS: readonly Rule<string>[] = [
  statementRule(
    'description',
    'description/builds',
    'what is built says what the pilot is: a whole (platform, system) before a part (model), wherever it stands',
    [
      {
        text: '该产品运用图计算技术构建风控模型，打造智能风控平台，提升审批效率。',
        gives: ['打造智能风控平台'],
      },
      {
        text: '两家机构合作，利用区块链搭建仓单融资平台，货物全程留痕。',
        gives: ['利用区块链搭建仓单融资平台'],
      },
      { text: '该应用为金融服务，支持线上申请。预期效果：打造全新服务平台。', gives: [] },
    ],
  ),
  statementRule(
    'description',
    'description/offers',
    'where nothing is built, what a technology makes possible is what the pilot offers; it is a function as well',
    [
      {
        text: '该服务通过区块链等技术，实现订单信息上链存证，提高融资效率。',
        gives: ['通过区块链等技术，实现订单信息上链存证'],
      },
      { text: '该服务支持线上申请、自动审批，帮助农户贷款。', gives: [] },
    ],
  ),
  statementRule('description', 'description/label', 'where a label says 功能, the first function below it is meant', [
    {
      text: '技术上，运用物联网采集用电数据；功能上，评定企业碳效等级；效果上，引导资金流向低碳企业。',
      gives: ['评定企业碳效等级'],
    },
    { text: '运用物联网采集用电数据，评定企业碳效等级。', gives: [] },
  ]),
  statementRule(
    'description',
    'description/serves',
    'what is made for somebody tells more than the data that are gathered for it',
    [
      {
        text: '利用隐私计算打通政务信息，给每户人家打出一个信用分，农户在手机上就能完成申请。',
        gives: ['给每户人家打出一个信用分'],
      },
      { text: '利用隐私计算打通政务信息，向投资机构同步推送。', gives: [] },
    ],
  ),
  statementRule('description', 'description/produces', 'what comes out at the end tells more than what goes in', [
    { text: '分析商户的收款码流水，识别虚假交易，按日核定可用额度。', gives: ['按日核定可用额度'] },
    { text: '分析商户的收款码流水，识别虚假交易。', gives: [] },
  ]),
  statementRule(
    'description',
    'description/first-function',
    'where nothing is built or offered, a pilot is known by what it does first',
    [
      {
        text: '汉口银行打算用知识图谱追踪资金，在转账发生前发出提示。',
        gives: ['用知识图谱追踪资金'],
      },
      { text: '第三个是科技产品。由甲银行负责技术支持。', gives: [] },
    ],
  ),
];

const FUNCTIONS: readonly Rule<string>[] = [
  statementRule(
    'functions',
    'functions/clause',
    'a clause with a verb of doing is a function, with the means and conditions before it; facts with fields of their own are none',
    [
      {
        text: '该应用为科技产品，通过区块链、大数据技术，将税务数据加密上链存证，并自动生成对账单，有效提升用户体验。',
        gives: ['通过区块链、大数据技术，将税务数据加密上链存证', '自动生成对账单'],
      },
      {
        text: '客户经理携带移动设备上门，借助5G网络把现场影像实时回传后台，由后台坐席同步审核。',
        gives: ['客户经理携带移动设备上门，借助5G网络把现场影像实时回传后台', '由后台坐席同步审核'],
      },
      { text: '支持小店管理进货，主要应用于信用贷款场景。', gives: ['支持小店管理进货', '应用于信用贷款场景'] },
      {
        text: '该项目由甲科技负责技术支持，农业银行成都分行向符合条件的企业提供流动资金贷款。',
        gives: ['向符合条件的企业提供流动资金贷款'],
      },
      {
        text: '该应用为金融服务，拟于2020年9月18日正式运营，预计服务客户4000户。目前，该行客户约17万户。',
        gives: [],
      },
      { text: '首批应用包括工商银行的“智能银行服务平台”、重庆银行的“移动银行服务”。', gives: [] },
    ],
  ),
  statementRule('functions', 'functions/item', 'articles number functions; an item is one statement', [
    {
      text: '该产品主要实现三方面能力：（1）极速接入能力，实现分钟级接入；（2）定制化能力；（3）跨界撮合，实现多方共生。',
      gives: ['极速接入能力，实现分钟级接入', '定制化能力', '跨界撮合，实现多方共生'],
    },
    { text: '预期效果：1.提升首贷户占比。2.压降审批时间。', gives: [] },
  ]),
  statementRule('functions', 'functions/label', 'behind the label 功能 stand functions, with effects split off', [
    {
      text: '功能：利用大数据技术，为小微企业提供线上贷款，降低融资成本。',
      gives: ['利用大数据技术，为小微企业提供线上贷款'],
    },
    { text: '预期规模：服务企业1000户。', gives: [] },
  ]),
];

const EFFECTS: readonly Rule<string>[] = [
  statementRule(
    'expectedEffects',
    'expected-effects/clause',
    'verbs of bettering and lessening, and words of hope, tell effects; 帮助 and 让 do so behind a function',
    [
      {
        text: '该应用用知识图谱刻画关联关系，帮助银行识别担保圈风险，有效降低融资成本，助力纾解融资难问题。',
        gives: ['帮助银行识别担保圈风险', '有效降低融资成本', '助力纾解融资难问题'],
      },
      {
        text: '接入保险机构15家，理赔周期由45天缩短至7天，函证周期有望明显缩短。',
        gives: ['理赔周期由45天缩短至7天', '函证周期有望明显缩短'],
      },
      {
        text: '优化服务流程，优化信贷审批模型，实现信息透明，实现精准授信。',
        gives: ['优化服务流程', '实现信息透明'],
      },
      { text: '帮助街边小店管理商品、会员和收款，预计服务小店2万家。', gives: [] },
    ],
  ),
  statementRule('expectedEffects', 'expected-effects/item', 'articles number effects; an item is one statement', [
    {
      text: '该项目试图达到2项预期效果：1.打造全新服务模式，提升客户体验。2.为小微企业提供贷款服务。',
      gives: ['打造全新服务模式，提升客户体验', '为小微企业提供贷款服务'],
    },
    {
      text: '预期效果方面，一是提升首贷户占比，二是压降审批时间，实现当日放款。',
      gives: ['提升首贷户占比', '压降审批时间，实现当日放款'],
    },
    { text: '该应用一是核验身份，二是拦截可疑交易。', gives: [] },
  ]),
  statementRule(
    'expectedEffects',
    'expected-effects/label',
    'behind the label 预期效果 all is effect, whatever its verb; figures of scale are not',
    [
      {
        text: '该项目的预期效果为建立有效信用数据，并开展三农金融服务，预计到2021年服务农户2万户。',
        gives: ['建立有效信用数据', '开展三农金融服务'],
      },
      {
        text: '预期效果\n让老年人少跑腿，降低网点成本。\n预期规模\n服务客户2万户。',
        gives: ['让老年人少跑腿', '降低网点成本'],
      },
      { text: '该应用建立信用数据，开展三农金融服务。', gives: [] },
    ],
  ),
];

const RISK: readonly Rule<string>[] = [
  statementRule(
    'riskCompensation',
    'risk-compensation/label',
    'behind the label 风险补偿机制 stands who makes good for losses, to the end of the paragraph or the next label',
    [
      {
        text: '风险补偿机制：由甲银行设立专项资金，对客户损失全额赔付。引入个人担保，进一步降低风险。',
        gives: ['由甲银行设立专项资金，对客户损失全额赔付。引入个人担保，进一步降低风险'],
      },
      { text: '甲银行表示，风险补偿机制是，通过引入住宅抵押，降低风险。', gives: ['通过引入住宅抵押，降低风险'] },
      { text: '首批试点也给出风险补偿、退出机制等的安排。', gives: [] },
    ],
  ),
  statementRule(
    'riskCompensation',
    'risk-compensation/cue',
    'without a label, who pays and from what tells it: 先行赔付, 拨备计提, 风险准备金',
    [
      {
        text: '农行表示，若因技术缺陷造成客户损失，将依法进行赔付。构建拨备计提计划，降低贷款损失。',
        gives: ['若因技术缺陷造成客户损失，将依法进行赔付。构建拨备计提计划，降低贷款损失'],
      },
      { text: '通过物联网采集温湿度，自动触发理赔，实现快速赔付。', gives: [] },
      { text: '该应用引入担保公司分担风险。', gives: [] },
    ],
  ),
];

const EXIT: readonly Rule<string>[] = [
  statementRule(
    'exitMechanism',
    'exit-mechanism/label',
    'behind the label 退出机制 stands how the pilot would end, to the end of the paragraph or the next label',
    [
      {
        text: '退出机制：停止新增授信，存量贷款正常到期回收。如有纠纷，按合同约定仲裁。',
        gives: ['停止新增授信，存量贷款正常到期回收。如有纠纷，按合同约定仲裁'],
      },
      {
        text: '在退出机制上，对风险业务，冻结额度，结清后退出。该应用为金融服务。',
        gives: ['对风险业务，冻结额度，结清后退出'],
      },
      { text: '监管部门将进一步完善退出机制，引导机构合规经营。', gives: [] },
    ],
  ),
  statementRule(
    'exitMechanism',
    'exit-mechanism/cue',
    'without a label, words of ending tell it: 若需退出, 停止新增, 终止服务; what has already ended is none',
    [
      {
        text: '该平台若需退出，将停止新增接入，存量保单转回人工理赔，并销毁运行数据。',
        gives: ['该平台若需退出，将停止新增接入，存量保单转回人工理赔，并销毁运行数据'],
      },
      {
        text: '对于未达到监管要求的，应按照预定退出方案终止收单服务。',
        gives: ['对于未达到监管要求的，应按照预定退出方案终止收单服务'],
      },
      { text: '该应用由申请机构主动提出并已退出测试，相关商户已切换至原收单系统。', gives: [] },
    ],
  ),
];

/** Every rule by which a pilot's statements are found. */
export const STATEMENT_RULES: readonly Rule<string>[] = [...DESCRIPTIONS, ...FUNCTIONS, ...EFFECTS, ...RISK, ...EXIT];
