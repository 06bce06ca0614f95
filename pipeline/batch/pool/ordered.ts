/** Work on many items at once whose results come out in the order of the items, each as soon as its turn comes. */

/** How much may be under way. */
export interface Bounds {
  /** Items that are worked on, or done and waiting for those before them. */
  readonly items: number;
  /** Their weight together; one item is always let in, however heavy it is. */
  readonly weight: number;
}

type Event<T, R> = { readonly next: IteratorResult<T, unknown> } | { readonly done: R };

interface Pending<R> {
  readonly result: Promise<R>;
  readonly weight: number;
}

/**
 * The results of `work`, in the order of the items. No more items are asked for than the bounds allow, so that a reader slower than
 * the work, or one slow item, holds up the source and not the memory. A result whose turn has come never waits for further items.
 * @throws what the source or `work` throws; what is under way then is let go
 */
export async function* inOrder<T, R>(
  items: Iterable<T> | AsyncIterable<T>,
  bounds: Bounds,
  weigh: (item: T) => number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void> {
  const source = iteratorOf(items);
  const pending: Pending<R>[] = [];
  let asked: Promise<IteratorResult<T, unknown>> | null = null;
  let [ended, weight] = [false, 0];
  const hasRoom = () => pending.length === 0 || (pending.length < bounds.items && weight < bounds.weight);
  try {
    while (!ended || pending.length > 0) {
      if (!ended && asked === null && hasRoom()) asked = Promise.resolve(source.next());
      const event = await firstOf(asked, pending[0]?.result ?? null);
      if ('done' in event) {
        weight -= pending.shift()!.weight;
        yield event.done;
        continue;
      }
      asked = null;
      if (event.next.done) ended = true;
      else {
        pending.push(started(event.next.value, weigh, work));
        weight += pending.at(-1)!.weight;
      }
    }
  } finally {
    // Not awaited: a source that waits for its next item could not answer.
    if (!ended) void Promise.allSettled([asked, source.return?.()]);
  }
}

function iteratorOf<T>(items: Iterable<T> | AsyncIterable<T>): Iterator<T> | AsyncIterator<T> {
  return Symbol.asyncIterator in items ? items[Symbol.asyncIterator]() : items[Symbol.iterator]();
}

function started<T, R>(item: T, weigh: (item: T) => number, work: (item: T) => Promise<R>): Pending<R> {
  const result = work(item);
  // It is awaited when its turn comes: until then its failure is nobody's.
  result.catch(() => {});
  return { result, weight: weigh(item) };
}

/** What happens first; the result at the head before a further item where both are there. */
function firstOf<T, R>(
  next: Promise<IteratorResult<T, unknown>> | null,
  head: Promise<R> | null,
): Promise<Event<T, R>> {
  const events: Promise<Event<T, R>>[] = [];
  if (head) events.push(head.then((done) => ({ done })));
  if (next) events.push(next.then((result) => ({ next: result })));
  return Promise.race(events);
}
