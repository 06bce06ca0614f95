/** What a declaration announces by itself: it names no batch, and its region only where what stands above it does. */
import { sentencesIn, termsIn, textOf } from '../../annotated.ts';
import { termHits } from '../../mention/terms.ts';
import type { AnnotatedDocument, AnnouncementDraft, Found } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import type { Announced } from '../announcement/announcements.ts';
import { CENTRAL_BANK_SANDBOX, programmeRule } from '../announcement/programme.ts';
import { regionRule } from '../announcement/region.ts';
import { stageOf } from '../announcement/stage.ts';
import { isCalled } from './fields.ts';
import { type Form, formsIn } from './forms.ts';

const MARKS = /^[《“【\s]+|[》”】\s]+$/g;
const LONGEST_TITLE = 60;
const lengthOf = ({ start, end }: ViewSpan): number => end - start;

/** The line above the first form that says what it is, or what stands before the form in a line of its own; furniture or not. */
function titleLine(document: AnnotatedDocument): ViewSpan | null {
  const start = formsIn(document)[0]?.span.start ?? 0;
  const lines = document.blocks
    .filter(({ span, box }) => span.start < start && box.tag !== 'meta')
    .map(({ span }) => viewSpan(span.start, Math.min(span.end, start)));
  const isTitle = (span: ViewSpan): boolean =>
    span.end - span.start <= LONGEST_TITLE && isCalled(textOf(document, span));
  // 声明书：基于…的服务 says more than 声明书 above the form.
  return lines
    .filter(isTitle)
    .reduce<ViewSpan | null>((best, line) => (best && lengthOf(best) > lengthOf(line) ? best : line), null);
}

/** What a page says of itself, unless it is a field of a declaration: an institution there is no publisher. */
export function outsideForms(document: AnnotatedDocument, found: Found<string> | null): Found<string> | null {
  const forms = formsIn(document);
  return found?.at.some((span) => forms.some((form) => contains(form.span, span))) ? null : found;
}

/**
 * The title of a document that is a declaration: what it calls itself, where the page has no headline outside the form.
 * @param headline the headline as an article would have it
 */
export function declaredTitle(document: AnnotatedDocument, headline: Found<string> | null): Found<string> | null {
  const line = titleLine(document);
  const own = line && { value: textOf(document, line).replace(MARKS, ''), at: [line], rule: 'declaration/title' };
  return outsideForms(document, headline) ?? own;
}

/** 金融科技创新应用声明书 names the programme by its applications; without a title the form's own label of the pilot's number does. */
function programmeOf(document: AnnotatedDocument, { entries }: Form): Found<string> | null {
  const line = titleLine(document);
  const hit = line && termHits(textOf(document, line)).find(({ kind }) => kind === 'programme');
  if (line && hit)
    return { value: hit.term.id, at: [viewSpan(line.start + hit.start, line.start + hit.end)], rule: programmeRule.id };
  const number = entries.find(({ field, own }) => own && field === 'number');
  return number ? { value: CENTRAL_BANK_SANDBOX, at: [number.label], rule: 'declaration/programme' } : null;
}

/** 入选杭州市金融科技创新监管试点创新应用, above the form: the only region whose programme is named there. */
function regionAbove(document: AnnotatedDocument, form: Form): AnnouncementDraft['region'] {
  const named = above(document, form.span).flatMap((span) =>
    termsIn(document, span, 'programme').length > 0 ? regionRule.find(document, span) : [],
  );
  const [first] = named;
  return first && named.every(({ value }) => value === first.value) ? first : null;
}

/** One announcement for all declarations of a document that is no announcement otherwise; none where it holds no declaration. */
export function declaredAnnouncement(document: AnnotatedDocument): Announced[] {
  const [form] = formsIn(document);
  if (!form) return [];
  const draft: AnnouncementDraft = {
    programme: programmeOf(document, form),
    region: regionAbove(document, form),
    authority: null,
    batch: null,
    announcedOn: null,
    statedCount: null,
    statedByType: null,
    stage: stageOf(document, above(document, form.span)),
    participants: [],
    technologies: [],
  };
  return [{ draft, sections: [viewSpan(0, document.doc.view.text.length)] }];
}

/** What stands above the form: its fields speak of withdrawal and of tests to come. */
const above = (document: AnnotatedDocument, { start }: ViewSpan): ViewSpan[] =>
  start > 0 ? sentencesIn(document, viewSpan(0, start)).map(({ span }) => span) : [];
