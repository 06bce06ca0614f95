/** `score`: the corpus against the curated data. */
import { readRegistry, SPLITS } from '../corpus.ts';
import { safeJson } from '../plain.ts';
import type { Command } from './command.ts';
import { extractCorpus, scoreCorpus } from './corpus-run.ts';
import { extractionOf } from './extract-command.ts';
import { asksForFloors, checkFloors, FLOOR_OPTIONS } from './gate.ts';
import { lossReport, scoreReport } from './score-report.ts';
import { painter, print, widthOf } from './terminal.ts';
import { workspace } from './workspace.ts';

export const scoreCommand: Command = {
  usage: 'score',
  about:
    'Extract the corpus and compare it with the curated data: precision, recall and F1 by field, strict and partial',
  options: [
    { flags: '--format <format>', about: 'table (the default) or json' },
    { flags: '--list', about: 'List every value lost: what was expected, what was found' },
    { flags: '--part <part>', about: `Only one part of the corpus: ${SPLITS.join(', ')}` },
    ...FLOOR_OPTIONS,
  ],
  examples: ['score', 'score --list --part development', 'score --format json', 'score --floors'],
  run: async (_, options, terminal) => {
    const format = options.choice('format', ['table', 'json']) ?? 'table';
    const part = options.choice('part', SPLITS);
    const gated = asksForFloors(options);
    const root = workspace(terminal.cwd);
    const registry = readRegistry(root);
    const extracted = await extractCorpus(terminal, root, extractionOf(options, terminal));
    if (gated) return checkFloors(terminal, root, { extracted, registry }, options);
    const chosen = extracted.filter(({ split }) => part === null || split === part);
    const { score, losses } = scoreCorpus(root, chosen, registry);
    const list = options.flag('list');
    const [width, paint] = [widthOf(terminal), painter(terminal)];
    if (format === 'json') await print(terminal, `${safeJson(list ? { ...score, losses } : score, 2)}\n`);
    else await print(terminal, scoreReport(score, width, paint) + (list ? lossReport(losses, width, paint) : ''));
    return extracted.every(({ result }) => result !== null) ? 0 : 1;
  },
};
