/**
 * The review page on the loopback address. Whoever asks must be a page of this server (Host and Origin), and know the token of this
 * start, which travels in the fragment of the address and so in no request line, log or referrer.
 */
import { randomBytes, timingSafeEqual } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { getRequestListener } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { CorpusError } from '../corpus.ts';
import { LockedError } from '../curate/lock.ts';
import { DecisionError, StaleRevisionError } from '../curate/store.ts';
import { afresh, decide, decisionSchema, UnknownRecordError } from './decide.ts';
import type { DecisionRequest, Refusal } from './model.ts';
import { contentPolicy, reviewPage } from './page.ts';
import type { Workbench } from './workbench.ts';

const LOOPBACK = '127.0.0.1';
/** A decision is small; an edit holds a sentence at most. */
const LARGEST_BODY = 64 * 1024;

export interface ReviewServer {
  /** With the token behind the `#`. */
  readonly url: string;
  readonly token: string;
  close(): Promise<void>;
}

/** Serves a review. @param port 0 for any that is free */
export async function serveReview(bench: Workbench, port: number): Promise<ReviewServer> {
  const token = randomBytes(24).toString('base64url');
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, LOOPBACK, resolve);
  });
  const origin = `http://${LOOPBACK}:${(server.address() as AddressInfo).port}`;
  server.on('request', getRequestListener(application(bench, { token, origin }).fetch));
  return {
    url: `${origin}/#${token}`,
    token,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

interface Identity {
  readonly token: string;
  readonly origin: string;
}

function application(bench: Workbench, { token, origin }: Identity): Hono {
  const app = new Hono();
  app.use(async (context, next) => {
    context.header('X-Content-Type-Options', 'nosniff');
    context.header('Referrer-Policy', 'no-referrer');
    context.header('Cache-Control', 'no-store');
    context.header('Cross-Origin-Opener-Policy', 'same-origin');
    context.header('Cross-Origin-Resource-Policy', 'same-origin');
    // Another name for this address may be a page elsewhere that had its name point here.
    if (`http://${context.req.header('host')}` !== origin) return refuse(context, 403, 'forbidden', `open ${origin}`);
    return next();
  });
  app.get('/', (context) => {
    context.header('Content-Security-Policy', `${contentPolicy({ mode: 'served' })}; frame-ancestors 'none'`);
    return context.html(reviewPage({ mode: 'served', model: null }));
  });
  app.use('/api/*', async (context, next) => {
    const from = context.req.header('origin');
    const foreign = from === undefined ? context.req.method !== 'GET' : from !== origin;
    if (foreign || !sameToken(context.req.header('x-review-token') ?? '', token))
      return refuse(
        context,
        403,
        'forbidden',
        'the token or the origin is not that of this review: open its address again',
      );
    return next();
  });
  app.get('/api/review', (context) => context.json(bench.model()));
  app.post(
    '/api/decisions',
    bodyLimit({ maxSize: LARGEST_BODY, onError: (context) => refuse(context, 413, 'unusable', 'too large') }),
    (context) => takeDecision(context, bench),
  );
  app.notFound((context) => refuse(context, 404, 'unknown', 'there is nothing here'));
  app.onError((error, context) => refuse(context, 500, 'unusable', error.message));
  return app;
}

function sameToken(given: string, token: string): boolean {
  const [a, b] = [Buffer.from(given), Buffer.from(token)];
  return a.length === b.length && timingSafeEqual(a, b);
}

type Status = 400 | 403 | 404 | 409 | 413 | 415 | 422 | 500 | 503;

const refuse = (
  context: Context,
  status: Status,
  error: Refusal['error'],
  message: string,
  more: Partial<Refusal> = {},
): Response => context.json({ error, message, ...more } satisfies Refusal, status);

async function takeDecision(context: Context, bench: Workbench): Promise<Response> {
  if (!/^application\/json\b/i.test(context.req.header('content-type') ?? ''))
    return refuse(context, 415, 'unusable', 'a decision is JSON');
  let body: unknown;
  try {
    body = await context.req.json();
  } catch {
    return refuse(context, 400, 'unusable', 'that is no JSON');
  }
  const request = decisionSchema.safeParse(body);
  if (!request.success) return refuse(context, 400, 'unusable', request.error.issues[0]?.message ?? 'no decision');
  try {
    return context.json(decide(bench, request.data as DecisionRequest, new Date()));
  } catch (error) {
    return refused(context, bench, request.data.record, error);
  }
}

function refused(context: Context, bench: Workbench, record: string, error: unknown): Response {
  if (error instanceof StaleRevisionError || error instanceof UnknownRecordError)
    return refuse(context, 409, 'stale', error.message, afresh(bench, record));
  if (error instanceof DecisionError || error instanceof CorpusError)
    return refuse(context, 422, 'unusable', error.message);
  if (error instanceof LockedError) return refuse(context, 503, 'unusable', error.message);
  throw error;
}
