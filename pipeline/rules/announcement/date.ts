/** The day or month on which a batch was made public. */
import { textOf } from '../../annotated.ts';
import { dayNumber, isoOf, parseIso, shifted } from '../../dates/iso.ts';
import { type DateContext, dates, resolvedDates } from '../../dates.ts';
import { anyOf, phrases } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Found } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { agencyDateline } from '../document/agency.ts';
import type { Cue } from './cue.ts';
import { cueWords } from './cue-words.ts';

const words = (id: string): string => cueWords('announcement-cues.yaml', id);
const PUBLISHES = new RegExp(`${words('publishes')}|${words('completes')}`, 'i');
/** Before a date that is none of publication, and behind it. */
const OTHER_BEFORE = new RegExp(`${words('other-date-before')}[^，。；]{0,4}$`, 'i');
const OTHER_BEHIND = new RegExp(`^[^，。；]{0,4}${words('other-date-behind')}`, 'i');
const TITLED = /《[^》]{1,60}》|[（(][^（）()]{0,12}(?:至|-|—)[^（）()]{1,12}[)）]/g;
const WEEKDAYS = phrases('weekdays.yaml');
const WEEKDAY = new RegExp(`(上|last )?(${anyOf(WEEKDAYS.flatMap(({ forms }) => forms))})`, 'i');
const NEXT_DAY = /^(?:[次翌]日|第二天)/;
const MONDAY = 1;

interface Dated {
  readonly found: Found<string>;
  readonly day: boolean;
  readonly before: boolean;
}

/**
 * The date of the first cue that has a day, else a month. 同日 is the day of the announcement before.
 * @param previous the date of the announcement before this one in the document
 */
export function announcedOn(
  document: AnnotatedDocument,
  cues: readonly Cue[],
  context: DateContext,
  previous: Found<string> | null,
): Found<string> | null {
  const all = cues.flatMap((cue) => datesOf(document, cue, context, previous));
  return (all.find(({ day }) => day) ?? all[0])?.found ?? null;
}

function datesOf(document: AnnotatedDocument, cue: Cue, context: DateContext, previous: Found<string> | null): Dated[] {
  const span = cue.sentence;
  const text = textOf(document, span).replace(TITLED, (titled) => ' '.repeat(titled.length));
  const from = cue.span.start - span.start;
  const to = cue.span.end - span.start;
  const verb = from + Math.max(0, text.slice(from, to).search(PUBLISHES));
  const agency = agencyDateline(text)?.start;
  const inCue = ({ start, end }: { start: number; end: number }): boolean =>
    start >= from && end <= to && !isOther(text, start, end) && start !== agency;
  const resolved = resolvedDates(text, context)
    .filter(({ mention, precision }) => inCue(mention) && precision !== 'year' && !mention.same)
    .map(
      ({ mention, iso, precision }): Dated => ({
        found: {
          value: iso,
          at: [viewSpan(span.start + mention.start, span.start + mention.end)],
          rule: 'announcement/date',
        },
        day: precision === 'day',
        before: mention.start < verb,
      }),
    );
  const before = resolved.filter((one) => one.before).reverse();
  const ordered = [...before, ...resolved.filter((one) => !one.before)];
  if (ordered.length > 0) return ordered;
  const next = previous && nextDay(text.slice(from, to), span.start + from, previous);
  if (next) return [next];
  const same = dates(text).find((mention) => mention.same && inCue(mention));
  if (same && previous) {
    const at = viewSpan(span.start + same.start, span.start + same.end);
    return [
      {
        found: { value: previous.value, at: [at, ...previous.at], rule: 'announcement/same-day' },
        day: previous.value.length === 10,
        before: true,
      },
    ];
  }
  return weekdayOf(textOf(document, cue.span), cue.span, context);
}

/** 次日: the day after the announcement before. */
function nextDay(text: string, offset: number, previous: Found<string>): Dated | null {
  const match = NEXT_DAY.exec(text);
  const day = parseIso(previous.value);
  const iso = match && day?.day ? isoOf(shifted(day, 1)) : null;
  if (!match || !iso) return null;
  const at = viewSpan(offset + match.index, offset + match.index + match[0].length);
  return {
    found: { value: iso.iso, at: [at, ...previous.at], rule: 'announcement/next-day' },
    day: true,
    before: true,
  };
}

const isOther = (text: string, start: number, end: number): boolean =>
  OTHER_BEFORE.test(text.slice(Math.max(0, start - 10), start)) || OTHER_BEHIND.test(text.slice(end, end + 10));

/** 周五公布, on Friday: the last such day up to the day of writing; 上周五 is of the week before. */
function weekdayOf(text: string, span: ViewSpan, { anchor }: DateContext): Dated[] {
  const match = WEEKDAY.exec(text);
  const today = parseIso(anchor);
  if (!match || !today?.day) return [];
  const weekday = Number(
    WEEKDAYS.find(({ forms }) => forms.some((form) => form.toLowerCase() === match[2]?.toLowerCase()))?.id,
  );
  // Day 0 of the count, 1 January 1970, was a Thursday.
  const now = ((dayNumber(today) + 3) % 7) + MONDAY;
  const back = match[1] === '上' ? now + 7 - weekday : (now - weekday + 7) % 7 || (match[1] ? 7 : 0);
  const iso = isoOf(shifted(today, -back));
  const at = viewSpan(span.start + match.index, span.start + match.index + match[0].length);
  return iso ? [{ found: { value: iso.iso, at: [at], rule: 'announcement/weekday' }, day: true, before: true }] : [];
}
