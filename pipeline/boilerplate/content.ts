import { namesPilot, tellsOfPilot } from './announcement.ts';
import { furnitureNamed } from './labels.ts';
import { isHead, type Line } from './line.ts';
import { type Container, containersOf } from './tree.ts';

/** How much the text of a container named like furniture counts, text that is no prose, and text above the title. */
const [NAMED_FURNITURE, NO_PROSE, ABOVE_TITLE] = [0.1, 0.15, 0.05];
/** The content is the innermost container that holds nearly all of the article; of a list or table, all of it. */
const [NEARLY_ALL, ALL] = [0.95, 0.99];
/** A container with more of its text in links than this is a list of links. */
const LINK_LIST = 0.5;
/** A container with more of the content than this is no furniture, whatever its name. */
const MAIN_PART = 0.5;

/** Elements that are paragraphs or less: the content is what holds them. */
const PARAGRAPH = /^(?:p|dt|blockquote|pre|h[1-6]|span|strong|b|em|i|u|font|a)(?:[#.]|$)/;
/** Elements that may themselves be the announcement beside its lead. */
const LIST = /^(?:table|tbody|tr|ul|ol|dl|li|dd|td)(?:[#.]|$)/;

/**
 * The structural verdict on each box of a page, by density of text and of links: the id of the rule that makes it furniture, or null
 * where it may be content.
 * @param title the index of the title's box, or -1
 */
export function structure(lines: readonly Line[], title: number): (string | null)[] {
  const root = containersOf(lines);
  const weights = new Weights(lines, root, title);
  const content = contentOf(root, weights);
  const from =
    title >= 0 && weights.share(title, content.to) > MAIN_PART ? Math.max(title, content.from) : content.from;
  const verdicts = lines.map((_, index) =>
    index >= from && index < content.to ? null : 'boilerplate/outside-content',
  );
  keepLead(lines, title, content, verdicts);
  markFurniture(lines, root, content, weights, verdicts);
  return verdicts;
}

/** How much article the containers hold, as running sums over the boxes. */
class Weights {
  readonly #article: readonly number[];
  readonly #chars: readonly number[];
  readonly #links: readonly number[];

  constructor(lines: readonly Line[], root: Container, title: number) {
    const chars = lines.map((line) => (line.hidden || isHead(line) ? 0 : line.bare.length));
    // A link that names a pilot is what the page announces.
    const announced = lines.map((line) => line.links > 0 && namesPilot(line));
    const links = lines.map((line, index) => (announced[index] ? 0 : line.links));
    const raw = lines.map((line, index) => {
      const article = chars[index]! * (1 - links[index]!);
      return article * (line.prose || announced[index] ? 1 : NO_PROSE) * (index < title ? ABOVE_TITLE : 1);
    });
    const factors = factorsOf(running(raw), root);
    this.#article = running(raw.map((own, index) => own * factors[index]!));
    this.#chars = running(chars);
    this.#links = running(chars.map((count, index) => count * links[index]!));
  }

  article({ from, to }: Container): number {
    return this.#article[to]! - this.#article[from]!;
  }

  /** The share of all article text that stands from one box to before another. */
  share(from: number, to: number): number {
    return (this.#article[to]! - this.#article[from]!) / Math.max(1, this.#article.at(-1)!);
  }

  linkShare({ from, to }: Container): number {
    return (this.#links[to]! - this.#links[from]!) / Math.max(1, this.#chars[to]! - this.#chars[from]!);
  }
}

/** The sums before each item and after the last. */
function running(values: readonly number[]): number[] {
  const sums = [0];
  for (const value of values) sums.push(sums.at(-1)! + value);
  return sums;
}

/** The factor of each box by the names of the containers around it; the main part of a page may be named as it likes. */
function factorsOf(raw: readonly number[], root: Container): number[] {
  const factors = new Array<number>(raw.length - 1).fill(1);
  const walk = [...root.children];
  for (let at = walk.pop(); at !== undefined; at = walk.pop()) {
    const main = raw[at.to]! - raw[at.from]! > MAIN_PART * raw.at(-1)!;
    if (!main && furnitureNamed(at.label) !== null) factors.fill(NAMED_FURNITURE, at.from, at.to);
    else walk.push(...at.children);
  }
  return factors;
}

/** Goes down from the page while one container holds nearly all of the article. */
function contentOf(root: Container, weights: Weights): Container {
  for (let at = root; ; ) {
    const best = at.children.reduce<Container | null>(
      (most, child) => (most === null || weights.article(child) > weights.article(most) ? child : most),
      null,
    );
    if (best === null || PARAGRAPH.test(best.label)) return at;
    const whole = LIST.test(best.label) || best.to - best.from === 1;
    if (weights.article(best) <= (whole ? ALL : NEARLY_ALL) * weights.article(at)) return at;
    at = best;
  }
}

/** Sentences between the title and the content are its lead. */
function keepLead(lines: readonly Line[], title: number, content: Container, verdicts: (string | null)[]): void {
  if (title < 0) return;
  for (let index = title + 1; index < content.from; index += 1) {
    const line = lines[index]!;
    if (line.prose && line.links < LINK_LIST) verdicts[index] = null;
  }
}

/** Marks containers named like furniture, around the content and in it, and lists of links in it. */
function markFurniture(
  lines: readonly Line[],
  root: Container,
  content: Container,
  weights: Weights,
  verdicts: (string | null)[],
): void {
  const walk = [...root.children];
  for (let at = walk.pop(); at !== undefined; at = walk.pop()) {
    const around = at.from <= content.from && at.to >= content.to;
    const within = !around && at.from >= content.from && at.to <= content.to;
    const main = around || (within && weights.article(at) > MAIN_PART * weights.article(content));
    // A link above 申请机构： is a pilot's name.
    const below = lines[at.to];
    const named = at.to - at.from === 1 && below !== undefined && tellsOfPilot(below);
    const linked = within && !named && weights.linkShare(at) > LINK_LIST ? 'boilerplate/link-list' : null;
    const rule = main ? null : (furnitureNamed(at.label) ?? linked);
    if (rule !== null) verdicts.fill(rule, at.from, at.to);
    else walk.push(...at.children);
  }
}
