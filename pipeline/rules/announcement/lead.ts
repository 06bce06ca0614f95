/** What the headline or the first paragraph tells of a batch, where the sentence that makes it public does not. */
import { firstParagraph, oncePerDocument, sentencesIn, termsIn, textOf } from '../../annotated.ts';
import type { AnnotatedDocument, AnnouncementDraft, Found, Sentence } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import { batchRule } from './batch.ts';
import type { Cue } from './cue.ts';
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

/** The pilots will take place in Ningbo: the subject of an English sentence that says where the batch just told is. */
const THESE = new RegExp(
  `^(?:the|these|all|its) (?:[\\w-]{2,20} ){0,3}?${words('batch-noun')}\\b[^.;]{0,80}? in `,
  'i',
);
/** How many sentences behind the one that makes a batch public are looked at. */
const BEHIND = 2;

/** The only region in which, right behind the cue, an English article says that the pilots are. */
export function regionBehind(document: AnnotatedDocument, cues: readonly Cue[]): Found<string> | null {
  if (document.doc.script !== 'Latn' || cues.some(({ regions }) => regions.length > 0)) return null;
  const cue = cues.find(({ kind, past }) => kind !== 'headline' && !past);
  if (!cue) return null;
  const body = document.segments.sentences.filter(({ block }) => document.blocks[block]?.kind === 'body');
  const at = body.findIndex(({ span }) => span.start === cue.sentence.start);
  for (const { span } of at < 0 ? [] : body.slice(at + 1, at + 1 + BEHIND)) {
    if (!THESE.test(textOf(document, span))) continue;
    const [named, ...others] = regionsNamedIn(document, span);
    return named !== undefined && others.length === 0
      ? { value: named, at: [span], rule: 'announcement/region-behind' }
      : null;
  }
  return null;
}

/** A sentence that leads in another is short: 昨天，某市中心支行放了个大招。 */
const LONGEST_LEAD_IN = 80;

/** The short sentence of running text right before the one that makes a batch public; null where there is none. */
export function leadIn(document: AnnotatedDocument, cues: readonly Cue[]): Sentence | null {
  const cue = cues.find(({ kind, past }) => kind !== 'headline' && !past);
  const { sentences } = document.segments;
  const at = cue ? sentences.findIndex(({ span }) => span.start === cue.sentence.start) : -1;
  const before = at > 0 ? sentences[at - 1] : undefined;
  if (!cue || !before || document.blocks[before.block]?.kind !== 'body' || cue.block - before.block > 1) return null;
  return before.span.end - before.span.start <= LONGEST_LEAD_IN ? before : null;
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
