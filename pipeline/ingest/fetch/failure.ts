/** What undici, zlib, the resolver and TLS throw, said so that a person can act on it. */
import { ForbiddenAddress, forbiddenAddress } from './address.ts';
import { FetchError, type FetchErrorCode } from './error.ts';

const FAILURES: readonly (readonly [RegExp, FetchErrorCode, string])[] = [
  [/^(ENOTFOUND|EAI_\w+|ENODATA)$/, 'unknown-host', 'the host name leads nowhere; check its spelling, or the network'],
  [/^UND_ERR_CONNECT_TIMEOUT$/, 'timeout', 'the server does not take the connection; try again later'],
  [
    /^UND_ERR_HEADERS_TIMEOUT$/,
    'timeout',
    'the server does not answer; try again later, or raise the limit for headers',
  ],
  [/^UND_ERR_BODY_TIMEOUT$/, 'timeout', 'the server stopped sending; try again later, or raise the limit for idleness'],
  [
    /^UND_ERR_HEADERS_OVERFLOW$|^HPE_HEADER_OVERFLOW$/,
    'headers-too-large',
    'the headers are larger than any honest server sends; save the page in a browser and ingest the file',
  ],
  [
    /^UND_ERR_(RES|REQ)_CONTENT_LENGTH_MISMATCH$|^Z_BUF_ERROR$/,
    'truncated',
    'the page was cut off on the way; try again',
  ],
  [
    /^Z_|^ERR_?_?BROTLI|^ERR__ERROR/,
    'damaged-encoding',
    'the compressed page is damaged; try again, or save the page in a browser and ingest the file',
  ],
  [
    /^HPE_|^HTTPParserError$|^UND_ERR_(RESPONSE|INVALID|NOT_SUPPORTED)/,
    'bad-response',
    'the answer is not HTTP; check the address and port',
  ],
  [
    /CERT|^ERR_(TLS|SSL)|^EPROTO$|SIGNED|UNABLE_TO_/,
    'tls-failure',
    'the server cannot prove who it is, or speaks no TLS that is still safe; check the address, or save the page in a browser and ingest the file',
  ],
];

/** The code; the parser's errors have not always one. */
const codeOf = (error: unknown): string => {
  const { code, name } = (error ?? {}) as { code?: unknown; name?: unknown };
  if (typeof code === 'string') return code;
  return name === 'HTTPParserError' ? name : '';
};

/** Of several attempts at several addresses the first tells most. */
const firstCause = (error: unknown): unknown => (error instanceof AggregateError ? (error.errors[0] ?? error) : error);

/**
 * The error for people. `begun` says that the body had begun, so that a lost connection means a truncated page.
 * A FetchError comes back as it is.
 */
export function explain(error: unknown, url: URL, begun: boolean): FetchError {
  const cause = firstCause(error);
  if (cause instanceof FetchError) return cause;
  if (cause instanceof ForbiddenAddress) return forbiddenAddress(url, cause.address, cause.range);
  const code = codeOf(cause);
  const known = FAILURES.find(([pattern]) => pattern.test(code));
  if (known) return new FetchError(known[1], url, `${known[2]} (${code})`);
  const detail = code || (cause instanceof Error ? cause.message : String(cause));
  return begun
    ? new FetchError('truncated', url, `the connection was lost before the page was whole (${detail}); try again`)
    : new FetchError('connection-failed', url, `no connection, or it was lost (${detail}); try again later`);
}
