import type { BlockRule } from './rule.ts';
import { CLOCK, DATE, ENGLISH_DATE, ENGLISH_DAY, shapeRule, words } from './shape.ts';

const WEEKDAY = '(?:星期|周)[一二三四五六日天]';

/** Where in the site one is, when, and by whom and when the article was published: the head of a page. */
export const headRules = (): BlockRule[] => [
  shapeRule(
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
        '某某财闻-资本-监管动态',
        '某某网 - 银行 - 要闻 - 正文',
      ],
      rejects: [
        '2021-09-28-某市公示',
        '监管沙盒-试点-公示首批应用名单的通知',
        '贷款余额>1000亿元的银行可申请。',
        '申请机构：工商银行/农业银行',
        '首页改版后，客户可在线申请。',
      ],
    },
    String.raw`^[^：，。]{0,8}位置[:：]|^[\s|]{0,9}首页\s{0,3}[>＞》→»›/-]|^[^>＞→»›/。，；：]{2,16}(?:-?[>＞→»›]{1,3}[^>＞→»›。，；：]{0,16}){2,8}$|^[^>＞→»›。，]{2,12}\s?[>＞→»›]\s?正文|^[\u4e00-\u9fff]{2,8}(?:\s?-\s?[\u4e00-\u9fff]{2,6}){2,5}$`,
    120,
  ),
  shapeRule(
    {
      id: 'boilerplate/english-menu',
      why: 'the menu of an English page in one line of text: Home, and names of sections, or these between bars behind the name of the site',
      where: 'edge',
      matches: [
        'Home China ASEAN Banking Commodities Subscribe',
        'Home World Business Markets Opinion',
        'Gulf Review | Finance | Business | Economy | Opinion',
      ],
      rejects: [
        'China Banks Test Fintech Sandbox',
        'Home Loans, Markets and China: What Fintech News Means for Business',
        'Chengdu Names Six Projects',
        'Smart Loan Service | Bank of Nanning | Gulf Data | Financial service',
      ],
    },
    String.raw`^(?=(?:[^,:]{0,60}?\b${words('english-menu')}(?= |$)){4})Home(?: [A-Z][\w’'-]*){3,16}$|^(?=(?:[^,:]{0,60}?\b${words('english-menu')}(?= |$)){3})[A-Z][\w’' -]{2,30}(?: \| [A-Z][\w’'& -]{2,20}){3,9}$`,
    120,
  ),
  shapeRule(
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
  shapeRule(
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
        '中国某某观察报·数字报 第A05版：科技 2022-08-31 星期三',
        'Nov 14 Mon 2022 10:27',
        '2022-04-20何知秋黎颖心',
        '2021-03-22 09:12何知秋',
        '岭南晚报-看点 2021-11-30',
        '支付参考网2021年11月30日',
        '何知秋 2022-04-20',
        'Source: Halcyon Press | Updated: 2023-03-10 09:20:41 | Editor: Lin Yue',
        'Briefing | Payments and Banking Law | Asia | 10 March 2023',
        'By LIN YUE in Nanning | Gulf Trade Daily | Updated: 2023-03-10 09:20',
      ],
      rejects: [
        'Smart Token | Bank of Nanning | March 2023',
        '2020年8月14日，公示名单发布。',
        '2021-09-28起开展测试的应用共3个',
        '截至2020年末贷款余额不低于1000亿元',
        '2020年第一批创新应用',
        '2021-09-28某市公示首批应用',
        '2021-09-28苏州银行',
        '富滇银行2021-09-28',
        '某市试点专项工作组2022年12月5日',
        '首批应用公示2021-09-28',
      ],
    },
    [
      String.raw`^[^。，]{0,24}?(?:^|[\s|:：/(（)）〕\]】•·])\s?(?:${DATE}|${ENGLISH_DATE})\s?(?:[（(][一二三四五六日天][)）])?\s?(?:${CLOCK}[^。，；]{0,40}$|${CLOCK})?(?:$|[\s|·•:：/)）\]，,第]|${words('byline-labels')})`,
      `^[^。，]{0,40}?${words('byline-labels')}[:：].{0,60}?${DATE}`,
      // Labels of an English byline, or columns and kinds of text between bars, before the day.
      `^${words('english-bylines')}: .{0,60}?(?:${DATE}|${ENGLISH_DAY})`,
      // A paper as it is read on a screen: its name, the page of the edition, the day.
      String.raw`^[^。，；]{2,24}[第（\s|·]\s?[A-Z]{0,2}\d{1,3}版[^。，；]{0,16}?${DATE}`,
      String.raw`^[A-Z][^.。，:|]{1,40} \| (?:[^.。，:|]{2,40} \| ){0,3}(?:${words('english-bylines')}: )?(?:${DATE}|${ENGLISH_DAY})(?: ${CLOCK})?(?:$| \|)`,
      // Who wrote the article, glued to its day.
      `^${DATE}\\s?(?:${CLOCK})?(?!.{0,12}${words('not-authors')})[\\u4e00-\\u9fff]{2,12}$`,
      // The paper, or who wrote, and the day; a body that signs is neither.
      `^(?:[^。，；：\\d]{0,14}${words('media-endings')}|(?!.{0,12}${words('not-authors')})[\\u4e00-\\u9fffA-Za-z·-]{2,12})(?<![局组行会部室])\\s?${DATE}$`,
    ].join('|'),
    120,
  ),
  shapeRule(
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
