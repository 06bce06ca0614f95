import { describe, expect, it } from 'vitest';
import { programmeStatements } from '../pipeline/rules/programme/programmes.ts';
import { programmeRules } from '../pipeline/rules/programme/rules.ts';
import type { AnnotatedDocument } from '../pipeline/types.ts';
import { annotated } from './helpers/annotated.ts';
import { growth } from './helpers/linear.ts';
import { describeRules } from './helpers/rule-examples.ts';

describeRules('statements about a programme', programmeRules);

const told = (...lines: string[]) =>
  programmeStatements(annotated(lines.join('\n'))).map(({ value }) => ({
    kind: value.kind,
    regions: value.regions,
    figures: value.figures.map(({ what, value: count, comparator }) => `${comparator} ${count} ${what}`),
    technologies: value.technologies.map(({ value: { name } }) => name),
  }));

describe('a survey', () => {
  const survey = [
    '金融科技应用试点：四省方案对比',
    '除甲地监管沙盒外，还有近10省市正进行金融科技应用试点。',
    '在云计算方面，江苏提出搭建云服务架构，开展系统上云。山东则准备部署分布式数据库；福建、陕西均计划打通税务数据。此外，依托声纹识别提供转账验证。',
    '各地试点中，多地已提出运用API等技术，开展理财查询等业务。',
    '浙江、江苏等地由地方央行主要负责人负责，广东设立领导小组。',
    '“方案能不能落地，要看数据。”一家银行的首席信息官说。',
    '北京上个月公示的6个应用属于后者。',
  ];

  it('gives a statement a clause and set of regions, and no announcement', () => {
    expect(told(...survey)).toEqual([
      { kind: 'statistics', regions: [], figures: ['approx 10 provinces'], technologies: [] },
      { kind: 'initiative', regions: ['江苏'], figures: [], technologies: ['云计算'] },
      { kind: 'initiative', regions: ['山东'], figures: [], technologies: ['分布式数据库'] },
      { kind: 'initiative', regions: ['福建', '陕西'], figures: [], technologies: [] },
      { kind: 'initiative', regions: ['福建', '陕西'], figures: [], technologies: ['声纹识别'] },
      { kind: 'initiative', regions: [], figures: [], technologies: ['API'] },
    ]);
  });

  it('belongs to the programme it is about, not to one named for comparison', () => {
    const programmes = programmeStatements(annotated(survey.join('\n'))).map(({ value }) => value.programme);
    expect(new Set(programmes)).toEqual(new Set(['fintech-application-pilot']));
  });

  it('has the domain of its lead-in', () => {
    const [, first] = programmeStatements(annotated(survey.join('\n')));
    expect(first?.value.domain).toBe('云计算');
  });
});

describe('counts', () => {
  it('are none where they tell again of the exits that the article names', () => {
    const news = [
      '人民银行宁波市中心支行9月28日公告，宁波银行“基于联邦学习的信用评价产品”、大连银行“基于区块链的资金结算服务”完成测试，成为监管沙盒首批“出盒”应用。',
      '截至9月24日，全国已累计公示119个创新应用。如今，已有2个创新应用率先完成测试。',
    ];
    expect(told(...news).flatMap(({ figures }) => figures)).toEqual(['eq 119 projects']);
    expect(told(...news.map((line) => line.replace('已有2个', '已有8个'))).flatMap(({ figures }) => figures)).toEqual([
      'eq 119 projects',
      'eq 8 projects',
    ]);
  });

  it('go on from clause to clause', () => {
    expect(
      told(
        '数说金融科技创新监管工具',
        '全国累计公示应用119个，涉及申请机构超过240家。',
        '分地区看，北京累计公示22个；上海16个，重庆14个；深圳、广州、成都均在10个上下。',
        '从类型看，金融服务71个，科技产品48个。',
      ).map(({ regions, figures }) => [regions.join(), ...figures]),
    ).toEqual([
      ['', 'eq 119 projects', 'gt 240 institutions'],
      ['北京', 'eq 22 projects'],
      ['上海', 'eq 16 projects'],
      ['重庆', 'eq 14 projects'],
      ['深圳,广州,成都', 'approx 10 projects'],
      ['', 'eq 71 financial-services', 'eq 48 technology-products'],
    ]);
  });

  it('of other places stand in the background of an announcement; those of its own batch are none', () => {
    expect(
      told(
        '8月24日，中国人民银行成都分行公示成都市2020年第一批6个金融科技创新监管试点应用，其中3个为金融服务。',
        '6项应用中，有4项面向小微企业。',
        '加上成都，已有北京市、上海市、重庆市等4市（区）公示了试点名单，共35项应用。其中，北京已发布了两批。',
      ).map(({ kind, regions, figures }) => [kind, regions.join(), ...figures]),
    ).toEqual([
      ['statistics', '成都,北京,上海,重庆', 'eq 4 regions', 'eq 35 projects'],
      ['statistics', '北京', 'eq 2 batches'],
    ]);
  });

  it.each([
    ['no programme is named', '江苏上报的方案包含32个项目，参与机构58家。'],
    ['the clause is about something else', '金融科技应用试点开展顺利。目前至少有17个省份配备副省长。'],
  ])('are none where %s', (_, text) => expect(told(text)).toEqual([]));
});

/** Annotated once a text: what is timed after the first round is the rules alone. */
const annotations = new Map<string, AnnotatedDocument>();
const once = (text: string): AnnotatedDocument => {
  const known = annotations.get(text) ?? annotated(text);
  annotations.set(text, known);
  return known;
};

describe('time', () => {
  it.each([
    ['北京、'],
    ['江苏提出建设平台，'],
    ['全国累计公示应用119个，'],
    ['金融科技应用试点'],
    ['等8市'],
    ['除北京'],
  ])(
    'grows with the length of %s',
    (unit) => expect(growth((text) => programmeStatements(once(text)), unit)).toBeLessThan(3),
    120_000,
  );
});
