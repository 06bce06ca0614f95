/**
 * Where the time goes, for whoever asks. Stages and rules name their parts here and know no clock: that is the tracer's. Without a tracer a
 * part is called and nothing else happens.
 */

/** Stages follow each other; families of rules lie within stages, and rules within families. */
export type Part = 'stage' | 'family' | 'rule';

export interface Tracer {
  /** Calls the work, gives what it gives, and takes its time. */
  time<T>(part: Part, name: string, work: () => T): T;
}

let current: Tracer | null = null;

/** Lets a tracer listen until it is replaced; null for none. There is one a thread, so that who traces works on one document at a time. */
export function traceWith(tracer: Tracer | null): void {
  current = tracer;
}

/** A part of the work that has a name. */
export const traced = <T>(part: Part, name: string, work: () => T): T =>
  current === null ? work() : current.time(part, name, work);
