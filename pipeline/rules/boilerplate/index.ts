import type { Line } from '../../boilerplate/line.ts';
import { bylineRules } from './byline.ts';
import { footRules } from './foot.ts';
import { headRules } from './head.ts';
import { phraseRules } from './phrases.ts';
import type { BlockRule } from './rule.ts';

let rules: readonly BlockRule[] | null = null;

/** All rules that tell furniture by one line, in the order in which they are asked: the more exact first. */
export function blockRules(): readonly BlockRule[] {
  rules ??= [...headRules(), ...footRules(), ...phraseRules(), ...bylineRules()];
  return rules;
}

/** The first rule that marks the line, of those that hold in this place. */
export const ruleFor = (line: Line, where: BlockRule['where']): BlockRule | undefined =>
  blockRules().find((rule) => (where === 'edge' || rule.where === 'anywhere') && rule.marks(line));
