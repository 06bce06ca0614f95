/** The applicants of an English pilot: from all places that name it, with the roles that its scope states. */
import { textOf } from '../../annotated.ts';
import type { Role } from '../../contract.ts';
import type { AnnotatedDocument, ApplicantDraft } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import type { TiedList } from '../applicant/applicants.ts';
import type { InstitutionList, ListedName } from '../applicant/list.ts';
import { rolesInBrackets } from './bracket-roles.ts';
import { inWords } from './in-words.ts';
import { englishRoles, type RoleStatement } from './roles.ts';
import { sameListed } from './same.ts';

interface Named {
  readonly names: ListedName[];
  readonly at: ViewSpan[];
  readonly rule: string;
  readonly list: number;
}

/** Adds the names of a list. Within one list each name is an applicant; a later list may call one by a shorter name. */
function add(document: AnnotatedDocument, known: Named[], { list, rule }: TiedList, number: number): void {
  for (const name of list.names) {
    const same =
      known.find((one) => one.list !== number && one.names.some((other) => sameListed(document, other, name))) ??
      known.find((one) => one.names.some(({ span }) => span.start === name.span.start));
    if (!same) known.push({ names: [name], at: [name.span], rule, list: number });
    else if (!same.at.some(({ start }) => start === name.span.start)) {
      same.names.push(name);
      same.at.push(name.span);
    }
  }
}

/** Whose role is stated belongs to the pilot, also where no list names it; a regulator or what a list has is not added. */
function addByRole(document: AnnotatedDocument, known: Named[], roles: readonly RoleStatement[]): void {
  for (const { name } of [...roles].sort((a, b) => a.name.span.start - b.name.span.start)) {
    if (name.mention?.institutionKind === 'regulator') continue;
    if (known.some((one) => one.names.some((other) => sameListed(document, other, name)))) continue;
    known.push({ names: [name], at: [name.span], rule: 'applicant/english-role', list: -1 });
  }
}

function draft(document: AnnotatedDocument, named: Named, role: RoleStatement | null): ApplicantDraft {
  const [first] = named.names as [ListedName];
  const mention = named.names.find((name) => name.mention)?.mention ?? null;
  const stated: Role = role?.role ?? 'applicant';
  return {
    value: {
      name: textOf(document, first.span),
      canonicalName: mention?.canonicalName ?? null,
      id: mention?.entry ?? null,
      nameEn: mention?.nameEn ?? null,
      kind: mention?.institutionKind ?? 'other',
      parentId: mention?.parent ?? null,
      role: stated,
    },
    at: [...named.at, ...(role ? [role.at] : [])],
    rule: named.rule,
  };
}

/** The applicants of a pilot, whether the document gives them all, and the list that names them first. */
export function englishApplicants(
  document: AnnotatedDocument,
  lists: readonly TiedList[],
  scope: readonly ViewSpan[],
): { applicants: ApplicantDraft[]; complete: boolean; first: InstitutionList | null } {
  const known: Named[] = [];
  const tied = lists.length > 0 ? lists : inWords(document, scope);
  for (const [number, list] of tied.entries()) add(document, known, list, number);
  const first = tied[0]?.list ?? null;
  const told = englishRoles(document, scope, first);
  addByRole(document, known, told);
  const roles = [...tied.flatMap(({ list }) => rolesInBrackets(document, list)), ...told];
  const drafts = known.map((named) => {
    const role = roles.find(({ name }) => named.names.some((other) => sameListed(document, other, name)));
    return draft(document, named, known.length > 1 ? (role ?? null) : null);
  });
  return { applicants: drafts, complete: first?.complete ?? true, first };
}
