/** What a fetch gives, as provenance needs it. */
import { createHash } from 'node:crypto';
import { parseMIMEType } from 'undici';
import { encodingOf } from '../../load/declared.ts';
import { detectEncoding } from '../../load/encoding.ts';
import { FetchError } from './error.ts';
import { type Header, headerOf } from './exchange.ts';
import type { Arrival, Redirect } from './follow.ts';

interface Visit {
  /** The address asked for, as given. */
  readonly requested: string;
  /** The address that answered, after redirects, without fragment. */
  readonly url: string;
  readonly redirects: readonly Redirect[];
  readonly status: number;
  /** As received, in order, repeated ones too. */
  readonly headers: readonly Header[];
  /** When the answer was complete; ISO 8601, UTC. */
  readonly retrieved: string;
  /** Send these with the next request for the same address. */
  readonly validators: Validators;
}

/** What makes the next request conditional. */
export interface Validators {
  readonly etag?: string;
  readonly lastModified?: string;
}

/** A page, whole. */
export interface FetchedPage extends Visit {
  readonly notModified: false;
  /** The body with its compression undone and nothing else changed: what is frozen. */
  readonly bytes: Uint8Array;
  /** How many bytes of body came over the wire. */
  readonly received: number;
  /** Lower-case hex digest of `bytes`. */
  readonly sha256: string;
  /** `text/html`, from Content-Type; null where it is absent or unreadable. */
  readonly mediaType: string | null;
  /** The charset of Content-Type, as written. A hint only: servers put one on everything; the bytes decide. */
  readonly charset: string | null;
  /** What somebody should know of how the page came, in sentences. */
  readonly notes: readonly string[];
}

/** The page is as it was when the validators were sent. */
interface NotModified extends Visit {
  readonly notModified: true;
}

/** A page, or word that it has not changed. */
export type Fetched = FetchedPage | NotModified;

const contentType = (headers: readonly Header[]): { mediaType: string | null; charset: string | null } => {
  const parsed = parseMIMEType(headerOf(headers, 'content-type') ?? '');
  if (parsed === 'failure') return { mediaType: null, charset: null };
  return { mediaType: parsed.essence, charset: parsed.parameters.get('charset') ?? null };
};

function charsetNote(bytes: Uint8Array, mediaType: string | null, charset: string | null): string[] {
  if (charset === null || !mediaType?.startsWith('text/') || !bytes.some((byte) => byte >= 0x80)) return [];
  const { encoding, plausible } = detectEncoding(bytes);
  if (!plausible || encodingOf(charset) === encoding) return [];
  return [`Content-Type says charset ${charset}, the bytes read as ${encoding}; the bytes decide.`];
}

const redirectNotes = (redirects: readonly Redirect[]): string[] =>
  redirects
    .filter(({ downgrade }) => downgrade)
    .map(({ from, to }) => `${from} redirects from https to ${to}: the page came over an open line.`);

/** What an answer's headers say of the state of the page. */
export function validatorsOf(headers: readonly Header[]): Validators {
  const [etag, lastModified] = [headerOf(headers, 'etag'), headerOf(headers, 'last-modified')];
  return { ...(etag === null ? {} : { etag }), ...(lastModified === null ? {} : { lastModified }) };
}

/**
 * Turns an answer into what the caller gets.
 * @throws FetchError where the answer holds no page
 */
export function fetchedFrom(
  requested: string,
  { url, redirects, answer }: Arrival,
  now: number,
  asked: boolean,
): Fetched {
  const { status, headers, bytes, received } = answer;
  const visit = {
    requested,
    url: url.href,
    redirects,
    status,
    headers,
    retrieved: new Date(now).toISOString(),
    validators: validatorsOf(headers),
  };
  if (status === 304 && asked) return { ...visit, notModified: true };
  if (status < 200 || status >= 300 || status === 206) {
    throw new FetchError(
      'http-status',
      url,
      `the server answers ${status}; check the address, or try again later`,
      status,
    );
  }
  if (bytes.length === 0) {
    throw new FetchError(
      'no-content',
      url,
      `the server answers ${status} with nothing to read; check the address`,
      status,
    );
  }
  const { mediaType, charset } = contentType(headers);
  return {
    ...visit,
    notModified: false,
    bytes,
    received,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    mediaType,
    charset,
    notes: [...redirectNotes(redirects), ...charsetNote(bytes, mediaType, charset)],
  };
}
