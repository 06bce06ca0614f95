/** The harness of rules: every rule is tested by its own examples, positive and negative. */
import { describe, expect, it } from 'vitest';
import type { Rule } from '../../pipeline/types.ts';
import { viewSpan } from '../../pipeline/view.ts';
import { annotated } from './annotated.ts';

/** Registers the tests of a family of rules: well-formed ids, examples of both kinds, and what `find` gives over each example. */
export function describeRules<T>(family: string, rules: readonly Rule<T>[]): void {
  describe(family, () => {
    it('has permanent ids of its own, each once', () => {
      const ids = rules.map(({ id }) => id);
      expect(new Set(ids).size).toBe(ids.length);
      for (const id of ids) expect(id).toMatch(/^[a-z0-9-]+(\/[a-z0-9-]+)+$/);
    });
    for (const rule of rules) describeRule(rule);
  });
}

function describeRule<T>({ id, examples, find, show }: Rule<T>): void {
  describe(id, () => {
    it('has examples that give something and examples that give nothing', () => {
      expect(examples.some(({ gives }) => gives.length > 0)).toBe(true);
      expect(examples.some(({ gives }) => gives.length === 0)).toBe(true);
    });
    it.each(examples)('$text', ({ text, gives }) => {
      const document = annotated(text);
      const whole = viewSpan(0, document.doc.view.text.length);
      expect(find(document, whole).map(({ value }) => show(value, document))).toEqual(gives);
    });
  });
}
