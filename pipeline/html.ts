import { Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { VOID } from './html/elements.ts';
import { isTelling, statedInScript } from './html/head.ts';
import { type Layout, LayoutWriter, type ValuePart } from './html/layout.ts';
import { OpenElements } from './html/tree.ts';
import type { Edit } from './view.ts';

export type { Layout } from './html/layout.ts';

/** The text of an HTML page, the edits that made it from the source, and its boxes. */
export interface HtmlLayout {
  readonly text: string;
  readonly edits: Edit[];
  readonly boxes: Layout[];
}

const ATTRIBUTES = new Set(
  'class colspan content datetime href id hidden itemprop name property rowspan style'.split(' '),
);

/**
 * Lays out an HTML page as text: tags, comments, code and hidden inline text are dropped, entities decoded, white space collapsed as
 * HTML does (kept in `pre`), one line a box. Offsets of edits and boxes count UTF-16 code units; those of boxes index the text.
 * Built on the tokenizer rather than the parser of htmlparser2, since the parser's stack is quadratic in the depth of nesting
 * and it does not say where an attribute's value stands. Never throws; linear in the length of the source.
 */
export function htmlLayout(source: string): HtmlLayout {
  const page = new Page(source);
  const tokenizer = new Tokenizer({ decodeEntities: true }, page);
  tokenizer.write(source);
  tokenizer.end();
  return page.finish();
}

/** Follows the tokens of a page and hands text to the writer. */
class Page implements TokenizerCallbacks {
  readonly #source: string;
  readonly #writer: LayoutWriter;
  readonly #open: OpenElements;
  #tag = '';
  #attribute = '';
  #attributes = new Map<string, string>();
  #parts: ValuePart[] = [];
  #content: ValuePart[] = [];

  constructor(source: string) {
    this.#source = source;
    this.#writer = new LayoutWriter(source);
    this.#open = new OpenElements((element) => this.#writer.close(element));
  }

  finish(): HtmlLayout {
    this.#open.closeAll();
    return this.#writer.finish();
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#source.slice(start, end).toLowerCase();
    this.#attributes = new Map();
    this.#content = [];
  }

  onattribname(start: number, end: number): void {
    const name = this.#source.slice(start, end).toLowerCase();
    this.#attribute = ATTRIBUTES.has(name) && !this.#attributes.has(name) ? name : '';
    this.#parts = [];
  }

  onattribdata(start: number, end: number): void {
    this.#endEntity(start);
    if (start < end) this.#parts.push({ start, end, text: null });
  }

  onattribentity(codepoint: number): void {
    const last = this.#parts.at(-1);
    const text = String.fromCodePoint(codepoint);
    // The tokenizer does not say where an entity of an attribute ends: the next event does.
    if (last?.text != null && last.end < 0) last.text += text;
    else this.#parts.push({ start: last?.end ?? -1, end: -1, text });
  }

  onattribend(_quote: number, end: number): void {
    if (this.#attribute === '') return;
    this.#endEntity(end);
    const value = this.#parts.map((part) => part.text ?? this.#source.slice(part.start, part.end)).join('');
    this.#attributes.set(this.#attribute, value);
    if (this.#attribute === 'content' || (this.#attribute === 'datetime' && this.#tag === 'time'))
      this.#content = this.#parts;
  }

  onopentagend(): void {
    this.#start();
  }

  onselfclosingtag(): void {
    this.#start();
    if (this.#tag === 'svg') this.#open.close('svg');
  }

  onclosetag(start: number, end: number): void {
    const tag = this.#source.slice(start, end).toLowerCase();
    if (tag === 'br') this.#writer.breakLine();
    if (tag === 'a') this.#writer.inLink = false;
    this.#open.close(tag);
  }

  ontext(start: number, end: number): void {
    const top = this.#open.top;
    if (top?.tag === 'script') this.#readScript(start, end);
    else this.#writer.text(top, start, end);
  }

  ontextentity(codepoint: number, end: number): void {
    this.#writer.entity(this.#open.top, this.#source.lastIndexOf('&', end - 1), end, String.fromCodePoint(codepoint));
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onend(): void {}
  onprocessinginstruction(): void {}

  #start(): void {
    const tag = this.#tag;
    if (tag === 'meta' || tag === 'time') this.#readMeta(tag);
    if (tag === 'br' || tag === 'hr') this.#writer.breakLine();
    if (VOID.has(tag)) return;
    if (tag === 'a') this.#writer.inLink = this.#attributes.has('href');
    this.#writer.open(this.#open.open(tag, this.#attributes));
  }

  #endEntity(at: number): void {
    const last = this.#parts.at(-1);
    if (last !== undefined && last.end < 0) last.end = at;
  }

  #readMeta(tag: string): void {
    const attributes = this.#attributes;
    const name =
      tag === 'time'
        ? 'time'
        : (attributes.get('name') ?? attributes.get('property') ?? attributes.get('itemprop') ?? '');
    const key = name.trim().toLowerCase();
    if (this.#content.length === 0 || this.#open.top?.unread || !(tag === 'time' || isTelling(key))) return;
    this.#writer.meta(key, this.#open.top, this.#content);
  }

  #readScript(start: number, end: number): void {
    for (const { name, start: from, end: to } of statedInScript(this.#source.slice(start, end), start)) {
      this.#writer.meta(name, this.#open.top?.parent ?? null, [{ start: from, end: to, text: null }]);
    }
  }
}
