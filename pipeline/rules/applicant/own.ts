/** Who applies without being called by name: 我行与某公司联合申报 on a bank's own page, 该行 behind the bank's name. */
import { blockOf, institutionsIn, oncePerDocument } from '../../annotated.ts';
import { mentionsIn } from '../../stages/5-mention.ts';
import type { AnnotatedDocument, Mention } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { publisher } from '../document/document.ts';
import type { ListedName } from './list.ts';

/** 我行 and the like, and nothing else. */
export const FIRST_PERSON = /^(?:我行|本行|我司|我公司|本公司)$/;
const SPEAKS = /我行|本行|我司|我公司|本公司/;

/** Who 我行 is: the publisher, where the page names it. Null where the page names no institution that could apply. */
export const ownInstitution = oncePerDocument((document): ListedName | null => {
  const { text } = document.doc.view;
  if (!SPEAKS.test(text)) return null;
  const at = publisher(document)?.at[0];
  return (at && namedIn(document, at)) ?? rightsHolder(document);
});

/** The first institution of a span that could apply; what stands around the article is asked for no mentions before. */
function namedIn(document: AnnotatedDocument, span: ViewSpan): ListedName | null {
  const mention = mentionsIn(document.doc.view.text, [span]).find(({ kind }) => kind === 'institution');
  return mention?.kind === 'institution' && mention.institutionKind !== 'regulator'
    ? { span: mention.span, mention }
    : null;
}

const BANK = new Set<string>(['bank', 'bank-branch']);
const isBank = (mention: Mention): boolean => mention.kind === 'institution' && BANK.has(mention.institutionKind);
const RIGHTS = /版权所有|©|copyright/i;
const LONGEST_RIGHTS = 120;

/** Which bank's page it is by what stands at its foot: ©2022甲银行股份有限公司. A portal's name is nobody's who says 我行. */
function rightsHolder(document: AnnotatedDocument): ListedName | null {
  const { text } = document.doc.view;
  const line = document.blocks.findLast(
    ({ span }) => span.end - span.start <= LONGEST_RIGHTS && RIGHTS.test(text.slice(span.start, span.end)),
  )?.span;
  if (!line) return null;
  // A year before the name would make a count of it.
  const from = line.start + Math.max(0, text.slice(line.start, line.end).search(/[\u4e00-\u9fff]/));
  const own = text.slice(from, line.end);
  const mention = own === '' ? undefined : mentionsIn(own, [viewSpan(0, own.length)]).find(isBank);
  if (mention?.kind !== 'institution') return null;
  const span = viewSpan(from + mention.span.start, from + mention.span.end);
  return { span, mention: { ...mention, span } };
}

/** 该行 and the like, and nothing else. */
export const LAST_NAMED = /^(?:该行|该社|该公司)$/;
/** So far back in its paragraph an institution is still the one that is meant. */
const REACH = 400;

/** Who 该行 is: the bank that its paragraph named last; for 该公司 the company. Null where it named none. */
export function lastNamed(document: AnnotatedDocument, span: ViewSpan, said: string): ListedName | null {
  const block = blockOf(document, span);
  if (!block || block.span.start >= span.start) return null;
  const wanted = said !== '该公司';
  const mention = institutionsIn(
    document,
    viewSpan(Math.max(block.span.start, span.start - REACH), span.start),
  ).findLast(({ institutionKind }) => institutionKind !== 'regulator' && BANK.has(institutionKind) === wanted);
  return mention ? { span: mention.span, mention } : null;
}
