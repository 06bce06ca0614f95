/** What a pilot builds or offers, in one clause. */
import { termsIn, textOf } from '../../annotated.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { CLOSED, cue } from './cues.ts';
import type { Group } from './group-reader.ts';

const WHOLE = new RegExp(`${cue('built-whole')}${CLOSED}`);
const PART = new RegExp(`${cue('built-part')}${CLOSED}`);
const BY_MEANS = new RegExp(cue('offer-means'));
const OFFERS = new RegExp(cue('offer'));
const TECHNOLOGY = new RegExp(`${cue('technology-end')}(?:[，、]|${cue('offer')})`);

/** A description and why it was chosen. */
export interface Described {
  readonly group: Group;
  readonly rule: 'description/builds' | 'description/offers' | 'description/first-function';
}

/** Whether the group tells what is brought about with a technology: 通过区块链等技术，实现订单上链存证. */
function offers(document: AnnotatedDocument, { kind, span }: Group): boolean {
  const text = textOf(document, span);
  if (kind !== 'function' || !BY_MEANS.test(text) || !OFFERS.test(text)) return false;
  return TECHNOLOGY.test(text) || termsIn(document, span, 'technology').length > 0;
}

/** The description among the groups of a pilot: what is built, else what is offered, else what it does first; null where it does nothing. */
export function describedBy(document: AnnotatedDocument, groups: readonly Group[]): Described | null {
  const builds = groups.filter(({ kind }) => kind === 'build');
  const ending = (end: RegExp): Group | undefined => builds.find(({ span }) => end.test(textOf(document, span)));
  const built = ending(WHOLE) ?? ending(PART);
  if (built) return { group: built, rule: 'description/builds' };
  const offered = groups.find((group) => offers(document, group));
  if (offered) return { group: offered, rule: 'description/offers' };
  const first = groups.find(({ kind }) => kind !== 'effect');
  return first ? { group: first, rule: 'description/first-function' } : null;
}
