/** Where the sentences of an article turn to pilots: by their names, by short forms of these, by 前者 and 后者. */
import { institutionsIn, textOf } from '../../annotated.ts';
import type { Sentence } from '../../types.ts';
import { contains, overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import { isAmong } from '../applicant/same.ts';
import type { Named } from './by-sentence.ts';
import type { Occurrence } from './occurrence.ts';
import { ONE_OF_THEM } from './one-more.ts';
import { type Anchor, cue, type Reader } from './scope-reader.ts';

/** The anchors of a sentence in order: names, and clauses that begin with a short form or with 前者, 后者. */
export function anchorsOf(reader: Reader, sentence: Sentence, named: readonly Named[]): Anchor[] {
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

const OF_ALL = new RegExp(`^${cue('of-all')}`);

/**
 * Where what a sentence tells of its last pilot ends: at a semicolon behind which somebody else does something, and in a list at the clause
 * that tells of all: 甲的…、乙的…、丙的…，涉及物联网、大数据.
 */
export function ownEnd(
  { document, owners }: Reader,
  { span, clauses }: Sentence,
  { group, start }: Anchor,
  listed = false,
): number {
  const known = owners[group] ?? [];
  const ofAll = listed
    ? clauses.find((clause) => clause.start > start && OF_ALL.test(textOf(document, clause)))?.start
    : undefined;
  if (ofAll !== undefined) return ofAll;
  const other = clauses.find((clause) => {
    if (known.length === 0 || clause.start <= start || document.doc.view.text[clause.start - 1] !== '；') return false;
    const [mention] = institutionsIn(document, clause);
    const begins = mention !== undefined && mention.span.start - clause.start <= 1;
    return begins && !isAmong(document, known, mention);
  });
  return other?.start ?? span.end;
}

/** Where what a sentence tells of its only pilot begins: behind the last semicolon where it counts, 第一个…；第三个是“…”. */
export function ownStart({ document }: Reader, { span, clauses }: Sentence, { start }: Anchor): number {
  const { text } = document.doc.view;
  const part = clauses.findLast((clause) => clause.start <= start && text[clause.start - 1] === '；');
  return part && part.start > span.start && COUNTED.test(text.slice(part.start, part.end)) ? part.start : span.start;
}
const COUNTED = new RegExp(`^(?:而|此外，|另外，)?${ONE_OF_THEM}`);

function partStart(occurrence: Occurrence, sentence: ViewSpan): number {
  const first = occurrence.applicants?.names[0]?.span.start ?? occurrence.outer.start;
  const start = Math.min(first, occurrence.outer.start);
  return contains(sentence, viewSpan(start, occurrence.outer.end)) ? start : occurrence.outer.start;
}
