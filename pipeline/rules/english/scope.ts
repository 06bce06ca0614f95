/**
 * Which part of an English article tells of which pilot: it goes on about the pilot named last until it names another, turns to the batch,
 * or quotes somebody; it comes back by the name, a nickname in it, an applicant as the subject, or a word such as the project.
 */
import { termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Sentence } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import type { Announced } from '../announcement/announcements.ts';
import type { ListedName } from '../applicant/list.ts';
import { type Named, namedBySentence } from '../pilot/by-sentence.ts';
import type { Group } from '../pilot/group.ts';
import type { Occurrence } from '../pilot/occurrence.ts';
import type { Scope } from '../pilot/scope.ts';
import { Cover } from './cover.ts';
import { elsewhereSpans } from './elsewhere.ts';
import { institutionAt } from './institution.ts';
import { labelled } from './labels.ts';
import { nameItem } from './names-items.ts';
import { opensAnother } from './openings.ts';
import { withoutOwnBusiness } from './own-business.ts';
import { sameListed } from './same.ts';
import { byShortName } from './short-names.ts';
import { anyWord, word } from './words.ts';

const CUES = 'english-cues.yaml';
const opening = (...ids: string[]): RegExp =>
  new RegExp(`^(?:${word('linker')},? )?${anyOf(formsOf(CUES, ...ids))}(?![\\p{L}])`, 'u');
const ANAPHOR = opening('anaphor');
/** By the end of 2023, the service …; If a fault causes losses, the bank …: what stands before the subject. */
const LEAD = new RegExp(`^${anyWord(CUES, 'lead')} [^,;:“”]{2,90}, (?:the )?`, 'u');
const ANAPHOR_BEHIND = new RegExp(`^${anyOf(formsOf(CUES, 'anaphor'))}(?![\\p{L}])`, 'iu');
const OF_PLACE = new RegExp(`^(?:, [^,]{3,80},)? ${anyWord(CUES, 'of-place')}`, 'u');
const BREAK = opening('break', 'note-itself');
const SPEECH = new RegExp(
  `${anyWord(CUES, 'speaker')}[^.]{0,80}${anyWord(CUES, 'speech')}|${anyWord(CUES, 'speech')}(?: \\p{Lu}\\p{Ll}{1,3}\\.)?[^.“”]{0,80}${anyWord(CUES, 'speaker')}`,
  'iu',
);
/** How much of a sentence two names of places take. */
const PLACES = 60;
/** Key features of the service; How it works: a heading within what is told of a pilot. */
const OF_PILOT = new RegExp(`^[\\p{L}' ]{0,40}${anyWord(CUES, 'heading-of-pilot')}$`, 'iu');
/** What if something goes wrong? A paragraph that is a question heads what follows. */
const QUESTION = /^[^?“”]{3,80}\?$/u;
const NICKNAME = /[“‘]([^“”‘’]{3,30})[”’]/u;

interface Reader {
  readonly document: AnnotatedDocument;
  readonly groups: readonly Group[];
  readonly aliases: readonly (readonly string[])[];
  /** The applicants of each group, each once. */
  readonly owners: readonly (readonly ListedName[])[];
  readonly scopes: Scope[];
  current: number | null;
  last: number | null;
  block: number;
  /** What is told of other batches and places. */
  readonly away: Cover;
  /** Where the last name ends with all that belongs to it; sentences that end before are no more than parts of it. */
  until: number;
  /** Whether what is quoted goes on behind the sentence. */
  quoted: boolean;
  /** Whether the current pilot has a section of its own, which goes on over its blocks. */
  section: boolean;
}

/** How running text may call a pilot: by its whole name or a nickname in it. */
const aliasesOf = (document: AnnotatedDocument, { occurrences }: Group): string[] => [
  ...new Set(
    occurrences.flatMap(({ name }) => {
      const text = textOf(document, name);
      const nickname = NICKNAME.exec(text)?.[1];
      return nickname ? [text, nickname] : [text];
    }),
  ),
];

/** The names of a group's applicants, each spelling once. */
function applicantsOf(document: AnnotatedDocument, { occurrences }: Group): ListedName[] {
  const names = occurrences.flatMap(({ applicants }) => applicants?.names ?? []);
  return [...new Map(names.map((name) => [textOf(document, name.span), name])).values()];
}

/** A bank stands for its branch, where the article says the bank of what the branch has applied for. */
const isParent = (bank: ListedName, branch: ListedName): boolean =>
  bank.mention?.entry != null && bank.mention.entry === branch.mention?.parent;

/** The pilot that a sentence begins to tell of by an applicant as its subject. */
function byApplicant({ document, owners: applicants, current }: Reader, span: ViewSpan): number | null {
  const subject = institutionAt(document, span.start, span.end, false);
  if (!subject?.mention) return null;
  const owners = applicants.flatMap((names, index) =>
    names.some((name) => sameListed(document, name, subject) || isParent(subject, name)) ? [index] : [],
  );
  if (owners.length === 1) return owners[0] as number;
  return current !== null && owners.includes(current) ? current : null;
}

const behindLead = (span: ViewSpan, text: string): ViewSpan => viewSpan(span.start + leadOf(text), span.end);

function toldOf(reader: Reader, span: ViewSpan, text: string): number | null {
  const lower = text.toLowerCase();
  const named = reader.aliases.flatMap((names, index) =>
    names.some((name) => lower.includes(name.toLowerCase())) ? [index] : [],
  );
  if (named.length === 1) return named[0] as number;
  if (named.length > 1) return null;
  return byShortName(text, reader.aliases) ?? byApplicant(reader, span) ?? byApplicant(reader, behindLead(span, text));
}

/** Shanghai, Chongqing and Hangzhou, which …: a survey of places. */
function opensWithPlaces(document: AnnotatedDocument, span: ViewSpan): boolean {
  const [first, second] = termsIn(document, viewSpan(span.start, Math.min(span.end, span.start + PLACES)), 'region');
  if (first?.span.start !== span.start || !second) return false;
  return /^(?:, (?:and )?| and )$/.test(document.doc.view.text.slice(first.span.end, second.span.start));
}

/** Ganzhou had 1.9 million mu of orchards. */
function tellsOfPlace(document: AnnotatedDocument, span: ViewSpan): boolean {
  const [place] = termsIn(document, viewSpan(span.start, Math.min(span.end, span.start + PLACES)), 'region');
  return place?.span.start === span.start && OF_PLACE.test(document.doc.view.text.slice(place.span.end, span.end));
}

/** Where the subject of a sentence begins, behind a clause that leads it in. */
const leadOf = (text: string): number => LEAD.exec(text)?.[0].replace(/the $/, '').length ?? 0;

/** Whether a sentence goes on about the pilot told last. */
function goesOn(text: string): boolean {
  const lead = leadOf(text);
  return ANAPHOR.test(text) || (lead > 0 && ANAPHOR_BEHIND.test(text.slice(lead)));
}

/** Whether a sentence leaves the pilot told last: it is about the batch or the programme, somebody's view, or a survey of places. */
export function leavesPilot(document: AnnotatedDocument, span: ViewSpan): boolean {
  const text = textOf(document, span);
  return BREAK.test(text) || SPEECH.test(text) || opensWithPlaces(document, span) || tellsOfPlace(document, span);
}

function turnTo(reader: Reader, group: number | null, section = reader.section): void {
  reader.current = group;
  reader.section = group !== null && section;
  if (group !== null) reader.last = group;
}

/** A paragraph that turns to one more pilot, named or not: what follows goes on about that. */
function leaveAll(reader: Reader): void {
  turnTo(reader, null);
  reader.last = null;
}

/** Whether a sentence stands in what somebody is quoted as saying over several; a name in marks ends with its sentence. */
function isQuoted(reader: Reader, text: string, newBlock: boolean): boolean {
  const inside = reader.quoted && !newBlock;
  const open = text.split('“').length - text.split('”').length + (inside ? 1 : 0);
  reader.quoted = open > 0;
  return inside || (open > 0 && text.startsWith('“'));
}

function readSentence(reader: Reader, sentence: Sentence, named: readonly Named[]): void {
  const { document } = reader;
  const newBlock = sentence.block !== reader.block;
  const block = document.blocks[sentence.block];
  reader.block = sentence.block;
  if (named.length > 0) {
    readNaming(reader, sentence, named);
    return;
  }
  // The other cells of a row are its pilot's details.
  if (block?.box.cell || sentence.span.end <= reader.until) return;
  const text = textOf(document, sentence.span);
  const field = block && labelled(document, block.span);
  if (newBlock && QUESTION.test(text) && block?.span.end === sentence.span.end) leaveAll(reader);
  else if (block?.kind === 'heading' && !field) turnTo(reader, OF_PILOT.test(text) ? reader.last : null, true);
  else if (field) turnTo(reader, reader.section ? reader.current : null);
  else {
    const told = SPEECH.test(text) && !ANAPHOR.test(text) ? null : toldOf(reader, sentence.span, text);
    if (isQuoted(reader, text, newBlock)) turnTo(reader, null);
    else if (told !== null) turnTo(reader, told);
    else if (reader.away.overlaps(sentence.span)) turnTo(reader, null);
    else if (leavesPilot(document, sentence.span)) turnTo(reader, null);
    else if (goesOn(text)) turnTo(reader, reader.current ?? reader.last);
    else if (newBlock && !reader.section) turnTo(reader, null);
    if (newBlock && told === null && opensAnother(text)) leaveAll(reader);
  }
  if (reader.current !== null) reader.scopes[reader.current]?.push(...withoutOwnBusiness(document, sentence.span));
}

/** Where the part of a sentence begins that tells of a pilot: at its applicants, where they stand before its name. */
function partStart({ applicants, outer }: Occurrence, sentence: ViewSpan, from: number): number {
  const first = applicants?.names[0]?.span.start ?? outer.start;
  return contains(sentence, outer) && first >= from ? Math.min(first, outer.start) : outer.start;
}

/** A sentence that names pilots: each has its part, to where the next begins. */
function readNaming(reader: Reader, { span }: Sentence, named: readonly Named[]): void {
  const groups = new Set(named.map(({ group }) => group));
  const last = named.at(-1) as Named;
  reader.until = last.occurrence.outer.end;
  if (groups.size === 1 && last.occurrence.rule !== nameItem.id) {
    reader.scopes[last.group]?.push(...withoutOwnBusiness(reader.document, span));
    turnTo(reader, last.group, last.occurrence.opensSection);
    return;
  }
  let from = span.start;
  for (const [index, { group, occurrence }] of named.entries()) {
    const start = partStart(occurrence, span, from);
    const next = named[index + 1]?.occurrence;
    const listed = occurrence.rule === nameItem.id;
    const end = listed ? occurrence.outer.end : next ? partStart(next, span, occurrence.outer.end) : span.end;
    if (end > start) reader.scopes[group]?.push(...withoutOwnBusiness(reader.document, viewSpan(start, end)));
    from = end;
  }
  // After a list, nothing says which of them the article goes on about.
  turnTo(reader, null);
  reader.last = null;
}

/** The scopes of the groups, by their order: sentences or parts of sentences, in order of the text, and cells of their rows. */
export function englishScopes(
  document: AnnotatedDocument,
  groups: readonly Group[],
  announcements: readonly Announced[],
): Scope[] {
  const names = groups
    .flatMap(({ occurrences }) => occurrences.map(({ name }) => name))
    .sort((a, b) => a.start - b.start);
  const reader: Reader = {
    document,
    groups,
    aliases: groups.map((group) => aliasesOf(document, group)),
    owners: groups.map((group) => applicantsOf(document, group)),
    scopes: groups.map(() => []),
    current: null,
    last: null,
    block: -1,
    away: new Cover(document.doc.view.text.length, elsewhereSpans(document, announcements, names)),
    until: 0,
    section: false,
    quoted: false,
  };
  const named = namedBySentence(document, groups);
  for (const [index, sentence] of document.segments.sentences.entries())
    readSentence(reader, sentence, named.get(index) ?? []);
  return reader.scopes.map((scope, index) => {
    const details = groups[index]?.occurrences.flatMap((one) => one.details) ?? [];
    return [...scope, ...details].sort((a, b) => a.start - b.start || b.end - a.end);
  });
}
