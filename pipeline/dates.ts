/** Dates told in a text, absolute, partial and relative, in Chinese and English; and what they are. */
export { yearContext } from './dates/context.ts';
export { dates } from './dates/find.ts';
export type { DateMention } from './dates/mention.ts';
export { type DateContext, type ResolvedDate, resolveDate, resolvedDates } from './dates/resolve.ts';
