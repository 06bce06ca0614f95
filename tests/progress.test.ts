/** What standard error says while documents are extracted. */
import { describe, expect, it } from 'vitest';
import { PaceMeter } from '../pipeline/cli/pace.ts';
import { Progress, type ProgressSettings } from '../pipeline/cli/progress.ts';

/** A progress whose clock the test moves, and what it said. */
function started(given: Partial<ProgressSettings> & { readonly isTTY?: boolean } = {}) {
  const { isTTY = false, quiet = false, jsonLogs = false } = given;
  const state = { time: Date.UTC(2024, 0, 1), text: '' };
  const write = (more: string): boolean => {
    state.text += more;
    return true;
  };
  const stream = { write, once: () => {}, isTTY, columns: 70 };
  const terminal = { stdout: stream, stderr: stream, cwd: '', env: {}, now: () => state.time };
  const progress = new Progress(terminal, { quiet, jsonLogs });
  const said = () => {
    const { text } = state;
    state.text = '';
    return text;
  };
  const stepAfter = (seconds: number, label = 'a.txt') => {
    state.time += seconds * 1000;
    progress.step(label);
    return said();
  };
  return { progress, stepAfter, said };
}

const failure = {
  contract: 1 as const,
  document: { path: 'x/a.txt' },
  error: { code: 'not-found', message: 'no \u001b[2J such file' },
};

describe('on a terminal', () => {
  it('a bar shows the rate and the time left after a second, and is taken away', () => {
    const { progress, stepAfter, said } = started({ isTTY: true });
    progress.expect(10);
    expect(stepAfter(0.5)).toBe('');
    expect(stepAfter(0.5)).toContain('2/10, 2 docs/s, 4 s left a.txt');
    expect(stepAfter(0.05)).toBe('');
    expect(stepAfter(0.95, 'b\u001b[2J')).toContain('4/10, 2 docs/s, 3 s left b\\u{1b}[2J');
    progress.error(failure);
    expect(said()).toBe('\r\u001b[Kx/a.txt: no \\u{1b}[2J such file (not-found)\n');
    stepAfter(1);
    progress.end();
    expect(said()).toBe('\r\u001b[K');
  });

  it('a count stands alone where nobody knows how much there is', () => {
    const { stepAfter } = started({ isTTY: true });
    stepAfter(1);
    expect(stepAfter(1)).toMatch(/K2, 1 docs\/s a\.txt$/);
  });

  it('the picture fits into a line', () => {
    const { progress, stepAfter } = started({ isTTY: true });
    progress.expect(1000);
    expect(stepAfter(2, '很'.repeat(100)).length).toBeLessThan(70);
  });
});

describe('elsewhere', () => {
  it('a line comes every ten seconds, and one at the end', () => {
    const { progress, stepAfter, said } = started();
    progress.expect(100);
    expect(stepAfter(9)).toBe('');
    expect(stepAfter(1)).toBe('2 of 100 documents, 0.2 a second, 8 min left\n');
    expect(stepAfter(9.9)).toBe('');
    expect(stepAfter(0.1)).toMatch(/^4 of 100 documents/);
    progress.error(failure);
    said();
    progress.end();
    expect(said()).toBe('4 documents in 20 s, 0.2 a second, 1 without a result\n');
  });

  it('nothing is said of short work, or with --quiet but for errors', () => {
    for (const quiet of [false, true]) {
      const { progress, stepAfter, said } = started({ quiet });
      expect(stepAfter(quiet ? 100 : 5)).toBe('');
      if (quiet) progress.archive({ path: 'a.warc', records: 3, pages: 1 });
      progress.end();
      expect(said()).toBe('');
      progress.error(failure);
      expect(said()).toContain('not-found');
    }
  });

  it('lines are JSON where that is asked for', () => {
    const { progress, stepAfter, said } = started({ jsonLogs: true, isTTY: true });
    progress.expect(5);
    const event = (text: string) => {
      expect(text.endsWith('\n')).toBe(true);
      expect(text).not.toContain('\u001b');
      return JSON.parse(text);
    };
    expect(event(stepAfter(10))).toEqual({
      time: '2024-01-01T00:00:10.000Z',
      event: 'progress',
      done: 1,
      total: 5,
      perSecond: 0.1,
      secondsLeft: 40,
    });
    progress.error(failure);
    expect(event(said())).toMatchObject({ event: 'error', path: 'x/a.txt', ...failure.error });
    progress.archive({ path: 'a.warc', records: 3, pages: 1 });
    expect(event(said())).toMatchObject({ event: 'archive', path: 'a.warc', records: 3, pages: 1 });
    progress.note('something');
    expect(event(said())).toMatchObject({ event: 'note', message: 'something' });
    progress.end();
    expect(event(said())).toMatchObject({ event: 'done', done: 1, errors: 1, seconds: 10, perSecond: 0.1 });
  });
});

describe('the pace', () => {
  it('is that of the last half minute', () => {
    const meter = new PaceMeter(0);
    for (let second = 1; second <= 60; second += 1) meter.add(second * 1000, second <= 20 ? 0 : (second - 20) * 5);
    expect(meter.pace(300)).toEqual({ perSecond: 5, secondsLeft: 20 });
    expect(meter.elapsed).toBe(60);
  });

  it('knows no time left where nothing has been done', () => {
    expect(new PaceMeter(0).pace(10)).toEqual({ perSecond: 0, secondsLeft: null });
  });
});
