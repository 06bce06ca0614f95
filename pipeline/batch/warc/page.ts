/** Which records of an archive are pages, and what a page is called. */
import { createHash } from 'node:crypto';
import type { WARCRecord } from 'warcio';
import { type Declared, declaredBy } from '../stream/media-type.ts';

/** What makes a record a page: a response that succeeded, of HTML or text. */
export interface Page {
  readonly url: string;
  readonly declared: Declared;
}

/** The page that a record holds; null for all else there is in an archive. */
export function pageIn({ warcType, warcTargetURI, httpHeaders }: WARCRecord): Page | null {
  if (warcType !== 'response' || !httpHeaders || !warcTargetURI) return null;
  const status = Number(httpHeaders.statusCode);
  if (!(status >= 200 && status < 300)) return null;
  const declared = declaredBy(httpHeaders.headers.get('Content-Type') ?? '');
  return declared && { url: warcTargetURI, declared };
}

const SLUG = 60;
const DIGEST = 8;

/**
 * The id of a page: host and path, legible, and a digest, so that two captures of one address differ.
 * @param record what identifies its record; the same archive gives the same ids whenever it is read
 */
export function pageId(url: string, record: string): string {
  const place = /^[a-z]+:\/\/([^?#]*)/i.exec(url)?.[1] ?? url;
  const slug = place
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, SLUG)
    .replace(/^-+|-+$/g, '');
  const digest = createHash('sha256').update(`${url}\n${record}`).digest('hex').slice(0, DIGEST);
  return `${slug}-${digest}`;
}
