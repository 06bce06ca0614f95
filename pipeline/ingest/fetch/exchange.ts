/** One request and its answer: no redirects, no waiting, no second try. */
import { type Dispatcher, request } from 'undici';
import { ACCEPTED_ENCODINGS, type Body, readBody } from './decode.ts';
import { FetchError } from './error.ts';
import { explain } from './failure.ts';
import type { Budget, FetchLimits } from './limits.ts';

/** A header as received: name and value, in order, repeated ones too. */
export type Header = readonly [name: string, value: string];

/** What to ask. */
export interface Question {
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  /** Keep the beginning of a body that is too long, instead of failing. */
  readonly cut: boolean;
  readonly limits: FetchLimits;
  readonly budget: Budget;
}

/** An answer; its body is read only where the status says that it is the page. */
export interface Answer extends Body {
  readonly status: number;
  readonly headers: readonly Header[];
}

/** The first value of a header, whatever its case. */
export const headerOf = (headers: readonly Header[], name: string): string | null =>
  headers.find(([key]) => key.toLowerCase() === name)?.[1] ?? null;

/** undici's flat list of names and values. */
const pairs = (raw: readonly string[]): Header[] =>
  raw.flatMap((name, at): Header[] => (at % 2 === 0 ? [[name, raw[at + 1] ?? '']] : []));

const isPage = (status: number): boolean => status >= 200 && status < 300 && status !== 204 && status !== 205;

function refuseAnnounced(headers: readonly Header[], { url, limits }: Question): void {
  const announced = Number(headerOf(headers, 'content-length') ?? 0);
  if (announced > limits.received) {
    throw new FetchError(
      'too-large',
      url,
      `the server announces ${announced} bytes, the limit is ${limits.received}; raise it if the document is really so large`,
    );
  }
}

async function answer(question: Question, dispatcher: Dispatcher, signal: AbortSignal): Promise<Answer> {
  const { url, headers, limits } = question;
  let begun = false;
  try {
    const response = await request(url, {
      dispatcher,
      signal,
      headers: { 'accept-encoding': ACCEPTED_ENCODINGS, ...headers },
      headersTimeout: limits.headers,
      bodyTimeout: limits.idle,
      responseHeaders: 'raw',
    });
    const received = pairs(response.headers as unknown as string[]);
    if (!isPage(response.statusCode)) {
      return { status: response.statusCode, headers: received, bytes: new Uint8Array(), received: 0 };
    }
    begun = true;
    refuseAnnounced(received, question);
    const encoding = headerOf(received, 'content-encoding') ?? '';
    const body = await readBody(response.body, encoding, { ...limits, cut: question.cut }, url);
    return { status: response.statusCode, headers: received, ...body };
  } catch (error) {
    throw explain(error, url, begun);
  }
}

/**
 * Asks once, within the limits and what is left of the budget, which it reduces.
 * @throws FetchError for everything that gives no whole answer; a status such as 404 is an answer
 */
export async function exchange(question: Question, dispatcher: Dispatcher): Promise<Answer> {
  const { url, limits, budget } = question;
  const controller = new AbortController();
  const late = (): void =>
    controller.abort(
      new FetchError('timeout', url, `took more than ${limits.total} ms; try again later, or raise the limit`),
    );
  const timer = setTimeout(late, Math.max(0, budget.left));
  const start = performance.now();
  try {
    return await answer(question, dispatcher, controller.signal);
  } finally {
    clearTimeout(timer);
    // An answer whose body nobody reads would hold its connection open.
    controller.abort();
    budget.left -= performance.now() - start;
  }
}
