/** Names with a nickname in marks inside them: “磐石”智能风控产品, 联合建模“云帆”贷款服务. Offsets index the view. */
import { institutionsIn } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { applicantsInBracket } from '../applicant/after.ts';
import type { Marked } from './marked.ts';
import { hasHead, isNickname, OUTER_HEAD } from './shape.ts';

/** What has a verb of its own is no part of a name. */
const VERBAL = new RegExp(anyOf(formsOf('application-verbs.yaml', 'clause')));

/** `“磐石”智能风控产品`: where the marked run is a nickname, the name goes on to its head noun. */
function extended(text: string, run: Marked, limit: number): ViewSpan | null {
  const nickname = text.slice(run.inner.start, run.inner.end);
  // “爽农贷”数字授信服务: a nickname may end like a product, and the name still goes on.
  if (run.mark !== '“' || nickname.length > 8 || (hasHead(nickname) && !isNickname(nickname))) return null;
  const rest = /^[\u4e00-\u9fffA-Za-z0-9+-]{2,30}/.exec(text.slice(run.outer.end, limit))?.[0];
  if (!rest || OUTER_HEAD.exec(rest)?.[0].length === 2) return null;
  for (let length = rest.length; length >= 4; length--) {
    const tail = rest.slice(0, length);
    const outer = OUTER_HEAD.exec(tail)?.[0];
    if (
      outer !== tail &&
      hasHead(tail) &&
      /^[，。；、（和与及等由①-⑳]|^$/.test(text.slice(run.outer.end + length, run.outer.end + length + 1))
    ) {
      return viewSpan(run.outer.start, run.outer.end + length);
    }
  }
  return null;
}

/** What stands between the mark before an item of a list and the nickname inside its name: 、联合建模“云帆”贷款服务（甲）. */
const BEFORE_NICKNAME = /(?<=[、：；）])[\u4e00-\u9fffA-Za-z0-9+-]{2,12}$/;

/** Where a name begins that a nickname stands inside of; nobody who applies is part of it. */
function opening(document: AnnotatedDocument, { start, end }: ViewSpan, limit: number): ViewSpan {
  const { text } = document.doc.view;
  if (text[end] !== '（' || !applicantsInBracket(document, end, limit)) return viewSpan(start, end);
  const before = BEFORE_NICKNAME.exec(text.slice(Math.max(0, start - 13), start))?.[0] ?? '';
  const words = viewSpan(start - before.length, start);
  const own = before !== '' && !VERBAL.test(before) && institutionsIn(document, words).length === 0;
  return viewSpan(own ? words.start : start, end);
}

/** The whole name that a nickname in marks is part of, or null where it is none. */
export function nicknamed(document: AnnotatedDocument, run: Marked, limit: number): ViewSpan | null {
  const longer = extended(document.doc.view.text, run, limit);
  return longer && opening(document, longer, limit);
}
