/**
 * `npm run bench`: what the pipeline costs, as ratios of one run. A timing is no test: machines differ, ratios less so. `--full` takes the
 * longest batch as well; names of parts (`others`, `count`, `size`, `cores`, `start`, `rerun`, `memory`) run those alone.
 */
import { memory, rerun, startUp } from './batches.ts';
import { cores } from './cores.ts';
import { againstCount, againstOthers, againstSize } from './one-core.ts';
import { checkBuilt } from './program.ts';
import { targetTable } from './report.ts';

const args = process.argv.slice(2);
const PARTS: readonly (readonly [name: string, run: () => void | Promise<void>])[] = [
  ['others', againstOthers],
  ['count', againstCount],
  ['size', againstSize],
  ['cores', cores],
  ['start', startUp],
  ['rerun', rerun],
  ['memory', () => memory(args.includes('--full'))],
];

const wanted = args.filter((arg) => arg !== '--full');
const unknown = wanted.find((name) => !PARTS.some(([part]) => part === name));
if (unknown !== undefined) throw new Error(`no part ${unknown}: use ${PARTS.map(([part]) => part).join(', ')}`);
checkBuilt();
for (const [name, run] of PARTS) if (wanted.length === 0 || wanted.includes(name)) await run();
targetTable();
