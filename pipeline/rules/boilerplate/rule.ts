import type { Line } from '../../boilerplate/line.ts';

/** A rule that tells furniture by one line. Its `matches` and `rejects` are its tests. */
export interface BlockRule {
  /** Permanent path, `boilerplate/icp-registration`. */
  readonly id: string;
  /** Why the rule exists: what pages do. */
  readonly why: string;
  /** `edge`: only outside the span from the article's first sentence to its last; `anywhere`: there too, sentences excepted. */
  readonly where: 'edge' | 'anywhere';
  readonly matches: readonly string[];
  readonly rejects: readonly string[];
  marks(line: Line): boolean;
}
