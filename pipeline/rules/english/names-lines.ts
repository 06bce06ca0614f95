/** English names that stand on lines of their own: numbered, in a list, labelled, or as a heading. */
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Block, Rule } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import type { InstitutionList } from '../applicant/list.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from '../pilot/occurrence.ts';
import { applicantsAfter, behindType } from './after.ts';
import { inWords } from './in-words.ts';
import { below, type Line, leadIn, lineOf } from './lines.ts';
import { isList, listAt } from './list.ts';
import { CLAUSE } from './names-items.ts';
import { type Place, quotedAt } from './place.ts';
import { nameShape } from './shape.ts';
import { anyWord, matched, word } from './words.ts';

const WORDS = 'english-pilot-words.yaml';
/** What ends a name that stands at the beginning of a line. */
const DELIMITER = new RegExp(
  ` ?[(（[]| (?:–|—|--|-) |[:;；\\t]|,? ${word('clause', 'relative')} |, |,? ${word('preposition')} (?=the )|\\. |[.;,]?$`,
  'gu',
);
const APPLICANTS_FIRST = /^ ?(?:: | – | — | -- | - )/;
const NO_LIST_OF_PILOTS = new RegExp(`${anyWord(WORDS, 'not-a-list-of-pilots')}[^.]{0,60}:$`, 'iu');
const LIST_OF_PILOTS = new RegExp(
  `${anyWord(WORDS, 'generic-plural')}[^.]{0,120}:$|${anyWord(WORDS, 'generic-plural')} (?:are|include)[^.]{0,40}:?$`,
  'iu',
);

interface Naming extends Place {
  readonly applicants: InstitutionList | null;
  readonly end: number;
}

/** Bank of China: “…” and Bank of China — …: who applies stands first. */
function ownerFirst(document: AnnotatedDocument, { span }: Line): Naming | null {
  const { text } = document.doc.view;
  const list = listAt(document, span.start, Math.min(span.end, span.start + 400), 'open');
  const link = list ? matched(APPLICANTS_FIRST, text, list.end, span.end) : 0;
  if (!list || link === 0 || !list.names.some(({ mention }) => mention)) return null;
  const start = list.end + link;
  const place = quotedAt(document, viewSpan(start, span.end)) ?? plainPlace(document, viewSpan(start, span.end));
  if (!place || nameShape(text.slice(place.name.start, place.name.end)) === 'none' || isList(document, place.name))
    return null;
  return { ...place, applicants: list, end: place.outer.end };
}

/** A name without marks from the start of a span to the first delimiter behind which applicants stand, or to its end. */
function plainPlace(document: AnnotatedDocument, span: ViewSpan): Place | null {
  const { text } = document.doc.view;
  const line = text.slice(span.start, Math.min(span.end, span.start + 300));
  let first = -1;
  for (const { index } of everyMatch(DELIMITER, line)) {
    if (index < 3) continue;
    if (first < 0 && !/^,/.test(line.slice(index))) first = index;
    if (applicantsAfter(document, span.start + index, span.end, true)) {
      first = index;
      break;
    }
    if (/^\. /.test(line.slice(index))) break;
  }
  const end = first < 0 ? line.length : first;
  return end > 2
    ? { name: viewSpan(span.start, span.start + end), outer: viewSpan(span.start, span.start + end) }
    : null;
}

function nameFirst(document: AnnotatedDocument, { span, kind }: Line): Naming | null {
  const place = quotedAt(document, span) ?? plainPlace(document, span);
  if (!place) return null;
  const applicants = applicantsAfter(document, place.outer.end, span.end, kind === 'item' || kind === 'label');
  return { ...place, applicants, end: Math.max(place.outer.end, applicants?.end ?? 0) };
}

/** A few words without a verb. */
const isRun = (text: string): boolean =>
  text.includes(' ') && text.split(' ').length <= 18 && !/[!?]|[.;:] /.test(text) && !CLAUSE.test(text);

/** X (financial service): a numbered line that says the type. */
const isTyped = (document: AnnotatedDocument, { end }: Naming, { kind, span }: Line): boolean =>
  (kind === 'item' || kind === 'label') && behindType(document, end, span.end) > end;

/** (a) X. It was filed by A: behind the name of an item, who applies. */
const isToldOf = (document: AnnotatedDocument, { kind, span }: Line, { end }: Naming): boolean =>
  kind === 'item' && end < span.end && inWords(document, [viewSpan(end, span.end)]).length > 0;

/** Whether what a line holds is enough to make its name a pilot's. */
function isName(
  document: AnnotatedDocument,
  line: Line,
  naming: Naming,
  applicants: InstitutionList | null,
  lead: string,
): boolean {
  const { text } = document.doc.view;
  const [{ kind, span }, { name, outer, end }] = [line, naming];
  const shape = nameShape(text.slice(name.start, name.end));
  // In a list of pilots even a name without a head noun is one, where an institution stands behind it.
  const words = text.slice(name.start, name.end);
  const listed = kind === 'item' && applicants?.names.some(({ mention }) => mention) && isRun(words);
  if ((shape === 'none' && !listed) || isList(document, name) || NO_LIST_OF_PILOTS.test(lead)) return false;
  const rest = text.slice(behindType(document, end, span.end), span.end);
  if (kind === 'bare')
    return applicants !== null && /^[\s.;,]*$/.test(rest) && (shape === 'strong' || outer.end > name.end);
  if (applicants) return true;
  return (
    kind !== 'heading' &&
    (shape === 'strong' || isTyped(document, naming, line)) &&
    /^[\s.;,:)）]*(?:$| ?[–—:] |\. (?=[\p{Lu}\d“]))/u.test(rest)
  );
}

function nameAt(document: AnnotatedDocument, block: Block, index: number): Occurrence | null {
  const line = lineOf(document, block);
  const naming = line && (ownerFirst(document, line) ?? nameFirst(document, line));
  if (!line || !naming) return null;
  // The headline of a page names who speaks or announces, and no pilot alone.
  if (block.rule === 'heading/title' && (line.kind === 'heading' || line.kind === 'bare')) return null;
  const lead = leadIn(document, index);
  const labels = line.kind === 'bare' ? { applicants: null, type: null } : below(document, index);
  const applicants = naming.applicants ?? labels.applicants;
  if (!isName(document, line, naming, applicants, lead)) return null;
  return occurrence({
    name: naming.name,
    outer: viewSpan(block.span.start, naming.end),
    rule: nameLine.id,
    anchored:
      applicants !== null ||
      line.kind === 'label' ||
      LIST_OF_PILOTS.test(lead) ||
      isTyped(document, naming, line) ||
      isToldOf(document, line, naming),
    opensSection: true,
    applicants,
    applicantRule: naming.applicants ? 'applicant/english-line' : applicants && 'applicant/english-label',
    type: labels.type,
  });
}

/** Names on lines of their own. A line without applicants needs the shape of a name and a lead-in that says what is listed. */
export const nameLine: Rule<Occurrence> = {
  id: 'pilot/english-line',
  why: 'lists and forms give one pilot a line: a number, the name, the applicants in brackets or behind a dash',
  examples: [
    {
      text: '1. 5G+ Smart Bank (China Construction Bank)\n2. “Yiluxing” Mobile Claims Settlement (China Life, China Life Beijing Branch)',
      gives: [
        '5G+ Smart Bank < China Construction Bank',
        '“Yiluxing” Mobile Claims Settlement < China Life、China Life Beijing Branch',
      ],
    },
    {
      text: '1. Blockchain-based Invoice Platform (National Internet Finance Association of China (NIFA), Bank of Suzhou, Titanium Data (\n2. Voice Counter Service (Bank of Nanjing)',
      gives: [
        'Blockchain-based Invoice Platform < National Internet Finance Association of China、Bank of Suzhou、Titanium Data',
        'Voice Counter Service < Bank of Nanjing',
      ],
    },
    {
      text: '- Inclusive Loan Service — Bank of Beijing and Qulian Network Technology Co., Ltd.',
      gives: ['Inclusive Loan Service < Bank of Beijing、Qulian Network Technology Co., Ltd.'],
    },
    {
      text: '- “Rental Instalment Service” (financial service), Bank of Beijing and Qulian Network Technology Co., Ltd.;',
      gives: ['Rental Instalment Service < Bank of Beijing、Qulian Network Technology Co., Ltd.'],
    },
    {
      text: '(2) Bank of China: Industrial Finance Services Based on Blockchain',
      gives: ['Industrial Finance Services Based on Blockchain < Bank of China'],
    },
    {
      text: '- Jinling Rural Commercial Bank, China Unicom Nanjing: Smart Village Counter',
      gives: ['Smart Village Counter < Jinling Rural Commercial Bank、China Unicom Nanjing'],
    },
    {
      text: 'Project name: Digital Invoice Financing Service\nApplicants: Bank of Suzhou; Titanium Data\nType: financial service',
      gives: ['Digital Invoice Financing Service < Bank of Suzhou、Titanium Data'],
    },
    {
      text: 'The projects are:\n1. AI-based Supply Chain Financing Service\n2. Bestpay Risk Monitoring Product',
      gives: ['AI-based Supply Chain Financing Service', 'Bestpay Risk Monitoring Product'],
    },
    {
      text: 'Pilot 1: Sugar Mill Receivables Service (financial service)\nThe bank lends.\nPilot 2: Border Stall Trust Score (technology product)\nAn app.',
      gives: ['Sugar Mill Receivables Service', 'Border Stall Trust Score'],
    },
    {
      text: 'Application 1: Sugar Mill Receivables Service\nThe bank lends.\nApplication 2: Conditions and deadlines\nThey are strict.',
      gives: ['Sugar Mill Receivables Service'],
    },
    {
      text: 'The platform offers these functions:\n1. Invoice Verification Service\n2. Credit Rating Model',
      gives: [],
    },
    {
      text: 'Huo Lin, Director of the Ningbo Financial Bureau: The batch will be out next week\nThe fintech batch in the sandbox was the topic of a meeting in Ningbo on Tuesday, its director Huo Lin said there.',
      gives: [],
    },
    {
      text: '(a) Harbour Ice Credit Service. This service was filed by Bank of Suzhou. Ice is weighed by sensors.\n(b) Data Retention Service. Banks keep their records for five years.',
      gives: ['Harbour Ice Credit Service', 'Data Retention Service ?'],
    },
    {
      text: 'The batch holds two applications:\n(a) Harbour Ice Credit Service. Ice is weighed by sensors.\n(b) Seaweed Pledge Platform. Bales carry tags.',
      gives: ['Harbour Ice Credit Service', 'Seaweed Pledge Platform'],
    },
    {
      text: '#1 Harbour Ice Credit Service\nType: financial service\nWho: Bank of Suzhou; Titanium Data Co., Ltd.\nThe numbers: 700 merchants by the end of 2023.',
      gives: ['Harbour Ice Credit Service < Bank of Suzhou、Titanium Data Co., Ltd.'],
    },
    { text: '1. What is the sandbox?\n2. Bank of China said on Monday that it would apply.', gives: [] },
  ],
  find: (document, within) =>
    document.blocks
      .flatMap((block, index) => (contains(within, block.span) ? [nameAt(document, block, index)] : []))
      .filter((found) => found !== null)
      .map(foundOccurrence),
  show: showOccurrence,
};
