/** The region whose pilots are announced. */
import { institutionsIn, termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { regions } from '../../lexicon.ts';
import type { AnnotatedDocument, Found, Rule } from '../../types.ts';
import { contains, overlaps, type ViewSpan } from '../../view.ts';
import { LABEL } from './batch.ts';
import { NUMERAL } from './numeral.ts';

/** What stands behind a region when the batch is its own: the label, the year, the programme, a count, the publication. */
const OWN = new RegExp(
  `^(?:（[^（）]{0,8}）)?(?:两地|三地|等地|地区|辖区|辖内|全市|全省|全区|本地|版|也|正式|对外|率先|已|再|迎来|公示|公布|发布|公开|推出|推|的|之|“| )*(?:20\\d\\d|${LABEL}|金融科技|资本市场|金融领域|创新应用|创新监管|监[管理]沙[盒箱]|沙[盒箱]|入[“]?[盒箱]|${NUMERAL}[个项款])`,
  'i',
);
const BRACKETED = /[（(【]$/;
const JOIN = /^(?:市|省|区|自治区|特区)?(?:[、和与及]|以及)?$/;
const WORKING_GROUP = new RegExp(anyOf(formsOf('authority-words.yaml', 'working-group')));
const ENGLISH_OWN = /^['’]s?\b|^ (?:names?|has|have|opens?|seeks?|announce|publish|release|unveil|put|list|launch)/;

/** Regions that own the batch of a text, as lexicon ids, in order. */
export const regionRule: Rule<string> = {
  id: 'announcement/region',
  why: 'the city stands before the batch, the programme or the count: 苏州市首批5个, 杭州金融科技创新监管试点; a branch alone may sit elsewhere',
  examples: [
    { text: '中国人民银行南京分行公示苏州市首批5个创新应用。', gives: ['suzhou'] },
    { text: '杭州、苏州两地金融科技“监管沙盒”首批试点亮相。', gives: ['hangzhou', 'suzhou'] },
    { text: '就河北雄安新区2020年第一批应用征求意见。', gives: ['xiongan'] },
    { text: '与重庆相比，该应用更近民生。', gives: [] },
    { text: '工商银行广州分行参与首批应用。', gives: [] },
  ],
  find: findRegions,
  show: String,
};

function findRegions(document: AnnotatedDocument, within: ViewSpan): Found<string>[] {
  const { text } = document.doc.view;
  const institutions = institutionsIn(document, within).filter(
    ({ span }) => !WORKING_GROUP.test(textOf(document, span)),
  );
  const mentions = termsIn(document, within, 'region').filter(
    ({ span }) => !institutions.some((institution) => overlaps(institution.span, span)),
  );
  const found: Found<string>[] = [];
  let owned: boolean = false;
  for (let index = mentions.length - 1; index >= 0; index--) {
    const { span, entry } = mentions[index] as (typeof mentions)[number];
    const behind = text.slice(span.end, Math.min(within.end, span.end + 40));
    const next = mentions[index + 1];
    const between = next ? text.slice(span.end, next.span.start) : null;
    const chained: boolean = owned && between !== null && between.length <= 3 && JOIN.test(between);
    owned =
      OWN.test(behind) ||
      ENGLISH_OWN.test(behind) ||
      chained ||
      BRACKETED.test(text.slice(Math.max(within.start, span.start - 1), span.start));
    // 河北雄安新区: the province only says where the area lies.
    const outer = chained && /^(?:市|省|自治区)?$/.test(between ?? '');
    if (owned && !outer && !found.some(({ value }) => value === entry))
      found.unshift({ value: entry, at: [span], rule: regionRule.id });
  }
  return found;
}

/** The region of a short name that a lexicon gives, by its id. */
export const regionNamed = (name: string): string | null =>
  regions().find((region) => region.name === name)?.id ?? null;

/** Whether a region is named anywhere in a span outside institutions. */
export const namesRegion = (document: AnnotatedDocument, within: ViewSpan, id: string): boolean => {
  const institutions = institutionsIn(document, within);
  return termsIn(document, within, 'region').some(
    ({ span, entry }) => entry === id && !institutions.some((institution) => contains(institution.span, span)),
  );
};
