/** What a clause says of the pilot, by the words of its predicate. */
import { anyPattern } from '../../matches.ts';
import { CONDITION, innerKind, kindFor, MEANS } from './means.ts';
import {
  BUILD,
  CHANGE,
  EFFECT,
  ENABLED,
  ENABLED_EFFECT,
  FUNCTION,
  HOPE,
  IMPROVES,
  LETS_DO,
  MAKES_BETTER,
  RESULT,
  SUPPLIES,
  TURNS_INTO,
  WEAK_EFFECT,
} from './words.ts';

/** What a statement tells. */
export type Kind = 'build' | 'function' | 'effect';

/**
 * `weak`: an effect behind a function, else a function; `hope`: an effect, and so is what follows; `lead`: a means or condition, which
 * belongs to what follows; `open`: without a verb that is known, goes with its neighbour.
 */
export type ClauseKind = Kind | 'weak' | 'hope' | 'lead' | 'open';

/** 集中管理，用户可…: so short a clause is a catchword, told by its neighbour. */
const CATCHWORD = 4;
/** 预计全面推广后. */
const AFTERWARDS = /[后时]$/;
/** 借助API技术将标准化的功能模块: an object put before its verb, which stands in the next clause. */
const OBJECT_FIRST =
  /[将把](?:(?![成为到至于入给由与向对]|进行|加密|转换|整合|融合|结合|提供|共享|上链)[^，将把])+(?:模块|数据|信息|能力|资源|要素)$/;
const EFFECTS = anyPattern(EFFECT, IMPROVES, RESULT, SUPPLIES, CHANGE, MAKES_BETTER);

function kindByMeans(text: string, endsWithTechnology: boolean): ClauseKind {
  if (HOPE.test(text)) return 'effect';
  return innerKind(text, endsWithTechnology) ?? (ENABLED_EFFECT.test(text) ? 'effect' : 'lead');
}

/**
 * The kind of a clause.
 * @param text its predicate, without subject and marks
 * @param endsWithTechnology whether a technology is the last that it names: 结合区块链 tells the means only
 */
export function kindOf(text: string, endsWithTechnology: boolean): ClauseKind {
  if (OBJECT_FIRST.test(text)) return 'lead';
  if ((MEANS.test(text) && !EFFECT.test(text)) || CONDITION.test(text)) return kindByMeans(text, endsWithTechnology);
  if (HOPE.test(text)) return AFTERWARDS.test(text) ? 'lead' : 'hope';
  if (EFFECTS.test(text)) return 'effect';
  const served = kindFor(text);
  if (served) return served;
  if (TURNS_INTO.test(text) || LETS_DO.test(text)) return 'function';
  if (WEAK_EFFECT.test(text)) return 'weak';
  if (BUILD.test(text)) return 'build';
  if (FUNCTION.test(text)) return text.length <= CATCHWORD ? 'open' : 'function';
  if (ENABLED_EFFECT.test(text)) return 'effect';
  return ENABLED.test(text) ? 'function' : 'open';
}
