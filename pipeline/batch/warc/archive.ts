/** Reads a WARC archive as a stream of pages: one page is held at a time, whatever the archive's size. */
import { AsyncIterReader, LimitReader, WARCParser, type WARCRecord } from 'warcio';
import { failureOf } from '../perform.ts';
import type { Task } from '../task.ts';
import { ArchiveError, Feed } from './feed.ts';
import { type Page, pageId, pageIn } from './page.ts';
import { PayloadError, payloadOf, tooLarge } from './payload.ts';

/** What an archive was found to hold. */
export interface ArchiveSummary {
  /** As given. */
  readonly path: string;
  readonly records: number;
  readonly pages: number;
}

/** Bytes of a page, which is text: longer ones are no announcements. */
const PAGE_LIMIT = 1 << 25;
/** Bytes that the headers of a record may take. */
const HEADERS_LIMIT = 1 << 20;

/**
 * The pages of an archive. What is wrong with a page is an error line of that page; what is wrong with the archive is one of the
 * archive, and ends it: behind a break nothing can be told apart.
 * @param path as given
 * @param file absolute
 * @param onEnd hears what was in it; other records than pages are counted, and nothing else
 */
export async function* archiveTasks(
  path: string,
  file: string,
  onEnd: (summary: ArchiveSummary) => void,
): AsyncGenerator<Task, void> {
  const feed = new Feed(file);
  const parser = new WARCParser(new AsyncIterReader(feed, null));
  let [records, pages] = [0, 0];
  try {
    for (;;) {
      feed.allow(HEADERS_LIMIT);
      const record = await parser.parse();
      if (record === null) break;
      if (!/^WARC\/\d/.test(record.warcHeaders.statusline)) throw new ArchiveError('no WARC record');
      const place = placeOf(record, parser.offset);
      feed.allow(Number.POSITIVE_INFINITY);
      const page = pageIn(record);
      const payload = await taken(record, page === null ? 0 : PAGE_LIMIT);
      records += 1;
      if (page === null) continue;
      pages += 1;
      yield await pageTask(`${path}#${place}`, page, place, payload, record);
    }
    if (!feed.endsWithLine) throw new ArchiveError('the archive breaks off');
    onEnd({ path, records, pages });
  } catch (error) {
    const { code } = failureOf(error);
    const reason = error instanceof Error ? error.message : String(error);
    const message = `${path}: ${reason} after ${records} records; what follows is not read. Fetch the archive again, or repair it`;
    yield { path, content: { kind: 'error', code: code === 'not-found' ? code : 'bad-archive', message } };
  } finally {
    feed.close();
  }
}

/** How a record is named behind the archive: by its own id, else by its place in the unpacked archive. */
const placeOf = ({ warcHeaders }: WARCRecord, offset: number): string =>
  warcHeaders.headers.get('WARC-Record-ID')?.replace(/^<(?:urn:uuid:)?|>$/g, '') ?? String(offset);

/**
 * What stands in a record behind the headers, and the reader at its end; null where that is more than `most` bytes.
 * @throws ArchiveError where the record breaks off
 */
async function taken({ reader }: WARCRecord, most: number): Promise<Uint8Array | null> {
  if (!(reader instanceof LimitReader)) return new Uint8Array();
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const part of reader) {
    size += part.byteLength;
    if (size <= most) parts.push(part);
    else parts.length = 0;
  }
  if (reader.limit > 0) throw new ArchiveError('a record breaks off');
  return size <= most ? Buffer.concat(parts, size) : null;
}

async function pageTask(
  path: string,
  { url, declared }: Page,
  place: string,
  raw: Uint8Array | null,
  { httpHeaders }: WARCRecord,
): Promise<Task> {
  try {
    if (raw === null) throw tooLarge(PAGE_LIMIT);
    const bytes = await payloadOf(raw, httpHeaders!.headers, PAGE_LIMIT);
    return { path, id: pageId(url, place), meta: { url }, ...declared, content: { kind: 'bytes', bytes } };
  } catch (error) {
    if (!(error instanceof PayloadError)) throw error;
    return { path, content: { kind: 'error', code: error.code, message: `${path}: ${error.message}` } };
  }
}
