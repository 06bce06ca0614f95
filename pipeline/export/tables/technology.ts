/** Technologies, of whatever they are said. */
import type { DocumentResult, Technology } from '../../contract.ts';
import { keyOf, memberKey } from '../keys.ts';
import { type Entry, table, text, textOrNull } from '../schema.ts';
import { programmesOf } from './programme.ts';
import { documentId, position } from './shared.ts';

const OWNERS = ['announcement', 'pilot', 'programme'] as const;

interface Source {
  readonly result: DocumentResult;
  readonly of: (typeof OWNERS)[number];
  readonly owner: string;
  readonly technology: Technology;
  readonly index: number;
}

function technologiesOf(entry: Entry<DocumentResult>): Source[] {
  const { result } = entry;
  const each = (of: Source['of'], owner: string, technologies: readonly Technology[]): Source[] =>
    technologies.map((technology, index) => ({ result, of, owner, technology, index }));
  return [
    ...result.announcements.flatMap((one) => each('announcement', keyOf(result, one.id), one.technologies)),
    ...result.pilots.flatMap((one) => each('pilot', keyOf(result, one.id), one.technologies)),
    ...programmesOf(entry).flatMap(({ owner, said }) => each('programme', owner, said.technologies)),
  ];
}

const ownerOf =
  (kind: Source['of']) =>
  ({ of, owner }: Source): string | null =>
    of === kind ? owner : null;

export const technologies = table<Source>(
  'technologies',
  'One row a technology that is said of a pilot, of a whole announcement or in a programme statement.',
  technologiesOf,
  [
    text('mention_id', 'Key of the row', ({ owner, index }) => memberKey(owner, 'technology', index), {
      primary: true,
    }),
    documentId(({ result }) => result),
    text('said_of', 'Of what it is said: the column of that name holds its key', ({ of }) => of, { values: OWNERS }),
    textOrNull('announcement_id', 'The announcement, where it is said of all its pilots', ownerOf('announcement'), {
      references: 'announcements.announcement_id',
    }),
    textOrNull('pilot_id', 'The pilot, where it is said of one', ownerOf('pilot'), { references: 'pilots.pilot_id' }),
    textOrNull('programme_statement_id', 'The statement, where a programme is meant', ownerOf('programme'), {
      references: 'programmes.programme_statement_id',
    }),
    position(),
    text('technology_id', 'Entry of the lexicon: blockchain', ({ technology }) => technology.id),
    text('name', 'Shortest usual Chinese name', ({ technology }) => technology.name, {
      proof: ({ technology }) => technology,
    }),
    text('name_en', 'English name', ({ technology }) => technology.nameEn),
  ],
);
