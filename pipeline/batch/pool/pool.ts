/** Worker threads that perform tasks, several in a message where several are waiting. */
import { CONTRACT_VERSION } from '../../contract.ts';
import { LexiconError } from '../../lexicon.ts';
import { safeJson } from '../../plain.ts';
import { type Outcome, type Task, weightOf } from '../task.ts';
import { type Breakdown, Slot } from './slot.ts';

export interface PoolSettings {
  /** How many worker threads. */
  readonly jobs: number;
  /** Seconds that one document may take. */
  readonly timeout: number;
  /** Module of the workers; tests hand in their own. */
  readonly entry?: URL;
  /** Megabytes of JavaScript heap that one worker may take. */
  readonly memory?: number;
  /** Whether outcomes come with times; they do not by default. */
  readonly trace?: boolean;
}

/** What a document needs, many times over. */
const MEMORY = 2048;
/** Tasks and bytes that go out in one message: small documents cost less than their messages, and big ones are no company. */
const BATCH = { tasks: 32, weight: 1 << 18 };

const ENTRY = new URL(import.meta.url.endsWith('.ts') ? './worker-source.mjs' : './worker.js', import.meta.url);

interface Waiting {
  readonly task: Task;
  readonly resolve: (outcome: Outcome) => void;
  readonly reject: (error: unknown) => void;
}

export class WorkerPool {
  readonly #settings: PoolSettings;
  readonly #idle: Slot[];
  readonly #all: readonly Slot[];
  #waiting: Waiting[] = [];
  #closed = false;

  /** Starts nothing yet: a worker is started when a task comes for which no other is free. */
  constructor(settings: PoolSettings) {
    this.#settings = settings;
    const { jobs, timeout, entry = ENTRY, memory = MEMORY, trace = false } = settings;
    this.#all = Array.from({ length: jobs }, () => new Slot({ entry, memory, trace, timeLimit: timeout * 1000 }));
    this.#idle = [...this.#all].reverse();
  }

  /**
   * Performs a task as soon as a worker is free. A document at which a worker dies, or that takes too long, is tried once more in a fresh
   * worker, and then gives an error line.
   * @throws LexiconError as `perform`; Error where no worker can be started
   */
  run(task: Task): Promise<Outcome> {
    const outcome = new Promise<Outcome>((resolve, reject) => this.#waiting.push({ task, resolve, reject }));
    this.#dispatch();
    return outcome;
  }

  /** Ends all workers. Tasks that are not done are never answered. */
  async close(): Promise<void> {
    this.#closed = true;
    this.#waiting = [];
    await Promise.all(this.#all.map((slot) => slot.close()));
  }

  #dispatch(): void {
    while (!this.#closed && this.#waiting.length > 0 && this.#idle.length > 0) {
      const slot = this.#idle.pop()!;
      const batch = this.#nextBatch();
      void this.#perform(slot, batch)
        .catch((error: unknown) => {
          for (const { reject } of batch) reject(error);
        })
        .then(() => {
          this.#idle.push(slot);
          this.#dispatch();
        });
    }
  }

  /** A fair share of what waits, so that no worker is left without, and at least one task. */
  #nextBatch(): Waiting[] {
    const share = Math.min(BATCH.tasks, Math.ceil(this.#waiting.length / (2 * this.#settings.jobs)));
    let [count, weight] = [0, 0];
    do {
      weight += weightOf(this.#waiting[count]!.task);
      count += 1;
    } while (count < share && weight < BATCH.weight);
    return this.#waiting.splice(0, count);
  }

  async #perform(slot: Slot, batch: readonly Waiting[]): Promise<void> {
    const reply = await slot.perform(batch.map(({ task }) => task));
    if ('problem' in reply) throw new LexiconError(reply.problem);
    if ('outcomes' in reply) {
      for (const [index, { resolve }] of batch.entries()) resolve(reply.outcomes[index]!);
      return;
    }
    if (reply.at < 0) throw notStarted(reply);
    const suspect = batch[reply.at]!;
    this.#waiting.unshift(...batch.filter((one) => one !== suspect));
    this.#dispatch();
    await this.#again(slot, suspect);
  }

  /** The second try of a document, alone with a fresh worker. */
  async #again(slot: Slot, { task, resolve, reject }: Waiting): Promise<void> {
    const reply = await slot.perform([task]);
    if ('outcomes' in reply) resolve(reply.outcomes[0]!);
    else if ('problem' in reply) reject(new LexiconError(reply.problem));
    else if (reply.at < 0) reject(notStarted(reply));
    else resolve(failed(task, reply, this.#settings.timeout));
  }
}

const notStarted = ({ cause }: Breakdown): Error =>
  new Error(`no worker thread can be started: ${cause || 'it took too long'}`);

/** The error line of a document that no worker survived. */
function failed({ path }: Task, { code, cause }: Breakdown, timeout: number): Outcome {
  const message =
    code === 'time-limit'
      ? `not done after ${timeout} seconds, tried twice; allow more with --timeout, or look into the document`
      : `two workers ended while they were at it: ${cause}`;
  const line = safeJson({ contract: CONTRACT_VERSION, document: { path }, error: { code, message } });
  return { path, id: null, line };
}
