/** Whether a function takes linear time: adversarial input against twice as much of it. */

const SHORT = 50_000;
/** Where the whole is too fast to compare, more is taken, up to this: what is slow in proportion to the square shows there. */
const LONGEST = 800_000;
const FEWEST_ROUNDS = 2;
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
 * How much longer the doubled input takes: about 2 where the time is linear, 4 where it is quadratic. Both are the best of several runs,
 * short and long in turn, so that neither cold code nor other work makes one of them slow; a busy machine gets more. 1 where even the
 * longest is too fast to compare.
 */
export function growth(run: (text: string) => unknown, unit: string): number {
  let [short, long] = [repeated(unit, SHORT), repeated(unit, 2 * SHORT)];
  let [a, b] = [timed(run, short), timed(run, long)];
  while (b < TOO_FAST && long.length < LONGEST) {
    [short, long] = [long, long + long];
    [a, b] = [b, timed(run, long)];
  }
  if (b < TOO_FAST) return 1;
  for (let round = 0; round < FEWEST_ROUNDS || (round < MOST_ROUNDS && b / a > LINEAR); round++) {
    a = Math.min(a, timed(run, short));
    b = Math.min(b, timed(run, long));
  }
  return b / a;
}
