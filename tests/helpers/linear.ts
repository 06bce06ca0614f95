/** Whether a function takes linear time: 50 000 characters of adversarial input against 100 000. */

const SHORT = 50_000;
const MOST_ROUNDS = 30;
/** The growth that is allowed; rounds go on until it is met, as noise only ever adds. */
const LINEAR = 2.8;
/** Below this many milliseconds a ratio measures the machine, not the pattern. */
const TOO_FAST = 25;

const repeated = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

function timed(run: (text: string) => unknown, text: string): number {
  const start = performance.now();
  run(text);
  return performance.now() - start;
}

/**
 * How much longer the doubled input takes: about 2 where the time is linear, 4 where it is quadratic. The best of the rounds that a busy
 * machine needs, short and long in turn, so that other work hits both; 1 where both are too fast to compare.
 */
export function growth(run: (text: string) => unknown, unit: string): number {
  const [short, long] = [repeated(unit, SHORT), repeated(unit, 2 * SHORT)];
  let [a, b] = [timed(run, short), timed(run, long)];
  for (let round = 0; round < MOST_ROUNDS && b / a > LINEAR; round++) {
    a = Math.min(a, timed(run, short));
    b = Math.min(b, timed(run, long));
  }
  return b < TOO_FAST ? 1 : b / a;
}
