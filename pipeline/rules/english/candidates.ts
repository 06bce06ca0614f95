/** What may be the name of a pilot in an English sentence: quoted runs, and titles that are no institutions. */
import { institutionsIn } from '../../annotated.ts';
import type { AnnotatedDocument, Sentence } from '../../types.ts';
import { contains, overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import { isList } from './list.ts';
import { quotedRuns } from './marks.ts';
import { type Place, quotedPlace } from './place.ts';
import { nameShape } from './shape.ts';
import { titleRuns } from './title-runs.ts';
import { atStart, word } from './words.ts';

const ARTICLE = atStart(`${word('article', 'conjunction', 'preposition')} `);
const LINK_TO_INSTITUTION = new RegExp(` ${word('title-link')} $`, 'u');

/** A place that may be a name. */
export interface Candidate extends Place {
  readonly quoted: boolean;
}

const byOuter = (a: Candidate, b: Candidate): number => a.outer.start - b.outer.start;

/** A title without its article and without the institution that a small word ties to its end. */
function trimmed(document: AnnotatedDocument, { start, end }: ViewSpan): ViewSpan | null {
  const { text } = document.doc.view;
  const from = start + (ARTICLE.exec(text.slice(start, end))?.[0].length ?? 0);
  if (from >= end) return null;
  for (const { span } of institutionsIn(document, viewSpan(from, end))) {
    const link = LINK_TO_INSTITUTION.exec(text.slice(from, span.start))?.[0].length ?? 0;
    if (link > 0 && span.start - link > from) return viewSpan(from, span.start - link);
  }
  return viewSpan(from, end);
}

/** People's Bank of China: a run that ends or begins inside an institution's name is part of it. */
const cutsInstitution = (document: AnnotatedDocument, name: ViewSpan): boolean =>
  institutionsIn(document, viewSpan(Math.max(0, name.start - 80), name.end + 80)).some(
    ({ span }) => overlaps(span, name) && !contains(name, span),
  );

/** Titles that read as names of pilots and are no institutions. */
function titles(document: AnnotatedDocument, span: ViewSpan, quoted: readonly Candidate[]): Candidate[] {
  const { text } = document.doc.view;
  const found: Candidate[] = [];
  for (const run of titleRuns(text, span)) {
    const name = trimmed(document, run);
    if (!name || quoted.some(({ outer }) => overlaps(outer, name))) continue;
    if (nameShape(text.slice(name.start, name.end)) !== 'strong') continue;
    if (!isList(document, name) && !cutsInstitution(document, name)) found.push({ name, outer: name, quoted: false });
  }
  return found;
}

/** The candidates of a sentence, in order. */
export function candidates(document: AnnotatedDocument, { span }: Sentence): Candidate[] {
  const { text } = document.doc.view;
  const quoted = quotedRuns(text, span)
    .map((run) => ({ ...quotedPlace(document, run, span.end), quoted: true }))
    .filter(({ name }) => nameShape(text.slice(name.start, name.end)) !== 'none');
  return [...quoted, ...titles(document, span, quoted)].sort(byOuter);
}
