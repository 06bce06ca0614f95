/**
 * Which part of the article tells of which pilot. An article names a pilot and goes on about it until it names another, turns to
 * the batch, or quotes an expert; later it may come back by the name, a short form of it, or the applicant.
 */
import { textOf } from '../../annotated.ts';
import type { AnnotatedDocument, Sentence } from '../../types.ts';
import { contains, viewSpan } from '../../view.ts';
import { labelledTables } from '../labelled-tables.ts';
import { type Named, namedBySentence } from './by-sentence.ts';
import { fieldLines } from './field-lines.ts';
import type { Group } from './group.ts';
import { anchorsOf, ownEnd, ownStart } from './scope-anchors.ts';
import { type Anchor, ownersOf, type Reader, type Scope } from './scope-reader.ts';
import {
  aboutElsewhere,
  aboutOne,
  goesOn,
  isComment,
  isField,
  leaves,
  othersTurn,
  toldOf,
  turnsOn,
} from './scope-turns.ts';
import { ShortForms } from './short-forms.ts';

export type { Scope } from './scope-reader.ts';

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
  const named = namedBySentence(document, groups);
  for (const [index, sentence] of document.segments.sentences.entries())
    readSentence(reader, sentence, named.get(index) ?? []);
  for (const [index, group] of groups.entries()) {
    for (const { details } of group.occurrences) reader.scopes[index]?.push(...details);
  }
  return reader.scopes.map(merged);
}

function readSentence(reader: Reader, sentence: Sentence, named: readonly Named[]): void {
  const newBlock = sentence.block !== reader.block;
  reader.block = sentence.block;
  const before = reader.current;
  readIn(reader, sentence, named, newBlock);
  if (reader.current !== before) reader.midway = !newBlock;
}

function readIn(reader: Reader, sentence: Sentence, named: readonly Named[], newBlock: boolean): void {
  if (isComment(reader, sentence)) {
    turnTo(reader, null);
    return;
  }
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
  else if (field || goesOn(reader, text)) turnTo(reader, reader.current ?? reader.last);
  else if (newBlock && othersTurn(reader, sentence, text)) [reader.current, reader.last] = [null, null];
  else if (leaves(reader, sentence, text, newBlock)) turnTo(reader, null);
  if (reader.current !== null) reader.scopes[reader.current]?.push(sentence.span);
}

/** Of fewer pilots in one sentence the last clause may well tell of the last. */
const FEWEST_LISTED = 3;

function turnTo(reader: Reader, group: number | null): void {
  reader.current = group;
  if (group !== null) reader.last = group;
}

/** A sentence that turns to pilots: each has its part, from its applicants or its name to where the next begins. */
function readAnchored(reader: Reader, sentence: Sentence, anchors: readonly Anchor[], lastNamed: Named | null): void {
  const groups = [...new Set(anchors.map(({ group }) => group))];
  if (groups.length === 2) reader.pair = [groups[0] as number, groups[1] as number];
  const last = anchors.at(-1) as Anchor;
  if (groups.length === 1) {
    const end = ownEnd(reader, sentence, last);
    reader.scopes[last.group]?.push(viewSpan(ownStart(reader, sentence, anchors[0] as Anchor), end));
    turnTo(reader, end < sentence.span.end ? null : last.group);
    return;
  }
  for (const [index, { group, start }] of anchors.entries()) {
    const end =
      anchors[index + 1]?.start ?? ownEnd(reader, sentence, anchors[index] as Anchor, groups.length >= FEWEST_LISTED);
    if (end > start) reader.scopes[group]?.push(viewSpan(start, end));
  }
  // After a list of names, nothing says which of them the article goes on about: it will name it again.
  const isLed = !last.named || lastNamed?.occurrence.opensSection === true;
  turnTo(reader, isLed ? last.group : null);
  if (!isLed) reader.last = null;
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
