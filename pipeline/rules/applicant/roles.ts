/** What a document says that an institution does in a pilot: 由甲负责技术支持，乙提供金融场景. */
import { institutionsIn, sentencesIn, textOf } from '../../annotated.ts';
import type { Role } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, InstitutionMention } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { ListedName } from './list.ts';
import { sameInstitution } from './same.ts';

/** Of two roles the first wins: the financial service wins over hosting and 运维 (contract). */
const ROLES = ['financial-institution', 'technology-provider', 'data-provider', 'operator'] as const satisfies Role[];
const DOES = '(?:负责|提供|承担|进行|开展|作为|发放|办理|实施)';
const PATTERNS = ROLES.map((role) => ({
  role,
  pattern: new RegExp(`${DOES}[^，；。]{0,24}?${anyOf(formsOf('roles.yaml', role))}`),
}));
/** Words that make the institution behind them an object: 向稠州银行提供. */
const OBJECT = /(?:向|为|给|与|通过|对|在|使|助力|帮助|辅助|支持)$/;

export interface RoleStatement {
  readonly name: ListedName;
  readonly role: Role;
  readonly at: ViewSpan;
}

const rank = (role: Role): number => ROLES.indexOf(role as (typeof ROLES)[number]);

/** The subject that governs a clause: the institution it begins with, else that of the clauses before it in the sentence. */
function subjects(document: AnnotatedDocument, clause: ViewSpan): InstitutionMention[] {
  const { text } = document.doc.view;
  return institutionsIn(document, clause).filter(
    ({ span }) => !OBJECT.test(text.slice(Math.max(clause.start, span.start - 2), span.start)),
  );
}

/** The roles stated within a scope, for every institution, whether it is known as an applicant or not; in order of the text. */
export function rolesIn(document: AnnotatedDocument, scope: readonly ViewSpan[]): RoleStatement[] {
  const found: RoleStatement[] = [];
  for (const sentence of scope.flatMap((span) => sentencesIn(document, span))) {
    let governing: InstitutionMention | null = null;
    for (const clause of sentence.clauses) {
      const [subject] = subjects(document, clause);
      // The clause that names the pilot has all applicants for its subject: what follows is what the pilot does.
      governing = /[“《]/.test(textOf(document, clause)) ? null : (subject ?? governing);
      if (!governing) continue;
      const from = subject ? subject.span.end : clause.start;
      const predicate = document.doc.view.text.slice(from, clause.end);
      const hit = PATTERNS.find(({ pattern }) => pattern.test(predicate));
      if (hit)
        found.push({
          name: { span: governing.span, mention: governing },
          role: hit.role,
          at: viewSpan(Math.min(governing.span.start, clause.start), clause.end),
        });
    }
  }
  return found;
}

/** The role of one applicant among the statements: the strongest that is said of it, with its evidence. */
export function roleOf(
  document: AnnotatedDocument,
  name: ListedName,
  statements: readonly RoleStatement[],
): RoleStatement | null {
  return (
    statements
      .filter((statement) => sameInstitution(document, statement.name, name))
      .sort((a, b) => rank(a.role) - rank(b.role) || a.at.start - b.at.start)[0] ?? null
  );
}
