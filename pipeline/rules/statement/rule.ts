/** A rule of statements: it reads a text as the scope of a pilot and gives what it alone decides. */
import { sentencesIn } from '../../annotated.ts';
import type { Found, Rule } from '../../types.ts';
import { type Statements, statementsOf } from './statements.ts';

const listed = (found: Found<string>[] | Found<string> | null): Found<string>[] =>
  Array.isArray(found) ? found : found ? [found] : [];

/** The rule with an id, of which `field` is the statement. */
export function statementRule(
  field: keyof Statements,
  id: string,
  why: string,
  examples: Rule<string>['examples'],
): Rule<string> {
  return {
    id,
    why,
    examples,
    find: (document, within) => {
      const scope = sentencesIn(document, within).map(({ span }) => span);
      return listed(statementsOf(document, scope, [])[field]).filter(({ rule }) => rule === id);
    },
    show: (text) => text,
  };
}
