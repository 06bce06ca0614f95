/** A reviewer's decision, from the request to the curated file. */
import { z } from 'zod';
import { acceptField, editField, type RecordPlace } from '../curate/apply.ts';
import type { Entry } from '../curate/entries.ts';
import { acceptAnnouncement, acceptDocument, acceptPilot, leaveRecord } from '../curate/records.ts';
import type { Basis, Review } from '../curate/reviews.ts';
import {
  announcementFile,
  DecisionError,
  documentFile,
  linkAnnouncement,
  makeChange,
  revisionOf,
  StaleRevisionError,
} from '../curate/store.ts';
import { type CuratedText, stepsOf } from '../curate/text.ts';
import type { FieldDiff } from '../diff/report.ts';
import type { DecisionAnswer, DecisionRequest } from './model.ts';
import { type AnyRecord, recordBasis, reviewRecord, rowBasis } from './records.ts';
import type { Workbench } from './workbench.ts';

export const decisionSchema = z.strictObject({
  record: z.string().min(1).max(400),
  row: z.string().min(1).max(800).nullable(),
  decision: z.enum(['accept', 'reject', 'edit']),
  revision: z.string().max(40),
  by: z.string().trim().min(1).max(80),
  entry: z.record(z.string(), z.unknown()).nullish(),
});

/** Nothing on this page is called so any more. */
export class UnknownRecordError extends Error {
  constructor(id: string) {
    super(`${id} is no longer there`);
    this.name = 'UnknownRecordError';
  }
}

/**
 * Carries out a decision: when this returns it is on the disk.
 * @param at when it was made
 * @throws StaleRevisionError, DecisionError, UnknownRecordError
 */
export function decide(bench: Workbench, request: DecisionRequest, at: Date): DecisionAnswer {
  const file = fileOfId(request.record);
  const { records, context } = bench.recordsOf(file);
  const record = records.find(({ diff }) => diff.id === request.record);
  if (revisionOf(bench.root, file) !== request.revision) throw new StaleRevisionError(file);
  if (!record) throw new UnknownRecordError(request.record);
  const row = request.row === null ? null : (record.diff.fields.find(({ id }) => id === request.row) ?? null);
  if (request.row !== null && row === null) throw new UnknownRecordError(request.row);
  const basis = row ? rowBasis(record.diff, row, context) : recordBasis(record.diff, context);
  const review = reviewOf(request, basis, at);
  checkPossible(request, record, row);
  const isNew = request.revision === 'none';
  if (isNew && request.decision === 'reject') rejectUnfiled(bench, record, review);
  else
    makeChange(bench.root, {
      file,
      revision: request.revision,
      review,
      apply: (text) => applyTo(text, request, record, row, bench.atHand),
      before: () => linkDocuments(bench, record, row, request),
    });
  return answer(bench, file, records);
}

function fileOfId(id: string): string {
  const [first = '', second = ''] = id.split('/');
  return first === 'documents' ? documentFile(second) : announcementFile(first);
}

const reviewOf = ({ decision, by }: DecisionRequest, basis: Basis, at: Date): Review => ({
  record: basis.record,
  ...(basis.row === undefined ? {} : { row: basis.row }),
  decision,
  by: by.trim(),
  at: `${at.toISOString().slice(0, 19)}Z`,
  documents: basis.documents,
  passage: basis.passage,
  value: basis.value,
});

/** @throws DecisionError where the decision would mean nothing */
function checkPossible({ decision, entry }: DecisionRequest, { diff }: AnyRecord, row: FieldDiff | null): void {
  if (row && diff.status === 'new')
    throw new DecisionError('nobody has curated this record: accept or reject it as a whole first');
  if (!row && decision === 'edit') throw new DecisionError('a record is edited value by value');
  if (decision === 'edit' && entry === undefined) throw new DecisionError('an edit needs its value');
  if (row && decision === 'reject' && (row.status === 'same' || row.status === 'equivalent'))
    throw new DecisionError('extraction and registry agree: edit the value instead');
}

/** A new announcement that is none has no file of its own: the decision stands with the document that told it. */
function rejectUnfiled(bench: Workbench, { diff }: AnyRecord, review: Review): void {
  const [document] = diff.documents;
  const file = document === undefined ? null : documentFile(document);
  const revision = file === null ? 'none' : revisionOf(bench.root, file);
  if (file === null || revision === 'none')
    throw new DecisionError('accept the document first: the decision stands in its file');
  makeChange(bench.root, { file, revision, review, apply: () => {} });
}

function applyTo(
  text: CuratedText,
  { decision, entry }: DecisionRequest,
  record: AnyRecord,
  row: FieldDiff | null,
  atHand: ReadonlySet<string>,
): void {
  const place = placeOf(text, record);
  if (decision === 'edit' && row) editField(text, row, place, { entry: (entry ?? null) as Entry | null });
  else if (decision === 'accept' && row) acceptField(text, row, place, atHand);
  else if (decision === 'accept') acceptRecord(text, record, place, atHand);
}

function acceptRecord(text: CuratedText, record: AnyRecord, place: RecordPlace, atHand: ReadonlySet<string>): void {
  if (record.diff.status === 'missing') leaveRecord(text, record.diff, place, atHand);
  else if (record.diff.status !== 'new') return;
  else if (record.kind === 'announcement') acceptAnnouncement(text, record.diff);
  else if (record.kind === 'document') acceptDocument(text, record.diff);
  else if (text.text === '') throw new DecisionError('accept its announcement first');
  else acceptPilot(text, record.diff);
}

function placeOf(text: CuratedText, { kind, diff }: AnyRecord): RecordPlace {
  if (kind !== 'pilot') return { kind, at: [] };
  const pilots = (text.get(['pilots']) ?? []) as { readonly key: string }[];
  return { kind, at: stepsOf(`pilots[${pilots.findIndex(({ key }) => key === diff.key)}]`) };
}

/** Documents that state a value of an announcement have to list it. */
function linkDocuments(bench: Workbench, record: AnyRecord, row: FieldDiff | null, request: DecisionRequest): void {
  if (record.kind === 'document' || request.decision === 'reject') return;
  const edited = ((request.entry?.in as string[] | undefined) ?? []).filter((id) => bench.atHand.has(id));
  const told = (row ? [row] : record.diff.fields).flatMap(({ evidence }) =>
    evidence.map(({ documentId }) => documentId),
  );
  const stating = request.decision === 'edit' ? edited : told;
  for (const id of new Set(stating)) linkAnnouncement(bench.root, id, record.diff.announcementId);
}

function answer(bench: Workbench, file: string, before: readonly AnyRecord[]): DecisionAnswer {
  const { records, context } = bench.recordsOf(file);
  const ids = new Set(records.map(({ diff }) => diff.id));
  return {
    records: records.map((record) => reviewRecord(record, context)),
    gone: before.map(({ diff }) => diff.id).filter((id) => !ids.has(id)),
  };
}

/** What a reviewer needs who was refused: the records as they stand now. */
export function afresh(bench: Workbench, record: string): DecisionAnswer {
  return answer(bench, fileOfId(record), []);
}
