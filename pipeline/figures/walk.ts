/** Longest match of listed forms at a place, forward or backward: a trie walked one character at a time. */

interface Node<V> {
  readonly next: Map<number, Node<V>>;
  value: V | undefined;
}

/** A form found beside a place. `length` counts code units. */
export interface Hit<V> {
  readonly value: V;
  readonly length: number;
}

const isLetter = (code: number): boolean => code >= 0x61 && code <= 0x7a;

/** Forms with a value each, looked up forward (`after`) or backward (`before`) from a place in folded text. */
export class Forms<V> {
  private readonly forward: Node<V> = { next: new Map(), value: undefined };
  private readonly backward: Node<V> = { next: new Map(), value: undefined };

  /** Adds a form as it stands in folded text. The first value of a form stays. */
  add(form: string, value: V): void {
    insert(this.forward, form, value);
    insert(this.backward, [...form].reverse().join(''), value);
  }

  /** The longest form that begins at `at`. Latin forms end at a word's end. */
  after(text: string, at: number): Hit<V> | null {
    return walk(this.forward, text, at, 1);
  }

  /** The longest form that ends before `at`. Latin forms begin at a word's beginning. */
  before(text: string, at: number): Hit<V> | null {
    return walk(this.backward, text, at - 1, -1);
  }
}

function insert<V>(root: Node<V>, form: string, value: V): void {
  let node = root;
  for (let at = 0; at < form.length; at++) {
    const code = form.charCodeAt(at);
    let child = node.next.get(code);
    if (!child) {
      child = { next: new Map(), value: undefined };
      node.next.set(code, child);
    }
    node = child;
  }
  node.value ??= value;
}

function walk<V>(root: Node<V>, text: string, from: number, step: 1 | -1): Hit<V> | null {
  let found: Hit<V> | null = null;
  let node: Node<V> | undefined = root;
  for (let at = from; at >= 0 && at < text.length; ) {
    const code = text.charCodeAt(at);
    node = node.next.get(code);
    if (!node) break;
    at += step;
    const cutsWord = isLetter(code) && isLetter(text.charCodeAt(at));
    if (node.value !== undefined && !cutsWord) found = { value: node.value, length: Math.abs(at - from) };
  }
  return found;
}
