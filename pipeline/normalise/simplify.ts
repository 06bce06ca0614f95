/**
 * Traditional text to Simplified text with mainland wording. What is converted is decided line by line, since pages mix: a line
 * is Traditional where more of its characters say so than say otherwise, and in doubt as the whole text is.
 *
 * | line                 | converted                                                                                    |
 * | -------------------- | -------------------------------------------------------------------------------------------- |
 * | Simplified           | nothing; it never meets a dictionary of phrases                                              |
 * | Simplified, a few Traditional characters | those characters only                                                    |
 * | Traditional          | all, with the wording of all Traditional lines: Taiwan's, Hong Kong's or, by character, the mainland's |
 */
import type { View } from '../view.ts';
import { convert, type Stretch } from './convert.ts';
import { countScript } from './script.ts';
import { wordingOf } from './wording.ts';

type LineScript = 'simplified' | 'stray' | 'traditional';

interface Lines {
  readonly end: number;
  readonly script: LineScript;
}

/** Runs of neighbouring lines in one script; they tile the text. */
const runsOf = (text: string): Lines[] => {
  const runs: Lines[] = [];
  const all = countScript(text);
  if (all.hant === 0) return [{ end: text.length, script: 'simplified' }];
  const doubtful: LineScript = all.hant > all.hans * 9 ? 'traditional' : 'simplified';
  for (let start = 0; start < text.length; ) {
    const feed = text.indexOf('\n', start);
    const end = feed < 0 ? text.length : feed + 1;
    const { hans, hant } = countScript(text, start, end);
    const script = hant > hans ? 'traditional' : hant > 0 ? 'stray' : hans > 0 ? 'simplified' : doubtful;
    if (runs.at(-1)?.script === script) runs.pop();
    runs.push({ end, script });
    start = end;
  }
  return runs;
};

/** The view in Simplified script and mainland wording. */
export const simplify = (view: View): View => {
  const runs = runsOf(view.text);
  if (runs.every(({ script }) => script === 'simplified')) return view;
  const traditional = runs
    .map(({ end, script }, i) => (script === 'traditional' ? view.text.slice(runs[i - 1]?.end ?? 0, end) : ''))
    .join('');
  const wording = wordingOf(traditional);
  const profiles = { simplified: null, stray: 'stray', traditional: wording } as const;
  return convert(
    view,
    runs.map(({ end, script }): Stretch => ({ end, profile: profiles[script] })),
  );
};
