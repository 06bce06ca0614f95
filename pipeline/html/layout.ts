import type { Box } from '../types.ts';
import type { Edit } from '../view.ts';
import { type OpenElement, pathOf } from './tree.ts';
import { AlignedWriter, type Mark } from './writer.ts';

/** A box before stage 2 has mapped it into the view: offsets index the laid-out text. */
export interface Layout extends Omit<Box, 'span'> {
  readonly start: number;
  readonly end: number;
}

/** A part of an attribute's value: a slice of the source, or the text that an entity in `[start, end)` stands for. */
export interface ValuePart {
  readonly start: number;
  end: number;
  text: string | null;
}

/** What is known of the box being written. */
interface Draft {
  readonly mark: Mark;
  start: number;
  readonly block: OpenElement | null;
  /** The innermost element that holds all text so far, and the one still open that will hold the next. */
  holder: OpenElement | null;
  live: OpenElement | null;
  linkChars: number;
  blank: boolean;
}

/** White space of HTML collapses; other space stays, but makes no box. */
const RUN = /[^ \t\n\r\f]+/g;
const LINE = /[^\r\n]+/g;
const VISIBLE = /[^\s\u200b-\u200f\u2028-\u202e\u2060\ufeff]/;

/** Code, and inline text hidden within a paragraph: forums salt theirs with such text against copying. */
const unseen = (element: OpenElement | null): boolean =>
  element !== null && (element.unread || (element.hidden && !element.block?.hidden));

/** Writes the text of a page box by box. */
export class LayoutWriter {
  readonly #source: string;
  readonly #out: AlignedWriter;
  readonly #boxes: Layout[] = [];
  #draft: Draft | null = null;
  #space = false;
  /** Whether the text that follows is part of a link. */
  inLink = false;

  constructor(source: string) {
    this.#source = source;
    this.#out = new AlignedWriter(source);
  }

  /** An element begins. */
  open(element: OpenElement): void {
    if (element.block === element) this.breakLine();
  }

  /** An element ended. */
  close(element: OpenElement): void {
    if (element.block === element) this.breakLine();
    else if (this.#draft?.live === element) this.#draft.live = element.parent;
  }

  /** Ends the box; a blank one leaves no trace. */
  breakLine(): void {
    const draft = this.#draft;
    this.#space = false;
    this.#draft = null;
    if (draft === null) return;
    if (draft.blank) {
      this.#out.rewind(draft.mark);
      return;
    }
    const { block } = draft;
    this.#boxes.push({
      start: draft.start,
      end: this.#out.length,
      tag: block?.tag ?? 'body',
      name: '',
      path: draft.holder === null ? 'body' : pathOf(draft.holder),
      linkChars: draft.linkChars,
      cell: draft.holder?.cell ?? null,
      hidden: block?.hidden ?? false,
    });
  }

  /** Text of the source as it stands. */
  text(element: OpenElement | null, start: number, end: number): void {
    if (!unseen(element)) this.#runs(element, start, end);
  }

  /** What an entity of the source stands for. */
  entity(element: OpenElement | null, start: number, end: number, text: string): void {
    if (!unseen(element)) this.#character(element, start, end, text);
  }

  /** A value stated outside the text gets a box of its own. */
  meta(name: string, element: OpenElement | null, parts: readonly ValuePart[]): void {
    this.breakLine();
    const before = this.#boxes.length;
    for (const { start, end, text } of parts) {
      if (text === null) this.#runs(element, start, end);
      else this.#character(element, start, end, text);
    }
    this.breakLine();
    const box = this.#boxes[before];
    if (box !== undefined) this.#boxes[before] = { ...box, tag: 'meta', name, linkChars: 0 };
  }

  finish(): { text: string; edits: Edit[]; boxes: Layout[] } {
    this.breakLine();
    return { ...this.#out.finish(), boxes: this.#boxes };
  }

  #runs(element: OpenElement | null, start: number, end: number): void {
    const slice = this.#source.slice(start, end);
    const kept = element?.preformatted ?? false;
    let from = 0;
    for (const match of slice.matchAll(kept ? LINE : RUN)) {
      if (match.index > from) this.#between(kept);
      from = match.index + match[0].length;
      this.#write(element, start + match.index, start + from, null);
    }
    if (from < slice.length) this.#between(kept);
  }

  #character(element: OpenElement | null, start: number, end: number, text: string): void {
    if (text === '\n' || text === '\r') this.#between(element?.preformatted ?? false);
    else if (' \t\f'.includes(text) && !element?.preformatted) this.#space = true;
    else this.#write(element, start, end, text);
  }

  #between(kept: boolean): void {
    if (kept) this.breakLine();
    else this.#space = true;
  }

  #write(element: OpenElement | null, start: number, end: number, text: string | null): void {
    const draft = this.#draft ?? this.#begin(element);
    const gap = this.#out.length === draft.mark.length ? (this.#boxes.length > 0 ? '\n' : '') : this.#space ? ' ' : '';
    const before = this.#out.length;
    if (text === null) this.#out.copy(start, end, gap);
    else this.#out.replace(start, end, text, gap);
    if (before === draft.mark.length) draft.start = before + gap.length;
    this.#space = false;
    draft.holder = draft.live;
    if (this.inLink) draft.linkChars += this.#out.length - Math.max(before, draft.start);
    if (draft.blank) draft.blank = !VISIBLE.test(text ?? this.#source.slice(start, end));
  }

  #begin(element: OpenElement | null): Draft {
    const mark = this.#out.mark();
    this.#draft = {
      mark,
      start: mark.length,
      block: element?.block ?? null,
      holder: element,
      live: element,
      linkChars: 0,
      blank: true,
    };
    return this.#draft;
  }
}
