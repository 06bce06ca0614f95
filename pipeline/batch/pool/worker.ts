/** The module of a worker thread. */
import { perform } from '../perform.ts';
import { performTraced } from '../trace/perform-traced.ts';
import { workLoop } from './work-loop.ts';

export default workLoop(perform);

/** The same with times. */
export const traced = workLoop(performTraced);
