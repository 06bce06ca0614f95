/** Marks that come in pairs: which half a mark is depends on what is open in its line. */
import { hasHan, isCjk } from './line.ts';

const LATIN = /[a-zA-Z]/;
const TITLE = /(<{1,2})([^<>]{1,80})(>{1,2})/g;

/** What is open in one line. */
export class Pairs {
  #double = false;
  #single = false;
  /** For each 〈 or 《 that is open, whether it is a title of its own and not one inside another. */
  readonly #titles: boolean[] = [];
  /** Where angle brackets hold a title: the offset of each, in the line. */
  readonly #brackets: ReadonlySet<number>;

  constructor(line: string) {
    const brackets = new Set<number>();
    if (line.includes('<')) {
      for (const { 1: open, 2: title, index } of line.matchAll(TITLE)) {
        if (hasHan(title!)) brackets.add(index).add(index + open!.length + title!.length);
      }
    }
    this.#brackets = brackets;
  }

  /** `"` “ ” */
  double(mark: string): string | null {
    this.#double = mark === '"' ? !this.#double : mark === '“';
    return mark === '"' ? (this.#double ? '“' : '”') : null;
  }

  /** `'` ‘ ’, at an offset of the line */
  single(line: string, at: number): string | null {
    const mark = line[at];
    const before = line[at - 1];
    const after = line[at + 1];
    if (LATIN.test(before ?? '') && LATIN.test(after ?? '')) return mark === '’' ? "'" : null;
    if (mark !== "'") this.#single = mark === '‘';
    if (mark !== "'" || !(isCjk(before) || isCjk(after))) return null;
    this.#single = !this.#single;
    return this.#single ? '‘' : '’';
  }

  /** `<` and `>`, also double, whose run begins at an offset of the line */
  angle(at: number, mark: string): string | null {
    if (!this.#brackets.has(at)) return null;
    return mark === '<' ? '《' : '》';
  }

  /** 《 》 〈 〉 */
  title(character: string): string | null {
    if (character === '《' || character === '〈') {
      this.#titles.push(character === '〈' && this.#titles.length === 0);
      return this.#titles.at(-1) ? '《' : null;
    }
    const own = this.#titles.pop();
    return character === '〉' && own ? '》' : null;
  }
}
