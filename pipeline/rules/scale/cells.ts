/** What labels a table cell: its figure may have neither noun nor unit beside it. */
import type { AnnotatedDocument } from '../../types.ts';
import { contains, type ViewSpan } from '../../view.ts';

/** A cell and its label. */
interface CellLabel {
  readonly cell: ViewSpan;
  readonly label: ViewSpan;
}

/** The cells of all tables with what labels them, in order of the text: the header of the column; in a table of two columns the cell to the left. */
export function labelsOfCells({ segments: { rows } }: AnnotatedDocument): CellLabel[] {
  const headers = new Map(rows.filter(({ header }) => header).map((row) => [row.table, row.cells]));
  const labelled = rows.flatMap(({ table, cells, header }) => {
    const labels = headers.get(table) ?? (cells.length === 2 ? [null, cells[0] ?? null] : []);
    return header ? [] : cells.map((cell, column) => ({ cell, label: labels[column] ?? null }));
  });
  const complete = labelled.filter((each): each is CellLabel => each.cell !== null && each.label !== null);
  return complete.sort((a, b) => a.cell.start - b.cell.start);
}

/** The label of the cell that holds the span. */
export function labelOf(labels: readonly CellLabel[], span: ViewSpan): ViewSpan | null {
  let [low, high] = [0, labels.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((labels[middle] as CellLabel).cell.end < span.end) low = middle + 1;
    else high = middle;
  }
  const found = labels[low];
  return found && contains(found.cell, span) ? found.label : null;
}
