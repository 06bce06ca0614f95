/** Values of a diff as they stand in a curated file: extracted ones, and those that a reviewer writes. */
import type { ExtractedValue, FieldDiff } from '../diff/report.ts';
import { STATEMENTS } from '../score/fields.ts';

/** A value with its keys as curated, `in` among them. */
export type Entry = Readonly<Record<string, unknown>> & { readonly in?: readonly string[] };

/** Lists whose members are curated one by one; other fields hold one value, or several where documents differ. */
const LISTS: ReadonlySet<string> = new Set(['applicants', 'participants', 'technologies', 'scale', ...STATEMENTS]);
export const isList = (field: string): boolean => LISTS.has(field) || field === 'programmes';
const STATEMENT_FIELDS: ReadonlySet<string> = new Set(STATEMENTS);

/** The longest phrase that stands for a statement; see corpus/README.md. */
const LONGEST_PHRASE = 20;

/** The documents that tell a value, each once. */
const documentsOf = ({ places }: ExtractedValue): string[] => [...new Set(places.map(({ documentId }) => documentId))];

/** What the extracted values of a row are when they are curated. */
export const entriesOf = ({ field, extracted }: FieldDiff): Entry[] =>
  extracted.map((one) => entryOf(field, one.value, documentsOf(one)));

type Keys = Readonly<Record<string, unknown>>;

/** @param told as in the data contract, without evidence and rule */
function entryOf(field: string, told: unknown, stating: readonly string[]): Entry {
  const keys = told as Keys;
  const within = { in: stating };
  if (field === 'applicants') return { name: keys.name, role: keys.role, ...within };
  if (field === 'participants' || field === 'technologies') return { name: keys.name, ...within };
  if (field === 'plannedLaunch') return { value: keys.date, precision: keys.precision, ...within };
  if (field === 'scale') return { ...figure(keys), ...within };
  if (field === 'programmes') return programme(keys);
  if (STATEMENT_FIELDS.has(field)) return { text: phrase(String(keys.text)), ...within };
  return { value: told, ...within };
}

const figure = ({ metric, value, upper, unit, comparator, basis, by }: Keys): Entry => ({
  metric,
  value,
  upper,
  unit,
  comparator,
  basis: basis ?? undefined,
  by: by ?? undefined,
});

const programme = ({ programme: id, regions, kind, statement, figures, technologies }: Keys): Entry => ({
  programme: id,
  regions,
  kind,
  text: phrase(String(statement)),
  figures: (figures as Keys[]).map(({ what, value, comparator }) => ({ what, value, comparator })),
  technologies: (technologies as Keys[]).map(({ name }) => name),
});

/** The longest clause that is short enough, else the beginning: a phrase that the statement contains. */
function phrase(statement: string): string {
  const clauses = statement.split(/[,，。;；:：、!！?？]/).map((clause) => clause.trim());
  const short = clauses.filter(({ length }) => length >= 4 && length <= LONGEST_PHRASE);
  return short.sort((a, b) => b.length - a.length)[0] ?? statement.slice(0, LONGEST_PHRASE).trim();
}
