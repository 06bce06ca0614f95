/** Where words begin and end in a text, found out for a run of Chinese characters when first asked about it. */
import { regions } from '../lexicon/regions.ts';
import { dictionary } from '../words.ts';

const isChinese = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;

const UNKNOWN = 0;
const EDGE = 1;
const INSIDE = 2;

/** Provinces of two characters, which the names of companies begin with. */
let provinces: ReadonlySet<string> | null = null;
function isProvince(text: string): boolean {
  provinces ??= new Set(regions().flatMap(({ code, name }) => (code?.endsWith('0000') ? [name] : [])));
  return provinces.has(text);
}

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
    this.mendProvinces(start, end);
  }

  /**
   * 广东|莞薪: where the last character of a province and the next make a city, the dictionary cuts 广|东莞. A character that is left
   * alone before a city belongs to its province.
   */
  private mendProvinces(start: number, end: number): void {
    const { text, marks } = this;
    for (let at = start; at + 2 < end; at++) {
      if (marks[at + 1] !== EDGE || marks[at + 2] !== INSIDE) continue;
      if ((at > start && marks[at] !== EDGE) || !isProvince(text.slice(at, at + 2))) continue;
      marks[at + 1] = INSIDE;
      marks[at + 2] = EDGE;
    }
  }
}
