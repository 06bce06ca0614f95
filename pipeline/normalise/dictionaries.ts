/**
 * The dictionaries that turn Traditional text into Simplified text with mainland wording: those of opencc-js, and before them the
 * lexicon `script-overrides.yaml`.
 */
import { type DictGroup, type DictLike, Trie } from 'opencc-js/core';
import { configs as toTraditional } from 'opencc-js/preset/cn2t';
import { from, configs as toSimplified } from 'opencc-js/preset/t2cn';
import { z } from 'zod';
import { readLexicon } from '../lexicon.ts';
import { isTraditional } from './script.ts';

/** Whose words a text uses; `mainland` text is converted by character only. */
export type Wording = 'mainland' | 'taiwan' | 'hongkong';

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
  wording: z.enum(['any', 'taiwan', 'hongkong', 'stray']),
});
/** A word and what it becomes, in the texts of one wording or in any. */
export type Override = z.infer<typeof overrideSchema>;

/** The entries of the lexicon that a profile uses; its own come before those for any Traditional text. */
export const overrides = (profile: Profile): readonly Override[] => {
  const entries = readLexicon('script-overrides.yaml', overrideSchema);
  const own = entries.filter((entry) => entry.wording === profile);
  return profile === 'stray' ? own : [...own, ...entries.filter((entry) => entry.wording === 'any')];
};

/** The words of a dictionary and what they become. */
export const entriesOf = (dictionary: DictLike): readonly (readonly [string, string])[] =>
  typeof dictionary === 'string'
    ? dictionary.split('|').map((entry) => entry.split(' ') as [string, string])
    : dictionary;

const preset = (configs: typeof toSimplified, name: string): Config => configs[name] as unknown as Config;

/** Traditional to Simplified characters, and no words. */
export const simplification = (): readonly DictGroup[] => preset(toSimplified, 't2s').conversionChain;

const changed = (dictionary: DictLike): string[] =>
  entriesOf(dictionary).flatMap(([word, becomes]) => (becomes === word ? [] : [word]));

/** Words that the mainland calls otherwise, and words that Taiwan calls otherwise, in Traditional characters. */
export const taiwanWords = (): string[] => changed(preset(toSimplified, 'tw2sp').conversionChain[0]![0]!);
export const mainlandWords = (): string[] => changed(preset(toTraditional, 's2twp').conversionChain[1]![0]!);

/** Serialised, since opencc-js takes a group of dictionaries for segmentation only as strings. */
const serialise = (entries: readonly (readonly [string, string])[]): DictGroup =>
  entries.length > 0 ? [entries.map((entry) => entry.join(' ')).join('|')] : [];

const pairs = (entries: readonly Override[]) => entries.map((entry) => [entry.from, entry.to] as const);

const strayConfig = (entries: readonly Override[]): Config => {
  const own = entriesOf(simplification()[0]![1]!).filter(([character]) => isTraditional(character));
  return {
    normalizationChain: [],
    segmentation: [],
    conversionChain: [[...serialise(pairs(entries)), ...serialise(own)]],
  };
};

/** The conversion of a profile, given the entries of the lexicon to use with it. */
export const configOf = (profile: Profile, entries: readonly Override[] = overrides(profile)): Config => {
  if (profile === 'stray') return strayConfig(entries);
  const base = preset(toSimplified, profile === 'taiwan' ? 'tw2sp' : 'tw2s');
  const [regional, simplify] = base.conversionChain;
  const variants = from.hk![0]!;
  const phrases = new Trie();
  phrases.loadDictGroup(base.segmentation);
  // A segment border inside an override would keep it from ever matching: then the override is a segment itself.
  const cut = entries.filter((entry) => phrases.segment(entry.from).length > 1);
  return {
    normalizationChain: base.normalizationChain,
    segmentation: [...serialise(pairs(cut)), ...base.segmentation],
    conversionChain: [[...serialise(pairs(entries)), ...regional!, ...variants], simplify!],
  };
};
