/** Asks a server that is busy again, as late as it wishes. */
import type { Dispatcher } from 'undici';
import { FetchError } from './error.ts';
import { type Answer, exchange, headerOf, type Question } from './exchange.ts';
import type { Clock, Turns } from './turns.ts';

/** The first wait where the server names none; each further one is twice as long. */
const FIRST_WAIT = 2000;

/** How long `Retry-After` says to wait, in milliseconds from `now`; null where it is absent or unreadable. */
function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  if (/^\s*\d{1,9}\s*$/.test(header)) return Number(header) * 1000;
  const date = Date.parse(header);
  return Number.isNaN(date) ? null : Math.max(0, date - now);
}

const isBusy = (status: number): boolean => status === 429 || status === 503;

/** Everything needed to ask politely. */
export interface Asking {
  readonly dispatcher: Dispatcher;
  readonly turns: Turns;
  readonly clock: Clock;
}

function busy({ url }: Question, status: number, text: string): FetchError {
  return new FetchError('busy', url, `the server is busy (${status}) ${text}`, status);
}

/**
 * Asks when it is the host's turn, and again where it answers 429 or 503, the whole host resting meanwhile.
 * @throws FetchError `busy` where it stays so, or wants to be left alone for longer than the limit
 */
export async function askPatiently(question: Question, { dispatcher, turns, clock }: Asking): Promise<Answer> {
  const { url, limits } = question;
  for (let tries = 0; ; tries += 1) {
    const answer = await turns.take(url.hostname, async () => {
      const given = await exchange(question, dispatcher);
      if (!isBusy(given.status)) return given;
      const wait = retryAfter(headerOf(given.headers, 'retry-after'), clock.now()) ?? FIRST_WAIT * 2 ** tries;
      turns.rest(url.hostname, Math.min(wait, limits.wait));
      if (wait > limits.wait) {
        const seconds = Math.ceil(wait / 1000);
        throw busy(question, given.status, `and asks to be left alone for ${seconds} s; try again after that`);
      }
      return given;
    });
    if (!isBusy(answer.status)) return answer;
    if (tries >= limits.retries) throw busy(question, answer.status, `after ${tries + 1} requests; try again later`);
  }
}
