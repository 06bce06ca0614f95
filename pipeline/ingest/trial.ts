/**
 * A long text is first extracted in a thread that can be ended: a document may take only so much time and memory, and nothing can stop
 * what runs in this thread. What is within its limits there is within them here.
 */
import { WorkerPool } from '../batch/pool/pool.ts';
import type { ErrorResult } from '../contract.ts';
import { documentMeta } from '../corpus/meta.ts';
import type { Candidate, Refusal } from './candidate.ts';
import type { Limits } from './limits.ts';

/** Bytes; what is shorter takes a second or two at the worst. */
const LONG = 200_000;
/** How the batch runner calls a document that goes beyond a limit. */
const CODES: Readonly<Record<string, string>> = { 'worker-died': 'memory-limit', 'time-limit': 'time-limit' };

export class Trial {
  readonly #limits: Limits;
  #pool: WorkerPool | null = null;

  constructor(limits: Limits) {
    this.#limits = limits;
  }

  /** Why a candidate cannot be examined; null where it can, or is short. */
  async refuse({ origin, bytes, mediaType, layer, known }: Candidate): Promise<Refusal | null> {
    if ((layer?.length ?? bytes.length) < LONG) return null;
    const { milliseconds, memoryBytes } = this.#limits;
    this.#pool ??= new WorkerPool({
      jobs: 1,
      timeout: milliseconds / 1000,
      memory: Math.ceil(memoryBytes / (1 << 20)),
    });
    const { line } = await this.#pool.run({
      path: origin,
      meta: documentMeta(known),
      content: { kind: 'bytes', bytes, ...(layer === null ? {} : { layer: { text: layer, mediaType } }) },
    });
    const { error } = JSON.parse(line) as Partial<ErrorResult>;
    const code = error && CODES[error.code];
    if (!error || code === undefined) return null;
    const [what, option] = code === 'time-limit' ? ['time', '--timeout'] : ['memory', '--memory'];
    return {
      origin,
      code,
      message: `${origin}: extracting it takes more ${what} than allowed; give a shorter text, or raise ${option}`,
    };
  }

  async close(): Promise<void> {
    await this.#pool?.close();
  }
}
