/** The applicants of a pilot: from all places that name it, with the roles its scope states. */
import { blockOf, institutionsIn, sentencesIn, textOf } from '../../annotated.ts';
import type { Role } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, ApplicantDraft, InstitutionMention } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { withAnswers } from '../pilot/answers.ts';
import { applicantsInFields, applicantsInWords, partnersBehind } from './after.ts';
import { type InstitutionList, institutionList, type ListedName } from './list.ts';
import { type RoleStatement, roleOf, rolesIn } from './roles.ts';
import { sameInstitution } from './same.ts';

interface Named {
  readonly names: ListedName[];
  readonly at: ViewSpan[];
  rule: string;
}

/** Adds the names of a list to what is known, merging those that mean one institution. */
function add(document: AnnotatedDocument, known: Named[], list: InstitutionList, rule: string): void {
  for (const name of list.names) {
    const same = known.find((one) => one.names.some((other) => sameInstitution(document, other, name)));
    if (!same) known.push({ names: [name], at: [name.span], rule });
    else if (!same.at.some((span) => span.start === name.span.start)) {
      same.names.push(name);
      same.at.push(name.span);
    }
  }
}

/** The institution that a pilot's own name begins with (百行征信信用普惠服务), where nothing else tells who applies. */
function fromName(document: AnnotatedDocument, names: readonly ViewSpan[]): Named[] {
  for (const name of names) {
    const [mention] = institutionsIn(document, name);
    if (mention && mention.span.start === name.start && mention.institutionKind !== 'regulator') {
      return [{ names: [{ span: mention.span, mention }], at: [mention.span], rule: 'applicant/in-name' }];
    }
  }
  return [];
}

/** No paragraph goes on about one institution for longer. */
const REACH = 600;

/**
 * The institution that the paragraph is about before it names the pilot: 卖家是工商银行深圳分行瞄准的人群。“…”将…. Only one that
 * stands alone counts; a regulator does not.
 */
export function fromParagraph(document: AnnotatedDocument, names: readonly ViewSpan[]): Named[] {
  const [name] = names;
  const block = name && blockOf(document, name);
  if (!name || !block || name.start === block.span.start) return [];
  const before = sentencesIn(document, viewSpan(Math.max(block.span.start, name.start - REACH), name.start));
  for (const { span } of before.reverse()) {
    if (/[“《]/.test(textOf(document, span))) return [];
    const [only, ...more] = institutionsIn(document, span).filter(
      ({ institutionKind }) => institutionKind !== 'regulator',
    );
    if (more.length > 0) return [];
    if (only) return [{ names: [{ span: only.span, mention: only }], at: [only.span], rule: 'applicant/in-paragraph' }];
  }
  return [];
}

/** Behind the institutions that a sentence begins with, what they do: 甲和乙在机台侧部署…. */
const ACTS = new RegExp(
  `^(?:(?:[、和与及]|以及)[^、，。；和与及]{2,14}?){0,5}(?=${anyOf(formsOf('application-verbs.yaml', 'adverb'))}{0,2}${anyOf(formsOf('name-boundaries.yaml', 'acts'))})`,
);
/** So many sentences behind its name an article says who a pilot is by. */
const SENTENCES = 3;

/** The institutions with which one of the first sentences begins that tell of the pilot, and which do something there. */
function fromSubject(document: AnnotatedDocument, scope: readonly ViewSpan[]): Named[] {
  const { text } = document.doc.view;
  const sentences = scope.flatMap((span) => sentencesIn(document, span)).slice(0, SENTENCES);
  for (const { span } of sentences) {
    const [first] = institutionsIn(document, span);
    if (first?.span.start !== span.start || first.institutionKind === 'regulator') continue;
    const rest = ACTS.exec(text.slice(first.span.end, span.end));
    const slot = rest && viewSpan(span.start, first.span.end + rest[0].length);
    const list = slot && institutionList(document, slot, { unknown: 'beside-known' });
    if (list) return list.names.map((name) => ({ names: [name], at: [name.span], rule: 'applicant/subject' }));
  }
  return [];
}

function draft(document: AnnotatedDocument, named: Named, role: RoleStatement | null, alone: boolean): ApplicantDraft {
  const [first] = named.names as [ListedName];
  const mention = named.names.find((name) => name.mention)?.mention ?? null;
  const stated: Role = role && !alone ? role.role : 'applicant';
  return {
    value: {
      // A narrow cell breaks names over lines.
      name: textOf(document, first.span).replaceAll('\n', ''),
      canonicalName: mention?.canonicalName ?? null,
      id: mention?.entry ?? null,
      nameEn: mention?.nameEn ?? null,
      kind: mention?.institutionKind ?? 'other',
      parentId: mention?.parent ?? null,
      role: stated,
    },
    at: [...named.at, ...(role && !alone ? [role.at] : [])],
    rule: named.rule,
  };
}

/** 多方协同签名技术, among the techniques that a sentence lists: only the end of its name makes a company of it. */
const isTechnique = ({ by }: InstitutionMention, name: string): boolean => by === 'shape' && name.endsWith('技术');

/** A list of applicants tied to a pilot, and the rule that tied it. */
export interface TiedList {
  readonly list: InstitutionList;
  readonly rule: string;
}

/** The applicants of a pilot and whether the document gives them all: of the lists tied to its name, else what its scope tells. */
export function applicantsOf(
  document: AnnotatedDocument,
  lists: readonly TiedList[],
  names: readonly ViewSpan[],
  scope: readonly ViewSpan[],
): { applicants: ApplicantDraft[]; complete: boolean } {
  const known: Named[] = [];
  let complete = true;
  const stated = lists.flatMap(({ list }) => list.roles ?? []);
  for (const { list, rule } of lists) {
    // A later short reference (银联等推出的《…》) breaks nothing off that was given in full before.
    if (known.length === 0) complete = list.complete;
    add(document, known, list, rule);
  }
  // A list that 分别 could not pair is of the whole batch: its sentence tells nothing of this pilot.
  for (const span of lists.length > 0 ? [] : withAnswers(document, scope)) {
    const list = applicantsInWords(document, span);
    if (list) [complete] = [list.complete, add(document, known, list, 'applicant/in-words')];
    stated.push(...(list?.roles ?? []));
    if (list) break;
  }
  const fields = lists.length > 0 ? [] : scope.flatMap((span) => applicantsInFields(document, span));
  for (const list of fields.length > 1 ? fields : []) {
    complete = complete && list.complete;
    add(document, known, list, 'applicant/in-words');
  }
  for (const name of known.length > 0 ? names : []) {
    const partners = partnersBehind(document, name);
    if (partners) add(document, known, partners, 'applicant/partner');
  }
  const roles = rolesIn(
    document,
    scope,
    known.flatMap(({ names }) => names),
  );
  // A bracket or a cell gives the whole list; elsewhere who has a role belongs to it too.
  if (!known.some(({ rule }) => rule === 'applicant/bracket' || rule === 'applicant/cell')) {
    for (const { name } of roles.filter(
      ({ name: { span, mention } }) =>
        mention && mention.institutionKind !== 'regulator' && !isTechnique(mention, textOf(document, span)),
    )) {
      add(document, known, { names: [name], complete: true }, 'applicant/by-role');
    }
  }
  if (known.length === 0) known.push(...fromName(document, names));
  if (known.length === 0) known.push(...fromParagraph(document, names));
  if (known.length === 0) known.push(...fromSubject(document, scope));
  const drafts = known.map((named) => {
    const statements = [stated, roles].flatMap((all) =>
      named.names.flatMap((name) => roleOf(document, name, all) ?? []),
    );
    return draft(document, named, statements[0] ?? null, known.length === 1);
  });
  return { applicants: drafts, complete };
}
