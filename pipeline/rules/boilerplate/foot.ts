import type { BlockRule } from './rule.ts';
import { shapeRule, words } from './shape.ts';

/** What the law demands of sites, and what careless scrapers leave: the foot of a page. */
export const footRules = (): BlockRule[] => [
  shapeRule(
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
  shapeRule(
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
  shapeRule(
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
  shapeRule(
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
  shapeRule(
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
  shapeRule(
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
