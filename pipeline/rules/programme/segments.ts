/** The parts of a sentence by whom they tell of: a region, several, or the regions of a programme taken together. */
import { institutionsIn, termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Sentence } from '../../types.ts';
import { overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import { NUMERAL } from '../announcement/numeral.ts';

/** A run of clauses with one subject. */
export interface Segment {
  readonly span: ViewSpan;
  /** Lexicon ids of the regions that the run begins with, after its lead-in; empty where none does. */
  readonly regions: readonly string[];
  /** Where the words about the subject begin; the beginning of the run where it has none. */
  readonly predicate: number;
  /** 各地试点, 试点省市: all of them together. */
  readonly collective: boolean;
  /** What the lead-in confines it to: 在智慧银行方面 gives 智慧银行. */
  readonly domain: string | null;
}

const words = (id: string): string => anyOf(formsOf('programme-statements.yaml', id));
const LEAD = new RegExp(`^(?:${words('clause-lead')}(?:，)?)?`);
const VERB_IN_NAME = new RegExp(`^[\\u4e00-\\u9fff]{2,8}?(?:省|市)?${words('initiative-verb')}`);
/** 重庆则与四川联合提出: the second takes part as much. */
const JOIN = /^(?:[、和与及]|以及|(?:则|也|还|拟|将)?(?:与|同|携手|联合))$/;
/** Six cities, including Ningbo, Suzhou and Wuxi: a clause that is no more than a place goes on with a list. */
const ENGLISH_LISTED = /^[ ,.;]*(?:and [A-Z][^,;]{0,40})?$/;
const BEHIND = new RegExp(`^(?:等)?(?:${NUMERAL})?(?:两地|三地|省市|省份|地区|省（市）|地)?`);
const COLLECTIVE = new RegExp(`^(?:${words('clause-lead')})?(?:${words('collective')}|试点${NUMERAL}(?:个)?省市)`);
const NATION = new RegExp(`^(?:${words('clause-lead')})?${words('nation')}`);
const DOMAIN = /^(?:(?:此外|其中|同时|除上述外)，)?(?:在)?([^，。；]{2,14}?)(?:应用)?(?:方面|领域|上)(?:，|$)/;

/** The regions that a clause begins with, and where the words about them begin; null where it begins otherwise. */
function subjectOf(document: AnnotatedDocument, clause: ViewSpan): { regions: string[]; end: number } | null {
  const { text } = document.doc.view;
  const start = clause.start + (LEAD.exec(textOf(document, clause))?.[0].length ?? 0);
  // What only looks like a name may be a clause: 上海市建设…智能.
  const institutions = institutionsIn(document, clause).filter(
    ({ by, span }) => by !== 'shape' || !VERB_IN_NAME.test(textOf(document, span)),
  );
  const regions: string[] = [];
  let end = start;
  for (const { span, entry } of termsIn(document, clause, 'region')) {
    const joined = regions.length === 0 ? span.start === start : JOIN.test(text.slice(end, span.start));
    if (span.start < end) continue;
    if (!joined || institutions.some((institution) => overlaps(institution.span, span))) break;
    regions.push(entry);
    end = span.end;
  }
  if (regions.length === 0 || ENGLISH_LISTED.test(text.slice(end, clause.end))) return null;
  return { regions, end: end + (BEHIND.exec(text.slice(end, clause.end))?.[0].length ?? 0) };
}

/** 全国累计公示…: told of the whole country, which is no region. */
function nationOf(document: AnnotatedDocument, clause: ViewSpan): { regions: string[]; end: number } | null {
  const nation = NATION.exec(textOf(document, clause));
  return nation ? { regions: [], end: clause.start + nation[0].length } : null;
}

/** The segments of a sentence in order; a lead-in belongs to the first subject after it. */
export function segmentsOf(document: AnnotatedDocument, { span, clauses }: Sentence): Segment[] {
  const segments: Segment[] = [];
  const domain = DOMAIN.exec(
    clauses.map((clause) => textOf(document, clause)).find((text) => DOMAIN.test(text)) ?? '',
  )?.[1];
  let open = {
    start: span.start,
    regions: [] as readonly string[],
    predicate: span.start,
    collective: false,
    told: false,
  };
  const close = (end: number): void => {
    const { start, told: _told, ...rest } = open;
    if (end > start) segments.push({ ...rest, span: viewSpan(start, end), domain: domain ?? null });
  };
  for (const clause of clauses) {
    const subject = subjectOf(document, clause) ?? nationOf(document, clause);
    const collective = subject === null && COLLECTIVE.test(textOf(document, clause));
    if (subject === null && !collective) continue;
    const { told } = open;
    // 各地…，但多地…: one statement about all of them.
    if (collective && open.collective) continue;
    if (told) close(clause.start);
    open = {
      start: told ? clause.start : open.start,
      regions: subject?.regions ?? [],
      predicate: subject?.end ?? clause.start,
      collective,
      told: true,
    };
  }
  close(span.end);
  return segments;
}
