import { BLOCK, ENDS_PARAGRAPH, IMPLIED_ENDS, LIST, PREFORMATTED, SCOPE, UNREAD } from './elements.ts';
import { type Cell, TableGrid } from './table.ts';

/** How many ancestors a path names, and how many characters of one element's id and classes. */
const PATH_DEPTH = 40;
const LABEL_LENGTH = 120;

/** The attributes that decide how an element's text is laid out. */
export type Attributes = ReadonlyMap<string, string>;

/** An element whose end has not been met. Depths are those of the nearest ancestor, or the element itself, of a sort. */
export interface OpenElement {
  readonly tag: string;
  readonly label: string;
  readonly parent: OpenElement | null;
  readonly depth: number;
  /** The nearest element that stands by itself: this one, or the parent's. */
  block: OpenElement | null;
  readonly unread: boolean;
  readonly hidden: boolean;
  readonly preformatted: boolean;
  readonly scopeDepth: number;
  readonly listDepth: number;
  readonly tableDepth: number;
  readonly grid: TableGrid | null;
  readonly cell: Cell | null;
  readonly inTableHead: boolean;
  /** The element of the same tag that was opened last before this one and is still open. */
  readonly shadowed: OpenElement | undefined;
}

const isHidden = (attributes: Attributes): boolean =>
  attributes.has('hidden') ||
  /(?:^|[;\s])(?:display\s{0,9}:\s{0,9}none|visibility\s{0,9}:\s{0,9}hidden)/i.test(attributes.get('style') ?? '');

/** A page saved from WeChat hides its body by style until a script has run. */
const shownByScript = (attributes: Attributes): boolean => attributes.get('id') === 'js_content';

const labelOf = (tag: string, attributes: Attributes): string => {
  const id = attributes.get('id')?.trim();
  const classes = attributes.get('class')?.trim();
  const label = tag + (id ? `#${id}` : '') + (classes ? `.${classes}` : '');
  return label.slice(0, LABEL_LENGTH).replace(/\s+/g, '.');
};

/** Tags, ids and classes of an element and its ancestors, outermost first. */
export function pathOf(element: OpenElement): string {
  const labels: string[] = [];
  for (let at: OpenElement | null = element; at !== null && labels.length < PATH_DEPTH; at = at.parent)
    labels.push(at.label);
  return labels.reverse().join(' ');
}

/**
 * The elements open at a point of the page. Implied ends follow the HTML standard as far as they change which text stands
 * together. Every step costs no more than the elements it closes, so a page is linear in its length however deep it nests.
 */
export class OpenElements {
  #top: OpenElement | null = null;
  #tables = 0;
  readonly #latest = new Map<string, OpenElement>();
  readonly #closed: (element: OpenElement) => void;

  /** @param closed is told of every element that ends, innermost first. */
  constructor(closed: (element: OpenElement) => void) {
    this.#closed = closed;
  }

  get top(): OpenElement | null {
    return this.#top;
  }

  /** Opens an element, and ends those that its start tag ends. */
  open(tag: string, attributes: Attributes): OpenElement {
    this.#implyEnds(tag);
    const parent = this.#top;
    const depth = parent === null ? 0 : parent.depth + 1;
    const grid = tag === 'table' ? new TableGrid(this.#tables++) : (parent?.grid ?? null);
    if (tag === 'tr') grid?.startRow();
    const inTableHead = tag === 'thead' || (tag !== 'table' && (parent?.inTableHead ?? false));
    const isCell = (tag === 'td' || tag === 'th') && grid !== null;
    const element: OpenElement = {
      tag,
      label: labelOf(tag, attributes),
      parent,
      depth,
      block: parent?.block ?? null,
      unread: UNREAD.has(tag) || (parent?.unread ?? false),
      hidden: (parent?.hidden ?? false) || (isHidden(attributes) && !shownByScript(attributes)),
      preformatted: PREFORMATTED.has(tag) || (parent?.preformatted ?? false),
      scopeDepth: SCOPE.has(tag) ? depth : (parent?.scopeDepth ?? -1),
      listDepth: LIST.has(tag) || SCOPE.has(tag) ? depth : (parent?.listDepth ?? -1),
      tableDepth: tag === 'table' ? depth : (parent?.tableDepth ?? -1),
      grid,
      cell: isCell
        ? grid.place(attributes, inTableHead || tag === 'th')
        : tag === 'table'
          ? null
          : (parent?.cell ?? null),
      inTableHead,
      shadowed: this.#latest.get(tag),
    };
    if (BLOCK.has(tag)) element.block = element;
    this.#latest.set(tag, element);
    this.#top = element;
    return element;
  }

  /** Ends the nearest open element of this tag, and all within it, unless it stands outside what the tag may reach. */
  close(tag: string): void {
    const target = this.#latest.get(tag);
    const top = this.#top;
    if (target === undefined || top === null) return;
    const barrier = BLOCK.has(tag) ? this.#reach(tag, top) : (top.block?.depth ?? -1);
    if (target.depth >= barrier) this.#closeTo(target);
  }

  /** Ends everything. */
  closeAll(): void {
    while (this.#top !== null) this.#pop(this.#top);
  }

  #reach(tag: string, top: OpenElement): number {
    if (tag === 'table') return -1;
    return SCOPE.has(tag) || tag === 'tr' || tag === 'tbody' || tag === 'thead' || tag === 'tfoot'
      ? top.tableDepth
      : top.scopeDepth;
  }

  #implyEnds(tag: string): void {
    const top = this.#top;
    if (top === null) return;
    if (ENDS_PARAGRAPH.has(tag)) this.#closeAbove('p', top.scopeDepth);
    const rule = IMPLIED_ENDS.get(tag);
    if (rule === undefined) return;
    const depth = rule.within === 'table' ? top.tableDepth : top.listDepth;
    for (const ended of rule.ends) this.#closeAbove(ended, depth);
  }

  #closeAbove(tag: string, depth: number): void {
    const target = this.#latest.get(tag);
    if (target !== undefined && target.depth > depth) this.#closeTo(target);
  }

  #closeTo(target: OpenElement): void {
    for (let at = this.#top; at !== null; at = this.#top) {
      this.#pop(at);
      if (at === target) return;
    }
  }

  #pop(element: OpenElement): void {
    if (element.shadowed === undefined) this.#latest.delete(element.tag);
    else this.#latest.set(element.tag, element.shadowed);
    this.#top = element.parent;
    this.#closed(element);
  }
}
