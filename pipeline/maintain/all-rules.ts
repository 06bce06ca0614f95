/** Every rule there is: whatever the files below `rules/` export in the shape of one. */
import { readdirSync } from 'node:fs';
import type { Rule } from '../types.ts';

type AnyRule = Rule<unknown>;

const folder = new URL('../rules/', import.meta.url);

const isRule = (value: unknown): value is AnyRule => {
  const rule = value as Partial<AnyRule> | null;
  return typeof rule === 'object' && typeof rule?.id === 'string' && typeof rule.find === 'function';
};

/** The rules by id. Files are read as they lie there, so that a new one is known without being listed. */
export async function allRules(): Promise<AnyRule[]> {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.[jt]s$/.test(name) && !name.endsWith('.d.ts'))
    .sort();
  const modules = await Promise.all(files.map((name) => import(new URL(name, folder).href) as Promise<object>));
  const rules = modules.flatMap((exported) => Object.values(exported).flat()).filter(isRule);
  return [...new Map(rules.map((rule) => [rule.id, rule])).values()].sort((a, b) => (a.id < b.id ? -1 : 1));
}
