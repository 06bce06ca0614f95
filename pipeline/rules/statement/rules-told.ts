/** How functions and expected effects are told apart. */
import type { Rule } from '../../types.ts';
import { statementRule } from './rule.ts';

/** The rules of functions. */
export const FUNCTION_RULES: readonly Rule<string>[] = [
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
      {
        text: '该服务用声纹识别（VPR）和活体检测技术，自动比对来电人身份，让老人打电话就能转账。',
        gives: ['用声纹识别（VPR）和活体检测技术，自动比对来电人身份', '让老人打电话就能转账'],
      },
      { text: '把草场信息上链，让牧民凭承包证申请贷款。', gives: ['把草场信息上链', '让牧民凭承包证申请贷款'] },
      { text: '由两家银行提供应用场景，系统自动标出可疑票据。', gives: ['自动标出可疑票据'] },
      { text: '支持小店管理进货，主要应用于信用贷款场景。', gives: ['支持小店管理进货', '应用于信用贷款场景'] },
      {
        text: '该项目由甲科技负责技术支持，农业银行成都分行向符合条件的企业提供流动资金贷款。',
        gives: ['向符合条件的企业提供流动资金贷款'],
      },
      {
        text: '该项目由我行牵头，将榨季订单上链存证，成为全区首个由农商行申报的应用。',
        gives: ['将榨季订单上链存证'],
      },
      {
        text: '3个应用中，该应用以榨季订单为依据，为蔗农提供贷款；某行则在5月6日公示来宾市首批2项。',
        gives: ['以榨季订单为依据，为蔗农提供贷款'],
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

/** The rules of expected effects. */
export const EFFECT_RULES: readonly Rule<string>[] = [
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
        text: '同样为金融服务，通过链上仓单核对存货，货主不用再为换单跑码头。',
        gives: ['货主不用再为换单跑码头'],
      },
      {
        text: '接入保险机构15家，理赔周期由45天缩短至7天，函证周期有望明显缩短。',
        gives: ['理赔周期由45天缩短至7天', '函证周期有望明显缩短'],
      },
      {
        text: '减轻客户经理跑腿负担，让资金更快到账。帮助小商户摆脱对抵押物的依赖。',
        gives: ['减轻客户经理跑腿负担', '让资金更快到账', '帮助小商户摆脱对抵押物的依赖'],
      },
      { text: '自动核验来客身份，让年轻人也能借到低息贷款。', gives: ['让年轻人也能借到低息贷款'] },
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
