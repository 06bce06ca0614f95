/** How far the work is: a bar on a terminal, a line every ten seconds elsewhere, or lines of JSON. All of it on standard error. */

import type { ArchiveSummary } from '../batch/warc/archive.ts';
import type { ErrorResult } from '../contract.ts';
import { plain, safeJson } from '../plain.ts';
import type { CommandOption, Options } from './command.ts';
import { type Pace, PaceMeter } from './pace.ts';
import { cut } from './table.ts';
import type { Terminal } from './terminal.ts';

export const PROGRESS_OPTIONS: readonly CommandOption[] = [
  { flags: '--quiet', about: 'No progress and no summaries on standard error; errors are told' },
  {
    flags: '--json-logs',
    about:
      'Standard error as a JSON object a line: time, event (progress, error, archive, note or done), done, total, perSecond, secondsLeft, errors, seconds, path, code, message, records, pages',
  },
];

export interface ProgressSettings {
  readonly quiet: boolean;
  readonly jsonLogs: boolean;
}

export const progressSettings = (options: Options): ProgressSettings => ({
  quiet: options.flag('quiet'),
  jsonLogs: options.flag('json-logs'),
});

/** Milliseconds that work may take before a bar appears, between two pictures of it, and between two lines. */
const PATIENCE = 1000;
const REDRAW = 100;
const LINE = 10_000;
const BAR = 24;
const ERASE = '\r\u001b[K';

const rounded = (value: number): number => Number(value.toPrecision(3));

/** `1 h 5 min`, `3 min`, `40 s` */
function duration(seconds: number): string {
  const minutes = Math.round(seconds / 60);
  if (seconds < 90) return `${Math.ceil(seconds)} s`;
  return minutes < 60 ? `${minutes} min` : `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
}

/** Says on standard error how far the work is, and what went wrong. */
export class Progress {
  readonly #terminal: Terminal;
  readonly #settings: ProgressSettings;
  readonly #meter: PaceMeter;
  #total: number | null = null;
  #done = 0;
  #errors = 0;
  #said: number;
  #lines = 0;
  #visible = false;

  constructor(terminal: Terminal, settings: ProgressSettings) {
    this.#terminal = terminal;
    this.#settings = settings;
    this.#said = terminal.now();
    this.#meter = new PaceMeter(this.#said);
  }

  /** Tells how many documents there are, once that is known. */
  expect(total: number | null): void {
    this.#total = total;
  }

  /** One more document is done. */
  step(label: string): void {
    this.#done += 1;
    const time = this.#terminal.now();
    this.#meter.add(time, this.#done);
    if (this.#settings.quiet) return;
    const isBar = this.#terminal.stderr.isTTY === true && !this.#settings.jsonLogs;
    const due = isBar ? (this.#meter.elapsed < PATIENCE / 1000 ? null : this.#visible ? REDRAW : 0) : LINE;
    if (due === null || time - this.#said < due) return;
    this.#said = time;
    const pace = this.#meter.pace(this.#total);
    if (isBar) this.#draw(pace, label);
    else this.#line(pace);
  }

  /** Takes the bar away, so that a line can be printed. */
  clear(): void {
    if (this.#visible) this.#terminal.stderr.write(ERASE);
    this.#visible = false;
  }

  /** A document gave no result. */
  error({ document: { path }, error: { code, message } }: ErrorResult): void {
    this.#errors += 1;
    const told = message.startsWith(path) ? message : `${path}: ${message}`;
    this.#say(`${plain(told)} (${plain(code)})`, 'error', { path, code, message });
  }

  /** What was in an archive besides pages. */
  archive({ path, records, pages }: ArchiveSummary): void {
    if (this.#settings.quiet) return;
    const text = `${plain(path)}: ${pages} pages of HTML or text in ${records} records`;
    this.#say(text, 'archive', { path, records, pages });
  }

  note(message: string): void {
    this.#say(plain(message), 'note', { message });
  }

  end(): void {
    this.clear();
    if (this.#settings.quiet) return;
    const { elapsed } = this.#meter;
    const [seconds, perSecond] = [rounded(elapsed), rounded(elapsed > 0 ? this.#done / elapsed : 0)];
    if (this.#settings.jsonLogs) this.#log('done', { done: this.#done, errors: this.#errors, seconds, perSecond });
    else if (this.#lines > 0)
      this.#terminal.stderr.write(
        `${this.#done} documents in ${duration(elapsed)}, ${perSecond} a second, ${this.#errors} without a result\n`,
      );
  }

  #draw({ perSecond, secondsLeft }: Pace, label: string): void {
    const { stderr } = this.#terminal;
    const [total, done] = [this.#total, this.#done];
    const filled = total === null ? 0 : Math.round((BAR * Math.min(done, total)) / Math.max(1, total));
    const bar = total === null ? '' : `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} `;
    const left = secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`;
    const text = `${bar}${total === null ? done : `${done}/${total}`}, ${rounded(perSecond)} docs/s${left} ${plain(label)}`;
    stderr.write(ERASE + cut(text, (stderr.columns ?? 80) - 1));
    this.#visible = true;
  }

  #line({ perSecond, secondsLeft }: Pace): void {
    const [total, done] = [this.#total, this.#done];
    this.#lines += 1;
    const left = secondsLeft === null ? '' : `, ${duration(secondsLeft)} left`;
    const text = `${done}${total === null ? '' : ` of ${total}`} documents, ${rounded(perSecond)} a second${left}`;
    const numbers = { perSecond: rounded(perSecond), secondsLeft: secondsLeft === null ? null : rounded(secondsLeft) };
    this.#say(text, 'progress', { done, total, ...numbers });
  }

  #say(text: string, event: string, keys: object): void {
    this.clear();
    if (this.#settings.jsonLogs) this.#log(event, keys);
    else this.#terminal.stderr.write(`${text}\n`);
  }

  #log(event: string, keys: object): void {
    const time = new Date(this.#terminal.now()).toISOString();
    this.#terminal.stderr.write(`${safeJson({ time, event, ...keys })}\n`);
  }
}
