/** The day on which a batch was made public, where the sentence that does so tells none: what leads it in, and the period of display. */
import { sentencesIn, textOf } from '../../annotated.ts';
import { type DateContext, resolvedDates } from '../../dates.ts';
import type { AnnotatedDocument, Found } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { authorityRule } from './authority.ts';
import type { Cue } from './cue.ts';
import { isOther, PUBLISHES, plainText } from './date.ts';
import { leadIn } from './lead.ts';

/** The day told by the sentence that leads in the one that makes the batch public: 昨天，某市中心支行的公示刷屏了。 */
export function announcedBefore(
  document: AnnotatedDocument,
  cues: readonly Cue[],
  context: DateContext,
): Found<string> | null {
  const lead = leadIn(document, cues);
  if (!lead) return null;
  const text = plainText(document, lead.span);
  if (!PUBLISHES.test(text) && authorityRule.find(document, lead.span).length === 0) return null;
  const told = resolvedDates(text, context).find(
    ({ mention: { start, end }, precision }) => precision === 'day' && !isOther(text, start, end),
  );
  if (!told) return null;
  const at = viewSpan(lead.span.start + told.mention.start, lead.span.start + told.mention.end);
  return { value: told.iso, at: [at], rule: 'announcement/date-of-lead-in' };
}

/** Before and behind the first day of a period: 公示期为2022年10月18日至10月24日. */
const PERIOD_BEFORE = /公[示告](?:期限?|时间|日期)(?:为|是|自|从|：|:|\s)*$/;
const PERIOD_BEHIND = /^(?:起|开始)?(?:至|到|[-—~～]{1,2})/;
/** 自10月12日至10月21日向社会公开征求意见. */
const FROM = /[自从]$/;
const ON_DISPLAY = /^(?:起|开始)?(?:至|到)[^，。；]{2,12}(?:期间)?，?(?:面?向社会)?(?:公开)?(?:公示|公告|征求意见)/;

/** The first day of the period during which the batch is on display. */
export function periodStart(
  document: AnnotatedDocument,
  sections: readonly ViewSpan[],
  context: DateContext,
): Found<string> | null {
  for (const { span } of sections.flatMap((section) => sentencesIn(document, section))) {
    const text = textOf(document, span);
    if (!text.includes('公')) continue;
    const first = resolvedDates(text, context).find(
      ({ mention: { start, end }, precision }) =>
        precision === 'day' &&
        ((PERIOD_BEFORE.test(text.slice(0, start)) && PERIOD_BEHIND.test(text.slice(end))) ||
          (FROM.test(text.slice(0, start)) && ON_DISPLAY.test(text.slice(end, end + 40)))),
    );
    if (first) {
      const at = viewSpan(span.start + first.mention.start, span.start + first.mention.end);
      return { value: first.iso, at: [at], rule: 'announcement/period' };
    }
  }
  return null;
}
