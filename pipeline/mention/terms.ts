/** The forms of all lexicons in one trie, and their hits in a text. */
import { institutions, namesOf, programmes, type Term, technologies } from '../lexicon/entries.ts';
import { regions } from '../lexicon/regions.ts';
import { Edges } from './edges.ts';
import { BLOCK, type Hit, type Pattern, Trie } from './trie.ts';

/** The kinds of term, each a channel of the trie. */
export type TermKind = 'institution' | 'technology' | 'region' | 'programme';

/** An entry found in a text: offsets index that text. */
export interface TermHit {
  readonly kind: TermKind;
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

const CHANNELS: readonly { readonly kind: TermKind; readonly terms: () => readonly Term[] }[] = [
  { kind: 'institution', terms: institutions },
  { kind: 'technology', terms: technologies },
  { kind: 'region', terms: regions },
  { kind: 'programme', terms: programmes },
];

const patternsOf = (terms: readonly Term[], channel: number): Pattern[] => [
  ...terms.flatMap((term, entry) => namesOf(term).map((text) => ({ text, channel, entry }))),
  // Last, so that a form of another entry wins over the reject that keeps a shorter form out of it.
  ...terms.flatMap((term) => (term.rejects ?? []).map((text) => ({ text, channel, entry: BLOCK }))),
];

let compiled: { readonly trie: Trie; readonly terms: readonly (readonly Term[])[] } | null = null;

function lexiconTrie() {
  if (compiled) return compiled;
  const terms = CHANNELS.map((channel) => channel.terms());
  compiled = { trie: new Trie(terms.flatMap(patternsOf)), terms };
  return compiled;
}

const isShort = (text: string, { start, end }: Hit): boolean =>
  end - start <= 2 && text.charCodeAt(start) >= 0x3400 && text.charCodeAt(end - 1) >= 0x3400;

/**
 * The lexicons' forms in a text, sorted by start; hits of one kind do not overlap. A form of two Chinese characters counts only where
 * words begin and end with it (工行, not in 施工行业), or inside an institution's name.
 */
export function termHits(text: string, edges = new Edges(text)): TermHit[] {
  const { trie, terms } = lexiconTrie();
  const hits = trie.scan(text);
  let named = 0;
  return hits.flatMap(({ channel, entry, start, end }, index): TermHit[] => {
    const hit = { kind: CHANNELS[channel]!.kind, term: terms[channel]![entry]!, start, end };
    const aligned = !isShort(text, hits[index]!) || end <= named || (edges.at(start) && edges.at(end));
    if (hit.kind === 'institution' && aligned) named = end;
    return aligned ? [hit] : [];
  });
}
