/** Who may ask when: one request at a time and host, with a pause between two, and only so many hosts at once. */
import pLimit, { type LimitFunction } from 'p-limit';

/** Time as the caller sees it, so that tests need not wait. Milliseconds. */
export interface Clock {
  now(): number;
  sleep(milliseconds: number): Promise<void>;
}

interface Host {
  readonly queue: LimitFunction;
  /** The pause after a request. */
  delay: number;
  /** No request before this time. */
  next: number;
}

/** Queues by host. */
export class Turns {
  readonly #hosts = new Map<string, Host>();
  readonly #slots: LimitFunction;
  readonly #delay: number;
  readonly #clock: Clock;

  /** `concurrency` bounds the requests under way at once, `delay` is the pause between two requests to one host. */
  constructor(concurrency: number, delay: number, clock: Clock) {
    this.#slots = pLimit(concurrency);
    this.#delay = delay;
    this.#clock = clock;
  }

  #host(name: string): Host {
    const known = this.#hosts.get(name) ?? { queue: pLimit(1), delay: this.#delay, next: Number.NEGATIVE_INFINITY };
    this.#hosts.set(name, known);
    return known;
  }

  /** Runs `work` when it is the host's turn. Waiting takes none of the slots. `work` must not ask for a turn itself. */
  take<T>(hostname: string, work: () => Promise<T>): Promise<T> {
    const host = this.#host(hostname);
    return host.queue(async () => {
      const wait = host.next - this.#clock.now();
      if (wait > 0) await this.#clock.sleep(wait);
      return this.#slots(async () => {
        try {
          return await work();
        } finally {
          host.next = Math.max(host.next, this.#clock.now() + host.delay);
        }
      });
    });
  }

  /** Makes the pause of a host at least so long. */
  slowDown(hostname: string, delay: number): void {
    const host = this.#host(hostname);
    host.delay = Math.max(host.delay, delay);
  }

  /** Leaves a host alone for so long. */
  rest(hostname: string, milliseconds: number): void {
    const host = this.#host(hostname);
    host.next = Math.max(host.next, this.#clock.now() + milliseconds);
  }
}
