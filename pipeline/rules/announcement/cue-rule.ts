/** What makes a batch public, as a rule: its examples are the tests of the cues. */
import type { Rule } from '../../types.ts';
import { overlaps } from '../../view.ts';
import { type Cue, cuesOf } from './cue.ts';

/** The kinds of the cues in a text. */
export const cueRule: Rule<Cue> = {
  id: 'announcement/cue',
  why: 'who, where and a verb of publication around a batch make an announcement; totals, comparisons and plans do not',
  examples: [
    {
      text: '8月7日，中国人民银行重庆营业管理部公示了重庆市2020年第一批5个金融科技创新监管试点应用。',
      gives: ['authority'],
    },
    { text: '2020年8月7日，重庆市第一批金融科技创新监管试点应用对外公示。', gives: ['region'] },
    { text: '中国人民银行太原中心支行对外公示太原市首批3个创新应用。', gives: ['authority'] },
    { text: '太原市科技局公示太原市首批3个创新应用。', gives: [] },
    { text: '关于咸阳市金融科技创新监管工具创新应用（2022年第一批）公示的通知\n各有关单位：', gives: ['region'] },
    { text: '现启动深圳市金融科技创新监管工具第二批项目征集遴选工作。', gives: [] },
    { text: '加上成都，已有北京市、上海市等8市公示了试点名单，共55项应用。', gives: [] },
    { text: '早在2020年，北京、上海等地就已公示过各自的名单。', gives: [] },
    { text: '近日，江苏省金融科技创新监管工具新一批创新应用公示。', gives: ['region'] },
    {
      text: '安徽省金融科技创新监管工具实施工作组去年征集创新应用，首批6个日前进入测试运行。',
      gives: ['authority'],
    },
    { text: '江苏省首批该主题金融科技创新监管工具的7个创新应用已进入测试运行阶段。', gives: ['region'] },
    { text: '央行营业管理部披露，北京金融科技应用试点总计获批46个项目。', gives: [] },
    { text: '首批沙盒项目将于下周公布\n会议昨日举行，委员提问。', gives: [] },
    { text: '下一步，人民银行西安分行将公布第二批创新应用。', gives: [] },
    { text: '“下一步人民银行西安分行将探索监管科技；完成试点应用的全部测试，守住底线。', gives: [] },
    { text: '人民银行宁波市中心支行说，宁波首批创新应用的评审将在四月开始，并在2021年6月对外公示。', gives: [] },
    { text: '中国人民银行广州分行发布公告称，金融科技创新监管工具首批2个创新应用完成测试。', gives: ['authority'] },
    { text: '青岛证监局与某报联合推出“走近首批试点项目”系列报道。\n资本市场金融科技创新试点稳步推进。', gives: [] },
    { text: '香港金管局公布第二批12个沙盒项目。', gives: [] },
    {
      text: 'The Monetary Authority of Singapore announced the second batch of 12 projects for its sandbox.',
      gives: [],
    },
    { text: '人民银行杭州中心支行发布公告，面向社会公开征集金融科技创新监管试点应用。', gives: [] },
    {
      text: "The Ningbo branch of the People's Bank of China announced the launch of the Ningbo fintech sandbox trial.",
      gives: [],
    },
    {
      text: "The Ningbo branch of the People's Bank of China convened a work meeting on the fintech sandbox trial, a notice posted on Friday says.",
      gives: [],
    },
    {
      text: "Eight projects will be tested in a regulatory sandbox, the People's Bank of China's Ningbo branch said today.",
      gives: ['authority'],
    },
    {
      text: 'The Jiangxi bureau of the China Securities Regulatory Commission said that it had selected nine projects of its fintech sandbox.',
      gives: ['authority'],
    },
    {
      text: "The Ningbo branch of the People's Bank of China put the first batch of three fintech sandbox applications out for consultation.",
      gives: ['authority'],
    },
    {
      text: "The Operations Office of the People's Bank of China published the second batch of the fintech sandbox.",
      gives: ['authority'],
    },
  ],
  find: (document, within) =>
    cuesOf(document)
      .filter(({ span }) => overlaps(span, within))
      .map((cue) => ({ value: cue, at: [cue.span], rule: 'announcement/cue' })),
  show: ({ kind }) => kind,
};
