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

const isChinese = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;
const isShort = (text: string, { start, end }: Hit): boolean =>
  end - start <= 2 && isChinese(text.charCodeAt(start)) && isChinese(text.charCodeAt(end - 1));

/** Letters written small are another word than an acronym (did, DID), unless they stand beside Chinese characters. */
function isOtherWord(text: string, { start, end }: Hit, term: Term): boolean {
  const written = text.slice(start, end);
  const capitals = written.toUpperCase();
  if (written.length > 4 || written === capitals || !/^[A-Za-z]+$/.test(written)) return false;
  if (isChinese(text.charCodeAt(start - 1)) || isChinese(text.charCodeAt(end))) return false;
  const names = namesOf(term);
  return names.includes(capitals) && !names.includes(written);
}

/**
 * The lexicons' forms in a text, sorted by start; hits of one kind do not overlap. A form of two Chinese characters counts only where
 * words begin and end with it (工行, not in 施工行业), or inside an institution's name.
 */
export function termHits(text: string, edges = new Edges(text)): TermHit[] {
  const { trie, terms } = lexiconTrie();
  let named = 0;
  const hits = trie.scan(text, (hit) => {
    if (hit.entry === BLOCK) return true;
    if (isOtherWord(text, hit, terms[hit.channel]![hit.entry]!)) return false;
    const whole = !isShort(text, hit) || hit.end <= named || (edges.at(hit.start) && edges.at(hit.end));
    if (whole && CHANNELS[hit.channel]!.kind === 'institution') named = Math.max(named, hit.end);
    return whole;
  });
  return hits.map(({ channel, entry, start, end }) => {
    return { kind: CHANNELS[channel]!.kind, term: terms[channel]![entry]!, start, end };
  });
}
