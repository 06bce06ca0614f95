/** Which addresses may be connected to: the public Internet, and nothing behind the firewall of whoever runs this. */
import { lookup as systemLookup } from 'node:dns';
import type { LookupFunction } from 'node:net';
import ipaddr from 'ipaddr.js';
import { FetchError } from './error.ts';

/** IANA gives out global unicast addresses of version 6 from here only; what lies outside and has no name yet is refused too. */
const GLOBAL_V6 = ipaddr.parseCIDR('2000::/3') as [ipaddr.IPv6, number];

/**
 * What kind of address this is where it may not be connected to (`private`, `linkLocal`, `6to4`, …), else null. `allowLoopback` lets 127.0.0.0/8
 * and ::1 pass, and nothing else. A version 4 address wrapped in one of version 6 is refused whatever it holds: no public server is
 * reached that way only.
 */
export function forbiddenRange(address: string, allowLoopback: boolean): string | null {
  if (!ipaddr.isValid(address)) return 'unreadable';
  const parsed = ipaddr.parse(address);
  const range = parsed.range();
  if (range === 'loopback' && allowLoopback) return null;
  if (range !== 'unicast') return range;
  return parsed instanceof ipaddr.IPv6 && !parsed.match(GLOBAL_V6) ? 'reserved' : null;
}

/** What a resolver or socket throws where a name leads to a forbidden address; the request makes a FetchError of it. */
export class ForbiddenAddress extends Error {
  readonly address: string;
  readonly range: string;

  constructor(address: string, range: string) {
    super(`${address} is ${range}`);
    this.name = 'ForbiddenAddress';
    this.address = address;
    this.range = range;
  }
}

/** The error for a host that leads to a forbidden address. */
export const forbiddenAddress = (where: URL | string, address: string, range: string): FetchError =>
  new FetchError(
    'forbidden-address',
    where,
    `leads to ${address}, a ${range} address; only public addresses are fetched (save the page and ingest the file, or allow loopback for tests)`,
  );

/**
 * A resolver for sockets: the socket connects to what it answers, so that the address checked is the address connected to, whatever
 * the name resolves to a moment later. One forbidden address among several refuses the host.
 */
export function guardedLookup(allowLoopback: boolean, resolve: LookupFunction = systemLookup): LookupFunction {
  return (hostname, options, callback) => {
    resolve(hostname, { ...options, all: true }, (error, answer, family) => {
      if (error) return callback(error, '', 0);
      const addresses = Array.isArray(answer) ? answer : [{ address: answer, family: family ?? 4 }];
      for (const { address } of addresses) {
        const range = forbiddenRange(address, allowLoopback);
        if (range !== null) return callback(new ForbiddenAddress(address, range), '', 0);
      }
      const [first] = addresses;
      if (!first) return callback(Object.assign(new Error('no address'), { code: 'ENOTFOUND' }), '', 0);
      if (options.all) return callback(null, addresses);
      callback(null, first.address, first.family);
    });
  };
}
