/** The state of a review: documents and results as they were when it began, the curated data as it is on the disk now. */
import { join } from 'node:path';
import {
  basisSchema,
  comparatorSchema,
  type DocumentResult,
  metricSchema,
  pilotTypeSchema,
  roleSchema,
  scriptSchema,
  stageSchema,
} from '../contract.ts';
import { corpusDocuments, type Registry, readDocumentSync, readRegistry } from '../corpus.ts';
import { revisionOf } from '../curate/store.ts';
import { diff } from '../stages/8-diff.ts';
import { chartsOf } from './charts.ts';
import type { Choices, ReviewModel } from './model.ts';
import { type Reader, readerOf } from './reader.ts';
import { type AnyRecord, fileOf, type RecordContext, recordsIn, reviewRecord } from './records.ts';
import { scoreHistory } from './score-history.ts';

const CHOICES: Choices = {
  type: pilotTypeSchema.options,
  stage: stageSchema.options,
  role: roleSchema.options,
  metric: metricSchema.options,
  comparator: comparatorSchema.options,
  basis: basisSchema.options,
  script: scriptSchema.options,
  precision: ['day', 'month', 'year'],
};

export class Workbench {
  readonly root: string;
  readonly #results: ReadonlyMap<string, DocumentResult>;
  readonly #readers: ReadonlyMap<string, Reader>;
  /** The documents that have to do with each curated file. */
  readonly #telling = new Map<string, ReadonlySet<string>>();

  /** @param results of documents of the workspace, in the order that the page shows */
  constructor(root: string, results: readonly DocumentResult[]) {
    this.root = root;
    this.#results = new Map(results.map((result) => [result.document.id, result]));
    const paths = new Map(corpusDocuments(root).map(({ id, path }) => [id, path]));
    this.#readers = new Map([...this.#results.keys()].map((id) => [id, readerOf(readRaw(root, id, paths.get(id)!))]));
  }

  get atHand(): ReadonlySet<string> {
    return new Set(this.#results.keys());
  }

  /** Everything that the page shows. */
  model(registry: Registry = readRegistry(this.root)): ReviewModel {
    const report = diff([...this.#results.values()], registry);
    const context = this.#context(registry);
    const records = recordsIn(report);
    for (const record of records) this.#remember(record);
    return {
      choices: CHOICES,
      documents: [...this.#readers.values()].map(({ document }) => document),
      records: records.map((record) => reviewRecord(record, context)),
      charts: chartsOf(report, scoreHistory(this.root)),
    };
  }

  /**
   * The records of one curated file as they stand now, from the documents that have to do with it: a decision changes no other file,
   * so the whole corpus need not be compared again.
   */
  recordsOf(file: string): { readonly records: readonly AnyRecord[]; readonly context: RecordContext } {
    const whole = readRegistry(this.root);
    const telling = [...(this.#telling.get(file) ?? [])];
    const registry = narrowed(whole, telling);
    const results = [...this.#results.values()].filter(
      ({ document: { id } }) => registry.documents.has(id) || telling.includes(id),
    );
    const records = recordsIn(diff(results, registry, [...this.atHand])).filter((record) => fileOf(record) === file);
    for (const record of records) this.#remember(record);
    return { records, context: this.#context(registry) };
  }

  #remember(record: AnyRecord): void {
    const file = fileOf(record);
    const stating = record.diff.fields.flatMap(({ curated }) => curated.flatMap((one) => one.in));
    this.#telling.set(file, new Set([...(this.#telling.get(file) ?? []), ...record.diff.documents, ...stating]));
  }

  #context(registry: Registry): RecordContext {
    const revisions = new Map<string, string>();
    return {
      readers: this.#readers,
      digests: new Map([...this.#results].map(([id, { document }]) => [id, document.sha256])),
      reviews: [...registry.announcements.values(), ...registry.documents.values()].flatMap(({ reviews }) => reviews),
      revisionOf: (file) => {
        const known = revisions.get(file) ?? revisionOf(this.root, file);
        revisions.set(file, known);
        return known;
      },
    };
  }
}

/** The part of a registry that has to do with documents: their announcements, and all other documents of these. */
function narrowed({ announcements, documents }: Registry, ids: readonly string[]): Registry {
  const announced = new Set(ids.flatMap((id) => documents.get(id)?.announcements ?? []));
  const near = [...documents].filter(
    ([id, one]) => ids.includes(id) || one.announcements.some((other) => announced.has(other)),
  );
  const all = new Set([...announced, ...near.flatMap(([, one]) => one.announcements)]);
  return { announcements: new Map([...announcements].filter(([id]) => all.has(id))), documents: new Map(near) };
}

function readRaw(root: string, id: string, path: string) {
  return readDocumentSync({ path, id, file: join(root, path) });
}
