/**
 * The dictionaries that turn Traditional text into Simplified text with mainland wording: those of opencc-js, and before them the
 * lexicon `script-overrides.yaml`.
 */
import { type DictGroup, type DictLike, Trie } from 'opencc-js/core';
import { configs, from } from 'opencc-js/preset/t2cn';
import { z } from 'zod';
import { readLexicon } from '../lexicon.ts';
import { isTraditional } from './script.ts';
import type { Wording } from './wording.ts';

/** `stray`: Traditional characters in Simplified text; only characters that Simplified text never has are converted. */
export type Profile = Wording | 'stray';

/** A conversion as opencc-js describes one: normalise, cut into segments, then convert each segment by each group in turn. */
export interface Config {
  readonly normalizationChain: readonly DictGroup[];
  readonly segmentation: DictGroup;
  readonly conversionChain: readonly DictGroup[];
}

const overrideSchema = z.strictObject({
  from: z.string().min(1),
  to: z.string().min(1),
  wording: z.enum(['any', 'taiwan', 'hongkong']),
});
/** A word and what it becomes, in the texts of one wording or in any. */
export type Override = z.infer<typeof overrideSchema>;

/** The entries of the lexicon that a profile uses; its own come before those for any text. */
export const overrides = (profile: Profile): readonly Override[] => {
  if (profile === 'stray') return [];
  const entries = readLexicon('script-overrides.yaml', overrideSchema);
  return [...entries.filter((e) => e.wording === profile), ...entries.filter((e) => e.wording === 'any')];
};

const preset = (name: string): Config => (configs as unknown as Record<string, Config>)[name]!;

/** Serialised, since opencc-js takes a group of dictionaries for segmentation only as strings. */
const serialise = (entries: readonly Override[]): DictGroup =>
  entries.length > 0 ? [entries.map((entry) => `${entry.from} ${entry.to}`).join('|')] : [];

const strayConfig = (): Config => {
  const characters = String(preset('tw2s').conversionChain[1]![1]).split('|');
  const own = characters.filter((entry) => isTraditional(entry)).join('|');
  return { normalizationChain: [], segmentation: [], conversionChain: [[own]] };
};

/** The conversion of a profile, given the entries of the lexicon to use with it. */
export const configOf = (profile: Profile, entries: readonly Override[] = overrides(profile)): Config => {
  if (profile === 'stray') return strayConfig();
  const base = preset(profile === 'taiwan' ? 'tw2sp' : 'tw2s');
  const [regional, simplify] = base.conversionChain;
  const variants: readonly DictLike[] = from['hk']![0]!;
  const phrases = new Trie();
  phrases.loadDictGroup(base.segmentation);
  // A segment border inside an override would keep it from ever matching: then the override is a segment itself.
  const cut = entries.filter((entry) => phrases.segment(entry.from).length > 1);
  return {
    normalizationChain: base.normalizationChain,
    segmentation: [...serialise(cut), ...base.segmentation],
    conversionChain: [[...serialise(entries), ...regional!, ...variants], simplify!],
  };
};
