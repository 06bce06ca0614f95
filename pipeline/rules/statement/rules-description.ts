/** How a description is chosen. */
import type { Rule } from '../../types.ts';
import { statementRule } from './rule.ts';

/** In order: the first that finds one decides. */
export const DESCRIPTION_RULES: readonly Rule<string>[] = [
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
      {
        text: '第三项金融服务出自榕江银行，做的是一条会说家乡话的养老热线，支持老人查询余额。',
        gives: ['做的是一条会说家乡话的养老热线'],
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
      {
        text: '利用联邦学习打通土地数据，在原始数据不出域的情况下为银行提供信用查询。',
        gives: ['在原始数据不出域的情况下为银行提供信用查询'],
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
