/** How risk compensation and exit mechanism are found. */
import type { Rule } from '../../types.ts';
import { statementRule } from './rule.ts';

/** The rules of risk compensation. */
export const RISK_RULES: readonly Rule<string>[] = [
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
      {
        text: '出现资金损失的，由两家银行各承担一半；将来如需退出，提前一个月公告。',
        gives: ['出现资金损失的，由两家银行各承担一半'],
      },
      {
        text: '若平台出现数据泄露，公司将赔偿直接损失，并立即终止服务、清除缓存数据。',
        gives: ['若平台出现数据泄露，公司将赔偿直接损失'],
      },
      { text: '通过物联网采集温湿度，自动触发理赔，实现快速赔付。', gives: [] },
      { text: '该应用引入担保公司分担风险。', gives: [] },
    ],
  ),
];

/** The rules of the exit mechanism. */
export const EXIT_RULES: readonly Rule<string>[] = [
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
      {
        text: '若平台出现数据泄露，公司将赔偿直接损失，并立即终止服务、清除缓存数据。',
        gives: ['并立即终止服务、清除缓存数据'],
      },
      {
        text: '造成客户受损的，由准备金先行赔付；日后若要退出试点，则停收新单，老客户贷款按约收回。',
        gives: ['日后若要退出试点，则停收新单，老客户贷款按约收回'],
      },
      {
        text: '风险补偿上，银行计提专项拨备用于赔付。准确率不达标就启动退出，模型撤下，改回人工审核。',
        gives: ['准确率不达标就启动退出，模型撤下，改回人工审核'],
      },
      {
        text: '万一试点结束，机具由银行统一收回，押金原路退还。',
        gives: ['万一试点结束，机具由银行统一收回，押金原路退还'],
      },
      { text: '若用户退出登录，缓存自动清空。若检测到异常，系统立即停止交易。', gives: [] },
      { text: '该应用由申请机构主动提出并已退出测试，相关商户已切换至原收单系统。', gives: [] },
    ],
  ),
];
