/** All evidence of all cells, in a table of its own: a value may rest on several places. */
import type { DocumentResult, Evidence } from '../contract.ts';
import { type CellProof, type Entry, integer, type Table, table, text, textOrNull } from './schema.ts';

/** One place of one cell. */
interface Source {
  readonly documentId: string;
  readonly cell: CellProof;
  readonly place: Evidence;
  readonly index: number;
}

/** @param tables whose cells have proofs */
export function evidenceTable(tables: readonly Table[]): Table {
  const sources = (entry: Entry<DocumentResult>): Source[] =>
    tables
      .flatMap((one) => one.proofs(entry))
      .flatMap((cell) =>
        cell.evidence.map((place, index) => ({ documentId: entry.result.document.id, cell, place, index })),
      );
  return table<Source>(
    'evidence',
    'One row a place in a source text that a cell rests on: all of it, where other tables show the first only.',
    sources,
    [
      text('document_id', 'The document whose source text is meant', ({ documentId }) => documentId, {
        references: 'documents.document_id',
      }),
      text('table_name', 'The table of the cell', ({ cell }) => cell.table, { values: tables.map(({ name }) => name) }),
      text('row_id', 'The key of its row: the first column of that table', ({ cell }) => cell.row),
      text('column_name', 'Its column', ({ cell }) => cell.column),
      integer('position', 'Place among the evidence of the cell, from 1', ({ index }) => index + 1),
      integer(
        'evidence_start',
        'Where it begins: UTF-16 offset into the source text, from 0',
        (one) => one.place.start,
      ),
      integer('evidence_end', 'Where it ends, exclusive', ({ place }) => place.end),
      text('evidence_quote', 'The characters that stand there', ({ place }) => place.quote),
      textOrNull('evidence_rule', 'The rule that gave the value', ({ cell }) => cell.rule),
    ],
  );
}
