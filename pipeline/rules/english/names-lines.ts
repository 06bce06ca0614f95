/** English names that stand on lines of their own: numbered, in a list, labelled, or as a heading. */
import type { AnnotatedDocument, Block, Rule } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import type { InstitutionList } from '../applicant/list.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from '../pilot/occurrence.ts';
import { applicantsAfter } from './after.ts';
import { labelled } from './labels.ts';
import { isList, listAt } from './list.ts';
import { type Place, quotedAt } from './place.ts';
import { nameShape } from './shape.ts';
import { typeSaid } from './type-words.ts';
import { anyWord, matched } from './words.ts';

const WORDS = 'english-pilot-words.yaml';
const NUMBERING =
  /^(?:[(（]?(?:\d{1,2}|[ivxIVX]{1,5}|[a-hA-H])[.)）](?!\d) ?|[•·●■◆▪►*–—-] |No\. ?\d{1,2}[.:]? |(?:Project|Application|Pilot) (?:No\. ?)?\d{1,2} ?[.:)–—-] ?|[①-⑳] ?)/;
/** What ends a name that stands at the beginning of a line. */
const DELIMITER =
  /(?: ?[(（[]| ?(?: – | — | -- | - |: |；|; |\t)|(?:,? (?:which|that|jointly|is|was|are|were|will|has|have|lets|uses|allows)|,) |,? (?:by|from|of) (?=the )|\. |[.;,]?$)/g;
const APPLICANTS_FIRST = /^ ?(?:: | – | — | -- | - )/;
const NO_LIST_OF_PILOTS = new RegExp(`${anyWord(WORDS, 'not-a-list-of-pilots')}[^.]{0,60}:$`, 'iu');
const LIST_OF_PILOTS = new RegExp(
  `${anyWord(WORDS, 'generic-plural')}[^.]{0,120}:$|${anyWord(WORDS, 'generic-plural')} (?:are|include)[^.]{0,40}:?$`,
  'iu',
);

/** How a line stands apart. */
interface Line {
  readonly span: ViewSpan;
  readonly numbered: boolean;
  readonly named: boolean;
}

function lineOf(document: AnnotatedDocument, block: Block): Line | null {
  const { text } = document.doc.view;
  const numbering = matched(NUMBERING, text, block.span.start, block.span.end);
  const rest = viewSpan(block.span.start + numbering, Math.max(block.span.end, block.span.start + numbering + 1));
  const label = labelled(document, { ...block, span: rest });
  if (label && label.field !== 'name') return null;
  const apart = numbering > 0 || label || block.kind === 'heading' || block.box.tag === 'li';
  return apart
    ? { span: label?.value ?? rest, numbered: numbering > 0 || block.box.tag === 'li', named: label !== null }
    : null;
}

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
  const place = quotedAt(text, viewSpan(start, span.end)) ?? plainPlace(document, viewSpan(start, span.end));
  if (!place || nameShape(text.slice(place.name.start, place.name.end)) === 'none' || isList(document, place.name))
    return null;
  return { ...place, applicants: list, end: place.outer.end };
}

/** A name without marks from the start of a span to the first delimiter behind which applicants stand, or to its end. */
function plainPlace(document: AnnotatedDocument, span: ViewSpan): Place | null {
  const { text } = document.doc.view;
  const line = text.slice(span.start, Math.min(span.end, span.start + 300));
  let first = -1;
  for (const { index } of line.matchAll(DELIMITER)) {
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

function nameFirst(document: AnnotatedDocument, { span, numbered, named }: Line): Naming | null {
  const { text } = document.doc.view;
  const place = quotedAt(text, span) ?? plainPlace(document, span);
  if (!place) return null;
  const applicants = applicantsAfter(document, place.outer.end, span.end, numbered || named);
  return { ...place, applicants, end: Math.max(place.outer.end, applicants?.end ?? 0) };
}

/** Lines below a name that say who applies and of which type it is. */
function details(document: AnnotatedDocument, index: number): Pick<Occurrence, 'applicants' | 'type'> {
  let applicants: InstitutionList | null = null;
  let type: Occurrence['type'] = null;
  for (const block of document.blocks.slice(index + 1, index + 9)) {
    const label = labelled(document, block);
    if (!label || label.field === 'name') break;
    if (label.field === 'applicants') applicants ??= listAt(document, label.value.start, label.value.end, 'slot');
    if (label.field === 'type') type ??= typeSaid(document, label.value, 'type/english-label');
  }
  return { applicants, type };
}

/** What the line before a list says that it lists. */
function leadIn(document: AnnotatedDocument, index: number): string {
  const { text } = document.doc.view;
  for (let at = index - 1; at >= Math.max(0, index - 30); at--) {
    const block = document.blocks[at] as Block;
    if (
      block.kind === 'boilerplate' ||
      block.box.tag === 'li' ||
      NUMBERING.test(text.slice(block.span.start, block.span.start + 20))
    )
      continue;
    return text.slice(Math.max(block.span.start, block.span.end - 240), block.span.end);
  }
  return '';
}

function nameAt(document: AnnotatedDocument, block: Block, index: number): Occurrence | null {
  const { text } = document.doc.view;
  const line = block.kind === 'boilerplate' || block.box.cell ? null : lineOf(document, block);
  const naming = line && (ownerFirst(document, line) ?? nameFirst(document, line));
  if (!line || !naming) return null;
  const shape = nameShape(text.slice(naming.name.start, naming.name.end));
  const below = details(document, index);
  const applicants = naming.applicants ?? below.applicants;
  const alone = /^[\s.;,:)）]*(?:$| ?[–—:] )/.test(text.slice(naming.end, block.span.end));
  const lead = leadIn(document, index);
  if (shape === 'none' || isList(document, naming.name) || NO_LIST_OF_PILOTS.test(lead)) return null;
  if (!applicants && (shape !== 'strong' || !alone)) return null;
  if (!line.numbered && !line.named && !applicants) return null;
  return occurrence({
    name: naming.name,
    outer: viewSpan(block.span.start, naming.end),
    rule: nameLine.id,
    anchored: applicants !== null || line.named || LIST_OF_PILOTS.test(lead),
    opensSection: true,
    applicants,
    applicantRule: naming.applicants ? 'applicant/english-line' : applicants && 'applicant/english-label',
    type: below.type,
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
      text: '- Inclusive Loan Service — Bank of Beijing and Qulian Network Technology Co., Ltd.',
      gives: ['Inclusive Loan Service < Bank of Beijing、Qulian Network Technology Co., Ltd.'],
    },
    {
      text: '(2) Bank of China: Industrial Finance Services Based on Blockchain',
      gives: ['Industrial Finance Services Based on Blockchain < Bank of China'],
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
      text: 'The platform offers these functions:\n1. Invoice Verification Service\n2. Credit Rating Model',
      gives: [],
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
