/** What a document says that an institution does in a pilot: 由甲负责技术支持，乙提供金融场景. */
import { clausesIn, institutionsIn, textOf } from '../../annotated.ts';
import type { InstitutionKind, Role } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import type { ListedName } from './list.ts';
import { sameInstitution } from './same.ts';

/** Of two roles the first wins: the financial service wins over hosting and 运维 (contract). */
const ROLES = ['financial-institution', 'technology-provider', 'data-provider', 'operator'] as const satisfies Role[];
const DOES = '(?:负责|提供|承担|进行|开展|作为|发放|办理|实施|做|从事|主导)';
const DOING = new RegExp(DOES);
/** What may follow: 提供数据分析能力 provides no data. */
const AFTER = '(?=[，。；、（和与及等作以]|支持|服务|工作|职责|的|$)';
const PATTERNS = ROLES.map((role) => ({
  role,
  pattern: new RegExp(`${DOES}[^，；。]{0,24}?${anyOf(formsOf('roles.yaml', role))}${AFTER}`),
}));
/** Words that make the institution behind them an object: 向稠州银行提供. */
const OBJECT = /(?:向|为|给|与|通过|对|在|使|助力|帮助|辅助|支持|作为|经)$/;

export interface RoleStatement {
  readonly name: ListedName;
  readonly role: Role;
  readonly at: ViewSpan;
}

const rank = (role: Role): number => ROLES.indexOf(role as (typeof ROLES)[number]);

/** The subject before 负责 and the like, by whatever short form: 御镜安全 for 杭州御镜安全技术有限公司, 银行 for the only bank. */
const BEFORE_VERB = new RegExp(`(?:^|、|由|其中|而)([^，。；、由]{2,14}?)(?=${DOES})`, 'g');
const KINDS: Readonly<Record<string, readonly InstitutionKind[]>> = {
  银行: ['bank', 'bank-branch'],
  我行: ['bank', 'bank-branch'],
  本行: ['bank', 'bank-branch'],
  该行: ['bank', 'bank-branch'],
  科技公司: ['technology-company'],
  征信公司: ['credit-bureau'],
  征信机构: ['credit-bureau'],
  保险公司: ['insurer'],
};

/** Whether the characters of a short form stand in the name in the same order. */
function isWithin(short: string, name: string): boolean {
  let at = 0;
  for (const char of name) if (char === short[at]) at++;
  return at === short.length;
}

/** Characters of a place before those of a brand: 山西联通. */
const PLACED = 4;

/** 农信联社 for 海南省农村信用社联合社; 山西联通 for 中国联合网络通信有限公司山西省分公司, whose place stands behind. */
const isShortFor = (short: string, name: string): boolean =>
  (short.length >= 3 && isWithin(short, name)) ||
  (short.length === PLACED && name.includes(short.slice(0, 2)) && isWithin(short.slice(2), name));

/** Of two applicants. */
const OF_TWO: Readonly<Record<string, number>> = { 前者: 0, 后者: 1 };

function byShortForm(document: AnnotatedDocument, short: string, known: readonly ListedName[]): ListedName | null {
  const place = OF_TWO[short];
  if (place !== undefined) return known.length === 2 ? (known[place] ?? null) : null;
  const kinds = KINDS[short];
  const meant = known.filter((name) =>
    kinds
      ? name.mention && kinds.includes(name.mention.institutionKind)
      : isShortFor(short, textOf(document, name.span)),
  );
  const [first] = meant;
  return first && meant.every((name) => sameInstitution(document, name, first)) ? first : null;
}

/** An institution of a clause where it stands; `means` is the applicant that a short form or 后者 stands for. */
type Subject = ListedName & { readonly means?: ListedName };

/** The institutions of a clause that are no objects: mentions, and what short forms mean. */
function subjects(document: AnnotatedDocument, clause: ViewSpan, known: readonly ListedName[]): Subject[] {
  const { text } = document.doc.view;
  const mentions: ListedName[] = institutionsIn(document, clause).map((mention) => ({ span: mention.span, mention }));
  const said = textOf(document, clause);
  const named = (DOING.test(said) ? everyMatch(BEFORE_VERB, said) : []).flatMap((match): Subject[] => {
    const short = (match[1] as string).replace(/^(?:其中|而|并|则|再)/, '');
    const meant = byShortForm(document, short, known);
    const start = clause.start + match.index + match[0].length - short.length;
    const span = viewSpan(start, start + short.length);
    return !meant || mentions.some((other) => overlaps(other.span, span))
      ? []
      : [{ span, mention: meant.mention, means: meant }];
  });
  return [...mentions, ...named]
    .sort((a, b) => a.span.start - b.span.start)
    .filter(({ span }) => !OBJECT.test(text.slice(Math.max(clause.start, span.start - 2), span.start)));
}

/** A clause without what stands up to its last mark; the clause itself where it has none. */
function behindMarks(document: AnnotatedDocument, clause: ViewSpan): ViewSpan | null {
  const text = textOf(document, clause);
  const mark = Math.max(text.lastIndexOf('”'), text.lastIndexOf('》'), text.lastIndexOf('“'), text.lastIndexOf('《'));
  if (mark < 0) return clause;
  return mark + 1 < text.length ? viewSpan(clause.start + mark + 1, clause.end) : null;
}

/** 平台由甲研发: the verb alone says the role, right behind 由甲. */
const BY_VERB: readonly { readonly role: Role; readonly pattern: RegExp }[] = [
  { role: 'technology-provider', pattern: /^(?:自主|负责)?(?:研发|开发|设计|搭建)/ },
  { role: 'operator', pattern: /^(?:负责)?(?:运营|运维)/ },
];

/** 提供语音合成技术; 提供基于区块链技术的服务 says what is offered. */
const TECHNOLOGY = /提供[^，；。的]{2,24}技术(?=[，；。]|$)/;

/** The role that a predicate states. */
const statedRole = (predicate: string): Role | null =>
  DOING.test(predicate)
    ? (PATTERNS.find(({ pattern }) => pattern.test(predicate))?.role ??
      (TECHNOLOGY.test(predicate) ? 'technology-provider' : null))
    : null;

/** The roles of one clause; `governing` is the subject of the clauses before it in the sentence. */
function rolesInClause(
  document: AnnotatedDocument,
  clause: ViewSpan,
  named: readonly Subject[],
  governing: Subject | null,
): RoleStatement[] {
  const { text } = document.doc.view;
  const parts =
    named.length > 0
      ? named.map((name) => ({ name, from: name.span.end }))
      : governing
        ? [{ name: governing, from: clause.start }]
        : [];
  return parts.flatMap(({ name, from }, index) => {
    const end = named[index + 1]?.span.start ?? clause.end;
    const predicate = text.slice(from, end);
    const by =
      text[name.span.start - 1] === '由' ? BY_VERB.find(({ pattern }) => pattern.test(predicate))?.role : undefined;
    const role = statedRole(predicate) ?? by;
    return role ? [{ name: name.means ?? name, role, at: viewSpan(Math.min(name.span.start, from), end) }] : [];
  });
}

/** 由甲申请、乙提供技术支持的“…”: roles told as an attribute of the name. */
function rolesBeforeName(document: AnnotatedDocument, clause: ViewSpan, known: readonly ListedName[]): RoleStatement[] {
  const mark = textOf(document, clause).search(/的[“《]/);
  if (mark < 2) return [];
  const attribute = viewSpan(clause.start, clause.start + mark);
  return rolesInClause(document, attribute, subjects(document, attribute, known), null);
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
    for (const clause of clauses) {
      const rest = behindMarks(document, clause);
      found.push(...rolesBeforeName(document, clause, known));
      // The clause that names the pilot has all applicants for its subject: what follows is what the pilot does.
      if (rest !== clause) governing = null;
      const named = rest ? subjects(document, rest, known) : [];
      if (rest) found.push(...rolesInClause(document, rest, named, governing));
      governing = named[0] ?? governing;
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
