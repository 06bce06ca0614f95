/** What may be the name of a pilot in an English sentence: quoted runs, and titles that are no institutions. */
import { institutionsIn, termsIn, textOf } from '../../annotated.ts';
import type { AnnotatedDocument, Sentence } from '../../types.ts';
import { contains, overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import { isList } from './list.ts';
import { quotedRuns } from './marks.ts';
import { type Place, quotedPlace } from './place.ts';
import { nameShape } from './shape.ts';
import { titleRuns } from './title-runs.ts';
import { anyWord, atStart, ORDINAL, word } from './words.ts';

const WORDS = 'english-pilot-words.yaml';
const ARTICLE = atStart(`${word('article', 'conjunction', 'preposition')} `);
const GENERIC = anyWord(WORDS, 'generic', 'generic-trial');
const MONTH = new RegExp(`^${anyWord('english-institution-words.yaml', 'month-or-day')}`, 'u');
const CALLED = new RegExp(`${anyWord(WORDS, 'called')} (?:the )?$`, 'iu');
/** A third application, “X”; The other is “X”; the service “X”. */
export const NOUN_BEFORE = new RegExp(
  `(?:${GENERIC}|(?:^|[.;] )(?:the )?${ORDINAL}(?:, (?:from|by) [^;:“”\\n]{2,120}?(?=, ${word('be')} ))?),? (?:(?:${word('relative')} )?${word('be')} )?(?:${anyWord(WORDS, 'called')},? |for )?(?:the |an? )?$`,
  'iu',
);
const NOUN_BEHIND = new RegExp(`^ ${GENERIC}`, 'u');
/** Lushan Finance's farm service “X”: who owns what is named is no pilot. */
const OWNS_QUOTED = /^['’]s? (?:[\p{L}\d-]{1,20} ){0,4}“/u;
const OWNS = /^['’]s /;
const LINK_TO_INSTITUTION = new RegExp(` ${word('title-link')} $`, 'u');

/**
 * A place that may be a name. `sign` is what tells so beside the words: quotation marks; that it is called so, or stands in apposition to
 * what pilots are called (a project known as X; Another project, X,); or such a noun behind it (the X service).
 */
export interface Candidate extends Place {
  readonly sign: 'quoted' | 'called' | 'noun' | null;
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

/** Bank of Jilin and FAW Finance: a known institution and another that nothing but its place would tell. */
const beginsList = (document: AnnotatedDocument, name: ViewSpan): boolean =>
  institutionsIn(document, name).some(
    ({ span }) => span.start === name.start && /^(?:,| and) /.test(document.doc.view.text.slice(span.end, name.end)),
  );

/** What beside an unmarked title tells that it is a name; null where nothing does. */
function signOf(text: string, from: number, { start, end }: ViewSpan): Candidate['sign'] {
  const before = text.slice(Math.max(from, start - 120), start);
  // Often called China's sandbox: what owns something is no name.
  if (CALLED.test(before)) return OWNS.test(text.slice(end, end + 3)) ? null : 'called';
  const words = text.slice(start, end).includes(' ');
  if (words && NOUN_BEFORE.test(before) && /^(?:,| \()/.test(text.slice(end, end + 2))) return 'called';
  return words && NOUN_BEHIND.test(text.slice(end, end + 30)) ? 'noun' : null;
}

/** A title that names a place, a technology, a programme, a month and nothing else. */
const isCommon = (document: AnnotatedDocument, name: ViewSpan): boolean =>
  MONTH.test(textOf(document, name)) ||
  (['region', 'technology', 'programme'] as const).some((kind) =>
    termsIn(document, name, kind).some(({ span }) => contains(span, name)),
  );

/** Titles that read as names of pilots, or are said to be names, and are no institutions. */
function titles(document: AnnotatedDocument, span: ViewSpan, quoted: readonly Candidate[]): Candidate[] {
  const { text } = document.doc.view;
  const found: Candidate[] = [];
  for (const run of titleRuns(text, span)) {
    const name = trimmed(document, run);
    if (
      !name ||
      OWNS_QUOTED.test(text.slice(name.end, name.end + 100)) ||
      quoted.some(({ outer }) => overlaps(outer, name))
    )
      continue;
    const shape = nameShape(text.slice(name.start, name.end));
    const sign = signOf(text, span.start, name);
    if (shape === 'none' || (shape === 'weak' && (!sign || isCommon(document, name)))) continue;
    if (!isList(document, name) && !beginsList(document, name) && !cutsInstitution(document, name))
      found.push({ name, outer: name, sign });
  }
  return found;
}

/** The candidates of a sentence, in order. */
export function candidates(document: AnnotatedDocument, { span }: Pick<Sentence, 'span'>): Candidate[] {
  const { text } = document.doc.view;
  const quoted = quotedRuns(text, span)
    .map((run): Candidate => ({ ...quotedPlace(document, run, span.end), sign: 'quoted' }))
    .filter(({ name }) => nameShape(text.slice(name.start, name.end)) !== 'none');
  return [...quoted, ...titles(document, span, quoted)].sort(byOuter);
}
