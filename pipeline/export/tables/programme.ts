/** Statements about whole programmes, with their regions and figures. */
import {
  comparatorSchema,
  type DocumentResult,
  type ProgrammeStatement,
  programmeStatementSchema,
} from '../../contract.ts';
import { documentPart, memberKey } from '../keys.ts';
import { type Entry, type Field, number, table, text, textOrNull } from '../schema.ts';
import { documentId, position } from './shared.ts';

interface Source {
  readonly result: DocumentResult;
  readonly owner: string;
  readonly said: ProgrammeStatement;
  readonly index: number;
}

/** The programme statements of a result with their keys. */
export const programmesOf = ({ result }: Entry<DocumentResult>): Source[] =>
  result.programmes.map((said, index) => ({
    result,
    owner: memberKey(documentPart(result), 'programme', index),
    said,
    index,
  }));

export const programmes = table<Source>(
  'programmes',
  'One row a statement about a whole programme, or about a regional initiative that is not yet a pilot.',
  programmesOf,
  [
    text('programme_statement_id', 'Key of the row', ({ owner }) => owner, { primary: true }),
    documentId(({ result }) => result),
    position(),
    text('programme', 'Entry of the lexicon', ({ said }) => said.programme),
    text('kind', 'Numbers of what is, or a plan', ({ said }) => said.kind, {
      values: programmeStatementSchema.shape.kind.options,
    }),
    text('statement', 'What is said', ({ said }) => said.statement, { proof: ({ said }) => said }),
    textOrNull('domain', 'Field that it speaks of', ({ said }) => said.domain),
  ],
);

const programmeId = <S extends { readonly owner: string }>(): Field<S> =>
  text('programme_statement_id', 'The statement it belongs to', ({ owner }: S) => owner, {
    references: 'programmes.programme_statement_id',
  });

const regionsOf = (entry: Entry<DocumentResult>) =>
  programmesOf(entry).flatMap(({ result, owner, said }) =>
    said.regions.map((region, index) => ({ result, owner, region, index })),
  );

export const programmeRegions = table<ReturnType<typeof regionsOf>[number]>(
  'programme_regions',
  'One row a region that a programme statement speaks of.',
  regionsOf,
  [
    text('programme_region_id', 'Key of the row', ({ owner, index }) => memberKey(owner, 'region', index), {
      primary: true,
    }),
    documentId(({ result }) => result),
    programmeId(),
    position(),
    text('region', 'Short name of the region', ({ region }) => region),
  ],
);

const figuresOf = (entry: Entry<DocumentResult>) =>
  programmesOf(entry).flatMap(({ result, owner, said }) =>
    said.figures.map((figure, index) => ({ result, owner, figure, index, rule: said.rule })),
  );

export const programmeFigures = table<ReturnType<typeof figuresOf>[number]>(
  'programme_figures',
  'One row a figure of a programme statement.',
  figuresOf,
  [
    text('programme_figure_id', 'Key of the row', ({ owner, index }) => memberKey(owner, 'figure', index), {
      primary: true,
    }),
    documentId(({ result }) => result),
    programmeId(),
    position(),
    text('what', 'What is counted', ({ figure }) => figure.what),
    number('value', 'In the base unit', ({ figure }) => figure.value, {
      proof: ({ figure, rule }) => ({ evidence: figure.evidence, rule }),
    }),
    textOrNull('unit', 'Unit, where there is one', ({ figure }) => figure.unit),
    text('comparator', 'How the value is meant: gte is at least', ({ figure }) => figure.comparator, {
      values: comparatorSchema.options,
    }),
  ],
);
