/** Ideographic description sequences (⿰亻王): opencc-js does not convert inside them. */

const OPERATOR = /[\u2ff0-\u2fff]/g;

/**
 * For every sequence of a text, where it begins and where it ends; undefined where the text has none. The definition is
 * recursive, and a sequence that breaks off counts as a plain character; working from the right keeps the time linear.
 */
export const descriptionEnds = (text: string): ReadonlyMap<number, number> | undefined => {
  const operators = [...text.matchAll(OPERATOR)];
  if (operators.length === 0) return undefined;
  const ends = new Map<number, number>();
  for (const { index, 0: operator } of operators.reverse()) {
    let end = index + 1;
    let operands = operator === '\u2ff2' || operator === '\u2ff3' ? 3 : 2;
    for (; operands > 0 && end < text.length; operands -= 1)
      end = ends.get(end) ?? end + (text.codePointAt(end)! > 0xffff ? 2 : 1);
    if (operands === 0) ends.set(index, end);
  }
  return ends;
};
