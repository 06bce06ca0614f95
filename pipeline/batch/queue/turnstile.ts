/** Lets work run side by side, and suspect work alone, so that what ends a worker takes nothing else with it. */
export class Turnstile {
  readonly #together = new Set<Promise<unknown>>();
  #alone: Promise<void> | null = null;

  async together<T>(work: () => Promise<T>): Promise<T> {
    while (this.#alone) await this.#alone;
    const running = work();
    this.#together.add(running);
    try {
      return await running;
    } finally {
      this.#together.delete(running);
    }
  }

  async alone<T>(work: () => Promise<T>): Promise<T> {
    while (this.#alone) await this.#alone;
    let free = () => {};
    this.#alone = new Promise((resolve) => {
      free = resolve;
    });
    try {
      await Promise.allSettled(this.#together);
      return await work();
    } finally {
      this.#alone = null;
      free();
    }
  }
}
