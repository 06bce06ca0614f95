import type { Box, NormalDocument } from '../types.ts';
import { viewSpan } from '../view.ts';

/** A box with what the rules ask of it again and again. */
export interface Line {
  readonly box: Box;
  readonly text: string;
  /** The text without white space: publishers put spaces where they like. */
  readonly bare: string;
  /** The share of the text that is link, 0 to 1. */
  readonly links: number;
  /** Whether readers do not see it. */
  readonly hidden: boolean;
  /** Whether it reads as sentences of an article rather than a label, a headline or a list item. */
  readonly prose: boolean;
}

const LATIN = /[a-z]{2}/gi;
/** A full stop between words or at the end, not that of a number before a list item. */
const ENGLISH_STOP = /[a-z\d)”"’][.!?]["”’)]?(?:$|\s(?=[A-Z"“]))(?<!^\d{1,2}\.\s)/;

/** Shortest lengths, without white space, of a line that reads as prose by its full stop, by its other marks, and unfinished. */
const [SENTENCE, CLAUSES, UNFINISHED] = [12, 40, 80];

function isProse(text: string, bare: string): boolean {
  const latin = text.match(LATIN)?.length ?? 0;
  if (latin * 6 > bare.length) return ENGLISH_STOP.test(text) && text.split(' ').length >= 8;
  if (bare.length < SENTENCE) return false;
  if (/[。；][”’」』）)]?$/.test(bare)) return true;
  if (/。|[^\w.]\.[^\w.]/.test(bare)) return bare.length >= 20;
  const commas = bare.split('，').length - 1;
  return (
    (bare.length >= CLAUSES && commas >= 1 && /[！？：…][”’」』）)]?$/.test(bare)) ||
    (bare.length >= UNFINISHED && commas >= 3)
  );
}

/** The boxes of a document as lines. A page that hides all its sentences shows them by a script: then nothing counts as hidden. */
export function linesOf({ view, boxes }: NormalDocument): Line[] {
  const lines = boxes.map((box) => lineOf(view.text.slice(box.span.start, box.span.end), box));
  const shown = lines.some((line) => line.prose && !line.hidden && !isHead(line));
  return shown ? lines : lines.map((line) => ({ ...line, hidden: false }));
}

const PLAIN: Box = { span: viewSpan(0, 1), tag: 'line', name: '', path: '', linkChars: 0, cell: null, hidden: false };

/** A text as a line; of a plain text where no box is given. */
export function lineOf(text: string, box: Box = PLAIN): Line {
  const bare = text.replace(/\s+/g, '');
  const links = Math.min(1, box.linkChars / Math.max(1, text.length));
  return { box, text, bare, links, hidden: box.hidden, prose: isProse(text, bare) };
}

/** Whether a line comes from the head of a page. */
export const isHead = ({ box }: Line): boolean => box.tag === 'title' || box.tag === 'meta';
