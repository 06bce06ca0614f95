/** Ids of documents: region, batch and publisher, in kebab-case: `hangzhou-2020-1-xin-lang-cai-jing`. */
import type { DocumentResult } from '../contract.ts';
import { idOf } from '../maintain/romanise.ts';

/** What a candidate is called before its id is known; ids that begin with it say nothing. */
export const PROVISIONAL = 'document';

const LONGEST_PART = 40;
const cut = (slug: string): string =>
  slug.slice(0, LONGEST_PART).replace(/-[^-]*$/, (rest) => (slug.length > LONGEST_PART ? '' : rest));

/** Labels of a host that name no publisher. */
const NO_NAME = new Set([
  'www',
  'm',
  'wap',
  'mp',
  'news',
  'com',
  'cn',
  'net',
  'org',
  'gov',
  'edu',
  'hk',
  'tw',
  'co',
  'io',
  'info',
  'top',
  'cc',
]);

/** The label of a host that names whose it is: `sina` of `finance.sina.com.cn`. */
function hostSlug(url: string | undefined): string | null {
  if (url === undefined || !URL.canParse(url)) return null;
  const { hostname } = new URL(url);
  if (/^[\d.]+$|:/.test(hostname)) return idOf(hostname);
  const labels = hostname.split('.').filter((label) => !NO_NAME.has(label));
  const name = labels.at(-1);
  return name === undefined ? null : idOf(name);
}

/** The parts of announcements' ids that the document states: region, year and number, or the date. */
function announcedSlug({ announcements }: DocumentResult): string | null {
  const ids = [...new Set(announcements.map(({ id }) => id))].filter((id) => !id.startsWith(PROVISIONAL));
  const [first] = ids;
  if (first === undefined) return null;
  if (ids.length === 1) return first;
  const regions = announcements.flatMap(({ region }) => (region ? [idOf(region.nameEn)] : []));
  return ids.length === 2 && new Set(regions).size === 2 ? ids.join('-') : `${first}-and-${ids.length - 1}-more`;
}

/** What the document is about where it announces nothing that has an id. */
function subjectSlug({ document, pilots }: DocumentResult): string {
  const name = pilots[0]?.name?.value ?? document.title?.value ?? '';
  return cut(idOf(name));
}

/**
 * The id that a document should have: what it announces, and who published it.
 * @param kind what stands in the publisher's place where nobody says who that is
 */
export function proposedId(result: DocumentResult, url: string | undefined, kind: string): string {
  const { publisher } = result.document;
  const by = publisher ? cut(idOf(publisher.value)) : (hostSlug(url) ?? kind);
  return `${announcedSlug(result) ?? subjectSlug(result)}-${by}`;
}

/** The id, or, where it is taken, the first of `id-2`, `id-3`, … that is free. */
export function freeId(id: string, isTaken: (id: string) => boolean): string {
  if (!isTaken(id)) return id;
  let number = 2;
  while (isTaken(`${id}-${number}`)) number += 1;
  return `${id}-${number}`;
}
