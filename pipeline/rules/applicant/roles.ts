/** What a document says that an institution does in a pilot: 由甲负责技术支持，乙提供金融场景. */
import { clausesIn, textOf } from '../../annotated.ts';
import type { Role } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { ListedName } from './list.ts';
import { rank, rolesOfRun, runsOf, sharedRoles } from './role-runs.ts';
import { sameInstitution } from './same.ts';
import { SEVERAL, type Subject, subjectsIn } from './subjects.ts';

export interface RoleStatement {
  readonly name: ListedName;
  readonly role: Role;
  readonly at: ViewSpan;
}

/** A clause without what stands up to its last mark; the clause itself where it has none. */
function behindMarks(document: AnnotatedDocument, clause: ViewSpan): ViewSpan | null {
  const text = textOf(document, clause);
  const mark = Math.max(text.lastIndexOf('”'), text.lastIndexOf('》'), text.lastIndexOf('“'), text.lastIndexOf('《'));
  if (mark < 0) return clause;
  return mark + 1 < text.length ? viewSpan(clause.start + mark + 1, clause.end) : null;
}

/** 帮助银行为客户提供融资: what others do by it is not done by the subject of the sentence. */
const OTHERS_DO = new RegExp(
  `(?:辅助|帮助|协助|助力|支持|赋能|便于|方便|促使|[让使令帮])[^，；。]{0,6}?${anyOf(formsOf('generic-institutions.yaml').filter((form) => /(?:行|社|机构|公司|企业)$/.test(form)))}`,
);

const JOINED = /^(?:、|和|与|及|以及)$/;
const OF_LIST = /^[前后]者/;

/** The roles of one clause; `governing` is the subject of the clauses before it in the sentence. */
function rolesInClause(
  document: AnnotatedDocument,
  clause: ViewSpan,
  named: readonly Subject[],
  governing: Subject | null,
  several: boolean,
): RoleStatement[] {
  const { text } = document.doc.view;
  const predicate = text.slice(clause.start, clause.end);
  if (named.length === 0 && governing && !SEVERAL.test(predicate) && !OTHERS_DO.test(predicate)) {
    const run = { names: [governing], lead: '', predicate, end: clause.end };
    const [role] = sharedRoles(run);
    return role
      ? [
          {
            name: governing.means ?? governing,
            role,
            at: viewSpan(Math.min(governing.span.start, clause.start), clause.end),
          },
        ]
      : [];
  }
  return runsOf(text, clause, named).flatMap((run) =>
    rolesOfRun(run, several).flatMap((role, index) => {
      const name = run.names[index] as Subject;
      return role ? [{ name: name.means ?? name, role, at: viewSpan(name.span.start, run.end) }] : [];
    }),
  );
}

/** 由甲申请、乙提供技术支持的“…”: roles told as an attribute of the name. */
function rolesBeforeName(document: AnnotatedDocument, clause: ViewSpan, known: readonly ListedName[]): RoleStatement[] {
  const mark = textOf(document, clause).search(/的[“《]/);
  if (mark < 2) return [];
  const attribute = viewSpan(clause.start, clause.start + mark);
  return rolesInClause(document, attribute, subjectsIn(document, attribute, known), null, known.length > 1);
}

/**
 * The roles stated within a scope, for every institution, whether it is known as an applicant or not; in order of the text.
 * @param known the applicants so far: short forms of their names count too
 */
export function rolesIn(
  document: AnnotatedDocument,
  scope: readonly ViewSpan[],
  known: readonly ListedName[],
): RoleStatement[] {
  const found: RoleStatement[] = [];
  for (const clauses of scope.flatMap((span) => clausesIn(document, span))) {
    let governing: Subject | null = null;
    let before: readonly Subject[] = [];
    for (const clause of clauses) {
      const rest = behindMarks(document, clause);
      found.push(...rolesBeforeName(document, clause, known));
      // The clause that names the pilot has all applicants for its subject: what follows is what the pilot does.
      if (rest !== clause) governing = null;
      const named = rest ? subjectsIn(document, rest, known) : [];
      const pronoun = named.length === 0 ? OF_LIST.exec(textOf(document, clause))?.[0] : undefined;
      // Of more than two, 后者 is the last one told.
      if (pronoun !== undefined) governing = pronoun === '后者' ? (before.at(-1) ?? null) : null;
      // 甲负责研发，乙出场景: where nothing else tells who applies, the first role tells that there are others.
      const several = known.length > 1 || (known.length === 0 && found.length > 0);
      if (rest) found.push(...rolesInClause(document, rest, named, governing, several));
      // 甲、乙利用…搭建…，为企业提供…: what several do together is no part of the first.
      const together =
        named[0] && named[1] && JOINED.test(document.doc.view.text.slice(named[0].span.end, named[1].span.start));
      governing = together ? null : (named[0] ?? governing);
      before = named;
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
