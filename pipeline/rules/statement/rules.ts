/** The rules that statements name as theirs. */
import type { Rule } from '../../types.ts';
import { EXIT_RULES, RISK_RULES } from './rules-arrangements.ts';
import { DESCRIPTION_RULES } from './rules-description.ts';
import { EFFECT_RULES, FUNCTION_RULES } from './rules-told.ts';

/** Every rule by which a pilot's statements are found. */
export const STATEMENT_RULES: readonly Rule<string>[] = [
  ...DESCRIPTION_RULES,
  ...FUNCTION_RULES,
  ...EFFECT_RULES,
  ...RISK_RULES,
  ...EXIT_RULES,
];
