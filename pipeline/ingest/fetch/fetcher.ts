/** Fetches pages of other people's servers: politely, within limits, and nothing that is not public. */
import type { LookupFunction } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { Agent } from 'undici';
import { guardedLookup } from './address.ts';
import type { Answer } from './exchange.ts';
import { type Fetched, fetchedFrom, type Validators } from './fetched.ts';
import { type Follower, follow } from './follow.ts';
import { DEFAULT_LIMITS, type FetchLimits } from './limits.ts';
import { disallowed, ROBOTS_BYTES, type RobotsRules, readRobots } from './robots.ts';
import { type Clock, Turns } from './turns.ts';
import { askable } from './url.ts';

/** How to fetch. */
export interface FetcherOptions {
  /** Of this program, for the user agent. */
  readonly version: string;
  /** Where a webmaster can complain: an https address, for the user agent. */
  readonly contact?: string;
  readonly limits?: Partial<FetchLimits>;
  /** Requests under way at once, over all hosts; 4 unless set. */
  readonly concurrency?: number;
  /** The pause between two requests to one host, in milliseconds; 1000 unless set. */
  readonly delay?: number;
  /** Lets 127.0.0.0/8 and ::1 pass: for tests against a local server. */
  readonly allowLoopback?: boolean;
  readonly clock?: Clock;
  /** Resolves host names; its answers are checked. */
  readonly lookup?: LookupFunction;
}

/** The name that robots.txt knows us by. */
const AGENT = 'shahe';
const MOST_HEADER_BYTES = 32 * 1024;
const ACCEPT = 'text/html,application/xhtml+xml,text/plain,application/pdf,*/*;q=0.5';

const systemClock: Clock = { now: () => Date.now(), sleep: async (milliseconds) => void (await sleep(milliseconds)) };

function userAgent(version: string, contact: string | undefined): string {
  if (contact === undefined) return `${AGENT}/${version}`;
  const url = URL.canParse(contact) ? new URL(contact) : null;
  if (url?.protocol !== 'https:') {
    throw new TypeError(
      `${JSON.stringify(contact)} is no contact for webmasters; give an address that begins with https://`,
    );
  }
  return `${AGENT}/${version} (+${url.href})`;
}

/**
 * One run's fetching. robots.txt is read once an origin, one host is asked one thing at a time, and no proxy of the environment is used.
 * Nothing is kept between runs.
 */
export class Fetcher {
  readonly #agent: string;
  readonly #limits: FetchLimits;
  readonly #follower: Omit<Follower, 'before'>;
  readonly #robots = new Map<string, Promise<RobotsRules>>();

  constructor(options: FetcherOptions) {
    const { concurrency = 4, delay = 1000, allowLoopback = false, clock = systemClock } = options;
    this.#agent = userAgent(options.version, options.contact);
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    const dispatcher = new Agent({
      // A connection a request: no address outlives its check, and nothing is left open.
      pipelining: 0,
      maxHeaderSize: MOST_HEADER_BYTES,
      connect: { timeout: this.#limits.connect, lookup: guardedLookup(allowLoopback, options.lookup) },
    });
    this.#follower = { dispatcher, turns: new Turns(concurrency, delay, clock), clock, allowLoopback };
  }

  /**
   * Fetches one page; `known` are the validators of an earlier answer, so that an unchanged page need not be sent again.
   * @throws FetchError with code, address, and a message that says the cure
   */
  async fetch(requested: string, known: Validators = {}): Promise<Fetched> {
    const { allowLoopback, clock } = this.#follower;
    const url = askable(requested, allowLoopback);
    const conditions = {
      ...(known.etag === undefined ? {} : { 'if-none-match': known.etag }),
      ...(known.lastModified === undefined ? {} : { 'if-modified-since': known.lastModified }),
    };
    const limits = this.#limits;
    const arrival = await follow(
      { url, headers: this.#headers(conditions), cut: false, limits, budget: { left: limits.total } },
      { ...this.#follower, before: (next) => this.#obeyRobots(next) },
    );
    return fetchedFrom(requested, arrival, clock.now(), Object.keys(conditions).length > 0);
  }

  #headers(more: Readonly<Record<string, string>>): Record<string, string> {
    return { 'user-agent': this.#agent, accept: ACCEPT, ...more };
  }

  async #obeyRobots(url: URL): Promise<void> {
    const rules = this.#robots.get(url.origin) ?? readRobots(url.origin, AGENT, (robots) => this.#getRobots(robots));
    this.#robots.set(url.origin, rules);
    const { allows, delay } = await rules;
    this.#follower.turns.slowDown(url.hostname, Math.min(delay, this.#limits.crawlDelay));
    if (!allows(url)) throw disallowed(url);
  }

  /** robots.txt is fetched under the same protections, but for itself. */
  async #getRobots(robots: string): Promise<Answer> {
    const limits = { ...this.#limits, decoded: ROBOTS_BYTES };
    const url = askable(robots, this.#follower.allowLoopback);
    const question = { url, headers: this.#headers({}), cut: true, limits, budget: { left: limits.total } };
    const { answer } = await follow(question, { ...this.#follower, before: async () => {} });
    return answer;
  }
}
