/** One call of `ingest`: what came of each candidate, and what is said of it. */
import { CorpusError, type Registry, readRegistry } from '../corpus.ts';
import { LockedError } from '../curate/lock.ts';
import type { Candidate, Refusal } from '../ingest/candidate.ts';
import { Fetcher } from '../ingest/fetch/fetcher.ts';
import type { FetchLimits } from '../ingest/fetch/limits.ts';
import { Reader } from '../ingest/formats/reader.ts';
import { type Gathering, gather } from '../ingest/gather.ts';
import { Holdings } from '../ingest/holdings.ts';
import { type Plan, planOf, type Wishes } from '../ingest/ingest.ts';
import { judgeOf } from '../ingest/judge.ts';
import { DEFAULT_LIMITS, type Limits } from '../ingest/limits.ts';
import { type Deed, recordOf } from '../ingest/record.ts';
import { planText } from '../ingest/report.ts';
import { StoreError, storeDocument } from '../ingest/store.ts';
import { Trial } from '../ingest/trial.ts';
import { plain, safeJson } from '../plain.ts';
import { LoadError } from '../stages/1-load.ts';
import type { Options } from './command.ts';
import { type Kept, NOTHING_KEPT, nextSteps, withPlan } from './ingest-next.ts';
import { painter, print, type Terminal, UsageError, widthOf } from './terminal.ts';
import { packageVersion, workspace } from './workspace.ts';

const MEGABYTE = 1 << 20;
const DATE = /^\d{4}(?:-\d{2}(?:-\d{2})?)?$/;

/** @returns the exit status: 1 where something could not be read or kept */
export async function ingest(terminal: Terminal, inputs: readonly string[], options: Options): Promise<number> {
  if (inputs.length === 0 || inputs.includes(''))
    throw new UsageError('name what to ingest: files, folders, archives or addresses');
  const id = options.text('id');
  if (id !== null && !/^[a-z0-9]+(?:-[a-z0-9]+)*$/.test(id))
    throw new UsageError(`--id ${id} is no id: write kebab-case, hangzhou-2021-1-portal`);
  const root = workspace(terminal.cwd);
  const run = new Ingestion(terminal, root, options, { id, licence: options.text('licence') });
  const given = gathering(terminal, run.holdings, options);
  const trial = new Trial(given.limits);
  try {
    for await (const one of gather(inputs, given)) {
      const refusal = 'bytes' in one ? await trial.refuse(one) : null;
      if ('unmodified' in one) await run.unmodified(one.origin, one.unmodified);
      else if ('code' in one) await run.refused(one);
      else if (refusal) await run.refused(refusal);
      else await run.take(one);
    }
  } finally {
    given.reader.close();
    await trial.close();
  }
  return run.end();
}

function gathering(terminal: Terminal, holdings: Holdings, options: Options): Gathering {
  const published = options.text('published');
  if (published !== null && !DATE.test(published))
    throw new UsageError(`--published ${published} is no date: write 2021-03-04, 2021-03 or 2021`);
  const texts = ['url', 'publisher', 'title', 'published', 'charset'] as const;
  const limits = limitsOf(options);
  let fetcher: Fetcher | null = null;
  return {
    cwd: terminal.cwd,
    limits,
    reader: new Reader(limits),
    known: Object.fromEntries(
      texts.flatMap((name) => (options.text(name) === null ? [] : [[name, options.text(name)]])),
    ),
    now: terminal.now,
    fetch: (url, known) => {
      fetcher ??= fetcherOf(options, limits);
      return fetcher.fetch(url, known);
    },
    remembered: (url) => holdings.remembered(url),
  };
}

function limitsOf(options: Options): Limits {
  const size = options.number('max-size');
  const seconds = options.number('timeout');
  const memory = options.number('memory');
  return {
    ...DEFAULT_LIMITS,
    ...(size === null ? {} : { inputBytes: size * MEGABYTE }),
    ...(seconds === null ? {} : { milliseconds: seconds * 1000 }),
    ...(memory === null ? {} : { memoryBytes: memory * MEGABYTE }),
  };
}

function fetcherOf(options: Options, { inputBytes }: Limits): Fetcher {
  const contact = options.text('contact');
  const seconds = options.number('timeout');
  const limits: Partial<FetchLimits> = {
    ...(options.number('max-size') === null ? {} : { received: inputBytes, decoded: inputBytes }),
    ...(seconds === null ? {} : { total: seconds * 1000 }),
  };
  try {
    return new Fetcher({
      version: packageVersion(),
      ...(contact === null ? {} : { contact }),
      allowLoopback: options.flag('allow-loopback'),
      limits,
    });
  } catch (error) {
    if (error instanceof TypeError) throw new UsageError(`--contact ${error.message}`);
    throw error;
  }
}

/** One call: what came of each candidate, and what is said of it. */
class Ingestion {
  readonly holdings: Holdings;
  readonly #terminal: Terminal;
  readonly #root: string;
  readonly #wishes: Wishes;
  readonly #json: boolean;
  readonly #dry: boolean;
  #asks: boolean;
  #failures = 0;
  readonly #registry: Registry;
  #kept: Kept = NOTHING_KEPT;

  constructor(terminal: Terminal, root: string, options: Options, wishes: Wishes) {
    this.holdings = new Holdings(root);
    this.#terminal = terminal;
    this.#root = root;
    this.#registry = readRegistry(root);
    this.#wishes = wishes;
    this.#json = options.flag('json');
    this.#dry = options.flag('dry-run');
    this.#asks = !this.#dry && !options.flag('yes') && terminal.ask !== undefined;
  }

  async take(candidate: Candidate): Promise<void> {
    let plan: Plan;
    try {
      plan = planOf(candidate, this.holdings, this.#wishes);
    } catch (error) {
      if (!(error instanceof LoadError)) throw error;
      return this.refused({ origin: candidate.origin, code: error.code, message: error.message });
    }
    const judged = judgeOf(plan, this.#root, this.#registry);
    const screen = { width: widthOf(this.#terminal), paint: painter(this.#terminal) };
    if (!this.#json) await print(this.#terminal, `${planText(plan, judged, screen)}\n`);
    const deed = await this.#perform(plan);
    if (this.#json) await print(this.#terminal, `${safeJson(recordOf(plan, judged, deed))}\n`);
    if (deed === 'stored') this.#kept = withPlan(this.#kept, plan);
  }

  async refused(refusal: Refusal): Promise<void> {
    // What an archive holds beside documents is said, and is no failure.
    if (refusal.code !== 'skipped') this.#failures += 1;
    this.#terminal.stderr.write(`${plain(refusal.message)} (${plain(refusal.code)})\n`);
    if (this.#json) await print(this.#terminal, `${safeJson({ origin: refusal.origin, error: refusal })}\n`);
  }

  async unmodified(origin: string, id: string): Promise<void> {
    const text = `${origin}: the server says that it has not changed since ${id}`;
    await print(this.#terminal, this.#json ? `${safeJson({ origin, id, deed: 'unchanged' })}\n` : `${plain(text)}\n`);
  }

  /** Says what came of it all. @returns the exit status */
  async end(): Promise<number> {
    if (!this.#json) await print(this.#terminal, nextSteps(this.#kept, this.#dry, this.#failures));
    return this.#failures > 0 ? 1 : 0;
  }

  async #perform(plan: Plan): Promise<Deed> {
    if (plan.place.kind === 'unchanged') return 'unchanged';
    const held = { id: plan.id, sha256: plan.examined.raw.sha256, meta: plan.meta };
    if (this.#dry || !(await this.#agreed(plan))) {
      // Others of this call are placed as if it were there.
      if (this.#dry) this.holdings.add(held, plan.examined, null);
      return this.#dry ? 'planned' : 'declined';
    }
    try {
      const folder = storeDocument(this.#root, plan.id, plan.candidate, plan.meta);
      this.holdings.add(held, plan.examined, `${folder}/${plan.source}`);
      return 'stored';
    } catch (error) {
      if (!(error instanceof StoreError || error instanceof LockedError || error instanceof CorpusError)) throw error;
      this.#failures += 1;
      this.#terminal.stderr.write(`${plain(error.message)}\n`);
      return 'failed';
    }
  }

  async #agreed({ folder }: Plan): Promise<boolean> {
    if (!this.#asks || !this.#terminal.ask) return true;
    const answer = await this.#terminal.ask(`Keep it in ${folder}? [Y]es, [n]o, [a]ll: `);
    if (/^a/i.test(answer)) this.#asks = false;
    return !/^n/i.test(answer);
  }
}
