import { createHash } from 'node:crypto';
import type { LookupFunction } from 'node:net';
import { MockAgent } from 'undici';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { forbiddenRange } from '../pipeline/ingest/fetch/address.ts';
import { FetchError } from '../pipeline/ingest/fetch/error.ts';
import { type Fetched, type FetchedPage, fetchedFrom } from '../pipeline/ingest/fetch/fetched.ts';
import { Fetcher, type FetcherOptions } from '../pipeline/ingest/fetch/fetcher.ts';
import { follow } from '../pipeline/ingest/fetch/follow.ts';
import { DEFAULT_LIMITS } from '../pipeline/ingest/fetch/limits.ts';
import { Turns } from '../pipeline/ingest/fetch/turns.ts';
import { type MisbehavingServer, misbehavingServer, PAGE, type Route } from './helpers/misbehaving-server.ts';

const START = Date.parse('2026-01-01T00:00:00Z');

/** A clock that stands still but for sleeping, and remembers each sleep. */
const fakeClock = () => {
  const slept: number[] = [];
  let now = START;
  return {
    slept,
    now: () => now,
    sleep: async (milliseconds: number) => {
      slept.push(milliseconds);
      now += milliseconds;
    },
  };
};

const fetcher = (options: Partial<FetcherOptions> = {}): Fetcher =>
  new Fetcher({
    version: '1.2.3',
    contact: 'https://example.org/bot',
    allowLoopback: true,
    delay: 0,
    clock: fakeClock(),
    ...options,
  });

const failure = async (fetching: Promise<unknown>): Promise<FetchError> => {
  const error = await fetching.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(FetchError);
  return error as FetchError;
};

const page = (fetched: Fetched): FetchedPage => {
  if (fetched.notModified) throw new Error('not modified');
  return fetched;
};
const text = (fetched: Fetched): string => new TextDecoder().decode(page(fetched).bytes);
const SHORT = { connect: 400, headers: 300, idle: 300, total: 600 };

let server: MisbehavingServer;
const others: MisbehavingServer[] = [];
const another = async (robots?: Route | string): Promise<MisbehavingServer> => {
  const started = await misbehavingServer(robots);
  others.push(started);
  return started;
};
beforeAll(async () => {
  server = await misbehavingServer();
});
afterEach(async () => {
  await Promise.all(others.splice(0).map((other) => other.close()));
});
afterAll(() => server.close());

const get = (path: string, options: Partial<FetcherOptions> = {}) => fetcher(options).fetch(server.origin + path);
const codeFor = async (path: string, options: Partial<FetcherOptions> = {}): Promise<string> =>
  (await failure(get(path, options))).code;

describe('a page', () => {
  it('comes with all that provenance needs', async () => {
    const fetched = page(await get('/page#top'));
    expect(fetched).toMatchObject({
      requested: `${server.origin}/page#top`,
      url: `${server.origin}/page`,
      redirects: [],
      status: 200,
      notModified: false,
      mediaType: 'text/html',
      charset: 'utf-8',
      received: Buffer.byteLength(PAGE),
      sha256: createHash('sha256').update(PAGE).digest('hex'),
      retrieved: '2026-01-01T00:00:00.000Z',
      notes: [],
    });
    expect(text(fetched)).toBe(PAGE);
  });

  it('keeps headers as received', async () => {
    expect(page(await get('/repeated')).headers).toEqual([
      ['X-Seen', '1'],
      ['set-cookie', 'a=1'],
      ['Set-Cookie', 'b=2'],
      ['content-length', '2'],
      ['connection', 'close'],
    ]);
  });

  it('is asked for under our name', async () => {
    const own = await another();
    await fetcher().fetch(`${own.origin}/page`);
    expect(own.seen.map(({ headers }) => headers['user-agent'])).toEqual(
      Array(2).fill('shahe/1.2.3 (+https://example.org/bot)'),
    );
  });

  it.each(['nobody', 'http://example.org', 'https://example.org/\r\nx: y'])('refuses the contact %j', (contact) => {
    const make = () => fetcher({ contact });
    if (contact.startsWith('https')) expect(make).not.toThrow();
    else expect(make).toThrow(/https:\/\//);
  });

  it('without Content-Type has neither type nor charset', async () => {
    expect(page(await get('/plain'))).toMatchObject({ mediaType: null, charset: null });
  });

  it('with the wrong charset is the bytes, the charset, and a note', async () => {
    const fetched = page(await get('/wrong-charset'));
    expect(fetched.charset).toBe('gb2312');
    expect(text(fetched)).toBe(PAGE);
    expect(fetched.notes).toEqual(['Content-Type says charset gb2312, the bytes read as utf-8; the bytes decide.']);
  });

  it.each(['/gzip', '/x-gzip', '/deflate', '/deflate-raw', '/br', '/twice'])('%s is decompressed', async (path) => {
    const fetched = page(await get(path));
    expect(text(fetched)).toBe(PAGE);
    expect(fetched.received).not.toBe(fetched.bytes.length);
  });

  it('is not sent again while it is unchanged', async () => {
    const first = page(await get('/versioned'));
    expect(first.validators).toEqual({ etag: '"v1"', lastModified: 'Wed, 12 Aug 2020 08:00:00 GMT' });
    const again = await fetcher().fetch(`${server.origin}/versioned`, first.validators);
    expect(again).toMatchObject({ notModified: true, status: 304 });
    expect(server.seen.at(-1)?.headers).toMatchObject({
      'if-none-match': '"v1"',
      'if-modified-since': 'Wed, 12 Aug 2020 08:00:00 GMT',
    });
    const changed = page(await fetcher().fetch(`${server.origin}/versioned?v=2`, first.validators));
    expect(changed.sha256).not.toBe(first.sha256);
  });

  it('that changes between calls comes anew', async () => {
    const first = page(await get('/changing'));
    const second = page(await fetcher().fetch(`${server.origin}/changing`, first.validators));
    expect([second.notModified, second.sha256 === first.sha256]).toEqual([false, false]);
  });
});

describe('an answer that is no page', () => {
  it.each([
    ['/missing', 'http-status', 404],
    ['/not-asked', 'http-status', 304],
    ['/part', 'http-status', 206],
    ['/empty', 'no-content', 204],
    ['/nothing', 'no-content', 200],
  ])('%s', async (path, code, status) => {
    const error = await failure(get(path));
    expect(error).toMatchObject({ code, status, url: server.origin + path });
    expect(error.message).toContain(`${server.origin}${path}: the server answers ${status}`);
  });

  it.each([
    ['/garbage', 'bad-response'],
    ['/huge-headers', 'headers-too-large'],
    ['/reset', 'connection-failed'],
    ['/reset-midway', 'truncated'],
    ['/short', 'truncated'],
    ['/gzip-truncated', 'truncated'],
    ['/br-truncated', 'truncated'],
    ['/gzip-lie', 'damaged-encoding'],
    ['/zstd', 'unknown-encoding'],
    ['/thrice', 'unknown-encoding'],
  ])('%s is %s', async (path, code) => {
    expect(await codeFor(path)).toBe(code);
  });

  it('nor is a closed port', async () => {
    const closed = await misbehavingServer();
    await closed.close();
    expect((await failure(fetcher().fetch(`${closed.origin}/page`))).message).toContain('ECONNREFUSED');
  });

  it('nor a server that speaks no TLS', async () => {
    const url = server.origin.replace('http:', 'https:');
    expect((await failure(fetcher().fetch(`${url}/page`))).code).toBe('tls-failure');
  });

  it('nor a name that leads nowhere', async () => {
    const lookup: LookupFunction = (_host, _options, callback) =>
      callback(Object.assign(new Error('none'), { code: 'ENOTFOUND' }), '', 0);
    expect((await failure(fetcher({ lookup }).fetch('http://nowhere.test/'))).code).toBe('unknown-host');
  });
});

describe('limits', () => {
  it.each(['/slow-headers', '/slow-drip', '/stalled'])('of time end %s', async (path) => {
    const started = performance.now();
    expect(await codeFor(path, { limits: SHORT })).toBe('timeout');
    expect(performance.now() - started).toBeLessThan(10_000);
  });

  it('of time hold for all redirects together', async () => {
    const own = await another();
    const limits = { ...SHORT, redirects: 1000 };
    expect((await failure(fetcher({ limits }).fetch(`${own.origin}/slow-hop`))).code).toBe('timeout');
    expect(own.paths().length).toBeLessThan(10);
  });

  it('of size end an endless body soon', async () => {
    const own = await another();
    const limits = { received: 1 << 20 };
    const error = await failure(fetcher({ limits }).fetch(`${own.origin}/endless`));
    expect(error).toMatchObject({ code: 'too-large', message: expect.stringContaining('1048576 bytes') });
    await expect.poll(() => own.sent()).toBeGreaterThan(1 << 20);
    // What is under way in buffers of the kernel comes on top.
    expect(own.sent()).toBeLessThan(16 << 20);
  });

  it('of size hold for what is announced, before it comes', async () => {
    expect(await codeFor('/announced')).toBe('too-large');
  });

  it.each(['/gzip-bomb', '/gzip-bomb-twice'])('of size end %s while it unpacks', async (path) => {
    const before = process.memoryUsage().arrayBuffers;
    expect(await codeFor(path, { limits: { decoded: 1 << 20 } })).toBe('too-large');
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(48 << 20);
  });
});

describe('redirects', () => {
  it('are followed and told', async () => {
    const fetched = page(await get('/to-page'));
    expect(fetched.url).toBe(`${server.origin}/page`);
    expect(fetched.redirects).toEqual([
      { status: 301, from: `${server.origin}/to-page`, to: `${server.origin}/page`, downgrade: false },
    ]);
  });

  it('are followed five times', async () => {
    expect(page(await get('/hop/5')).redirects).toHaveLength(5);
    expect(await codeFor('/hop/6')).toBe('too-many-redirects');
  });

  it.each([
    ['/loop', 'redirect-loop', '/loop'],
    ['/to-nowhere', 'bad-redirect', '/to-nowhere'],
    ['/to-private', 'forbidden-address', 'http://10.0.0.1/'],
    ['/to-metadata', 'forbidden-address', 'http://169.254.169.254/latest/meta-data/'],
    ['/to-file', 'forbidden-scheme', 'file:///etc/passwd'],
    ['/to-disguised', 'forbidden-address', 'http://127.0.0.1/page'],
    ['/to-mapped', 'forbidden-address', 'http://[::ffff:a00:1]/'],
    ['/to-user', 'unusable-url', 'http://127.0.0.1/'],
  ])('%s is %s', async (path, code, url) => {
    const error = await failure(get(path));
    expect(error.code).toBe(code);
    expect(error.url).toBe(new URL(url, server.origin).href);
    expect(error.message).not.toContain('secret');
  });

  it('from https to http are followed, and noted', async () => {
    const dispatcher = new MockAgent();
    dispatcher.disableNetConnect();
    const [from, to] = ['https://secure.test', 'http://open.test'];
    dispatcher
      .get(from)
      .intercept({ path: '/' })
      .reply(302, '', { headers: { location: `${to}/` } });
    dispatcher
      .get(to)
      .intercept({ path: '/' })
      .reply(200, PAGE, { headers: { 'content-type': 'text/html' } });
    const clock = fakeClock();
    const arrival = await follow(
      { url: new URL(from), headers: {}, cut: false, limits: DEFAULT_LIMITS, budget: { left: 5000 } },
      { dispatcher, clock, turns: new Turns(1, 0, clock), allowLoopback: false, before: async () => {} },
    );
    const fetched = page(fetchedFrom(from, arrival, START, false));
    expect(fetched.redirects).toEqual([{ status: 302, from: `${from}/`, to: `${to}/`, downgrade: true }]);
    expect(fetched.notes).toEqual([`${from}/ redirects from https to ${to}/: the page came over an open line.`]);
  });

  it('to another origin obey its robots.txt', async () => {
    const closed = await another('User-agent: *\nDisallow: /page');
    const opened = await another((request, response) => void response.writeHead(404).end(request.url));
    const lookup: LookupFunction = (_host, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);
    const gate = await another(
      (_request, response) => void response.writeHead(302, { location: `${opened.origin}/robots.txt` }).end(),
    );
    expect((await failure(fetcher({ lookup }).fetch(`${closed.origin}/to-page`))).code).toBe('robots-disallowed');
    expect(closed.paths()).toEqual(['/robots.txt', '/to-page']);
    expect(text(await fetcher().fetch(`${gate.origin}/page`))).toBe(PAGE);
    expect(opened.paths()).toEqual(['/robots.txt']);
  });
});

describe('addresses', () => {
  it.each([
    ['127.0.0.1', 'loopback'],
    ['127.9.9.9', 'loopback'],
    ['0.0.0.0', 'unspecified'],
    ['10.1.2.3', 'private'],
    ['172.31.0.1', 'private'],
    ['192.168.0.1', 'private'],
    ['169.254.169.254', 'linkLocal'],
    ['100.64.0.1', 'carrierGradeNat'],
    ['192.0.2.1', 'reserved'],
    ['198.18.0.1', 'reserved'],
    ['224.0.0.1', 'multicast'],
    ['240.0.0.1', 'reserved'],
    ['255.255.255.255', 'broadcast'],
    ['::', 'unspecified'],
    ['::1', 'loopback'],
    ['::7f00:1', 'reserved'],
    ['::ffff:8.8.8.8', 'ipv4Mapped'],
    ['::ffff:7f00:1', 'ipv4Mapped'],
    ['64:ff9b::a00:1', 'rfc6052'],
    ['2002:a00:1::1', '6to4'],
    ['2001:0:1::1', 'teredo'],
    ['fe80::1', 'linkLocal'],
    ['fe80::1%eth0', 'linkLocal'],
    ['fec0::1', 'deprecatedSiteLocal'],
    ['fd00::1', 'uniqueLocal'],
    ['ff02::1', 'multicast'],
    ['2001:db8::1', 'reserved'],
    ['4000::1', 'reserved'],
    ['what', 'unreadable'],
  ])('%s is %s', (address, range) => {
    expect(forbiddenRange(address, false)).toBe(range);
  });

  it.each(['1.1.1.1', '223.5.5.5', '2400:3200::1', '2606:4700:4700::1111'])('%s is public', (address) => {
    expect(forbiddenRange(address, false)).toBeNull();
  });

  it.each(['127.0.0.1', '::1'])('%s passes where loopback is allowed, and nothing else does', (address) => {
    expect(forbiddenRange(address, true)).toBeNull();
    expect(forbiddenRange('10.0.0.1', true)).toBe('private');
    expect(forbiddenRange('::ffff:127.0.0.1', true)).toBe('ipv4Mapped');
  });

  it.each([
    ['http://127.0.0.1/', 'forbidden-address'],
    ['http://2130706433/', 'forbidden-address'],
    ['http://0177.0.0.1/', 'forbidden-address'],
    ['http://0x7f.1/', 'forbidden-address'],
    ['http://16843009/', 'forbidden-address'],
    ['http://１２７.0.0.1/', 'forbidden-address'],
    ['http://[::1]:8080/', 'forbidden-address'],
    ['http://[::ffff:127.0.0.1]/', 'forbidden-address'],
    ['http://localhost/', 'forbidden-address'],
    ['ftp://example.org/', 'forbidden-scheme'],
    ['file:///etc/passwd', 'forbidden-scheme'],
    ['data:text/html,x', 'forbidden-scheme'],
    ['https://user@example.org/', 'unusable-url'],
    ['example.org/page', 'unusable-url'],
  ])('%s is refused', async (url, code) => {
    expect((await failure(fetcher({ allowLoopback: false }).fetch(url))).code).toBe(code);
  });

  it('longer than any address are refused, and not repeated at length', async () => {
    const error = await failure(fetcher().fetch(`https://example.org/${'a'.repeat(3000)}`));
    expect(error.code).toBe('unusable-url');
    expect(error.message.length).toBeLessThan(300);
  });

  /** Answers with each address in turn, the last one for ever. */
  const answering = (...answers: string[]): { lookup: LookupFunction; asked: () => number } => {
    let asked = 0;
    const lookup: LookupFunction = (_host, _options, callback) => {
      const address = answers[Math.min(asked, answers.length - 1)]!;
      asked += 1;
      callback(null, [{ address, family: address.includes(':') ? 6 : 4 }]);
    };
    return { lookup, asked: () => asked };
  };

  it('of a name that turns to loopback after the check are not connected to', async () => {
    const own = await another();
    // An address that was global and is given to nobody now: the connection fails at once or in time.
    const { lookup, asked } = answering('3ffe::1', '127.0.0.1');
    const rebound = fetcher({ allowLoopback: false, lookup, limits: SHORT });
    await failure(rebound.fetch(`http://rebind.test:${own.port}/page`));
    expect(asked()).toBe(1);
    expect(own.seen).toEqual([]);
  });

  it('of a name that turns private between two pages are refused', async () => {
    // Answers that are read whole would leave their connections open for the next page.
    const own = await another('User-agent: *');
    const { lookup, asked } = answering('127.0.0.1', '127.0.0.1', '127.0.0.1', '10.0.0.1');
    const one = fetcher({ lookup });
    const url = (path: string): string => `http://rebind.test:${own.port}${path}`;
    expect(text(await one.fetch(url('/page')))).toBe(PAGE);
    expect(text(await one.fetch(url('/gzip')))).toBe(PAGE);
    expect(await failure(one.fetch(url('/plain')))).toMatchObject({ code: 'forbidden-address', url: url('/plain') });
    expect([asked(), own.paths()]).toEqual([4, ['/robots.txt', '/page', '/gzip']]);
  });

  it('are all looked at where a name has several', async () => {
    const own = await another();
    const lookup: LookupFunction = (_host, _options, callback) =>
      callback(null, [
        { address: '127.0.0.1', family: 4 },
        { address: '192.168.1.1', family: 4 },
      ]);
    expect((await failure(fetcher({ lookup }).fetch(`http://mixed.test:${own.port}/page`))).code).toBe(
      'forbidden-address',
    );
    expect(own.seen).toEqual([]);
  });

  it('of proxies in the environment are not used', async () => {
    const proxy = await another();
    process.env.http_proxy = proxy.origin;
    process.env.HTTP_PROXY = proxy.origin;
    try {
      await get('/page');
    } finally {
      delete process.env.http_proxy;
      delete process.env.HTTP_PROXY;
    }
    expect(proxy.seen).toEqual([]);
  });
});

describe('robots.txt', () => {
  const ask = async (robots: Route | string, options: Partial<FetcherOptions> = {}) => {
    const own = await another(robots);
    return { own, fetching: fetcher(options).fetch(`${own.origin}/page`) };
  };
  const answers =
    (code: number): Route =>
    (_request, response) =>
      void response.writeHead(code).end();

  it('is read once an origin', async () => {
    const own = await another('User-agent: *\nDisallow: /secret');
    const one = fetcher();
    await Promise.all([one.fetch(`${own.origin}/page`), one.fetch(`${own.origin}/plain`)]);
    expect((await failure(one.fetch(`${own.origin}/secret`))).code).toBe('robots-disallowed');
    expect(own.paths()).toEqual(['/robots.txt', '/page', '/plain']);
  });

  it.each([
    ['User-agent: *\nDisallow: /', false],
    ['\ufeffUser-agent: *\nDisallow: /', false],
    ['User-agent: shahe\nDisallow: /page\n\nUser-agent: *\nAllow: /', false],
    ['User-agent: other\nDisallow: /', true],
    ['User-agent: *\nDisallow: /\n\nUser-agent: Shahe\nAllow: /page', true],
    ['<!doctype html><p>not found', true],
    ['', true],
    ['User-agent: a\nUser-agent: shahe\nDisallow: /page', false],
    ['User-agent: *\n# all\n\nSitemap: x\nDisallow: /page', false],
    ['User-agent: *\nDisallow: /x\nUser-agent: a\nDisallow: /page', true],
    ['Disallow: /page', true],
    ['user-agent : SHAHE/9 # us\ndisallow : /p*e$', false],
  ])('%j allows the page: %s', async (robots, allowed) => {
    const { own, fetching } = await ask(robots);
    if (allowed) expect(text(await fetching)).toBe(PAGE);
    else expect((await failure(fetching)).code).toBe('robots-disallowed');
    expect(own.paths().includes('/page')).toBe(allowed);
  });

  it('is read for its first 500 KiB', async () => {
    const rules = 'User-agent: *\nDisallow: /';
    const long = await ask(`${rules}\n${'# filler\n'.repeat(100_000)}`);
    expect((await failure(long.fetching)).code).toBe('robots-disallowed');
    expect(text(await (await ask(`${'# filler\n'.repeat(100_000)}${rules}`)).fetching)).toBe(PAGE);
  });

  it('with many rules for many agents takes no more memory than its length', async () => {
    const robots = `${'User-agent: *\n'.repeat(17_000)}${'Disallow: /x\n'.repeat(19_000)}`;
    expect(text(await (await ask(robots)).fetching)).toBe(PAGE);
  });

  it('with rules that take too long to match closes what they may close', async () => {
    const own = await another(`User-agent: *\n${`Disallow: /${'*a'.repeat(500)}b\n`.repeat(400)}`);
    const one = fetcher();
    expect(text(await one.fetch(`${own.origin}/page`))).toBe(PAGE);
    const error = await failure(one.fetch(`${own.origin}/${'a'.repeat(1900)}`));
    expect(error.code).toBe('robots-disallowed');
  });

  it.each([401, 403, 404, 410])('that answers %i allows all', async (code) => {
    expect(text(await (await ask(answers(code))).fetching)).toBe(PAGE);
  });

  it.each([500, 503, 429])('that answers %i closes the site', async (code) => {
    const { own, fetching } = await ask(answers(code));
    expect(await failure(fetching)).toMatchObject({ code: 'robots-unreachable', url: `${own.origin}/robots.txt` });
    expect(own.paths()).not.toContain('/page');
  });

  it.each<[string, Route]>([
    ['hangs', () => {}],
    ['breaks off', (_request, response) => void response.socket?.destroy()],
  ])('that %s closes the site', async (_what, robots) => {
    const { fetching } = await ask(robots, { limits: SHORT });
    expect((await failure(fetching)).code).toBe('robots-unreachable');
  });

  it('that redirects to a private address refuses', async () => {
    const { fetching } = await ask(
      (_request, response) => void response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
    );
    expect((await failure(fetching)).code).toBe('forbidden-address');
  });

  it('that redirects in a circle counts as absent', async () => {
    const { fetching } = await ask(
      (_request, response) => void response.writeHead(302, { location: '/robots.txt' }).end(),
    );
    expect(text(await fetching)).toBe(PAGE);
  });

  it.each([
    ['7', 7000],
    ['600', 30_000],
    ['-5', 1000],
    ['soon', 1000],
  ])('slows down to Crawl-delay %s', async (asked, pause) => {
    const clock = fakeClock();
    const own = await another(`User-agent: *\nCrawl-delay: ${asked}`);
    const one = fetcher({ clock, delay: 1000 });
    await one.fetch(`${own.origin}/page`);
    await one.fetch(`${own.origin}/plain`);
    // The pause after robots.txt was set before it was read.
    expect(clock.slept).toEqual([1000, pause]);
  });
});

describe('politeness', () => {
  it('asks one host one thing at a time', async () => {
    const own = await another();
    const clock = fakeClock();
    const one = fetcher({ clock, delay: 1000 });
    await Promise.all(['/page', '/plain', '/gzip', '/br'].map((path) => one.fetch(own.origin + path)));
    expect(own.most()).toBe(1);
    expect(clock.slept).toEqual([1000, 1000, 1000, 1000]);
  });

  it.each([
    [2, 2],
    [9, 5],
  ])('asks at most %i hosts at once', async (concurrency, expected) => {
    const own = await another();
    const lookup: LookupFunction = (_host, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);
    const one = fetcher({ lookup, concurrency, limits: { headers: 300 } });
    const hosts = ['a', 'b', 'c', 'd', 'e'].map((name) => `http://${name}.test:${own.port}/slow-headers`);
    await Promise.all(hosts.map((url) => failure(one.fetch(url))));
    expect(own.most()).toBe(expected);
  });

  it('does not stand still when two hosts redirect to each other', async () => {
    const [a, b] = [await another(), await another()];
    const lookup: LookupFunction = (_host, _options, callback) => callback(null, [{ address: '127.0.0.1', family: 4 }]);
    const one = fetcher({ lookup, concurrency: 1 });
    const both = [`http://a.test:${a.port}/to-page`, `http://b.test:${b.port}/to-page`].map((url) => one.fetch(url));
    expect((await Promise.all(both)).map(text)).toEqual([PAGE, PAGE]);
  });

  it.each([
    ['/busy-once', [7000]],
    ['/busy-date', [60_000]],
    ['/busy-unsaid', [2000, 4000]],
  ])('waits as %s asks, and asks again', async (path, slept) => {
    const own = await another();
    const clock = fakeClock();
    expect(text(await fetcher({ clock }).fetch(own.origin + path))).toBe(PAGE);
    expect(clock.slept).toEqual(slept);
  });

  it('gives up where it would have to wait too long', async () => {
    const clock = fakeClock();
    const error = await failure(get('/busy-long', { clock }));
    expect(error).toMatchObject({ code: 'busy', status: 429, message: expect.stringContaining('86400 s') });
    expect(clock.slept).toEqual([]);
  });

  it('gives up on a server that stays busy', async () => {
    const clock = fakeClock();
    const own = await another();
    const error = await failure(fetcher({ clock }).fetch(`${own.origin}/unavailable`));
    expect(error).toMatchObject({ code: 'busy', status: 503, message: expect.stringContaining('4 requests') });
    expect(own.paths().filter((path) => path === '/unavailable')).toHaveLength(4);
    expect(clock.slept).toEqual([2000, 4000, 8000]);
  });

  it('leaves the whole host alone while it is busy', async () => {
    const own = await another();
    const clock = fakeClock();
    const one = fetcher({ clock });
    await Promise.all([one.fetch(`${own.origin}/busy-once`), one.fetch(`${own.origin}/page`)]);
    expect(own.paths()).toEqual(['/robots.txt', '/busy-once', '/page', '/busy-once']);
    expect(clock.slept).toEqual([7000]);
  });
});
