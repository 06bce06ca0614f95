/** English rows of a table whose cells a copy has glued together: a number, the name, its type, the applicants. */
import { textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import { institutionsNamed } from '../../mention/institutions.ts';
import type { NamedInstitution } from '../../mention/named.ts';
import type { AnnotatedDocument, Block, Rule } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import type { InstitutionList, ListedName } from '../applicant/list.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from '../pilot/occurrence.ts';
import { lineOf } from './lines.ts';
import { isList, listIn } from './list.ts';
import { CLAUSE } from './names-items.ts';
import { typeSaid } from './type-words.ts';
import { atStart, matched, word } from './words.ts';

/** Tech productBank of Suzhou: a type that the next cell follows without a space. */
const TYPE = new RegExp(anyOf(formsOf('english-types.yaml', 'financial-service', 'technology-product')), 'giu');
const CAPITAL = /^\p{Lu}/u;
const ARTICLE = atStart(`${word('article')} `);
const SEPARATOR = /^(?: ?[.;,、/][\s.;,、/]*(?:and )?| and )/;
const PIECE = /^[^;,(（]+/;
const GLOSS = /^ ?[(（][^()（）]{1,60}[)）]/;
const NAME_END = /[\s.;,]*$/;
const SHORTEST = 8;

/** A name that stage 5 finds in a cell by itself, where a word begins with it. */
function named(cell: ViewSpan, { start, end, ...found }: NamedInstitution): ListedName {
  const { kind: institutionKind, entry, canonicalName, nameEn, parent, by } = found;
  const span = viewSpan(cell.start + start, cell.start + end);
  return { span, mention: { kind: 'institution', span, entry, institutionKind, canonicalName, nameEn, parent, by } };
}

/** What a cell of applicants holds between two marks is one, known or not: Institute of Grain of the Academy of Sciences. */
function inPlace(document: AnnotatedDocument, piece: ViewSpan): ListedName | null {
  const text = textOf(document, piece).replace(/[\s.]+$/, '');
  if (!CAPITAL.test(text)) return null;
  const listed = listIn(document, piece)?.names[0];
  if (listed) return listed;
  return CLAUSE.test(text) ? null : { span: viewSpan(piece.start, piece.start + text.length), mention: null };
}

/** Where the next name begins behind one that ends at `end`: behind its gloss and a separator; null where other words follow. */
function nextAt(text: string, end: number): number | null {
  const behind = end + matched(GLOSS, text, end);
  const at = behind + matched(SEPARATOR, text, behind);
  return at > behind || at === text.length ? at : null;
}

/** The applicants that fill a glued cell; null where it holds anything else. */
function applicantsIn(document: AnnotatedDocument, cell: ViewSpan): InstitutionList | null {
  const text = textOf(document, cell);
  const known = new Map(institutionsNamed(text).map((one) => [one.start, named(cell, one)]));
  const names: ListedName[] = [];
  for (let at = 0; at < text.length; ) {
    const start = at + matched(ARTICLE, text, at);
    const own = known.get(start);
    const whole = own && nextAt(text, own.span.end - cell.start) !== null;
    const end = start + matched(PIECE, text, start);
    const found = whole ? own : inPlace(document, viewSpan(cell.start + start, cell.start + end));
    const next = found && nextAt(text, found.span.end - cell.start);
    if (!found || next === null) return null;
    names.push(found);
    at = next;
  }
  return { names, complete: true };
}

/** The glued type in a line. */
function typeIn(text: string, { start, end }: ViewSpan): ViewSpan | null {
  for (const { index, 0: words } of everyMatch(TYPE, text.slice(start, end))) {
    const [from, to] = [start + index, start + index + words.length];
    if (index > SHORTEST && CAPITAL.test(words) && CAPITAL.test(text.slice(to, to + 2))) return viewSpan(from, to);
  }
  return null;
}

function nameIn(document: AnnotatedDocument, block: Block): Occurrence | null {
  const { text } = document.doc.view;
  const line = lineOf(document, block);
  const type = line?.kind === 'item' ? typeIn(text, line.span) : null;
  if (!line || !type) return null;
  const before = text.slice(line.span.start, type.start);
  const name = viewSpan(line.span.start, type.start - (NAME_END.exec(before)?.[0].length ?? 0));
  const applicants = applicantsIn(document, viewSpan(type.end, line.span.end));
  if (!applicants || name.end - name.start < SHORTEST || isList(document, name)) return null;
  return occurrence({
    name,
    outer: block.span,
    rule: nameGlued.id,
    anchored: true,
    opensSection: true,
    applicants,
    applicantRule: 'applicant/english-cell',
    type: typeSaid(document, type, 'type/english-cell'),
  });
}

/** Names in glued rows; a single one may be a misprint, two are a table. */
export const nameGlued: Rule<Occurrence> = {
  id: 'pilot/english-glued',
  why: 'news sites show the batch as a table, of which a copy may keep the rows and lose what parts their cells',
  examples: [
    {
      text: 'No.ProjectCategoryApplicants\n1.Orchard loans with drone imageryFinancial servicesBank of Suzhou; the Suzhou branch of Bank of China.\n2.Ledger of warehouse receipts. Tech productTitanium Data Technology; the Institute of Grain of the Chinese Academy of Sciences.',
      gives: [
        'Orchard loans with drone imagery < Bank of Suzhou、Suzhou branch of Bank of China',
        'Ledger of warehouse receipts < Titanium Data Technology、Institute of Grain of the Chinese Academy of Sciences',
      ],
    },
    { text: '1.Orchard loans with drone imageryFinancial servicesBank of Suzhou.', gives: [] },
    {
      text: '1. Bank of Suzhou sells Financial Services Online\n2. Titanium Data sells a Tech Product Online',
      gives: [],
    },
  ],
  find: (document, within) => {
    const found = document.blocks.flatMap((block) =>
      contains(within, block.span) ? (nameIn(document, block) ?? []) : [],
    );
    return found.length > 1 ? found.map(foundOccurrence) : [];
  },
  show: showOccurrence,
};
