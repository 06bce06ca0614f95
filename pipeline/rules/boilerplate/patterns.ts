import type { Line } from '../../boilerplate/line.ts';
import type { BlockRule } from './rule.ts';

const DATE = String.raw`(?:19|20)\d\d\s?(?:[-./·]|年)\s?\d{1,2}\s?(?:[-./·]|月)\s?\d{1,2}\s?日?`;
const ENGLISH_DATE = String.raw`(?:\d{1,2} )?(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]{0,6}\.? (?:\d{1,2}, )?(?:19|20)\d\d`;
const CLOCK = String.raw`\d{1,2}[:：]\d\d(?:[:：]\d\d)?`;

const line =
  (pattern: RegExp, longest = 120) =>
  ({ text, prose }: Line): boolean =>
    !prose && text.length <= longest && pattern.test(text);

/** Kinds of furniture that are told by their shape. */
export const patternRules: readonly BlockRule[] = [
  {
    id: 'boilerplate/breadcrumb',
    why: 'pages say where in the site one is: a label, or steps parted by arrows, that ends in the section or the title',
    where: 'edge',
    matches: [
      '当前位置：主页 > 科技 > 移动互联 >',
      '首页>财经>',
      '您所在的位置：首页>>贷款资讯>>重庆',
      '首页 / 两岸财经 / 金融科技',
      '股海导航 -> 滚动 -> 监管动态',
      '国内新闻 > 正文',
    ],
    rejects: ['贷款余额 > 1000亿元的银行可申请。', '申请机构：工商银行/农业银行', '首页改版后，客户可在线申请。'],
    marks: line(
      /^[\s|]{0,9}(?:(?:您|你)?(?:所在|现在|当前)?的?位置\s{0,3}[:：]|当前位置|现在的位置|首页\s{0,3}(?:>|＞|》|→|-|\/|»|›|＞)|[^>＞→»›/。，]{2,16}(?:\s{0,3}-?(?:>|＞|→|»|›)\s{0,3}[^>＞→»›。，]{0,16}){2,8}$|[^>＞→»›。，]{2,12}\s{0,3}[>＞→»›]\s{0,3}正文)/,
    ),
  },
  {
    id: 'boilerplate/site-clock',
    why: 'the head of a portal shows the day and the hour of the visit, which is not the date of the article',
    where: 'edge',
    matches: [
      '2023年11月5日 星期日 10:22:47',
      '今天是2020年8月14日 星期五',
      '2018年11月2日·星期五·戊戌年九月廿五日',
      '繁体 简体 2020年7月30日 星期四',
    ],
    rejects: ['2020-08-17 10:12:48', '8月14日（星期五）公示名单发布'],
    marks: line(
      new RegExp(
        String.raw`^[^\d，。]{0,12}?(?:今天是|现在是|今日)?[:：]?\s?${DATE}\s?[·‧,，]?\s?(?:星期|周)[一二三四五六日天]`,
      ),
      60,
    ),
  },
  {
    id: 'boilerplate/dateline',
    why: 'a line of its own gives date, hour, source and view count; the date is evidence for publishedOn',
    where: 'edge',
    matches: [
      '2020-08-17 10:12:48',
      '发布日期：2022-05-02 19:46    点击次数：173',
      '2020年06月03日 07:42  来源：华北财经观察  作者：程一苇',
      '时间：2020-02-18  来源：未知',
      '发布：admin 2021-07-16',
      'By a staff writer | June 3, 2020 | 3 min read',
      '10 August 2020',
      '〔记者李四/综合报导〕2020-06-04 00:12',
      '08-14 12:00',
    ],
    rejects: [
      '2020年8月14日，公示名单发布。',
      '2021-09-28起开展测试的应用共3个',
      '截至2020年末贷款余额不低于1000亿元',
      '2020年第一批创新应用',
    ],
    marks: line(
      new RegExp(
        String.raw`^(?:[^。，]{0,24}?[\s|:：/)）〕\]】]|[（(\[])?\s?(?:${DATE}|${ENGLISH_DATE}|\d\d-\d\d(?= ?\d\d:))(?:\s?[（(]?(?:星期|周)?[一二三四五六日天]?[)）]?)?\s?(?:${CLOCK})?(?:$|[\s|·:：/)）\]，,]|来源|发布|作者|第)[^。；]{0,60}$`,
      ),
      120,
    ),
  },
  {
    id: 'boilerplate/dateline-exact',
    why: 'a date with a clock and no more than a source is a dateline wherever it stands, as under a picture that opens the article',
    where: 'anywhere',
    matches: ['2018-07-31 08:19', '2020年8月14日 10:12 某某网', '某某网（2020-08-14 10:12）'],
    rejects: ['2012年6月24日', '2020-08-14 公示开始', '10:12'],
    marks: line(new RegExp(String.raw`^[^。，；：]{0,12}?[(（]?${DATE}\s{0,3}${CLOCK}[)）]?[^。，；：]{0,10}$`), 50),
  },
  {
    id: 'boilerplate/view-count',
    why: 'sites count readers; the number is no scale figure',
    where: 'edge',
    matches: [
      '点击次数：173',
      '阅读 6021',
      '浏览：20.3万   赞(88)   踩(3)',
      '发布：admin   浏览：6031',
      'Views: 1,204',
      '2530人参与',
      '阅读(846)',
    ],
    rejects: ['浏览交易记录 120万笔', '服务点击量大的客户', '阅读服务'],
    marks: line(
      /(?:^|[\s|(（])(?:点击(?:次数|量|数|率)?|浏览(?:次数|量|数)?|阅读(?:次数|量|数)?|人气|热度|围观|播放量?|Views?|Reads?)\s?[:：]?\s?[(（]?\s?[\d０-９][\d０-９,.]{0,11}\s?[万萬kKwW+]{0,2}\s?(?:次|人|℃)?(?:$|[\s|)）])|^[\d.,]{1,9}[万+]{0,2}\s?(?:人参与|人评论|条评论|次阅读|次播放|人浏览|阅读|评论|跟帖)/i,
      80,
    ),
  },
  {
    id: 'boilerplate/registration',
    why: 'sites must show their ICP, police and licence numbers',
    where: 'anywhere',
    matches: [
      '京ICP备05049267号',
      '京公网安备11010102001063',
      '渝ICP备09012345号-2  渝公网安备 50019002500123号',
      '互联网新闻信息服务许可证10120170005',
      '增值电信业务经营许可证：粤B2-20090001',
    ],
    rejects: ['公安部第三研究所参与试点', '该应用已取得支付业务许可证的机构方可接入。'],
    marks: line(
      /ICP\s?(?:备|证|证书)|公网安备|(?:新闻信息服务|视听节目|网络视听|增值电信业务|网络文化经营|信息网络传播视听)[^。]{0,12}许可证|网站备案号|备案号\s?[:：]/i,
      300,
    ),
  },
  {
    id: 'boilerplate/byline',
    why: 'who wrote, edited and published an article stands in brackets or under labels; evidence for the publisher',
    where: 'edge',
    matches: [
      '（记者 黎颖心）',
      '〔记者林以安/综合报导〕',
      '（文/王明 编辑/李雷）',
      '本报记者 何知秋',
      '[责任编辑:肖春芳]',
      '(某某日报客户端同步刊发)',
      'By Li Ming',
    ],
    rejects: ['（二）科技产品', '（民生银行成都分行）', '（农业银行、某某科技）', '本报记者从人民银行获悉试点启动'],
    marks: line(
      /^[（(〔[【]\s?(?:(?:本报|本网|见习|特约)?(?:记者|通讯员|实习生)|文|图|文\/图|图\/文|编辑|责编|责任编辑|作者|来源|综合|据)[\s/:：|、][^。；]{1,60}[)）〕\]】]$|^[（(〔[【](?:本报|本网)?记者[^。；，]{2,40}[)）〕\]】]$|^[（(][^。；（(]{2,24}(?:刊发|供稿|报道|摄|供图|讯)[)）]$|^(?:本报|本网|本刊)?(?:记者|通讯员)\s[^。，；：]{2,24}$|^By [A-Z][^.。]{2,60}$|^(?:文|图|摄影|编辑|责编|校对|供稿|审核)[\s/／|][^。，；]{2,30}$/,
      90,
    ),
  },
  {
    id: 'boilerplate/publisher',
    why: 'the name of a newspaper, portal or account stands alone above or below the title',
    where: 'edge',
    matches: ['澎湃新闻', '21财经', '某某日报', '新华网', '财经头条号'],
    rejects: ['互联网', '金融科技', '上海银行', '物联网', '支付服务'],
    marks: line(
      /^[^\s，。：:、（(]{2,8}(?:新闻|日报|晚报|时报|早报|商报|快报|财经|财讯|新闻网|报网|在线|周刊|周报|观察|头条号|头条|资讯|导航|金融网|经济网|客户端|通讯社|广播|电视台|杂志|传媒)$|^(?:新华|人民|中国|光明|环球|凤凰|南方|北方|东方|和讯|金融界)网$/,
      16,
    ),
  },
  {
    id: 'boilerplate/list-mark',
    why: 'lists of other headlines are marked by double arrows or cut off with dots',
    where: 'edge',
    matches: ['>> 某地携手某平台发放消费券..', '>>> 上一篇：某某内幕曝光', '» 某行一季度利润增长'],
    rejects: ['贷款余额>>存款余额', '> 20万户'],
    marks: line(/^\s{0,4}(?:>>|＞＞|»|》》)[\s>＞]{0,4}\S|^.{8,60}[^.。]\.\.$/),
  },
  {
    id: 'boilerplate/code',
    why: 'a careless scraper leaves script and style sheets in the text',
    where: 'anywhere',
    matches: [
      'var _hmt = _hmt || [];',
      '.main { color: #333; margin: 0 auto; }',
      'document.write("<script src=…>");',
      '$(function(){ init(); });',
      'window.onload = function () {',
    ],
    rejects: ['API{接口}服务', '产品包括（1）接口；（2）平台；', 'var模型用于风险计量'],
    marks: line(
      /^\s{0,9}(?:var|let|const)\s{1,4}[\w$]{1,40}\s{0,4}[=;]|\bfunction\s{0,4}[\w$]{0,40}\s{0,4}\([\w$, ]{0,60}\)\s{0,4}\{|document\.(?:write|getElement|createElement)|window\.[\w$]{1,30}\s{0,4}=|\{[^{}]{0,200}(?:color|margin|padding|font|width|height|display|float)\s{0,4}:[^{}]{0,200}\}|^\s{0,9}\$\(|^\s{0,9}\}\)?\(?\)?;?\s{0,9}$/,
      4000,
    ),
  },
  {
    id: 'boilerplate/end-mark',
    why: 'accounts set a mark where the article ends',
    where: 'edge',
    matches: ['- END -', '—— 完 ——', '(完)', '【完】', '<END>', '本文完'],
    rejects: ['完成测试', '完全由银行承担'],
    marks: line(
      /^[\s\-—–=*·•<>＜＞(（【[]{0,12}(?:THE )?(?:END|完|全文完|本文完)[\s\-—–=*·•<>＜＞)）】\]]{0,12}$/i,
      30,
    ),
  },
  {
    id: 'boilerplate/ornament',
    why: 'dots, dashes and arrows part the furniture around an article',
    where: 'edge',
    matches: ['.', '﹀', '———', '↓↓↓', '***'],
    rejects: ['1', '—基础设施'],
    marks: line(/^[^\p{L}\p{N}]{1,80}$/u),
  },
];
