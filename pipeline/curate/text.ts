/**
 * The text of a curated file, changed in place: what a change does not touch stays as it is, byte for byte, with its comments, its
 * order and its spaces. (Printing a parsed YAML document moves comments and closes gaps.)
 */
import {
  type Document,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  type Node,
  type Pair,
  parseDocument,
  type YAMLMap,
  type YAMLSeq,
} from 'yaml';
import { flow } from './flow.ts';

/** Keys and indices from the root: `['pilots', 3, 'type']`. */
export type Steps = readonly (string | number)[];

/** `pilots[3].type[0]` as steps. */
export const stepsOf = (path: string): Steps =>
  [...path.matchAll(/([^.[\]]+)|\[(\d+)\]/g)].map(([, key, index]) => (index === undefined ? key! : Number(index)));

export class CuratedText {
  #text: string;
  #parsed: { readonly text: string; readonly document: Document } | null = null;

  constructor(text: string) {
    this.#text = text.endsWith('\n') || text === '' ? text : `${text}\n`;
  }

  get text(): string {
    return this.#text;
  }

  /** The value at a place, undefined where there is none. A single value stands for the list that it could be. */
  get(steps: Steps): unknown {
    const node = this.#node(steps);
    return node === undefined ? undefined : node.toJS(this.#document);
  }

  /** Writes another value where one stands. @throws RangeError where none stands */
  replace(steps: Steps, value: unknown): void {
    const [start, end] = this.#range(steps);
    this.#splice(start, end, flow(value));
  }

  /** Adds a key to a map of the file, behind those that `order` puts before it. */
  set(map: Steps, key: string, value: unknown, order: readonly string[]): void {
    const node = this.#node(map);
    if (node === undefined && map.length === 0) this.#splice(0, 0, `${key}: ${flow(value)}\n`);
    else if (!isMap(node)) throw new RangeError(`no map at ${map.join('.')}`);
    else if (this.#node([...map, key]) !== undefined) this.replace([...map, key], value);
    else this.#addKey(node, `${key}: ${flow(value)}`, precedingKey(node, key, order));
  }

  #addKey(map: YAMLMap, written: string, before: Pair | undefined): void {
    if (map.flow && before) this.#splice(endOf(before), endOf(before), `, ${written}`);
    else if (map.flow) this.#splice(startOf(map), endOf(map), `{ ${written} }`);
    else this.#insertLine(endOf(before ?? map.items[0]), `${this.#indentOf(map)}${written}`);
  }

  /**
   * Adds a value to a list of the file, at the end. A single value becomes a list of two; a list that is not there yet begins.
   * @param order of the keys of the map that holds the list
   * @param lines the value as written, where it takes more than one line; those behind the first begin with the indent
   */
  append(
    list: Steps,
    value: unknown,
    order: readonly string[],
    lines: (indent: string) => string = () => flow(value),
  ): void {
    const node = this.#node(list);
    if (node === undefined) this.#begin(list, order, lines);
    else if (!isSeq(node)) {
      const [start, end] = this.#range(list);
      this.#splice(start, end, `[${this.#text.slice(start, end)}, ${flow(value)}]`);
    } else if (node.items.length === 0) this.#fill(list, lines);
    else {
      const last = node.items.at(-1) as Node;
      if (node.flow) this.#splice(endOf(last), endOf(last), `, ${flow(value)}`);
      else {
        const indent = ' '.repeat(this.#column(this.#text.lastIndexOf('-', startOf(last) - 1)));
        this.#insertLine(endOf(last), `${indent}- ${lines(`${indent}  `)}`);
      }
    }
  }

  /** Makes an empty list, `[]`, one of lines; a comment behind it stays behind its key. */
  #fill(list: Steps, lines: (indent: string) => string): void {
    const [start, end] = this.#range(list);
    const indent = ' '.repeat(this.#column(this.#keyStart(list)) + 2);
    this.#insertLine(end, `${indent}- ${lines(`${indent}  `)}`);
    const from = start - (/ *$/.exec(this.#text.slice(0, start))?.[0].length ?? 0);
    this.#splice(from, end, '');
  }

  /** Takes a value out of its list, and a list or key out that would stay empty. */
  remove(steps: Steps): void {
    const [list, at] = [steps.slice(0, -1), steps.at(-1)];
    const node = this.#node(list);
    if (typeof at !== 'number') this.#removeKey(steps);
    else if (!isSeq(node) || node.items.length === 1) this.#removeKey(list);
    else this.#removeItem(node, at);
  }

  #removeItem(list: YAMLSeq, at: number): void {
    const [previous, item, next] = [list.items[at - 1], list.items[at] as Node, list.items[at + 1]] as Node[];
    if (!list.flow) this.#cutLines(this.#text.lastIndexOf('-', startOf(item!) - 1), endOf(item));
    else if (next) this.#splice(startOf(item!), startOf(next), '');
    else this.#splice(endOf(previous), endOf(item), '');
  }

  #removeKey(steps: Steps): void {
    const map = this.#node(steps.slice(0, -1));
    const at = isMap(map) ? map.items.findIndex((pair) => keyOf(pair) === steps.at(-1)) : -1;
    if (!isMap(map) || at < 0) throw new RangeError(`nothing at ${steps.join('.')}`);
    const [previous, pair, next] = [map.items[at - 1], map.items[at]!, map.items[at + 1]];
    const start = startOf(pair.key as Node);
    if (!map.flow) this.#cutLines(start, endOf(pair));
    else if (previous) this.#splice(endOf(previous), endOf(pair), '');
    else this.#splice(start, next ? startOf(next.key as Node) : endOf(pair), '');
  }

  #begin(list: Steps, order: readonly string[], lines: (indent: string) => string): void {
    const [map, key] = [list.slice(0, -1), String(list.at(-1))];
    const parent = this.#node(map);
    if (!isMap(parent)) throw new RangeError(`no map at ${map.join('.')}`);
    const before = precedingKey(parent, key, order) ?? parent.items.at(-1);
    const indent = this.#indentOf(parent);
    this.#insertLine(endOf(before), `${indent}${key}:\n${indent}  - ${lines(`${indent}    `)}`);
  }

  get #document(): Document {
    if (this.#parsed?.text !== this.#text) this.#parsed = { text: this.#text, document: parseDocument(this.#text) };
    return this.#parsed.document;
  }

  /** The node at a place; `[0]` of a single value is the value itself. */
  #node(steps: Steps): Node | undefined {
    let node: Node | null | undefined = this.#document.contents;
    for (const step of steps) {
      if (step === 0 && !isSeq(node)) continue;
      if (!isCollection(node)) return undefined;
      node = node.get(step, true) as Node | undefined;
    }
    return node ?? undefined;
  }

  #range(steps: Steps): [number, number] {
    const node = this.#node(steps);
    if (node === undefined) throw new RangeError(`nothing at ${steps.join('.')}`);
    return [startOf(node), endOf(node)];
  }

  #keyStart(steps: Steps): number {
    const map = this.#node(steps.slice(0, -1)) as YAMLMap;
    return startOf(map.items.find((pair) => keyOf(pair) === steps.at(-1))!.key as Node);
  }

  #column = (offset: number): number => offset - (this.#text.lastIndexOf('\n', offset - 1) + 1);
  #indentOf = (map: YAMLMap): string => ' '.repeat(this.#column(startOf(map.items[0]!.key as Node)));
  #lineEnd = (offset: number): number => {
    const feed = this.#text.indexOf('\n', offset);
    return feed < 0 ? this.#text.length : feed;
  };

  #splice(start: number, end: number, by: string): void {
    this.#text = this.#text.slice(0, start) + by + this.#text.slice(end);
  }

  /** Behind the line that holds `offset`, so that a comment at its end stays with it. */
  #insertLine(offset: number, line: string): void {
    const end = this.#lineEnd(offset);
    this.#splice(end, end, `\n${line}`);
  }

  #cutLines(from: number, to: number): void {
    const start = this.#text.lastIndexOf('\n', from - 1) + 1;
    this.#splice(start, Math.min(this.#lineEnd(to) + 1, this.#text.length), '');
  }
}

/** The pair behind which a key belongs; undefined where the map is empty or the key comes first. */
function precedingKey(map: YAMLMap, key: string, order: readonly string[]): Pair | undefined {
  const before = order.slice(0, order.indexOf(key));
  return map.items.filter((pair) => before.includes(keyOf(pair))).at(-1);
}

const keyOf = (pair: Pair): string => (isScalar(pair.key) ? String(pair.key.value) : '');
const startOf = (node: Node): number => node.range![0];

/** Where the last thing that is written of a node ends: the range of a block goes on over the comments and blank lines behind it. */
function endOf(node: unknown): number {
  if (isPair(node)) return endOf(node.value ?? node.key);
  if (isCollection(node) && !node.flow && node.items.length > 0) return endOf(node.items.at(-1));
  return (node as Node).range![1];
}
