/** All places of a document where a pilot may be named, from the finders in order of their certainty. */
import { sentenceOf, termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { region } from '../../lexicon.ts';
import type { AnnotatedDocument, Rule } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import { batchRule } from '../announcement/batch.ts';
import { pairRespectively } from '../applicant/respectively.ts';
import { nameByApplicant } from './names-by-applicant.ts';
import { nameByCount } from './names-by-count.ts';
import { nameCounted } from './names-counted.ts';
import { nameGlued } from './names-glued.ts';
import { nameLine } from './names-lines.ts';
import { nameListed } from './names-listed.ts';
import { nameMarked } from './names-marked.ts';
import { nameOfSubject } from './names-of-subject.ts';
import { nameOwned } from './names-owned.ts';
import { nameCell } from './names-table.ts';
import { nameBare, nameBeforeBracket } from './names-unmarked.ts';
import type { Occurrence } from './occurrence.ts';

/** Names elsewhere (重庆的“…”与之相似) and policies are no pilots here; the sentence says so before the name. */
const COMPARISON = /(?:类似|相似|相近|不同于|有别于|此前[^，。]{0,12}(?:公示|推出|公布|发布)的?|中的)$/;

/** The most certain first: where two rules see one name, the first one's stands. */
export const NAME_RULES: readonly Rule<Occurrence>[] = [
  nameCell,
  nameGlued,
  nameLine,
  nameCounted,
  nameByCount,
  nameMarked,
  nameBeforeBracket,
  nameOwned,
  nameListed,
  nameByApplicant,
  nameBare,
  nameOfSubject,
];

/** 与重庆的“…”不同: the name stands between 与 and what compares. */
const COMPARED_WITH = /(?:^|[，；、])(?:这|它|其)?(?:与|和|同|跟|相比于?|相较于?|区别于|不同于|有别于)[^，。；]{0,30}$/;
const COMPARES = /^[^，。；“《]{0,6}(?:不同|相比|类似|相似|相近|相仿|相较|有别|异曲同工|一样|如出一辙)/;

const compared = (document: AnnotatedDocument, { outer }: Occurrence): boolean => {
  const sentence = sentenceOf(document, outer);
  if (!sentence || outer.start <= sentence.span.start) return false;
  const before = textOf(document, viewSpan(sentence.span.start, outer.start));
  const behind = document.doc.view.text.slice(outer.end, sentence.span.end);
  return COMPARISON.test(before) || (COMPARED_WITH.test(before) && COMPARES.test(behind));
};

const BATCH = new RegExp(`^.{0,2}${anyOf(formsOf('other-places.yaml'))}`);

/** 上海第三批…“…”: the sentence tells of another place's batch. Places of one province may publish together. */
function elsewhere(document: AnnotatedDocument, { outer }: Occurrence, regions: readonly string[]): boolean {
  const sentence = sentenceOf(document, outer);
  if (!sentence || regions.length === 0 || outer.start <= sentence.span.start) return false;
  const provinces = regions.map((id) => region(id).code?.slice(0, 2) ?? null);
  const { text } = document.doc.view;
  const last = termsIn(document, viewSpan(sentence.span.start, outer.start), 'region').findLast(({ span }) =>
    BATCH.test(text.slice(span.end, outer.start)),
  );
  return (
    last !== undefined &&
    !regions.includes(last.entry) &&
    !provinces.includes(region(last.entry).code?.slice(0, 2) ?? '')
  );
}

/** 2022年公示的第二批中，甲的“…”: the sentence tells of an earlier batch of the same place. */
function ofOtherBatch(document: AnnotatedDocument, { outer }: Occurrence, numbers: ReadonlySet<number>): boolean {
  const sentence = numbers.size > 0 ? sentenceOf(document, outer) : null;
  if (!sentence || outer.start <= sentence.span.start) return false;
  const last = batchRule.find(document, viewSpan(sentence.span.start, outer.start)).at(-1);
  return last !== undefined && !numbers.has(last.value.number);
}

/**
 * The occurrences of a document, sorted by place.
 * @param regions the regions of its announcements: pilots of other places are no pilots here
 * @param numbers the numbers of its batches, where all are known: pilots of other batches are no pilots here
 */
export function occurrencesIn(
  document: AnnotatedDocument,
  regions: readonly string[] = [],
  numbers: ReadonlySet<number> = new Set(),
): Occurrence[] {
  const whole = viewSpan(0, document.doc.view.text.length);
  const kept: Occurrence[] = [];
  // One cell a character: where a name stands already.
  const taken = new Uint8Array(whole.end);
  for (const rule of NAME_RULES) {
    for (const { value } of rule.find(document, whole)) {
      const { start, end } = value.outer;
      if (taken.subarray(start, end).includes(1) || compared(document, value) || elsewhere(document, value, regions))
        continue;
      if (ofOtherBatch(document, value, numbers)) continue;
      taken.fill(1, start, end);
      kept.push(value);
    }
  }
  return pairRespectively(
    document,
    kept.sort((a, b) => a.name.start - b.name.start),
  );
}
