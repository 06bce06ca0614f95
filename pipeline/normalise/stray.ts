/** What scrapers leave in text: entities escaped once too often, single tags, and how a character is read. */
import { decodeHTML } from 'entities';
import { Rewriter, type View } from '../view.ts';
import { dropTickers } from './tickers.ts';

/** What a stray tag stands for: nothing where it is not listed here and in `INLINE`, since then it is no tag. */
const BREAKS = new Set(
  'br p div li ul ol tr table tbody thead h1 h2 h3 h4 h5 h6 hr section article blockquote'.split(' '),
);
const CELLS = new Set(['td', 'th']);
const INLINE = new Set('a b i u em strong span font small big sub sup img center label mark s o:p'.split(' '));

const ENTITY = /&(?:amp;){0,3}(#\d{1,7};|#[xX][\da-fA-F]{1,6};|[a-zA-Z][a-zA-Z\d]{1,30};|nbsp)/g;
const TAG = /<\/?([a-zA-Z][a-zA-Z\d:]{0,9})(?:\s[^<>]{0,2000})?\/?>/g;

const TONES = 'āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ';
/** 学(xué)习, 著(zhe)力: sites that spin texts put a character's reading behind it. */
const READING = new RegExp(`(?<=[\\u4e00-\\u9fff])(?:\\(|（)(?:[a-z]{0,3}[${TONES}][a-z]{0,4}|zhe)(?:\\)|）)`, 'g');
const TONED = new RegExp(`[${TONES}](?:[a-z]{0,4})[)）]`);

const decode = (view: View): View => {
  const rewriter = new Rewriter(view.text);
  for (const { 0: whole, 1: name, index } of view.text.matchAll(ENTITY)) {
    const text = decodeHTML(`&${name}`);
    if (text !== `&${name}`) rewriter.replace(index, index + whole.length, text);
  }
  return view.after(rewriter.finish());
};

const dropTags = (view: View): View => {
  const rewriter = new Rewriter(view.text);
  for (const { 0: whole, 1: name, index } of view.text.matchAll(TAG)) {
    const tag = name!.toLowerCase();
    const text = BREAKS.has(tag) ? '\n' : CELLS.has(tag) ? '\t' : INLINE.has(tag) ? '' : null;
    if (text !== null) rewriter.replace(index, index + whole.length, text);
  }
  return view.after(rewriter.finish());
};

const dropReadings = (view: View): View => {
  const rewriter = new Rewriter(view.text);
  for (const { 0: whole, index } of view.text.matchAll(READING)) rewriter.replace(index, index + whole.length, '');
  return view.after(rewriter.finish());
};

/**
 * The view with stray entities decoded, stray tags dropped, those that break lines or part cells with a mark in their place, and
 * what portals write into names dropped: the readings of characters where some are marked for tone, and the numbers of shares.
 */
export const dropStrayMarkup = (view: View): View => {
  const decoded = view.text.includes('&') ? decode(view) : view;
  const untagged = decoded.text.includes('<') ? dropTags(decoded) : decoded;
  return dropTickers(TONED.test(untagged.text) ? dropReadings(untagged) : untagged);
};
