/** What the dates of a document count from. */

import { type PartialDate, parseIso } from '../../dates/iso.ts';
import { type DateContext, type DateMention, dates, yearContext } from '../../dates.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { publishedOn, title } from './document.ts';
import { bodyText } from './published-on.ts';

/** News that tell a day without its month appear within so many days of it. */
const FRESH_DAYS = 7;

/** The day of writing and the year of the events: the article's own text speaks before a republisher's date. */
export function dateContextOf(document: AnnotatedDocument): DateContext {
  const body = bodyText(document);
  const dateline = publishedOn(document)?.value ?? null;
  const published = document.doc.raw.meta.published ?? null;
  const context = yearContext({ title: title(document)?.value ?? null, body, dateline, published });
  const told = parseIso(dateline);
  const fresh = context.anchor === null && told !== null && dates(body).some((mention) => isFresh(mention, told));
  return fresh ? { anchor: dateline, year: null } : context;
}

/** News tell a day without its month (7日) when it has just been: the dateline beside it is the article's own. */
function isFresh({ year, month, day }: DateMention, dateline: PartialDate): boolean {
  if (year || month || !day || day.relative || dateline.day === null) return false;
  const ago = dateline.day - day.value;
  return ago >= 0 && ago <= FRESH_DAYS;
}
