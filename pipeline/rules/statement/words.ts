/** The patterns of predicates: what they begin with, hold or end with. */
import { ADVERBS, CLOSED, cue, longCue } from './cues.ts';

/** 有效提升, 助力, 为缓解. */
export const EFFECT = new RegExp(`^(?:为了?|可?用于)?(?:${cue('adverb', 'hope')}){0,5}${cue('effect')}`);
/** 优化服务流程; not 优化信贷审批模型. */
export const IMPROVES = new RegExp(`^${ADVERBS}${cue('improve')}(?![^，]{0,60}${cue('improved-tool')})`);
/** 让, 帮助. */
export const WEAK_EFFECT = new RegExp(`^${ADVERBS}${cue('weak-effect')}`);
/** 帮助商户摆脱依赖, 让资金更快到账: better for somebody, whatever stands before. */
export const MAKES_BETTER = new RegExp(`^${ADVERBS}${cue('weak-effect')}[^，]{1,24}?${cue('better', 'effect-inner')}`);
/** 使支付标记成为令牌: what is done, not what comes of it. */
export const TURNS_INTO = new RegExp(`^${ADVERBS}${cue('weak-effect')}[^，]{0,60}?成为`);
/** 让胶农凭收益权就能贷款: what somebody can now do is what the pilot does; 让银行就能提升效率 says what comes of it. */
export const LETS_DO = new RegExp(
  `^${ADVERBS}${cue('weak-effect')}[^，]{1,40}?(?:(?:${cue('lets')}|[用打凭在][^，]{1,8}也[能可])(?!${cue('effect')})|(?:[凭在用]|通过)[^，]{2,30}?${cue('lets-by')}(?!${cue('effect-inner')}))`,
);
/** 由45天缩短至7天, 下降三成, anywhere. */
export const CHANGE = new RegExp(
  `${cue('change')}|${cue('changes')}(?:了|约|近|逾|超过|超|至|到|为)?(?:一半|[\\d.]+|[一二两三四五六七八九](?:成|分之))`,
);
/** 有望, anywhere. */
export const HOPE = new RegExp(`${cue('hope')}(?!规模|效果)`);
/** 银行可大幅降低成本, anywhere. */
export const ENABLED_EFFECT = new RegExp(`${cue('enabling')}(?:${cue('adverb')}){0,3}${cue('effect-inner')}`);
/** 实现信息透明. */
export const RESULT = new RegExp(`^${ADVERBS}${cue('realise')}[^，]{0,80}?${cue('result')}${CLOSED}`);
/** 为行业转型提供实践经验. */
export const SUPPLIES = new RegExp(`提供[^，]{0,24}?${cue('supplied-good')}${CLOSED}`);
/** 搭建平台. */
export const BUILD = new RegExp(`^${ADVERBS}${cue('build')}`);
/** 实现, 提供; also 将, 对, 为 before the object. */
export const FUNCTION = new RegExp(`^${ADVERBS}(?:${cue('function', 'build')}|[将把对给为向从与由])`);
/** 查勘员用手机即可完成定损: behind a subject. */
export const ENABLED = new RegExp(`^[^，]{0,30}?${cue('enabled')}`);
/** 货物全程留痕, anywhere: something is done, though by no verb that is known. */
export const DOES = new RegExp(cue('doing'));
/** 实现 states what the clause before brings about. */
export const REALISES = /^实现/;
/** 社区食堂支付服务通过…: a short form of the pilot's name, with a verb behind it. */
export const SHORT_NAME = new RegExp(
  `^[^，。“”]{2,24}?${cue('bare-subject')}(?=${longCue('means', 'build', 'verb-inner', 'verb-inner-object')})`,
);
