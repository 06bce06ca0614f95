/**
 * What a table of the export is. One description a table says its columns, what they mean and how they come out of a record: writers,
 * data dictionary and evidence all follow from it, so that they cannot disagree.
 */
import type { DocumentResult, ErrorResult, Evidence } from '../contract.ts';

/** `integer` is whole and below 2^53, `number` a double. */
export type ColumnType = 'string' | 'integer' | 'number' | 'boolean';
export type Cell = string | number | boolean | null;
/** Cells in the order of the table's columns. */
export type Row = readonly Cell[];

/** One line that extraction gave, and its place among all of the export, from 1. */
export interface Entry<T = DocumentResult | ErrorResult> {
  readonly result: T;
  readonly ordinal: number;
}

export interface Column {
  readonly name: string;
  readonly type: ColumnType;
  readonly nullable: boolean;
  readonly about: string;
  /** Identifies the row within its table; the first column of every table that has one. */
  readonly primary?: boolean;
  /** `table.column` whose value this repeats. */
  readonly references?: string;
  /** All values that there can be. */
  readonly values?: readonly string[];
}

/** Why a value stands: the places in the source, and the rule. */
export interface Proof {
  readonly evidence: readonly Evidence[];
  readonly rule: string | null;
}

/** A cell's proof. */
export interface CellProof extends Proof {
  readonly table: string;
  readonly row: string;
  readonly column: string;
}

export interface Table {
  readonly name: string;
  readonly about: string;
  readonly columns: readonly Column[];
  rows(entry: Entry): Row[];
  proofs(entry: Entry): CellProof[];
}

/** A column with the way to its cell, and to the proof of it. */
export interface Field<S> extends Column {
  of(source: S): Cell;
  proof?(source: S): Proof | null;
}

type Rest<S> = Partial<Pick<Field<S>, 'primary' | 'references' | 'values' | 'proof'>>;

const field =
  <T extends Cell>(type: ColumnType, nullable: boolean) =>
  <S>(name: string, about: string, of: (source: S) => T, rest: Rest<S> = {}): Field<S> => ({
    name,
    type,
    nullable,
    about,
    of,
    ...rest,
  });

export const text = field<string>('string', false);
export const textOrNull = field<string | null>('string', true);
export const integer = field<number>('integer', false);
export const integerOrNull = field<number | null>('integer', true);
export const number = field<number>('number', false);
export const numberOrNull = field<number | null>('number', true);
export const flag = field<boolean>('boolean', false);

/** The first proof that a row has: of the leftmost column that has one. */
function firstProof<S>(fields: readonly Field<S>[], source: S): Proof | null {
  for (const { proof } of fields) {
    const found = proof?.(source);
    if (found) return found;
  }
  return null;
}

/** The columns that show the first evidence of a row beside its values. */
const evidenceFields = <S>(fields: readonly Field<S>[]): Field<S>[] => {
  const proof = (source: S) => firstProof(fields, source);
  const first = (source: S) => proof(source)?.evidence[0] ?? null;
  return [
    integerOrNull(
      'evidence_start',
      'Where the first evidence begins: UTF-16 offset into the source text, from 0',
      (source) => first(source)?.start ?? null,
    ),
    integerOrNull('evidence_end', 'Where it ends, exclusive', (source) => first(source)?.end ?? null),
    textOrNull('evidence_quote', 'The characters that stand there', (source) => first(source)?.quote ?? null),
    textOrNull('evidence_rule', 'The rule that gave the value', (source) => proof(source)?.rule ?? null),
  ];
};

/** A table whose rows come from results; rows without own evidence leave `evidenced` out. */
export function table<S>(
  name: string,
  about: string,
  sources: (entry: Entry<DocumentResult>) => readonly S[],
  fields: readonly Field<S>[],
): Table {
  const all = fields.some(({ proof }) => proof) ? [...fields, ...evidenceFields(fields)] : fields;
  const sourcesOf = ({ result, ordinal }: Entry) => ('error' in result ? [] : sources({ result, ordinal }));
  return {
    name,
    about,
    columns: all.map(({ of: _, proof: __, ...column }) => column),
    rows: (entry) => sourcesOf(entry).map((source) => all.map(({ of }) => of(source))),
    proofs: (entry) =>
      sourcesOf(entry).flatMap((source) =>
        fields.flatMap(({ name: column, proof }) => {
          const found = proof?.(source);
          if (!found) return [];
          const { evidence, rule } = found;
          return [{ table: name, row: String(fields[0]!.of(source)), column, evidence, rule }];
        }),
      ),
  };
}
