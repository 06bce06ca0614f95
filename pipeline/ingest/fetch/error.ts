/** Why a page could not be fetched. */

/** What went wrong, for programs; a closed list. */
export type FetchErrorCode =
  | 'unusable-url'
  | 'forbidden-scheme'
  | 'forbidden-address'
  | 'unknown-host'
  | 'connection-failed'
  | 'tls-failure'
  | 'timeout'
  | 'bad-response'
  | 'headers-too-large'
  | 'too-large'
  | 'truncated'
  | 'unknown-encoding'
  | 'damaged-encoding'
  | 'bad-redirect'
  | 'redirect-loop'
  | 'too-many-redirects'
  | 'robots-disallowed'
  | 'robots-unreachable'
  | 'busy'
  | 'http-status'
  | 'no-content';

/** A page that could not be fetched: the message says what happened, at which address, and the cure. */
export class FetchError extends Error {
  readonly code: FetchErrorCode;
  /** The address that failed: after redirects not always the one that was asked for. */
  readonly url: string;
  /** The answer's status, where there was an answer that said no. */
  readonly status: number | null;

  constructor(code: FetchErrorCode, url: URL | string, message: string, status: number | null = null) {
    super(`${String(url)}: ${message}`);
    this.name = 'FetchError';
    this.code = code;
    this.url = String(url);
    this.status = status;
  }
}
