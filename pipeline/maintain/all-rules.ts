/** Every rule there is: whatever the files below `rules/` export in the shape of one. */
import type { Rule } from '../types.ts';
import { ruleModules } from './rule-modules.ts';

type AnyRule = Rule<unknown>;

const isRule = (value: unknown): value is AnyRule => {
  const rule = value as Partial<AnyRule> | null;
  return typeof rule === 'object' && typeof rule?.id === 'string' && typeof rule.find === 'function';
};

/** The rules by id. */
export async function allRules(): Promise<AnyRule[]> {
  const modules = await ruleModules();
  const rules = modules.flatMap((exported) => Object.values(exported).flat()).filter(isRule);
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
