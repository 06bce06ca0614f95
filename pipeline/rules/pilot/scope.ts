/**
 * Which part of the article tells of which pilot. An article names a pilot and goes on about it until it names another, turns to
 * the batch, or quotes an expert; later it may come back by the name, a short form of it, or the applicant.
 */
import { institutionsIn, termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Block, Sentence } from '../../types.ts';
import { contains, overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import { fromParagraph } from '../applicant/applicants.ts';
import type { ListedName } from '../applicant/list.ts';
import { sameInstitution } from '../applicant/same.ts';
import { labelledTables } from '../labelled-tables.ts';
import { fieldLines } from './field-lines.ts';
import type { Group } from './group.ts';
import type { Occurrence } from './occurrence.ts';
import { oneMore } from './one-more.ts';
import { ShortForms } from './short-forms.ts';

const cue = (id: string): string => anyOf(formsOf('scope-cues.yaml', id));
const ANAPHOR = new RegExp(`^(?:此外，|同时，|其中，|另外，|据介绍，|据悉，|据了解，|而|“)?${cue('anaphor')}`);
const BREAK = new RegExp(cue('break'));
const PERSON = new RegExp(
  `${cue('people')}[^，。]{0,14}${cue('speech')}|^(?!${cue('applicants')})[\\u4e00-\\u9fff]{2,4}(?:还|也|进一步)?${cue('speech')}[，：]`,
);
const SPEECH_END = new RegExp(`[”，][\\u4e00-\\u9fff]{2,16}${cue('speech')}。$`);
const OF_ITSELF = new RegExp(`^${cue('of-itself')}`);
/** 长沙银行的应用为每台挖掘机建立模型: what the institution has in the batch. */
const ITS_PILOT = /^的(?:这(?:一)?(?:个|项|款)|该)?(?:创新|试点)?(?:应用|项目|产品|方案)(?!场景|程序)/;
/** 5项应用均运用大数据: about the batch. */
const COUNTED =
  /^(?:[^，。]{2,6}方面，)?(?:上述|以上|这|该|本批)?(?:\d{1,2}|[两三四五六七八九十]{1,2})(?:个|项|款)(?:创新|试点)?(?:应用|项目|金融服务|科技产品)/;
const FIELD_HEADING = new RegExp(cue('field-heading'));
const ELSEWHERE_LEAD = /^(?:不过|但|而|相比之下|相较而言|此外|例如|比如|省会|，)*/;
const LEAD =
  /^(?:对于[^，。]{2,20}，|在[^，。]{2,20}[上中]，|[\u4e00-\u9fff]{2,6}(?:上|方面)，|此外，|同时，|其中，|另外，|而|“)*/;

/** A pilot's scope: sentences, or the part of a sentence that is about it, in order of the text. */
export type Scope = ViewSpan[];

/** Whether a sentence is about the batch or the programme, or is an expert's: no pilot's scope goes on over it. */
export const endsScope = (text: string): boolean => isBreak(text, true);

interface Reader {
  readonly document: AnnotatedDocument;
  readonly groups: readonly Group[];
  readonly regions: readonly string[];
  readonly shortForms: ShortForms;
  /** By group: who applies, each once, however often the article says it. */
  readonly owners: readonly (readonly ListedName[])[];
  readonly scopes: Scope[];
  current: number | null;
  /** Whether the text turned to `current` in the midst of a paragraph: the next paragraph goes on about it only if it says so. */
  midway: boolean;
  last: number | null;
  /** The two pilots of the last sentence that told of two: 前者, 后者. */
  pair: readonly [number, number] | null;
  block: number;
}

/**
 * The scopes of the groups, by their order.
 * @param regions those of the document's announcements, as lexicon ids
 */
export function scopesOf(document: AnnotatedDocument, groups: readonly Group[], regions: readonly string[]): Scope[] {
  const reader: Reader = {
    document,
    groups,
    regions,
    shortForms: new ShortForms(document, groups),
    owners: groups.map((group) => ownersOf(document, group)),
    scopes: groups.map(() => []),
    current: null,
    midway: false,
    last: null,
    pair: null,
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

/** The applicants of a group: of those written alike and known as the same one the first. */
function ownersOf(document: AnnotatedDocument, { occurrences }: Group): ListedName[] {
  const names = new Map<string, ListedName>();
  for (const { applicants } of occurrences)
    for (const name of applicants?.names ?? []) {
      const { entry, canonicalName, parent } = name.mention ?? {};
      const key = [textOf(document, name.span), entry, canonicalName, parent].join('\0');
      if (!names.has(key)) names.set(key, name);
    }
  if (names.size > 0) return [...names.values()];
  return fromParagraph(
    document,
    occurrences.map(({ name }) => name),
  ).flatMap((found) => found.names);
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

/** Where in a sentence the text turns to a pilot. */
interface Anchor {
  readonly group: number;
  readonly start: number;
  /** Whether the pilot is named there, and not just meant by a short form or 前者. */
  readonly named: boolean;
}

/** The anchors of a sentence in order: names, and clauses that begin with a short form or with 前者, 后者. */
function anchorsOf(reader: Reader, sentence: Sentence, named: readonly Named[]): Anchor[] {
  const anchors: Anchor[] = named.map(({ group, occurrence }, index) => ({
    group,
    // Applicants before the name in front are shared: this one's part begins with its own name.
    start: Math.max(partStart(occurrence, sentence.span), named[index - 1]?.occurrence.outer.end ?? 0),
    named: true,
  }));
  for (const clause of sentence.clauses) {
    if (named.some(({ occurrence }) => overlaps(occurrence.outer, clause))) continue;
    const group = reader.shortForms.at(clause) ?? ofPair(reader, textOf(reader.document, clause));
    if (group !== null) anchors.push({ group, start: clause.start, named: false });
  }
  return anchors.sort((a, b) => a.start - b.start);
}

const FIRST = new RegExp(`^${cue('first-of-two')}`);
const SECOND = new RegExp(`^(?:而)?${cue('second-of-two')}`);

/** 前者, 后一个应用: of the two pilots told last, or of the only two of the article. */
function ofPair({ pair, groups }: Reader, clause: string): number | null {
  const [first, second] = pair ?? (groups.length === 2 ? [0, 1] : []);
  if (first === undefined || second === undefined) return null;
  return FIRST.test(clause) ? first : SECOND.test(clause) ? second : null;
}

function readSentence(reader: Reader, sentence: Sentence, named: readonly Named[]): void {
  const newBlock = sentence.block !== reader.block;
  reader.block = sentence.block;
  const before = reader.current;
  readIn(reader, sentence, named, newBlock);
  if (reader.current !== before) reader.midway = !newBlock;
}

function readIn(reader: Reader, sentence: Sentence, named: readonly Named[], newBlock: boolean): void {
  const anchors = anchorsOf(reader, sentence, named);
  if (anchors.length > 0) {
    readAnchored(reader, sentence, anchors, named.at(-1) ?? null);
    return;
  }
  const text = textOf(reader.document, sentence.span);
  const block = reader.document.blocks[sentence.block];
  // The cells of a labelled row are what its pilot is told by; none belongs to the name that stands before it in the text.
  if (block?.box.cell && labelledTables(reader.document).has(block.box.cell.table)) return;
  const alone = block !== undefined && contains(sentence.span, block.span) && !/[，。；：！？]$/.test(text);
  const headed = alone ? reader.shortForms.heading(sentence.span) : null;
  if (headed !== null || (block?.kind === 'heading' && !isField(reader, block, text))) {
    if (headed !== null || !aboutOne(reader)) turnTo(reader, headed);
    return;
  }
  if (aboutElsewhere(reader, sentence, text)) {
    turnTo(reader, null);
    return;
  }
  const told = toldOf(reader, sentence, text);
  const field = block?.span.start === sentence.span.start && fieldLines(reader.document).get(block.span.start) === true;
  if (told !== null) turnTo(reader, told);
  else if (newBlock && turnsOn(reader, sentence, text)) [reader.current, reader.last] = [null, null];
  else if (field || ANAPHOR.test(text)) turnTo(reader, reader.current ?? reader.last);
  else if (newBlock && othersTurn(reader, sentence, text)) [reader.current, reader.last] = [null, null];
  else if (
    (isBreak(text, newBlock) && (newBlock || !STILL.test(text)) && !ownerSpeaks(reader, sentence, text)) ||
    (newBlock && reader.midway && reader.groups.length > 1)
  )
    turnTo(reader, null);
  if (reader.current !== null) reader.scopes[reader.current]?.push(sentence.span);
}

/** A heading inside the section of a pilot: 预期效果, 服务范围：…. */
const isField = ({ document }: Reader, { span }: Block, text: string): boolean =>
  FIELD_HEADING.test(text) || fieldLines(document).has(span.start);

/** An article about one pilot keeps to it under every heading: it tells of no other, or its title says so. */
function aboutOne({ document, groups, shortForms, current, last }: Reader): boolean {
  const pilot = current ?? last;
  if (groups.length === 1) return pilot !== null;
  const title = document.blocks.find(({ rule }) => rule === 'heading/title');
  return pilot !== null && title !== undefined && shortForms.inTitle(title.span, pilot);
}

/** 据介绍，过去…，该应用可缩短…: within its paragraph, the pilot after all. */
const STILL = /，(?:该|这一?|此)(?:应用|项目|产品|服务|系统|平台)/;
const OF_BATCH = new RegExp(`^.{0,2}${anyOf(formsOf('other-places.yaml'))}`);

/** 不过，温州那一批…: a sentence that turns to another place's batch, of which nothing is announced here. */
function aboutElsewhere({ document, regions }: Reader, { span }: Sentence, text: string): boolean {
  const start = span.start + (ELSEWHERE_LEAD.exec(text)?.[0].length ?? 0);
  const [place] = termsIn(document, viewSpan(start, Math.min(span.end, start + LONGEST_PLACE)), 'region');
  return (
    place !== undefined &&
    place.span.start === start &&
    !regions.includes(place.entry) &&
    OF_BATCH.test(document.doc.view.text.slice(place.span.end, span.end))
  );
}
const LONGEST_PLACE = 10;

const SPEAKER = new RegExp(`^[^，。；]{0,6}?${cue('people')}[^，。；]{0,8}${cue('speech')}，`);
const OF_PILOT = /[，：](?:该|这一?|此)?(?:应用|项目|产品|服务|系统|平台)|预计|计划/;

/** 甲银行副行长…说，应用计划6月上线: who applies speaks of the pilot told last. */
function ownerSpeaks({ document, owners, current }: Reader, { span }: Sentence, text: string): boolean {
  if (current === null || !OF_PILOT.test(text)) return false;
  const speaker = institutionsIn(document, span).find((mention) =>
    SPEAKER.test(text.slice(mention.span.end - span.start)),
  );
  if (!speaker) return false;
  return (owners[current] ?? []).some((name) =>
    sameInstitution(document, name, { span: speaker.span, mention: speaker }),
  );
}

/** A paragraph that begins with an institution which is no applicant of the pilot told last is about something else. */
function othersTurn({ document, owners, current }: Reader, { span }: Sentence, text: string): boolean {
  const start = span.start + (LEAD.exec(text)?.[0].length ?? 0);
  const [mention] = institutionsIn(document, viewSpan(start, span.end));
  if (current === null || mention?.span.start !== start) return false;
  const known = owners[current] ?? [];
  return known.length > 0 && !known.some((name) => sameInstitution(document, name, { span: mention.span, mention }));
}

/** A paragraph that turns to one more pilot, which it does not name: nobody who applies for the one told last stands in it. */
function turnsOn({ document, owners, current }: Reader, { span }: Sentence, text: string): boolean {
  const begins = current === null ? null : oneMore(text);
  if (current === null || !begins) return false;
  const named = institutionsIn(document, span).filter(({ institutionKind }) => institutionKind !== 'regulator');
  const isOwner = (name: ListedName): boolean =>
    named.some((mention) => sameInstitution(document, name, { span: mention.span, mention }));
  return (begins.said || named.length > 0) && !(owners[current] ?? []).some(isOwner);
}

function turnTo(reader: Reader, group: number | null): void {
  reader.current = group;
  if (group !== null) reader.last = group;
}

const isBreak = (text: string, newBlock: boolean): boolean =>
  COUNTED.test(text) ||
  PERSON.test(text) ||
  SPEECH_END.test(text) ||
  (newBlock ? BREAK.test(text.slice(0, 40)) : BREAK.test(text.slice(0, 14)));

/** The pilot that a sentence without a marked name is about: by a short form of its name, or by the applicant that speaks. */
function toldOf(reader: Reader, sentence: Sentence, text: string): number | null {
  const byAlias = reader.shortForms.within(text);
  if (byAlias.length === 1) return byAlias[0] as number;
  if (byAlias.length > 1) return reader.current !== null && byAlias.includes(reader.current) ? reader.current : null;
  const start = sentence.span.start + (LEAD.exec(text)?.[0].length ?? 0);
  const owners = ownersAt(reader, viewSpan(start, sentence.span.end));
  if (owners.length === 1) return owners[0] as number;
  return reader.current !== null && owners.includes(reader.current) ? reader.current : null;
}

/** Short forms of names of applicants have at least so many characters: 牧星物联 for 牧星物联科技股份有限公司. */
const SHORT_NAME = 4;

/** The pilots whose applicant is the subject of a sentence: a known name, or the beginning of one that the article has told. */
function ownersAt({ document, owners }: Reader, rest: ViewSpan): number[] {
  const text = textOf(document, rest);
  const [mention] = institutionsIn(document, rest);
  const subject = mention?.span.start === rest.start ? { span: mention.span, mention } : null;
  if (!subject && text.length <= SHORT_NAME) return [];
  const short = text.slice(0, SHORT_NAME);
  const isSubject = (name: ListedName): boolean =>
    subject ? sameInstitution(document, name, subject) : textOf(document, name.span).includes(short);
  // 百行征信是目前唯一… tells of the institution, not of its pilot.
  const behind = subject ? text.slice(subject.span.end - rest.start) : '';
  if (OF_ITSELF.test(behind) && !ITS_PILOT.test(behind)) return [];
  return owners.flatMap((names, index) => (names.some(isSubject) ? [index] : []));
}

/** Where what a sentence tells of its last pilot ends: at a semicolon behind which somebody else does something. */
function ownEnd({ document, owners }: Reader, { span, clauses }: Sentence, { group, start }: Anchor): number {
  const known = owners[group] ?? [];
  const other = clauses.find((clause) => {
    if (known.length === 0 || clause.start <= start || document.doc.view.text[clause.start - 1] !== '；') return false;
    const [mention] = institutionsIn(document, clause);
    const begins = mention !== undefined && mention.span.start - clause.start <= 1;
    return begins && !known.some((name) => sameInstitution(document, name, { span: mention.span, mention }));
  });
  return other?.start ?? span.end;
}

/** A sentence that turns to pilots: each has its part, from its applicants or its name to where the next begins. */
function readAnchored(reader: Reader, sentence: Sentence, anchors: readonly Anchor[], lastNamed: Named | null): void {
  const groups = [...new Set(anchors.map(({ group }) => group))];
  if (groups.length === 2) reader.pair = [groups[0] as number, groups[1] as number];
  const last = anchors.at(-1) as Anchor;
  if (groups.length === 1) {
    const end = ownEnd(reader, sentence, last);
    reader.scopes[last.group]?.push(viewSpan(sentence.span.start, end));
    turnTo(reader, end < sentence.span.end ? null : last.group);
    return;
  }
  for (const [index, { group, start }] of anchors.entries()) {
    const end = anchors[index + 1]?.start ?? ownEnd(reader, sentence, anchors[index] as Anchor);
    if (end > start) reader.scopes[group]?.push(viewSpan(start, end));
  }
  // After a list of names, nothing says which of them the article goes on about: it will name it again.
  const goesOn = !last.named || lastNamed?.occurrence.opensSection === true;
  turnTo(reader, goesOn ? last.group : null);
  if (!goesOn) reader.last = null;
}

function partStart(occurrence: Occurrence, sentence: ViewSpan): number {
  const first = occurrence.applicants?.names[0]?.span.start ?? occurrence.outer.start;
  const start = Math.min(first, occurrence.outer.start);
  return contains(sentence, viewSpan(start, occurrence.outer.end)) ? start : occurrence.outer.start;
}

/** Sorted, without repeats; what lies within another span is left out. */
function merged(scope: Scope): Scope {
  const sorted = [...scope].sort((a, b) => a.start - b.start || b.end - a.end);
  let reached = -1;
  return sorted.filter(({ end }) => {
    const within = end <= reached;
    reached = Math.max(reached, end);
    return !within;
  });
}
