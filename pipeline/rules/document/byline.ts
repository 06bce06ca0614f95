/** Lines that say who wrote and published an article, and when. */
import type { Block } from '../../types.ts';

/** A newspaper's page number beside a date: 北方某报 2021年11月23日 第3版. */
const NEWSPAPER = /(?:19|20)\d\d.{3,24}?第?[A-Z]?\d{1,3}版/;
/** The page on a line of its own below the day: 第06版：经济新闻. */
const PAGE = /^第?[A-Z]?\d{1,3}版/;
/** Furniture that stands at the end or tells of other things. */
const ELSEWHERE = /copyright|registration|disclaimer|related|comments|after-end|hot/;
const LONGEST = 160;

/** Whether a line is a newspaper's masthead, which looks like a site's clock. `next` is the line below it. */
export const isMasthead = (text: string, next = ''): boolean =>
  text.length <= LONGEST && (NEWSPAPER.test(text) || PAGE.test(next));

/** Whether a block can hold a byline. */
export const isByline = ({ kind, rule, span, box }: Block, text: string): boolean =>
  (kind === 'heading' && isMasthead(text)) ||
  (kind === 'boilerplate' &&
    box.tag !== 'meta' &&
    box.tag !== 'title' &&
    span.end - span.start <= LONGEST &&
    !ELSEWHERE.test(rule));
