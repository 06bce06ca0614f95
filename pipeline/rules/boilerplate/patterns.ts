import type { Line } from '../../boilerplate/line.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { BlockRule } from './rule.ts';

const words = (id: string): string => anyOf(formsOf('boilerplate-words.yaml', id));

const DATE = String.raw`(?:19|20)\d\d\s?[-./·年]\s?\d{1,2}\s?[-./·月]\s?\d{1,2}\s?日?`;
const ENGLISH_DATE = String.raw`(?:\d{1,2} )?[A-Z][a-z]{2,8}\.? (?:\d{1,2}, )?(?:19|20)\d\d`;
const CLOCK = String.raw`\d{1,2}[:：]\d\d(?:[:：]\d\d)?`;
const WEEKDAY = `(?:星期|周)[一二三四五六日天]`;

/** A test of lines that are no prose and not longer than given. */
const shape =
  (pattern: RegExp, longest: number) =>
  ({ text, prose }: Line): boolean =>
    !prose && text.length <= longest && pattern.test(text);

/** A rule for lines of some shape. */
const rule = (data: Omit<BlockRule, 'marks'>, pattern: string, longest: number, flags = ''): BlockRule => ({
  ...data,
  marks: shape(new RegExp(pattern, flags), longest),
});

/** Where in the site one is, when, and by whom and when the article was published: the head of a page. */
export const headRules = (): BlockRule[] => [
  rule(
    {
      id: 'boilerplate/breadcrumb',
      why: 'pages say where in the site one is: a label, or steps parted by arrows, the last of them the section or the title',
      where: 'edge',
      matches: [
        '当前位置：主页>科技>移动互联>',
        '首页>财经>',
        '您所在的位置：首页>>贷款资讯>>重庆',
        '首页/两岸财经/金融科技',
        '股海导航->滚动->监管动态',
        '国内新闻>正文',
      ],
      rejects: ['贷款余额>1000亿元的银行可申请。', '申请机构：工商银行/农业银行', '首页改版后，客户可在线申请。'],
    },
    String.raw`^[^：，。]{0,8}位置[:：]|^[\s|]{0,9}首页\s{0,3}[>＞》→»›/-]|^[^>＞→»›/。，；：]{2,16}(?:-?[>＞→»›]{1,3}[^>＞→»›。，；：]{0,16}){2,8}$|^[^>＞→»›。，]{2,12}\s?[>＞→»›]\s?正文`,
    120,
  ),
  rule(
    {
      id: 'boilerplate/site-clock',
      why: 'the head of a portal shows the day and the hour of the visit, which is not the date of the article',
      where: 'edge',
      matches: ['2023年11月5日星期日10:22:47', '今天是：2020年8月14日 星期五', '繁体 简体 2020年7月30日 星期四'],
      rejects: ['2020-08-17 10:12:48', '8月14日（星期五）公示名单发布'],
    },
    String.raw`^[^\d，。]{0,12}[:：]?\s?${DATE}\s?[·，,]?\s?${WEEKDAY}`,
    60,
  ),
  rule(
    {
      id: 'boilerplate/dateline',
      why: 'a line of its own gives date, hour, source and view count; the date is evidence for publishedOn',
      where: 'edge',
      matches: [
        '2020-08-17 10:12:48',
        '发布日期：2022-05-02 19:46 点击次数：173',
        '2020年06月03日07:42 来源：华北财经观察 作者：程一苇',
        '字号 大 中 小 文章来源：某某银行 2021-03-26',
        '作者：佚名 文章来源：某某网 点击数： 更新时间：2020-1-2',
        '〔记者李四/综合报导〕2020-06-04 00:12',
        '2020-07-30转载自：某某金融阅读388',
        '2020年10月9日08:30某某商报我要评论（12）',
        'By a staff writer | June 3, 2020 | 3 min read',
        '10 August 2020',
      ],
      rejects: [
        '2020年8月14日，公示名单发布。',
        '2021-09-28起开展测试的应用共3个',
        '截至2020年末贷款余额不低于1000亿元',
        '2020年第一批创新应用',
      ],
    },
    [
      String.raw`^[^。，]{0,24}?(?:^|[\s|:：/(（)）〕\]】•·])\s?(?:${DATE}|${ENGLISH_DATE})\s?(?:[（(][一二三四五六日天][)）])?\s?(?:${CLOCK}[^。，；]{0,40}$|${CLOCK})?(?:$|[\s|·•:：/)）\]，,第]|${words('byline-labels')})`,
      `^[^。，]{0,40}?${words('byline-labels')}[:：].{0,60}?${DATE}`,
    ].join('|'),
    120,
  ),
  rule(
    {
      id: 'boilerplate/dateline-exact',
      why: 'a date with a clock and no more than a source is a dateline wherever it stands, as under a picture that opens the article',
      where: 'anywhere',
      matches: ['2018-07-31 08:19', '2020年8月14日10:12 某某网', '某某网（2020-08-14 10:12）'],
      rejects: ['2012年6月24日', '2020-08-14 公示开始', '10:12'],
    },
    String.raw`^[^。，；：]{0,12}?[(（]?${DATE}\s{0,3}${CLOCK}[)）]?[^。，；：]{0,10}$`,
    50,
  ),
];

/** Who wrote, edited and published. */
export const bylineRules = (): BlockRule[] => [
  rule(
    {
      id: 'boilerplate/byline-signed',
      why: 'who wrote and published an article is signed in brackets or without a label; evidence for the publisher',
      where: 'edge',
      matches: [
        '（记者黎颖心）',
        '（文/王明 编辑/李雷）',
        '本报记者何知秋',
        '（某某日报客户端同步刊发）',
        '文/图 某某',
        'By Li Ming',
      ],
      rejects: ['（二）科技产品', '（民生银行成都分行）', '（农业银行、某某科技）', '本报记者从人民银行获悉，试点启动'],
    },
    [
      String.raw`^[（(〔[【](?:${words('reporters')}|${words('byline-labels')}|文|图)[^。；，]{0,40}[)）〕\]】]$`,
      `^[（(][^。；（(]{2,24}${words('signatures')}[)）]$`,
      `^${words('reporters')}[^。，；：的从]{2,12}$`,
      String.raw`^(?:文|图)[\s/／|][^。，；]{1,24}$`,
      `^By [A-Z][^.。]{2,60}$`,
    ].join('|'),
    90,
  ),
  rule(
    {
      id: 'boilerplate/view-count',
      why: 'sites count readers; the number is no scale figure',
      where: 'edge',
      matches: [
        '点击次数：173',
        '阅读6021',
        '浏览：20.3万 赞（88） 踩（3）',
        '发布：admin 浏览：6031',
        'Views: 1,204',
        '2530人参与',
      ],
      rejects: ['浏览交易记录120万笔', '服务点击量大的客户', '阅读服务'],
    },
    [
      String.raw`(?:^|[\s|(（])${words('views')}\s?[:：]?\s?[(（]?\s?\d[\d,.]{0,11}\s?[万kKwW+]{0,2}\s?[次人℃]?(?:$|[\s|)）])`,
      String.raw`^[\d.,]{1,9}[万+]{0,2}\s?${words('viewers')}`,
    ].join('|'),
    80,
    'i',
  ),
  rule(
    {
      id: 'boilerplate/publisher',
      why: 'the name of a newspaper, portal or account stands alone above or below the title',
      where: 'edge',
      matches: ['澎湃新闻', '21财经', '某某日报', '新华网', '财经头条号'],
      rejects: ['互联网', '金融科技', '上海银行', '物联网', '支付服务'],
    },
    String.raw`^[^\s，。：:、（(]{0,8}${words('media-endings')}$`,
    16,
  ),
];

/** What the law demands of sites, and what careless scrapers leave: the foot of a page. */
export const footRules = (): BlockRule[] => [
  rule(
    {
      id: 'boilerplate/icp-registration',
      why: 'sites must show their ICP, police and licence numbers',
      where: 'anywhere',
      matches: [
        '京ICP备05049267号',
        '京公网安备11010102001063',
        '互联网新闻信息服务许可证10120170005',
        '增值电信业务经营许可证：粤B2-20090001',
      ],
      rejects: ['公安部第三研究所参与试点', '该应用已取得支付业务许可证的机构方可接入。'],
    },
    String.raw`ICP\s?[备证]|公网安备|${words('licences')}[^。]{0,12}许可证|备案号\s?[:：]`,
    300,
    'i',
  ),
  rule(
    {
      id: 'boilerplate/contact',
      why: 'the foot of an institution’s page gives its address and telephone',
      where: 'edge',
      matches: ['医院地址：某省某市某路58号 急救电话：0731-88800000', '传真：0731-88850000 联系邮箱：某某'],
      rejects: ['该应用核验客户地址：包括网点和住宅'],
    },
    String.raw`(?:地址|电话|传真|邮编|邮箱)[:：][^，。；]{0,40}\d{3}`,
    120,
  ),
  rule(
    {
      id: 'boilerplate/list-mark',
      why: 'lists of other headlines are marked by double arrows or cut off with dots',
      where: 'edge',
      matches: ['>>某地携手某平台发放消费券..', '>>>上一篇：某某内幕曝光', '»某行一季度利润增长'],
      rejects: ['贷款余额>>存款余额', '>20万户'],
    },
    String.raw`^(?:[>＞》]{2}|»).|^[^。]{8,60}[^.。]\.\.$`,
    120,
  ),
  rule(
    {
      id: 'boilerplate/code',
      why: 'a careless scraper leaves script and style sheets in the text',
      where: 'anywhere',
      matches: [
        'var _hmt = _hmt || [];',
        '.main { color: #333; margin: 0 auto; }',
        '$(function(){ init(); });',
        'window.onload = function () {',
      ],
      rejects: ['API{接口}服务', '产品包括（1）接口；（2）平台；', 'var模型用于风险计量'],
    },
    String.raw`^(?:var|let|const) [\w$]{1,40}\s?[=;]|\bfunction ?[\w$]{0,40}\([\w$, ]{0,60}\) ?\{|\b(?:document|window)\.[a-z]|\{[^{}]{0,200}[a-z-]{3,30} ?:[^{}]{1,200};[^{}]{0,200}\}|^\$\(|^[{}();\s]{2,20}$`,
    4000,
  ),
  rule(
    {
      id: 'boilerplate/end-mark',
      why: 'accounts set a mark where the article ends',
      where: 'edge',
      matches: ['- END -', '——完——', '（完）', '【完】', '本文完'],
      rejects: ['完成测试', '完全由银行承担'],
    },
    String.raw`^[\s\-—–=*·•<>＜＞(（【[]{0,12}(?:THE )?(?:END|[全本]?文?完)[\s\-—–=*·•<>＜＞)）】\]]{0,12}$`,
    30,
    'i',
  ),
  rule(
    {
      id: 'boilerplate/ornament',
      why: 'dots, dashes and arrows part the furniture around an article',
      where: 'edge',
      matches: ['.', '﹀', '———', '↓↓↓', '***'],
      rejects: ['1', '—基础设施'],
    },
    String.raw`^[^\p{L}\p{N}]{1,80}$`,
    80,
    'u',
  ),
];
