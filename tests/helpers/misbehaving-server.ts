/** A local server that does what servers on the Internet do to a fetcher. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateRawSync, deflateSync, gzipSync } from 'node:zlib';

/** A request as it came. */
interface Seen {
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
}

/** The server, and what it saw. */
export interface MisbehavingServer {
  readonly origin: string;
  readonly port: number;
  /** In order, robots.txt included. */
  readonly seen: readonly Seen[];
  /** Most requests that were under way at once. */
  readonly most: () => number;
  /** Bytes of bodies written so far. */
  readonly sent: () => number;
  paths(): string[];
  close(): Promise<void>;
}

/** Answers a request; `call` counts the requests for this path from 1. */
export type Route = (request: IncomingMessage, response: ServerResponse, call: number) => void;

/** A short page of the genre. */
export const PAGE =
  '<!doctype html><meta charset="utf-8"><title>公示</title><p>首批3个创新应用今起公示,欢迎提出意见。</p>';

const html = (response: ServerResponse, body: string | Uint8Array, headers: Record<string, string> = {}): void => {
  response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(body);
};
const redirect =
  (location: string, status = 302): Route =>
  (_request, response) =>
    void response.writeHead(status, { location }).end('moved');
const packed =
  (encoding: string, body: Uint8Array): Route =>
  (_request, response) =>
    html(response, body, { 'content-encoding': encoding });
/** Writes to the bare connection and ends it. */
const raw =
  (bytes: string): Route =>
  (_request, response) =>
    void response.socket?.end(bytes);

/** Sends `piece` for ever, as fast as it is read, or every `pause` milliseconds. */
const forever =
  (piece: Uint8Array, headers: Record<string, string>, pause = 0): Route =>
  (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/html', ...headers });
    const more = (): void => {
      if (response.destroyed) return;
      if (pause > 0) {
        response.write(piece);
        setTimeout(more, pause).unref();
      } else if (response.write(piece)) setImmediate(more);
      else response.once('drain', more);
    };
    more();
  };

/** 64 MB of zeros, as gzip members of one megabyte. */
const BOMB = Buffer.concat(Array<Uint8Array>(64).fill(gzipSync(new Uint8Array(1 << 20))));
const hang: Route = () => {};

const status =
  (code: number, headers: Record<string, string> = {}): Route =>
  (_request, response) =>
    void response.writeHead(code, headers).end();

/** Busy for the first `times` calls. */
const busy =
  (times: number, headers: Record<string, string>): Route =>
  (_request, response, call) =>
    call <= times ? void response.writeHead(429, headers).end() : html(response, PAGE);

/** Redirects to itself with a higher number, each time after 100 milliseconds. */
const slowHop: Route = (request, response) => {
  const hop = Number(new URL(request.url ?? '/', 'http://localhost').searchParams.get('n') ?? 0);
  setTimeout(() => response.writeHead(302, { location: `/slow-hop?n=${hop + 1}` }).end(), 100).unref();
};

/** A page with a version; it changes when the query says so. */
const versioned: Route = (request, response) => {
  const version = new URL(request.url ?? '/', 'http://localhost').searchParams.get('v') ?? '1';
  const etag = `"v${version}"`;
  if (request.headers['if-none-match'] === etag) return void response.writeHead(304, { etag }).end();
  html(response, `${PAGE}<p>${version}</p>`, { etag, 'last-modified': 'Wed, 12 Aug 2020 08:00:00 GMT' });
};

/** Another body and validator at each call, whatever is asked. */
const changing: Route = (_request, response, call) => html(response, `${PAGE}<p>${call}</p>`, { etag: `"c${call}"` });

const ROUTES: Record<string, Route> = {
  '/page': (_request, response) => html(response, PAGE),
  '/plain': (_request, response) => void response.writeHead(200).end('公示'),
  '/wrong-charset': (_request, response) => html(response, PAGE, { 'content-type': 'text/html; charset=gb2312' }),
  '/slow-headers': hang,
  '/slow-drip': forever(Buffer.from('a'), {}, 20),
  '/stalled': (_request, response) => void response.writeHead(200, { 'content-type': 'text/html' }).write('<p>'),
  '/endless': forever(Buffer.alloc(16 << 10, 97), {}),
  '/announced': (_request, response) => void response.writeHead(200, { 'content-length': String(1 << 30) }).write('a'),
  '/gzip': packed('gzip', gzipSync(PAGE)),
  '/x-gzip': packed('X-GZip', gzipSync(PAGE)),
  '/deflate': packed('deflate', deflateSync(PAGE)),
  '/deflate-raw': packed('deflate', deflateRawSync(PAGE)),
  '/br': packed('br', brotliCompressSync(PAGE)),
  '/twice': packed('gzip, br', brotliCompressSync(gzipSync(PAGE))),
  '/thrice': packed('gzip, gzip, gzip', gzipSync(PAGE)),
  '/zstd': packed('zstd', Buffer.from('KLUv/SAA', 'base64')),
  '/gzip-truncated': packed('gzip', gzipSync(PAGE.repeat(50)).subarray(0, -30)),
  '/br-truncated': packed('br', brotliCompressSync(PAGE.repeat(50)).subarray(0, -10)),
  '/gzip-lie': packed('gzip', Buffer.from(PAGE)),
  '/gzip-bomb': packed('gzip', BOMB),
  '/gzip-bomb-twice': packed('gzip, gzip', gzipSync(BOMB)),
  '/loop': redirect('/loop-back'),
  '/loop-back': redirect('/loop'),
  '/slow-hop': slowHop,
  '/to-page': redirect('/page#part', 301),
  '/to-nowhere': status(302),
  '/to-private': redirect('http://10.0.0.1/'),
  '/to-metadata': redirect('http://169.254.169.254/latest/meta-data/'),
  '/to-file': redirect('file:///etc/passwd'),
  '/to-disguised': redirect('http://0x7f.1/page'),
  '/to-mapped': redirect('http://[::ffff:10.0.0.1]/'),
  '/to-user': redirect('http://user:secret@127.0.0.1/'),
  '/busy-once': busy(1, { 'retry-after': '7' }),
  '/busy-date': busy(1, { 'retry-after': 'Thu, 01 Jan 2026 00:01:00 GMT' }),
  '/busy-unsaid': busy(2, {}),
  '/busy-long': busy(9, { 'retry-after': '86400' }),
  '/unavailable': status(503),
  '/versioned': versioned,
  '/changing': changing,
  '/missing': status(404),
  '/empty': status(204),
  '/nothing': (_request, response) => html(response, ''),
  '/not-asked': status(304),
  '/part': (_request, response) => void response.writeHead(206, { 'content-range': 'bytes 0-1/9' }).end('ab'),
  '/huge-headers': (_request, response) =>
    void response.socket?.end(`HTTP/1.1 200 OK\r\n${`x-filler: ${'a'.repeat(1000)}\r\n`.repeat(2000)}\r\nbody`),
  '/reset': (_request, response) => void response.socket?.resetAndDestroy(),
  '/reset-midway': (_request, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('<p>');
    setTimeout(() => response.socket?.resetAndDestroy(), 50);
  },
  '/short': raw('HTTP/1.1 200 OK\r\ncontent-length: 100\r\n\r\nonly this'),
  '/garbage': raw('SSH-2.0-OpenSSH_9.2\r\n'),
  '/repeated': raw(
    'HTTP/1.1 200 OK\r\nX-Seen: 1\r\nset-cookie: a=1\r\nSet-Cookie: b=2\r\ncontent-length: 2\r\nconnection: close\r\n\r\nok',
  ),
};

/** Starts the server on a free port; `robots` answers /robots.txt, 404 unless given. `/hop/N` redirects N times. */
export async function misbehavingServer(robots: Route | string = status(404)): Promise<MisbehavingServer> {
  const seen: Seen[] = [];
  const calls = new Map<string, number>();
  let [under, most, sent] = [0, 0, 0];
  const routes: Record<string, Route> = {
    ...ROUTES,
    '/robots.txt': typeof robots === 'string' ? (_request, response) => void response.end(robots) : robots,
  };
  const server = createServer((request, response) => {
    const path = (request.url ?? '/').replace(/\?.*/, '');
    seen.push({ path: request.url ?? '/', headers: request.headers });
    under += 1;
    most = Math.max(most, under);
    const socket = request.socket;
    const before = socket.bytesWritten;
    response.once('close', () => {
      under -= 1;
      sent += socket.bytesWritten - before;
    });
    const call = (calls.get(path) ?? 0) + 1;
    calls.set(path, call);
    const hops = /^\/hop\/(\d+)$/.exec(path)?.[1];
    const route = hops === undefined ? routes[path] : redirect(Number(hops) > 1 ? `/hop/${Number(hops) - 1}` : '/page');
    (route ?? status(404))(request, response, call);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    port,
    seen,
    most: () => most,
    sent: () => sent,
    paths: () => seen.map(({ path }) => path),
    close: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
