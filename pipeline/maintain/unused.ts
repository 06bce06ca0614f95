/** Entries of lexicons that nothing in the corpus needs. */
import { load } from 'js-yaml';
import { lexiconFiles, lexiconText } from '../lexicon/read.ts';
import { termHits } from '../mention/terms.ts';

/** A text as stage 2 leaves it, and as it came. */
export interface Text {
  readonly view: string;
  readonly source: string;
}

export interface Unused {
  /** Below `lexicons/`. */
  readonly file: string;
  readonly entries: number;
  /** The ids of those never found; where a file has no ids, what its entries say. */
  readonly unused: readonly string[];
}

/** Fields whose strings are not looked for: what tells entries apart, explains them or tests them. */
const NOT_FORMS: ReadonlySet<string> = new Set([
  'id',
  'why',
  'matches',
  'rejects',
  'examples',
  'notBefore',
  'needs',
  'kind',
  'role',
  'where',
  'to',
  'wording',
]);
/** The lexicons of terms: their entries are found by the pass that finds mentions. */
const TERMS = /^(?:institutions\/|technologies\.yaml$|programmes\.yaml$|regions\.yaml$)/;

type RawEntry = Readonly<Record<string, unknown>>;

/** Every lexicon with the entries that none of the texts needs. */
export function unusedEntries(texts: readonly Text[]): Unused[] {
  const hit = new Set(texts.flatMap(({ view }) => termHits(view).map(({ term }) => term.id)));
  const all = texts
    .map(({ view, source }) => `${view}\n${source}`)
    .join('\n')
    .toLowerCase();
  return lexiconFiles().map((file) => {
    const entries = load(lexiconText(file)) as readonly RawEntry[];
    const used = (entry: RawEntry): boolean =>
      TERMS.test(file) ? hit.has(String(entry.id)) : formsOf(entry).some((form) => all.includes(form.toLowerCase()));
    const unused = entries.filter((entry) => !used(entry)).map((entry) => String(entry.id ?? entry.from));
    return { file, entries: entries.length, unused };
  });
}

const formsOf = (entry: RawEntry): string[] =>
  Object.entries(entry)
    .filter(([field]) => !NOT_FORMS.has(field))
    .flatMap(([, value]) => [value].flat())
    .filter((value) => typeof value === 'string');
