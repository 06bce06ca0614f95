/** The job function with a clock beside it. */
import { allRules } from '../../maintain/all-rules.ts';
import { traced, traceWith } from '../../traced.ts';
import { perform } from '../perform.ts';
import { WARM_UP } from '../pool/work-loop.ts';
import type { Outcome, Task } from '../task.ts';
import { Recorder } from './recorder.ts';

let ready: Promise<void> | undefined;

/** Every rule tells its time from now on; and lists are read, so that they are not the first document's. */
async function prepare(): Promise<void> {
  for (const rule of await allRules()) {
    const { id, find } = rule;
    rule.find = (...given) => traced('rule', id, () => find.apply(rule, given));
  }
  await perform(WARM_UP);
}

/** Where the source's length stands in a line of output; JSON.parse of the whole would be time of its own. */
const charsOf = ({ id, line }: Outcome): number | null => {
  const chars = id === null ? undefined : /"chars":(\d+)\}/.exec(line)?.[1];
  return chars === undefined ? null : Number(chars);
};

/** Performs a task, and says where the time went. One at a time: the next must not begin before this one is done. */
export async function performTraced(task: Task): Promise<Outcome> {
  ready ??= prepare();
  await ready;
  const recorder = new Recorder(() => performance.now());
  traceWith(recorder);
  try {
    const outcome = await perform(task);
    return { ...outcome, trace: recorder.trace(task.path, charsOf(outcome)) };
  } finally {
    traceWith(null);
  }
}
