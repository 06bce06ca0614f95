import { ISSUE } from '../../boilerplate/own-names.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { BlockRule } from './rule.ts';
import { shapeRule, words } from './shape.ts';

const EDITIONS = anyOf(formsOf('publishers.yaml', 'editions'));

/** Who wrote, edited and published. */
export const bylineRules = (): BlockRule[] => [
  shapeRule(
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
        'Contributed By Orme Lawyers',
        '某某中国供图',
        '某某经济报道记者 何知秋 上海报道',
        '某某新闻记者 何知秋',
        'Reporter: Li Ming and He Zhi',
        'Source: Gulf Trade Monitor',
        '/ SOURCE:  Gulf',
        'DATE:  Jul 21 2020',
        'The Gulf, News Reporter Li Ming',
        '记者何知秋/台北报道 2022-11-18 09:20',
        '某某观测站 记者何知秋/综合报道',
        '原创\t何知秋\t某某金融圈',
        '□记者\t何知秋\t通讯员\t李明',
      ],
      rejects: [
        'Source code: who keeps it',
        '（二）科技产品',
        '（民生银行成都分行）',
        '（农业银行、某某科技）',
        '本报记者从人民银行获悉，试点启动',
      ],
    },
    [
      String.raw`^[（(〔[【](?:${words('reporters')}|${words('byline-labels')}|文|图)[^。；，]{0,40}[)）〕\]】]$`,
      `^[（(][^。；（(]{2,24}${words('signatures')}[)）]$`,
      `^${words('reporters')}[^。，；：的从]{2,12}$`,
      `^[^。，；：]{0,12}${words('reporters')}[^。，；：的从]{2,12}/[^。，；：]{2,16}报[道导]`,
      `^[^。，；：\\s]{0,12}${words('reporters')}\\s?[^。，；：]{2,16}\\s[\\u4e00-\\u9fff]{2,5}报[道导]$`,
      `^[^。，；：\\s]{0,8}${words('media-endings')}${words('reporters')}\\s?[\\u4e00-\\u9fff]{2,4}$`,
      String.raw`^(?:文|图)[\s/／|][^。，；]{1,24}$`,
      String.raw`^□?\s?原创[\s：|｜][^。，；]{2,30}$`,
      String.raw`^□\s?${words('reporters')}[^。，；：的从]{2,24}$`,
      String.raw`^[^\s，。：]{2,12}供图$`,
      `^(?:(?:Contributed|Written|Reported|Posted) )?[Bb]y [A-Z][^.。]{2,60}$`,
      String.raw`^[/|]?\s?${words('english-bylines')}\s?[:：/]\s{0,3}[A-Z\d][^.。:：]{1,60}$`,
      `^[A-Z][^.。,:]{2,40}, (?:[A-Z][a-z]+ ){0,2}(?:[Rr]eporter|[Cc]orrespondent)s? [A-Z][^.。:]{2,40}$`,
    ].join('|'),
    90,
  ),
  shapeRule(
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
  shapeRule(
    {
      id: 'boilerplate/reading-time',
      why: 'sites say how long an article is and how long reading it takes',
      where: 'edge',
      matches: ['本文2360字，约6分钟', '全文共1200字，预计阅读需要4分钟', '1800字 | 阅读约5分钟'],
      rejects: ['平均每笔贷款3分钟放款', '声明书共2000字', '全文1200字左右的声明，3分钟即可填写'],
    },
    String.raw`^(?:本篇|本文|全文|文章){0,2}共?约?\s?\d{2,6}\s?字\s?[，,、|｜·]?\s?(?:读完|阅读|预计|大约|需要|需|全文|约){0,4}\s?\d{1,3}\s?分钟$`,
    40,
  ),
  shapeRule(
    {
      id: 'boilerplate/publisher-issue',
      why: 'a brief or a journal gives the number of its issue behind its name',
      where: 'edge',
      matches: ['金融科技内刊·第218期', '某某周刊（2024年第3期）', '某某通讯 总第56期'],
      rejects: ['创新应用公示（第3期）', '某市应用公示（2021年第一批）', '第3期培训在某市举行'],
    },
    String.raw`^(?![^·|｜（\s]*(?:公示|应用|名单))[^\s，。：:、（(·|｜]{2,16}${ISSUE}[)）]?$`,
    40,
  ),
  shapeRule(
    {
      id: 'boilerplate/publisher',
      why: 'the name of a newspaper, portal or account stands alone above or below the title',
      where: 'edge',
      matches: [
        '澎湃新闻',
        '21财经',
        '某某日报',
        '新华网',
        '财经头条号',
        '支付前哨网',
        '赣东日报数字报',
        '某某商报电子版',
      ],
      rejects: [
        '互联网',
        '金融科技',
        '上海银行',
        '物联网',
        '支付服务',
        '客户可在线上网',
        '向公安机关举报',
        '产业互联网',
      ],
    },
    [
      String.raw`^[^\s，。：:、（(]{0,8}${words('media-endings')}${EDITIONS}?$`,
      String.raw`^[\u4e00-\u9fff]{2,8}(?:(?<!${words('not-a-paper')})报|(?<!${words('not-a-site')})网)${EDITIONS}?$`,
    ].join('|'),
    16,
  ),
];
