/** ISO 8601 dates of day, month or year precision, and the arithmetic they need. All days are those of the proleptic calendar, no time zone. */

export type Precision = 'day' | 'month' | 'year';

/** A date as precise as it is known. */
export interface PartialDate {
  readonly year: number;
  readonly month: number | null;
  readonly day: number | null;
}

const MILLISECONDS_OF_A_DAY = 86_400_000;

/** Reads `2020`, `2020-08`, `2020-08-14`; a time behind is left out. Null where it is none. */
export function parseIso(iso: string | null | undefined): PartialDate | null {
  const match = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(iso ?? '');
  if (!match) return null;
  return { year: Number(match[1]), month: match[2] ? Number(match[2]) : null, day: match[3] ? Number(match[3]) : null };
}

/** Days of a month; 0 for a month that does not exist. */
export const daysIn = (year: number, month: number): number =>
  month >= 1 && month <= 12 ? new Date(Date.UTC(year, month, 0)).getUTCDate() : 0;

const two = (part: number): string => String(part).padStart(2, '0');

/** The ISO form and its precision; null for a day or month that does not exist. */
export function isoOf({
  year,
  month,
  day,
}: PartialDate): { readonly iso: string; readonly precision: Precision } | null {
  if (year < 1900 || year > 2199) return null;
  if (month === null) return { iso: String(year), precision: 'year' };
  const days = daysIn(year, month);
  if (days === 0 || (day !== null && (day < 1 || day > days))) return null;
  if (day === null) return { iso: `${year}-${two(month)}`, precision: 'month' };
  return { iso: `${year}-${two(month)}-${two(day)}`, precision: 'day' };
}

/** Days since 1970, a month counting from its first, a year from its July. */
export const dayNumber = ({ year, month, day }: PartialDate): number =>
  Date.UTC(year, (month ?? 7) - 1, day ?? 1) / MILLISECONDS_OF_A_DAY;

/** The day `days` later. */
export function shifted(date: PartialDate, days: number): PartialDate {
  const moved = new Date((dayNumber(date) + days) * MILLISECONDS_OF_A_DAY);
  return { year: moved.getUTCFullYear(), month: moved.getUTCMonth() + 1, day: moved.getUTCDate() };
}
