/** A worker thread in a checkout: Node runs no TypeScript by itself, and a worker does not inherit what its parent registered. */
import { register } from 'tsx/esm/api';

register();
const worker = await import('./worker.ts');
export default worker.default;
export const traced = worker.traced;
