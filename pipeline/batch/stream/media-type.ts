/** What a media type, as HTTP and its relatives write it, says of a document. */
import { encodingOf } from '../../load/declared.ts';
import type { Task } from '../task.ts';

/** How a document is written and in which encoding, as far as its sender says; null where it is neither HTML nor text. */
export type Declared = Pick<Task, 'markup' | 'charsetHint'>;

const MARKUP = {
  'text/html': 'text/html',
  'application/xhtml+xml': 'text/html',
  'text/plain': 'text/plain',
} as const;

/** @param value `text/html; charset=gbk` */
export function declaredBy(value: string): Declared | null {
  const [type = '', ...parameters] = value.split(';').map((part) => part.trim());
  const essence = type.toLowerCase();
  if (!Object.hasOwn(MARKUP, essence)) return null;
  const label = parameters.flatMap((one) => /^charset\s*=\s*["']?([^"']+)/i.exec(one)?.[1] ?? []).at(0);
  const charsetHint = label === undefined ? null : encodingOf(label);
  return { markup: MARKUP[essence as keyof typeof MARKUP], ...(charsetHint === null ? {} : { charsetHint }) };
}
