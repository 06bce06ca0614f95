/** `try`: what the stages make of a sentence, or where a pattern matches in the corpus. */
import type { Command } from '../cli/command.ts';
import { painter, print, type Terminal, UsageError, widthOf } from '../cli/terminal.ts';
import { workspace } from '../cli/workspace.ts';
import { load } from '../stages/1-load.ts';
import { corpusTexts } from './corpus-texts.ts';
import { matchLines, patternOf } from './try-pattern.ts';
import { type Screen, tryText } from './try-text.ts';

export const tryCommand: Command = {
  usage: 'try <text>',
  about:
    'Show what normalising, cutting, mentions, figures and every rule make of a sentence; of a /pattern/, where it matches in the corpus as rules read it',
  options: [],
  examples: ['try "北京银行申请的“区块链融资服务”预计服务超过3万户"', 'try "/年交易额.{1,12}元/"'],
  run: async ([text = ''], _, terminal) => {
    if (text.trim() === '') throw new UsageError('there is nothing to try: give a sentence, or a /pattern/');
    const screen = { width: widthOf(terminal), paint: painter(terminal) };
    const pattern = readPattern(text);
    if (pattern) return tryPattern(terminal, pattern, screen);
    await print(terminal, await tryText(load({ bytes: new TextEncoder().encode(text), path: 'try' }), screen));
    return 0;
  },
};

function readPattern(text: string): RegExp | null {
  try {
    return patternOf(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new UsageError(error.message);
    throw error;
  }
}

/** The exit status is 1 where nothing matches, as that of grep. */
async function tryPattern(terminal: Terminal, pattern: RegExp, screen: Screen): Promise<number> {
  let [matches, documents] = [0, 0];
  for await (const raw of corpusTexts(workspace(terminal.cwd))) {
    const { lines, count } = matchLines(raw, pattern, screen);
    if (count > 0) documents += 1;
    matches += count;
    for (const line of lines) await print(terminal, `${line}\n`);
  }
  await print(terminal, `${matches} matches in ${documents} documents\n`);
  return matches > 0 ? 0 : 1;
}
