/** What labels a table cell: its figure may have neither noun nor unit beside it. */
import type { AnnotatedDocument } from '../../types.ts';
import { contains, type ViewSpan } from '../../view.ts';

/** A cell and what labels it, the outer header first. */
interface CellLabel {
  readonly cell: ViewSpan;
  readonly labels: readonly ViewSpan[];
}

/** The cells of all tables with what labels them, in order of the text: the headers of the column; in a table of two columns the cell to the left. */
export function labelsOfCells({ segments: { rows } }: AnnotatedDocument): CellLabel[] {
  const labelled = rows.flatMap(({ cells, header, labels }) => {
    const own = labels.length > 0 ? labels : cells.length === 2 ? [[], cells[0] ? [cells[0]] : []] : [];
    return header ? [] : cells.map((cell, column) => ({ cell, labels: own[column] ?? [] }));
  });
  const complete = labelled.filter((each): each is CellLabel => each.cell !== null && each.labels.length > 0);
  return complete.sort((a, b) => a.cell.start - b.cell.start);
}

/** The labels of the cell that holds the span; none outside tables. */
export function labelOf(labels: readonly CellLabel[], span: ViewSpan): readonly ViewSpan[] {
  let [low, high] = [0, labels.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((labels[middle] as CellLabel).cell.end < span.end) low = middle + 1;
    else high = middle;
  }
  const found = labels[low];
  return found && contains(found.cell, span) ? found.labels : [];
}
