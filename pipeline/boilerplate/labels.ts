import { furniture } from '../rules/boilerplate/phrases.ts';

/** Shorter names must be a whole word of the id or class: `ad` is no part of `read`. */
const SHORTEST_PART = 5;

interface Names {
  readonly rule: string;
  readonly words: ReadonlySet<string>;
  readonly parts: readonly string[];
}

let known: readonly Names[] | null = null;

function names(): readonly Names[] {
  known ??= furniture().map(({ id, classes }) => ({
    rule: `boilerplate/${id}`,
    words: new Set(classes),
    parts: classes.filter((name) => name.length >= SHORTEST_PART),
  }));
  return known;
}

/** Elements that the HTML standard keeps for furniture. */
const TAGS: ReadonlyMap<string, string> = new Map([
  ['aside', 'boilerplate/related-list'],
  ['button', 'boilerplate/navigation'],
  ['footer', 'boilerplate/navigation'],
  ['form', 'boilerplate/navigation'],
  ['nav', 'boilerplate/navigation'],
  ['option', 'boilerplate/navigation'],
  ['select', 'boilerplate/navigation'],
  ['textarea', 'boilerplate/comments'],
]);

/** The kind of furniture that an element's tag, id or classes announce, or null: `div#footer.wide`. */
export function furnitureNamed(label: string): string | null {
  const [tag = '', ...rest] = label.split(/[#.]/);
  const byTag = TAGS.get(tag);
  if (byTag !== undefined) return byTag;
  const whole = rest.map((name) => name.toLowerCase());
  const words = rest.flatMap((name) =>
    name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/),
  );
  const found = names().find(
    ({ words: own, parts }) =>
      words.some((word) => own.has(word)) || whole.some((name) => parts.some((part) => name.includes(part))),
  );
  return found?.rule ?? null;
}
