/** Names that nothing marks, each behind who applies: 首批应用是甲的数字授信服务，乙申请的涉农支付风控产品. */
import { institutionsIn, sentencesIn } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { placesOf } from '../../matches.ts';
import type { AnnotatedDocument, Rule, Sentence } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { LABEL } from '../announcement/batch.ts';
import { NUMERAL } from '../announcement/numeral.ts';
import { applicantsBefore } from '../applicant/before.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from './occurrence.ts';
import { NTH } from './one-more.ts';
import { hasHead, isUnmistakable, nameShape } from './shape.ts';
import { TYPE_WORD } from './type-words.ts';

/** 第一批四个项目是, 首批应用包括, 5个应用分别为: a list of the batch, not of anything else. */
const LEAD_IN = new RegExp(
  `(?:${LABEL}|${NUMERAL}(?:个|项|款))[^，。；：“《]{0,20}?，?${anyOf(formsOf('enumerations.yaml', 'opens-list'))}[：，]?|${TYPE_WORD}(?:共|有)?(?:${NUMERAL}(?:个|项|款))?：`,
  'i',
);
const NAME_END = /[，；。、！？：（）《》①-⑳\n]/;
/** A clause with a verb of its own describes and does not name. */
const VERBAL = new RegExp(anyOf(formsOf('application-verbs.yaml', 'clause')));
const NEXT = /(?:、|以及|还有|[和与及])(?:由)?$/;
/** “稻虾贷”线上融资服务: marks round the beginning of a name. */
const NICKNAME = /^“[^“”]{2,8}”(?=[\u4e00-\u9fff]{4})/;
const SHORTEST = 4;
const LONGEST = 60;
/** Applicants and what they do, before a name. */
const LONGEST_LIST = 120;

/** The run from `start` to the next mark, or to where the next applicant joins it. */
function nameFrom(document: AnnotatedDocument, start: number, limit: number): ViewSpan | null {
  const { text } = document.doc.view;
  const mark = text.slice(start, Math.min(limit, start + LONGEST)).search(NAME_END);
  const end = mark < 0 ? Math.min(limit, start + LONGEST) : start + mark;
  if (end <= start) return null;
  for (const { span } of institutionsIn(document, viewSpan(start, end))) {
    const join = NEXT.exec(text.slice(start, span.start));
    if (join) return viewSpan(start, span.start - join[0].length);
  }
  return viewSpan(start, end);
}

function isName(text: string): boolean {
  if (text.length < SHORTEST || /[“”]/.test(text.replace(NICKNAME, '')) || nameShape(text) === 'none' || !hasHead(text))
    return false;
  return isUnmistakable(text) || !VERBAL.test(text);
}

const COUNTED = new RegExp(`(?:^|[，；])(?:而)?${NTH}(?:应用|项目)?则?[是为]由?$`);

/** Whether nothing but 第一个是 stands before who applies, and the name is a name by its shape. */
const isCounted = (text: string, from: number, { name, applicants }: Occurrence): boolean =>
  nameShape(text.slice(name.start, name.end)) === 'strong' &&
  COUNTED.test(text.slice(from, applicants?.names[0]?.span.start ?? from));

function namesIn(document: AnnotatedDocument, { span }: Sentence): Occurrence[] {
  const { text } = document.doc.view;
  const lead = LEAD_IN.exec(text.slice(span.start, span.end));
  if (!lead) return [];
  const found: Occurrence[] = [];
  let from = span.start + lead.index + lead[0].length;
  for (const at of placesOf('的', text, viewSpan(from, Math.max(from + 1, span.end)))) {
    if (at < from) continue;
    const applicants = applicantsBefore(document, Math.max(from, at - LONGEST_LIST), at + 1);
    const name = applicants?.direct ? nameFrom(document, at + 1, span.end) : null;
    if (!applicants || !name || !isName(text.slice(name.start, name.end))) continue;
    const rest = { anchored: true, applicants, applicantRule: 'applicant/before-name' };
    found.push(occurrence({ name, outer: name, rule: nameOwned.id, ...rest }));
    from = name.end;
  }
  // One alone may be the object of any sentence, but of 第一个是甲的…服务.
  return found.length >= 2 ? found : found.filter((one) => isCounted(text, span.start, one));
}

/** Names of a list without marks, each behind its applicants. */
export const nameOwned: Rule<Occurrence> = {
  id: 'pilot/name-owned',
  why: 'answers and short news list the pilots of a batch as somebody’s: 甲的…服务，乙申请的…产品',
  examples: [
    {
      text: '第一批三个项目是贵阳银行的数字授信服务，贵州银行的基于区块链的白酒供应链金融服务，贵阳农商银行和南明农商银行申请的数据资产融资平台。',
      gives: [
        '数字授信服务 < 贵阳银行',
        '基于区块链的白酒供应链金融服务 < 贵州银行',
        '数据资产融资平台 < 贵阳农商银行、南明农商银行',
      ],
    },
    {
      text: '2个应用分别为成都银行的语音客服产品和新网银行的小微信贷服务。',
      gives: ['语音客服产品 < 成都银行', '小微信贷服务 < 新网银行'],
    },
    {
      text: '其中科技产品2项：一是晋商银行的账户核验产品；二是阳泉农商银行的语音客服产品。',
      gives: ['账户核验产品 < 晋商银行', '语音客服产品 < 阳泉农商银行'],
    },
    {
      text: '3个应用分别是①贵阳银行、贵州银行的“稻虾贷”线上融资服务②贵阳农商银行的蜜桔溯源平台③南明农商银行的反诈外呼产品。',
      gives: [
        '“稻虾贷”线上融资服务 < 贵阳银行、贵州银行',
        '蜜桔溯源平台 < 贵阳农商银行',
        '反诈外呼产品 < 南明农商银行',
      ],
    },
    {
      text: '第一个是成都银行和新网银行的重装产业应收账款融资服务，每年可办理融资300笔。',
      gives: ['重装产业应收账款融资服务 < 成都银行、新网银行'],
    },
    { text: '第一个是成都银行的信贷系统，第二个是看得见的支付。', gives: [] },
    { text: '该行连接了贵阳银行的信贷系统，贵州银行的支付系统。', gives: [] },
    { text: '5个特点是打通贵阳银行的信贷审批，优化贵州银行的支付流程。', gives: [] },
  ],
  find: (document, within) =>
    sentencesIn(document, within)
      .flatMap((sentence) => namesIn(document, sentence))
      .map(foundOccurrence),
  show: showOccurrence,
};
