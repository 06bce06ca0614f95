/** The rules that applicants, roles and types name as theirs. Each reads a text as an article that announces its pilots. */
import { textOf } from '../../annotated.ts';
import type { Applicant, PilotType } from '../../contract.ts';
import type { Found, Rule } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { applicantsOf } from '../applicant/applicants.ts';
import { namedPilots, type Told } from './pilots.ts';
import { typesOf } from './type.ts';
import { unnamedPilots } from './unnamed.ts';

type Plain = Omit<Applicant, 'evidence' | 'rule'>;
type Examples = Rule<unknown>['examples'];

const names = ({ occurrences }: Told): ViewSpan[] => occurrences.map(({ name }) => name);

function applicantRule(id: string, why: string, examples: Examples): Rule<Plain> {
  return {
    id,
    why,
    examples,
    find: (document) =>
      namedPilots(document)
        .flatMap((told) => applicantsOf(document, told.lists, names(told), told.scope).applicants)
        .filter(({ rule }) => rule === id),
    show: ({ name, role }) => (role === 'applicant' ? name : `${name}: ${role}`),
  };
}

function typeRule(id: string, why: string, examples: Examples): Rule<PilotType> {
  return {
    id,
    why,
    examples,
    find: (document) => {
      const whole = [viewSpan(0, Math.max(1, document.doc.view.text.length))];
      const batch = { sections: whole, statedByType: {}, statedCount: undefined };
      return typesOf(document, namedPilots(document), batch).filter(
        (found): found is Found<PilotType> => found?.rule === id,
      );
    },
    show: String,
  };
}

/** How applicants are tied to a pilot, and what they do. */
export const APPLICANT_RULES: readonly Rule<Plain>[] = [
  applicantRule('applicant/before-name', 'who applies stands before the name, with a verb, 的, or nothing between', [
    { text: '海康威视、农业银行浙江省分行试点《基于知识图谱的风控产品》。', gives: ['海康威视', '农业银行浙江省分行'] },
    { text: '北京银行凭《普惠小微企业贷产品》入选。', gives: ['北京银行'] },
    {
      text: '由农业银行牵头，联合北京数字认证股份有限公司等单位申报的“基于数字证书的移动金融服务”入选。',
      gives: ['农业银行', '北京数字认证股份有限公司'],
    },
    { text: '工商银行深圳市分行——“基于卫星遥感技术的信贷服务”', gives: ['工商银行深圳市分行'] },
    {
      text: '宁夏银行（“基于物联网的活体抵押贷款服务”）、石嘴山银行（“枸杞产业信用评价服务”）在列。',
      gives: ['宁夏银行', '石嘴山银行'],
    },
    {
      text: '终止测试的为前海汇智通支付科技公司申请的“基于声纹识别的电话支付服务”。',
      gives: ['前海汇智通支付科技公司'],
    },
    {
      text: '首批应用是贵阳银行的“爽农贷”数字授信服务，贵州银行的基于区块链的白酒融资服务，还有南明农商银行申请的涉农风控产品。',
      gives: ['贵阳银行', '贵州银行', '南明农商银行'],
    },
    { text: '工商银行（以下简称“工行智能银行服务”）稳步发展。', gives: [] },
    { text: '中国人民银行西安分行发布公告：“基于标识解析的融资服务”完成测试。', gives: [] },
  ]),
  applicantRule('applicant/respectively', '分别 pairs two lists of equal length by their order', [
    {
      text: '“基于区块链的跨境金融服务平台”“5G智慧银行”两个应用分别由中国银行广东省分行、广州银行申请。',
      gives: ['中国银行广东省分行', '广州银行'],
    },
    {
      text: '工商银行重庆市分行、重庆富民银行和马上消费金融分别推出“基于区块链的票据服务平台”“智慧养老服务平台”和“基于知识图谱的风控产品”。',
      gives: ['工商银行重庆市分行', '重庆富民银行', '马上消费金融'],
    },
    {
      text: '“基于隐私计算的联合风控服务”和“基于大数据的涉农信贷服务”的申请机构分别为江苏银行、南京银行。',
      gives: ['江苏银行', '南京银行'],
    },
    {
      text: '内蒙古银行与中国电信内蒙古分公司（前者）、蒙商银行与内蒙古蒙信征信（后者）分别推出“基于5G的移动银行服务”和“基于区块链的融资服务”。',
      gives: ['内蒙古银行', '中国电信内蒙古分公司', '蒙商银行', '内蒙古蒙信征信'],
    },
    {
      text: '“羊绒品质溯源融资服务”“基于知识图谱的绿色评估服务”的申请机构分别为鄂尔多斯银行、内蒙古绒链科技有限公司，以及华夏银行呼和浩特分行。',
      gives: ['鄂尔多斯银行', '内蒙古绒链科技有限公司', '华夏银行呼和浩特分行'],
    },
    {
      text: '“基于隐私计算的联合风控服务”和“基于大数据的涉农信贷服务”分别由江苏银行、南京银行、苏宁银行申请。',
      gives: [],
    },
    {
      text: '“基于隐私计算的联合风控服务”和“基于大数据的涉农信贷服务”分别由江苏银行、南京银行等机构申请。',
      gives: [],
    },
  ]),
  applicantRule('applicant/bracket', 'or in a bracket behind it', [
    { text: '“基于区块链的数字函证平台”（厦门银行、重庆富民银行等）', gives: ['厦门银行', '重庆富民银行'] },
    { text: '“基于区块链的数字函证平台”（以下简称“函证平台”）', gives: [] },
  ]),
  applicantRule('applicant/in-words', 'or in words of their own, behind the name or in a later sentence', [
    { text: '一、基于5G的智能网点服务\n申请机构为重庆银行、华为公司。', gives: ['重庆银行', '华为公司'] },
    {
      text: '一、面向台胞的信用查询服务\n厦门银行、海峡征信服务有限公司申请，属于金融服务。',
      gives: ['厦门银行', '海峡征信服务有限公司'],
    },
    { text: '“基于图计算的企业识别产品”：交通银行、富数科技申请；', gives: ['交通银行', '富数科技'] },
    {
      text: '“百行信用服务平台”的申请机构为百行征信有限公司，中信银行信用卡中心则带来了智能信用卡。',
      gives: ['百行征信有限公司'],
    },
    {
      text: '一、基于5G的远程柜面服务\n申请机构：山西省农村信用社联合社、中国联合网络通信有限公司山西省分公司\n省联社提供业务场景，山西联通负责技术支持。',
      gives: [
        '山西省农村信用社联合社: financial-institution',
        '中国联合网络通信有限公司山西省分公司: technology-provider',
      ],
    },
    {
      text: '一、基于5G的远程柜面服务\n申请机构：山西省农村信用社联合社、中国联合网络通信有限公司山西省分公司\n山西移动负责技术支持。',
      gives: ['山西省农村信用社联合社', '中国联合网络通信有限公司山西省分公司'],
    },
    {
      text: '太原市公示1个创新应用。\n一、基于5G的远程柜面服务\n申请机构：晋商银行、山西云谷科技有限公司\n应用介绍：晋商银行提供业务场景，山西云谷科技有限公司负责技术支持。',
      gives: ['晋商银行: financial-institution', '山西云谷科技有限公司: technology-provider'],
    },
    {
      text: '一、牧民智能语音客服服务\n申请机构：新疆银行、语通人工智能研究院\n后者提供语音合成和语音识别技术，新疆银行提供业务场景。',
      gives: ['新疆银行: financial-institution', '语通人工智能研究院: technology-provider'],
    },
    {
      text: '“基于联邦学习的科创贷款服务”由晋商银行、山西焦投数科有限公司三方共建，晋商银行负责资金发放。',
      gives: ['晋商银行: financial-institution', '山西焦投数科有限公司'],
    },
    { text: '一、茶票贷款服务平台\n长沙征信公司牵头，长沙银行提供场景。', gives: ['长沙征信公司'] },
    { text: '一、茶票贷款服务平台\n中国人民银行长沙中心支行牵头，推动数据共享。', gives: [] },
    { text: '“横向比”：上海更绿、深圳更快', gives: [] },
    { text: '一、面向台胞的信用查询服务\n由系统自动比对信用信息。', gives: [] },
  ]),
  applicantRule('applicant/on-line', 'or behind a comma on the line of the name', [
    { text: '（3）“智询”投资者适当性服务平台，银河证券；', gives: ['银河证券'] },
    { text: '（3）“智询”投资者适当性服务平台，方便投资者；', gives: [] },
  ]),
  applicantRule(
    'applicant/by-role',
    'who has a part in a pilot belongs to it, where no bracket or cell gives the whole list',
    [
      {
        text: '“基于隐私计算的联合授信服务”项目由华为公司提供技术支持，苏州银行提供金融场景。',
        gives: ['苏州银行: financial-institution'],
      },
      {
        text: '由苏州银行申请、华为公司提供技术支持的“基于隐私计算的联合授信服务”入选。',
        gives: [],
      },
      { text: '“基于隐私计算的联合授信服务”（苏州银行）由华为公司提供技术支持。', gives: [] },
    ],
  ),
  applicantRule('applicant/partner', 'who joins them is told behind the name', [
    { text: '江苏银行的应用叫“苏银供应链票据秒融服务”，与苏宁金科合作，靠区块链流转票据。', gives: ['苏宁金科'] },
    { text: '江苏银行的应用叫“苏银供应链票据秒融服务”，与发票系统对接。', gives: [] },
  ]),
  applicantRule('applicant/in-name', 'a name may begin with who applies', [
    { text: '“百行征信信用普惠服务”项目采用大数据技术。', gives: ['百行征信'] },
    { text: '“信用普惠服务平台”项目采用大数据技术。', gives: [] },
  ]),
  applicantRule('applicant/in-paragraph', 'or the paragraph is about one institution before it names the pilot', [
    {
      text: '跨境卖家是工商银行深圳分行瞄准的人群。“基于人工智能的跨境收款服务”将自动比对订单。',
      gives: ['工商银行深圳分行'],
    },
    { text: '工商银行和农业银行都很积极。“基于人工智能的跨境收款服务”将自动比对订单。', gives: [] },
  ]),
];

/** Where the type of a pilot is said. */
export const TYPE_RULES: readonly Rule<PilotType>[] = [
  typeRule('type/own-sentence', 'a sentence of the pilot says it', [
    { text: '一、基于5G的智能网点服务\n该创新应用为金融服务，运用5G技术。', gives: ['financial-service'] },
    { text: '金华银行申请的“火腿窖藏数字监管产品”是唯一的科技产品。', gives: ['technology-product'] },
    { text: '金华银行申请的“火腿窖藏数字监管产品”是5个应用中唯一的科技产品。', gives: ['technology-product'] },
    {
      text: '金华银行申请的“火腿窖藏数字监管服务”入选。这一金融服务预计服务商户300户。',
      gives: ['financial-service'],
    },
    {
      text: '金华银行申请的“火腿窖藏数字监管服务”也是本批唯一一个绿色金融领域的金融服务。',
      gives: ['financial-service'],
    },
    {
      text: '“基于大数据的租赁融资服务”由长沙银行申请，“基于5G的智能网点服务”由重庆银行申请。\n长沙银行的应用为科技产品。',
      gives: ['technology-product'],
    },
    {
      text: '“羊绒品质溯源融资服务平台”由鄂尔多斯银行申请，“基于5G的智能网点服务”由重庆银行申请。\n羊绒溯源服务为金融服务。',
      gives: ['financial-service'],
    },
    {
      text: '“羊绒品质溯源融资服务平台”由鄂尔多斯银行申请，“基于5G的智能网点服务”由重庆银行申请。\n长沙银行的应用为科技产品。',
      gives: [],
    },
    { text: '一、基于5G的智能网点服务\n该应用为客户提供金融服务。', gives: [] },
    { text: '一、基于5G的智能网点服务\n前4个为金融服务，后2个为科技产品。', gives: [] },
  ]),
  typeRule('type/group', 'the sentence puts the names into groups', [
    {
      text: '金融服务包括“基于5G的智能网点服务”；科技产品为“基于区块链的函证平台”。',
      gives: ['financial-service', 'technology-product'],
    },
    { text: '江门农商银行申请的金融服务“岭南渔获冷链融资服务”凭冻库仓单放款。', gives: ['financial-service'] },
    { text: '另一件金融服务“岭南渔获冷链融资服务”由江门农商银行送件。', gives: ['financial-service'] },
    {
      text: '科技产品部分，“电子凭证归档防篡改产品”由广东华兴银行与诚签科技公司联手递件。',
      gives: ['technology-product'],
    },
    { text: '至于科技产品，则为广东华兴银行申请的《电子凭证归档防篡改产品》。', gives: ['technology-product'] },
    {
      text: '两项科技产品，一项为“面向政务数据的可信执行环境平台”，由云谷数据公司研发；另一项为“手机银行适老化语音产品”。',
      gives: ['technology-product', 'technology-product'],
    },
    {
      text: '其中，“岭南渔获冷链融资服务”（江门农商银行）、“基于5G的智能网点服务”（重庆银行）为金融服务；“基于区块链的函证平台”由厦门银行申报，“港澳车主身份核验产品”由珠海华润银行申报，均为科技产品。',
      gives: ['financial-service', 'technology-product'],
    },
    {
      text: '两个金融服务之中，最早动手的是“岭南渔获冷链融资服务”，由江门农商银行申请。\n余下一个则由珠海华润银行申请，名为“港澳车主分期付款服务”。\n科技产品方面，有厦门银行的“基于区块链的函证平台”。',
      gives: ['financial-service', 'financial-service', 'technology-product'],
    },
    {
      text: '金融服务方面，江门农商银行申请了“岭南渔获冷链融资服务”。\n最后一项为“港澳车主身份核验产品”，由珠海华润银行申请。',
      gives: ['financial-service'],
    },
    { text: '金融服务和科技产品包括“基于5G的智能网点服务”、“基于区块链的函证平台”。', gives: [] },
    { text: '包括2项金融服务、1项科技产品。“基于5G的智能网点服务”由重庆银行申请。', gives: [] },
  ]),
  typeRule('type/same-as-next', 'a pilot is said to be of the same type as the one told before it', [
    {
      text: '江门农商银行申请了“岭南渔获冷链融资服务”。\n同属金融服务的“港澳车主分期付款服务”由珠海华润银行申请。',
      gives: ['financial-service'],
    },
    {
      text: '江门农商银行申请了“岭南渔获冷链融资服务”。\n属于金融服务的“港澳车主分期付款服务”由珠海华润银行申请。',
      gives: [],
    },
  ]),
  typeRule('type/lead-in', 'a paragraph turns to one pilot by its place and its type, and names it later', [
    {
      text: '打头阵的金融服务和渔民有关。江门农商银行申请的“岭南渔获冷链融资服务”凭冻库仓单放款。\n第二项科技产品由珠海华润银行提交，名为“港澳车主身份核验产品”。',
      gives: ['financial-service', 'technology-product'],
    },
    {
      text: '第二项金融服务讲的是渔民。江门农商银行申请了“岭南渔获冷链融资服务”，“港澳车主身份核验产品”另行公示。',
      gives: ['financial-service'],
    },
    { text: '江门农商银行的金融服务离渔民很近。该行申请了“岭南渔获冷链融资服务”。', gives: [] },
    { text: '第一项金融服务和科技产品都来自银行。江门农商银行申请了“岭南渔获冷链融资服务”。', gives: [] },
  ]),
  typeRule('type/sub-heading', 'a sub-heading governs what stands below', [
    {
      text: '金融服务：钱到船头\n江门农商银行申请了“岭南渔获冷链融资服务”。\n科技产品：验车先验人\n珠海华润银行申请了“港澳车主身份核验产品”。',
      gives: ['financial-service', 'technology-product'],
    },
    {
      text: '一、金融服务\n1.基于5G的智能网点服务（重庆银行）\n二、科技产品\n2.基于区块链的函证平台（厦门银行）',
      gives: ['financial-service', 'technology-product'],
    },
    { text: '金融服务再升级\n1.基于5G的智能网点服务（重庆银行）', gives: [] },
  ]),
  typeRule('type/of-all', 'one sentence says it of all', [
    { text: '5个应用全部为金融服务。“基于5G的智能网点服务”由重庆银行申请。', gives: ['financial-service'] },
    { text: '3个应用的类型都是“金融服务”。“基于5G的智能网点服务”由重庆银行申请。', gives: ['financial-service'] },
    { text: '金融服务和科技产品均有涉及，包括“基于5G的智能网点服务”。', gives: [] },
    { text: '前两个都是金融服务。“基于5G的智能网点服务”由重庆银行申请。', gives: [] },
  ]),
];

/** Pilots that are described and not named: who builds what with which technology. */
export const unnamedRule: Rule<string> = {
  id: 'applicant/unnamed-subject',
  why: 'some articles tell who builds what and leave the names out',
  examples: [
    {
      text: '粮食进口方面，大连银行利用区块链技术搭建提单质押平台。\n船员方面，兴业银行大连分行运用声纹识别技术建设语音系统。',
      gives: ['大连银行', '兴业银行大连分行'],
    },
    {
      text: '盛京银行与辽宁振东云科技合作，利用知识图谱技术搭建保函开立平台。\n辽宁振兴银行携手沈阳市大数据局下属的盛数集团，基于联邦学习提供信用贷款服务。',
      gives: ['盛京银行', '辽宁振东云科技', '辽宁振兴银行', '盛数集团'],
    },
    { text: '大连银行表示，区块链技术已经成熟。', gives: [] },
  ],
  find: (document) =>
    unnamedPilots(document, [viewSpan(0, Math.max(1, document.doc.view.text.length))], Number.POSITIVE_INFINITY, [])
      .flatMap(({ lists }) => lists)
      .flatMap(({ list, rule }) => list.names.map(({ span }) => ({ value: textOf(document, span), at: [span], rule }))),
  show: (name) => name,
};
