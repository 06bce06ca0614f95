/** Risk compensation and exit mechanism: what happens to customers and data when something goes wrong or ends. */
import type { AnnotatedDocument, Found } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { PICTURE } from '../pilot/shape.ts';
import { cue } from './cues.ts';
import { isComment, isReport } from './facts.ts';
import { ITEM } from './labels.ts';
import type { Passage } from './passages.ts';

type Arrangement = 'risk-compensation' | 'exit-mechanism';

/** 日后若要退出试点, 一旦项目终止; 若因服务终止造成损失 tells who makes good. */
const IF = `(?:${cue('exit-if')}|(?<![例比诸])如(?![何期今下此]))[^，。；因损]{0,16}?`;
const ENDS = `(?:退出(?!${cue('no-exit')})|${cue('exit-verb')}[^，。；]{0,6}?${cue('exit-of')}|${cue('exit-of')}[^，。；损]{0,8}?${cue('exit-verb')})`;

const CUES: readonly [Arrangement, RegExp][] = [
  // 由合作保险公司的仓储险赔付: who pays stands before the verb.
  [
    'risk-compensation',
    new RegExp(
      `${cue('arrangement-risk')}|(?:由|损失)[^；。]{2,30}?${cue('pay')}|损失[^；。]{0,16}?由[^；。]{2,24}?${cue('bear')}|出(?:了|现)?(?:事|问题|风险|岔子|差错|纰漏)[^；。]{0,4}由[^；。]{2,24}?(?:${cue('bear')}|负责)`,
    ),
  ],
  ['exit-mechanism', new RegExp(`${cue('arrangement-exit')}|${IF}${ENDS}`)],
];
/** What has happened, or is due to, is no arrangement: 已退出测试, 预计6月结束测试. */
const PAST = new RegExp(
  `已(?:经|于)?(?:主动)?${cue('ended')}|${cue('no-arrangement')}|(?:预计|计划|将于)[^，。；]{0,12}(?:结束|完成)测试`,
);
/** What numbers the one item that tells it; in a list of several the numbers stay. */
const ITEM_START = new RegExp(`^\\s?${ITEM}\\s?`);
const BEHIND = new RegExp(`(?:[\\s，；：。！？…]|${PICTURE}){1,20}$`);
const EDGE = /^[\s“”，、；：。]+|[\s，；：。！？…]+$/g;

/** The arrangement that the first such words within a part of a sentence tell; null where it tells none. */
export function arrangementCue(text: string): Arrangement | null {
  if (PAST.test(text)) return null;
  const hits = CUES.map(([arrangement, pattern]) => ({ arrangement, at: text.search(pattern) })).filter(
    ({ at }) => at >= 0,
  );
  return hits.sort((a, b) => a.at - b.at)[0]?.arrangement ?? null;
}

/** The passage without the clauses that say who speaks: 农行表示，. */
function told(text: string, { clauses, span }: Passage): ViewSpan | null {
  const bare = (clause: ViewSpan): string => text.slice(clause.start, clause.end).replace(EDGE, '');
  const speech = clauses.findLastIndex((clause, index) => index < 2 && isReport(bare(clause)));
  const start = speech < 0 ? span.start : (clauses[speech + 1]?.start ?? span.end);
  return bare(viewSpan(start, span.end)) === '' ? null : viewSpan(start, span.end);
}

/** Neighbours in the text become one piece. */
function joined(text: string, spans: readonly ViewSpan[]): ViewSpan[] {
  const pieces: ViewSpan[] = [];
  for (const span of spans) {
    const last = pieces.at(-1);
    if (last && text.slice(last.end, span.start).trim() === '' && !text.slice(last.end, span.start).includes('\n'))
      pieces[pieces.length - 1] = viewSpan(last.start, span.end);
    else pieces.push(span);
  }
  return pieces;
}

/** The one statement of an arrangement: all that the passages tell of it. */
export function arrangementOf(
  document: AnnotatedDocument,
  passages: readonly Passage[],
  arrangement: Arrangement,
): Found<string> | null {
  const { text } = document.doc.view;
  const own = passages.filter(
    ({ field, span }) => field === arrangement && !isComment(text.slice(span.start, span.end)),
  );
  const [first] = own;
  const number = own.length === 1 && first?.item ? (ITEM_START.exec(text.slice(first.span.start))?.[0].length ?? 0) : 0;
  const spans = joined(
    text,
    own.flatMap((passage) => told(text, passage) ?? []),
  ).map(({ start, end }) => viewSpan(start === first?.span.start ? start + number : start, end));
  if (spans.length === 0) return null;
  const value = spans
    .map(({ start, end }) => text.slice(start, end).replace(/^[\s”，、；：。]+/, ''))
    .join('')
    .replace(BEHIND, '');
  const by = own.some((passage) => passage.by === 'label') ? 'label' : 'cue';
  return { value, at: spans, rule: `${arrangement}/${by}` };
}
