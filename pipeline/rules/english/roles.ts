/** What an English article says that an institution does in a pilot: X provides the technology; with technical support from X. */
import { institutionsIn, textOf } from '../../annotated.ts';
import type { Role } from '../../contract.ts';
import { phrases } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Rule } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { InstitutionList, ListedName } from '../applicant/list.ts';
import { applicantsMeant } from './anaphora.ts';
import { listAt, listEnding } from './list.ts';
import { sameListed } from './same.ts';
import { anyWord, word } from './words.ts';

const FILE = 'english-roles.yaml';
/** Of two roles the first wins: the financial service wins over hosting (contract). */
export const ROLES = [
  'financial-institution',
  'technology-provider',
  'data-provider',
  'operator',
] as const satisfies Role[];
/** Provides the matching technology, tax and utility data, is responsible for system development; a role's own verbs. */
const OBJECT = '(?: (?!and )[\\p{L}-]{1,20}){0,4}?(?: and(?: (?!(?:the|a|an|its) )[\\p{Ll}-]{1,20}){1,2})? ';
const has = (id: string): boolean => phrases(FILE).some((entry) => entry.id === id);
const doesSource = (role: Role): string =>
  [
    ...(has(`${role}-verbs`) ? [anyWord(FILE, `${role}-verbs`)] : []),
    ...['gives', `${role}-makes`].filter(has).map((verbs) => `${anyWord(FILE, verbs)}${OBJECT}${anyWord(FILE, role)}`),
  ].join('|');
const PATTERNS = ROLES.map((role) => ({
  role,
  does: new RegExp(doesSource(role), 'giu'),
  from: new RegExp(`${anyWord(FILE, `${role}-from`)} `, 'giu'),
}));
/** Between the institution and what it does. */
const HELPERS = new RegExp(
  `(?:,? ?(?:${anyWord('english-application-verbs.yaml', 'helper')}|as well as|while|,))*$`,
  'iu',
);

const BORDER = /; |(?:, )?(?:while|whereas) |, and (?=the |\p{Lu})/gu;
const PRONOUN = new RegExp(`^,? ${word('relative')} $`, 'u');

export interface RoleStatement {
  readonly name: ListedName;
  readonly role: Role;
  readonly at: ViewSpan;
}

const rank = (role: Role): number => ROLES.indexOf(role as (typeof ROLES)[number]);

/** The names of which a list says a role, with the words that say it. */
const statements = ({ names }: InstitutionList, role: Role, at: ViewSpan): RoleStatement[] =>
  names.map((name) => ({
    name,
    role,
    at: viewSpan(Math.min(at.start, name.span.start), Math.max(at.end, name.span.end)),
  }));

/** Where the clause begins that holds `at`: behind a semicolon, or a comma or conjunction before a subject of its own. */
function clauseStart(text: string, from: number, at: number): number {
  const borders = everyMatch(BORDER, text.slice(from, at));
  const last = borders.at(-1);
  return last ? from + last.index + last[0].length : from;
}

/** The institutions that do what the words at `at` say: the list before them, the subject of their clause, the bank, the firm, it. */
function doers(
  document: AnnotatedDocument,
  from: number,
  at: number,
  previous: InstitutionList | null,
): InstitutionList | null {
  const { text } = document.doc.view;
  const before = text.slice(from, at).trimEnd();
  const end =
    from + before.slice(0, before.length - (HELPERS.exec(before.slice(-60))?.[0].length ?? 0)).trimEnd().length;
  const list = end > from ? listEnding(document, from, end, 'inside') : null;
  // A and B, which provides …: the last is meant.
  if (list)
    return /^,? (?:which|who) /.test(text.slice(list.end, at)) ? { ...list, names: list.names.slice(-1) } : list;
  // The two provide … says the same of both; of a pair nothing is told apart.
  const meant = previous && applicantsMeant(text.slice(from, end), previous)?.list;
  if (meant) return meant.names.length === 1 ? meant : null;
  const subject = listAt(document, clauseStart(text, from, at), at, 'open');
  const known = subject?.names.every(
    (name) => name.mention || previous?.names.some((one) => sameListed(document, one, name)),
  );
  return subject && known && /^(?: |.* and )$/.test(text.slice(subject.end, at)) ? subject : null;
}

/** The roles stated within one span, in order of the text. */
function rolesInSpan(document: AnnotatedDocument, span: ViewSpan, previous: InstitutionList | null): RoleStatement[] {
  const text = textOf(document, span);
  return PATTERNS.flatMap(({ role, does, from }) => [
    ...everyMatch(does, text).flatMap(({ index, 0: words }) => {
      // Grants the loans and Titanium Data …: behind the conjunction another begins.
      if (/ and (?=\p{Lu})/u.test(words)) return [];
      const at = viewSpan(span.start + index, span.start + index + words.length);
      const list = doers(document, Math.max(span.start, at.start - 300), at.start, previous);
      return list ? statements(list, role, at) : [];
    }),
    ...everyMatch(from, text).flatMap(({ index, 0: words }) => {
      const at = viewSpan(span.start + index, span.start + index + words.length);
      const list = listAt(document, at.end, span.end, 'open');
      return list ? statements(list, role, viewSpan(at.start, at.end - 1)) : [];
    }),
  ]);
}

/** The roles stated within a scope, the strongest first. `applicants` are those of the pilot, for the bank and the company. */
export function englishRoles(
  document: AnnotatedDocument,
  scope: readonly ViewSpan[],
  applicants: InstitutionList | null,
): RoleStatement[] {
  return scope
    .flatMap((span) => rolesInSpan(document, span, applicants))
    .sort((a, b) => rank(a.role) - rank(b.role) || a.at.start - b.at.start);
}

/** Whether a span is the predicate of an institution that stands before it (…, which provides settlement) and says its role. */
export function isRolePredicate(document: AnnotatedDocument, span: ViewSpan): boolean {
  const { text } = document.doc.view;
  const [subject] = institutionsIn(document, viewSpan(Math.max(0, span.start - 200), span.start + 1)).slice(-1);
  const behind = subject && PRONOUN.test(text.slice(subject.span.end, span.start));
  return behind === true && PATTERNS.some(({ does }) => textOf(document, span).search(does) === 0);
}

/** Whether a sentence says a role in a pilot; what a company sells elsewhere is none. */
export const roleRule: Rule<RoleStatement> = {
  id: 'applicant/english-role',
  why: 'articles say who provides the technology, the loans or the data, before or behind what is provided',
  examples: [
    { text: 'Hyperchain Technology provides the technology.', gives: ['Hyperchain Technology: technology-provider'] },
    {
      text: 'Bank of Suzhou applied for it with technical support from Titanium Data Technology.',
      gives: ['Titanium Data Technology: technology-provider'],
    },
    { text: 'Bank of Suzhou, which provides financial services to exporters, applied for it.', gives: [] },
    {
      text: 'Titanium Data Technology supplies the sensors and runs the platform, while Bank of Suzhou grants the loans.',
      gives: ['Bank of Suzhou: financial-institution', 'Titanium Data Technology: operator'],
    },
    { text: 'It uses data provided by State Grid Credit.', gives: ['State Grid Credit: data-provider'] },
    {
      text: 'Bank of Suzhou grants the loans and Titanium Data Technology operates the platform.',
      gives: ['Bank of Suzhou: financial-institution', 'Titanium Data Technology: operator'],
    },
    {
      text: 'The applicants are Bank of Suzhou and Qianyun Vision Technology Co., Ltd., which provides the image recognition technology.',
      gives: ['Qianyun Vision Technology Co., Ltd.: technology-provider'],
    },
    {
      text: 'Titanium Data Technology provides tax and utility data.',
      gives: ['Titanium Data Technology: data-provider'],
    },
    { text: 'Bank of Suzhou provides the lending scenario.', gives: ['Bank of Suzhou: financial-institution'] },
    {
      text: 'Titanium Data Technology takes care of research and development.',
      gives: ['Titanium Data Technology: technology-provider'],
    },
    { text: 'The platform provides loans to farmers.', gives: [] },
  ],
  find: (document, within) =>
    englishRoles(document, [within], null).map((value) => ({ value, at: [value.at], rule: 'applicant/english-role' })),
  show: ({ name, role }, document) => `${textOf(document, name.span)}: ${role}`,
};
