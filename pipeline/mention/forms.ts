/** All that stage 5 looks for by its wording, in one trie: the forms of the term lexicons and the endings of institutions' names. */
import { institutions, namesOf, programmes, type Term, technologies } from '../lexicon/entries.ts';
import { regions } from '../lexicon/regions.ts';
import { shapes } from '../lexicon/shapes.ts';
import type { View } from '../view.ts';
import { type Hit, type Matches, type Pattern, Trie, type Wanted } from './trie.ts';

/** The kinds of term. */
export type TermKind = 'institution' | 'technology' | 'region' | 'programme';

/** The terms by channel: institutions stand first, as what is found inside them hangs on them. */
const CHANNELS = [
  { kind: 'institution', terms: institutions },
  { kind: 'technology', terms: technologies },
  { kind: 'region', terms: regions },
  { kind: 'programme', terms: programmes },
] as const satisfies readonly { readonly kind: TermKind; readonly terms: () => readonly Term[] }[];
const ENDINGS = CHANNELS.length;

interface Compiled {
  readonly trie: Trie;
  readonly terms: readonly (readonly Term[])[];
}

const patternsOf = (terms: readonly Term[], channel: number): Pattern[] =>
  terms.flatMap((term, entry) => [
    ...namesOf(term).map((text) => ({ text, channel, entry })),
    ...(term.rejects ?? []).map((text) => ({ text, channel, entry, reject: true })),
  ]);

let compiled: Compiled | null = null;

function forms(): Compiled {
  if (compiled) return compiled;
  const terms = CHANNELS.map((channel) => channel.terms());
  const endings = shapes().flatMap(({ suffixes }, entry) =>
    suffixes.map((text) => ({ text, channel: ENDINGS, entry })),
  );
  compiled = { trie: new Trie([...terms.flatMap(patternsOf), ...endings]), terms };
  return compiled;
}

/** All of them in a text, whatever stands around them. */
export const formsIn = (text: string): Matches => forms().trie.walk(text);

const walked = new WeakMap<View, Matches>();

/** All of them in a view, walked once: forms hold no line feed, so that those of a block are those of the view that lie in it. */
export function formsOfView(view: View): Matches {
  const known = walked.get(view);
  if (known) return known;
  const matches = formsIn(view.text);
  walked.set(view, matches);
  return matches;
}

/** Whether a view has a form of a kind, whatever stands around it: where it has none, nothing of that kind is named in it. */
export function mayName(view: View, kind: TermKind): boolean {
  const channel = CHANNELS.findIndex((one) => one.kind === kind);
  return forms().trie.has(formsOfView(view), channel);
}

/** The endings among the forms of a text, also those that overlap; a hit's entry is the number of its shape. */
export const endingHits = (matches: Matches, accepts: (hit: Hit) => boolean): Hit[] =>
  forms().trie.select(matches, { accepts, channels: [ENDINGS, ENDINGS], overlapping: true });

/** An entry found in a text: offsets index that text. */
export interface TermHit {
  readonly kind: TermKind;
  readonly term: Term;
  readonly start: number;
  readonly end: number;
}

/** The institutions, or the other terms, among the forms of a text. */
export function namedHits(
  matches: Matches,
  what: 'institutions' | 'others',
  accepts: (hit: Hit, kind: TermKind, term: Term) => boolean,
): TermHit[] {
  const { trie, terms } = forms();
  const channels: Wanted['channels'] = what === 'institutions' ? [0, 0] : [1, ENDINGS - 1];
  return trie
    .select(matches, {
      accepts: (hit) => accepts(hit, CHANNELS[hit.channel]!.kind, terms[hit.channel]![hit.entry]!),
      channels,
    })
    .map(({ channel, entry, start, end }) => ({
      kind: CHANNELS[channel]!.kind,
      term: terms[channel]![entry]!,
      start,
      end,
    }));
}
