/** What decisions about one row of the diff do to the text of its curated file. */
import { curatedAnnouncementSchema, curatedDocumentSchema, curatedPilotSchema } from '../corpus/curated.ts';
import type { CuratedValue, FieldDiff } from '../diff/report.ts';
import { type Entry, entriesOf, isList } from './entries.ts';
import { DecisionError } from './store.ts';
import { type CuratedText, type Steps, stepsOf } from './text.ts';

/** The record that a row belongs to: a pilot's keys stand at `at`, those of announcements and documents at the root. */
export interface RecordPlace {
  readonly kind: 'announcement' | 'pilot' | 'document';
  readonly at: Steps;
}

const ORDERS: Readonly<Record<RecordPlace['kind'], readonly string[]>> = {
  announcement: Object.keys(curatedAnnouncementSchema.shape),
  pilot: Object.keys(curatedPilotSchema.shape),
  document: Object.keys(curatedDocumentSchema.shape),
};

/** What a reviewer writes instead: the keys of the entry as curated, or null to take the value out of the registry. */
export interface Edited {
  readonly entry: Entry | null;
}

/** Writes what the documents say into the registry. @param atHand the documents at hand */
export function acceptField(text: CuratedText, row: FieldDiff, place: RecordPlace, atHand: ReadonlySet<string>): void {
  if (row.status === 'same' || row.status === 'equivalent') return;
  if (place.kind === 'document') acceptOfDocument(text, row);
  else if (row.extracted.length === 0) leaveTo(text, row, (id) => atHand.has(id));
  else if (row.field === 'applicants' && row.curated.length > 0) acceptRole(text, row);
  else state(text, row, place, entriesOf(row));
}

/** Writes what the reviewer says. */
export function editField(text: CuratedText, row: FieldDiff, place: RecordPlace, { entry }: Edited): void {
  if (place.kind === 'document' && row.field !== 'programmes')
    text.set([], row.field, entry?.value ?? null, ORDERS.document);
  else if (entry === null) for (const { path } of backwards(row.curated)) text.remove(nodeOf(path));
  else if (place.kind === 'document') overwriteOrAppend(text, row, place, entry);
  else if (row.curated.length === 1) {
    overwrite(text, row.curated[0]!.path, entry);
  } else state(text, row, place, [entry]);
}

function acceptOfDocument(text: CuratedText, row: FieldDiff): void {
  const entry = entriesOf(row)[0] ?? null;
  const place: RecordPlace = { kind: 'document', at: [] };
  if (row.field !== 'programmes') text.set([], row.field, entry?.value ?? null, ORDERS.document);
  else if (entry) overwriteOrAppend(text, row, place, entry);
  else for (const { path } of backwards(row.curated)) text.remove(stepsOf(path));
}

function overwriteOrAppend(text: CuratedText, row: FieldDiff, { kind, at }: RecordPlace, entry: Entry): void {
  const [known] = row.curated;
  if (known) overwrite(text, known.path, entry);
  else text.append([...at, row.field], entry, ORDERS[kind]);
}

/** Those further down first, so that the paths of the others stay right. */
const backwards = (values: readonly CuratedValue[]): CuratedValue[] => [...values].reverse();

/** A pilot's name is no list: it keeps other names as variants. */
const nodeOf = (path: string): Steps => stepsOf(path.replace(/(^|\.)name\[0\]/, '$1name'));

const sameEntry = (value: unknown, entry: Entry): boolean => {
  const plain = typeof value === 'object' && value !== null && !('value' in entry) ? value : { value };
  return Object.entries(plain).every(
    ([key, part]) => JSON.stringify(part ?? null) === JSON.stringify(entry[key] ?? null),
  );
};

/**
 * Makes the entries what their documents state. A document states one value of a row: it leaves the other curated values, and one that
 * no document is left for gives its place to the entry. A value that was known from elsewhere anyway stays.
 */
function state(text: CuratedText, row: FieldDiff, place: RecordPlace, entries: readonly Entry[]): void {
  const telling = new Set(entries.flatMap((entry) => entry.in ?? []));
  const kept = row.curated.filter((one) => one.in.length === 0 || one.in.some((id) => !telling.has(id)));
  const known = (entry: Entry) => row.curated.find(({ value }) => sameEntry(value, entry));
  const vacated = row.curated.filter((one) => !kept.includes(one) && !entries.some((entry) => known(entry) === one));
  for (const one of kept)
    writeStating(
      text,
      one,
      one.in.filter((id) => !telling.has(id)),
    );
  for (const entry of entries) {
    const same = known(entry);
    const slot = same ?? vacated.shift();
    if (same)
      writeStating(text, same, [...new Set([...same.in.filter((id) => !telling.has(id)), ...(entry.in ?? [])])]);
    else if (slot) overwrite(text, slot.path, entry);
    else add(text, row.field, place, entry);
  }
  for (const { path } of backwards(vacated)) text.remove(nodeOf(path));
}

function add(text: CuratedText, field: string, { kind, at }: RecordPlace, entry: Entry): void {
  const list = [...at, field];
  if (text.get(list) === undefined && !isList(field)) text.set(at, field, entry, ORDERS[kind]);
  else if (field === 'name') text.append([...list, 'variants'], entry, ['value', 'in', 'variants']);
  else text.append(list, entry, ORDERS[kind]);
}

function writeStating(text: CuratedText, { path, in: before }: CuratedValue, stating: readonly string[]): void {
  if (stating.join() !== before.join()) text.replace([...nodeOf(path), 'in'], stating);
}

/** Other names and variants stay: they are values of their own. */
const OWN: ReadonlySet<string> = new Set(['also', 'variants']);

function overwrite(text: CuratedText, path: string, entry: Entry): void {
  const at = nodeOf(path);
  const old = text.get(at) as Readonly<Record<string, unknown>>;
  for (const key of Object.keys(old)) if (entry[key] === undefined && !OWN.has(key)) text.remove([...at, key]);
  const order = Object.keys(entry);
  for (const [key, value] of Object.entries(entry))
    if (value !== undefined && JSON.stringify(value) !== JSON.stringify(old[key])) text.set(at, key, value, order);
}

/** The documents say otherwise: nobody of those that `leaves` says states the value. It stays as a fact from elsewhere. */
function leaveTo(text: CuratedText, row: FieldDiff, leaves: (id: string) => boolean): void {
  for (const { path } of row.curated) {
    const at = nodeOf(path);
    const value = text.get(at) as {
      readonly in: readonly string[];
      readonly also?: readonly { in: readonly string[] }[];
    };
    text.replace(
      [...at, 'in'],
      value.in.filter((id) => !leaves(id)),
    );
    for (const [index, other] of (value.also ?? []).entries())
      text.replace(
        [...at, 'also', index, 'in'],
        other.in.filter((id) => !leaves(id)),
      );
  }
}

/** An applicant is known by its name, so what differs is its role. */
function acceptRole(text: CuratedText, row: FieldDiff): void {
  const [known] = row.curated;
  const roles = new Set(entriesOf(row).map(({ role }) => role));
  if (!known || roles.size !== 1) throw new DecisionError('the documents give different roles: edit instead');
  text.set(nodeOf(known.path), 'role', [...roles][0], ['name', 'role', 'in', 'also']);
}
