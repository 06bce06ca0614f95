/** What the headline or the first paragraph tells of a batch, where the sentence that makes it public does not. */
import { firstParagraph, oncePerDocument, sentencesIn, termsIn, textOf } from '../../annotated.ts';
import type { AnnotatedDocument, AnnouncementDraft, Found, Sentence } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import { batchRule } from './batch.ts';
import { cueWords } from './cue-words.ts';
import type { CueGroup } from './group.ts';
import { regionRule, regionsNamedIn } from './region.ts';

const words = (...ids: string[]): string => cueWords('announcement-cues.yaml', ...ids);
const SANDBOX = new RegExp(words('sandbox', 'term'), 'i');
const BACKGROUND = new RegExp(words('background', 'background-before', 'totals'), 'i');
const FUTURE = new RegExp(`${words('future')}[^，。；：,]{0,8}$`, 'i');

/** The sentences above the second paragraph that tell of the programme now. */
const leadSentences = oncePerDocument((document): readonly Sentence[] => {
  const lead = firstParagraph(document.blocks);
  if (!lead) return [];
  return sentencesIn(document, viewSpan(0, lead.span.end)).filter(({ span }) => {
    const text = textOf(document, span);
    if (BACKGROUND.test(text)) return false;
    return SANDBOX.test(text) || termsIn(document, span, 'programme').length > 0;
  });
});

/** The only region whose programme the lead speaks of: 合肥's pilot, which the branch of the province published. */
export function regionOfLead(document: AnnotatedDocument): string | null {
  const told = leadSentences(document).flatMap(({ span }) => regionRule.find(document, span));
  const [named, ...others] = new Set(told.map(({ value }) => value));
  return named !== undefined && others.length === 0 ? named : null;
}

/** The batch where all labels of the lead are of one number and its region. */
export function batchInLead(
  document: AnnotatedDocument,
  { region, completes }: CueGroup,
  date: Found<string> | null,
): AnnouncementDraft['batch'] {
  if (region === null || completes) return null;
  const labels = leadSentences(document).flatMap(({ span }) => {
    const places = regionsNamedIn(document, span);
    if (places.size !== 1 || !places.has(region)) return [];
    const text = textOf(document, span);
    return batchRule
      .find(document, span)
      .filter(({ at: [at] }) => at && !FUTURE.test(text.slice(0, at.start - span.start)));
  });
  const [label] = labels;
  if (!label || labels.some(({ value }) => value.number !== label.value.number)) return null;
  const year = label.value.year ?? (date ? Number(date.value.slice(0, 4)) : null);
  return { value: { year, number: label.value.number }, at: label.at, rule: 'announcement/batch-in-lead' };
}
