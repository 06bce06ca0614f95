/** A worker thread in a checkout: Node runs no TypeScript by itself, and a worker does not inherit what its parent registered. */
import { register } from 'tsx/esm/api';

register();
const { default: performBatch } = await import('./worker.ts');
export default performBatch;
