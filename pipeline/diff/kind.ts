/** How the values of a field compare, and what follows for the field's status. */
import { type Status, worst } from './report.ts';
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

const ORDER: readonly Fit[] = ['same', 'equivalent', 'less'];

/**
 * How a told value stands to the curated ones. Stating less is wrong only where people say that this document states the whole.
 */
function fitOf<C, E>(curated: readonly Curated<C>[], told: Told<E>, kind: Kind<C, E>): 'same' | 'equivalent' | null {
  const fits = curated.map((one) => ({ one, fit: kind.compare(one.value, told.value) }));
  const best = ORDER.find((fit) => fits.some((found) => found.fit === fit));
  if (best !== 'less') return best ?? null;
  const wanted = fits.some(({ one, fit }) => fit === 'less' && one.in.includes(told.documentId));
  return wanted ? null : 'equivalent';
}

/** The status of one field. @param atHand the documents at hand */
export function statusOf<C, E>(
  curated: readonly Curated<C>[],
  told: readonly Told<E>[],
  kind: Kind<C, E>,
  atHand: ReadonlySet<string>,
): Status {
  const wanted = curated.filter((one) => one.in.some((id) => atHand.has(id)));
  if (told.length === 0) return wanted.length > 0 ? 'missing' : 'unchecked';
  const agreed = told.every((a, at) => told.slice(at + 1).every((b) => kind.agree(a.value, b.value)));
  if (curated.length === 0) return agreed ? 'new' : 'conflict';
  const fits = told.map((one) => ({ one, fit: fitOf(curated, one, kind) }));
  const right = fits.filter(({ fit }) => fit !== null);
  const stray = fits.filter(({ fit }) => fit === null);
  if (right.length === 0) return agreed ? 'changed' : 'conflict';
  const contradicted = stray.some(({ one }) => right.some((other) => !kind.agree(one.value, other.one.value)));
  if (contradicted) return 'conflict';
  const lost = wanted.some(({ value }) => !told.some((one) => kind.implies(one.value, value)));
  return lost ? 'missing' : worst(right.map(({ fit }) => fit ?? 'same'));
}
