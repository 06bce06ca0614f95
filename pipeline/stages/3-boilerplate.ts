/** Stage 3: marks each block of the document as body, heading or furniture, with the rule that says so. Cuts nothing. */
import { articleOf } from '../boilerplate/article.ts';
import { structure } from '../boilerplate/content.ts';
import { headingRule } from '../boilerplate/headings.ts';
import { linesOf } from '../boilerplate/line.ts';
import { statedTitle } from '../boilerplate/title.ts';
import type { Block, BlockKind, NormalDocument } from '../types.ts';

const kindOf = (rule: string): BlockKind =>
  rule.startsWith('heading/') ? 'heading' : rule.startsWith('body/') ? 'body' : 'boilerplate';

/** One block a box, in order. Spans index the view. Never throws; linear in the length of the view. */
export function markBlocks(doc: NormalDocument): Block[] {
  const lines = linesOf(doc);
  const title = statedTitle(lines, doc.raw.meta.title);
  const structural = doc.raw.markup === 'text/html' ? structure(lines, title) : lines.map(() => null);
  const verdicts = articleOf(lines, structural, title);
  const article = lines.flatMap((_, index) => (verdicts[index] === null ? [index] : []));
  article.forEach((index, at) => {
    const [before, after] = [article[at - 1], article[at + 1]].map((next) =>
      next === undefined ? undefined : lines[next],
    );
    verdicts[index] = headingRule(lines[index]!, before, after) ?? 'body/default';
  });
  return doc.boxes.map((box, index) => {
    const rule = verdicts[index]!;
    return { span: box.span, box, kind: kindOf(rule), rule };
  });
}
