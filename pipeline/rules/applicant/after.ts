/** Applicants that stand after a name: in brackets, or in words (由甲与乙联合申报; 申请机构为甲、乙). */
import { institutionsIn, sentencesIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { everyMatch, placesOf } from '../../matches.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { PICTURE } from '../pilot/shape.ts';
import { TYPE_WORD } from '../pilot/type-words.ts';
import { withBrackets } from './cell.ts';
import { type InstitutionList, institutionList } from './list.ts';

const VERBS = anyOf([...formsOf('application-verbs.yaml', 'apply'), ...formsOf('application-verbs.yaml', 'offer')]);
const ADVERBS = anyOf(formsOf('application-verbs.yaml', 'adverb'));
/** Before the applicants of a form or a sentence: 申请机构, 联合申报单位. */
export const LABEL = '(?:联合)?(?:申请|申报|牵头|试点|参与|实施)(?:机构|单位|主体|银行|方|人|者)';
/** The same in plain speech, at the beginning of a line, with its mark: 谁在做：. */
export const SPOKEN_LABEL = `${PICTURE}{0,3}\\s?${anyOf(formsOf('spoken-labels.yaml', 'applicants'))}[呢呀啊]?[：？]`;
const VERB = new RegExp(`(?:${ADVERBS}){0,3}${VERBS}`, 'g');
/** The longest list of the genre has about ten names. */
const LONGEST_LIST = 120;
const LONGEST_BRACKET = 200;
const LABELLED = new RegExp(
  `(?:${LABEL}(?:分别)?(?:为|是|有|包括|：)|(?:^|\\n)${SPOKEN_LABEL})\\s?([^。；“《\\n]{2,120})`,
  'g',
);
const BRACKET_LABEL = new RegExp(`^(?:${LABEL}|申请人)?(?:为|是|：)?`);
const TYPE_WORDS = /[，；、/](?:金融服务|科技产品)(?:类)?$|^(?:金融服务|科技产品)(?:类)?[，；、/]/;

/** The bracket that closes the one at `start`: names hold brackets too, 语通天下（大连）科技有限公司. */
function closingBracket(text: string, start: number, limit: number): number {
  let depth = 0;
  for (let at = start; at < limit; at++) {
    if (text[at] === '（') depth++;
    else if (text[at] === '）' && --depth === 0) return at;
  }
  return -1;
}

/** The bracket that opens at `start` (right after a name), if all that it holds are institutions. */
export function applicantsInBracket(
  document: AnnotatedDocument,
  start: number,
  limit: number,
): (InstitutionList & { span: ViewSpan }) | null {
  const { text } = document.doc.view;
  if (text[start] !== '（') return null;
  const end = closingBracket(text, start, Math.min(limit, start + LONGEST_BRACKET));
  if (end < 0) return null;
  let inner = text.slice(start + 1, end);
  let from = start + 1 + (BRACKET_LABEL.exec(inner)?.[0].length ?? 0);
  let to = end;
  inner = text.slice(from, to);
  const type = TYPE_WORDS.exec(inner);
  if (type) [from, to] = type.index === 0 ? [from + type[0].length, to] : [from, to - type[0].length];
  if (from >= to) return null;
  const list = institutionList(document, viewSpan(from, to), { unknown: 'take' });
  return list && { ...list, span: viewSpan(start, end + 1) };
}

/** Slots of 由甲与乙联合申报: from 由 to the first verb that is not part of a name (建设 in 建设银行). */
function bySlots(document: AnnotatedDocument, within: ViewSpan): ViewSpan[] {
  const { text } = document.doc.view;
  const slots: ViewSpan[] = [];
  for (const at of placesOf('由', text, within)) {
    const rest = text.slice(at + 1, Math.min(within.end, at + LONGEST_LIST)).split(/[。；\n“《]/, 1)[0] as string;
    const named = institutionsIn(document, viewSpan(at + 1, at + 2 + rest.length));
    const verb = everyMatch(VERB, rest).find(({ index, 0: { length } }) => {
      const [start, end] = [at + 1 + index, at + 1 + index + length];
      return index > 1 && !named.some(({ span }) => span.start < end && start < span.end);
    });
    if (verb) slots.push(viewSpan(at + 1, at + 1 + verb.index));
  }
  return slots;
}

/** Where a list goes on behind a semicolon with names and nothing else: 申请机构：甲；乙. Zero where it does not. */
function goesOnBehind(document: AnnotatedDocument, from: number): number {
  const { text } = document.doc.view;
  let end = 0;
  for (let at = from; text[at] === '；'; ) {
    const piece = /^[^，。；：“《\n]{2,40}/.exec(text.slice(at + 1, at + 42))?.[0] ?? '';
    const [mention] = piece === '' ? [] : institutionsIn(document, viewSpan(at + 1, at + 1 + piece.length));
    if (mention?.span.start !== at + 1 || mention.span.end !== at + 1 + piece.length) break;
    end = mention.span.end;
    at = end;
  }
  return end;
}

/** Slots of 申请机构为甲、乙: to the end of the sentence or line. */
function labelledSlots(document: AnnotatedDocument, within: ViewSpan): ViewSpan[] {
  const text = textOf(document, within);
  return everyMatch(LABELLED, text).map((match) => {
    const value = match[1] as string;
    const start = within.start + match.index + match[0].length - value.length;
    const longer = goesOnBehind(document, start + value.length);
    if (longer > 0) return viewSpan(start, longer);
    // （申请机构：某银行，下同）: the bracket around label and value ends the list.
    const inBracket = text[match.index - 1] === '（' ? value.lastIndexOf('）') : -1;
    return viewSpan(start, start + (inBracket > 0 ? inBracket : value.length));
  });
}

/** 牵头机构：甲 above 参与机构：乙: each on a line of its own, or behind a mark. */
const FIELD = new RegExp(
  `(?:^|[\\n，；])${PICTURE}{0,3}(?:${LABEL}|合作(?:机构|单位|方))：\\s?([^。；，“《\\n]{2,120})`,
  'g',
);

/** The applicants that the fields of a span give, where it has several: who leads and who takes part. */
export function applicantsInFields(document: AnnotatedDocument, within: ViewSpan): InstitutionList[] {
  return everyMatch(FIELD, textOf(document, within)).flatMap((match) => {
    const value = match[1] as string;
    const start = within.start + match.index + match[0].length - value.length;
    return institutionList(document, viewSpan(start, start + value.length), { unknown: 'beside-known' }) ?? [];
  });
}

/** Slots of 甲、乙申请，属于金融服务。: a sentence that begins with who applies. */
function leadingSlots(document: AnnotatedDocument, within: ViewSpan): ViewSpan[] {
  return sentencesIn(document, within).flatMap(({ clauses: [clause] }) => {
    const text = clause ? textOf(document, clause).slice(0, LONGEST_LIST) : '';
    const verb = clause && LEADING.exec(text);
    const lead = THIS_IS.exec(text)?.[0].length ?? 0;
    return verb && verb.index > lead + 1 ? [viewSpan(clause.start + lead, clause.start + verb.index)] : [];
  });
}

/** Applicants told in words within a span: 由…联合申报, 申请机构为…. */
export function applicantsInWords(document: AnnotatedDocument, within: ViewSpan): InstitutionList | null {
  for (const slot of [
    ...labelledSlots(document, within),
    ...bySlots(document, within),
    ...leadingSlots(document, within),
  ]) {
    const list = listed(document, slot.start, slot.end);
    // 人民银行牵头，…: who regulates and nobody else applies for nothing.
    if (list?.names.some(({ mention }) => mention?.institutionKind !== 'regulator')) return list;
  }
  return null;
}

const SPOKEN = anyOf(formsOf('application-verbs.yaml', 'spoken'));
const LEADS = '(?:牵头|领衔|挂帅)';
/** 这个是 before who applies. */
const THIS_IS = /^(?:这(?:一?[个项款])?(?:应用|项目|产品)?|它)(?:就|也|则|都)?[是由]/;

/** Nothing but the verb stands behind the list: 甲、乙联合申报, or with what it is no more than that: 甲提出了一个金融服务项目. */
const LEADING = new RegExp(
  `(?:${ADVERBS}){0,2}(?:${LEADS}|(?:自己|一家|${ADVERBS}){0,2}${SPOKEN}(?:出来)?的)[，；。]?$|(?:${ADVERBS}){0,3}${VERBS}(?:的|了?一(?:个|项|款)[^，。；、]{0,8}(?:项目|应用|产品|服务))?[，；。]?$`,
);

/** “…”：甲、乙申请； and “…”——甲、乙; nothing else stands up to the next mark. */
function toldBehindMark(document: AnnotatedDocument, rest: ViewSpan): InstitutionList | null {
  const text = textOf(document, rest);
  const mark = /^(?:：|—{1,2}|--)\s?/.exec(text)?.[0].length ?? 0;
  const body = text.slice(mark).split('\n', 1)[0] as string;
  const length = LEADING.exec(body)?.index ?? body.length;
  if (mark === 0 || length < 2 || length > LONGEST_LIST) return null;
  const slot = viewSpan(rest.start + mark, rest.start + mark + length);
  const list = institutionList(document, slot, { unknown: 'beside-known' });
  return list?.names.some(({ mention }) => mention) ? list : null;
}

/** Between a name and who applies for it; 同样是金融服务， may stand there. */
const BEHIND = new RegExp(
  `^(?:(?:则|同样|也|亦)?(?:是|为|属于?|系)(?:一[个项款])?${TYPE_WORD}类?(?:应用)?，)?(?:[，的则是]|其|分别|项目|应用|产品){0,3}(?:由|${LABEL})`,
);
/** “…”出自甲、乙和丙. */
const OUT_OF = /^(?:项目|应用|产品)?(?:则|同样|也|均)?(?:出自|来自于?)/;
const OF_BATCH = /^的(?:首批|第[^，。；]{1,3}批)/;
const APPLY = new RegExp(`(?:${ADVERBS}){0,3}${anyOf(formsOf('application-verbs.yaml', 'apply'))}`, 'g');

/** Applicants right behind a name that ends at `start`, before the next marked name: 由甲和乙联合申报, or 甲、乙等申请. */
export function applicantsBehind(document: AnnotatedDocument, start: number, limit: number): InstitutionList | null {
  const { text } = document.doc.view;
  const stop = text.slice(start, limit).search(/[“《；。]/);
  const end = stop < 0 ? limit : start + stop;
  const rest = text.slice(start, end);
  if (BEHIND.test(rest)) return applicantsInWords(document, viewSpan(start, end));
  const origin = OUT_OF.exec(rest);
  if (origin) return listed(document, start + origin[0].length, end);
  const told = toldBehindMark(document, viewSpan(start, Math.max(start + 1, end)));
  if (told) return told;
  // 甲申请“…”，乙申请“…”: what stands behind the comma has a name of its own.
  const lead = /^(?:，|是|系)/.exec(rest)?.[0].length ?? 0;
  const verb = lead > 0 ? everyMatch(APPLY, rest.slice(0, LONGEST_LIST))[0] : undefined;
  // …，乙的…服务，丙申请的…: a list goes on with the next pilots, each behind 的.
  // 是某市试点的首批项目: of which batch it is.
  const ofBatch = verb && OF_BATCH.test(rest.slice(verb.index + verb[0].length));
  const own = verb && verb.index > lead && !ofBatch && !rest.slice(lead, verb.index).includes('的');
  const slot = own ? viewSpan(start + lead, start + verb.index) : null;
  const ownsNext =
    /[“《]/.test(text[end] ?? '') && verb !== undefined && /^[的了]?$/.test(rest.slice(verb.index + verb[0].length));
  return slot && !ownsNext ? institutionList(document, slot, { unknown: 'beside-known' }) : null;
}

/** A list, or the part of it before the first comma: 申请机构为甲、乙，拟于…. */
function listed(document: AnnotatedDocument, start: number, end: number): InstitutionList | null {
  const whole = institutionList(document, viewSpan(start, end), { unknown: 'beside-known' });
  if (whole) return withBrackets(document, whole);
  const comma = document.doc.view.text.slice(start, end).search(/[，；]/);
  return comma > 1 ? institutionList(document, viewSpan(start, start + comma), { unknown: 'beside-known' }) : null;
}

/** `，与甲合作` right behind a name: who joins the applicants told before it. */
export function partnersBehind(document: AnnotatedDocument, name: ViewSpan): InstitutionList | null {
  const rest = document.doc.view.text.slice(name.end, name.end + LONGEST_LIST);
  const match =
    /^[”》]?(?:项目|应用|产品)?，(?:由其)?(?:与|联合|携手|会同)([^，。；“《]{2,60}?)(?:共同|联合)?(?:合作|开发|研发|打造|完成|申请|申报)/.exec(
      rest,
    );
  if (!match) return null;
  const slot = match[1] as string;
  const start = name.end + match[0].indexOf(slot);
  return institutionList(document, viewSpan(start, start + slot.length), { unknown: 'beside-known' });
}
