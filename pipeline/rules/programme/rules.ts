/** The two kinds of statement about a programme as rules, with their examples. */
import type { ProgrammeDraft, Rule } from '../../types.ts';
import { contains } from '../../view.ts';
import { programmeStatements } from './programmes.ts';

const showing = ({ regions, figures }: ProgrammeDraft['value']): string =>
  [regions.join('、') || '全国', ...figures.map(({ what, value }) => `${value} ${what}`)].join(' ');

const findOf =
  (kind: ProgrammeDraft['value']['kind']): Rule<ProgrammeDraft['value']>['find'] =>
  (document, within) =>
    programmeStatements(document).filter(
      ({ value, at }) => value.kind === kind && at.some((span) => contains(within, span)),
    );

export const programmeRules: readonly Rule<ProgrammeDraft['value']>[] = [
  {
    id: 'programme/statistics',
    why: 'statistics pieces and the background of announcements count pilots, institutions and regions over the programme, one clause a region',
    examples: [
      {
        text: '金融科技应用试点有序推进。江苏上报的方案包含32个项目，参与机构58家；重庆获批28个项目。',
        gives: ['江苏 32 projects 58 institutions', '重庆 28 projects'],
      },
      {
        text: '金融科技创新监管工具满两年。全国累计公示应用119个，涉及申请机构超过240家。北京累计公示22个；上海16个。',
        gives: ['全国 119 projects 240 institutions', '北京 22 projects', '上海 16 projects'],
      },
      {
        text: '金融科技创新监管试点扩容很快。两年内试点覆盖12个试点城市85个便民利企项目，涉及70家银行。',
        gives: ['全国 12 regions 85 projects 70 institutions'],
      },
      {
        text: '资本市场金融科技创新试点已有成果。截至去年末，全国一共有41项资本市场金融科技创新试点项目。',
        gives: ['全国 41 projects'],
      },
      {
        text: 'On June 10 the branch of the central bank in Xi’an published the first batch of five applications under the fintech regulatory sandbox. By my count the running total for the country as a whole stands at 61 projects.',
        gives: ['全国 61 projects'],
      },
      {
        text: '6月10日，人民银行西安分行公示西安市首批5个金融科技创新监管试点应用。半年来，多地陆续公布了38个金融科技创新试点项目。',
        gives: ['全国 38 projects'],
      },
      { text: '多地推进金融科技创新监管试点。目前已有3个省份设立领导小组，17个省份配备副省长。', gives: [] },
      {
        text: '6月10日，人民银行西安分行公示西安市第二批5个金融科技创新监管试点应用。第二批共有5个应用入围。',
        gives: [],
      },
      {
        text: '6月10日，人民银行西安分行公示西安市第二批5个金融科技创新监管试点应用。此前大连已公示首批3个应用。',
        gives: ['大连 3 projects'],
      },
      {
        text: '12月4日，人民银行西安分行公布，西安市金融科技创新监管工具首批3个创新应用完成测试。这3个应用于2022年5月公示，去年9月起陆续上线。',
        gives: [],
      },
      {
        text: '12月4日，人民银行西安分行公布，西安市金融科技创新监管工具首批3个创新应用完成测试。3个应用去年先后上线。截至11月末，西安累计公示应用11个。',
        gives: ['西安 11 projects'],
      },
      { text: '某市银行去年新设网点32个，参与机构58家。', gives: [] },
      {
        text: 'The fintech sandbox spreads. A local paper writes that Ningbo has now approved 46 new trial projects of 77 entities. In nine cities sandboxes are home to 60 innovation application projects. Lenders are participants in 51 of these 60 projects.',
        gives: ['宁波 46 projects 77 institutions', '全国 9 regions 60 projects', '全国 51 projects 60 projects'],
      },
      {
        text: "The fintech sandbox has grown. The big four lenders are banks with much weight, taking part in 12 of its 40 projects. Insurers took part in 5 percent of the projects. Since 2020 regulators approved 31 projects in Xiong'an New District, Ningbo and Suzhou.",
        gives: ['全国 12 projects 40 projects', '全国 0.05 projects', '全国 31 projects'],
      },
      {
        text: 'The fintech sandbox is two.\nThe number of trials in the country’s fintech sandboxes has now risen to 52 in all.\nPilots by place\n1. Ningbo: 22\n2. Suzhou: 16\n3. Xiongan New Area: 9\nTen provinces have obtained approval for trials.',
        gives: ['全国 52 projects', '宁波 22 projects', '苏州 16 projects', '雄安 9 projects', '全国 10 provinces'],
      },
      {
        text: 'The fintech sandbox is two.\nBranches of the bank\n1. Ningbo: 22\n2. Suzhou: 16\n3. Wuxi: 9',
        gives: [],
      },
      {
        text: 'Officials announced that fintech sandbox trials will be expanded to six more cities, including Suzhou.',
        gives: ['全国 6 regions'],
      },
      {
        text: 'The FCA runs a regulatory sandbox. In its fourth cohort, 29 firms were approved out of 69 applications.',
        gives: [],
      },
    ],
    find: findOf('statistics'),
    show: showing,
  },
  {
    id: 'programme/initiative',
    why: 'surveys tell region by region what is planned; a sentence without a subject goes on about the region before it',
    examples: [
      {
        text: '金融科技应用试点各有侧重。江苏计划建设省级云平台；山东提出利用知识图谱追踪资金链条。此外，搭建反欺诈平台。陕西拟推广声纹识别。',
        gives: ['江苏', '山东', '山东', '陕西'],
      },
      {
        text: '金融科技应用试点各有侧重。江苏计划建设省级云平台；陕西拟推广声纹识别。江西则与湖南联合提出共建信用链，推动两地企业信用报告互认。',
        gives: ['江苏', '陕西', '江西、湖南'],
      },
      { text: '金融科技应用试点由各地推进。浙江、江苏等地由地方央行主要负责人负责，陕西设立领导小组。', gives: [] },
      { text: '专家认为，合肥应当加快金融科技创新监管试点。', gives: [] },
    ],
    find: findOf('initiative'),
    show: showing,
  },
];
