/** Builds the fields of one record: every value told or curated becomes one row with its status. */
import { foldName } from '../fold.ts';
import { align } from './align.ts';
import { type Kind, statusOf } from './kind.ts';
import type { MemberKind } from './member.ts';
import type { DiffNotice, ExtractedValue, FieldDiff, Status } from './report.ts';
import { languageOf } from './spelling.ts';
import type { Curated, Told } from './told.ts';

/** What the rows of a record need to know. */
export interface RowContext {
  /** Of the record. */
  readonly id: string;
  readonly atHand: ReadonlySet<string>;
  /** All notices of the record's documents. */
  readonly notices: readonly DiffNotice[];
}

interface Row<C, E> {
  readonly field: string;
  /** Tells the members of a list apart; empty for a scalar. */
  readonly member: string;
  readonly curated: readonly Curated<C>[];
  readonly told: readonly Told<E>[];
}

/** Statements are long; their beginnings tell them apart. */
const LONGEST_MEMBER = 32;

export class Rows {
  readonly fields: FieldDiff[] = [];
  readonly #context: RowContext;
  readonly #ids = new Map<string, number>();

  constructor(context: RowContext) {
    this.#context = context;
  }

  /** A single value; several curated ones are those of documents that differ. */
  scalar<C, E>(field: string, curated: readonly Curated<C>[], told: readonly Told<E>[], kind: Kind<C, E>): void {
    if (curated.length + told.length > 0) this.#judge({ field, member: '', curated, told }, kind);
  }

  /** A name: the Chinese ones and the English ones stand beside each other. */
  names(
    field: string,
    curated: readonly Curated<string>[],
    told: readonly Told<string>[],
    kind: Kind<string, string>,
  ): void {
    for (const language of ['zh', 'en'] as const) {
      const row = {
        field,
        member: language === 'zh' ? '' : language,
        curated: curated.filter(({ value }) => languageOf(value) === language),
        told: told.filter(({ value }) => languageOf(value) === language),
      };
      if (row.curated.length + row.told.length > 0) this.#judge(row, kind);
    }
  }

  /** A list: its members are compared by identity. */
  list<C, E>(field: string, curated: readonly Curated<C>[], told: readonly Told<E>[], kind: MemberKind<C, E>): void {
    for (const group of align(curated, told, kind)) {
      const member = group.curated
        ? kind.keyOfCurated(group.curated.value)
        : group.told.map(({ value }) => kind.keyOfTold(value))[0];
      const row = { field, member: member ?? '', curated: group.curated ? [group.curated] : [], told: group.told };
      this.#judge(row, kind);
    }
  }

  /** A row whose status is already known. */
  add<C, E>(
    row: Row<C, E>,
    status: Status,
    show: { readonly curated: (value: C) => string; readonly told: (value: E) => string },
  ): void {
    const { field, curated, told } = row;
    const pointing = this.#context.notices.filter(({ documentId, path }) =>
      told.some((one) => one.documentId === documentId && isAt(path, one.path)),
    );
    this.fields.push({
      id: this.#id(row),
      field,
      status,
      curated: curated.map(({ value, in: stating, path }) => ({
        value: withoutStating(value),
        text: show.curated(value),
        in: stating,
        path,
      })),
      extracted: byValue(told, show.told),
      evidence: told.flatMap(({ documentId, evidence }) => evidence.map((one) => ({ documentId, ...one }))),
      notices: pointing,
    });
  }

  #judge<C, E>(row: Row<C, E>, kind: Kind<C, E>): void {
    const status = statusOf(row.curated, row.told, kind, this.#context.atHand);
    this.add(row, status, { curated: kind.showCurated, told: kind.showTold });
  }

  #id({ field, member }: { readonly field: string; readonly member: string }): string {
    const own = (foldName(member) || member).slice(0, LONGEST_MEMBER);
    const id = [this.#context.id, field, ...(own === '' ? [] : [own])].join('/');
    const count = (this.#ids.get(id) ?? 0) + 1;
    this.#ids.set(id, count);
    return count === 1 ? id : `${id}-${count}`;
  }
}

/** Whether a path is a place or lies within it. */
export const isAt = (path: string, place: string): boolean =>
  path === place || path.startsWith(`${place}.`) || path.startsWith(`${place}[`);

/** A curated value without what says who states it; that stands beside it. */
function withoutStating(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).filter(([key]) => key !== 'in'));
}

/** The values told, each once, with all places where they stand. */
function byValue<E>(told: readonly Told<E>[], show: (value: E) => string): ExtractedValue[] {
  const values = new Map<string, { value: E; text: string; places: Omit<Told<E>, 'value'>[] }>();
  for (const { value, ...place } of told) {
    const key = JSON.stringify(value);
    const known = values.get(key) ?? { value, text: show(value), places: [] };
    known.places.push(place);
    values.set(key, known);
  }
  return [...values.values()];
}
