/** Ruled lines put together to the cells of tables. */
import { clusters } from './geometry.ts';
import type { Ruling, Rulings } from './rulings.ts';

/** A cell by its borders; it may span several columns and rows. */
interface GridCell {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  /** Of the grid's rows, the first it stands in and the one behind its last. */
  readonly row: number;
  readonly endRow: number;
}

/** A ruled table. */
export interface Grid {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly rows: number;
  readonly cells: readonly GridCell[];
}

/** Lines so near each other are one: double lines, and the two edges of a thick one. */
const NEAR = 3;

/** Lines that lie and go on as one. */
function joined(rulings: readonly Ruling[]): Ruling[] {
  const lines: Ruling[] = [];
  const places = clusters(
    rulings.map(({ at }) => at),
    NEAR,
  );
  const placed = rulings.map((ruling) => ({ ...ruling, at: nearest(places, ruling.at) }));
  for (const ruling of placed.sort((a, b) => a.at - b.at || a.from - b.from)) {
    const last = lines.at(-1);
    if (last && last.at === ruling.at && ruling.from - last.to <= NEAR)
      lines[lines.length - 1] = { ...last, to: Math.max(last.to, ruling.to) };
    else lines.push(ruling);
  }
  return lines;
}

const nearest = (places: readonly number[], value: number): number =>
  places.reduce((best, place) => (Math.abs(place - value) < Math.abs(best - value) ? place : best));

const meet = (level: Ruling, upright: Ruling): boolean =>
  upright.at >= level.from - NEAR &&
  upright.at <= level.to + NEAR &&
  level.at >= upright.from - NEAR &&
  level.at <= upright.to + NEAR;

/** Lines that meet, directly or through others. */
function connected({ level, upright }: Rulings): Rulings[] {
  const groups: Rulings[] = [];
  const restLevel = new Set(level);
  const restUpright = new Set(upright);
  for (const seed of level) {
    if (!restLevel.delete(seed)) continue;
    const group = { level: [seed], upright: [] as Ruling[] };
    for (let [i, j] = [0, 0]; i < group.level.length || j < group.upright.length; ) {
      if (i < group.level.length) {
        const line = group.level[i++]!;
        for (const other of restUpright) if (meet(line, other) && restUpright.delete(other)) group.upright.push(other);
      } else {
        const line = group.upright[j++]!;
        for (const other of restLevel) if (meet(other, line) && restLevel.delete(other)) group.level.push(other);
      }
    }
    groups.push(group);
  }
  return groups;
}

/** A level line without an upright one that is so near a table, and as long as its lines, closes a row that is one cell. */
const ROW_HEIGHT = 48;

/** Groups with the level lines above and below them that no upright line joins to them. */
function withOpenRows(groups: readonly Rulings[]): Rulings[] {
  const free = groups.filter(({ upright }) => upright.length === 0).flatMap(({ level }) => level);
  return groups
    .filter(({ upright }) => upright.length > 0)
    .map(({ level, upright }) => {
      const own = [...level];
      const closes = (line: Ruling): boolean =>
        own.some(
          ({ at, from, to }) =>
            Math.abs(line.at - at) < ROW_HEIGHT && Math.abs(line.from - from) <= NEAR && Math.abs(line.to - to) <= NEAR,
        );
      // Downwards and then upwards, since each line that is taken brings the next into reach.
      for (const line of [...free].sort((a, b) => a.at - b.at)) if (closes(line)) own.push(line);
      for (const line of [...free].sort((a, b) => b.at - a.at)) if (!own.includes(line) && closes(line)) own.push(line);
      return { level: own, upright };
    });
}

const covers = (lines: readonly Ruling[], at: number, middle: number): boolean =>
  lines.some((line) => Math.abs(line.at - at) <= NEAR && line.from <= middle && line.to >= middle);

/** The cells between the borders at `xs` and `ys`: fields with no line between them are one. */
function cellsBetween(xs: readonly number[], ys: readonly number[], { level, upright }: Rulings): GridCell[] {
  const owner: number[][] = ys.slice(1).map(() => []);
  const cells: GridCell[] = [];
  const middle = (places: readonly number[], at: number): number => (places[at]! + places[at + 1]!) / 2;
  for (let row = 0; row + 1 < ys.length; row += 1)
    for (let column = 0; column + 1 < xs.length; column += 1) {
      if (owner[row]![column] !== undefined) continue;
      let endColumn = column + 1;
      while (
        endColumn + 1 < xs.length &&
        owner[row]![endColumn] === undefined &&
        !covers(upright, xs[endColumn]!, middle(ys, row))
      )
        endColumn += 1;
      let endRow = row + 1;
      while (endRow + 1 < ys.length && !covers(level, ys[endRow]!, middle(xs, column))) endRow += 1;
      for (let r = row; r < endRow; r += 1) for (let c = column; c < endColumn; c += 1) owner[r]![c] = cells.length;
      cells.push({ left: xs[column]!, right: xs[endColumn]!, top: ys[row]!, bottom: ys[endRow]!, row, endRow });
    }
  return cells;
}

function gridOf(lines: Rulings): Grid | null {
  // Tables are often open at the sides: the level lines say how far they reach.
  const sides = lines.level.flatMap(({ from, to }) => [from, to]);
  const ends = lines.upright.flatMap(({ from, to }) => [from, to]);
  const xs = clusters([...lines.upright.map(({ at }) => at), Math.min(...sides), Math.max(...sides)], NEAR);
  const ys = clusters([...lines.level.map(({ at }) => at), Math.min(...ends), Math.max(...ends)], NEAR);
  if (xs.length < 2 || ys.length < 2) return null;
  const cells = cellsBetween(xs, ys, lines);
  if (cells.length < 2) return null;
  return { left: xs[0]!, right: xs.at(-1)!, top: ys[0]!, bottom: ys.at(-1)!, rows: ys.length - 1, cells };
}

/** The ruled tables of a page, from top to bottom; a frame around text is none. */
export function gridsOf({ level, upright }: Rulings): Grid[] {
  if (level.length === 0 || upright.length === 0) return [];
  return withOpenRows(connected({ level: joined(level), upright: joined(upright) }))
    .map(gridOf)
    .filter((grid) => grid !== null)
    .sort((a, b) => a.top - b.top);
}
