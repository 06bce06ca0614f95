/** The module of a worker thread. */
import { perform } from '../perform.ts';
import { workLoop } from './work-loop.ts';

export default workLoop(perform);
