/** Whether robots.txt lets us ask for a page, and how slowly. */
import robotsModule from 'robots-parser';
import { FetchError, type FetchErrorCode } from './error.ts';
import type { Answer } from './exchange.ts';
import { groupsFor, wildcardLength } from './robots-text.ts';

/** The package is CommonJS: its function is the module, though its types say otherwise. */
const robotsParser = robotsModule as unknown as typeof robotsModule.default;

/** RFC 9309: so many bytes must be read, the rest may be left. */
export const ROBOTS_BYTES = 500 * 1024;

/** What an origin's robots.txt says to us. */
export interface RobotsRules {
  /** False, too, where telling would take too long. */
  allows(url: URL): boolean;
  /** The pause it asks for between two requests, in milliseconds; 0 where it asks for none. */
  readonly delay: number;
}

const ALL: RobotsRules = { allows: () => true, delay: 0 };

/** These say something of the host itself and are clearer than that its robots.txt failed. */
const OF_THE_HOST: readonly FetchErrorCode[] = ['forbidden-address', 'unknown-host', 'tls-failure'];
/** RFC 9309: a robots.txt that redirects without end counts as absent. */
const ABSENT: readonly FetchErrorCode[] = ['redirect-loop', 'too-many-redirects'];

/** Steps that matching one address may take: a fraction of a second. */
const MOST_STEPS = 50_000_000;

function parse(robotsUrl: string, bytes: Uint8Array, agent: string): RobotsRules {
  // A byte-order mark would hide the first line; decoding takes it off.
  const text = groupsFor(agent, new TextDecoder().decode(bytes));
  const rules = robotsParser(robotsUrl, text);
  const wildcards = wildcardLength(text);
  const delay = rules.getCrawlDelay(agent) ?? 0;
  return {
    allows: (url) => wildcards * url.href.length <= MOST_STEPS && rules.isAllowed(url.href, agent) !== false,
    delay: Math.max(0, delay) * 1000,
  };
}

const unreachable = (robotsUrl: string, why: string): FetchError =>
  new FetchError(
    'robots-unreachable',
    robotsUrl,
    `could not be read, so that nothing of this site is fetched (${why}); try again later`,
  );

/**
 * Reads the rules for one origin (`https://host:port`). `get` fetches robots.txt under the same protections as a page.
 * @throws FetchError where the answer leaves open what is allowed: 5xx, a timeout, a lost connection
 */
export async function readRobots(
  origin: string,
  agent: string,
  get: (url: string) => Promise<Answer>,
): Promise<RobotsRules> {
  const robotsUrl = `${origin}/robots.txt`;
  let answer: Answer;
  try {
    answer = await get(robotsUrl);
  } catch (error) {
    if (!(error instanceof FetchError) || OF_THE_HOST.includes(error.code)) throw error;
    if (ABSENT.includes(error.code)) return ALL;
    throw unreachable(robotsUrl, error.message);
  }
  if (answer.status >= 400 && answer.status < 500) return ALL;
  if (answer.status >= 200 && answer.status < 300) return parse(robotsUrl, answer.bytes, agent);
  throw unreachable(robotsUrl, `the server answers ${answer.status}`);
}

/** The error for a page that robots.txt closes. */
export const disallowed = (url: URL): FetchError =>
  new FetchError(
    'robots-disallowed',
    url,
    `${url.origin}/robots.txt asks not to fetch it; save the page in a browser and ingest the file, if its terms allow that`,
  );
