/** Whether a function takes linear time: adversarial input against four times as much of it. */

const SHORT = 25_000;
const TIMES = 4;
/** Where the whole is too fast to compare, more is taken, up to this: what is slow in proportion to the square shows there. */
const LONGEST = 800_000;
const FEWEST_ROUNDS = 2;
const MOST_ROUNDS = 30;
/** The growth that is allowed; rounds go on until it is met, as noise only ever adds. */
const LINEAR = 2.8;
/** Below this many milliseconds a ratio measures the machine, not the pattern. */
const TOO_FAST = 60;

const repeated = (unit: string, length: number): string =>
  unit.repeat(Math.ceil(length / unit.length)).slice(0, length);

function timed(run: (text: string) => unknown, text: string): number {
  const start = performance.now();
  run(text);
  return performance.now() - start;
}

/**
 * How much longer a doubled input takes: about 2 where the time is linear, 4 where it is quadratic. Measured over two doublings, which
 * halves what noise does to it. Both times are the best of several runs, short and long in turn, so that neither cold code nor other work
 * makes one of them slow; a busy machine gets more. 1 where even the longest is too fast to compare.
 */
export function growth(run: (text: string) => unknown, unit: string): number {
  let [short, long] = [repeated(unit, SHORT), repeated(unit, TIMES * SHORT)];
  let [a, b] = [timed(run, short), timed(run, long)];
  while (b < TOO_FAST && long.length < LONGEST) {
    [short, long] = [short + short, long + long];
    [a, b] = [timed(run, short), timed(run, long)];
  }
  if (b < TOO_FAST) return 1;
  const perDoubling = (): number => (b / a) ** (1 / Math.log2(TIMES));
  for (let round = 0; round < FEWEST_ROUNDS || (round < MOST_ROUNDS && perDoubling() > LINEAR); round++) {
    a = Math.min(a, timed(run, short));
    b = Math.min(b, timed(run, long));
  }
  return perDoubling();
}
