/** The clauses of a passage as groups that state one thing: a verb with the means and conditions before it and what goes on behind it. */
import { institutionsIn, termsIn, textOf } from '../../annotated.ts';
import type { AnnotatedDocument } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import { type ClauseKind, kindOf } from './clause-kind.ts';
import { isComment, isHistory, isNoStatement, isQuotation, isScale } from './facts.ts';
import { type Group, GroupReader } from './group-reader.ts';
import type { Passage } from './passages.ts';
import { predicateOf } from './predicate.ts';
import { DOES, REALISES } from './words.ts';

const endsWithTechnology = (document: AnnotatedDocument, span: ViewSpan): boolean =>
  termsIn(document, span, 'technology').some((mention) => mention.span.end === span.end);

/** Between technologies that are merely listed. */
const LISTED = /[、，和与及以等\s]|技术|（[^（）]{0,40}）/g;

/** 联邦学习、区块链: technologies have a field of their own. */
function listsTechnologies(document: AnnotatedDocument, span: ViewSpan): boolean {
  let rest = textOf(document, span);
  const terms = termsIn(document, span, 'technology');
  for (const term of terms) rest = rest.replace(textOf(document, term.span), '');
  return terms.length > 0 && rest.replace(LISTED, '') === '';
}

/** 以小微贷款闻名的甲银行: somebody told by what they are, and not yet what they do. */
function isSomebody(document: AnnotatedDocument, span: ViewSpan): boolean {
  const last = institutionsIn(document, span).at(-1);
  return last?.span.end === span.end && document.doc.view.text[last.span.start - 1] === '的';
}

/** What a clause says; null where it is no statement. What has no verb of doing behind the pilot's name is a turn of phrase. */
function readClause(
  document: AnnotatedDocument,
  clause: ViewSpan,
  names: readonly ViewSpan[],
): { kind: ClauseKind; span: ViewSpan; text: string } | null {
  const predicate = predicateOf(document, clause, names);
  if (!predicate) return null;
  const text = textOf(document, predicate.span);
  if (isNoStatement(textOf(document, clause), predicate, text)) return null;
  if (listsTechnologies(document, predicate.span) || isSomebody(document, predicate.span)) return null;
  const kind = kindOf(text, endsWithTechnology(document, predicate.span));
  return kind === 'open' && predicate.named ? null : { kind, span: predicate.span, text };
}

/**
 * The groups of a passage in order.
 * @param names where the pilot is named
 * @param told whether the sentence has said before what is done: 帮助 and 让 then tell an effect
 */
export function groupsOf(
  document: AnnotatedDocument,
  passage: Passage,
  names: readonly ViewSpan[],
  told: boolean,
): readonly Group[] {
  const text = textOf(document, passage.span);
  if (isComment(text) || isQuotation(text) || isHistory(text)) return [];
  const listed = passage.item || passage.by === 'label';
  const stands = (span: ViewSpan): boolean =>
    listed || DOES.test(textOf(document, span)) || termsIn(document, span, 'technology').length > 0;
  const reader = new GroupReader(told, stands);
  for (const clause of passage.clauses) {
    const read = readClause(document, clause, names);
    if (read) reader.add(read.kind, read.span, REALISES.test(read.text));
    else reader.break(isScale(textOf(document, clause)));
  }
  reader.finish();
  return reader.groups;
}
