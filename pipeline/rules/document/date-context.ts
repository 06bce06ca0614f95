/** What the dates of a document count from. */

import { oncePerDocument } from '../../annotated.ts';
import { dayNumber, isoOf, type PartialDate, parseIso } from '../../dates/iso.ts';
import { type DateContext, type DateMention, dates, yearContext } from '../../dates.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { publishedOn, title } from './document.ts';
import { agencyDay, bodyText } from './published-on.ts';

/** News that tell a day without its month appear within so many days of it. */
const FRESH_DAYS = 7;
/** Comments close within so many days of the news. */
const CLOSING_DAYS = 45;
const CLOSES_BEFORE = /(?:until|till|by|to|on|至|到|截至|截止)\s?$/i;
const CLOSES_BEHIND = /^(?:前|止|截止)/;

/** The day of writing and the year of the events: the article's own text speaks before a republisher's date. */
export const dateContextOf = oncePerDocument((document): DateContext => {
  const body = bodyText(document);
  const dateline = publishedOn(document)?.value ?? null;
  const published = document.doc.raw.meta.published ?? null;
  const context = yearContext({ title: title(document)?.value ?? null, body, dateline, published });
  const told = parseIso(dateline);
  const fresh = context.anchor === null && told !== null && dates(body).some((mention) => isFresh(mention, body, told));
  return withAgency(document, fresh ? { anchor: dateline, year: null } : context);
});

/** 本报某市9月14日讯 in the paper of the 15th: the report's own 今日 counts from its dateline. */
function withAgency(document: AnnotatedDocument, context: DateContext): DateContext {
  const [printed, written] = [
    parseIso(context.anchor),
    parseIso(agencyDay(document, document.blocks, context)?.value ?? null),
  ];
  if (!printed?.day || !written?.day) return context;
  return isWithin(dayNumber(printed) - dayNumber(written), FRESH_DAYS)
    ? { ...context, anchor: isoOf(written)?.iso ?? context.anchor }
    : context;
}

/** What the dates of a pilot count from: the day its announcement was made public, else what the document's dates count from. */
export const announcedContext = (document: AnnotatedDocument, announcedOn: string | undefined): DateContext =>
  announcedOn !== undefined && parseIso(announcedOn)?.day !== null
    ? { anchor: announcedOn, year: null }
    : dateContextOf(document);

/** What only the article's own dateline makes sense of: a day told without its month, or a day on which something closes soon. */
function isFresh({ year, month, day, start, end }: DateMention, body: string, dateline: PartialDate): boolean {
  if (year || !day || day.relative || dateline.day === null) return false;
  if (!month) return isWithin(dateline.day - day.value, FRESH_DAYS);
  if (month.relative) return false;
  const closes =
    CLOSES_BEFORE.test(body.slice(Math.max(0, start - 8), start)) || CLOSES_BEHIND.test(body.slice(end, end + 3));
  const ahead = dayNumber({ year: dateline.year, month: month.value, day: day.value }) - dayNumber(dateline);
  return closes && isWithin(ahead, CLOSING_DAYS);
}

const isWithin = (days: number, most: number): boolean => days >= 0 && days <= most;
