/** Branches: an institution, a place or other words, and an ending (分行, 分公司, 信用卡中心). */
import type { Shape } from '../lexicon/shapes.ts';
import type { Ending } from './endings.ts';
import { type Context, type Piece, runBefore } from './run.ts';

/** The ending of a branch and how far to the left the words in front of it reach; offsets index the text. */
export interface BranchTail {
  /** Where the institution ends whose branch it is. */
  readonly ownerEnd: number;
  readonly end: number;
}

/** A legal form between the institution's short name and its branch: 中国农业银行股份有限公司浙江省分行. */
const LEGAL_FORM = /^(?:股份)?有限(?:责任)?公司/;
/** More words than these between the two make a clause, not a name. */
const MOST_WORDS = 4;

/** Whether the pieces between an institution and the ending can stand in a branch's name. */
function canBeBranch({ text }: Context, shape: Shape, pieces: readonly Piece[], ownerEnd: number): boolean {
  const legal = LEGAL_FORM.exec(text.slice(ownerEnd, ownerEnd + 6))?.[0].length ?? 0;
  const own = pieces.filter(({ start }) => start >= ownerEnd + legal);
  const words = own.filter(({ kind }) => kind !== 'place');
  if (words.length > MOST_WORDS || words.some(({ kind }) => kind === 'verb')) return false;
  return shape.needs === 'words' || own.some(({ kind }) => kind !== 'trade');
}

/** The branches' endings with an institution in front, from left to right. `context.institutionEnding` holds all names found so far. */
export function branchTails(context: Context, endings: readonly Ending[]): BranchTail[] {
  const { text, edges } = context;
  return endings.flatMap(({ shape, start, end }): BranchTail[] => {
    if (shape.role !== 'branch' || !edges.at(end)) return [];
    if (shape.notBefore?.some((word) => text.startsWith(word, end))) return [];
    const run = runBefore(context, start, 0, 'through');
    if (!run.afterInstitution) return [];
    const ownerEnd = run.pieces[0]?.start ?? start;
    return canBeBranch(context, shape, run.pieces, ownerEnd) ? [{ ownerEnd, end }] : [];
  });
}
