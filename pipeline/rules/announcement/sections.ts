/** Which parts of a document belong to which announcement. */
import { sentencesIn, textOf } from '../../annotated.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { authorityRule } from './authority.ts';
import { batchOpenings } from './cue.ts';
import type { CueGroup } from './group.ts';
import { placesIn, regionRule, regionsNamedIn } from './region.ts';

const LEAD = 40;
const SHORT_LEAD = 10;

/** The group whose cue, region or authority a block begins with; null where it tells nothing. */
function opened(document: AnnotatedDocument, groups: readonly CueGroup[], block: number): CueGroup | null {
  const makes = groups.filter(({ cues }) => cues[0]?.block === block);
  if (makes.length > 0) return makes[0] as CueGroup;
  const { span, kind } = document.blocks[block] as { span: ViewSpan; kind: string };
  const text = textOf(document, span);
  const comma = text.slice(0, LEAD).search(/[，。：]/);
  const lead = viewSpan(span.start, span.start + (comma < 0 ? Math.min(text.length, LEAD) : comma));
  const places = regionsNamedIn(document, lead);
  const named = groups.filter(({ region }) => region !== null && places.has(region));
  const batch = ofBatch(document, groups, block);
  if (batch) return batch;
  if (named.length !== 1) return null;
  // 再看青岛。… 青岛方面，…: a few words that only name the place turn to it.
  const turns = lead.end - lead.start <= SHORT_LEAD;
  const owns =
    turns ||
    kind === 'heading' ||
    authorityRule.find(document, lead).length > 0 ||
    regionRule.find(document, lead).length > 0;
  return owns ? (named[0] as CueGroup) : null;
}

/** The groups with whose place or batch a paragraph begins that announces nothing. */
export function groupsReturnedTo(document: AnnotatedDocument, groups: readonly CueGroup[]): ReadonlySet<CueGroup> {
  const announcing = new Set(groups.flatMap(({ cues }) => cues.map(({ block }) => block)));
  const found = document.blocks.map(({ kind }, block) =>
    kind === 'boilerplate' || announcing.has(block) ? null : opened(document, groups, block),
  );
  return new Set(found.filter((group) => group !== null));
}

/** The group whose batch a paragraph begins with, where the groups are batches of one place. */
function ofBatch(document: AnnotatedDocument, groups: readonly CueGroup[], block: number): CueGroup | null {
  const opening = batchOpenings(document).get(block);
  const [first, ...rest] = groups;
  if (!first || opening === undefined || rest.some(({ region }) => region !== first.region)) return null;
  return groups.find(({ number }) => number === opening) ?? null;
}

/**
 * The sections of each group, in the groups' order: from its cue to the next group's, and where the article comes back to it by its
 * working group or a heading. What stands before all cues is the first group's. A single group has the whole document.
 */
export function sectionsOf(document: AnnotatedDocument, groups: readonly CueGroup[]): ViewSpan[][] {
  const whole = viewSpan(0, document.doc.view.text.length);
  if (groups.length === 1) return [[whole]];
  const sections = groups.map((): ViewSpan[] => []);
  let current = 0;
  let start = 0;
  const close = (end: number): void => {
    if (end > start) sections[current]?.push(viewSpan(start, end));
    start = end;
  };
  for (const [index, block] of document.blocks.entries()) {
    if (block.kind === 'boilerplate') continue;
    const group = opened(document, groups, index);
    if (group === null || groups.indexOf(group) === current) continue;
    close(block.span.start);
    current = groups.indexOf(group);
  }
  close(whole.end);
  for (const { group, span } of [...sharedBlocks(document, groups), ...turnsTo(document, groups)])
    sections[groups.indexOf(group)]?.push(span);
  return sections;
}

interface Turn {
  readonly group: CueGroup;
  readonly span: ViewSpan;
}

/** Where a paragraph announces several batches in turn, each from its own cue to the next. */
function sharedBlocks(document: AnnotatedDocument, groups: readonly CueGroup[]): Turn[] {
  const makers = groups.flatMap((group) => (group.cues[0] ? [{ group, cue: group.cues[0] }] : []));
  return makers.flatMap(({ group, cue: { block, span } }, at) => {
    const beside = makers.filter(({ cue }, other) => other !== at && cue.block === block);
    if (beside.length === 0 || beside.some(({ cue }) => cue.span.start === span.start)) return [];
    const ends = beside.map(({ cue }) => cue.span.start).filter((start) => start > span.start);
    return [{ group, span: viewSpan(span.start, Math.min(...ends, document.blocks[block]?.span.end ?? span.end)) }];
  });
}

/** From a city to the name that it begins: 成都完成测试的是某某银行的“…”, 昆明市“…”. */
const BEGINS_NAME = /^(?:市|省|地区)?[^，。；：、“《]{0,30}[：]?[“《]/;
const NAME_REACH = 40;

/**
 * Where one sentence tells of pilots of several announced places, the part of it behind each place, up to the next one. A narrower
 * section speaks before the one around it.
 */
function turnsTo(document: AnnotatedDocument, groups: readonly CueGroup[]): Turn[] {
  const { text } = document.doc.view;
  if (new Set(groups.map(({ region }) => region)).size < groups.length) return [];
  return sentencesIn(document, viewSpan(0, text.length)).flatMap(({ span }) => {
    const turns = placesIn(document, span).flatMap(({ entry, span: { start, end } }) => {
      const group = groups.find(({ region }) => region === entry);
      return group && BEGINS_NAME.test(text.slice(end, Math.min(span.end, end + NAME_REACH))) ? [{ group, start }] : [];
    });
    const several = new Set(turns.map(({ group }) => group)).size > 1;
    return several
      ? turns.map(({ group, start }, at) => ({ group, span: viewSpan(start, turns[at + 1]?.start ?? span.end) }))
      : [];
  });
}
