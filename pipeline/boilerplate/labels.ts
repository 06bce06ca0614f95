import { furniture } from '../rules/boilerplate/phrases.ts';

/** Shorter names must be a whole word of the id or class: `ad` is no part of `read`. */
const SHORTEST_PART = 5;

interface Names {
  readonly rule: string;
  readonly tags: readonly string[];
  readonly words: ReadonlySet<string>;
  readonly parts: readonly string[];
}

let known: readonly Names[] | null = null;

function names(): readonly Names[] {
  known ??= furniture().map(({ id, tags, classes }) => ({
    rule: `boilerplate/${id}`,
    tags,
    words: new Set(classes),
    parts: classes.filter((name) => name.length >= SHORTEST_PART),
  }));
  return known;
}

/** The kind of furniture that an element's tag, id or classes announce, or null: `div#footer.wide`. */
export function furnitureNamed(label: string): string | null {
  const [tag = '', ...rest] = label.split(/[#.]/);
  const whole = rest.map((name) => name.toLowerCase());
  const words = rest.flatMap((name) =>
    name
      .replace(/([a-z])([A-Z])/g, '$1 $2')
      .toLowerCase()
      .split(/[^a-z]+/),
  );
  const found = names().find(
    ({ tags, words: own, parts }) =>
      tags.includes(tag) ||
      words.some((word) => own.has(word)) ||
      whole.some((name) => parts.some((part) => name.includes(part))),
  );
  return found?.rule ?? null;
}
