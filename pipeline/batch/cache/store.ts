/** The segments of one generation, read and written. Never throws for what is wrong on the disk: it says so once, and does without. */
import { rmSync } from 'node:fs';
import { basename } from 'node:path';
import { keepTerms, keptTerms, makeFolders, place, segmentFiles, segmentName } from './folder.ts';
import { DamageError, type Entry, Segment, segmentOf } from './segment.ts';
import { type Place, Table } from './table.ts';
import { type Terms, termsOf } from './terms.ts';
import type { Version } from './version.ts';

/** Results are written when so many bytes of them wait: that much is made anew after a run that was killed. */
export const SEGMENT = 1 << 24;
/** Files that are open at once. */
const OPEN = 64;

export class Store {
  readonly #cache: string;
  readonly #folder: string;
  readonly #version: Version;
  readonly #warn: (message: string) => void;
  readonly #gone = new Set<Segment>();
  readonly #open = new Set<Segment>();
  readonly #segments: readonly Segment[];
  readonly #table: Table;
  #terms: Terms | null = null;
  #waiting: Entry[] = [];
  #bytes = 0;
  #canWrite = true;
  #warned = false;

  constructor(cache: string, folder: string, version: Version, warn: (message: string) => void) {
    this.#cache = cache;
    this.#folder = folder;
    this.#version = version;
    this.#warn = warn;
    const files = this.guarded(() => segmentFiles(folder)) ?? [];
    const all = files.flatMap(({ file }) => this.#opened(file) ?? []);
    const isOwn = ({ lexicons }: Segment): boolean => lexicons === version.lexicons;
    // What was made with the lexicons as they are needs no comparison of lexicons.
    this.#segments = [...all.filter(isOwn), ...all.filter((segment) => !isOwn(segment))];
    this.#table = new Table(this.#segments);
  }

  /** Whether everything could be written so far. */
  get canWrite(): boolean {
    return this.#canWrite;
  }

  /** The segments that can be read; those of the present lexicons first. */
  segments(): readonly Segment[] {
    return this.#segments.filter((segment) => !this.#gone.has(segment));
  }

  /** The results with a key; those of the present lexicons first. */
  *find(digest: Buffer): Generator<Place, void> {
    for (const found of this.#table.find(digest)) if (!this.#gone.has(found.segment)) yield found;
  }

  /** A result as it was written; null where it cannot be read. */
  read({ segment, record }: Place): Entry | null {
    try {
      const entry = segment.entry(record);
      this.#open.add(segment);
      if (this.#open.size > OPEN) this.#rest();
      return entry;
    } catch (error) {
      this.#drop(segment, error);
      return null;
    }
  }

  /** The term lexicons of a digest; null where nobody knows them any more. */
  terms(lexicons: string): Terms | null {
    if (lexicons !== this.#version.lexicons) return keptTerms(this.#folder, lexicons);
    this.#terms ??= termsOf(this.#version.texts);
    return this.#terms;
  }

  /** Keeps a result, made with the present lexicons. */
  add(entry: Entry): void {
    if (!this.#canWrite) return;
    this.#waiting.push(entry);
    this.#bytes += entry.line.length + entry.filter.length;
    if (this.#bytes >= SEGMENT) this.flush();
  }

  /** Writes what waits. */
  flush(): void {
    const [entries, { generation, lexicons }] = [this.#waiting, this.#version];
    [this.#waiting, this.#bytes] = [[], 0];
    if (entries.length === 0) return;
    const written = this.guarded(() => {
      makeFolders(this.#cache, generation);
      keepTerms(this.#folder, lexicons, () => this.terms(lexicons)!);
      place(this.#folder, segmentName(), segmentOf(entries, lexicons));
      return true;
    });
    this.#canWrite = written === true;
  }

  /** Closes all files, until one is read again. */
  rest(): void {
    this.#rest();
  }

  /** Removes segments whose results stand elsewhere by now. */
  remove(segments: readonly Segment[]): void {
    for (const segment of segments) {
      this.#gone.add(segment);
      segment.rest();
      this.guarded(() => rmSync(segment.file, { force: true }));
    }
  }

  /** Does something with the disk. What is wrong with that is said once; the answer is undefined then. */
  guarded<T>(work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      this.#say(`${error instanceof Error ? error.message : String(error)}; going on without it`);
      return undefined;
    }
  }

  #opened(file: string): Segment | null {
    try {
      return new Segment(file);
    } catch (error) {
      this.#damaged(file, error);
      return null;
    }
  }

  /** Another process may have removed a segment: that is no damage. */
  #drop(segment: Segment, error: unknown): void {
    this.#gone.add(segment);
    this.#open.delete(segment);
    segment.rest();
    this.#damaged(segment.file, error);
  }

  #damaged(file: string, error: unknown): void {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return;
    const reason = error instanceof Error ? error.message : String(error);
    this.#say(`${basename(file)}: ${reason}; what it held is made anew`);
    if (error instanceof DamageError) this.guarded(() => rmSync(file, { force: true }));
  }

  #say(message: string): void {
    if (!this.#warned) this.#warn(`cache ${this.#cache}: ${message}`);
    this.#warned = true;
  }

  #rest(): void {
    for (const segment of this.#open) segment.rest();
    this.#open.clear();
  }
}
