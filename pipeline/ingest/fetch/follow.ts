/** Follows redirects by hand, so that each address on the way is checked like the first. */
import { FetchError } from './error.ts';
import { type Answer, headerOf, type Question } from './exchange.ts';
import { type Asking, askPatiently } from './patient.ts';
import { askable } from './url.ts';

/** A redirect that was followed. */
export interface Redirect {
  readonly status: number;
  readonly from: string;
  readonly to: string;
  /** From https to http: whoever is on the way may have changed the page. */
  readonly downgrade: boolean;
}

/** Where the redirects led, and the answer there. */
export interface Arrival {
  readonly url: URL;
  readonly redirects: readonly Redirect[];
  readonly answer: Answer;
}

const REDIRECTS = new Set([301, 302, 303, 307, 308]);

function target(answer: Answer, from: URL, allowLoopback: boolean): URL {
  const location = headerOf(answer.headers, 'location');
  if (location === null || location.trim() === '') {
    throw new FetchError('bad-redirect', from, `answers ${answer.status} without saying where to; check the address`);
  }
  return askable(location, allowLoopback, from);
}

const redirect = (status: number, from: URL, to: URL): Redirect => ({
  status,
  from: from.href,
  to: to.href,
  downgrade: from.protocol === 'https:' && to.protocol === 'http:',
});

/** Who follows: whether loopback is allowed, and what is done before each address is asked (robots.txt). */
export interface Follower extends Asking {
  readonly allowLoopback: boolean;
  before(url: URL): Promise<void>;
}

/**
 * Asks, and follows up to `limits.redirects` redirects.
 * @throws FetchError for a loop, too many redirects, and any address on the way that may not be asked
 */
export async function follow(question: Question, follower: Follower): Promise<Arrival> {
  const redirects: Redirect[] = [];
  const seen = new Set<string>();
  for (let url = question.url; ; ) {
    seen.add(url.href);
    await follower.before(url);
    const answer = await askPatiently({ ...question, url }, follower);
    if (!REDIRECTS.has(answer.status)) return { url, redirects, answer };
    const to = target(answer, url, follower.allowLoopback);
    if (seen.has(to.href)) {
      throw new FetchError(
        'redirect-loop',
        to,
        'redirects in a circle; open it in a browser, save the page and ingest the file',
      );
    }
    if (redirects.length >= question.limits.redirects) {
      throw new FetchError(
        'too-many-redirects',
        to,
        `more than ${question.limits.redirects} redirects; ask for the last address itself`,
      );
    }
    redirects.push(redirect(answer.status, url, to));
    url = to;
  }
}
