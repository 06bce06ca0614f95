/**
 * Stage 2: the only stage that rewrites text. Passes follow each other, each records its edits, and the view carries them all:
 * layout (tags, entities, lines) -> folding -> punctuation -> white space -> script and wording.
 * After the layout no pass adds or drops a line, so that lines and boxes correspond to the end.
 */
import type { Script } from '../contract.ts';
import { htmlLayout, type Layout } from '../html.ts';
import { fold } from '../normalise/fold.ts';
import { eachLine, layLines } from '../normalise/lines.ts';
import { punctuate } from '../normalise/marks.ts';
import { scriptOf } from '../normalise/script.ts';
import { simplify } from '../normalise/simplify.ts';
import { closeGaps } from '../normalise/spaces.ts';
import { dropStrayMarkup } from '../normalise/stray.ts';
import type { Box, Markup, NormalDocument, RawDocument } from '../types.ts';
import { View, viewSpan } from '../view.ts';

/** A text as later stages read it. */
export interface NormalText {
  readonly view: View;
  /** Of the source's prose. */
  readonly script: Script;
  readonly boxes: readonly Box[];
}

const LINE: Omit<Layout, 'start' | 'end'> = {
  tag: 'line',
  name: '',
  path: '',
  linkChars: 0,
  cell: null,
  hidden: false,
};

/** The boxes of the view: its lines, described by the layout that each began in. */
const boxesOf = (view: View, laidOut: View, layouts: readonly Layout[] | null): Box[] => {
  const boxes: Box[] = [];
  const origins = layouts?.map(({ start, end }) => laidOut.toSource(viewSpan(start, end)).start) ?? [];
  let layout = 0;
  eachLine(view.text, (start, end) => {
    if (start === end) return;
    const span = viewSpan(start, end);
    // Both know their place in the source, whatever the passes between them put in or took out.
    const { end: origin } = view.toSource(span);
    while ((origins[layout + 1] ?? Number.POSITIVE_INFINITY) < origin) layout += 1;
    const { tag, name, path, linkChars, cell, hidden } = layouts?.[layout] ?? LINE;
    boxes.push({ span, tag, name, path, linkChars: Math.min(linkChars, end - start), cell, hidden });
  });
  return boxes;
};

/**
 * A text in Simplified script with mainland wording, half-width letters and digits and Chinese punctuation, one line a box, and
 * the way back from any span of it to the text handed in. Never throws; linear in the length of the text.
 */
export const normaliseText = (text: string, markup: Markup = 'text/plain'): NormalText => {
  const layout = markup === 'text/html' ? htmlLayout(text) : null;
  const laidOut = layout ? View.of(text).after(layout) : View.of(text);
  const lines = layLines(dropStrayMarkup(laidOut), layout === null);
  const script = scriptOf(lines.text);
  const english = script === 'Latn';
  const view = simplify(closeGaps(punctuate(fold(lines), english), english));
  return { view, script, boxes: boxesOf(view, laidOut, layout?.boxes ?? null) };
};

/** The document as all later stages read it. */
export const normalise = (raw: RawDocument): NormalDocument => ({ raw, ...normaliseText(raw.source, raw.markup) });
