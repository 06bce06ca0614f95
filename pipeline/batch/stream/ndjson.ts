/** NDJSON in: a line is a document with what is known of it, and becomes a task. A line that is none becomes an error line. */
import { z } from 'zod';
import { metaSchema } from '../../corpus/meta.ts';
import { encodingOf } from '../../load/declared.ts';
import type { DocumentMeta } from '../../types.ts';
import type { Task, TaskContent } from '../task.ts';
import { type Line, linesOf } from './lines.ts';
import { declaredBy } from './media-type.ts';

const ID_LENGTH = 500;

const { url, published, title, publisher, charset } = metaSchema.shape;
const lineSchema = z.strictObject({
  id: z
    .string()
    .min(1)
    .max(ID_LENGTH)
    .regex(/^[^\p{Cc}\p{Cs}]*$/u, 'an id holds no control characters'),
  text: z.string().optional(),
  base64: z.string().optional(),
  mediaType: z.string().optional(),
  url,
  published,
  title,
  publisher,
  charset,
});
type Given = z.infer<typeof lineSchema>;

const SHAPE =
  'a line is { "id", "text" or "base64", and maybe "url", "published", "mediaType", "title", "publisher", "charset" }';

export interface StreamSettings {
  /** Bytes that a line may have. */
  readonly lineLimit: number;
}

/** The tasks of a stream of NDJSON lines, each as soon as its line has come; blank lines are none. */
export async function* ndjsonTasks(
  chunks: AsyncIterable<Uint8Array>,
  { lineLimit }: StreamSettings,
): AsyncGenerator<Task, void> {
  let number = 1;
  try {
    for await (const line of linesOf(chunks, lineLimit)) {
      number = line.number + 1;
      const task = taskOf(line, lineLimit);
      if (task) yield task;
    }
  } catch (error) {
    yield failed(`stdin:${number}`, 'unreadable', `standard input ends here: ${(error as Error).message}`);
  }
}

const failed = (path: string, code: string, message: string): Task => ({
  path,
  content: { kind: 'error', code, message },
});

/** @throws TypeError where the bytes are no UTF-8 */
const decode = (bytes: Uint8Array): string => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

function taskOf({ number, bytes }: Line, lineLimit: number): Task | null {
  const place = `stdin:${number}`;
  if (bytes === null)
    return failed(
      place,
      'line-limit',
      `longer than ${lineLimit} bytes; send a smaller document, or raise --line-limit`,
    );
  let given: unknown;
  try {
    const text = decode(bytes);
    if (text.trim() === '') return null;
    given = JSON.parse(text);
  } catch (error) {
    return failed(place, 'bad-line', `no JSON in UTF-8: ${(error as Error).message}; ${SHAPE}`);
  }
  const parsed = lineSchema.safeParse(given);
  if (parsed.success) return documentTask(parsed.data);
  const said = parsed.error.issues.map(({ path, message }) => [...path, message].join(': ')).join('; ');
  return failed(idOf(given) ?? place, 'bad-line', `${said}; ${SHAPE}`);
}

/** How an error line names the document: by its id, where it has one that can stand there. */
function idOf(given: unknown): string | null {
  const id = lineSchema.shape.id.safeParse((given as { id?: unknown } | null)?.id);
  return id.success ? id.data : null;
}

function documentTask({ id, text, base64, mediaType, ...known }: Given): Task {
  const declared = mediaType === undefined ? {} : declaredBy(mediaType);
  if (declared === null)
    return failed(
      id,
      'unsupported-media-type',
      `mediaType ${mediaType} is neither text/html nor text/plain; ingest reads others`,
    );
  if (known.charset !== undefined && encodingOf(known.charset) === null)
    return failed(
      id,
      'unknown-charset',
      `charset ${known.charset} is no encoding; use a label such as utf-8, gb18030 or big5`,
    );
  const content = contentOf(text, base64);
  if (typeof content === 'string') return failed(id, 'bad-line', content);
  const meta = Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined)) as DocumentMeta;
  return { path: id, id, meta, ...declared, content };
}

/** The document itself; a sentence where there is none. */
function contentOf(text: string | undefined, base64: string | undefined): TaskContent | string {
  if (text !== undefined && base64 !== undefined) return 'both text and base64 are given: give one';
  if (text !== undefined) return { kind: 'text', text };
  if (base64 === undefined) return 'neither text nor base64 is given: give one';
  const bytes = Buffer.from(base64, 'base64');
  // Decoding skips what it does not know, so what was sent is what comes out again, but for the padding.
  const isExact = bytes.toString('base64').replace(/=+$/, '') === base64.replace(/={1,2}$/, '');
  return isExact
    ? { kind: 'bytes', bytes }
    : 'base64 is none: encode the bytes of the document by RFC 4648, without line breaks';
}
