/** Clauses about a pilot that are no statement: its type, applicants, roles, launch and scale, what exists, what others say. */
import { figures } from '../../figures.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { anyPattern, everyMatch } from '../../matches.ts';
import { LAUNCH } from '../pilot/launch.ts';
import { hasHead } from '../pilot/shape.ts';
import { TYPE_WORD } from '../pilot/type-words.ts';
import { cue } from './cues.ts';
import { INNER_EFFECT } from './means.ts';
import type { Predicate } from './predicate.ts';
import { CHANGE, EFFECT } from './words.ts';

const NUMBER = '[\\d一二两三四五六七八九十]{1,2}';
const PARTS = cue('part');

const TYPE = new RegExp(
  `^(?:[该本此][^，。的]{0,12}?)?(?:同样?|均|都|亦|也)?(?:属于?|为|是|系)[^，。]{0,6}?${TYPE_WORD}[^，。]{0,6}(?=[，。；]|$)|^${TYPE_WORD}(?:类|应用)?$`,
);
const APPLYING = new RegExp(cue('applying'));
const REPORT = new RegExp(`(?<![名对简统职])${cue('report')}$`);
const COMMENT = new RegExp(cue('comment'));

const BACKGROUND = new RegExp(`^[^，。]{0,12}?${cue('background')}`);

const PLAIN_FACT = anyPattern(TYPE, APPLYING, LAUNCH, BACKGROUND);

/** Read at the predicate: each says that the clause is no news of what the pilot does or brings. */
const NO_NEWS = anyPattern(
  TYPE,
  APPLYING,
  new RegExp(cue('hosting', 'happened')),
  new RegExp(`^${cue('exists')}`),
  new RegExp(`^${cue('joint')}$`),
  // 由甲负责…, 由甲提供技术支持.
  new RegExp(
    `负责|承担|^由[^，]{2,40}?${cue('role')}[^，]{0,24}?${anyOf(formsOf('roles.yaml', 'technology-provider', 'operator', 'data-provider'))}`,
  ),
  // 联同乙公司申请.
  new RegExp(`^${cue('together')}[^，]{2,60}?${anyOf(formsOf('application-verbs.yaml', 'apply', 'offer'))}$`),
  // 银行提供金融场景.
  new RegExp(`^${anyOf(formsOf('generic-institutions.yaml'))}提供[^，]{0,12}?${anyOf(formsOf('roles.yaml'))}`),
  // 提供应用场景, 提供信贷资金: what somebody brings to the pilot, whoever it is.
  /^(?:由[^，]{2,24})?(?:并|负责)?提供[^，]{0,8}(?:场景|资金)$/,
  // 成为全省首个…项目, 由我行牵头: what an applicant is proud of.
  /^(?:也|亦|更)?(?:成为|属于|属|是|系|为)(?:了)?[^，]{0,24}?(?:首个|首家|首例|首单|首批|唯一|第一个|第一家|率先)|^由?(?:我行|本行|该行|我司|本公司)(?:独家|主导)?牵头$/,
  // 3个应用中, 在12月5日公示首批3项: which batch it is.
  /^在?(?:这|其余|另外)?[\d一二两三四五六七八九十]{1,3}[个项款](?:创新|试点)?(?:应用|项目)(?:之|当)?中$|(?:公示|公布)[^，]{0,16}(?:首批|第[一二三四五六七八九十]批)/,
  // 第四项金融服务来自甲银行: which of them it is.
  new RegExp(`^(?:还有|另有)?(?:第${NUMBER}|首|另一|最后一|一)[个项款]${TYPE_WORD}[^，]{0,40}$`),
  // 粮食进口方面.
  /^[^，]{2,12}方面$/,
  // 从应用目的看, 从公示信息可以看出, 与传统模式相比.
  /^(?:从[^，]{1,24}(?:看|看出|可见)|[与和同较][^，]{1,20}(?:相比|比较))$/,
  // 根据某行提交的声明书, 作为首批公示的创新应用: what a sentence begins with before it tells.
  /^(?:根?据|依据|按照)[^，]{2,40}(?:声明书|公示|公告|通知|信息|材料|介绍)[》”]?$|^作为[^，]{2,30}(?:应用|项目|产品|试点)$/,
  // 在某某看来，…; 项目有哪些特点: a writer's opinions and questions.
  /^在[^，]{1,12}看来|(?:哪些|有什么)[^，]{0,6}$/,
  // 在政务服务系统上线.
  /^(?:已|现已|率先)?在[^，]{2,24}(?:上线|落地|投产)$/,
  // 预计到2020年末: the rest stands in the next clause.
  /^(?:预计|预估)?(?:到|至|于|在|自)?[^，]{0,8}(?:\d年|\d月|\d日|季度|年底|年末|月底|月末|年全年)$/,
  new RegExp(`^(?:有|具有|共有|具备)${NUMBER}${PARTS}[^，]{0,12}$`),
);
/** 由甲、乙共同申请. */
const BY_APPLICANTS = new RegExp(
  `^[^，]{0,120}?${anyOf(formsOf('application-verbs.yaml', 'apply', 'offer'))}${cue('applied')}?$`,
);
/** Behind an institution: 提供技术支持, 提供绿色信贷场景. */
const ROLE = new RegExp(
  `^(?:${cue('role')}[^，]{0,24}?)?${anyOf(formsOf('roles.yaml'))}|^提供[^，]{0,20}${cue('contributed')}$`,
);
/** 向企业提供贷款: a service with somebody to serve, which is more than a role. */
const SERVES = new RegExp(`^[向为给对][^，]{2,40}?${cue('serving')}|作为[^，]{0,10}场景$`);
/** 主要实现四方面能力：, before the list itself. */
const OPENS_LIST = new RegExp(`^[^，]{0,40}(?:${NUMBER}${PARTS}[^，]{0,16}|包括|如下)$`);
/** What stands in marks, perhaps a name. */
const MARKED = /[“《]([^”》]{2,80})[”》]/g;
/** A publisher broke the text off. */
const BROKEN_OFF = /(?:…|\.{3})[”。]?$/;

const PART_COUNTERS = new Set(formsOf('statement-cues.yaml', 'part-counter'));
/** Before a figure: 现有40亿张. */
const EXISTING = new RegExp(`${cue('existing')}$`);
const COVERS = new RegExp(`^${cue('covers')}`);
/** Below this, numbers count parts of the pilot (3个模块), not customers. */
const SMALLEST_SCALE = 10;
const SMALLEST_BARE_SCALE = 10_000;

/** Whether a figure of scale (户, 元, 笔, %) stands in the clause. */
const hasScale = (text: string): boolean =>
  figures(text).some(({ kind, value, comparator, counter, at }) => {
    if (EXISTING.test(text.slice(0, at.start))) return false;
    if (kind === 'ratio' || kind === 'money') return true;
    if (kind === null) return value >= SMALLEST_BARE_SCALE;
    if (kind !== 'counter' || PART_COUNTERS.has(counter ?? '')) return false;
    return value >= SMALLEST_SCALE || comparator !== 'eq' || COVERS.test(text);
  });

const BETTERS = anyPattern(CHANGE, INNER_EFFECT, EFFECT);

/** A figure is an effect where something becomes better or less by it: 审批时间缩短50%. */
export const isScale = (text: string): boolean => !BETTERS.test(text.replace('惠及', '')) && hasScale(text);

/** Whether a clause lists pilots: 包括“…平台”、“…服务”. */
const listsPilots = (text: string): boolean =>
  everyMatch(MARKED, text).filter(([, inner = '']) => hasHead(inner)).length > 1;

/** Whether the clause says who speaks: 农行表示. */
export const isReport = (text: string): boolean => text.length <= 40 && REPORT.test(text);

/** Whether a text tells the type, the applicants or the launch of a pilot, facts with fields of their own, or what is today. */
export const isPlainFact = (text: string): boolean => PLAIN_FACT.test(text);

/** Whether a passage is what somebody said, from mark to mark: “快多了。” */
export const isQuotation = (text: string): boolean => /^“[^“”]{1,400}[。！？…]”$/.test(text);

/** 2020年以来，我行累计…, 近年来，我行坚持…: what an applicant has done elsewhere. */
const HISTORY =
  /^(?:(?:自|从)?\d{4}年(?:\d{1,2}月)?(?:以来|起)|近年来|近几年|多年来|一直以来|长期以来)，?(?:我行|本行|该行|全行|我司|本公司|该公司)/;

/** Whether a passage tells an applicant's own history. */
export const isHistory = (text: string): boolean => HISTORY.test(text);

/** Whether a passage tells what others make of the pilot. */
export const isComment = (text: string): boolean => COMMENT.test(text);

/** Whether a clause is a fact with a field of its own or no news of the pilot. `text` is its predicate's. */
export function isNoStatement(clause: string, { byInstitution, named }: Predicate, text: string): boolean {
  if (NO_NEWS.test(text) || LAUNCH.test(clause) || BROKEN_OFF.test(clause)) return true;
  if (listsPilots(text)) return true;
  if (isReport(text) || (/[：:]$/.test(clause) && OPENS_LIST.test(text))) return true;
  if ((byInstitution || named || text.startsWith('由')) && BY_APPLICANTS.test(text)) return true;
  if (byInstitution && ROLE.test(text) && !SERVES.test(text)) return true;
  return isScale(text);
}
