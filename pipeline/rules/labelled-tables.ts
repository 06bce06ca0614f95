/** The tables whose labels say what their cells tell: a list of pilots, or a form. */
import { oncePerDocument } from '../annotated.ts';

/** Numbers of the tables, as in the boxes of HTML cells. */
export const labelledTables = oncePerDocument(
  ({ segments: { rows } }): ReadonlySet<number> =>
    new Set(rows.flatMap(({ table, labels }) => (labels.length > 0 ? [table] : []))),
);
