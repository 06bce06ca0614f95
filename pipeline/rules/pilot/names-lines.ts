/** Names that stand on a line of their own: numbered headings, list items, links, and lines that begin with a name. */
import type { PilotType } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Block, Found, Rule } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import { applicantsBehind, applicantsInBracket, LABEL, SPOKEN_LABEL } from '../applicant/after.ts';
import { applicantsBefore } from '../applicant/before.ts';
import { type InstitutionList, institutionList } from '../applicant/list.ts';
import { fieldLines } from './field-lines.ts';
import { bodyOf, type Line } from './line-body.ts';
import { markedRuns } from './marked.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from './occurrence.ts';
import { hasHead, isUnmistakable, nameShape, namesBeforeColon, PICTURE } from './shape.ts';
import { isStageHeading } from './stage-headings.ts';
import { typeNamed, typeSuffix, typeTail } from './type-words.ts';

/** What follows a name on its line: a declaration's ending, a dash before the applicant. */
const TRAILER = /(?:的?(?:创新应用)?声明书|公示)?[。；;，,]?$/;

const isTrailer = (rest: string): boolean => TRAILER.exec(rest)?.index === 0;

/** Where the name at the start of a line ends: at a bracket of applicants, a colon, a full stop, a dash, or the line's end. */
function nameOnLine(text: string, span: ViewSpan): ViewSpan | null {
  const marked = markedRuns(text, span)[0];
  if (marked && marked.outer.start === span.start) {
    const after = text.slice(marked.outer.end, span.end);
    if (/^(?:[（【。；：，/—-]|$)/.test(after)) return marked.inner;
    // “宇宙第一行”的物联网项目: who is called so has a project.
    if (/^的/.test(after)) return null;
  }
  // 光大银行申请的“基于…服务”: the marks hold the name, and what stands before them does not belong to it.
  if (marked && isUnmistakable(text.slice(marked.inner.start, marked.inner.end))) return null;
  const line = text.slice(span.start, span.end);
  const stop = /[（【。：；，\t]|——|--/.exec(line)?.index ?? line.length;
  const head = line.slice(0, stop);
  const end = head.length - (TRAILER.exec(head)?.[0].length ?? 0);
  return end > 1 ? viewSpan(span.start, span.start + end) : null;
}

/**
 * The pilot that a block's line names, or null. A numbered or labelled line, a heading, a link or a list item is taken where what it says has
 * the shape of a name; a bare heading needs a strong shape or a bracket of applicants.
 */
function lineName(document: AnnotatedDocument, block: Block): Occurrence | null {
  const { text } = document.doc.view;
  const line = bodyOf(document, block);
  if (isStageHeading(document, block.span.start)) return null;
  if (!line.labelled && !line.owners && fieldLines(document).has(block.span.start)) return null;
  const above = standsAboveApplicants(document, block);
  const standsApart = line.numbered || line.labelled || above || block.kind === 'heading' || isItem(block);
  if (!standsApart || line.span.end - line.span.start > 2000) return null;
  const name = nameOnLine(text, line.span);
  if (!name) return null;
  const value = text.slice(name.start, name.end);
  if (text[name.end] === '：' && !line.labelled && !namesBeforeColon(value)) return null;
  const shape = nameShape(value);
  if (line.owners && shape !== 'strong') return null;
  const marksEnd = /[”’》]/.test(text[name.end] ?? '') ? name.end + 1 : name.end;
  const type = line.type ?? typeBehind(text, marksEnd, line.span.end);
  const afterMarks = marksEnd + typeSuffix(text.slice(marksEnd, line.span.end)).length;
  const bracket = applicantsInBracket(document, afterMarks, line.span.end);
  const listed = bracket
    ? null
    : (applicantsBehind(document, afterMarks, line.span.end) ?? listBehind(document, afterMarks, line.span));
  const told = bracket !== null || listed !== null;
  const whole = afterMarks >= line.span.end - 1 || told || isTrailer(text.slice(afterMarks, line.span.end));
  const sure = shape === 'strong' || told || line.labelled || (above && hasHead(value));
  if (shape === 'none' || (!sure && !(line.numbered && readsAsName(value)))) return null;
  // 基于…的服务已上线 is a sentence, not a heading: without a mark behind the name the line must end with it.
  if (!whole && !/[：。（—\t-]/.test(text[afterMarks] ?? '')) return null;
  const before = bracket ? null : line.owners ? { name, applicants: line.owners } : ownedName(document, line, name);
  return occurrence({
    name: before?.name ?? name,
    outer: viewSpan(block.span.start, Math.max(afterMarks, bracket?.span.end ?? 0)),
    rule: nameLine.id,
    anchored: sure,
    opensSection: true,
    type,
    applicants: bracket ?? listed ?? before?.applicants ?? null,
    applicantRule: bracket
      ? 'applicant/bracket'
      : listed
        ? 'applicant/on-line'
        : before
          ? 'applicant/before-name'
          : null,
  });
}

const APPLICANTS_BELOW = new RegExp(`^\\n+\\s?(?:${PICTURE}{0,3}${LABEL}：|${SPOKEN_LABEL})`);

/** Whether the next line says who applies: what stands above it is a name. */
const standsAboveApplicants = (document: AnnotatedDocument, { span }: Block): boolean =>
  APPLICANTS_BELOW.test(document.doc.view.text.slice(span.end, span.end + LONGEST_LABEL));
const LONGEST_LABEL = 16;

/** The type behind a name: in brackets at once, or at the end of its line. */
function typeBehind(text: string, start: number, end: number): Found<PilotType> | null {
  const rest = text.slice(start, end);
  const suffix = typeSuffix(rest);
  const said = suffix || typeTail(rest);
  const value = typeNamed(said);
  const at = suffix ? viewSpan(start, start + suffix.length) : viewSpan(end - said.length, end);
  return value && { value, at: [at], rule: 'pilot/type-suffix' };
}

/** （3）…服务项目，银河证券、知微语音；: a list behind the name's comma, to the end of the line. */
function listBehind(document: AnnotatedDocument, start: number, line: ViewSpan): InstitutionList | null {
  const { text } = document.doc.view;
  const tail = typeTail(text.slice(start, line.end)).length;
  const rest = /^[，/—:：-]{1,2}([^。]{2,120}?)[；。，]?$/.exec(text.slice(start, line.end - tail));
  if (!rest) return null;
  const from = start + rest[0].indexOf(rest[1] as string);
  return institutionList(document, viewSpan(from, from + (rest[1] as string).length), { unknown: 'beside-known' });
}

/** 商户收款与对账一体化云终端: a weak name that is no clause, 加强数据安全管理. */
const readsAsName = (name: string): boolean => name.length >= 8 && hasHead(name) && !CLAUSE_VERB.test(name);
const CLAUSE_VERB = new RegExp(
  `${anyOf(formsOf('application-verbs.yaml', 'clause', 'effect'))}|^${anyOf(formsOf('name-boundaries.yaml', 'clause-openers'))}`,
);

/** Numbered lines come in series: where some are names for certain, a weak one among them is a name too. */
function inSeries(lines: readonly Occurrence[]): Occurrence[] {
  const series = lines.some(({ anchored }) => anchored);
  return lines.map((line) => ({ ...line, anchored: line.anchored || series }));
}

/** Where the name itself begins behind its applicants. */
const OPENER = new RegExp(anyOf(formsOf('name-openers.yaml')));

/** 工商银行：基于…的服务 and 工商银行申报的基于…的服务 on a line of their own. */
function ownedName(
  document: AnnotatedDocument,
  line: Line,
  name: ViewSpan,
): { name: ViewSpan; applicants: Occurrence['applicants'] } | null {
  const { text } = document.doc.view;
  const opener = OPENER.exec(text.slice(name.start, name.end));
  if (!opener || opener.index === 0) return null;
  const start = name.start + opener.index;
  const applicants = applicantsBefore(document, line.span.start, start);
  return applicants ? { name: viewSpan(start, name.end), applicants } : null;
}

const isItem = ({ box }: Block): boolean =>
  box.tag === 'li' || (box.tag !== 'line' && box.linkChars * 2 > box.span.end - box.span.start);

/** Names that have a line to themselves, or begin one. */
export const nameLine: Rule<Occurrence> = {
  id: 'pilot/name-line',
  why: 'many articles give each pilot a numbered heading, a list item or a labelled line, and regulators a list of links',
  examples: [
    {
      text: '1. 基于区块链技术的资金代付服务（民生银行成都分行）',
      gives: ['基于区块链技术的资金代付服务 < 民生银行成都分行'],
    },
    { text: '二、面向小微企业的智能融资服务平台', gives: ['面向小微企业的智能融资服务平台'] },
    { text: '创新应用名称：基于多方安全计算的联合风控产品', gives: ['基于多方安全计算的联合风控产品'] },
    {
      text: '（三）“磐石”智能风控产品（度小满、光大银行重庆分行）',
      gives: ['“磐石”智能风控产品 < 度小满、光大银行重庆分行'],
    },
    {
      text: '（3）“智询”投资者适当性服务平台，银河证券、知微语音科技；',
      gives: ['“智询”投资者适当性服务平台 < 银河证券、知微语音科技'],
    },
    {
      text: '一、基于隐私计算的联合授信服务\n二、商户收款与对账一体化云终端',
      gives: ['基于隐私计算的联合授信服务', '商户收款与对账一体化云终端'],
    },
    { text: '【案例二】“京信链”融资服务平台', gives: ['“京信链”融资服务平台'] },
    { text: '一、基于云计算的保险理赔服务声明书', gives: ['基于云计算的保险理赔服务'] },
    { text: '一、光大银行申请的“基于5G消息的智能银行服务”', gives: [] },
    {
      text: '一、基于声纹识别的远程柜面服务\n申请机构：晋商银行\n覆盖人群\n数据来源：公安部、国家电网\n2、合作平台：晋商银行、山西云科技公司',
      gives: ['基于声纹识别的远程柜面服务'],
    },
    {
      text: '——晋商银行、山西云谷科技有限公司：基于物联网的牛羊活体抵押贷款服务\n——晋商银行：提供场景',
      gives: ['基于物联网的牛羊活体抵押贷款服务 < 晋商银行、山西云谷科技有限公司'],
    },
    {
      text: '【金融服务】面向新市民的租房分期服务，由晋商银行申请\n科技产品：基于知识图谱的关联交易识别产品（晋商银行）',
      gives: ['面向新市民的租房分期服务 < 晋商银行', '基于知识图谱的关联交易识别产品 < 晋商银行'],
    },
    {
      text: '●《岭南渔获冷链服务》/江门农商银行/金融服务\n（2）“惠农贷”智能信贷服务【金融服务】——河北农信',
      gives: ['岭南渔获冷链服务 < 江门农商银行', '“惠农贷”智能信贷服务 < 河北农信'],
    },
    { text: '一、聚焦金融普惠提升服务质量', gives: [] },
    { text: '3.打造全新服务模式，提升客户服务体验。', gives: [] },
    { text: '■ 3月5日，某某分行公示首批3个创新应用，公示截止3月11日。', gives: [] },
  ],
  find: (document, within) => {
    const lines = document.blocks
      .filter((block) => block.kind !== 'boilerplate' && contains(within, block.span))
      .map((block) => lineName(document, block))
      .filter((found) => found !== null);
    return inSeries(lines).map(foundOccurrence);
  },
  show: showOccurrence,
};
