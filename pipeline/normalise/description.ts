/** Ideographic description sequences (⿰亻王): opencc-js does not convert inside them. */

const OPERATOR = /[\u2ff0-\u2fff]/g;

/**
 * For every sequence in a text, where it begins and where it ends; undefined where there is none. `borders` are ends of stretches
 * that no sequence crosses, ascending, the last at the end of the text. The definition is recursive, and a sequence that breaks off
 * counts as a plain character; working from the right keeps the time linear.
 */
export const descriptionEnds = (
  text: string,
  borders: readonly { readonly end: number }[],
): ReadonlyMap<number, number> | undefined => {
  const operators = [...text.matchAll(OPERATOR)];
  if (operators.length === 0) return undefined;
  const ends = new Map<number, number>();
  let stretch = borders.length - 1;
  for (const { index, 0: operator } of operators.reverse()) {
    while (stretch > 0 && borders[stretch - 1]!.end > index) stretch -= 1;
    const border = borders[stretch]!.end;
    let end = index + 1;
    let operands = operator === '\u2ff2' || operator === '\u2ff3' ? 3 : 2;
    for (; operands > 0 && end < border; operands -= 1)
      end = ends.get(end) ?? end + (text.codePointAt(end)! > 0xffff ? 2 : 1);
    if (operands === 0) ends.set(index, end);
  }
  return ends;
};
