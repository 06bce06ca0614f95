/** The straight lines drawn on a page, which rule its tables. */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs';
import { combine, type Matrix, move } from './geometry.ts';

/** A level or upright line: where it lies across its direction, and from where to where it goes. */
export interface Ruling {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** The lines of a page. */
export interface Rulings {
  readonly level: readonly Ruling[];
  readonly upright: readonly Ruling[];
}

/** What the library makes of a page's content. */
interface Operators {
  readonly fnArray: readonly number[];
  readonly argsArray: readonly unknown[];
}

type Point = readonly [number, number];

/** A filled box as thin as this is a line. */
const THICKEST = 3;
/** Shorter lines are parts of letters or of pictures. */
const SHORTEST = 4;
/** A page with more lines than any table has is a drawing. */
const MOST = 5_000;

/** Numbers after each drawing step, by the library's code: move, line, curve, quadratic curve, close. */
const STEP_LENGTHS = [2, 2, 6, 4, 0];
const [MOVE, LINE, CLOSE] = [0, 1, 4];

const FILLS: ReadonlySet<number> = new Set([OPS.fill, OPS.eoFill]);
const IMAGES: ReadonlySet<number> = new Set([
  OPS.paintImageXObject,
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintSolidColorImageMask,
]);
const UNIT_SQUARE: readonly Point[] = [
  [0, 0],
  [1, 0],
  [1, 1],
  [0, 1],
];

class Collector {
  readonly level: Ruling[] = [];
  readonly upright: Ruling[] = [];

  segment([x1, y1]: Point, [x2, y2]: Point): void {
    const [width, height] = [Math.abs(x2 - x1), Math.abs(y2 - y1)];
    if (height < 1 && width >= SHORTEST)
      this.level.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) });
    else if (width < 1 && height >= SHORTEST)
      this.upright.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) });
  }

  /** A filled outline: a line where it is thin. */
  box(points: readonly Point[]): void {
    const [xs, ys] = [points.map(([x]) => x), points.map(([, y]) => y)];
    const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
    if (bottom - top <= THICKEST) this.segment([left, (top + bottom) / 2], [right, (top + bottom) / 2]);
    else if (right - left <= THICKEST) this.segment([(left + right) / 2, top], [(left + right) / 2, bottom]);
  }

  get full(): boolean {
    return this.level.length + this.upright.length > MOST;
  }
}

/** The outlines of a path that are made of straight lines; one with a curve in it is none. */
function outlinesOf(data: ArrayLike<number>, matrix: Matrix): Point[][] {
  const outlines: Point[][] = [];
  let current: Point[] = [];
  for (let at = 0; at < data.length; ) {
    const step = data[at++]!;
    if (step === MOVE) {
      current = [];
      outlines.push(current);
    }
    if (step === MOVE || step === LINE) current.push(move(matrix, data[at]!, data[at + 1]!));
    else if (step === CLOSE && current[0]) current.push(current[0]);
    else current = [];
    at += STEP_LENGTHS[step] ?? data.length;
  }
  return outlines;
}

function drawPath(args: unknown, matrix: Matrix, found: Collector): void {
  const [paint, [data]] = args as [number, [ArrayLike<number> | null]];
  if (!data || paint === OPS.endPath) return;
  for (const outline of outlinesOf(data, matrix)) {
    if (FILLS.has(paint)) {
      if (outline.length > 1 && outline.length <= 6) found.box(outline);
    } else for (let at = 1; at < outline.length; at += 1) found.segment(outline[at - 1]!, outline[at]!);
  }
}

/** The level and upright lines among what is drawn on a page, in the places that `view` maps to. */
export function rulingsOf({ fnArray, argsArray }: Operators, view: Matrix): Rulings {
  const found = new Collector();
  const stack: Matrix[] = [];
  let matrix = view;
  for (const [at, operator] of fnArray.entries()) {
    const args = argsArray[at];
    if (operator === OPS.save) stack.push(matrix);
    else if (operator === OPS.restore || operator === OPS.paintFormXObjectEnd) matrix = stack.pop() ?? view;
    else if (operator === OPS.transform)
      matrix = combine(matrix, Array.from(args as ArrayLike<number>) as unknown as Matrix);
    else if (operator === OPS.paintFormXObjectBegin) {
      stack.push(matrix);
      const own = (args as [ArrayLike<number> | null])[0];
      if (own) matrix = combine(matrix, Array.from(own) as unknown as Matrix);
    } else if (operator === OPS.constructPath) drawPath(args, matrix, found);
    else if (IMAGES.has(operator)) found.box(UNIT_SQUARE.map(([x, y]) => move(matrix, x, y)));
    if (found.full) return { level: [], upright: [] };
  }
  return found;
}
