/** A Redis, workers and submitters that can be hurt. */
import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Redis } from 'ioredis';
import { queueVersion } from '../../pipeline/batch/queue/version.ts';
import { main } from '../../pipeline/cli/main.ts';

const CHECKOUT = fileURLToPath(new URL('../..', import.meta.url));
const TSX = ['--import', import.meta.resolve('tsx')];
/** Seconds after which documents of a dead worker go to another. */
const PATIENCE = 3;

export async function until(isSo: () => boolean | Promise<boolean>, what: string, seconds = 200): Promise<void> {
  const end = Date.now() + seconds * 1000;
  while (!(await isSo())) {
    if (Date.now() > end) throw new Error(`${seconds} seconds passed and it is not so: ${what}`);
    await wait(50);
  }
}

const freePort = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as { port: number };
      server.close(() => resolve(port));
    });
  });

const ended = (child: ChildProcess): Promise<number | null> =>
  new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve(child.exitCode);
    else child.once('exit', (code) => resolve(code));
  });

export interface Run {
  readonly status: number;
  readonly out: string;
  readonly err: string;
}

/** A process of ours that runs. */
export class Running {
  readonly #child: ChildProcess;
  out = '';
  err = '';

  constructor(child: ChildProcess) {
    this.#child = child;
    child.stdout?.on('data', (text: Buffer) => {
      this.out += text;
    });
    child.stderr?.on('data', (text: Buffer) => {
      this.err += text;
    });
  }

  signal(name: NodeJS.Signals): void {
    this.#child.kill(name);
  }

  get isOver(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** @returns the exit status; null where a signal ended it */
  end(): Promise<number | null> {
    return ended(this.#child);
  }
}

/** One Redis, one folder with documents, and all that runs beside them. */
export class Bench {
  readonly folder = mkdtempSync(join(tmpdir(), 'shahe-redis-'));
  readonly version = queueVersion();
  readonly marks = join(this.folder, 'marks');
  port = 0;
  #server: ChildProcess | null = null;
  #running: Running[] = [];
  #client: Redis | null = null;

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  /** For looking into Redis, and for doing what others might. */
  get redis(): Redis {
    this.#client ??= new Redis(this.url, { maxRetriesPerRequest: null }).on('error', () => {});
    return this.#client;
  }

  async startRedis(): Promise<void> {
    this.port ||= await freePort();
    mkdirSync(join(this.folder, 'redis'), { recursive: true });
    const args = [
      '--port',
      String(this.port),
      '--dir',
      join(this.folder, 'redis'),
      '--save',
      '',
      '--appendonly',
      'yes',
    ];
    const server = spawn(process.env.REDIS_SERVER ?? 'redis-server', [...args, '--maxmemory-policy', 'noeviction']);
    server.on('error', (error) => {
      throw new Error(`no redis-server can be started (${error.message}): apt-get install redis-server`);
    });
    this.#server = server;
    await until(async () => (await this.redis.ping()) === 'PONG', 'Redis answers', 20);
  }

  async killRedis(): Promise<void> {
    this.#server!.kill('SIGKILL');
    await ended(this.#server!);
  }

  /** Loses all that Redis kept. */
  forget(): void {
    rmSync(join(this.folder, 'redis'), { recursive: true, force: true });
  }

  write(files: Readonly<Record<string, string | Uint8Array>>): void {
    for (const [name, content] of Object.entries(files)) {
      mkdirSync(join(this.folder, name, '..'), { recursive: true });
      writeFileSync(join(this.folder, name), content);
    }
  }

  /** The program in this process. */
  async run(args: readonly string[], stdin: Uint8Array = new Uint8Array()): Promise<Run> {
    const texts = { out: '', err: '' };
    const stream = (key: 'out' | 'err') => ({
      write: (text: string) => {
        texts[key] += text;
        return true;
      },
      once: () => undefined,
    });
    const terminal = { stdin: Readable.from([stdin]), stdout: stream('out'), stderr: stream('err') };
    const status = await main(args, { ...terminal, cwd: this.folder, env: {}, now: Date.now });
    return { status, ...texts };
  }

  #spawn(script: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): Running {
    const child = spawn(process.execPath, [...TSX, join(CHECKOUT, script), ...args], {
      cwd: this.folder,
      env: { ...process.env, MARKS: this.marks, ...env },
    });
    const running = new Running(child);
    this.#running.push(running);
    return running;
  }

  /** The program in a process of its own. */
  program(args: readonly string[]): Running {
    return this.#spawn('pipeline/cli.ts', args);
  }

  /** A worker to which documents can do harm, ready. */
  async worker(env: Readonly<Record<string, string>> = {}, version = this.version): Promise<Running> {
    const worker = this.#spawn('tests/redis/worker-process.ts', [this.url, version, String(PATIENCE)], env);
    await until(() => worker.out.includes('ready') || worker.isOver, 'a worker is ready');
    if (worker.isOver) throw new Error(`a worker did not start: ${worker.err}`);
    return worker;
  }

  /** How often workers began documents whose path holds a text. */
  begun(part = ''): number {
    if (!existsSync(this.marks)) return 0;
    return readFileSync(this.marks, 'utf8')
      .split('\n')
      .filter((line) => line !== '' && line !== 'start.txt' && line.includes(part)).length;
  }

  /** All keys but those of workers that live and what BullMQ keeps of an empty queue. */
  async leftovers(): Promise<string[]> {
    const keys = await this.redis.keys('*');
    return keys.filter(
      (key) => !/^shahe:(?:workers$|worker:|documents-[^:]+:(?:meta|events|id|stalled-check)$)/.test(key),
    );
  }

  async endWorkers(): Promise<void> {
    const all = this.#running;
    this.#running = [];
    for (const one of all) one.signal('SIGKILL');
    await Promise.all(all.map((one) => one.end()));
    rmSync(this.marks, { force: true });
  }

  async close(): Promise<void> {
    await this.endWorkers();
    this.#client?.disconnect();
    if (this.#server) await this.killRedis();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
