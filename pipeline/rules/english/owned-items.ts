/** Pilots of a run-on list that stand behind who applies: A's supply chain project; B's token product. */
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import type { ApplicantsAfter } from './after.ts';
import { institutionAt } from './institution.ts';
import { listAt } from './list.ts';
import { isTitle } from './shape.ts';
import { atStart, matched, word } from './words.ts';

const OWNS = /^['’]s? (?=[\p{L}\p{N}])/u;
/** Where an item may end. */
const END = /;|[,.] (?:and )?| and |\.?$/g;
const AND = /^(?:and )?/;
const ARTICLE = atStart(`${word('article')} `);
const CLAUSE = new RegExp(word('clause', 'relative'), 'u');
const LONGEST = 160;

/** One pilot and who stands before it. */
interface OwnedItem {
  readonly span: ReturnType<typeof viewSpan>;
  readonly applicants: ApplicantsAfter;
  readonly named: boolean;
}

/** Whether another item begins at `at`: an institution that owns something, or what somebody has developed. */
function begins(document: AnnotatedDocument, at: number, limit: number): boolean {
  const { text } = document.doc.view;
  const from = at + matched(AND, text, at, limit);
  if (matched(ARTICLE, text, from, limit) > 0) return true;
  const name = institutionAt(document, from, limit, false);
  return name !== null && matched(OWNS, text, name.end, limit) > 0;
}

/** The item that begins at `at` with who applies. */
export function ownedItemAt(document: AnnotatedDocument, at: number, limit: number): OwnedItem | null {
  const { text } = document.doc.view;
  const owners = listAt(document, at, limit, 'strict');
  const owns = owners && matched(OWNS, text, owners.end, limit);
  if (!owners || !owns || owners.names.every(({ mention }) => mention?.institutionKind === 'regulator')) return null;
  const start = owners.end + owns;
  const run = text.slice(start, Math.min(limit, start + LONGEST));
  for (const { index, 0: mark } of everyMatch(END, run)) {
    const end = start + index;
    const last = end + mark.length >= limit;
    if (mark !== ';' && !last && !begins(document, end + mark.length, limit)) continue;
    const words = text.slice(start, end);
    if (!words.includes(' ') || CLAUSE.test(words)) return null;
    const applicants: ApplicantsAfter = { ...owners, end, tie: 'by' };
    return { span: viewSpan(start, end), applicants, named: isTitle(words) };
  }
  return null;
}
