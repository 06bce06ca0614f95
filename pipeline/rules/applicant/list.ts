/**
 * Lists of institutions as articles write them: 甲、乙和丙, 甲/乙, 甲联合乙, 甲、乙等4家机构. Known names come from the mentions; an
 * unknown name is taken by its place in the list.
 */
import { institutionsIn, termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, InstitutionMention } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { TYPE_WORD } from '../pilot/type-words.ts';
import { FIRST_PERSON, LAST_NAMED, lastNamed, ownInstitution } from './own.ts';
import type { RoleStatement } from './roles.ts';

/** One name of a list; `mention` is null where only its place says that it is a name. */
export interface ListedName {
  readonly span: ViewSpan;
  readonly mention: InstitutionMention | null;
}

export interface InstitutionList {
  readonly names: readonly ListedName[];
  /** False where the list is broken off: 某银行等. */
  readonly complete: boolean;
  /** What the list itself says that its institutions do: a bracket behind a name, the header of the column. */
  readonly roles?: readonly RoleStatement[];
}

/** 和 begins the names of some places: 和林格尔云谷数据公司. */
const PLACES = anyOf(formsOf('name-boundaries.yaml', 'places-with-and').map((form) => form.slice(1)));
const SEPARATOR = new RegExp(
  `[、/／，；;,&+＋\\n\\t]|(?:则|也)?(?:找来|牵手)|联手|联同|伙拍|伙同|伙(?!伴)|以及|及其|联合|携手|会同|连同|和(?!${PLACES})|与|及|跟`,
  'g',
);
const NUMERALS = '[\\d一二两三四五六七八九十]{1,3}';
const BODIES = '(?:机构|单位|公司|银行|企业|主体)';
const TAIL = new RegExp(
  `(?:等(${NUMERALS})?(?:多?家)?(?:[\\u4e00-\\u9fff]{0,6}${BODIES})?|(${NUMERALS})家(?:参与|申请)?${BODIES}?)(?:联合|共同)?(?:（[^（）]{2,40}）)?$`,
);
const HEAD =
  /^(?:.{0,12}(?:旗下|下属|所属|控股)的|[由如而且即为是：:“”（(]|其中|还有|另有|还包括|包括|例如|比如|另外|此外|来自|分别|申请机构|申报机构|申请单位)+/;
const NUMERAL_VALUES = new Map(
  [...'一二三四五六七八九十'].map((char, index) => [char, index + 1] as const).concat([['两', 2]]),
);

const numeral = (text: string): number => (/^\d+$/.test(text) ? Number(text) : (NUMERAL_VALUES.get(text) ?? -1));

/**
 * What becomes of names that no lexicon or shape knows: refused; taken beside a known one, or where place or business vouch for
 * one of the list; or taken, where the slot holds nothing but names (a bracket, a cell).
 */
export type Unknown = 'refuse' | 'beside-known' | 'take';

/** What no name of an institution holds. */
const UNLIKE_A_NAME =
  /[的了是在将把被从已可不。“”《》！？：\t\n]|该|本次|首批|第[一二三]批|\d{3}|提供|负责|承担|^[前后]者/;
/** A clause, not a name: 借助大数据分析技术. */
const CLAUSE = new RegExp(
  `^${anyOf(formsOf('name-boundaries.yaml', 'clause-openers'))}|${anyOf(formsOf('name-boundaries.yaml', 'clause-endings'))}$`,
);
/** What the name of a body of its own ends with: behind a known name these make another's (苏州企业征信中心). */
const BODY_END = new RegExp(`${anyOf(formsOf('name-boundaries.yaml', 'body-endings'))}$`);
/** 属科技产品, between a name and 由甲申请. */
const TYPED = new RegExp(`^(?:均|都|也|同)?(?:属于?|为|系|是)?${TYPE_WORD}类?(?:应用)?$`);
const GENERIC = new Set(formsOf('generic-institutions.yaml'));

/** Whether a text that no lexicon knows can be an institution's name where a list has one. */
function looksLikeName(text: string): boolean {
  if (text.length < 2 || text.length > 30 || UNLIKE_A_NAME.test(text)) return false;
  if (GENERIC.has(text) || CLAUSE.test(text) || TYPED.test(text)) return false;
  return /[\u4e00-\u9fff]{2}/.test(text) || /^[A-Z][A-Za-z0-9. ]{2,}$/.test(text);
}

/** The pieces of a slot between separators that stand outside the mentions and outside brackets. */
function pieces(document: AnnotatedDocument, slot: ViewSpan, mentions: readonly InstitutionMention[]): ViewSpan[] {
  const text = textOf(document, slot);
  const found: ViewSpan[] = [];
  let from = 0;
  let depth = 0;
  let seen = 0;
  for (const match of everyMatch(SEPARATOR, text)) {
    const at = slot.start + match.index;
    for (; seen < match.index; seen++) depth += text[seen] === '（' ? 1 : text[seen] === '）' ? -1 : 0;
    if (depth > 0 || mentions.some(({ span }) => span.start <= at && at < span.end)) continue;
    if (match.index > from) found.push(viewSpan(slot.start + from, at));
    from = match.index + match[0].length;
  }
  if (text.length > from) found.push(viewSpan(slot.start + from, slot.end));
  return found;
}

/** 某某电子商务有限公司（以下简称“某支付”）: what the article calls it from here on. */
const CALLED = /（(?:以下|下文|下)?(?:简称|称)[^（）]{1,20}）$/;

const trimmed = (document: AnnotatedDocument, span: ViewSpan): ViewSpan | null => {
  const whole = textOf(document, span);
  const text = whole.trimEnd().replace(CALLED, '');
  const head = HEAD.exec(text.trimStart())?.[0].length ?? 0;
  const start = span.start + (text.length - text.trimStart().length) + head;
  const end = span.end - (whole.length - text.trimEnd().length);
  return start < end ? viewSpan(start, end) : null;
};

/** A mention with what may stand behind it in a name: 公司 after a brand, a gloss in brackets. */
const MENTION_TAIL = /^(?:公司|集团|（[^（）]{1,20}）)?$/;

/** 甲则带来了…: the piece is a clause of its own, not a name. */
const CLAUSE_TAIL = /^(?:则|也|还|将|拟|的)/;

/** 筑数智算（贵阳筑数智算科技有限公司）: the name as the document calls it, with its full name in a bracket. */
function glossedName(
  document: AnnotatedDocument,
  span: ViewSpan,
  mentions: readonly InstitutionMention[],
): ListedName | null {
  const match = /^([^（）]{2,20})（([^（）]{4,})）$/.exec(textOf(document, span));
  if (!match) return null;
  const outer = viewSpan(span.start, span.start + (match[1] as string).length);
  const inner = mentions.find((mention) => mention.span.start > outer.end && mention.span.end === span.end - 1);
  const own = mentions.find((mention) => mention.span.start >= outer.start && mention.span.end === outer.end);
  if (inner && own) return { span: own.span, mention: own.entry === null ? inner : own };
  return inner && looksLikeName(match[1] as string) ? { span: outer, mention: inner } : null;
}

function listedName(
  document: AnnotatedDocument,
  piece: ViewSpan,
  mentions: readonly InstitutionMention[],
  unknown: Unknown,
): ListedName | null {
  const span = trimmed(document, piece);
  if (!span) return null;
  const said = textOf(document, span);
  if (FIRST_PERSON.test(said)) return ownInstitution(document);
  if (LAST_NAMED.test(said)) return lastNamed(document, span, said);
  const glossed = glossedName(document, span, mentions);
  if (glossed) return glossed;
  const mention = mentions.findLast(
    (candidate) => candidate.span.start >= piece.start && candidate.span.end <= span.end,
  );
  if (mention) {
    const tail = document.doc.view.text.slice(mention.span.end, span.end);
    if (MENTION_TAIL.test(tail)) return { span: mention.span, mention };
    const whole = viewSpan(mention.span.start, span.end);
    // A longer name that begins with a known one (苏州企业征信中心) is another institution's.
    const longer = tail.length <= 12 && BODY_END.test(tail) && looksLikeName(textOf(document, whole));
    if (unknown !== 'refuse' && longer) return { span: whole, mention: null };
    if (CLAUSE_TAIL.test(tail)) return null;
    return { span: mention.span, mention };
  }
  return unknown !== 'refuse' && looksLikeName(textOf(document, span)) ? { span, mention: null } : null;
}

/** Whether a name is known, or unknown with a place before it or a business behind it: 四川商通, 传化公路港物流科技. */
const vouched = (document: AnnotatedDocument, { span, mention }: ListedName): boolean =>
  mention !== null ||
  BODY_END.test(textOf(document, span)) ||
  termsIn(document, span, 'region').some(
    (region) => region.span.start === span.start && span.end - region.span.end >= 2,
  );

/**
 * The institutions listed in a slot, all of it. Null where a piece of it is no institution, unless `fromEnd` is set: then the list is
 * what stands at the end of the slot, from the last piece back to the first that is none.
 * @param unknown what becomes of a name that nothing but its place marks
 */
export function institutionList(
  document: AnnotatedDocument,
  slot: ViewSpan,
  { unknown, fromEnd = false }: { unknown: Unknown; fromEnd?: boolean },
): InstitutionList | null {
  const mentions = institutionsIn(document, slot);
  const tail = TAIL.exec(textOf(document, slot));
  const body = tail ? viewSpan(slot.start, Math.max(slot.start + 1, slot.end - tail[0].length)) : slot;
  const names: ListedName[] = [];
  for (const piece of pieces(document, body, mentions).reverse()) {
    const name = listedName(document, piece, mentions, unknown);
    if (!name && !fromEnd) return null;
    if (!name) break;
    names.unshift(name);
    // Words before the name belong to the sentence: the list begins here.
    if (fromEnd && name.span.start > piece.start && !HEAD.test(textOf(document, piece)) && name.mention) break;
  }
  if (names.length === 0 || (unknown === 'beside-known' && !names.some((name) => vouched(document, name)))) return null;
  const counted = tail?.[1] ?? tail?.[2];
  const complete = !tail || (counted !== undefined && numeral(counted) === names.length);
  return { names, complete };
}
