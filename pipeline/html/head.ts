/** What a page states about itself outside its text: meta elements, linked data and the variables of a saved WeChat page. */
import { formsOf } from '../lexicon/phrases.ts';

let names: ReadonlySet<string> | null = null;

/** Whether the content of a meta element of this (lower-case) name is worth a box: titles, dates, publishers, authors, keywords. */
export function isTelling(name: string): boolean {
  names ??= new Set(formsOf('boilerplate-words.yaml', 'meta-names'));
  return names.has(name);
}

/** A value that stands in a script, as a slice of the source. */
export interface Stated {
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Linked data (`"datePublished": "…"`, `"headline": "…"`) and the variables of a saved WeChat page: `ct` is the second of
 * publication, `nickname` the account. Values with escapes are left out, since they are no slices of the source.
 */
const STATEMENT =
  /(?:"(datePublished|headline)"\s{0,9}:|\bvar\s{1,9}(ct|publish_time|msg_title|nickname)\s{0,9}=)\s{0,9}(?:htmlDecode\()?(["'])([^"'\\\n]{1,300})\3/g;

/** What a script at `offset` of the source states of the page. */
export function statedInScript(script: string, offset: number): Stated[] {
  return [...script.matchAll(STATEMENT)].map((match) => {
    const value = match[4]!;
    const end = offset + match.index + match[0].length - 1;
    return { name: (match[1] ?? match[2])!, start: end - value.length, end };
  });
}
