/** What one predicate says of the institutions that share it: 甲、乙负责研发, 技术由甲提供, 甲与乙分别承担研发和放款. */
import type { InstitutionKind, Role } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { ViewSpan } from '../../view.ts';
import { DOES, type Subject } from './subjects.ts';

/** Of two roles the first wins: the financial service wins over hosting and 运维 (contract). */
const ROLES = ['financial-institution', 'technology-provider', 'data-provider', 'operator'] as const satisfies Role[];
/** What may follow: 提供数据分析能力 provides no data. */
const AFTER = '(?=[，。；、（）和与及等作以]|支持|服务|工作|职责|的|$)';
/** 提供语音合成技术; 提供基于区块链技术的服务 says what is offered. */
const TECHNOLOGY = '提供[^，；。的]{2,24}技术(?=[，；。]|$)';

/** 参与风控模型的设计: what it is that somebody takes part in. */
const PARTAKES = `参与了?[^，；。“]{0,20}?${anyOf(formsOf('role-verbs.yaml', 'technology-provider'))}(?:工作)?(?=[，；。]|$)`;

/** The ways to say one role. */
interface Wordings {
  readonly role: Role;
  /** 负责技术支持, anywhere in the predicate. */
  readonly does: RegExp;
  /** 是技术提供方, at its beginning. */
  readonly is: RegExp;
  /** 技术由 before 甲提供, 数据来自 and 技术提供方为 before 甲. */
  readonly comesFrom: RegExp;
}

const WORDINGS = ROLES.map((role): Wordings => {
  const forms = anyOf([...formsOf('roles.yaml', role), ...(role === 'technology-provider' ? ['技术'] : [])]);
  const names = anyOf(formsOf('role-names.yaml', role));
  const does = `${DOES}[^，；。]{0,24}?${anyOf(formsOf('roles.yaml', role))}${AFTER}`;
  return {
    role,
    does: new RegExp(role === 'technology-provider' ? `${does}|${TECHNOLOGY}|${PARTAKES}` : does),
    is: new RegExp(`^(?:则|均|都|同)?(?:是|为|系|担任|充当)[^，；。]{0,8}?${names}`),
    comesFrom: new RegExp(`${forms}(?:则|均|也|主要|统一)?(?:(由)|来自|源自|出自)$|${names}(?:则|分别)?(?:为|是|系)$`),
  };
});

/** Where a role stands among those said of one applicant: the first wins. */
export const rank = (role: Role): number => ROLES.indexOf(role as (typeof ROLES)[number]);

/** 平台由甲研发: the verb alone says the role, right behind 由甲. */
const BY_VERB: readonly { readonly role: Role; readonly pattern: RegExp }[] = [
  { role: 'technology-provider', pattern: /^(?:自主|负责)?(?:研发|开发|设计|搭建)/ },
  { role: 'operator', pattern: /^(?:负责)?(?:运营|运维)/ },
];

const FINANCIAL: readonly InstitutionKind[] = ['bank', 'bank-branch', 'insurer', 'securities', 'payment'];
/** Whether an institution of the kind does by trade what the role says. */
const fits = (role: Role, kind: InstitutionKind | undefined): boolean =>
  kind === undefined || FINANCIAL.includes(kind) === (role === 'financial-institution');

/** 甲科技建模，乙银行放款: a verb right behind the name, of one among several. */
const VERBS = ROLES.filter((role) => role !== 'operator').map((role) => ({
  role,
  pattern: new RegExp(`^(?:则|主要|具体|自主|负责|据此|最终|随后|再){0,2}${anyOf(formsOf('role-verbs.yaml', role))}`),
}));

/** Names of a clause that share one predicate: 甲、乙和丙负责…. */
export interface Run {
  readonly names: readonly Subject[];
  /** What stands before them in the clause, behind the predicate of others. */
  readonly lead: string;
  readonly predicate: string;
  readonly end: number;
}

const JOINS = /^(?:[、和与及]|以及|会同|携手)由?$/;

/** The names of a clause in runs that share a predicate. */
export function runsOf(text: string, clause: ViewSpan, named: readonly Subject[]): Run[] {
  const groups: Subject[][] = [];
  for (const name of named) {
    const last = groups.at(-1)?.at(-1);
    // 两家银行 stands for several in one place.
    const joined =
      last && (last.span.start === name.span.start || JOINS.test(text.slice(last.span.end, name.span.start)));
    if (joined) groups.at(-1)?.push(name);
    else groups.push([name]);
  }
  return groups.map((names, index) => {
    const [from, end] = [groups[index - 1]?.at(-1)?.span.end ?? clause.start, groups[index + 1]?.[0]?.span.start];
    const last = (names.at(-1) as Subject).span.end;
    return {
      names,
      lead: text.slice(from, names[0]?.span.start),
      predicate: text.slice(last, end ?? clause.end),
      end: end ?? clause.end,
    };
  });
}

/** Characters before a name that say what comes from it: 技术支持主要来自. */
const LONGEST_LEAD = 20;
const RESPECTIVELY = new RegExp(`^分别(?:${DOES}|为|是)`);
const GIVEN = /^(?:来|负责|统一)?(?:提供|发放|承担|供给|支持)(?![^，；。、和及与]{2})/;

/** 甲与乙分别承担研发和放款: a role each, by their order; null where the numbers do not fit. */
function respectively({ names, predicate }: Run): (Role | null)[] | null {
  const opening = RESPECTIVELY.exec(predicate)?.[0];
  const parts = opening === undefined ? [] : predicate.slice(opening.length).split(/以及|[、和与及]/);
  if (parts.length !== names.length) return null;
  return parts.map((part) => WORDINGS.find(({ does }) => does.test(`负责${part}`))?.role ?? null);
}

/** The roles that are said of all names of a run, the strongest first. */
export function sharedRoles({ lead, predicate }: Run): Role[] {
  const from = WORDINGS.find(({ comesFrom }) => {
    const found = comesFrom.exec(lead.slice(-LONGEST_LEAD));
    return found && (found[1] === undefined || GIVEN.test(predicate));
  });
  const said = WORDINGS.filter(({ does, is }) => does.test(predicate) || is.test(predicate)).map(({ role }) => role);
  if (said.length > 0 || from) return from ? [from.role] : said;
  const by = lead.endsWith('由') ? BY_VERB.find(({ pattern }) => pattern.test(predicate))?.role : undefined;
  return by ? [by] : [];
}

/** What a run says of each of its names; `several` where the pilot has other applicants. */
export function rolesOfRun(run: Run, several: boolean): (Role | null)[] {
  const each = respectively(run);
  if (each) return each;
  const shared = sharedRoles(run);
  const ofKind = (name: Subject, roles: readonly Role[]): Role | null =>
    roles.find((role) => fits(role, name.mention?.institutionKind)) ?? null;
  if (shared.length > 0)
    // 甲科技、乙银行提供技术支持和应用场景: each what fits it.
    return run.names.map((name) =>
      shared.length > 1 && run.names.length > 1 ? ofKind(name, shared) : (shared[0] as Role),
    );
  const verbs = several ? VERBS.filter(({ pattern }) => pattern.test(run.predicate)).map(({ role }) => role) : [];
  return run.names.map((name) => ofKind(name, verbs));
}
