/** Weak names in marks that the stated count vouches for: 某某银行“方言客服”, where just so many pilots are missing. */
import { sentenceOf, textOf } from '../../annotated.ts';
import { nameCore } from '../../fold.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import type { Group } from './group.ts';
import type { Occurrence } from './occurrence.ts';
import { hasHead, isNickname } from './shape.ts';

/** What is told of other times and of the bank's own products is no pilot of this batch. */
const ELSEWHEN = new RegExp(`${anyOf(formsOf('announcement-cues.yaml', 'background-before', 'background'))}|已于|原有`);

/** Whether an occurrence may be a pilot's: somebody known applies for it, and it ends as names do. */
function mayName(document: AnnotatedDocument, { name, anchored, applicants }: Occurrence): boolean {
  if (anchored || !applicants?.names.some(({ mention }) => mention)) return false;
  const value = textOf(document, name);
  const sentence = sentenceOf(document, name);
  const before = sentence
    ? textOf(document, viewSpan(sentence.span.start, Math.max(name.start, sentence.span.start + 1)))
    : '';
  return (hasHead(value) || isNickname(value)) && !ELSEWHEN.test(before);
}

/**
 * The occurrences, with those anchored that make up exactly what an announcement's count misses.
 * @param groups what the anchored ones make
 * @param missing how many pilots each announcement lacks; null where it states no count
 * @param announcementOf the index of the announcement that a place belongs to
 */
export function withMissingNames(
  document: AnnotatedDocument,
  occurrences: readonly Occurrence[],
  groups: readonly Group[],
  missing: readonly (number | null)[],
  announcementOf: (at: number) => number,
): readonly Occurrence[] {
  if (missing.every((lacking) => lacking === null || lacking < 1)) return occurrences;
  const grouped = new Set(groups.flatMap((group) => group.occurrences));
  const candidates = occurrences.filter((one) => !grouped.has(one) && mayName(document, one));
  const vouched = new Set<Occurrence>();
  for (const [index, lacking] of missing.entries()) {
    if (lacking === null || lacking < 1) continue;
    const own = candidates.filter(({ name }) => announcementOf(name.start) === index);
    const cores = new Set(own.map(({ name }) => nameCore(textOf(document, name))));
    if (cores.size === lacking) for (const one of own) vouched.add(one);
  }
  return vouched.size === 0
    ? occurrences
    : occurrences.map((one) => (vouched.has(one) ? { ...one, anchored: true } : one));
}
