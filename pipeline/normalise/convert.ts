/** Converts as opencc-js does, and records each edit: normalise, cut into segments, convert segment by segment. */
import { Rewriter, type View } from '../view.ts';
import { descriptionEnds } from './description.ts';
import { configOf, type Profile } from './dictionaries.ts';
import { Matcher } from './matcher.ts';

/** A stretch of text, beginning where the last one ended, and how to convert it; null leaves it as it is. */
export interface Stretch {
  readonly end: number;
  readonly profile: Profile | null;
}

interface Converter {
  readonly normalisation: readonly Matcher[];
  readonly segmentation: Matcher;
  readonly conversion: readonly Matcher[];
}

const converters = new Map<Profile, Converter>();

const converterOf = (profile: Profile): Converter => {
  const known = converters.get(profile);
  if (known) return known;
  const config = configOf(profile);
  const converter = {
    normalisation: config.normalizationChain.map((group) => new Matcher(group)),
    segmentation: new Matcher(config.segmentation),
    conversion: config.conversionChain.map((group) => new Matcher(group)),
  };
  converters.set(profile, converter);
  return converter;
};

interface State {
  readonly view: View;
  readonly stretches: readonly Stretch[];
}

/** Converts each stretch by the dictionaries picked for its profile; no match crosses a border. */
const convertBy = ({ view, stretches }: State, pick: (converter: Converter) => Matcher | undefined): State => {
  const { text } = view;
  const rewriter = new Rewriter(text);
  const skips = descriptionEnds(text, stretches);
  const replace = (from: number, to: number, value: string, changes: boolean): void => {
    if (changes) rewriter.replace(from, to, value);
  };
  const after: Stretch[] = [];
  let start = 0;
  for (const { end, profile } of stretches) {
    if (profile) pick(converterOf(profile))?.each(text, start, end, skips, replace);
    after.push({ end: rewriter.lengthAt(end), profile });
    start = end;
  }
  return { view: view.after(rewriter.finish()), stretches: after };
};

/** Cuts stretches into the segments that opencc-js converts one by one. */
const cut = ({ view, stretches }: State): State => {
  const skips = descriptionEnds(view.text, stretches);
  const segments: Stretch[] = [];
  let last = 0;
  let profile: Profile | null = null;
  const border = (at: number): void => {
    if (at > last) segments.push({ end: at, profile });
    last = at;
  };
  const borders = (from: number, to: number): void => {
    border(from);
    border(to);
  };
  for (const stretch of stretches) {
    profile = stretch.profile;
    if (profile) converterOf(profile).segmentation.each(view.text, last, stretch.end, skips, borders);
    border(stretch.end);
  }
  return { view, stretches: segments };
};

/** The view with each stretch converted by its profile. The stretches tile `view.text`. */
export const convert = (view: View, stretches: readonly Stretch[]): View => {
  const used = [...new Set(stretches.flatMap(({ profile }) => profile ?? []))].map(converterOf);
  const longest = (chain: 'normalisation' | 'conversion'): number => Math.max(0, ...used.map((c) => c[chain].length));
  let state: State = { view, stretches };
  for (let step = 0; step < longest('normalisation'); step += 1) state = convertBy(state, (c) => c.normalisation[step]);
  state = cut(state);
  for (let step = 0; step < longest('conversion'); step += 1) state = convertBy(state, (c) => c.conversion[step]);
  return state.view;
};
