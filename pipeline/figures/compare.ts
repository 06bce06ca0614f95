/** Comparators beside a quantity. Over folded text. */
import type { Comparator } from '../contract.ts';
import type { Comparing, Vocabulary } from './vocabulary.ts';
import type { Forms } from './walk.ts';

/** A comparator and how far the figure reaches with it. */
export interface Compared {
  readonly comparator: Comparator;
  readonly start: number;
  readonly end: number;
}

interface Before {
  readonly comparator: Comparator;
  readonly start: number;
}

const CLAUSE_MARK = /[，。；：、！？,.;:!?()（）\d\n]/;
const spaceBefore = (text: string, at: number): number => (text[at - 1] === ' ' ? at - 1 : at);

/** The comparator right before `at`; `blocked` where a word merely ends like one. */
function directly(forms: Forms<Comparing>, text: string, at: number): Before | 'blocked' | null {
  const from = spaceBefore(text, at);
  const hit = forms.before(text, from);
  if (!hit) return null;
  return hit.value.comparator === null ? 'blocked' : { comparator: hit.value.comparator, start: from - hit.length };
}

/** An adverb such as 至少 may stand before the verb: 至少服务4000户. */
function reaching(text: string, at: number, forms: Forms<Comparing>, reach: number): Before | null {
  for (let from = at - 1; from > 0 && at - from <= reach; from--) {
    if (CLAUSE_MARK.test(text[from] as string)) return null;
    const hit = forms.before(text, from);
    if (hit && hit.value.comparator !== null && at - from <= hit.value.reach)
      return { comparator: hit.value.comparator, start: from - hit.length };
  }
  return null;
}

const LONGEST_REACH = 6;
const MOST_FILLERS = 2;

function comparatorBefore(text: string, at: number, magnitude: boolean, words: Vocabulary): Before | null {
  let from = at;
  for (let fillers = 0; fillers <= MOST_FILLERS; fillers++) {
    const near = directly(words.comparatorsBefore, text, from);
    if (near === 'blocked') return null;
    if (near) return near;
    const filler = words.fillers.before(text, spaceBefore(text, from));
    if (!filler) break;
    from = spaceBefore(text, from) - filler.length;
  }
  const ofMagnitude = magnitude ? directly(words.comparatorsOfMagnitude, text, at) : null;
  if (ofMagnitude && ofMagnitude !== 'blocked') return ofMagnitude;
  return reaching(text, at, words.comparatorsBefore, LONGEST_REACH);
}

/**
 * The comparator of the quantity from `start` to `end`: a bound beats an approximation, what stands before what stands behind.
 * @param magnitude written with 百, 千, 万 or 亿, so that 上 and 过 may compare it
 * @param approx inexact in itself
 */
export function compare(
  text: string,
  span: { readonly start: number; readonly end: number },
  { magnitude, approx, plus }: { magnitude: boolean; approx: boolean; plus: boolean },
  words: Vocabulary,
): Compared {
  const before = comparatorBefore(text, span.start, magnitude, words);
  const gap = text[span.end] === ' ' ? 1 : 0;
  const hit = words.comparatorsAfter.after(text, span.end + gap);
  const after = plus ? 'gte' : (hit?.value.comparator ?? null);
  const bound = [before?.comparator, after].find((each) => each && each !== 'approx');
  return {
    comparator: bound ?? (before || after || approx ? 'approx' : 'eq'),
    start: before?.start ?? span.start,
    end: hit?.value.comparator ? span.end + gap + hit.length : span.end,
  };
}
