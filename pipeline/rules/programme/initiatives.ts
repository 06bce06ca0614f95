/** What regions plan under a programme, which is not yet a pilot. */
import { textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import type { Segment } from './segments.ts';

const words = (id: string): string => anyOf(formsOf('programme-statements.yaml', id));
const VERB = new RegExp(words('initiative-verb'));
const COLLECTIVE_VERB = new RegExp(words('collective-verb'));
const ORGANISATION = new RegExp(words('organisation'));
const COMPARISON = new RegExp(words('comparison'));
/** A sentence without a subject goes on about the region before it. */
const GOES_ON = new RegExp(`^(?:${words('clause-lead')}(?:，)?)?(?:在[^，。]{2,20}，)?(?:${words('verb-first')})`);
/** The verb stands in the first clauses behind the region. */
const REACH = 40;

/** Whether a segment tells what its region, or all regions together, plan or do. */
export function isInitiative(document: AnnotatedDocument, segment: Segment): boolean {
  const text = textOf(document, segment.span);
  if (ORGANISATION.test(text) || COMPARISON.test(text)) return false;
  const said = textOf(document, viewSpan(segment.predicate, segment.span.end)).slice(0, REACH);
  if (segment.collective) return COLLECTIVE_VERB.test(said);
  return segment.regions.length > 0 && VERB.test(said);
}

/** Whether a segment without region goes on about the one before it in its paragraph. */
export const goesOn = (document: AnnotatedDocument, segment: Segment): boolean =>
  segment.regions.length === 0 && !segment.collective && GOES_ON.test(textOf(document, segment.span));
