/** What a document says that an institution does in a pilot: 由甲负责技术支持，乙提供金融场景. */
import { institutionsIn, sentencesIn, textOf } from '../../annotated.ts';
import type { Role } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import type { ListedName } from './list.ts';
import { sameInstitution } from './same.ts';

/** Of two roles the first wins: the financial service wins over hosting and 运维 (contract). */
const ROLES = ['financial-institution', 'technology-provider', 'data-provider', 'operator'] as const satisfies Role[];
const DOES = '(?:负责|提供|承担|进行|开展|作为|发放|办理|实施)';
/** What may follow: 提供数据分析能力 provides no data. */
const AFTER = '(?=[，。；、（和与及等作以]|支持|服务|工作|职责|的|$)';
const PATTERNS = ROLES.map((role) => ({
  role,
  pattern: new RegExp(`${DOES}[^，；。]{0,24}?${anyOf(formsOf('roles.yaml', role))}${AFTER}`),
}));
/** Words that make the institution behind them an object: 向稠州银行提供. */
const OBJECT = /(?:向|为|给|与|通过|对|在|使|助力|帮助|辅助|支持)$/;

export interface RoleStatement {
  readonly name: ListedName;
  readonly role: Role;
  readonly at: ViewSpan;
}

const rank = (role: Role): number => ROLES.indexOf(role as (typeof ROLES)[number]);

/** The institutions of a clause that are no objects: mentions, and names that only their place in a list made known. */
function subjects(document: AnnotatedDocument, clause: ViewSpan, known: readonly ListedName[]): ListedName[] {
  const { text } = document.doc.view;
  const mentions: ListedName[] = institutionsIn(document, clause).map((mention) => ({ span: mention.span, mention }));
  const named = known.flatMap((name): ListedName[] => {
    const at = text.slice(clause.start, clause.end).indexOf(textOf(document, name.span));
    const span = viewSpan(clause.start + at, clause.start + at + name.span.end - name.span.start);
    return at < 0 || mentions.some((other) => overlaps(other.span, span)) ? [] : [{ span, mention: name.mention }];
  });
  return [...mentions, ...named]
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => !OBJECT.test(text.slice(Math.max(clause.start, span.start - 2), span.start)));
}

/**
 * The roles stated within a scope, for every institution, whether it is known as an applicant or not; in order of the text.
 * @param known the applicants so far: their names count wherever they stand
 */
export function rolesIn(
  document: AnnotatedDocument,
  scope: readonly ViewSpan[],
  known: readonly ListedName[],
): RoleStatement[] {
  const found: RoleStatement[] = [];
  for (const sentence of scope.flatMap((span) => sentencesIn(document, span))) {
    let governing: ListedName | null = null;
    for (const clause of sentence.clauses) {
      const [subject] = subjects(document, clause, known);
      // The clause that names the pilot has all applicants for its subject: what follows is what the pilot does.
      governing = /[“《]/.test(textOf(document, clause)) ? null : (subject ?? governing);
      if (!governing) continue;
      const from = subject ? subject.span.end : clause.start;
      const predicate = document.doc.view.text.slice(from, clause.end);
      const hit = PATTERNS.find(({ pattern }) => pattern.test(predicate));
      if (hit)
        found.push({
          name: governing,
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
