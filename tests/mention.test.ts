/** Who and what is named in a text: lexicon forms, branches, names that no lexicon knows. */
import fc from 'fast-check';
import { describe, expect, it, test, vi } from 'vitest';
import { shapes } from '../pipeline/lexicon/shapes.ts';
import { Edges } from '../pipeline/mention/edges.ts';
import { institutionsNamed } from '../pipeline/mention/institutions.ts';
import { type TermKind, termHits } from '../pipeline/mention/terms.ts';
import { Trie } from '../pipeline/mention/trie.ts';
import { mentionsIn } from '../pipeline/stages/5-mention.ts';
import { growth } from './helpers/linear.ts';

const named = (text: string): string[] => institutionsNamed(text).map(({ start, end }) => text.slice(start, end));
const found = (text: string, kind: TermKind): string[] =>
  termHits(text).flatMap((hit) => (hit.kind === kind ? [`${text.slice(hit.start, hit.end)} ${hit.term.id}`] : []));

describe('the trie', () => {
  const trie = new Trie([
    { text: '深度学习', channel: 0, entry: 0 },
    { text: '图深度学习', channel: 0, entry: 1 },
    { text: '学习', channel: 1, entry: 2 },
    { text: '容器', channel: 0, entry: 3 },
    { text: '不锈钢容器', channel: 0, entry: 3, reject: true },
    { text: '容器制造', channel: 0, entry: 3, reject: true },
    { text: 'Smart Contract', channel: 0, entry: 4 },
    { text: 'TEE', channel: 0, entry: 5 },
  ]);
  const scan = (text: string) => trie.scan(text).map(({ entry, start, end }) => `${entry} ${text.slice(start, end)}`);

  test.each([
    ['图深度学习', ['1 图深度学习', '2 学习']],
    ['用深度学习图', ['0 深度学习', '2 学习']],
    ['不锈钢容器、容器制造和容器', ['3 容器']],
    ['smart-contracts and a Smart Contract', ['4 smart-contracts', '4 Smart Contract']],
    ['手机TEE，STEEL，TEES', ['5 TEE', '5 TEES']],
    ['smart contractual', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(scan(text)).toEqual(expected);
  });

  it('finds in one channel what overlaps in another, and overlapping matches where asked', () => {
    const pairs = new Trie(['金融服务', '服务中心'].map((text, entry) => ({ text, channel: 0, entry })));
    expect(pairs.scan('金融服务中心').map(({ entry }) => entry)).toEqual([0]);
    expect(pairs.scan('金融服务中心', { overlapping: true }).map(({ entry }) => entry)).toEqual([0, 1]);
  });

  it('agrees with a search for each form alone', () => {
    const form = fc.string({ unit: fc.constantFrom('甲', '乙', '丙'), minLength: 1, maxLength: 3 });
    fc.assert(
      fc.property(
        form,
        fc.string({ unit: fc.constantFrom('甲', '乙', '丙', '，'), maxLength: 30 }),
        (text, haystack) => {
          const [hit] = new Trie([{ text, channel: 0, entry: 0 }]).scan(haystack);
          expect(hit?.start ?? -1).toBe(haystack.indexOf(text));
        },
      ),
    );
  });
});

describe('forms of the lexicons', () => {
  test.each<[string, TermKind, string[]]>([
    ['施工行业与工行合作', 'institution', ['工行 icbc']],
    ['构建行业标准，建行参与', 'institution', ['建行 china-construction-bank']],
    ['完成都市圈改造，成都公示', 'region', ['成都 chengdu']],
    ['上海南站，海南公示', 'region', ['上海 shanghai', '海南 hainan']],
    ['株洲、湖州', 'region', ['株洲 zhuzhou', '湖州 huzhou']],
    ['创新余额，新余', 'region', ['新余 xinyu']],
    ['中山大学在中山市', 'region', ['中山市 zhongshan']],
    ['京东营销', 'region', []],
    ['河北雄安新区', 'region', ['河北雄安新区 xiongan']],
    ['吉林省吉林市', 'region', ['吉林省 jilin', '吉林市 jilin-city']],
    ["in Xi'an and Xi’an", 'region', ["Xi'an xian", 'Xi’an xian']],
    ['不锈钢容器、容器', 'technology', ['容器 container']],
    [
      '多方数据学习、图深度学习',
      'technology',
      ['多方数据学习 multi-party-data-learning', '图深度学习 graph-deep-learning'],
    ],
    ['光学字符识别（OCR）', 'technology', ['光学字符识别 ocr', 'OCR ocr']],
    ['STEEL、TEE', 'technology', ['TEE trusted-execution-environment']],
    ['5G+智能银行、ai客服', 'technology', ['5G 5g', 'ai artificial-intelligence']],
    ['they did use APIs', 'technology', ['APIs api']],
    ['小微服务平台', 'technology', []],
    ['金融科技“监管沙盒”', 'programme', ['金融科技“监管沙盒” pboc-fintech-sandbox']],
    ['资本市场金融科技创新试点', 'programme', ['资本市场金融科技创新试点 capital-market-fintech-pilot']],
    ['英国监管沙盒', 'programme', ['英国监管沙盒 fca-sandbox']],
  ])('%s: %s', (text, kind, expected) => {
    expect(found(text, kind)).toEqual(expected);
  });

  it('are no technology inside the name of an institution', () => {
    const kinds = mentionsIn('苏州同济区块链研究院利用区块链').map(({ kind, span }) => `${kind} ${span.start}`);
    expect(kinds).toEqual(['institution 0', 'region 0', 'technology 12']);
  });
});

describe('names that no lexicon knows', () => {
  test.each<[string, string[]]>([
    ['由江苏数问科技有限公司与苏州银行联合申报', ['江苏数问科技有限公司', '苏州银行']],
    ['蓝象智数（杭州）科技有限公司提供技术支持', ['蓝象智数（杭州）科技有限公司']],
    ['申请机构：厦门国海信托有限公司、福建鹭峡银行', ['厦门国海信托有限公司', '福建鹭峡银行']],
    ['由从远数科、中和云信科技和鳐云科技申请', ['从远数科', '中和云信科技', '鳐云科技']],
    ['申请机构：棋子山农村商业银行', ['棋子山农村商业银行']],
    ['申请机构：农村商业银行', []],
    ['数融鳐科技与潍坊市寒亭区蒙鳐村镇银行试点', ['数融鳐科技', '潍坊市寒亭区蒙鳐村镇银行']],
    ['记者向鳐湖集团了解，分别为鲁鳐银行申请', ['鳐湖集团', '鲁鳐银行']],
    ['上市公司鳐帆科技推出', ['鳐帆科技']],
    ['国家计算机网络与信息安全评测实验室', ['国家计算机网络与信息安全评测实验室']],
    ['零贰研究院院长表示', ['零贰研究院']],
    ['深圳市金融科技创新监管试点工作组公示', ['深圳市金融科技创新监管试点工作组']],
    ['鹭岛征信（金融服务）', ['鹭岛征信']],
    ['二汽财务、启航信息试点《面向供应商的订单融资产品》', ['二汽财务', '启航信息']],
    ['企业财务、经营信息试点', []],
    ['得出的评价分供银行放贷时参考', []],
    ['由楚江大学大数据与信息工程学院、荆江银行申请', ['楚江大学大数据与信息工程学院', '荆江银行']],
    ['由楚江大学与信息工程学院申请', ['楚江大学']],
    ['通过向银行提供服务', []],
    ['商业银行、中小银行、国有银行、各银行、城商行', []],
    ['运用金融科技、智能科技和信息科技，科技公司、研究院', []],
    ['利用移动支付、智能语音等技术赋能中小银行', []],
    ['天翼鳐智能风险监控产品', []],
    ['一家网约车公司、40亿张银行卡', []],
    ['长三角一体化智慧银行服务', []],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });

  test.each([
    ['陕鳐链科技有限公司', 'technology-company'],
    ['成都鳐控征信有限公司', 'credit-bureau'],
    ['穗鳐支付科技有限公司', 'payment'],
    ['东海鳐财产保险股份有限公司', 'insurer'],
    ['鳐城农村商业银行股份有限公司', 'bank'],
    ['岭鳐技术研究院', 'research-institute'],
    ['上海圆鳐贸易有限公司', 'other'],
  ])('%s is a %s', (name, kind) => {
    expect(institutionsNamed(`由${name}申请`)).toMatchObject([{ start: 1, end: name.length + 1, entry: null, kind }]);
  });

  test.each(shapes().map((shape) => [shape.id, shape] as const))('shape %s has no suffix twice', (_, { suffixes }) => {
    expect(new Set(suffixes).size).toBe(suffixes.length);
  });
});

describe('branches and known names written out', () => {
  test.each([
    ['农业银行浙江省分行', 'bank-branch', 'agricultural-bank-of-china', '中国农业银行股份有限公司浙江省分行'],
    [
      '中国农业银行股份有限公司苏州分行相城支行',
      'bank-branch',
      'agricultural-bank-of-china',
      '中国农业银行股份有限公司苏州分行相城支行',
    ],
    ['银联商务江苏分公司', 'payment', 'unionpay-merchant-services', '银联商务股份有限公司江苏分公司'],
    ['人民银行鳐州市中心支行', 'regulator', 'pboc', '中国人民银行鳐州市中心支行'],
    ['鳐江银行武汉分行', 'bank-branch', null, null],
    ['Agricultural Bank of China Yunnan Branch', 'bank-branch', 'agricultural-bank-of-china', null],
    ['Chongqing branch of China Everbright Bank', 'bank-branch', 'china-everbright-bank', null],
    ['Gansu province branch of China Everbright Bank', 'bank-branch', 'china-everbright-bank', null],
    ["China Construction Bank's Henan branch", 'bank-branch', 'china-construction-bank', null],
    ['ICBC Shenzhen branch', 'bank-branch', 'icbc', null],
  ])('%s', (name, kind, parent, canonicalName) => {
    expect(institutionsNamed(name)).toMatchObject([
      { start: 0, end: name.length, entry: null, by: 'branch', kind, parent, canonicalName },
    ]);
  });

  test.each([
    ['浙江网商银行', 'mybank'],
    ['腾讯云计算（北京）有限责任公司', 'tencent-cloud'],
    ['华为公司', 'huawei'],
    ['携程科技', 'ctrip'],
    ['Huawei Technologies Co., Ltd.', 'huawei'],
  ])('%s is %s', (name, entry) => {
    expect(institutionsNamed(name)).toMatchObject([{ start: 0, end: name.length, entry }]);
  });

  it('and are companies of their own with a place that the full name does not have', () => {
    expect(institutionsNamed('云南航天信息有限公司')).toMatchObject([{ start: 0, entry: null, canonicalName: null }]);
    expect(institutionsNamed('上海富数科技有限公司')).toMatchObject([{ canonicalName: '上海富数科技有限公司' }]);
  });

  test.each([['建设银行分行'], ['各分行'], ['工商银行推出分行版'], ['招商银行公司业务']])('%s is no branch', (text) => {
    expect(institutionsNamed(text).filter(({ end, by }) => by !== 'lexicon' || end > 4)).toEqual([]);
  });
});

describe('English names', () => {
  test.each<[string, string[]]>([
    [
      'Applicants: Dianshan Rural Commercial Bank; Lanyao Payment Co., Ltd.',
      ['Dianshan Rural Commercial Bank', 'Lanyao Payment Co., Ltd.'],
    ],
    ['Bank of Yaozhou and Baiyao Digital Technology proposed', ['Bank of Yaozhou', 'Baiyao Digital Technology']],
    ['the Qianyao Institute of Trusted Computing, which', ['Qianyao Institute of Trusted Computing']],
    [
      '(Beijing Small and Micro Enterprise Financial Service Co.)',
      ['Beijing Small and Micro Enterprise Financial Service Co.'],
    ],
    [
      'the Yaozhou Fintech Innovation Regulatory Pilot Working Group released',
      ['Yaozhou Fintech Innovation Regulatory Pilot Working Group'],
    ],
    ['Smart Bank, Open Bank and a Commercial Bank', []],
    ['Bank of Communications and Pudong Yao Technology', ['Bank of Communications', 'Pudong Yao Technology']],
    ['Mobile Finance Cloud Signature Shield', []],
    ['is the Account Review Platform of Yaozhou Rural Commercial Bank', ['Yaozhou Rural Commercial Bank']],
    ['Tianjin-based Haiyao Securities said', ['Haiyao Securities']],
    ['the Henan branch said', []],
    ['Supply Loan Based on Graph Neural Networks, Bank of Yaozhou', ['Bank of Yaozhou']],
  ])('%s', (text, expected) => {
    expect(named(text)).toEqual(expected);
  });
});

describe('words', () => {
  /** As if every character were a word. */
  class Characters extends Edges {
    override at(): boolean {
      return true;
    }
  }

  test.each<[string, string[]]>([
    ['光谷联创数据科技有限公司参与', ['光谷联创数据科技有限公司']],
    ['民生银行成都分行和长江航运数据研究院', ['民生银行成都分行', '长江航运数据研究院']],
  ])('decide where names begin and end in %s', (text, expected) => {
    expect(named(text)).toEqual(expected);
    const withoutWords = institutionsNamed(text, new Characters(text)).map(({ start, end }) => text.slice(start, end));
    expect(withoutWords).not.toEqual(expected);
  });

  it('decide whether a short form is one', () => {
    const text = '完成都市圈改造';
    expect(found(text, 'region')).toEqual([]);
    expect(termHits(text, new Characters(text)).map(({ term }) => term.id)).toEqual(['chengdu']);
  });

  it('are not loaded where nothing asks for them', async () => {
    vi.resetModules();
    const { wordEngine } = { wordEngine: vi.fn() };
    vi.doMock('../pipeline/words.ts', () => ({ knownWords: wordEngine, partOfSpeech: wordEngine }));
    const { mentionsIn: fresh } = await import('../pipeline/stages/5-mention.ts');
    fresh('The weather was fine, 3.5 km/h. 基于');
    expect(wordEngine).not.toHaveBeenCalled();
    vi.doUnmock('../pipeline/words.ts');
    vi.resetModules();
  });
});

describe('any text', () => {
  const pieces = [
    '中国银行',
    '深圳',
    '分行',
    '科技',
    '与',
    '、',
    '（',
    '）',
    'Bank',
    ' of ',
    'Co., Ltd.',
    '区块链',
    '迅鳐',
    '\n',
    '\ud800',
    '有限公司',
    '5G',
  ];
  it('gives mentions in order, inside the text, institutions without overlaps', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { maxLength: 25 }), (parts) => {
        const text = parts.join('');
        const all = mentionsIn(text);
        for (const [index, { span }] of all.entries()) {
          expect(span.start).toBeLessThan(span.end);
          expect(span.end).toBeLessThanOrEqual(text.length);
          expect(span.start).toBeGreaterThanOrEqual(all[index - 1]?.span.start ?? 0);
        }
        const institutions = all.filter(({ kind }) => kind === 'institution');
        for (const [index, { span }] of institutions.entries()) {
          expect(span.start).toBeGreaterThanOrEqual(institutions[index - 1]?.span.end ?? 0);
        }
      }),
    );
  });

  it.each([
    '银行',
    '科技',
    '有限公司',
    '迅鳐',
    '与和',
    '中',
    '苏州',
    '（北京）',
    '旗下的',
    'Bank of ',
    'A and ',
    'Co., Ltd. ',
    '农业银行苏州',
    '分行',
    '1',
    '、',
    'of ',
  ])('takes linear time on %s', (unit) => {
    expect(growth((text) => mentionsIn(text), unit)).toBeLessThan(3);
  });
});

describe('a name that the document has in full', () => {
  const text = '由成都陕鳐科技有限公司申请。\n陕鳐负责技术支持，“陕鳐”平台与陕鳐产品上线。京权链科技的链条';
  it('is found by its brand too, where a name can stand', () => {
    const found = mentionsIn(text).map(({ span }) => `${span.start} ${text.slice(span.start, span.end)}`);
    expect(found.filter((name) => name.includes('陕鳐'))).toEqual(['1 成都陕鳐科技有限公司', '15 陕鳐']);
  });

  it('is found without its legal form in English', () => {
    const english = 'Songyao Remote Sensing Co., Ltd. applied. Songyao Remote Sensing develops the model.';
    const mentions = mentionsIn(english).map(({ kind, span }) => `${kind} ${english.slice(span.start, span.end)}`);
    expect(mentions).toEqual(['institution Songyao Remote Sensing Co., Ltd.', 'institution Songyao Remote Sensing']);
  });
});
