/** What a pilot builds or offers, in one clause. */
import { termsIn, textOf } from '../../annotated.ts';
import type { AnnotatedDocument } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import { CLOSED, cue } from './cues.ts';
import type { Group } from './group-reader.ts';

const WHOLE = new RegExp(`${cue('built-whole')}${CLOSED}`);
const PART = new RegExp(`${cue('built-part')}${CLOSED}`);
const BY_MEANS = new RegExp(cue('offer-means'));
const OFFERS = new RegExp(cue('offer'));
const TECHNOLOGY = new RegExp(`${cue('technology-end')}(?:[，、]|${cue('offer')})`);

/** 给每户人家打出一个信用分; the loan that a bank gives in the end describes no pilot. */
const SERVES = new RegExp(
  `^(?:便可|可|能|在[^，]{2,24}?下)?[给为向对][^，]{2,40}?${cue('serve')}(?![^，]{0,40}(?:贷款|资金)$)`,
);
const PRODUCES = new RegExp(cue('produce'));

/** A group, and whether a label says that it is a function. */
export interface Candidate extends Group {
  readonly by: 'label' | 'item' | 'clause';
}

/** A description and why it was chosen. */
export interface Described {
  readonly group: Candidate;
  readonly rule: `description/${'builds' | 'label' | 'offers' | 'serves' | 'produces' | 'first-function'}`;
}

/** Whether the group tells what is brought about with a technology: 通过区块链等技术，实现订单上链存证. */
function offers(document: AnnotatedDocument, span: ViewSpan): boolean {
  const text = textOf(document, span);
  if (!BY_MEANS.test(text) || !OFFERS.test(text)) return false;
  return TECHNOLOGY.test(text) || termsIn(document, span, 'technology').length > 0;
}

/** The description among the groups of a pilot, by the first of the rules that finds one; null where the pilot does nothing. */
export function describedBy(document: AnnotatedDocument, groups: readonly Candidate[]): Described | null {
  const functions = groups.filter(({ kind }) => kind !== 'effect');
  const says = (pattern: RegExp) => (group: Candidate) => pattern.test(textOf(document, group.span));
  const builds = functions.filter(({ kind }) => kind === 'build');
  const choices: readonly [Described['rule'], Candidate | undefined][] = [
    ['description/builds', builds.find(says(WHOLE)) ?? builds.find(says(PART))],
    ['description/label', functions.find(({ by }) => by === 'label')],
    ['description/offers', functions.find(({ span }) => offers(document, span))],
    ['description/serves', functions.find(says(SERVES))],
    ['description/produces', functions.find(says(PRODUCES))],
    ['description/first-function', functions[0]],
  ];
  const [rule, group] = choices.find(([, candidate]) => candidate) ?? [];
  return rule && group ? { group, rule } : null;
}
