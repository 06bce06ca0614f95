import { describe, expect, it } from 'vitest';
import { region } from '../pipeline/lexicon.ts';
import { announcements } from '../pipeline/rules/announcement/announcements.ts';
import { authorityRule } from '../pipeline/rules/announcement/authority.ts';
import { batchRule } from '../pipeline/rules/announcement/batch.ts';
import { byTypeRule } from '../pipeline/rules/announcement/by-type.ts';
import { countRule } from '../pipeline/rules/announcement/count.ts';
import { cueRule } from '../pipeline/rules/announcement/cue-rule.ts';
import { dateRule } from '../pipeline/rules/announcement/date.ts';
import { participantsRule } from '../pipeline/rules/announcement/participants.ts';
import { programmeRule } from '../pipeline/rules/announcement/programme.ts';
import { regionRule } from '../pipeline/rules/announcement/region.ts';
import { stageRule } from '../pipeline/rules/announcement/stage.ts';
import { technologiesRule } from '../pipeline/rules/announcement/technologies.ts';
import { pilots } from '../pipeline/rules/pilot/pilots.ts';
import type { AnnotatedDocument, AnnouncementDraft, DocumentMeta } from '../pipeline/types.ts';
import { annotated } from './helpers/annotated.ts';
import { growth } from './helpers/linear.ts';
import { describeRules } from './helpers/rule-examples.ts';

describeRules('who announces', [authorityRule]);
describeRules('which batch', [batchRule]);
describeRules('how many', [countRule]);
describeRules('how many of each type', [byTypeRule]);
describeRules('what announces', [cueRule]);
describeRules('who takes part', [participantsRule]);
describeRules('where and under which programme', [regionRule, programmeRule]);
describeRules('where it stands', [stageRule]);
describeRules('when', [dateRule]);
describeRules('with which technologies', [technologiesRule]);

/** An announcement as plain values; what is null or empty is left out. */
function plain(draft: AnnouncementDraft): Record<string, unknown> {
  const values: Record<string, unknown> = {
    programme: draft.programme?.value,
    region: draft.region && region(draft.region.value).name,
    authority: draft.authority?.value.name,
    batch: draft.batch && `${draft.batch.value.year ?? '?'}-${draft.batch.value.number}`,
    announcedOn: draft.announcedOn?.value,
    count: draft.statedCount?.value,
    byType: draft.statedByType?.value,
    stage: draft.stage?.value,
    participants: draft.participants.map(({ value }) => value.name),
    technologies: draft.technologies.map(({ value }) => value.name),
  };
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value != null && !(Array.isArray(value) && value.length === 0)),
  );
}

const announced = (lines: readonly string[], meta: DocumentMeta = {}): Record<string, unknown>[] =>
  announcements(annotated(lines.join('\n'), meta)).map(({ draft }) => plain(draft));

const SANDBOX = 'pboc-fintech-sandbox';

describe('one announcement', () => {
  it('has the batch of its headline or lead, where the sentence that publishes has none', () => {
    const news = (headline: string, lead: string): unknown =>
      announced([
        headline,
        '2022-05-18',
        `${lead} The Hefei Central Sub-branch of the People's Bank of China published the list of four projects on Tuesday.`,
      ])[0]?.batch;
    const plainHeadline = 'Small firms to gain from new financial tools';
    const lead =
      "Small firms are expected to benefit from the second batch of projects in Hefei's fintech regulatory pilot.";
    expect(news(plainHeadline, lead)).toBe('2022-2');
    expect(news('Hefei names four projects in second fintech sandbox batch', 'Small firms are to benefit.')).toBe(
      '2022-2',
    );
    expect(
      news(plainHeadline, lead.replace('second', 'first').replace('Small', 'Unlike last year, small')),
    ).toBeUndefined();
    expect(news(plainHeadline, lead.replace('Hefei', 'Suzhou'))).toBeUndefined();
    expect(news(plainHeadline, 'Small firms are to benefit.')).toBeUndefined();
  });

  it('has region, body, batch, day, counts and stage', () => {
    expect(
      announced([
        '重庆公示创新应用名单',
        '2023-12-29 来源：某某财经',
        '中国人民银行重庆市分行28日公示重庆市2023年第一批2个金融科技创新监管工具创新应用，其中1个金融服务、1个科技产品，公开征求社会公众意见。',
      ]),
    ).toEqual([
      {
        programme: SANDBOX,
        region: '重庆',
        authority: '中国人民银行重庆市分行',
        batch: '2023-1',
        announcedOn: '2023-12-28',
        count: 2,
        byType: { 'financial-service': 1, 'technology-product': 1 },
        stage: 'consultation',
      },
    ]);
  });

  it('takes the region from a branch that names none', () => {
    const [found] = announced(['1月14日，央行营业管理部披露2020年第一批金融科技创新监管试点应用，6个应用拟纳入试点。']);
    expect(found).toMatchObject({
      region: '北京',
      authority: '中国人民银行营业管理部',
      batch: '2020-1',
      announcedOn: '2020-01-14',
    });
  });

  it('lets a working group stand alone, and no vague date for a day', () => {
    const [found] = announced([
      '日前，成都市金融科技创新监管试点工作组发布公告，首批6个创新应用完成登记，将正式面向用户提供服务。',
    ]);
    expect(found).toEqual({
      programme: SANDBOX,
      region: '成都',
      authority: '成都市金融科技创新监管试点工作组',
      batch: '?-1',
      count: 6,
      stage: 'registered',
    });
  });

  it('is an exit of pilots that are named, where nobody says by whom and where', () => {
    const lead = '近日，宁波银行的“基于联邦学习的信用评价产品”、大连银行的“基于区块链的资金结算服务”等项目完成测试，';
    expect(announced(['创新应用出炉', `${lead}成为金融科技创新监管工具的成果。`])).toEqual([
      { programme: SANDBOX, stage: 'completed' },
    ]);
    expect(announced(['创新应用出炉', '近日，有项目完成测试，成为金融科技创新监管工具的成果。'])).toEqual([]);
  });

  it('counts exits, not batches, in a notice of exit', () => {
    const [found] = announced([
      '两个应用出盒',
      '2023-03-18',
      '宁波市金融科技创新监管工具实施工作组3月16日对外发布，首批两个创新应用已完成测试并“出盒”，其余3个仍在测试。',
    ]);
    expect(found).toMatchObject({ region: '宁波', announcedOn: '2023-03-16', count: 2, stage: 'completed' });
    expect(found).not.toHaveProperty('batch');
  });

  it('is of the only branch that the paragraph of the news names, where the news names none', () => {
    const NEWS = '珠海市金融科技创新监管工具首批创新应用昨日（17日）公示。';
    const told = (said: string): unknown =>
      announced(['珠海首批4项创新应用公示', '2022-11-18', NEWS + said])[0]?.authority;
    expect(told('人民银行珠海市中心支行表示，首批共有4项，公众可提出意见。')).toBe('中国人民银行珠海市中心支行');
    expect(told('人民银行珠海市中心支行有关负责人表示，首批共有4项。')).toBeUndefined();
    expect(told('人民银行珠海市中心支行、人民银行佛山市中心支行表示欢迎。')).toBeUndefined();
  });

  it('reads a notice that its body signs', () => {
    const [found] = announced([
      '关于金融科技创新应用的公示',
      '中国人民银行武汉分行',
      '经专家评审，现将武汉市2022年第一批金融科技创新监管工具创新应用予以公示，公示期自2022年5月6日至2022年5月12日。公示期内，如有意见建议，请以书面形式反馈。',
      '1.基于大数据的甲服务（汉口银行）',
      '中国人民银行武汉分行',
      '2022年5月6日',
    ]);
    expect(found).toMatchObject({
      region: '武汉',
      authority: '中国人民银行武汉分行',
      announcedOn: '2022-05-06',
      stage: 'consultation',
    });
  });

  it('is found where its headline tells of it and the text only by the way', () => {
    const [found] = announced([
      '五个应用四个姓“保” 太原首批“监管沙盒”出炉',
      '山西太原打破了惯例：8月26日，中国人民银行太原中心支行公示的首批5个金融科技创新监管工具创新应用中，有4个由保险机构参与申请。',
    ]);
    expect(found).toMatchObject({ region: '太原', authority: '中国人民银行太原中心支行', batch: '?-1', count: 5 });
    expect(
      announced([
        '保险业的数字化',
        '8月26日，中国人民银行太原中心支行公示的首批5个金融科技创新监管工具创新应用中，有4个由保险机构参与申请。',
      ]),
    ).toEqual([]);
  });

  it('has the day on which its period begins, and no other period', () => {
    const notice = (period: string): Record<string, unknown> | undefined =>
      announced([
        '创新应用公示',
        `中国人民银行太原中心支行公示太原市2022年第一批3个金融科技创新监管工具创新应用。`,
        period,
      ])[0];
    expect(notice('公示时间：2022年10月18日至10月24日。')).toMatchObject({ announcedOn: '2022-10-18' });
    expect(notice('测试时间：2022年11月1日至2023年10月31日。')).not.toHaveProperty('announcedOn');
  });

  it('has the day of its page where the body itself speaks', () => {
    const page = (verb: string): Record<string, unknown> | undefined =>
      announced([
        '创新应用公示（2022年第一批）',
        '文章来源：太原中心支行 2022-10-18 16:02:11',
        `中国人民银行太原中心支行${verb}太原市2022年第一批3个金融科技创新监管工具创新应用公开征求意见。`,
      ])[0];
    expect(page('组织开展征集，现将')).toMatchObject({ announcedOn: '2022-10-18' });
    expect(page('近日就')).not.toHaveProperty('announcedOn');
  });

  it('is of the sandbox where the central bank uses its term and no other name', () => {
    expect(announced(['3月3日，中国人民银行太原中心支行对外公示太原市首批3个创新应用，征求社会意见。'])).toMatchObject([
      { programme: SANDBOX, region: '太原', batch: '?-1', count: 3 },
    ]);
    expect(announced(['3月3日，太原市科技局对外公示太原市首批3个创新应用，征求社会意见。'])).toEqual([]);
  });

  it('has no count from a headline that counts one bank’s own', () => {
    const count = (headline: string): unknown =>
      announced([
        headline,
        '2023-03-06',
        '3月3日，人民银行西宁中心支行公示西宁市2023年第一批金融科技创新监管工具创新应用。',
      ])[0]?.count;
    expect(count('青海银行一项应用成功“入盒”')).toBeUndefined();
    expect(count('西宁2项应用成功“入盒”')).toBe(2);
  });

  it('keeps what is said of the whole batch apart from the pilots', () => {
    const [found] = announced([
      '4月8日，中国人民银行武汉分行公示武汉市首批3个金融科技创新监管试点应用。',
      '首批应用综合运用物联网、区块链等技术。',
      '“基于大数据的甲服务平台”由汉口银行申请，运用大数据技术。',
      '公告提到，工商银行湖北省分行、众邦银行等机构也参与了首批应用的测试。',
      '交通银行湖北省分行表示，有意参与第二批试点。',
    ]);
    expect(found).toMatchObject({
      technologies: ['物联网', '区块链'],
      participants: ['工商银行湖北省分行', '众邦银行'],
    });
  });

  it('belongs to the programme that is named', () => {
    const [found] = announced([
      '8月18日，广东证监局联合广东省地方金融监督管理局公示资本市场金融科技创新试点（广州）首批12个项目，向社会公开征求意见。',
    ]);
    expect(found).toMatchObject({ programme: 'capital-market-fintech-pilot', region: '广州', count: 12 });
  });
});

describe('English announcements', () => {
  it('give the same fields, names as written', () => {
    const [found] = announced([
      'Kunming lists first fintech sandbox batch',
      '12 May 2022',
      "Kunming, May 12 (Xinhua) -- The Kunming Central Sub-branch of the People's Bank of China on Wednesday published the first batch of three applications under the city's fintech innovation regulatory tool, and is soliciting opinions from the public.",
    ]);
    expect(found).toEqual({
      programme: SANDBOX,
      region: '昆明',
      authority: "Kunming Central Sub-branch of the People's Bank of China",
      batch: '2022-1',
      announcedOn: '2022-05-11',
      count: 3,
      stage: 'consultation',
    });
  });

  it('take the day of publication before that of speech, and the full name of the local branch', () => {
    const [found] = announced([
      'Yichun opens first fintech sandbox batch',
      '2022-11-17',
      'YICHUN, Nov. 17 (Halcyon Press) -- Yichun, a city in east China’s Jiangxi Province, opened its first batch of fintech sandbox applications, the branch of the central bank there said Thursday.',
      "Three applications were made public on Wednesday, as the Yichun Central Sub-branch of the People's Bank of China put it. A bank plans to lend a total of 900 million yuan.",
    ]);
    expect(found).toMatchObject({
      region: '宜春',
      authority: "Yichun Central Sub-branch of the People's Bank of China",
      announcedOn: '2022-11-16',
      count: 3,
    });
  });

  it('add up the types over sentences', () => {
    const [found] = announced([
      "The Operations Office of the People's Bank of China on June 2, 2020 published the second batch of five fintech sandbox projects.",
      'Three financial services were listed. The two technology products come from payment firms.',
    ]);
    expect(found).toMatchObject({
      region: '北京',
      batch: '2020-2',
      byType: { 'financial-service': 3, 'technology-product': 2 },
    });
    const [halved] = announced([
      "On June 2, 2020 the Operations Office of the People's Bank of China named six fintech sandbox projects.",
      'One half of the entries are technological products, the other half financial services.',
    ]);
    expect(halved?.byType).toEqual({ 'financial-service': 3, 'technology-product': 3 });
  });

  it('are of a programme that is only called a pilot', () => {
    const [first] = announced([
      "The People's Bank of China on May 12, 2021 named the first batch of four fintech projects for its pilot programme, seeking public opinion.",
      'The trials are to run in Ningbo.',
    ]);
    expect(first).toMatchObject({ programme: SANDBOX, batch: '2021-1', count: 4, stage: 'consultation' });
    const [second] = announced([
      'Nanjing regulators designated the second batch of 7 fintech innovation pilots.',
      'The projects were released by the Nanjing Bureau of the China Securities Regulatory Commission.',
    ]);
    expect(second).toMatchObject({
      programme: 'capital-market-fintech-pilot',
      authority: 'Nanjing Bureau of the China Securities Regulatory Commission',
      batch: '?-2',
      count: 7,
    });
    expect(
      announced(["The People's Bank of China named the first batch of pilot cities for its bond scheme."]),
    ).toEqual([]);
  });

  it('have region and body from the sentences behind', () => {
    const [found] = announced([
      "The People's Bank of China has announced the second batch of five fintech sandbox projects.",
      'The projects will be tested in Ningbo, an eastern port.',
    ]);
    expect(found).toMatchObject({ region: '宁波', batch: '?-2' });
    const [other] = announced([
      'Ningbo unveils first batch of fintech sandbox projects',
      'Local officials have released details of the first set of five projects for the Ningbo fintech sandbox.',
      'The Ningbo Fintech Regulatory Trial Work Team said that the first five projects come from banks.',
    ]);
    expect(other?.authority).toBe('Ningbo Fintech Regulatory Trial Work Team');
  });
});

describe('several announcements in one document', () => {
  it('are told apart by region, with days that count from each other', () => {
    const found = announced([
      '三地公布名单',
      '2021-06-12',
      '6月10日，人民银行西安分行公示西安市2021年第二批3个金融科技创新监管工具应用。',
      '同日，人民银行郑州中心支行公布河南省郑州市首批4个创新应用。',
      '次日，人民银行长沙中心支行也对外公布长沙市首批5个创新应用。',
    ]);
    expect(found.map(({ region: name, batch, announcedOn, count }) => [name, batch, announcedOn, count])).toEqual([
      ['西安', '2021-2', '2021-06-10', 3],
      ['郑州', '2021-1', '2021-06-10', 4],
      ['长沙', '2021-1', '2021-06-11', 5],
    ]);
  });

  it('are told apart by batch, where the article tells the pilots of each', () => {
    const batches = (lines: readonly string[]): unknown =>
      announced(lines).map(({ batch, announcedOn, count, stage }) => [batch, announcedOn, count, stage]);
    expect(
      batches([
        '贵阳“监管沙盒”跑了一年',
        '2022年9月23日',
        '去年9月16日，贵阳市首批2个金融科技创新监管工具应用公示；今年9月20日，第二批3个应用向社会公开征求意见。',
        '问：首批应用有哪些？',
        '答：第一批两个项目是贵阳银行的数字授信服务，贵州银行的白酒供应链金融服务。',
        '答：第二批有三个，包括贵州省农村信用社联合社申请的“多彩乡音智能柜员服务”。',
      ]),
    ).toEqual([
      ['2021-1', '2021-09-16', 2, undefined],
      ['2022-2', '2022-09-20', 3, 'consultation'],
    ]);
    expect(
      batches([
        '西安公示第二批创新应用',
        '2021年12月10日',
        '2020年7月，西安市首批5个金融科技创新监管试点应用公示。',
        '12月9日，人民银行西安分行公示西安市第二批3个应用，包括西安银行的“基于大数据的融资服务”。',
      ]),
    ).toEqual([['2021-2', '2021-12-09', 3, undefined]]);
  });

  it('divide the document, also where one sentence announces both', () => {
    const document = annotated(
      [
        '4月8日，中国人民银行济南分行公示济南市、青岛市首批金融科技创新监管工具创新应用。',
        '济南市首批2个创新应用包括：',
        '“基于区块链的甲服务平台”（齐鲁银行）。',
        '青岛市首批3个创新应用包括：',
        '“基于大数据的乙服务平台”（青岛银行）。',
      ].join('\n'),
    );
    const { text } = document.doc.view;
    const found = announcements(document);
    expect(found.map(({ draft }) => draft.statedCount?.value)).toEqual([2, 3]);
    const holding = (name: string): number =>
      found.findIndex(({ sections }) => sections.some(({ start, end }) => text.slice(start, end).includes(name)));
    expect([holding('甲服务'), holding('乙服务')]).toEqual([0, 1]);
  });

  it('have counts of their own, not the one over all of them', () => {
    const found = announced([
      '佛山、东莞公布沙盒新项目共5个',
      '6月3日，人民银行广州分行公布，佛山、东莞两市共有5个金融科技创新应用纳入监管沙盒。其中，佛山公示3个项目。',
      '东莞公示2个项目。',
    ]);
    expect(found.map(({ region: name, count }) => [name, count])).toEqual([
      ['佛山', 3],
      ['东莞', 2],
    ]);
  });

  it('are of who publishes, whoever else of the place is named later', () => {
    const found = announced([
      '9月14日，人民银行南京分行公示无锡市首批3个金融科技创新监管试点应用。',
      '无锡首批应用的公示表明，中国人民银行无锡市中心支行也参与其中一项的运营。',
    ]);
    expect(found.map(({ authority }) => authority)).toEqual(['中国人民银行南京分行']);
  });

  it('are exits of two cities, each of its own branch and with its own pilots', () => {
    const exits = (lines: readonly string[]): unknown => {
      const document = annotated(lines.join('\n'));
      const found = announcements(document);
      const named = pilots(document, found).map(({ announcement, name }) => [announcement, name?.value]);
      return [...found.map(({ draft }) => [plain(draft).region, plain(draft).authority, plain(draft).count]), ...named];
    };
    const [kunming, guiyang] = ['中国人民银行昆明中心支行', '中国人民银行贵阳中心支行'];
    expect(
      exits([
        '2023年5月8日，人民银行昆明中心支行、人民银行贵阳中心支行分别公告，昆明市、贵阳市各有1个金融科技创新应用完成测试。',
        '昆明出盒的是富滇银行的“面向花农的数字信贷服务”，贵阳出盒的是贵阳银行的“基于大数据的茶农授信服务”。',
      ]),
    ).toEqual([
      ['昆明', kunming, 1],
      ['贵阳', guiyang, 1],
      [0, '面向花农的数字信贷服务'],
      [1, '基于大数据的茶农授信服务'],
    ]);
    expect(
      exits([
        '人民银行昆明中心支行公告，昆明市“面向花农的数字信贷服务”完成测试。人民银行贵阳中心支行也公告，贵阳市“基于大数据的茶农授信服务”出盒，创新应用退出沙盒。',
      ]),
    ).toEqual([
      ['昆明', kunming, undefined],
      ['贵阳', guiyang, undefined],
      [0, '面向花农的数字信贷服务'],
      [1, '基于大数据的茶农授信服务'],
    ]);
  });
});

describe('the type of a pilot', () => {
  it('may stand right before its name', () => {
    const document = annotated(
      '12月1日，人民银行昆明中心支行公示昆明市首批2个金融科技创新监管工具创新应用。\n一是富滇银行申请的“基于区块链的仓单融资服务”。二是科技产品“云税查”，由红塔银行申请。',
    );
    const types = pilots(document, announcements(document)).map(({ type }) => type?.value ?? null);
    expect(types).toEqual([null, 'technology-product']);
  });
});

describe('names that nothing else vouches for', () => {
  const names = (count: number): unknown => {
    const document = annotated(
      [
        `12月1日，人民银行昆明中心支行公示昆明市首批${count}个金融科技创新监管工具创新应用。`,
        '富滇银行申请的“基于区块链的仓单融资服务”面向花农。红塔银行推出的“茶山生态贷”运用遥感估产。',
        '昆明农商行“方言客服”则支持三种方言。此前，曲靖银行推出的“烟农贷”已有用户。',
      ].join('\n'),
    );
    return pilots(document, announcements(document)).flatMap(({ name }) => name?.value ?? []);
  };

  it('are pilots where just so many are missing', () => {
    expect(names(3)).toEqual(['基于区块链的仓单融资服务', '茶山生态贷', '方言客服']);
    expect(names(1)).toEqual(['基于区块链的仓单融资服务']);
    expect(names(6)).toEqual(['基于区块链的仓单融资服务']);
  });
});

describe('technologies of a list', () => {
  it('are said of all that the list counts', () => {
    const technologies = (tail: string): unknown => {
      const document = annotated(
        `12月1日，人民银行昆明中心支行公示昆明市首批金融科技创新监管工具创新应用，包括“花农仓单融资服务”、“跨境结算服务平台”、“滇茶溯源服务”${tail}`,
      );
      return pilots(document, announcements(document)).map((pilot) =>
        pilot.technologies.map(({ value }) => value.name),
      );
    };
    expect(technologies('等3个应用均涉及区块链技术。')).toEqual([['区块链'], ['区块链'], ['区块链']]);
    expect(technologies('等5个应用。')).toEqual([[], [], []]);
  });
});

describe('a branch that names no city', () => {
  it('speaks for its own province, not for the city told before', () => {
    const found = announced([
      '8月14日，人民银行杭州中心支行公示杭州市首批5个金融科技创新监管试点应用。',
      '同日，人民银行西安分行也公布了首批3个创新应用。',
    ]);
    expect(found.map(({ region: name, count }) => [name, count])).toEqual([
      ['杭州', 5],
      ['陕西', 3],
    ]);
  });
});

describe('what announces nothing', () => {
  it.each([
    ['the start of a programme', '12月5日，中国人民银行发布公告称，支持在北京市率先开展金融科技创新监管试点。'],
    ['new cities', '4月27日，央行发布消息称，支持在上海市、重庆市等6市（区）扩大金融科技创新监管试点。'],
    ['an opinion', '专家认为，合肥金融科技创新监管工具应当加快推进，期待首批应用早日公布。'],
    ['plans', '下一步，人民银行西安分行将公布第二批金融科技创新监管工具创新应用。'],
    ['totals', '截至去年末，北京累计公示金融科技创新监管工具应用22个，上海16个。'],
    [
      'how a programme began',
      'In January 2020 the Hangzhou sandbox published its first batch of projects. As of March 2021 nine cities had sandboxes.',
    ],
    ['another campaign', '去年首批消费红包活动共发放5万份，工商银行现场推出数字人民币钱包。'],
  ])('%s', (_, text) => expect(announced([text])).toEqual([]));

  it('what a body has not published, and comparisons', () => {
    const found = announced([
      '8月30日，人民银行广州分行公布广州市金融科技创新监管试点第二批3项应用。',
      '广州去年公布首批5项应用。人民银行未有公布第三批的时间表。',
      "For comparison, Guiyang's first batch, published in October, had three applications.",
    ]);
    expect(found.map(({ region: name, batch }) => [name, batch])).toEqual([['广州', '?-2']]);
  });

  it('batches of other places that the article looks back at behind its news', () => {
    const places = (lines: readonly string[]): unknown => announced(lines).map(({ region: name }) => name);
    const news = '6月9日，人民银行宁波市中心支行公示宁波市首批3个金融科技创新监管工具创新应用。';
    expect(
      places([
        news,
        '往前看，1月20日，央行营业管理部公布北京第一批6个试点应用；4月，人民银行海口中心支行公示海口市首批2个应用。',
        '宁波的三项来自宁波银行、鄞州银行与通商银行。',
      ]),
    ).toEqual(['宁波']);
    const told = ['5月20日，人民银行海口中心支行公示海口市首批2个应用。', '海口方面，“椰农贷”授信服务由海南银行申请。'];
    expect(places([news, ...told])).toEqual(['宁波', '海口']);
    expect(places([news, '6月8日，人民银行海口中心支行公示海口市首批2个应用。'])).toEqual(['宁波', '海口']);
  });

  it('batches of other places beside the one announced', () => {
    const found = announced([
      '11月27日，人民银行西安分行公示西安市首批3个金融科技创新监管试点应用。',
      '早在去年，北京、上海等地就已公示过各自的首批应用，其中深圳首批4个。',
      '同批的杭州、苏州也将陆续公布名单。',
    ]);
    expect(found.map(({ region: name }) => name)).toEqual(['西安']);
  });
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
    ['首批'],
    ['2020年第一批'],
    ['中国人民银行'],
    ['金融科技创新监管试点工作组'],
    ['3个金融服务、'],
    ['北京、上海、'],
    ['公示5个应用，'],
    ['People’s Bank of China '],
    ['first batch of '],
    ['（'],
    ['8月14日'],
    ['8月14日，人民银行西安分行公示西安市首批3个金融科技创新监管试点应用；'],
    ['8月14日，人民银行西安分行公示西安市首批3个金融科技创新监管试点应用。'],
    ['8月14日，人民银行西安分行公示西安市首批3个金融科技创新监管试点应用。\n'],
  ])(
    'grows with the length of %s',
    (unit) => expect(growth((text) => announcements(once(text)), unit)).toBeLessThan(3),
    120_000,
  );
});
