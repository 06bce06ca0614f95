/** Batches of long ago in articles that count up to a later day: how it began, not what is announced. */
import { textOf } from '../../annotated.ts';
import { dayNumber, parseIso } from '../../dates/iso.ts';
import { type DateContext, resolvedDates } from '../../dates.ts';
import type { AnnotatedDocument } from '../../types.ts';
import type { Cue } from './cue.ts';
import { cueWords } from './cue-words.ts';
import { announcedOn } from './date.ts';

const AS_OF = new RegExp(`${cueWords('announcement-cues.yaml', 'counted-until')}(?:the end of )?\\s?$`, 'i');
const ANY = new RegExp(cueWords('announcement-cues.yaml', 'counted-until'), 'i');
/** A count so much later than a batch was made public is no part of its announcement. */
const DAYS = 90;

/** The number of an ISO day, of the first of its month or year where no more is told. */
function numberOf(iso: string): number {
  const date = parseIso(iso);
  return date ? dayNumber({ ...date, month: date.month ?? 1 }) : Number.NaN;
}

/** The last day up to which the document counts; `NaN` where it tells none. */
function countedUntil(document: AnnotatedDocument, context: DateContext): number {
  if (!ANY.test(document.doc.view.text)) return Number.NaN;
  const days = document.segments.sentences.flatMap(({ span }) => {
    const text = textOf(document, span);
    if (!ANY.test(text)) return [];
    return resolvedDates(text, context)
      .filter(({ mention: { start } }) => AS_OF.test(text.slice(Math.max(0, start - 30), start)))
      .map(({ iso }) => numberOf(iso));
  });
  return days.length > 0 ? Math.max(...days) : Number.NaN;
}

/** The cues of a document; those of a batch made public long before the day up to which it counts only look back. */
export function withLookBacks(document: AnnotatedDocument, cues: readonly Cue[], context: DateContext): Cue[] {
  const until = countedUntil(document, context);
  return cues.map((cue) => {
    if (Number.isNaN(until) || cue.past) return cue;
    const told = announcedOn(document, [cue], context, null);
    return told && until - numberOf(told.value) > DAYS ? { ...cue, past: true } : cue;
  });
}
