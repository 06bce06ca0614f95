/** The patterns that the cue lexicon makes: what a predicate begins with, holds or ends with. */
import { anyOf, formsOf } from '../../lexicon/phrases.ts';

const cue = (...ids: string[]): string => anyOf(formsOf('statement-cues.yaml', ...ids));
const ADVERBS = `(?:${cue('adverb')}){0,5}`;
const CLOSED = '[”’》）]{0,3}$';

/** 有效提升, 助力, 为缓解. */
export const EFFECT = new RegExp(`^(?:为了?)?(?:${cue('adverb', 'hope')}){0,5}${cue('effect')}`);
/** 优化服务流程; not 优化信贷审批模型. */
export const IMPROVES = new RegExp(`^${ADVERBS}${cue('improve')}(?![^，]{0,60}${cue('improved-tool')})`);
/** 让, 帮助. */
export const WEAK_EFFECT = new RegExp(`^${ADVERBS}${cue('weak-effect')}(?![^，]{0,60}(?:成为|变成|变为))`);
/** 由45天缩短至7天, 有助于, anywhere. */
export const CHANGE = new RegExp(
  `${cue('change')}|(?:减少|降低|提高|提升|缩短|压缩|下降)(?:了|约|近|逾|超过|超)?(?:一半|[\\d.]+[%个倍成])`,
);
/** 有望, anywhere. */
export const HOPE = new RegExp(cue('hope'));
/** 银行可大幅降低成本, anywhere. */
export const ENABLED_EFFECT = new RegExp(
  `(?:可以|能够|可|能|将|有助于|有利于|有望|可望)(?:${cue('adverb')}){0,3}${cue('effect-inner')}`,
);
/** 实现信息透明. */
export const RESULT = new RegExp(`^${ADVERBS}(?:实现|达到|促成)[^，]{0,80}?${cue('result')}${CLOSED}`);
/** 为行业转型提供实践经验. */
export const SUPPLIES = new RegExp(`提供[^，]{0,24}?${cue('supplied-good')}${CLOSED}`);
/** 搭建平台. */
export const BUILD = new RegExp(`^${ADVERBS}${cue('build')}`);
/** 实现, 提供; also 将, 对, 为 before the object. */
export const FUNCTION = new RegExp(`^${ADVERBS}(?:${cue('function', 'build')}|[将把对给为向从与由])`);
/** 查勘员用手机即可完成定损: behind a subject. */
export const ENABLED = new RegExp(`^[^，]{0,30}?${cue('enabled')}`);
/** Some verb of doing, anywhere. */
export const DOES = new RegExp(`${cue('function', 'build')}|把`);
export const REALISES = /^实现/;
/** 运用大数据技术. */
export const MEANS = new RegExp(`^(?!${cue('whole-word')})${ADVERBS}${cue('means')}`);
/** 社区食堂支付服务通过…: a short form of the pilot's name, with a verb behind it. */
export const SHORT_NAME = new RegExp(
  `^[^，。“”]{2,24}?${cue('bare-subject')}(?=${anyOf(formsOf('statement-cues.yaml', 'means', 'function', 'build').filter((form) => form.length > 1))})`,
);
/** 在银行封闭环境下, 面向小微企业. */
export const CONDITION = new RegExp(`^${cue('condition')}`);
const MEANS_END = new RegExp(`${cue('means-end')}${CLOSED}`);
const CONDITION_END = new RegExp(`${cue('condition-end')}的?${CLOSED}`);
const INNER_VERB = new RegExp(
  `(${cue('effect-inner')})|(${cue('build')})|${cue('verb-inner')}|${cue('verb-inner-object')}(?!${cue('verb-inner-noun')}|[”）]|$)`,
);
const PLACE = /^在/;
/** A list of names is no list of functions: 基于…的…服务（甲、乙）. */
const NAME_LIKE = new RegExp(`的[^，]{2,40}?${cue('bare-subject')}(?:（[^（）]*）)?$`);
const BY_WAY_OF = /^以[^，]{1,80}为/;
const SCENARIO = /(?:应用|业务|试点)?场景[”）]?$/;

/** What a clause that begins with a means or a condition does by it; null where it only tells the means or the condition. */
export function innerKind(text: string, endsWithTechnology: boolean): 'effect' | 'build' | 'function' | null {
  const marker = (MEANS.exec(text) ?? CONDITION.exec(text))?.[0] ?? '';
  const isMeans = MEANS.test(text);
  if (BY_WAY_OF.test(text)) return SCENARIO.test(text) ? 'function' : null;
  if (!isMeans && CONDITION_END.test(text)) return null;
  // A verb right behind the marker belongs to the means: 通过构建模型.
  const verb = INNER_VERB.exec(text.slice(marker.length + 1));
  if (verb) return verb[1] ? 'effect' : verb[2] ? 'build' : 'function';
  if (isMeans) return MEANS_END.test(text) || NAME_LIKE.test(text) || endsWithTechnology ? null : 'function';
  return PLACE.test(text) ? 'function' : null;
}
