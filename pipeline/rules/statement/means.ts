/** Clauses that begin with a means or a condition: 运用大数据技术, 在银行封闭环境下, 面向小微企业. */
import { ADVERBS, CLOSED, cue } from './cues.ts';

/** 运用大数据技术. */
export const MEANS = new RegExp(`^(?!${cue('whole-word')})${ADVERBS}${cue('means')}`);
/** 在银行封闭环境下. */
export const CONDITION = new RegExp(`^${cue('condition')}`);
/** A verb of bettering, anywhere. */
export const INNER_EFFECT = new RegExp(cue('effect-inner'));

const INNER_VERB = new RegExp(
  `(${cue('effect-inner')})|(${cue('build')})|${cue('verb-inner')}|${cue('verb-inner-object')}(?!${cue('verb-inner-noun', 'effect-inner')}|[”（）]|$)`,
);
const MEANS_END = new RegExp(`${cue('means-end')}${CLOSED}`);
const CONDITION_END = new RegExp(`${cue('condition-end')}的?${CLOSED}`);
/** A list of names is no list of functions: 基于…的…服务（甲、乙）. */
const NAME_LIKE = new RegExp(`的[^，]{2,40}?${cue('bare-subject')}(?:（[^（）]*）)?$`);
const PLACE = /^在/;
const BY_WAY_OF = /^以[^，]{1,80}为/;
const SCENARIO = /场景[”）]?$/;

/** The first verb of a text behind its first character, and what it does; null where none stands there. */
function verbIn(text: string): 'effect' | 'build' | 'function' | null {
  const verb = INNER_VERB.exec(text.slice(1));
  if (!verb) return null;
  return verb[1] ? 'effect' : verb[2] ? 'build' : 'function';
}

/** 为企业降低成本, 为船员建设系统: the beneficiary, then the verb; null where the text begins otherwise or has none. */
export const kindFor = (text: string): 'effect' | 'build' | 'function' | null =>
  /^[为给]/.test(text) ? verbIn(text) : null;

/** What a clause that begins with a means or a condition does by it; null where it only tells the means or the condition. */
export function innerKind(text: string, endsWithTechnology: boolean): 'effect' | 'build' | 'function' | null {
  const means = MEANS.exec(text)?.[0];
  if (BY_WAY_OF.test(text)) return SCENARIO.test(text) ? 'function' : null;
  if (means === undefined && CONDITION_END.test(text)) return null;
  const marker = means ?? CONDITION.exec(text)?.[0] ?? '';
  // A verb right behind the marker belongs to the means: 通过构建模型.
  const verb = verbIn(text.slice(marker.length));
  if (verb) return verb;
  const complete = means === undefined ? PLACE.test(text) : !MEANS_END.test(text) && !NAME_LIKE.test(text);
  return complete && !endsWithTechnology ? 'function' : null;
}
