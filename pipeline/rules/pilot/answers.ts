/** 谁在做？甲银行。: questions that are labels, with the sentence that answers them. */
import { textOf } from '../../annotated.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { isSpokenLabel } from '../statement/labels.ts';
import { PICTURE } from './shape.ts';

const PICTURES = new RegExp(`^(?:${PICTURE}\\s?)+`);
const LONGEST_QUESTION = 24;

/** Whether a sentence asks what a label heads. */
const asks = (document: AnnotatedDocument, span: ViewSpan): boolean => {
  if (span.end - span.start > LONGEST_QUESTION) return false;
  const text = textOf(document, span).trimEnd();
  return text.endsWith('？') && isSpokenLabel(text.replace(PICTURES, ''));
};

/** The spans of a scope, each question joined with the span that follows it at once. */
export function withAnswers(document: AnnotatedDocument, scope: readonly ViewSpan[]): ViewSpan[] {
  const found: ViewSpan[] = [];
  let asked = false;
  for (const span of scope) {
    const last = found.at(-1);
    const follows: boolean =
      last !== undefined && asked && document.doc.view.text.slice(last.end, span.start).trim() === '';
    if (last && follows) found[found.length - 1] = viewSpan(last.start, span.end);
    else found.push(span);
    asked = !follows && asks(document, span);
  }
  return found;
}
