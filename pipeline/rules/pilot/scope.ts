/**
 * Which part of the article tells of which pilot. An article names a pilot and goes on about it until it names another, turns to
 * the batch, or quotes an expert; later it may come back by the name, a short form of it, or the applicant.
 */
import { institutionsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Sentence } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import { sameInstitution } from '../applicant/same.ts';
import type { Group } from './group.ts';
import type { Occurrence } from './occurrence.ts';

const cue = (id: string): string => anyOf(formsOf('scope-cues.yaml', id));
const ANAPHOR = new RegExp(`^(?:此外，|同时，|其中，|另外，|而|“)?${cue('anaphor')}`);
const BREAK = new RegExp(cue('break'));
const PERSON = new RegExp(
  `${cue('people')}[^，。]{0,14}${cue('speech')}|^[\\u4e00-\\u9fff]{2,4}(?:还|也|进一步)?${cue('speech')}[，：]`,
);
const SPEECH_END = new RegExp(`[”，][\\u4e00-\\u9fff]{2,16}${cue('speech')}。$`);
const SUBJECT_VERB = new RegExp(`^(?:方面)?(?:还|也|则)?${cue('subject-verbs')}`);
const FIELD_HEADING = new RegExp(cue('field-heading'));
const LEAD = /^(?:对于[^，。]{2,20}，|在[^，。]{2,20}[上中]，|此外，|同时，|其中，|另外，|而|“)*/;

/** A pilot's scope: sentences, or the part of a sentence that is about it, in order of the text. */
export type Scope = ViewSpan[];

/** A pattern that finds a short form of the name in running text whatever stands between its characters. */
function aliasPattern(core: string): RegExp | null {
  const han = /[\u4e00-\u9fff]/.test(core);
  if (core.length < (han ? 3 : 5)) return null;
  const chars = [...core].map((char) => (/[智]/.test(char) ? char : char.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
  return new RegExp(chars.join('[^\\p{L}\\p{N}]{0,2}').replaceAll('智[^\\p{L}\\p{N}]{0,2}能', '智[能慧]'), 'iu');
}

/** Whether a sentence is about the batch or the programme, or is an expert's: no pilot's scope goes on over it. */
export const endsScope = (text: string): boolean => isBreak(text, true);

interface Reader {
  readonly document: AnnotatedDocument;
  readonly groups: readonly Group[];
  readonly aliases: readonly (RegExp | null)[];
  readonly scopes: Scope[];
  current: number | null;
  last: number | null;
  block: number;
}

/** The scopes of the groups, by their order. */
export function scopesOf(document: AnnotatedDocument, groups: readonly Group[]): Scope[] {
  const reader: Reader = {
    document,
    groups,
    aliases: groups.map((group) => aliasPattern(group.core)),
    scopes: groups.map(() => []),
    current: null,
    last: null,
    block: -1,
  };
  const named = occurrencesBySentence(document, groups);
  for (const [index, sentence] of document.segments.sentences.entries())
    readSentence(reader, sentence, named.get(index) ?? []);
  for (const [index, group] of groups.entries()) {
    for (const { details } of group.occurrences) reader.scopes[index]?.push(...details);
  }
  return reader.scopes.map(merged);
}

type Named = { readonly group: number; readonly occurrence: Occurrence };

function occurrencesBySentence(document: AnnotatedDocument, groups: readonly Group[]): Map<number, Named[]> {
  const { sentences } = document.segments;
  const all = groups.flatMap((group, index) => group.occurrences.map((occurrence) => ({ group: index, occurrence })));
  all.sort((a, b) => a.occurrence.name.start - b.occurrence.name.start);
  const bySentence = new Map<number, Named[]>();
  let at = 0;
  for (const named of all) {
    while (at < sentences.length && (sentences[at] as Sentence).span.end <= named.occurrence.name.start) at++;
    bySentence.set(at, [...(bySentence.get(at) ?? []), named]);
  }
  return bySentence;
}

function readSentence(reader: Reader, sentence: Sentence, named: readonly Named[]): void {
  const newBlock = sentence.block !== reader.block;
  reader.block = sentence.block;
  if (named.length > 0) {
    readNaming(reader, sentence, named);
    return;
  }
  const text = textOf(reader.document, sentence.span);
  const heading = reader.document.blocks[sentence.block]?.kind === 'heading';
  if (heading && !FIELD_HEADING.test(text)) {
    turnTo(reader, null);
    return;
  }
  const told = toldOf(reader, sentence, text);
  if (told !== null) turnTo(reader, told);
  else if (ANAPHOR.test(text)) turnTo(reader, reader.current ?? reader.last);
  else if (isBreak(text, newBlock)) turnTo(reader, null);
  if (reader.current !== null) reader.scopes[reader.current]?.push(sentence.span);
}

function turnTo(reader: Reader, group: number | null): void {
  reader.current = group;
  if (group !== null) reader.last = group;
}

const isBreak = (text: string, newBlock: boolean): boolean =>
  PERSON.test(text) ||
  SPEECH_END.test(text) ||
  (newBlock ? BREAK.test(text.slice(0, 40)) : BREAK.test(text.slice(0, 14)));

/** The pilot that a sentence without a marked name is about: by a short form of its name, or by the applicant that speaks. */
function toldOf(reader: Reader, sentence: Sentence, text: string): number | null {
  const byAlias = reader.aliases.flatMap((alias, index) => (alias?.test(text) ? [index] : []));
  if (byAlias.length === 1) return byAlias[0] as number;
  if (byAlias.length > 1) return reader.current !== null && byAlias.includes(reader.current) ? reader.current : null;
  const lead = LEAD.exec(text)?.[0].length ?? 0;
  const [subject] = institutionsIn(reader.document, viewSpan(sentence.span.start + lead, sentence.span.end));
  if (!subject || subject.span.start !== sentence.span.start + lead) return null;
  if (!SUBJECT_VERB.test(text.slice(subject.span.end - sentence.span.start))) return null;
  const owners = reader.groups.flatMap((group, index) =>
    group.occurrences.some(({ applicants }) =>
      applicants?.names.some((name) =>
        sameInstitution(reader.document, name, { span: subject.span, mention: subject }),
      ),
    )
      ? [index]
      : [],
  );
  if (owners.length === 1) return owners[0] as number;
  return reader.current !== null && owners.includes(reader.current) ? reader.current : null;
}

/** A sentence that names pilots: each has its part, from its applicants or its name to where the next begins. */
function readNaming(reader: Reader, sentence: Sentence, named: readonly Named[]): void {
  const groups = new Set(named.map(({ group }) => group));
  if (groups.size === 1) {
    const [{ group }] = named as [Named];
    reader.scopes[group]?.push(sentence.span);
    turnTo(reader, group);
    return;
  }
  const starts = named.map(({ occurrence }) => partStart(occurrence, sentence.span));
  for (const [index, { group }] of named.entries()) {
    const end = starts[index + 1] ?? sentence.span.end;
    if (end > (starts[index] as number)) reader.scopes[group]?.push(viewSpan(starts[index] as number, end));
  }
  // After a list, nothing says which of them the article goes on about; one whose own clause follows is named again.
  const last = named.at(-1) as Named;
  turnTo(reader, last.occurrence.opensSection ? last.group : null);
  reader.last = null;
}

function partStart(occurrence: Occurrence, sentence: ViewSpan): number {
  const first = occurrence.applicants?.names[0]?.span.start ?? occurrence.outer.start;
  const start = Math.min(first, occurrence.outer.start);
  return contains(sentence, viewSpan(start, occurrence.outer.end)) ? start : occurrence.outer.start;
}

/** Sorted, without repeats; what lies within another span is left out. */
function merged(scope: Scope): Scope {
  const sorted = [...scope].sort((a, b) => a.start - b.start || b.end - a.end);
  return sorted.filter((span, index) => !sorted.slice(0, index).some((other) => contains(other, span)));
}
