/** Decisions about a record as a whole: one that nobody has curated, and one that the documents at hand do not tell of. */
import { curatedAnnouncementSchema, curatedPilotSchema } from '../corpus/curated.ts';
import type { AnnouncementDiff, DocumentDiff, FieldDiff, PilotDiff, RecordDiff } from '../diff/report.ts';
import { acceptField, type RecordPlace } from './apply.ts';
import { type Entry, entriesOf, isList } from './entries.ts';
import { flow } from './flow.ts';
import type { CuratedText } from './text.ts';

/** Writes a new announcement, without its pilots, into an empty file. */
export function acceptAnnouncement(text: CuratedText, { announcementId, fields }: AnnouncementDiff): void {
  text.set([], 'id', announcementId, []);
  const place: RecordPlace = { kind: 'announcement', at: [] };
  for (const row of fields) acceptField(text, row, place, new Set());
  if (text.get(['pilots']) === undefined) text.set([], 'pilots', [], Object.keys(curatedAnnouncementSchema.shape));
}

/** Writes a document that nobody has curated into an empty file. */
export function acceptDocument(text: CuratedText, { documentId, fields }: DocumentDiff): void {
  text.set([], 'id', documentId, []);
  const order = ['id', 'title', 'publisher', 'publishedOn', 'script', 'announcements', 'programmes'];
  for (const key of order.slice(1, 5)) {
    const row = fields.find(({ field }) => field === key);
    text.set([], key, row?.extracted[0]?.value ?? null, order);
  }
  text.set([], 'announcements', [], order);
  text.set([], 'programmes', [], order);
  const place: RecordPlace = { kind: 'document', at: [] };
  for (const row of fields) if (row.field === 'programmes') acceptField(text, row, place, new Set());
}

/** Adds a new pilot behind the others of its announcement. */
export function acceptPilot(text: CuratedText, pilot: PilotDiff): void {
  const taken = ((text.get(['pilots']) ?? []) as { readonly key: string }[]).map(({ key }) => key);
  const keys = pilotKeys(pilot, newKey(pilot, taken));
  const order = Object.keys(curatedPilotSchema.shape);
  const sorted = [...keys].sort(([a], [b]) => order.indexOf(a) - order.indexOf(b));
  text.append(['pilots'], null, Object.keys(curatedAnnouncementSchema.shape), (indent) => block(sorted, indent));
}

/** The documents at hand do not tell of it: nobody of them states any of its values. */
export function leaveRecord(
  text: CuratedText,
  record: RecordDiff,
  place: RecordPlace,
  atHand: ReadonlySet<string>,
): void {
  for (const row of record.fields)
    if (row.extracted.length === 0 && row.curated.length > 0) acceptField(text, row, place, atHand);
}

/** A key is permanent and readable: technologies and applicants by the ids of their lexicons. */
function newKey({ fields }: PilotDiff, taken: readonly string[]): string {
  const ids = (field: string): string[] =>
    fields
      .flatMap((row) => (row.field === field ? row.extracted : []))
      .map(({ value }) => String((value as { id: string | null }).id ?? ''));
  const slug = [...ids('technologies').slice(0, 1), ...ids('applicants').slice(0, 1)]
    .join('-')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
  const base = slug === '' ? 'pilot' : slug;
  let key = base;
  for (let count = 2; taken.includes(key); count += 1) key = `${base}-${count}`;
  return key;
}

type Keys = Map<string, unknown>;

function pilotKeys({ fields }: PilotDiff, key: string): Keys {
  const keys: Keys = new Map([['key', key]]);
  for (const row of fields) {
    const entries = entriesOf(row);
    if (row.field === 'name') keys.set('name', named(keys.get('name') as Entry | undefined, entries));
    else if (isList(row.field))
      keys.set(row.field, [...((keys.get(row.field) as Entry[]) ?? []), ...members(row, entries)]);
    else keys.set(row.field, entries.length === 1 ? entries[0] : entries);
  }
  return keys;
}

/** One member of a list under the names that documents give it. */
function members({ field }: FieldDiff, entries: readonly Entry[]): Entry[] {
  const [first, ...others] = entries;
  if (!first) return [];
  if (field !== 'applicants' && field !== 'participants') return [first];
  const also = others.filter(({ name }) => name !== first.name).map(({ name, in: stating }) => ({ name, in: stating }));
  return [also.length > 0 ? { ...first, also } : first];
}

function named(known: Entry | undefined, entries: readonly Entry[]): Entry {
  const [first, ...others] = known ? [known, ...entries] : entries;
  const variants = [...((first!.variants as Entry[] | undefined) ?? []), ...others];
  return variants.length > 0 ? { ...first, variants } : first!;
}

/** A pilot as the curated files write it: a key a line, a member a line. */
const block = (keys: readonly (readonly [string, unknown])[], indent: string): string =>
  keys
    .map(([key, value]) =>
      Array.isArray(value)
        ? `${key}:\n${value.map((member) => `${indent}  - ${flow(member)}`).join('\n')}`
        : `${key}: ${flow(value)}`,
    )
    .join(`\n${indent}`);
