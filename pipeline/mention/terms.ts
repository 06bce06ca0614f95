/** The forms of the term lexicons in tries, and their hits in a text. */
import { institutions, namesOf, programmes, type Term, technologies } from '../lexicon/entries.ts';
import { regions } from '../lexicon/regions.ts';
import { Edges } from './edges.ts';
import { type Hit, type Pattern, Trie } from './trie.ts';

/** The kinds of term. */
export type TermKind = 'institution' | 'technology' | 'region' | 'programme';

/** An entry found in a text: offsets index that text. */
export interface TermHit {
  readonly kind: TermKind;
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

interface Lexicon {
  readonly trie: Trie;
  readonly channels: readonly { readonly kind: TermKind; readonly terms: readonly Term[] }[];
}

const patternsOf = (terms: readonly Term[], channel: number): Pattern[] =>
  terms.flatMap((term, entry) => [
    ...namesOf(term).map((text) => ({ text, channel, entry })),
    ...(term.rejects ?? []).map((text) => ({ text, channel, entry, reject: true })),
  ]);

const compile = (channels: Lexicon['channels']): Lexicon => ({
  trie: new Trie(channels.flatMap(({ terms }, channel) => patternsOf(terms, channel))),
  channels,
});

let compiled: { readonly institutions: Lexicon; readonly others: Lexicon } | null = null;

/** Institutions stand apart: a short form of another kind may be part of their names (苏州 in 苏州银行). */
function lexicons() {
  compiled ??= {
    institutions: compile([{ kind: 'institution', terms: institutions() }]),
    others: compile([
      { kind: 'technology', terms: technologies() },
      { kind: 'region', terms: regions() },
      { kind: 'programme', terms: programmes() },
    ]),
  };
  return compiled;
}

const isChinese = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;
/** Forms so short that other words hold them by chance: 工行 in 施工行业, 成都市 in 完成都市圈. */
const SHORT: Readonly<Record<TermKind, number>> = { institution: 2, technology: 2, region: 4, programme: 2 };
const isShort = (text: string, kind: TermKind, { start, end }: Hit): boolean =>
  end - start <= SHORT[kind] && isChinese(text.charCodeAt(start)) && isChinese(text.charCodeAt(end - 1));

/** Letters written small are another word than an acronym (did, DID), unless they stand beside Chinese characters. */
function isOtherWord(text: string, { start, end }: Hit, term: Term): boolean {
  const written = text.slice(start, end);
  const capitals = written.toUpperCase();
  if (written.length > 4 || written === capitals || !/^[A-Za-z]+$/.test(written)) return false;
  if (isChinese(text.charCodeAt(start - 1)) || isChinese(text.charCodeAt(end))) return false;
  const names = namesOf(term);
  return names.includes(capitals) && !names.includes(written);
}

function hitsOf({ trie, channels }: Lexicon, text: string, accepts: (hit: Hit) => boolean): TermHit[] {
  const hits = trie.scan(text, (hit) => {
    const { kind, terms } = channels[hit.channel]!;
    return !isOtherWord(text, hit, terms[hit.entry]!) && (!isShort(text, kind, hit) || accepts(hit));
  });
  return hits.map(({ channel, entry, start, end }) => {
    const { kind, terms } = channels[channel]!;
    return { kind, term: terms[entry]!, start, end };
  });
}

/**
 * The lexicons' forms in a text, sorted by start; hits of one kind do not overlap. A short Chinese form counts only where words begin
 * and end with it, or inside an institution's name.
 */
export function termHits(text: string, edges = new Edges(text)): TermHit[] {
  const isWord = ({ start, end }: Hit): boolean => edges.at(start) && edges.at(end);
  const named = hitsOf(lexicons().institutions, text, isWord);
  let next = 0;
  const others = hitsOf(lexicons().others, text, (hit) => {
    while (next < named.length && named[next]!.end <= hit.start) next++;
    const inName = next < named.length && named[next]!.start <= hit.start && hit.end <= named[next]!.end;
    return inName || isWord(hit);
  });
  return [...named, ...others].sort((a, b) => a.start - b.start || b.end - a.end);
}
