/** Entries that the lexicons seem to lack: applicants that none knows, and terms that recur. Ready to paste, for a person to check. */
import type { Applicant, DocumentResult, InstitutionKind } from '../contract.ts';
import { foldName } from '../fold.ts';
import type { Institution } from '../lexicon.ts';
import { sameInstitution } from '../score/wording.ts';
import type { Entry } from './entry-text.ts';
import { idOf, nameIn } from './romanise.ts';

/** Something that no lexicon knows, where it stands in a document. */
export interface Sighting {
  readonly text: string;
  readonly documentId: string;
  /** What stands around it, as the document has it. */
  readonly context: string;
}

/** A suggested entry with its reasons. */
export interface Suggestion {
  /** Below `lexicons/`. */
  readonly file: string;
  readonly entry: Entry;
  readonly sightings: readonly Sighting[];
}

type Unknown = Sighting & { readonly kind: InstitutionKind };

const CONTEXT = 20;

/** The text around a place of a document. */
export const contextOf = (source: string, start: number, end: number): string =>
  source.slice(Math.max(0, start - CONTEXT), end + CONTEXT);

/** The applicants that `unknown-applicant` notices point at. @param sources the documents' texts by id */
export function unknownApplicants(results: readonly DocumentResult[], sources: ReadonlyMap<string, string>): Unknown[] {
  return results.flatMap(({ document, pilots, notices }) =>
    notices.flatMap(({ code, path }) => {
      const [, pilot, applicant] = /^pilots\[(\d+)\]\.applicants\[(\d+)\]$/.exec(path) ?? [];
      const found = pilots[Number(pilot)]?.applicants[Number(applicant)];
      if (code !== 'unknown-applicant' || !found || isEnglishBranch(found)) return [];
      const { start, end } = found.evidence[0] ?? { start: 0, end: 0 };
      const context = contextOf(sources.get(document.id) ?? '', start, end);
      return [{ text: bankOf(found.name), kind: kindOf(found.kind), documentId: document.id, context }];
    }),
  );
}

/** Of branches only the banks have entries, and an English branch does not say where its bank's name ends. */
const isEnglishBranch = ({ name, kind }: Pick<Applicant, 'name' | 'kind'>): boolean =>
  kind === 'bank-branch' && !HAN.test(name);

/** A branch is found by the shape of its name: the entry is its bank's. */
const bankOf = (name: string): string => /^.{2,20}?银行(?=.{2,20}[分支]行$)/.exec(name)?.[0] ?? name;
const kindOf = (kind: InstitutionKind): InstitutionKind => (kind === 'bank-branch' ? 'bank' : kind);

/** The sightings of one institution: its names are long and short forms of each other. */
function grouped(unknown: readonly Unknown[]): Unknown[][] {
  const groups: Unknown[][] = [];
  for (const one of unknown) {
    const name = foldName(one.text);
    const group = groups.find((others) =>
      others.some(({ text }) => foldName(text) === name || sameInstitution(foldName(text), name)),
    );
    if (group) group.push(one);
    else groups.push([one]);
  }
  return groups;
}

const HAN = /\p{Script=Han}/u;

/** The suggested institutions, the most frequent first. Names without a Chinese character are none: see `englishNames`. */
export function suggestInstitutions(
  unknown: readonly Unknown[],
  files: readonly { readonly file: string; readonly entries: readonly Institution[] }[],
): Suggestion[] {
  const chinese = unknown.filter(({ text }) => HAN.test(text));
  return grouped(chinese)
    .map((sightings): Suggestion => {
      const names = [...new Set(sightings.map(({ text }) => text))].sort(
        (a, b) => b.length - a.length || (a < b ? -1 : 1),
      );
      const [name = '', ...forms] = names;
      const kind = sightings[0]?.kind ?? 'other';
      const entry = { id: idOf(name), name, nameEn: nameIn(name), kind, forms };
      return { file: fileOf(kind, files), entry, sightings };
    })
    .sort((a, b) => b.sightings.length - a.sightings.length || (a.entry.id < b.entry.id ? -1 : 1));
}

/** The file that holds most institutions of a kind. */
function fileOf(kind: InstitutionKind, files: Parameters<typeof suggestInstitutions>[1]): string {
  const count = (entries: readonly Institution[]): number => entries.filter((entry) => entry.kind === kind).length;
  const ordered = [...files].sort((a, b) => count(b.entries) - count(a.entries) || (a.file < b.file ? -1 : 1));
  return ordered[0]?.file ?? 'institutions/technology-companies.yaml';
}

/** Sightings of names in Latin letters, by name: forms for the entry that the institution has or should have. */
export function englishNames(unknown: readonly Unknown[]): Map<string, Sighting[]> {
  const names = new Map<string, Sighting[]>();
  for (const one of unknown) if (!HAN.test(one.text)) names.set(one.text, [...(names.get(one.text) ?? []), one]);
  return names;
}

/** In fewer documents a term is one author's word. */
const RECURS = 2;

/** The suggested technologies: terms that recur in several documents, the most frequent first. */
export function suggestTechnologies(terms: readonly Sighting[]): Suggestion[] {
  const byTerm = new Map<string, Sighting[]>();
  for (const one of terms) byTerm.set(one.text, [...(byTerm.get(one.text) ?? []), one]);
  return [...byTerm]
    .filter(([, sightings]) => new Set(sightings.map(({ documentId }) => documentId)).size >= RECURS)
    .map(([name, sightings]) => {
      const entry = { id: idOf(name), name, nameEn: nameIn(name), family: 'software' };
      return { file: 'technologies.yaml', entry, sightings };
    })
    .sort((a, b) => b.sightings.length - a.sightings.length || (a.entry.id < b.entry.id ? -1 : 1));
}
