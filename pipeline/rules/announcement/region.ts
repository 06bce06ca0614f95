/** The region whose pilots are announced. */
import { institutionsIn, termsIn, textOf } from '../../annotated.ts';
import { region, regions } from '../../lexicon.ts';
import type { AnnotatedDocument, Found, Rule, TermMention } from '../../types.ts';
import { overlaps, type ViewSpan } from '../../view.ts';
import { LABEL } from './batch.ts';
import { cueWords } from './cue-words.ts';
import { NUMERAL } from './numeral.ts';

/** What stands behind a region when the batch is its own: the label, the year, the programme, a count, the publication. */
const OWN = new RegExp(
  `^(?:（[^（）]{0,8}）)?(?:[两三四][地市]|[两三四][座个](?:省会)?城市|等地|地区|辖区|辖内|全市|全省|全区|本地|版|也|正式|对外|率先|已|再|迎来|各有|各|分别有|共有|继续|深入|扎实|积极|稳步|有序|深化|开展|推进|推动|公示|公布|发布|公开|推出|推|的|之|“| )*(?:20\\d\\d|${LABEL}|金融科技|资本市场|金融领域|创新应用|创新监管|监[管理]沙[盒箱]|沙[盒箱]|入[“]?[盒箱]|${NUMERAL}[个项款])`,
  'i',
);
/** 宣布昆明市“…”完成测试: in a notice of exit the city stands right before the name. */
const BEFORE_NAME = /^(?:市|省|地区)?的?[“《]/;
const COMPLETES = new RegExp(cueWords('announcement-cues.yaml', 'completes'));
/** Areas of many cities. */
const WIDE = /大湾区$|三角$/;
const BRACKETED = /[（(【]$/;
/** 【杭州】 and （苏州市） stand by themselves; 【香港某报讯】 does not. */
const CLOSED = /^(?:市|省|区|自治区|特区|新区)?(?:[、和与及]|[）)】])/;
const JOIN = /^(?:市|省|区|自治区|特区)?(?:[、和与及（]|以及)?$/;
const OUTER = /^(?:市|省|自治区)?（?$/;
const WORKING_GROUP = new RegExp(cueWords('authority-words.yaml', 'working-group'));
const OF_GROUP = new RegExp(`^[^，。；：]{0,20}?${cueWords('authority-words.yaml', 'working-group')}`);
const ENGLISH_IN = /\b(?:in|for) $/;
const REACH = 40;
const ENGLISH_OWN =
  /^(?: (?:Province|City|Municipality))?['’]s?\b|^(?: (?:has|have|had|just|also|recently|officially|publicly|formally|today|yesterday)){0,3} (?:adds?|names?|has|have|opens?|picks?|selects?|seeks?|welcomes?|announce|publish|release|unveil|put|list|launch|[Ff]in[Tt]ech|[Ff]inancial [Tt]ech|[Rr]egulatory|[Ss]andbox)/;

/** Regions that own the batch of a text, as lexicon ids, in order. */
export const regionRule: Rule<string> = {
  id: 'announcement/region',
  why: 'the city stands before the batch, the programme or the count: 苏州市首批5个, 杭州金融科技创新监管试点; a branch alone may sit elsewhere',
  examples: [
    { text: '中国人民银行南京分行公示苏州市首批5个创新应用。', gives: ['suzhou'] },
    { text: '杭州、苏州两地金融科技“监管沙盒”首批试点亮相。', gives: ['hangzhou', 'suzhou'] },
    { text: '人民银行广州分行公布佛山、东莞两市首批创新应用。', gives: ['foshan', 'dongguan'] },
    { text: '就河北雄安新区2020年第一批应用征求意见。', gives: ['xiongan'] },
    { text: '湖南省金融科技创新监管工具实施工作组公示长沙市首批3个创新应用。', gives: ['changsha'] },
    { text: '公布江苏省（苏州市）2021年第二批应用。', gives: ['suzhou'] },
    { text: '青岛市扎实推进金融科技创新监管，于6月3日公示第二批应用。', gives: ['qingdao'] },
    { text: '两家分行宣布，昆明市、贵阳市各有2个创新应用完成测试。', gives: ['kunming', 'guiyang'] },
    { text: '海口、贵阳两座省会城市的金融科技“监管沙盒”首批名单出炉。', gives: ['haikou', 'guiyang'] },
    { text: '昆明市“云品贷”产品、贵阳市“面向茶农的授信服务”昨日出盒。', gives: ['kunming', 'guiyang'] },
    { text: '珠海、中山两地的2个应用纳入粤港澳大湾区“监管沙盒”。', gives: ['zhuhai', 'zhongshan'] },
    { text: '与重庆相比，该应用更近民生。', gives: [] },
    { text: '工商银行广州分行参与首批应用。', gives: [] },
    { text: '【香港商情报讯】佛山市首批3个创新应用昨日公示。', gives: ['foshan'] },
    {
      text: "The Ningbo department of the People's Bank of China issued an announcement on pilots in Ningbo.",
      gives: ['ningbo'],
    },
    { text: 'The list for the Foshan fintech sandbox is out.', gives: ['foshan'] },
    { text: 'Foshan adds two projects to its fintech sandbox.', gives: ['foshan'] },
  ],
  find: findRegions,
  show: String,
};

/** Qinzhou (Guangxi): in English a province in a bracket only says where the city lies. */
const isOuterInBracket = (fromLast: string, { start, end }: ViewSpan): boolean =>
  fromLast.length === end - start + 3 && fromLast.startsWith(' (') && fromLast.endsWith(')');

function findRegions(document: AnnotatedDocument, within: ViewSpan): Found<string>[] {
  const { text } = document.doc.view;
  const mentions = placesIn(document, within).filter(
    ({ span }, index, all) => !isOuterInBracket(text.slice(all[index - 1]?.span.end ?? span.start, span.end + 1), span),
  );
  const owners: { entry: string; span: ViewSpan; ofGroup: boolean }[] = [];
  const completes = COMPLETES.test(textOf(document, within));
  let owned: boolean = false;
  for (let index = mentions.length - 1; index >= 0; index--) {
    const { span, entry } = mentions[index] as TermMention;
    const next = mentions[index + 1];
    const between = next ? text.slice(span.end, next.span.start) : null;
    const chained: boolean = owned && between !== null && JOIN.test(between);
    const behind = text.slice(span.end, Math.min(within.end, span.end + REACH));
    const before = text.slice(Math.max(within.start, span.start - 1), span.start);
    owned =
      chained ||
      OWN.test(behind) ||
      ENGLISH_OWN.test(behind) ||
      (BRACKETED.test(before) && CLOSED.test(behind)) ||
      (completes && BEFORE_NAME.test(behind));
    // 河北雄安新区, 江苏省（苏州市）: the province only says where the area lies.
    const outer = chained && OUTER.test(between ?? '');
    if (owned && !outer) owners.unshift({ entry, span, ofGroup: OF_GROUP.test(behind) });
  }
  const only = new Set(mentions.map(({ entry }) => entry)).size === 1;
  const inside = mentions.find(({ span }) =>
    ENGLISH_IN.test(text.slice(Math.max(within.start, span.start - 5), span.start)),
  );
  if (owners.length === 0 && only && inside) owners.push({ ...inside, ofGroup: false });
  // 湖南省…工作组公示长沙市首批: the batch is the city's.
  const batch = owners.filter(({ ofGroup }) => !ofGroup);
  // 广州、深圳…纳入粤港澳大湾区沙盒: the cities lie in the area.
  const cities = batch.filter(({ entry }) => !WIDE.test(region(entry).name));
  return (cities.length > 0 ? cities : batch.length > 0 ? batch : owners)
    .filter(({ entry }, index, all) => all.findIndex((other) => other.entry === entry) === index)
    .map(({ entry, span }) => ({ value: entry, at: [span], rule: regionRule.id }));
}

/** Regions named outside the names of institutions, working groups excepted. */
export function placesIn(document: AnnotatedDocument, within: ViewSpan): TermMention[] {
  const institutions = institutionsIn(document, within).filter(
    ({ span }) => !WORKING_GROUP.test(textOf(document, span)),
  );
  return termsIn(document, within, 'region').filter(
    ({ span }) => !institutions.some((institution) => overlaps(institution.span, span)),
  );
}

/** The region of a short name that a lexicon gives, by its id. */
export const regionNamed = (name: string): string | null => regions().find((one) => one.name === name)?.id ?? null;

/** The regions named in a span outside the names of institutions, as lexicon ids. */
export const regionsNamedIn = (document: AnnotatedDocument, within: ViewSpan): ReadonlySet<string> =>
  new Set(placesIn(document, within).map(({ entry }) => entry));
