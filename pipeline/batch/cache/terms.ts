/**
 * The term lexicons as a cached result knew them, and which of their entries differ between two states. They are compared as written, entry by
 * entry: a result depends on an entry only through the entry's own strings, found in its text, or through another entry that refers to it.
 *
 * Why these files and no others: every form of theirs is matched as a string (`mention/trie.ts`) or a word (`words/user-words.ts`), and an entry is
 * looked up by id only where one was found, or where one that was found refers to it: by `parent`, or by the short name of a region. All other
 * lexicons are parts of regular expressions or sets of words, whose change no comparison of strings can confine: it changes the generation.
 */
import { createHash } from 'node:crypto';
import { createRequire } from 'node:module';
import { mayHold, type Needs, needsOf } from './filter.ts';

const require = createRequire(import.meta.url);
/** Loaded when two states of the lexicons are compared, which they seldom are. */
const load = (text: string): unknown => (require('js-yaml') as typeof import('js-yaml')).load(text);

/** One entry: what names it, what it refers to and what others refer to it by. */
interface TermEntry {
  readonly key: string;
  readonly digest: string;
  readonly forms: readonly string[];
  readonly refers: readonly string[];
  readonly known: readonly string[];
}

/** The entries in the order in which they are matched. */
export type Terms = readonly TermEntry[];

/** A lexicon file by its name relative to `lexicons/`. */
export type LexiconTexts = ReadonlyMap<string, string>;

const DIVISIONS = 'regions/divisions.json';
const REGIONS = 'regions.yaml';
const LISTS: readonly (readonly [kind: string, files: RegExp])[] = [
  ['institution', /^institutions\/.*\.yaml$/],
  ['technology', /^technologies\.yaml$/],
  ['programme', /^programmes\.yaml$/],
];

/** Whether a file is a term lexicon. */
export const isTermLexicon = (name: string): boolean =>
  name === DIVISIONS || name === REGIONS || LISTS.some(([, files]) => files.test(name));

type Written = Readonly<Record<string, unknown>>;

const strings = (value: unknown): string[] =>
  typeof value === 'string' ? [value] : Array.isArray(value) ? value.flatMap(strings) : [];
const digestOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('base64url').slice(0, 16);
const listOf = (value: unknown): Written[] => (Array.isArray(value) ? (value as Written[]) : []);

/** Names and rejects in all languages: `full` and `pinyin` are those of the code tables. */
const formsOf = (entry: Written): string[] =>
  ['name', 'nameEn', 'forms', 'formsEn', 'rejects', 'full', 'pinyin'].flatMap((field) => strings(entry[field]));

const named = (name: string): string => `region-named:${name}`;
/** Of several places with one id a lookup gives one: they count as one. */
const idOf = ({ id, pinyin }: Written): string[] =>
  strings(id ?? pinyin).map((one) => `region-id:${one.toLowerCase().replaceAll("'", '').replaceAll(' ', '-')}`);

function listed(kind: string, entry: Written): TermEntry {
  const key = `${kind}:${String(entry.id)}`;
  const parents = strings(entry.parent).map((id) => `${kind}:${id}`);
  const refers = [...parents, ...strings(entry.regions).map(named)];
  return { key, digest: digestOf(entry), forms: formsOf(entry), refers, known: [key] };
}

/** A place is what the code tables and people say of it together. */
function place(row: Written | null, own: readonly Written[]): TermEntry {
  const key = `region:${String(row?.code ?? own[0]?.code ?? own[0]?.id)}`;
  const all = [...(row ? [row] : []), ...own];
  const names = [...all.flatMap(({ name }) => strings(name)).map(named), ...all.flatMap(idOf)];
  return { key, digest: digestOf(all), forms: all.flatMap(formsOf), refers: names, known: [key, ...names] };
}

function places(texts: LexiconTexts): TermEntry[] {
  const rows = listOf(JSON.parse(texts.get(DIVISIONS) ?? '[]'));
  const overrides = listOf(load(texts.get(REGIONS) ?? '[]'));
  const byCode = new Map<unknown, Written[]>();
  for (const one of overrides) byCode.set(one.code ?? one.id, [...(byCode.get(one.code ?? one.id) ?? []), one]);
  const coded = rows.map((row) => place(row, byCode.get(row.code) ?? []));
  const codes = new Set(rows.map(({ code }) => code));
  return [...coded, ...[...byCode].flatMap(([code, own]) => (codes.has(code) ? [] : place(null, own)))];
}

/**
 * The entries of the term lexicons.
 * @throws YAMLException, SyntaxError where a file cannot be parsed
 */
export function termsOf(texts: LexiconTexts): Terms {
  const names = [...texts.keys()].sort();
  const lists = LISTS.flatMap(([kind, files]) =>
    names
      .filter((name) => files.test(name))
      .flatMap((name) => listOf(load(texts.get(name)!)).map((entry) => listed(kind, entry))),
  );
  return [...lists, ...places(texts)];
}

/** Which documents a change can touch: those whose filter can meet one of these needs, or all. */
export type Touch = readonly Needs[] | 'all';

/** Whether a change can touch a document. */
export const touches = (touch: Touch, filter: Uint8Array): boolean =>
  touch === 'all' || touch.some((needs) => mayHold(filter, needs));

/**
 * Which documents the step from one state to the other can touch. Entries that others refer to count with those, however long the chain. All
 * documents, where entries of both states stand in another order or one stands twice: of two entries with one form the order decides.
 */
export function touchedBy(before: Terms, after: Terms): Touch {
  const [old, now] = [byKey(before), byKey(after)];
  const inOrder = [...old.keys()].filter((key) => now.has(key)).join('\n');
  const reordered = [...now.keys()].filter((key) => old.has(key)).join('\n') !== inOrder;
  if (reordered || old.size < before.length || now.size < after.length) return 'all';
  const changed = new Set<string>();
  for (const entry of [...before, ...after]) {
    if (old.get(entry.key)?.digest === now.get(entry.key)?.digest) continue;
    for (const name of entry.known) changed.add(name);
  }
  const all = withReferrers([...before, ...after], changed);
  return [...new Set(all.flatMap(({ forms }) => forms))].map(needsOf);
}

const byKey = (terms: Terms): Map<string, TermEntry> => new Map(terms.map((entry) => [entry.key, entry]));

/** The entries known by these names, and those that refer to them; the names grow until nothing more refers to them. */
function withReferrers(entries: Terms, changed: Set<string>): TermEntry[] {
  for (let size = -1; size < changed.size; ) {
    size = changed.size;
    for (const entry of entries) {
      if (entry.refers.some((name) => changed.has(name))) for (const name of entry.known) changed.add(name);
    }
  }
  return entries.filter(({ key }) => changed.has(key));
}
