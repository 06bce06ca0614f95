/** Documents, what a reviewer should look at in them, and those that gave no result. */
import {
  type DocumentResult,
  mediaTypeSchema,
  type Notice,
  noticeCodeSchema,
  noticeSchema,
  scriptSchema,
} from '../../contract.ts';
import { documentPart, keyOf, memberKey } from '../keys.ts';
import { type Entry, integer, type Table, table, text, textOrNull } from '../schema.ts';
import { documentId, ISO_DATE } from './shared.ts';

const documentOf = ({ result, ordinal }: Entry<DocumentResult>) => [{ ...result.document, ordinal }];

export const documents = table<ReturnType<typeof documentOf>[number]>(
  'documents',
  'One row a document that gave a result.',
  documentOf,
  [
    text('document_id', 'Name of the document: its folder in the corpus, else its file', ({ id }) => id, {
      primary: true,
    }),
    integer('position', 'Place of the document among all of the export, from 1', ({ ordinal }) => ordinal),
    text('path', 'Where the document was read from, as given', ({ path }) => path),
    text('sha256', 'Digest of its bytes, lower-case hex', ({ sha256 }) => sha256),
    text('media_type', 'Media type of its bytes', ({ mediaType }) => mediaType, { values: mediaTypeSchema.options }),
    text('encoding', 'WHATWG label of its encoding; offsets index the text that this decodes to', (d) => d.encoding),
    text('script', 'Script of its body', ({ script }) => script, { values: scriptSchema.options }),
    textOrNull('title', 'Headline', ({ title }) => title?.value ?? null, { proof: ({ title }) => title }),
    textOrNull('published_on', `When it was published: ${ISO_DATE}`, (d) => d.publishedOn?.value ?? null, {
      proof: ({ publishedOn }) => publishedOn,
    }),
    textOrNull('publisher', 'Who published it', ({ publisher }) => publisher?.value ?? null, {
      proof: ({ publisher }) => publisher,
    }),
    integer('chars', 'Length of the source text in UTF-16 code units', ({ chars }) => chars),
  ],
);

/** The list and place at which a notice's path begins. */
const PLACE = /^(announcements|pilots)\[(\d+)\]/;

/** The key of the announcement or pilot that a notice points into, null where it points elsewhere. */
function pointed(
  { result, notice: { path } }: { readonly result: DocumentResult; readonly notice: Notice },
  list: 'announcements' | 'pilots',
): string | null {
  const [, name, index] = PLACE.exec(path) ?? [];
  const found = name === list ? result[list][Number(index)] : undefined;
  return found ? keyOf(result, found.id) : null;
}

const noticesOf = (entry: Entry<DocumentResult>) =>
  entry.result.notices.map((notice, index) => ({ result: entry.result, notice, index }));

export const notices = table<ReturnType<typeof noticesOf>[number]>(
  'notices',
  'One row a notice: what a reviewer should look at. A value is uncertain when a notice points at it.',
  noticesOf,
  [
    text('notice_id', 'Key of the row', ({ result, index }) => memberKey(documentPart(result), 'notice', index), {
      primary: true,
    }),
    documentId(({ result }) => result),
    textOrNull('announcement_id', 'The announcement that it points into', (one) => pointed(one, 'announcements'), {
      references: 'announcements.announcement_id',
    }),
    textOrNull('pilot_id', 'The pilot that it points into', (one) => pointed(one, 'pilots'), {
      references: 'pilots.pilot_id',
    }),
    text('code', 'What kind of notice', ({ notice }) => notice.code, { values: noticeCodeSchema.options }),
    text('severity', 'How much it matters', ({ notice }) => notice.severity, {
      values: noticeSchema.shape.severity.options,
    }),
    text('message', 'What is to be looked at', ({ notice }) => notice.message, {
      proof: ({ notice }) => ({ evidence: notice.evidence, rule: null }),
    }),
    textOrNull(
      'path',
      'Place in the JSON record: pilots[2].applicants[0]; none for the document',
      ({ notice: { path } }) => path || null,
    ),
  ],
);

/** Documents without a result have no row anywhere else. */
export const failures: Table = {
  name: 'failures',
  about: 'One row a document that gave no result, so that none is lost on the way.',
  columns: [
    {
      name: 'position',
      type: 'integer',
      nullable: false,
      primary: true,
      about: 'Place among all of the export, from 1',
    },
    { name: 'path', type: 'string', nullable: false, about: 'The document, as given' },
    { name: 'code', type: 'string', nullable: false, about: 'What kind of failure' },
    { name: 'message', type: 'string', nullable: false, about: 'What was wrong' },
  ],
  rows: ({ result, ordinal }) =>
    'error' in result ? [[ordinal, result.document.path, result.error.code, result.error.message]] : [],
  proofs: () => [],
};
