/**
 * The institutions of a cell or field that holds nothing else: one a line, a numbered list, names between commas, with what each does
 * before it (技术提供方：甲) or in a bracket behind it (甲（技术提供方）).
 */
import { textOf } from '../../annotated.ts';
import { type Role, roleSchema } from '../../contract.ts';
import { anyOf, formsOf, phrases } from '../../lexicon/phrases.ts';
import { institutionsNamed } from '../../mention/institutions.ts';
import type { AnnotatedDocument, InstitutionMention } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { type InstitutionList, institutionList, type ListedName } from './list.ts';
import type { RoleStatement } from './roles.ts';

const FILE = 'role-names.yaml';
const ROLE_NAMES = new Map(phrases(FILE).flatMap(({ id, forms }) => forms.map((form) => [form, roleSchema.parse(id)])));
const ROLE_NAME = anyOf(formsOf(FILE));
const IDENTIFIER = `（[^（）]{0,6}${anyOf(formsOf('identifier-labels.yaml'))}[^（）]{4,60}）`;
/** 1. 甲, （2）乙, ①丙: what parts the items of a list within a cell; the label of a role before names; an identifier behind one. */
const PART = new RegExp(
  `${IDENTIFIER}|(?:^|(?<=[\\n；;、，\\s\\u4e00-\\u9fff）]))(?:[（(]\\d{1,2}[)）]|\\d{1,2}[.．、）)](?!\\d)|[①-⑳])\\s?|${ROLE_NAME}(?:\\d{1,2}|[一二三四五])?[：:]\\s?`,
  'g',
);
const BRACKET = /^\s?（([^（）]{2,24})）/;
const BRACKET_END = /（([^（）]{2,24})）$/;
/** The rest of a name that a narrow cell broke: 有限公司, 深圳市分行. */
const REST_OF_NAME =
  /^(?:[\u4e00-\u9fff]{2,4}[省市区县])?分行(?:营业部)?$|^(?:股份)?有限(?:责任)?公司$|^(?:公司|司|分行|分公司)$/;

/** The role that a header, a label or a bracket calls an institution by; null where it calls it by none. */
export const roleNamed = (text: string): Role | null =>
  ROLE_NAMES.get(text.replace(/^(?:为|作为|即)|[\s：:]|[一二三四五\d]$/g, '')) ?? null;

const DOES = /^(?:主要)?(?:负责|提供|承担|出)/;
const DONE = new Map(
  ['roles.yaml', 'role-verbs.yaml']
    .flatMap(phrases)
    .flatMap(({ id, forms }) => forms.map((form) => [form, roleSchema.parse(id)] as const)),
);

/** What a bracket behind a name says that it does: 技术提供方, 提供应用场景, 放款; null where it says nothing of the kind. */
function roleInBracket(text: string): Role | null {
  const named = roleNamed(text);
  if (named) return named;
  const rest = text.replace(DOES, '');
  return DONE.get(text) ?? (rest.length < text.length ? (DONE.get(rest) ?? null) : null);
}

/** A role that a label states, and where. */
export type LabelledRole = Pick<RoleStatement, 'role' | 'at'>;

interface Slot {
  readonly span: ViewSpan;
  readonly role: LabelledRole | null;
}

/** The parts of a cell between list marks and labels of roles. */
function slotsOf(document: AnnotatedDocument, cell: ViewSpan): Slot[] {
  const text = textOf(document, cell);
  const slots: Slot[] = [];
  let from = 0;
  let role: Slot['role'] = null;
  const push = (to: number): void => {
    const [lead = ''] = /^[\s、，；;/]*/.exec(text.slice(from, to)) ?? [];
    const body = text.slice(from + lead.length, to).replace(/[\s、，；;。/]+$/, '');
    if (body)
      slots.push({
        span: viewSpan(cell.start + from + lead.length, cell.start + from + lead.length + body.length),
        role,
      });
  };
  for (const match of text.matchAll(PART)) {
    push(match.index);
    from = match.index + match[0].length;
    const named = roleNamed(match[0]);
    if (named) role = { role: named, at: viewSpan(cell.start + match.index, cell.start + from) };
  }
  push(text.length);
  return slots;
}

/** A name read by itself: what stands before it on its line, or a line break within it, may hide what it is. */
function byItself(document: AnnotatedDocument, span: ViewSpan): InstitutionMention | null {
  const text = textOf(document, span).replaceAll('\n', '');
  const named = institutionsNamed(text).find(({ start, end }) => start === 0 && end === text.length);
  if (!named) return null;
  const { entry, kind: institutionKind, canonicalName, nameEn, parent, by } = named;
  return { kind: 'institution', span, entry, institutionKind, canonicalName, nameEn, parent, by };
}

/** Joins a name that a line break parted from its end, and takes the bracket of a role off a name that no lexicon knows. */
function mended(document: AnnotatedDocument, names: readonly ListedName[]): ListedName[] {
  const found: ListedName[] = [];
  for (const name of names) {
    const text = textOf(document, name.span);
    const last = found.at(-1);
    const gap = last ? document.doc.view.text.slice(last.span.end, name.span.start) : '';
    if (last && gap === '\n' && REST_OF_NAME.test(text)) {
      found[found.length - 1] = { span: viewSpan(last.span.start, name.span.end), mention: null };
      continue;
    }
    const bracket = name.mention ? null : BRACKET_END.exec(text);
    if (bracket && roleInBracket(bracket[1] as string))
      found.push({ span: viewSpan(name.span.start, name.span.start + bracket.index), mention: null });
    else found.push(name);
  }
  return found.map(({ span, mention }) => ({ span, mention: mention ?? byItself(document, span) }));
}

/** What a bracket right behind a name says that it does. */
function inBracket(document: AnnotatedDocument, name: ListedName): RoleStatement[] {
  const { end } = name.span;
  const bracket = BRACKET.exec(document.doc.view.text.slice(end, end + 30));
  const role = bracket && roleInBracket(bracket[1] as string);
  return bracket && role ? [{ name, role, at: viewSpan(name.span.start, end + bracket[0].length) }] : [];
}

/** A list of names with what brackets behind them say: 甲（数据提供）、乙（平台运营）. */
export function withBrackets(document: AnnotatedDocument, list: InstitutionList): InstitutionList {
  const roles = list.names.flatMap((name) => inBracket(document, name)).filter(({ role }) => role !== 'applicant');
  return roles.length > 0 ? { ...list, roles: [...(list.roles ?? []), ...roles] } : list;
}

/**
 * The institutions of a cell; null where it holds none.
 * @param header what the header of the column, or the label of the field, says that they all do
 */
export function cellList(
  document: AnnotatedDocument,
  cell: ViewSpan,
  header: LabelledRole | null = null,
): InstitutionList | null {
  const names: ListedName[] = [];
  const roles: RoleStatement[] = [];
  let complete = true;
  for (const { span, role } of slotsOf(document, cell)) {
    const list = institutionList(document, span, { unknown: 'take' });
    if (!list) continue;
    complete &&= list.complete;
    for (const name of mended(document, list.names)) {
      names.push(name);
      const [own] = inBracket(document, name);
      const above = role ?? header;
      const stated = own ?? (above && { name, ...above });
      // That it applies says nothing of what it does: the text may.
      if (stated && stated.role !== 'applicant') roles.push(stated);
    }
  }
  return names.length > 0 ? { names, complete, roles } : null;
}
