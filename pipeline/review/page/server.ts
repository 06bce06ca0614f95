/** Talks to the server that served the page; the token stands behind the `#` of the address. */
import type { DecisionAnswer, DecisionRequest, Refusal, ReviewModel } from '../model.ts';

const token = (): string => location.hash.slice(1);

/** The server said no: with the state of things, where the page was stale. */
export class RefusedError extends Error {
  readonly refusal: Refusal;

  constructor(refusal: Refusal) {
    super(refusal.message);
    this.name = 'RefusedError';
    this.refusal = refusal;
  }
}

async function answerOf<T>(response: Response): Promise<T> {
  const body: unknown = await response.json();
  if (!response.ok) throw new RefusedError(body as Refusal);
  return body as T;
}

/** @throws RefusedError */
export const fetchModel = async (): Promise<ReviewModel> =>
  answerOf(await fetch('/api/review', { headers: { 'x-review-token': token() } }));

/** @throws RefusedError */
export const sendDecision = async (request: DecisionRequest): Promise<DecisionAnswer> =>
  answerOf(
    await fetch('/api/decisions', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-review-token': token() },
      body: JSON.stringify(request),
    }),
  );
