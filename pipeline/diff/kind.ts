/** How the values of a field compare, and what follows for the field's status. */
import type { Status } from './report.ts';
import type { Curated, Told } from './told.ts';

/** `less`: the document states less than the curated value, and does not contradict it: a month for a day. */
export type Fit = 'same' | 'equivalent' | 'less';

/** One kind of value. `C` is curated, `E` extracted. */
export interface Kind<C, E> {
  /** Null where the extracted value is another than the curated one. */
  compare(curated: C, told: E): Fit | null;
  /** Whether two documents that say this do not contradict each other. */
  agree(a: E, b: E): boolean;
  /** Whether a told value makes the curated one known, though another may fit it better: a day its month. */
  implies(told: E, curated: C): boolean;
  showCurated(value: C): string;
  showTold(value: E): string;
}

const FITS: readonly Fit[] = ['same', 'equivalent', 'less'];

/** The best that a told value fits any curated one; `less` with whether people say that its document states the whole. */
function fitOf<C, E>(curated: readonly Curated<C>[], told: Told<E>, kind: Kind<C, E>): Fit | 'too little' | null {
  const fits = curated.map((one) => ({ one, fit: kind.compare(one.value, told.value) }));
  const best = FITS.find((fit) => fits.some((found) => found.fit === fit)) ?? null;
  const whole = fits.some(({ one, fit }) => fit === 'less' && one.in.includes(told.documentId));
  return best === 'less' && whole ? 'too little' : best;
}

/**
 * The status of one field. Stating less is no difference where another document states the whole, and wrong only where people say that
 * this document does.
 * @param atHand the documents at hand
 */
export function statusOf<C, E>(
  curated: readonly Curated<C>[],
  told: readonly Told<E>[],
  kind: Kind<C, E>,
  atHand: ReadonlySet<string>,
): Status {
  const wanted = curated.filter((one) => one.in.some((id) => atHand.has(id)));
  if (told.length === 0) return wanted.length > 0 ? 'missing' : 'unchecked';
  const contradicted = (one: Told<E>): boolean => told.some((other) => !kind.agree(one.value, other.value));
  if (curated.length === 0) return told.some(contradicted) ? 'conflict' : 'new';
  const fits = told.map((one) => ({ one, fit: fitOf(curated, one, kind) }));
  const right = fits.filter(({ fit }) => fit === 'same' || fit === 'equivalent');
  const wrong = fits.filter(({ fit }) => fit === null || (fit === 'too little' && right.length === 0));
  if (wrong.length > 0) return wrong.some(({ one }) => contradicted(one)) ? 'conflict' : 'changed';
  if (wanted.some(({ value }) => !told.some((one) => kind.implies(one.value, value)))) return 'missing';
  return right.every(({ fit }) => fit === 'same') && right.length > 0 ? 'same' : 'equivalent';
}
