/** Where words begin and end in a text, found out for a run of Chinese characters when first asked about it. */
import { dictionary } from '../words.ts';

const isChinese = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

const UNKNOWN = 0;
const EDGE = 1;
const INSIDE = 2;

/** The word edges of one text. Offsets index that text. */
export class Edges {
  private readonly text: string;
  private readonly marks: Uint8Array;

  constructor(text: string) {
    this.text = text;
    this.marks = new Uint8Array(text.length + 1);
  }

  /** Whether a word begins or ends at `position`. Beside anything but Chinese characters one always does. */
  at(position: number): boolean {
    const { text, marks } = this;
    if (!isChinese(text.charCodeAt(position - 1)) || !isChinese(text.charCodeAt(position))) return true;
    if (marks[position] === UNKNOWN) this.cut(position);
    return marks[position] === EDGE;
  }

  /** Marks the run of Chinese characters around `position`. */
  private cut(position: number): void {
    const { text, marks } = this;
    let start = position;
    while (start > 0 && isChinese(text.charCodeAt(start - 1))) start--;
    let end = position;
    while (end < text.length && isChinese(text.charCodeAt(end))) end++;
    marks.fill(INSIDE, start, end);
    dictionary().cut(text, start, end, (edge) => {
      marks[edge] = EDGE;
    });
  }
}
