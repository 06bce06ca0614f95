/** What a fetch may cost. Times are milliseconds, sizes bytes. */
export interface FetchLimits {
  /** Until the connection stands, name resolution and TLS included. */
  readonly connect: number;
  /** From the request to the end of the answer's headers. */
  readonly headers: number;
  /** Without a byte of the body. */
  readonly idle: number;
  /** One page with its redirects and repeated requests, polite waiting not counted. */
  readonly total: number;
  /** The body as it comes over the wire. */
  readonly received: number;
  /** The body when decompressed. */
  readonly decoded: number;
  /** How many redirects are followed. */
  readonly redirects: number;
  /** How often a server that is busy (429, 503) is asked again. */
  readonly retries: number;
  /** The longest wait that a busy server gets. */
  readonly wait: number;
  /** The longest `Crawl-delay` that is kept; a longer one counts as this. */
  readonly crawlDelay: number;
}

const MEGABYTE = 1 << 20;

/** The limits unless others are set: generous for a declaration in PDF over a slow line. */
export const DEFAULT_LIMITS: FetchLimits = {
  connect: 10_000,
  headers: 20_000,
  idle: 20_000,
  total: 60_000,
  received: 50 * MEGABYTE,
  decoded: 100 * MEGABYTE,
  redirects: 5,
  retries: 3,
  wait: 120_000,
  crawlDelay: 30_000,
};

/** The network time that one page has left; whoever uses some of it takes it off. */
export interface Budget {
  left: number;
}
