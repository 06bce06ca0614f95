/** English lines that may name a pilot: how they stand apart, what stands above them and below. */
import { textOf } from '../../annotated.ts';
import type { AnnotatedDocument, Block } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { InstitutionList } from '../applicant/list.ts';
import type { Occurrence } from '../pilot/occurrence.ts';
import { applicantsAfter } from './after.ts';
import { inWords } from './in-words.ts';
import { labelled } from './labels.ts';
import { listAt, listIn } from './list.ts';
import { withPartners } from './partners.ts';
import { typeSaid } from './type-words.ts';
import { matched } from './words.ts';

const NUMBERING =
  /^(?:[(（]?(?:\d{1,2}|[ivxIVX]{1,5}|[a-hA-H])[.)）](?!\d) ?|[•·●■◆▪►*–—-] |>{1,2} |No\. ?\d{1,2}[.:]? |# ?\d{1,2}[.:)]? ?[–—-]? ?|(?:Project|Application|Pilot) (?:No\. ?)?(?:\d{1,2}|[A-H]|[Oo]ne|[Tt]wo|[Tt]hree|[Ff]our|[Ff]ive|[Ss]ix) ?[.:)–—-] ?|[①-⑳] ?)/;
/** Pilot 2: what such a number stands before is a pilot's name, as behind a label. */
const NUMBERED_PILOT = /^(?:Project|Application|Pilot) /;
/** Longer than a line that holds a name and its applicants. */
const LONGEST_BARE = 240;

/** A line without its numbering or label. */
export interface Line {
  readonly span: ViewSpan;
  /** `item`: numbered or in a list; `label`: behind a label that says that this is the name; `heading`; `bare`: a short line. */
  readonly kind: 'item' | 'label' | 'heading' | 'bare';
}

const numbering = (document: AnnotatedDocument, { span }: Block): number =>
  matched(NUMBERING, document.doc.view.text, span.start, span.end);

const isItem = (document: AnnotatedDocument, block: Block): boolean =>
  block.box.tag === 'li' || numbering(document, block) > 0;

/** What a block is as a line; null where it says something else than a name by its label, or is a long paragraph. */
export function lineOf(document: AnnotatedDocument, block: Block): Line | null {
  if (block.kind === 'boilerplate' || block.box.cell) return null;
  const { start, end } = block.span;
  const from = start + numbering(document, block);
  const span = from < end ? viewSpan(from, end) : block.span;
  const label = labelled(document, span);
  if (label) return label.field === 'name' ? { span: label.value, kind: 'label' } : null;
  if (from > start && NUMBERED_PILOT.test(textOf(document, block.span))) return { span, kind: 'label' };
  if (isItem(document, block)) return { span, kind: 'item' };
  if (block.kind === 'heading') return { span, kind: 'heading' };
  return end - start <= LONGEST_BARE ? { span, kind: 'bare' } : null;
}

/** A line that holds institutions and nothing else, at least one of them known to stage 5. */
function namesOnly(document: AnnotatedDocument, { span, kind }: Block): InstitutionList | null {
  const list = kind === 'body' ? listIn(document, span) : null;
  return list?.names.some(({ mention }) => mention) ? list : null;
}

/** Applicants: A and B; A with B. */
function labelledList(document: AnnotatedDocument, { start, end }: ViewSpan): InstitutionList | null {
  const list = listAt(document, start, end, 'slot');
  return list && withPartners(document, list, end);
}

/** Lead applicant: A, and below it Partner: B. */
const joined = (first: InstitutionList | null, second: InstitutionList | null): InstitutionList | null =>
  first && second
    ? { names: [...first.names, ...second.names], complete: first.complete && second.complete }
    : (first ?? second);

/** Who applies by the sentences of a paragraph; an item tells of another pilot. */
const toldIn = (document: AnnotatedDocument, block: Block): InstitutionList | null =>
  isItem(document, block) ? null : (inWords(document, [block.span])[0]?.list ?? null);

/** What the lines below a name say, by their labels or by what they hold: who applies and of which type it is. */
export function below(document: AnnotatedDocument, index: number): Pick<Occurrence, 'applicants' | 'type'> {
  let applicants: InstitutionList | null = null;
  let type: Occurrence['type'] = null;
  for (const [lines, block] of document.blocks.slice(index + 1, index + 9).entries()) {
    const label = labelled(document, block.span);
    if (label?.field === 'name') break;
    if (label?.field === 'applicants') applicants = joined(applicants, labelledList(document, label.value));
    if (label?.field === 'type') type ??= typeSaid(document, label.value, 'type/english-label');
    if (label) continue;
    const submitted = applicantsAfter(document, block.span.start, block.span.end);
    if (submitted?.tie === 'by') applicants ??= submitted;
    else if (lines === 0) applicants ??= namesOnly(document, block) ?? toldIn(document, block);
    if (block.kind === 'heading' || isItem(document, block)) break;
  }
  return { applicants, type };
}

/** The end of the last line before a list: what it says that is listed. */
export function leadIn(document: AnnotatedDocument, index: number): string {
  for (let at = index - 1; at >= Math.max(0, index - 30); at--) {
    const block = document.blocks[at] as Block;
    if (block.kind === 'boilerplate' || isItem(document, block)) continue;
    return document.doc.view.text.slice(Math.max(block.span.start, block.span.end - 240), block.span.end);
  }
  return '';
}
