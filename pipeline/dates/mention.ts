/** A date as a text tells it, before anybody knows which day it is. */

/** A year, month or day: as written, or counted from the anchor's (去年 is -1). */
export interface DatePart {
  readonly value: number;
  readonly relative: boolean;
}

/** A date in a text. Offsets are UTF-16 code units of the text handed in. */
export interface DateMention {
  readonly start: number;
  readonly end: number;
  readonly year: DatePart | null;
  readonly month: DatePart | null;
  readonly day: DatePart | null;
  /** 年末, 6月底: the last day of the period; 年初 and the like only blur it. */
  readonly edge: 'end' | null;
  /** 同年9月, 次年3月: so many years behind the year told before; null where the date is no such one. */
  readonly told: number | null;
  /** 同日: the day told before. */
  readonly same: boolean;
  /** 近日, last Friday, a stretch of years: nothing that could be written down as a date. */
  readonly vague: boolean;
}

/** What a pattern read of a mention. */
export type DateParts = Partial<Omit<DateMention, 'start' | 'end'>>;

const NOTHING = { year: null, month: null, day: null, edge: null, told: null, same: false, vague: false } as const;

/** A mention of the parts given. */
export const mentionOf = (start: number, end: number, parts: DateParts): DateMention => ({
  start,
  end,
  ...NOTHING,
  ...parts,
});

/** A part as written. */
export const written = (value: number): DatePart => ({ value, relative: false });
