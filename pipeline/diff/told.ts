/** Values as documents tell them, and as people have curated them: the two sides of every comparison. */
import type { Evidence } from '../contract.ts';

/** A value, and where it stands in the result of a document. */
export interface Told<E> {
  readonly documentId: string;
  readonly path: string;
  readonly rule: string;
  readonly evidence: readonly Evidence[];
  /** Without evidence and rule. */
  readonly value: E;
}

/** A record of a document: an announcement, a pilot, the document itself. */
export interface Source<R> {
  readonly documentId: string;
  /** Of the record in the result: `pilots[2]`. */
  readonly path: string;
  readonly record: R;
}

interface Proof {
  readonly evidence: readonly Evidence[];
  readonly rule: string;
}

type Plain<T> = Omit<T, keyof Proof>;

/** One record as several documents tell it. Paths are those of their results. */
export class Sources<R> {
  readonly all: readonly Source<R>[];

  constructor(all: readonly Source<R>[]) {
    this.all = all;
  }

  /** A scalar, where it is stated. */
  scalar<T>(field: string, pick: (record: R) => (Proof & { readonly value: T }) | null): Told<T>[] {
    return this.object(field, pick).map((told) => ({ ...told, value: told.value.value as T }));
  }

  /** An object with its own keys, where it is stated. */
  object<T extends Proof>(field: string, pick: (record: R) => T | null): Told<Plain<T>>[] {
    return this.list(field, (record) => pick(record) ?? [], false);
  }

  /** The members of a list. @param indexed false where the field is a single value */
  list<T extends Proof>(field: string, pick: (record: R) => T | readonly T[], indexed = true): Told<Plain<T>>[] {
    return this.all.flatMap(({ documentId, path, record }) =>
      [pick(record)].flat().map((one, index) => {
        const { evidence, rule, ...value } = one as T;
        const place = [path, indexed ? `${field}[${index}]` : field].filter((part) => part !== '').join('.');
        return { documentId, path: place, rule, evidence, value };
      }),
    );
  }
}

/** A curated value, the documents that state it, and where it stands in its file. */
export interface Curated<C> {
  readonly value: C;
  readonly in: readonly string[];
  readonly path: string;
}

/** Curated scalars: one, or several where documents differ. */
export const curatedScalar = <T>(
  path: string,
  all: readonly { readonly value: T; readonly in: readonly string[] }[] | undefined,
): Curated<T>[] =>
  (all ?? []).map(({ value, in: stating }, index) => ({ value, in: stating, path: `${path}[${index}]` }));

/** The members of a curated list, each as it stands. */
export const curatedList = <T extends { readonly in: readonly string[] }>(
  path: string,
  all: readonly T[] | undefined,
): Curated<T>[] => (all ?? []).map((value, index) => ({ value, in: value.in, path: `${path}[${index}]` }));

/** As `curatedList`, of institutions: a document that calls one by another name states it too. */
export const curatedInstitutions = <
  T extends { readonly in: readonly string[]; readonly also: readonly { readonly in: readonly string[] }[] },
>(
  path: string,
  all: readonly T[] | undefined,
): Curated<T>[] =>
  curatedList(path, all).map((one) => ({
    ...one,
    in: [...new Set([one, ...one.value.also].flatMap((name) => name.in))],
  }));
