/** Annotations for GitHub Actions: workflow commands on standard output, which the runner reads line by line. */
import { plain } from '../../plain.ts';
import { byImportance, type DiffRow } from '../listing.ts';
import type { Comparison, FileLine, Places } from './format.ts';

/** What a workflow command cannot hold as it is; a line break would begin another command. */
const data = (text: string): string => plain(text).replaceAll('%', '%25');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Statuses that a maintainer need not act on. */
const MILD: ReadonlySet<string> = new Set(['equivalent', 'gain', 'unjudged']);

/** One annotation a row, the most important first: GitHub shows a few of each kind. */
export const annotations = ({ rows, statuses, places }: Comparison): string =>
  byImportance(rows, statuses)
    .map((row) => `${annotation(row, places)}\n`)
    .join('');

function annotation(row: DiffRow, places: Places): string {
  const command = MILD.has(row.status) ? 'notice' : 'warning';
  const place = placeOf(row, places);
  const title = `title=${property(`${row.status} ${row.field}`)}`;
  const at = place ? `file=${property(place.file)},line=${place.line},` : '';
  const sides = [
    row.curated === '' ? '' : `curated ${row.curated}`,
    row.base === null || row.base === '' ? '' : `before ${row.base}`,
    row.extracted === '' ? '' : `extracted ${row.extracted}`,
  ].filter((side) => side !== '');
  return `::${command} ${at}${title}::${data(`${row.subject}: ${sides.join('; ')}`)}`;
}

/** The evidence in the document, else the curated value. */
function placeOf({ evidence, group, curatedPath }: DiffRow, places: Places): FileLine | null {
  const [quote] = evidence;
  return (quote ? places.ofQuote(quote) : null) ?? (curatedPath === null ? null : places.ofCurated(group, curatedPath));
}
