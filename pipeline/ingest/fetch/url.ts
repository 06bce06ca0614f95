/** From what people and servers write to an address that may be asked. */
import { forbiddenAddress, forbiddenRange } from './address.ts';
import { FetchError } from './error.ts';

/** Longer addresses are attacks or mistakes, and each rule of a robots.txt is held against every character. */
const LONGEST = 2000;

const bareHost = (url: URL): string => url.hostname.replace(/^\[|\]$/g, '');
const isVersion4 = (host: string): boolean => /^\d+\.\d+\.\d+\.\d+$/.test(host);

/** Whether `written` names a host of its own, and is not relative to `base`. */
const namesHost = (written: string, base: URL | undefined): boolean =>
  base === undefined || new URL(written, `${base.protocol}//relative.invalid`).hostname !== 'relative.invalid';

/** Whether the host was written as a number, in octal or the like: http://2130706433/ is 127.0.0.1, and only ever written to deceive. */
const disguised = (written: string, url: URL, base: URL | undefined): boolean =>
  isVersion4(url.hostname) && !written.includes(url.hostname) && namesHost(written, base);

function parse(written: string, base: URL | undefined): URL {
  if (written.length > LONGEST) {
    throw new FetchError(
      'unusable-url',
      `${written.slice(0, 80)}…`,
      `${written.length} characters are no address; at most ${LONGEST} are read`,
    );
  }
  try {
    return new URL(written, base);
  } catch {
    throw new FetchError('unusable-url', written, 'is no address; write it in full, with https:// in front');
  }
}

/**
 * The address as it will be asked: resolved against `base` (the page that redirects), without fragment.
 * @throws FetchError where it is unreadable, not http(s), has a user name or password, or its host is a forbidden or disguised address
 */
export function askable(written: string, allowLoopback: boolean, base?: URL): URL {
  const url = parse(written, base);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') {
    throw new FetchError('forbidden-scheme', url, `${url.protocol} is not fetched; only http: and https: are`);
  }
  if (url.username !== '' || url.password !== '') {
    url.username = '';
    url.password = '';
    throw new FetchError('unusable-url', url, 'was given with a user name or password; leave them out');
  }
  const host = bareHost(url);
  const isAddress = host.includes(':') || isVersion4(host);
  const range = isAddress ? forbiddenRange(host, allowLoopback) : null;
  if (range !== null) throw forbiddenAddress(url, host, range);
  if (disguised(written, url, base)) {
    throw new FetchError(
      'forbidden-address',
      url,
      'was written in disguise; write the address in four decimal numbers',
    );
  }
  url.hash = '';
  return url;
}
