/** A kind of list member: how it compares, and what makes two of them one. */
import type { Identity } from './align.ts';
import type { Kind } from './kind.ts';
import type { Told } from './told.ts';

export type Plain<T> = Omit<T, 'evidence' | 'rule'>;

export interface MemberKind<C, E> extends Kind<C, E>, Identity<C, Told<E>> {
  /** What the id of its row says. */
  keyOfCurated(value: C): string;
  keyOfTold(value: E): string;
}
