/** What stands in a bracket behind an applicant and says what it does: Foo Data (system development); Bank of Bar (lender). */
import type { Role } from '../../contract.ts';
import { formsOf, phrases } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import type { InstitutionList } from '../applicant/list.ts';
import { ROLES, type RoleStatement } from './roles.ts';

const FILE = 'english-roles.yaml';
const BRACKET = /^ ?[(（]([^()（）\n]{2,60})[)）]/;
const LEAD = /^(?:as )?(?:the |an? )?/i;

const WORDS: ReadonlyMap<string, Role> = new Map(
  [...ROLES].reverse().flatMap((role) => {
    const ids = phrases(FILE).flatMap(({ id }) => (id === role || id === `${role}-names` ? [id] : []));
    return formsOf(FILE, ...ids).map((form) => [form.toLowerCase(), role] as const);
  }),
);

/** The role of the words; of system development and operation the first of the roles. */
function roleOf(words: string): Role | undefined {
  const parts = words.split(/,? and |, /).map((part) => WORDS.get(part));
  return WORDS.get(words) ?? (parts.includes(undefined) ? undefined : ROLES.find((role) => parts.includes(role)));
}

/** The roles of the names of a list that their brackets say and nothing else. */
export const rolesInBrackets = (document: AnnotatedDocument, { names }: InstitutionList): RoleStatement[] =>
  names.flatMap((name) => {
    const { start, end } = name.span;
    const match = BRACKET.exec(document.doc.view.text.slice(end, end + 70));
    const role = match && roleOf((match[1] as string).replace(LEAD, '').toLowerCase());
    return match && role ? [{ name, role, at: viewSpan(start, end + match[0].length) }] : [];
  });
