/** Results that were made before: what the cache gives is what extraction would give, byte for byte. */
import { join } from 'node:path';
import { CONTRACT_VERSION } from '../../contract.ts';
import { safeJson } from '../../plain.ts';
import type { Outcome } from '../task.ts';
import { prune, touch } from './folder.ts';
import type { Key } from './key.ts';
import type { Entry, Segment } from './segment.ts';
import { SEGMENT, Store } from './store.ts';
import type { Place } from './table.ts';
import { type Touch, touchedBy, touches } from './terms.ts';
import { currentVersion } from './version.ts';

export interface CacheSettings {
  readonly folder: string;
  /** Bytes that it may take, all generations together. */
  readonly limit: number;
  /** Hears of what is wrong with the cache, once a run. */
  readonly warn: (message: string) => void;
}

/** Small segments, and states of the lexicons, that are let stand side by side before they are written together. */
const MOST = { small: 64, states: 16 };

const LINE_END = Buffer.from('\n');

/** A result as it was made, with the path of today. Most are passed on as they are: no text is made of them. */
class Known implements Outcome {
  readonly path: string;
  readonly id: string;
  readonly bytes: Buffer;

  constructor({ line, path: [start, end] }: Entry, path: string, id: string) {
    this.path = path;
    this.id = id;
    const own = Buffer.from(safeJson(path));
    this.bytes = Buffer.concat([line.subarray(0, start), own, line.subarray(end), LINE_END]);
  }

  get line(): string {
    return this.bytes.toString('utf8', 0, this.bytes.length - LINE_END.length);
  }
}

export class Cache {
  readonly #settings: CacheSettings;
  readonly #lexicons: string;
  readonly #folder: string;
  readonly #store: Store;
  readonly #touch = new Map<string, Touch>();
  #known = 0;
  #added = 0;

  /** @throws as the file system does where the lexicons cannot be read */
  constructor(settings: CacheSettings, version = currentVersion()) {
    this.#settings = settings;
    this.#lexicons = version.lexicons;
    this.#folder = join(settings.folder, version.generation);
    this.#store = new Store(settings.folder, this.#folder, version, settings.warn);
  }

  /** How many results were known, and how many are kept that were not. */
  get use(): { readonly known: number; readonly added: number } {
    return { known: this.#known, added: this.#added };
  }

  /** The outcome that extraction would have; null where it has to be made. @param path as it is to stand in the result */
  get({ digest, id }: Key, path: string): Outcome | null {
    for (const place of this.#store.find(digest)) {
      const entry = this.#untouched(place);
      if (entry === null) continue;
      this.#known += 1;
      return new Known(entry, path, id);
    }
    return null;
  }

  /** Keeps a result. @param filter of the text that it was made from */
  add({ digest, id }: Key, { path, line }: Outcome, filter: Uint8Array): void {
    const [head, own] = [`{"contract":${CONTRACT_VERSION},"document":{"id":${safeJson(id)},"path":`, safeJson(path)];
    if (!line.startsWith(`${head}${own},`)) return;
    const start = Buffer.byteLength(head);
    this.#store.add({ digest, line: Buffer.from(line), path: [start, start + Buffer.byteLength(own)], filter });
    this.#added += 1;
  }

  /** Writes what waits, and keeps the cache within its bounds. */
  close(): void {
    this.#store.flush();
    if (this.#added > 0 && this.#store.canWrite) {
      this.#merge();
      this.#store.guarded(() => prune(this.#settings.folder, this.#folder, this.#settings.limit));
    }
    this.#store.rest();
    if (this.#known + this.#added > 0) this.#store.guarded(() => touch(this.#folder));
  }

  /** The result at a place; null where it cannot be read, or the lexicons have changed in what its text can hold. */
  #untouched(place: Place): Entry | null {
    const touch = this.#touchSince(place.segment.lexicons);
    if (touch === 'all') return null;
    const entry = this.#store.read(place);
    return entry && !touches(touch, entry.filter) ? entry : null;
  }

  /** What the step from other lexicons to the present ones touches. */
  #touchSince(lexicons: string): Touch {
    if (lexicons === this.#lexicons) return [];
    let touch = this.#touch.get(lexicons);
    if (touch === undefined) {
      const before = this.#store.terms(lexicons);
      touch = before === null ? 'all' : touchedBy(before, this.#store.terms(this.#lexicons)!);
      this.#touch.set(lexicons, touch);
    }
    return touch;
  }

  /** Writes small segments, or those of many states of the lexicons, together as of the present ones; what a change touches is dropped. */
  #merge(): void {
    const all = this.#store.segments();
    const small = all.filter(({ size }) => size < SEGMENT / 2);
    const stale = all.filter(({ lexicons }) => lexicons !== this.#lexicons);
    const states = new Set(stale.map(({ lexicons }) => lexicons)).size;
    const merged: readonly Segment[] = states > MOST.states ? stale : small.length > MOST.small ? small : [];
    for (const segment of merged)
      for (let record = 0; record < segment.count; record++) this.#keep({ segment, record });
    this.#store.flush();
    if (this.#store.canWrite) this.#store.remove(merged);
  }

  /** Keeps a result once more, unless a newer one with its key is kept or a change touches it. */
  #keep(place: Place): void {
    const entry = this.#untouched(place);
    if (entry === null) return;
    const [first] = this.#store.find(entry.digest);
    if (first?.segment === place.segment && first.record === place.record) this.#store.add(entry);
  }
}
