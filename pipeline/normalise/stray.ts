/** What scrapers leave in text: entities escaped once too often, single tags, how a character is read, and quotes of shares. */
import { decodeHTML } from 'entities';
import { Rewriter, type View } from '../view.ts';

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

/**
 * 中国银行(601988,股吧), 工商银行(6.800, -0.03, -0.44%), 建设银行[601939.SH]: portals put the share and its price behind a listed name, also
 * inside a longer one.
 */
const SHARE = [
  String.raw`(?:sh|sz|bj|hk|SH|SZ|BJ|HK)?[:：. ]?\d{5,6}(?:[.,，:： ]{1,2}(?:sh|sz|bj|hk|SH|SZ|BJ|HK|股吧|诊股|行情))?`,
  String.raw`\d{4,5}\.(?:hk|HK)`,
  String.raw`(?:NYSE|NASDAQ|Nasdaq|HKEX)[:：] ?[A-Z\d]{1,6}`,
  String.raw`\d{1,4}\.\d{2,3},\s{0,2}[+-]?\d{1,3}\.\d{2,3},\s{0,2}[+-]?\d{1,2}\.\d{1,2}%`,
].join('|');
const QUOTED = new RegExp(`(?<=[\\u4e00-\\u9fffA-Za-z]) ?[(（\\[](?:${SHARE})[)）\\]]`, 'g');

const MAY_QUOTE = /[(（[][^()（）[\]]{0,12}\d/;

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

const dropMatches = (view: View, pattern: RegExp): View => {
  const rewriter = new Rewriter(view.text);
  for (const { 0: whole, index } of view.text.matchAll(pattern)) rewriter.replace(index, index + whole.length, '');
  return view.after(rewriter.finish());
};

/**
 * The view with stray entities decoded, stray tags dropped, those that break lines or part cells with a mark in their place, and
 * the readings of characters dropped where some are marked for tone, and the quotes of shares.
 */
export const dropStrayMarkup = (view: View): View => {
  const decoded = view.text.includes('&') ? decode(view) : view;
  const untagged = decoded.text.includes('<') ? dropTags(decoded) : decoded;
  const unread = TONED.test(untagged.text) ? dropMatches(untagged, READING) : untagged;
  return MAY_QUOTE.test(unread.text) ? dropMatches(unread, QUOTED) : unread;
};
