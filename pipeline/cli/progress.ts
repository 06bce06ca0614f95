/** A progress bar on standard error, where that is a terminal and the work takes longer than a second. */
import { plain } from '../plain.ts';
import { cut } from './table.ts';
import type { Terminal } from './terminal.ts';

export interface Progress {
  /** Says how much is done; `label` names what comes next. */
  show(done: number, label: string): void;
  /** Takes the bar away, so that a line can be printed. */
  clear(): void;
}

const PATIENCE = 1000;
const REDRAW = 100;
const BAR = 24;
const ERASE = '\r\u001b[K';

/** @param total how many pieces of work there are */
export function progressBar({ stderr, now }: Terminal, total: number): Progress {
  const begun = now();
  let drawn = Number.NEGATIVE_INFINITY;
  let visible = false;
  return {
    show(done, label) {
      const time = now();
      if (stderr.isTTY !== true || time - begun < PATIENCE || time - drawn < REDRAW) return;
      const filled = Math.round((BAR * done) / Math.max(1, total));
      const text = `${'█'.repeat(filled)}${'░'.repeat(BAR - filled)} ${done}/${total} ${plain(label)}`;
      stderr.write(ERASE + cut(text, (stderr.columns ?? 80) - 1));
      drawn = time;
      visible = true;
    },
    clear() {
      if (visible) stderr.write(ERASE);
      visible = false;
    },
  };
}
