/** Glosses: an amount repeated in another currency. */
import type { Figure } from '../figures.ts';

/** What stands between an amount and its gloss: a bracket or comma, and words such as 约合 and equivalent to. */
const BETWEEN =
  /^[ ]*(?:[（(，,[【] ?(?:约合|折合|折算|合计约合|合|约等于|约|相当于|等于|即)?|约合|折合|相当于|or|equivalent to|equal to|equals)(?: ?(?:约|为|人民币|about|around|approximately|some|roughly|equivalent to|or|approx\.))*[ ]*$/;
/** RMB 500 million in loans (about USD 70 million): English may say what it is between the two. */
const WITH_NOUN =
  /^ (?:in|of) (?:[a-z]{2,16} ){0,2}[a-z]{2,16} \((?:about|around|approximately|some|roughly|or|equivalent to)? ?$/;
const LONGEST_BETWEEN = 30;
const LONGEST_WITH_NOUN = 60;

/** Whether a figure of money repeats the one right before it in another currency. */
export function isGloss(text: string, before: Figure | undefined, figure: Figure): boolean {
  if (before?.kind !== 'money' || figure.kind !== 'money' || before.unit === figure.unit) return false;
  const gap = figure.start - before.end;
  const between = text.slice(before.end, figure.start);
  return (
    (gap > 0 && gap <= LONGEST_BETWEEN && BETWEEN.test(between)) ||
    (gap <= LONGEST_WITH_NOUN && WITH_NOUN.test(text.slice(before.at.end, figure.at.start)))
  );
}
