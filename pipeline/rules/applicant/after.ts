/** Applicants that stand after a name: in brackets, or in words (由甲与乙联合申报; 申请机构为甲、乙). */
import { sentenceOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { type InstitutionList, institutionList } from './list.ts';

const VERBS = anyOf([...formsOf('application-verbs.yaml', 'apply'), ...formsOf('application-verbs.yaml', 'offer')]);
const ADVERBS = anyOf(formsOf('application-verbs.yaml', 'adverb'));
const LABEL = '(?:申请|申报|牵头|试点|参与|联合申请|实施)(?:机构|单位|主体|银行|方)';
const BY = new RegExp(
  `由([^，。；由]{2,90}?)(?:等${'[\\d一二两三四五六七八九十]{1,3}'}家(?:机构|单位|公司)?)?(?:${ADVERBS}){0,3}(?:${VERBS})`,
  'g',
);
const LABELLED = new RegExp(`${LABEL}(?:分别)?(?:为|是|有|包括|：)\\s?([^。；\\n]{2,120})`, 'g');
const BRACKET_LABEL = new RegExp(`^(?:${LABEL}|申请人)?(?:为|是|：)?`);
const TYPE_WORDS = /[，；、/](?:金融服务|科技产品)(?:类)?$|^(?:金融服务|科技产品)(?:类)?[，；、/]/;

/** The bracket that opens at `start` (right after a name), if all that it holds are institutions. */
export function applicantsInBracket(
  document: AnnotatedDocument,
  start: number,
  limit: number,
): (InstitutionList & { span: ViewSpan }) | null {
  const { text } = document.doc.view;
  if (text[start] !== '（') return null;
  const end = text.indexOf('）', start + 1);
  // Brackets within names (苏州（工业园区）分行) are rare; the longest list of the genre has about ten names.
  if (end < 0 || end > limit || end - start > 200) return null;
  let inner = text.slice(start + 1, end);
  let from = start + 1 + (BRACKET_LABEL.exec(inner)?.[0].length ?? 0);
  let to = end;
  inner = text.slice(from, to);
  const type = TYPE_WORDS.exec(inner);
  if (type) [from, to] = type.index === 0 ? [from + type[0].length, to] : [from, to - type[0].length];
  if (from >= to) return null;
  const list = institutionList(document, viewSpan(from, to), { lenient: true });
  return list && { ...list, span: viewSpan(start, end + 1) };
}

/** Applicants told in words within a span: 由…联合申报, 申请机构为…. */
export function applicantsInWords(document: AnnotatedDocument, within: ViewSpan): InstitutionList | null {
  const text = document.doc.view.text.slice(within.start, within.end);
  for (const pattern of [LABELLED, BY]) {
    for (const match of text.matchAll(pattern)) {
      const slot = match[1] as string;
      const start = within.start + match.index + match[0].indexOf(slot, 1);
      const sentence = sentenceOf(document, viewSpan(start, start + 1));
      const end = Math.min(start + slot.length, sentence?.span.end ?? within.end);
      if (end <= start) continue;
      const list = listed(document, start, end);
      if (list && !/[“《]/.test(text.slice(start - within.start, end - within.start))) return list;
    }
  }
  return null;
}

/** 由甲和乙联合申报 right behind a name that ends at `start`, before the next marked name. */
export function applicantsBehind(document: AnnotatedDocument, start: number, limit: number): InstitutionList | null {
  const { text } = document.doc.view;
  const rest = text.slice(start, limit);
  if (!/^(?:，|则|是|分别|为|项目|应用){0,3}(?:由|申请机构|申报机构|申请单位|申报单位)/.test(rest)) return null;
  const end = rest.search(/[“《；。]/);
  return applicantsInWords(document, viewSpan(start, end < 0 ? limit : start + end));
}

/** A list, or the part of it before the first comma: 申请机构为甲、乙，拟于…. */
function listed(document: AnnotatedDocument, start: number, end: number): InstitutionList | null {
  const whole = institutionList(document, viewSpan(start, end), { lenient: true });
  if (whole) return whole;
  const comma = document.doc.view.text.slice(start, end).search(/[，；]/);
  return comma > 1 ? institutionList(document, viewSpan(start, start + comma), { lenient: true }) : null;
}
