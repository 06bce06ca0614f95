/** Technologies said of all pilots that a sentence lists: “甲”、“乙”、“丙”等3个应用涉及区块链. */
import { sentenceOf } from '../../annotated.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { NUMERAL, wholeNumber } from '../announcement/numeral.ts';

const TAIL = new RegExp(
  `(?:等|这)?(${NUMERAL})[个项款](?:创新|试点)?(?:应用|项目|产品)(?:中?均|都|全部|皆|也)?(?:涉及|运用|采用|使用|应用|基于|依托|用到|融合|结合)[^。；]{2,80}`,
);

/** Between the last name and the count: its mark and a bracket. */
const MOST_BETWEEN = 40;

/**
 * For each pilot what its list says of all of them; the list must hold as many names as it counts.
 * @param pilots the places where each pilot is named
 */
export function sharedTechnologies(
  document: AnnotatedDocument,
  pilots: readonly (readonly ViewSpan[])[],
): readonly ViewSpan[][] {
  const shared = pilots.map((): ViewSpan[] => []);
  const bySentence = new Map<number, { span: ViewSpan; listed: Map<number, ViewSpan> }>();
  for (const [index, names] of pilots.entries())
    for (const name of names) {
      const span = sentenceOf(document, name)?.span;
      if (!span) continue;
      const entry = bySentence.get(span.start) ?? { span, listed: new Map<number, ViewSpan>() };
      entry.listed.set(index, name);
      bySentence.set(span.start, entry);
    }
  for (const { span, listed } of bySentence.values()) {
    if (listed.size < 2) continue;
    const behind = Math.max(...[...listed.values()].map(({ end }) => end));
    const match = TAIL.exec(document.doc.view.text.slice(behind, span.end));
    if (!match || match.index > MOST_BETWEEN || wholeNumber(match[1] as string) !== listed.size) continue;
    const start = behind + match.index;
    for (const index of listed.keys()) shared[index]?.push(viewSpan(start, start + match[0].length));
  }
  return shared;
}
