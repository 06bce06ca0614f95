/** Where each pilot stands: what is told of it, or in a notice of exit of all of them. */
import { oncePerDocument, sentenceOf, sentencesIn, textOf } from '../../annotated.ts';
import type { Stage } from '../../contract.ts';
import type { AnnotatedDocument, Found, PilotDraft } from '../../types.ts';
import { contains, type ViewSpan } from '../../view.ts';
import type { Announced } from '../announcement/announcements.ts';
import { batchRule } from '../announcement/batch.ts';
import { stageOf } from '../announcement/stage.ts';
import type { Scope } from './scope.ts';
import { stageUnderHeading } from './stage-headings.ts';

const OF_OTHERS = /(?:其余|其他|其它|另有)[^，。；]{0,10}(?:应用|项目)/;
/** How many lines before a name the lead-in of its list may stand. */
const LEAD_REACH = 8;
const articleLines = oncePerDocument((document): ViewSpan[] =>
  document.blocks.flatMap(({ span, kind }) => (kind === 'boilerplate' ? [] : [span])),
);

/** …产品等11项应用，向社会公开征求意见: the call is for all of them. */
const SUMMED_UP = /^[”》]?(?:产品|服务|应用|项目)?等(?:\d{1,2}|[一二三四五六七八九十两]{1,3})?(?:个|项|款)/;
const LONGEST_SUM = 12;

/** A line that leads in a list: 完成测试的3个应用是： */
function leadIn(document: AnnotatedDocument, name: ViewSpan): ViewSpan[] {
  const { text } = document.doc.view;
  const lines = articleLines(document);
  let [low, high] = [0, lines.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle] as ViewSpan).end <= name.start) low = middle + 1;
    else high = middle;
  }
  const line = lines.slice(Math.max(0, low - LEAD_REACH), low).findLast(({ end }) => /[：:]/.test(text[end - 1] ?? ''));
  return line ? [line] : [];
}

/**
 * The stage of a pilot: what its own part of the sentence that names it tells. In an exit notice the rest of that sentence (完成测试的
 * 两个应用是…), or the line that leads in the list, tells that it left; the rest of the scope comes last.
 */
export function pilotStage(document: AnnotatedDocument, names: readonly ViewSpan[], scope: Scope): Found<Stage> | null {
  const { text } = document.doc.view;
  const own = stageOf(
    document,
    scope.filter((part) => names.some((name) => contains(part, name))),
  );
  const last = names.findLast(({ end }) => own?.at[0] && end <= own.at[0].start);
  const ofBatch = own?.value === 'consultation' && last && SUMMED_UP.test(text.slice(last.end, last.end + LONGEST_SUM));
  if (own && !ofBatch) return own;
  const sentences = names.map((name) => sentenceOf(document, name)?.span ?? name);
  const around =
    stageOf(document, sentences) ??
    stageOf(
      document,
      names.slice(0, 1).flatMap((name) => leadIn(document, name)),
    );
  const exit = around && (around.value === 'completed' || around.value === 'withdrawn') ? around : null;
  // 此外，首批5个应用已全部完成测试 is said of another batch, 其余应用仍在测试 of other pilots.
  const told = scope.filter(
    (span) => batchRule.find(document, span).length === 0 && !OF_OTHERS.test(textOf(document, span)),
  );
  const rest = exit ?? stageUnderHeading(document, names[0]) ?? stageOf(document, told);
  // A call for comments is the whole batch's, wherever it stands: 如有意见建议，请以书面形式反馈.
  return rest?.value === 'consultation' ? null : rest;
}

/**
 * 首批3个创新应用完成测试, and the three are told of: each has completed. Not where one of them is said to have been withdrawn and
 * nobody knows which, or more are told of than have completed.
 */
export function completedTogether(
  document: AnnotatedDocument,
  drafts: readonly PilotDraft[],
  announcements: readonly Announced[],
): PilotDraft[] {
  const told = announcements.map(({ draft, sections }, index): Found<Stage> | null => {
    if (draft.stage?.value !== 'completed') return null;
    const own = drafts.filter(({ announcement }) => announcement === index);
    if (own.length > (draft.statedCount?.value ?? own.length)) return null;
    const known = own.some(({ stage }) => stage?.value === 'withdrawn');
    const withdrawn = (): boolean =>
      sections.some((section) =>
        sentencesIn(document, section).some(({ span }) => stageOf(document, [span])?.value === 'withdrawn'),
      );
    return known || !withdrawn() ? { ...draft.stage, rule: 'pilot/stage-of-all' } : null;
  });
  return drafts.map((draft) => ({ ...draft, stage: draft.stage ?? told[draft.announcement] ?? null }));
}
