/** By what workers and documents find each other: equal versions give equal bytes. */
import { currentVersion } from '../cache/version.ts';

/** Of the program, its packages, Node and the lexicons, as this process would load them now: `<16 hex digits>-<16 hex digits>`. */
export function queueVersion(): string {
  const { generation, lexicons } = currentVersion();
  return `${generation}-${lexicons}`;
}

/** Short enough for a message. */
export const shortVersion = (version: string): string => version.replace(/(\w{6})\w*-(\w{6})\w*/, '$1-$2');
