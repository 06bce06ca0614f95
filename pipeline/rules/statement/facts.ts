/** Clauses about a pilot that are no statement: its type, applicants, roles, launch and scale, what exists, what others say. */
import { figures } from '../../figures.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { LAUNCH } from '../pilot/launch.ts';
import { TYPE_WORD } from '../pilot/type-words.ts';
import type { Predicate } from './predicate.ts';
import { CHANGE, EFFECT } from './words.ts';

const cue = (...ids: string[]): string => anyOf(formsOf('statement-cues.yaml', ...ids));
const roles = anyOf(formsOf('roles.yaml'));
const verbs = anyOf(formsOf('application-verbs.yaml', 'apply', 'offer'));

const TYPE = new RegExp(
  `^(?:同|均|都)?(?:属于?|为|是|系)[^，]{0,6}?(?:${TYPE_WORD})[^，]{0,6}$|^(?:${TYPE_WORD})(?:类|应用)?$`,
);
const APPLYING = new RegExp(cue('applying'));
const BY = new RegExp(`^[^，]{0,120}?${verbs}(?:的|试点|试点应用|的项目)?$`);
const HAPPENED = new RegExp(cue('happened'));
const RESPONSIBLE = /负责/;
/** 河北银行提供绿色信贷场景. */
const CONTRIBUTES = /^提供[^，]{0,20}(?:场景|数据|资金|技术支持|技术支撑|支持)$/;
/** A publisher broke the text off. */
const BROKEN_OFF = /(?:…|\.{3})[”。]?$/;
const COVERS = /^(?:覆盖|惠及|服务|接入)/;
const ROLE = new RegExp(`^(?:${cue('role')}[^，]{0,24}?)?${roles}`);
/** 向企业提供贷款: a service with somebody to serve, which is more than a role. */
const SERVES = /^(?:[向为给对][^，]{2,40}?)(?:提供|发放|开展|办理)/;
const EXISTS = new RegExp(`^${cue('exists')}`);
const HOSTING = new RegExp(cue('hosting'));
const COMMENT = new RegExp(cue('comment'));
const REPORT = new RegExp(`${cue('report')}$`);
const VIEWPOINT = /^从[^，]{1,16}看$/;
const ANNOUNCES_LIST = /^[^，]{0,40}(?:[\d一二两三四五六七八九十]{1,2}(?:大|个|项|处|点|方面)[^，]{0,16}|包括|如下)$/;
/** Below this, numbers count parts of the pilot (3个模块), not customers. */
const SMALLEST_SCALE = 10;
const SMALLEST_BARE_SCALE = 10_000;
const COUNTED = /^(?:有|具有|共有|具备)[\d一二两三四五六七八九十]{1,2}(?:大|个|项|处|点|方面)[^，]{0,12}$/;
/** 预计到2020年末: the rest stands in the next clause. */
const DATE_ONLY = /^(?:预计|预估)?(?:到|至|于|在|自)?[^，]{0,8}(?:\d年|\d月|\d日|季度|年底|年末|月底|月末|年全年)$/;

/** Whether a figure of scale (户, 元, 笔, %) stands in the clause. */
export const hasScale = (text: string): boolean =>
  figures(text).some(
    ({ kind, value, comparator }) =>
      kind === 'ratio' ||
      kind === 'money' ||
      (kind === 'counter' && (value >= SMALLEST_SCALE || comparator !== 'eq' || COVERS.test(text))) ||
      (kind === null && value >= SMALLEST_BARE_SCALE),
  );

/** Whether the clause says who speaks: 农行表示. */
export const isReport = (text: string): boolean => REPORT.test(text) && text.length <= 40;

/** Whether a text tells the type, the applicants or the launch of a pilot: facts with fields of their own. */
export const isPlainFact = (text: string): boolean => TYPE.test(text) || APPLYING.test(text) || LAUNCH.test(text);

/** Whether a passage tells what others make of the pilot. */
export const isComment = (text: string): boolean => COMMENT.test(text);

/** Whether a clause is a fact with a field of its own or no news of the pilot. */
export function isNoStatement(clause: string, { byInstitution, named }: Predicate, predicate: string): boolean {
  if (
    isPlainFact(predicate) ||
    LAUNCH.test(clause) ||
    HOSTING.test(predicate) ||
    EXISTS.test(predicate) ||
    EXISTS.test(clause) ||
    HAPPENED.test(clause)
  )
    return true;
  if (isReport(predicate) || (/[：:]$/.test(clause) && ANNOUNCES_LIST.test(predicate))) return true;
  if ((byInstitution || named || predicate.startsWith('由')) && BY.test(predicate)) return true;
  if (RESPONSIBLE.test(predicate) || COUNTED.test(predicate) || DATE_ONLY.test(predicate) || VIEWPOINT.test(predicate))
    return true;
  if (BROKEN_OFF.test(clause)) return true;
  if (byInstitution && (ROLE.test(predicate) || CONTRIBUTES.test(predicate)) && !SERVES.test(predicate)) return true;
  return hasScale(predicate) && !CHANGE.test(predicate) && !EFFECT.test(predicate.replace(/惠及/, ''));
}
