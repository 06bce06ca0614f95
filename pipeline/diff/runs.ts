/**
 * Two runs over the same documents, judged by the curated data where it speaks: what the second has gained and what it has lost. Each
 * document is compared by itself, so that a loss in one is not hidden by the others. Swapping the runs swaps gains and losses.
 */
import type { DocumentResult } from '../contract.ts';
import type { Registry } from '../corpus.ts';
import { diff } from '../stages/8-diff.ts';
import type { DiffReport, FieldDiff, RecordDiff } from './report.ts';
import { type RunChange, type RunPilot, type RunRecord, type RunReport, runSummary } from './run-report.ts';
import { judged, VERDICTS, type Verdict, verdictOf } from './verdict.ts';

/** Compares two runs. @param registry the curated data that judges both */
export function diffRuns(
  base: readonly DocumentResult[],
  head: readonly DocumentResult[],
  registry: Registry,
): RunReport {
  const [before, after] = [byId(base), byId(head)];
  const ids = [...new Set([...before.keys(), ...after.keys()])].sort();
  const records = new Map<string, RunRecord>();
  for (const id of ids) {
    const of = (result: DocumentResult | undefined) => recordsOf(diff(result ? [result] : [], registry, [id]));
    const sides = { before: of(before.get(id)), after: of(after.get(id)) };
    const curated = registry.documents.has(id);
    const whole = before.has(id) && after.has(id);
    for (const record of changedRecords(id, sides, { curated, whole })) {
      const known = records.get(record.id);
      records.set(record.id, known ? merged(known, record) : record);
    }
  }
  const all = [...records.values()].sort((a, b) => (a.id < b.id ? -1 : 1));
  return {
    summary: runSummary(ids, { before, after }, all),
    announcements: all.filter(({ kind }) => kind === 'announcement'),
    pilots: all.filter(({ kind }) => kind === 'pilot').map(asPilot),
    documents: all.filter(({ kind }) => kind === 'document'),
  };
}

const byId = (results: readonly DocumentResult[]): Map<string, DocumentResult> =>
  new Map(results.map((result) => [result.document.id, result]));

type Known = Pick<RunRecord, 'id' | 'kind' | 'group' | 'name'> & { readonly record: RecordDiff };

const recordsOf = ({ announcements, pilots, documents }: DiffReport): Map<string, Known> => {
  const all: Known[] = [
    ...announcements.map((record) => ({ ...at(record, 'announcement', record.announcementId), name: null })),
    ...pilots.map((record) => ({ ...at(record, 'pilot', record.announcementId), name: record.name })),
    ...documents.map((record) => ({ ...at(record, 'document', record.documentId), name: null })),
  ];
  return new Map(all.map((known) => [known.id, known]));
};

const at = (record: RecordDiff, kind: RunRecord['kind'], group: string) => ({ id: record.id, kind, group, record });

interface Circumstances {
  /** Whether people have verified what this document states. */
  readonly curated: boolean;
  /** Whether both runs have the document. */
  readonly whole: boolean;
}

function changedRecords(
  documentId: string,
  { before, after }: { readonly before: Map<string, Known>; readonly after: Map<string, Known> },
  circumstances: Circumstances,
): RunRecord[] {
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [was, is] = [before.get(id), after.get(id)];
    const { kind, group, name } = (is ?? was)!;
    const fields = changesOf(documentId, id, kind, was?.record ?? null, is?.record ?? null, circumstances);
    return fields.length > 0 ? [{ id, kind, group, name, status: worstOf(fields), fields }] : [];
  });
}

const present = (record: RecordDiff | null): record is RecordDiff => record !== null && record.documents.length > 0;

/** The changes of one record in one document. A record that came or went is one change. */
function changesOf(
  documentId: string,
  id: string,
  kind: RunRecord['kind'],
  was: RecordDiff | null,
  is: RecordDiff | null,
  { curated, whole }: Circumstances,
): RunChange[] {
  if (!present(was) && !present(is)) return [];
  if (present(was) && present(is)) return fieldChanges(documentId, was, is, curated);
  const record = present(is) ? is : was!;
  const superfluous = record.status === 'new';
  const known = curated && (whole || !superfluous);
  const status = known ? (present(is) === superfluous ? 'loss' : 'gain') : 'unjudged';
  const first = record.fields.find(({ extracted }) => extracted.length > 0);
  const { extracted, evidence } = first ?? { extracted: [], evidence: [] };
  const values = present(is) ? { base: [], extracted } : { base: extracted, extracted: [] };
  return [{ id, field: kind, status, documentId, curated: first?.curated ?? [], ...values, evidence }];
}

function fieldChanges(documentId: string, was: RecordDiff, is: RecordDiff, curated: boolean): RunChange[] {
  const [before, after] = [fieldsById(was), fieldsById(is)];
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((id) => {
    const [old, now] = [before.get(id) ?? null, after.get(id) ?? null];
    const status = curated ? judged(old, now) : verdictOf(old, now);
    if (status === null) return [];
    const { field, curated: values } = (now ?? old)!;
    const evidence = now && now.evidence.length > 0 ? now.evidence : (old?.evidence ?? []);
    const sides = { base: old?.extracted ?? [], extracted: now?.extracted ?? [] };
    return [{ id, field, status, documentId, curated: values, ...sides, evidence }];
  });
}

const fieldsById = ({ fields }: RecordDiff): Map<string, FieldDiff> =>
  new Map(fields.map((field) => [field.id, field]));

const worstOf = (fields: readonly RunChange[]): Verdict =>
  VERDICTS.find((verdict) => fields.some(({ status }) => status === verdict)) ?? 'unjudged';

function merged(a: RunRecord, b: RunRecord): RunRecord {
  const fields = [...a.fields, ...b.fields];
  return { ...a, name: a.name ?? b.name, status: worstOf(fields), fields };
}

const asPilot = (record: RunRecord): RunPilot => ({
  ...record,
  key: record.id.slice(record.group.length + 1),
  announcementId: record.group,
});
