/** The curated registry: all of `corpus/curated/`, read and checked. */
import { existsSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  type CuratedAnnouncement,
  type CuratedDocument,
  curatedAnnouncementSchema,
  curatedDocumentSchema,
} from './curated.ts';
import { corpusDocuments } from './documents.ts';
import { CorpusError, type CorpusProblem } from './problem.ts';
import { readYaml } from './yaml.ts';

/** What people have verified, by id. */
export interface Registry {
  readonly announcements: ReadonlyMap<string, CuratedAnnouncement>;
  readonly documents: ReadonlyMap<string, CuratedDocument>;
}

const ANNOUNCEMENTS = 'corpus/curated';
const DOCUMENTS = 'corpus/curated/documents';

/** The `.yaml` files directly in a folder of the workspace, sorted, relative to the workspace. */
const yamlFiles = (root: string, folder: string): string[] =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder))
        .filter((name) => name.endsWith('.yaml'))
        .sort()
        .map((name) => `${folder}/${name}`)
    : [];

/** All files of the curated registry, relative to the workspace. */
export const curatedFiles = (root: string): string[] => [
  ...yamlFiles(root, ANNOUNCEMENTS),
  ...yamlFiles(root, DOCUMENTS),
];

/**
 * Reads the curated registry of a workspace.
 * @param root the folder that holds `corpus/`
 * @throws CorpusError with every problem of every file
 */
export function readRegistry(root: string): Registry {
  const { registry, problems } = read(root);
  if (problems.length > 0) throw new CorpusError(problems);
  return registry;
}

/** All that is wrong with the corpus of a workspace: its documents, its curated data, and how they refer to each other. */
export function corpusProblems(root: string): readonly CorpusProblem[] {
  const { registry, problems } = read(root);
  try {
    return [...problems, ...referenceProblems(registry, corpusDocuments(root))];
  } catch (error) {
    if (error instanceof CorpusError) return [...problems, ...error.problems];
    throw error;
  }
}

function read(root: string): { registry: Registry; problems: CorpusProblem[] } {
  const problems: CorpusProblem[] = [];
  const all = <T extends { readonly id: string }>(folder: string, schema: Parameters<typeof readYaml<T>>[2]) => {
    const found = new Map<string, T>();
    for (const file of yamlFiles(root, folder)) {
      const result = readYaml<T>(root, file, schema);
      if ('problems' in result) problems.push(...result.problems);
      else if (`${result.value.id}.yaml` === basename(file)) found.set(result.value.id, result.value);
      else problems.push({ file, path: 'id', message: `is ${result.value.id}`, cure: 'name the file after its id' });
    }
    return found;
  };
  const announcements = all<CuratedAnnouncement>(ANNOUNCEMENTS, curatedAnnouncementSchema);
  return { registry: { announcements, documents: all<CuratedDocument>(DOCUMENTS, curatedDocumentSchema) }, problems };
}

type Reference = { readonly id: string; readonly path: string };

/** Every document id that stands under an `in`, with its place. */
function references(value: unknown, path = ''): Reference[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => references(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, child]): Reference[] => {
    const at = path === '' ? key : `${path}.${key}`;
    return key === 'in' ? (child as string[]).map((id) => ({ id, path: at })) : references(child, at);
  });
}

function referenceProblems(registry: Registry, documents: readonly { id: string; split: string }[]): CorpusProblem[] {
  return [
    ...[...registry.announcements.values()].flatMap((announcement) => announcementProblems(announcement, registry)),
    ...[...registry.documents.values()].flatMap((document) => documentProblems(document, registry)),
    ...missingDocuments(registry, documents),
  ];
}

function announcementProblems(announcement: CuratedAnnouncement, registry: Registry): CorpusProblem[] {
  const file = `${ANNOUNCEMENTS}/${announcement.id}.yaml`;
  const problems: CorpusProblem[] = [];
  for (const { id, path } of references(announcement)) {
    const document = registry.documents.get(id);
    if (!document)
      problems.push({
        file,
        path,
        message: `no document ${id}`,
        cure: `mend the id, or add ${DOCUMENTS}/${id}.yaml and the document`,
      });
    else if (!document.announcements.includes(announcement.id))
      problems.push({
        file,
        path,
        message: `${id} does not announce this`,
        cure: `list it in ${DOCUMENTS}/${id}.yaml`,
      });
  }
  const keys = announcement.pilots.map((pilot) => pilot.key);
  for (const [index, key] of keys.entries())
    if (keys.indexOf(key) < index)
      problems.push({
        file,
        path: `pilots[${index}].key`,
        message: `${key} stands twice`,
        cure: 'give each pilot its own',
      });
  return problems;
}

function documentProblems(document: CuratedDocument, registry: Registry): CorpusProblem[] {
  return document.announcements
    .filter((id) => !registry.announcements.has(id))
    .map((id) => ({
      file: `${DOCUMENTS}/${document.id}.yaml`,
      path: 'announcements',
      message: `no announcement ${id}`,
      cure: `mend the id, or add ${ANNOUNCEMENTS}/${id}.yaml`,
    }));
}

/** Documents without curated file, and curated files without document; texts of `corpus/local/` may be absent, all of them. */
function missingDocuments(registry: Registry, documents: readonly { id: string; split: string }[]): CorpusProblem[] {
  const known = new Set(documents.map(({ id }) => id));
  const localPresent = documents.some(({ split }) => split === 'local');
  const uncurated = documents
    .filter(({ id, split }) => split !== 'local' && !registry.documents.has(id))
    .map(({ id }) => ({
      file: `corpus/documents/${id}`,
      message: 'not curated',
      cure: `write ${DOCUMENTS}/${id}.yaml`,
    }));
  const orphans = [...registry.documents.keys()]
    .filter((id) => localPresent && !known.has(id))
    .map((id) => ({
      file: `${DOCUMENTS}/${id}.yaml`,
      message: 'no such document',
      cure: 'remove it, or add the document',
    }));
  return [...uncurated, ...orphans].map((problem) => ({ path: '', ...problem }));
}
