/** Names in title marks and quotation marks. */
import { institutionsIn, sentencesIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Rule, Sentence } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { applicantsBehind, applicantsInBracket } from '../applicant/after.ts';
import { applicantsBefore, type Tie } from '../applicant/before.ts';
import { JOIN } from '../applicant/respectively.ts';
import { type Marked, markedRuns } from './marked.ts';
import { nicknamed } from './nicknames.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from './occurrence.ts';
import { isUnmistakable, nameShape, OUTER_HEAD } from './shape.ts';

const ENUMERATION = new RegExp(`${anyOf(formsOf('enumerations.yaml', 'lead-in'))}[：，]?$`);

/** Where a name and what belongs to it stand. */
interface Place {
  readonly name: ViewSpan;
  /** The name with its marks. */
  readonly marks: ViewSpan;
  /** Where the head noun outside the marks ends; the end of the marks, where there is none. */
  readonly headEnd: number;
}

function placeOf(document: AnnotatedDocument, run: Marked, limit: number): Place {
  const { text } = document.doc.view;
  const longer = nicknamed(document, run, limit);
  const marks = longer ?? run.outer;
  const head = OUTER_HEAD.exec(text.slice(marks.end, Math.min(limit, marks.end + 16)))?.[0] ?? '';
  return { name: longer ?? run.inner, marks, headEnd: marks.end + head.length };
}

/** The applicants of a name in marks: in a bracket behind it, before it, or those of the name before that it is joined to. */
function applicantsAt(
  document: AnnotatedDocument,
  { name, marks, headEnd }: Place,
  from: number,
  limit: number,
  joined: Occurrence | null,
): Pick<Occurrence, 'applicants' | 'applicantRule'> & { end: number; tie: Tie | 'behind' | null } {
  const bracket = applicantsInBracket(document, headEnd, limit) ?? applicantsInBracket(document, marks.end, limit);
  if (bracket)
    return {
      applicants: bracket,
      applicantRule: 'applicant/bracket',
      end: Math.max(bracket.span.end, headEnd),
      tie: 'behind',
    };
  const behind = applicantsBehind(document, headEnd, limit);
  if (behind) return { applicants: behind, applicantRule: 'applicant/in-words', end: headEnd, tie: 'behind' };
  const certain = isUnmistakable(textOf(document, name));
  const before = applicantsBefore(document, from, marks.start, certain);
  if (before) return { applicants: before, applicantRule: 'applicant/before-name', end: headEnd, tie: before.tie };
  const own = institutionsIn(document, name).some(({ span }) => span.start === name.start);
  const inherited = joined?.applicantRule === 'applicant/before-name' && !own ? joined.applicants : null;
  return { applicants: inherited, applicantRule: inherited && 'applicant/before-name', end: headEnd, tie: null };
}

/** The marked names of one sentence. `from` moves on so that applicants are not looked for behind the name before. */
function namesIn(document: AnnotatedDocument, sentence: Sentence): Occurrence[] {
  const { text } = document.doc.view;
  const found: Occurrence[] = [];
  let from = sentence.span.start;
  for (const run of markedRuns(text, sentence.span)) {
    const place = placeOf(document, run, sentence.span.end);
    const shape = nameShape(text.slice(place.name.start, place.name.end));
    if (shape === 'none') {
      if (run.mark === '《') from = run.outer.end;
      continue;
    }
    const previous = found.at(-1);
    const joined = previous && JOIN.test(text.slice(previous.outer.end, place.marks.start)) ? previous : null;
    const { applicants, applicantRule, end, tie } = applicantsAt(document, place, from, sentence.span.end, joined);
    const head = place.headEnd > place.marks.end;
    const element = Math.min(place.marks.start, applicants?.names[0]?.span.start ?? place.marks.start);
    const goesOn =
      previous?.anchored === true && (joined !== null || JOIN.test(text.slice(previous.outer.end, element)));
    const listed = goesOn || ENUMERATION.test(text.slice(sentence.span.start, place.marks.start));
    const sure = shape === 'strong' || head || goesOn || tie === 'behind';
    // 打造“金融科技银行”为目标: after a verb, a weak name must be the object and nothing more.
    const object = tie === 'verb' && /^[，。；、）和与及等]|^$/.test(text.slice(place.marks.end, place.marks.end + 1));
    const alone = isUnmistakable(text.slice(place.name.start, place.name.end));
    const titled = run.mark === '《' && tie !== null;
    const anchored = alone || titled || (tie === null ? shape === 'strong' && (listed || head) : sure || object);
    const outer = viewSpan(place.marks.start, end);
    found.push(occurrence({ name: place.name, outer, rule: nameMarked.id, anchored, applicants, applicantRule }));
    from = outer.end;
  }
  return found;
}

/**
 * Names in marks. A run is taken where its shape allows; it is anchored where an institution, a head noun outside the marks, an enumeration
 * or a neighbour that is a pilot says that it is one.
 */
export const nameMarked: Rule<Occurrence> = {
  id: 'pilot/name-marked',
  why: 'most articles put the name in “” or 《》, with the applicants before it or in a bracket behind it',
  examples: [
    {
      text: '苏州银行、钛镕智能试点《基于大数据的供应链分析产品》。',
      gives: ['基于大数据的供应链分析产品 < 苏州银行、钛镕智能'],
    },
    {
      text: '例如，前海微众银行和中国银行深圳分行的“基于区块链的收入核验产品”项目，方便购汇。',
      gives: ['基于区块链的收入核验产品 < 前海微众银行、中国银行深圳分行'],
    },
    {
      text: '蚂蚁集团旗下的网商银行申报的试点应用是《“亿亩田”农村金融服务》。',
      gives: ['“亿亩田”农村金融服务 < 网商银行'],
    },
    {
      text: '包括“基于5G的移动银行服务”（重庆银行）、“数字函证平台”（厦门银行等）。',
      gives: ['基于5G的移动银行服务 < 重庆银行', '数字函证平台 < 厦门银行…'],
    },
    {
      text: '工商银行申请的“智能银行服务平台”和“跨境汇款服务系统”入选。',
      gives: ['智能银行服务平台 < 工商银行', '跨境汇款服务系统 < 工商银行'],
    },
    {
      text: '工商银行的“智能银行服务平台”、“度小满数字信用服务平台”完成测试。',
      gives: ['智能银行服务平台 < 工商银行', '度小满数字信用服务平台'],
    },
    {
      text: '其中，“智能客服产品”由富数科技、建设银行上海市分行联合申报。',
      gives: ['智能客服产品 < 富数科技、建设银行上海市分行'],
    },
    {
      text: '包括中国银行“产业金融服务平台”，建设银行“5G+智能银行”。',
      gives: ['产业金融服务平台 < 中国银行', '5G+智能银行 < 建设银行'],
    },
    { text: '度小满推出“磐石”智能风控产品。', gives: ['“磐石”智能风控产品 < 度小满'] },
    { text: '贵阳银行申请的“爽农贷”数字授信服务。', gives: ['“爽农贷”数字授信服务 < 贵阳银行'] },
    { text: '贵阳银行申请的“爽农贷”产品。', gives: ['爽农贷 < 贵阳银行'] },
    {
      text: '四项分别为：联合建模“云帆”跨境融资产品（厦门银行/云证科技有限公司）、青岛银行“海链”结算服务（青岛银行）。',
      gives: ['联合建模“云帆”跨境融资产品 < 厦门银行、云证科技有限公司', '“海链”结算服务 < 青岛银行'],
    },
    { text: '第二个由度小满申请，名叫“夜市商户快贷”，靠图计算分析流水。', gives: ['夜市商户快贷 < 度小满'] },
    { text: '“磐石”智能风控产品由度小满申请。', gives: ['“磐石”智能风控产品 < 度小满'] },
    {
      text: '余下一个为“基于多方安全计算的反洗钱名单核查产品”，申请机构是安衡云计算公司和南华商业银行。',
      gives: ['基于多方安全计算的反洗钱名单核查产品 < 安衡云计算公司、南华商业银行'],
    },
    { text: '压轴的一项叫“反洗钱名单核查服务”，能减少误报。', gives: ['反洗钱名单核查服务'] },
    {
      text: '“‘湘江米市’粮食仓单融资服务”同样是金融服务，申请方为厦门银行、云证科技有限公司。',
      gives: ['‘湘江米市’粮食仓单融资服务 < 厦门银行、云证科技有限公司'],
    },
    {
      text: '大连银行的“基于物联网的物品溯源服务”是北京市金融科技监管试点的首批项目。',
      gives: ['基于物联网的物品溯源服务 < 大连银行'],
    },
    { text: '会上公布了“入围名单”。', gives: [] },
    { text: '青岛银行派员加入“金融科技创新试点（青岛）评审工作组”。', gives: [] },
    { text: '晋商银行申请的‘牛羊活体抵押贷款服务’入列。', gives: ['牛羊活体抵押贷款服务 < 晋商银行'] },
    { text: '贯彻落实《金融科技发展规划（2019—2021年）》，打造“监管沙盒”。', gives: [] },
    { text: '招商银行以打造“金融科技银行”为目标。', gives: ['金融科技银行 < 招商银行 ?'] },
    { text: '聚焦解决“融资难、融资慢、融资贵”问题。', gives: [] },
  ],
  find: (document, within) =>
    sentencesIn(document, within)
      .flatMap((sentence) => namesIn(document, sentence))
      .map(foundOccurrence),
  show: showOccurrence,
};
