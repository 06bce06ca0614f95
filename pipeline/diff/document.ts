/** What is said of a document as a whole: title, publisher, date, script, and its programme statements. */
import type { DocumentResult, ProgrammeStatement } from '../contract.ts';
import type { CuratedDocument, CuratedStatement } from '../corpus.ts';
import type { MemberKind, Plain } from './member.ts';
import { type DiffContext, recordOf } from './record.ts';
import { type DocumentDiff, ofFields } from './report.ts';
import { Rows } from './rows.ts';
import { authority, date, name, term } from './scalars.ts';
import { holds, sameSpelling } from './spelling.ts';
import { technologyKey } from './technologies.ts';
import { type Curated, Sources } from './told.ts';

/** The diff of one document. */
export function documentDiff(
  result: DocumentResult,
  curated: CuratedDocument | null,
  context: DiffContext,
): DocumentDiff {
  const { id: documentId, path, sha256 } = result.document;
  const id = `documents/${documentId}`;
  const rows = new Rows({ id, ...context });
  const told = new Sources([{ documentId, path: 'document', record: result.document }]);
  const known = (field: 'title' | 'publisher' | 'publishedOn' | 'script'): Curated<string>[] => {
    const value = curated?.[field] ?? null;
    return value === null ? [] : [{ value, in: [documentId], path: field }];
  };
  const titles = told.scalar('title', ({ title }) => title);
  rows.scalar('title', known('title'), titles, name);
  const publishers = told.scalar('publisher', ({ publisher }) => publisher);
  rows.scalar('publisher', known('publisher'), publishers, authority);
  const dates = told.scalar('publishedOn', ({ publishedOn }) => publishedOn);
  rows.scalar('publishedOn', known('publishedOn'), dates, date);
  const script = { documentId, path: 'document.script', rule: '', evidence: [], value: result.document.script };
  rows.scalar<string, string>('script', known('script'), [script], term);
  const source = { documentId, path: '', record: result };
  const programmes = (curated?.programmes ?? []).map((value, index) => ({
    value,
    in: [documentId],
    path: `programmes[${index}]`,
  }));
  const statements = new Sources([source]).list('programmes', (record) => record.programmes);
  rows.list('programmes', programmes, statements, statement);
  const sources = [{ ...source, path: 'document' }];
  const status = curated === null ? 'new' : ofFields(rows.fields);
  return { ...recordOf(id, rows.fields, sources, context), documentId, path, sha256, status };
}

type ToldStatement = Plain<ProgrammeStatement>;

const listed = (values: readonly string[]): string => [...values].sort().join(' ');

type Figure = Pick<ProgrammeStatement['figures'][number], 'what' | 'value' | 'comparator'>;
const figuresOf = (all: readonly Figure[]): string =>
  listed(all.map(({ what, value, comparator }) => `${what}:${comparator}:${value}`));

/** All that is curated of a statement but its phrase. */
const sameContent = (curated: CuratedStatement, told: ToldStatement): boolean =>
  curated.kind === told.kind &&
  curated.programme === told.programme &&
  listed(curated.regions) === listed(told.regions) &&
  figuresOf(curated.figures) === figuresOf(told.figures) &&
  listed(curated.technologies.map(technologyKey)) ===
    listed(told.technologies.map(({ name: one }) => technologyKey(one)));

const show = (
  { kind, regions }: Pick<ToldStatement, 'kind' | 'regions'>,
  text: string,
  figures: readonly Figure[],
): string =>
  [kind, regions.join('、'), text, ...figures.map(({ what, value }) => `${what} ${value}`)]
    .filter((part) => part !== '')
    .join(' · ');

/** A statement is the one that contains the curated phrase; of several in one clause, the one of the same regions. */
const statement: MemberKind<CuratedStatement, ToldStatement> = {
  meets: (curated, { value }) =>
    holds(value.statement, curated.text) ? (listed(curated.regions) === listed(value.regions) ? 1 : 0.5) : 0,
  alike: (a, b) => Number(sameSpelling(a.value.statement, b.value.statement)),
  compare: (curated, told) => (sameContent(curated, told) ? 'same' : null),
  agree: () => true,
  implies: () => true,
  showCurated: (value) => show(value, value.text, value.figures),
  showTold: (value) => show(value, value.statement, value.figures),
  keyOfCurated: ({ text }) => text,
  keyOfTold: ({ statement: text }) => text,
};
