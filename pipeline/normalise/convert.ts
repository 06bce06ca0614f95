/**
 * Converts as opencc-js does, and records each edit. `Trie.convert` tells no offsets, so its loop stands here again over the
 * public `Trie.matchPrefix`; a property test holds the two equal.
 */
import { type DictGroup, Trie } from 'opencc-js/core';
import { Rewriter, type View } from '../view.ts';
import { descriptionEnds } from './description.ts';
import { configOf, type Profile } from './dictionaries.ts';

/** A stretch of text, beginning where the last one ended, and how to convert it; null leaves it as it is. */
export interface Stretch {
  readonly end: number;
  readonly profile: Profile | null;
}

interface Converter {
  readonly normalisation: readonly Trie[];
  readonly segmentation: Trie;
  readonly conversion: readonly Trie[];
}

const trieOf = (group: DictGroup): Trie => {
  const trie = new Trie();
  trie.loadDictGroup(group);
  return trie;
};

const converters = new Map<Profile, Converter>();

const converterOf = (profile: Profile): Converter => {
  const known = converters.get(profile);
  if (known) return known;
  const config = configOf(profile);
  const converter = {
    normalisation: config.normalizationChain.map(trieOf),
    segmentation: trieOf(config.segmentation),
    conversion: config.conversionChain.map(trieOf),
  };
  converters.set(profile, converter);
  return converter;
};

/** Calls `found` for every longest match from left to right; offsets index `text`. */
const eachMatch = (text: string, trie: Trie, found: (from: number, to: number, value: string) => void): void => {
  const ends = descriptionEnds(text);
  for (let at = 0; at < text.length; ) {
    const match = trie.matchPrefix(text, at);
    if (match) found(at, match.end, match.value);
    at = match?.end ?? ends?.get(at) ?? at + (text.codePointAt(at)! > 0xffff ? 2 : 1);
  }
};

interface State {
  readonly view: View;
  readonly stretches: readonly Stretch[];
}

/** Converts each stretch by the dictionary picked for its profile; no match crosses a border. */
const convertBy = ({ view, stretches }: State, pick: (converter: Converter) => Trie | undefined): State => {
  const rewriter = new Rewriter(view.text);
  const after: Stretch[] = [];
  let start = 0;
  for (const { end, profile } of stretches) {
    const trie = profile && pick(converterOf(profile));
    if (trie) {
      eachMatch(view.text.slice(start, end), trie, (from, to, value) =>
        rewriter.replace(start + from, start + to, value),
      );
    }
    after.push({ end: rewriter.lengthAt(end), profile });
    start = end;
  }
  return { view: view.after(rewriter.finish()), stretches: after };
};

/** Cuts stretches into the segments that opencc-js converts one by one. */
const cut = ({ view, stretches }: State): State => {
  const segments: Stretch[] = [];
  let start = 0;
  for (const { end, profile } of stretches) {
    const border = (at: number): void => {
      if (at > (segments.at(-1)?.end ?? 0)) segments.push({ end: at, profile });
    };
    if (profile) {
      eachMatch(view.text.slice(start, end), converterOf(profile).segmentation, (from, to) => {
        border(start + from);
        border(start + to);
      });
    }
    border(end);
    start = end;
  }
  return { view, stretches: segments };
};

/** The view with each stretch converted by its profile. The stretches tile `view.text`. */
export const convert = (view: View, stretches: readonly Stretch[]): View => {
  const profiles = [...new Set(stretches.map(({ profile }) => profile))].filter((profile) => profile !== null);
  const steps = (list: (converter: Converter) => readonly Trie[]): number[] => [
    ...Array(Math.max(0, ...profiles.map((profile) => list(converterOf(profile)).length))).keys(),
  ];
  let state: State = { view, stretches };
  for (const step of steps((c) => c.normalisation)) state = convertBy(state, (c) => c.normalisation[step]);
  state = cut(state);
  for (const step of steps((c) => c.conversion)) state = convertBy(state, (c) => c.conversion[step]);
  return state.view;
};
