/** The executor of one thread: a bounded number of files is read ahead, extraction itself is one at a time and cannot be interrupted. */
import { perform } from './perform.ts';
import { inOrder } from './pool/ordered.ts';
import { type Executor, weightOf } from './task.ts';
import { performTraced } from './trace/perform-traced.ts';

/** How many files are read at once, and how many bytes of documents wait for their turn. */
const READ_AHEAD = { items: 8, weight: 1 << 24 };

/** The outcomes of all tasks, in their order and each as soon as its turn comes; no more than a few are held at once. */
export const inline: Executor = (tasks) => inOrder(tasks, READ_AHEAD, weightOf, perform);

/** The same with times; nothing is done beside, which would be in them. */
export const inlineTraced: Executor = (tasks) => inOrder(tasks, { items: 1, weight: 1 }, weightOf, performTraced);
