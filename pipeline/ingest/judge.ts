/** A plan beside what people know: the diff against the curated data, and the names that the lexicons lack. */
import type { Registry } from '../corpus.ts';
import type { Comparison, Places } from '../diff/format/format.ts';
import { rowsOf } from '../diff/listing.ts';
import { STATUSES } from '../diff/report.ts';
import type { Suggestion } from '../maintain/suggest.ts';
import { diff } from '../stages/8-diff.ts';
import type { Plan } from './ingest.ts';
import { unknownNames } from './unknown.ts';

export interface Judged {
  readonly comparison: Comparison;
  readonly unknown: readonly Suggestion[];
}

/** The document is not on the disk yet: its lines are counted in its source. */
const placesIn = (id: string, source: string): Places => ({
  ofQuote: ({ documentId, start }) =>
    documentId === id ? { file: id, line: source.slice(0, start).split('\n').length } : null,
  ofCurated: () => null,
});

export function judgeOf({ examined }: Plan, root: string, registry: Registry): Judged {
  const { raw, result } = examined;
  const report = diff([result], registry);
  const rows = rowsOf(report).filter(({ status }) => status !== 'same' && status !== 'unchecked');
  return {
    comparison: {
      compared: { kind: 'curated', report },
      rows,
      statuses: STATUSES,
      places: placesIn(raw.id, raw.source),
      input: { root, results: [result], registry },
    },
    unknown: unknownNames(examined),
  };
}
