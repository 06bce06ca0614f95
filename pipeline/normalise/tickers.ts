/** The numbers and prices of shares that portals write behind, or into, the names of listed companies. */
import { anyOf, formsOf } from '../lexicon/phrases.ts';
import { Rewriter, type View } from '../view.ts';

const words = (id: string): string => anyOf(formsOf('ticker-words.yaml', id));

/** Numbers of shares in Shanghai, Shenzhen and Beijing begin so. */
const SHARE = '(?:60[0135]|688|00[0-3]|30[01]|200|900|430|83\\d|87\\d|920)\\d{3}';
/** 601988, SH601988, 601988.SH, 01398.HK, NASDAQ：BABA, BABA.US. */
const CODE = [
  `(?:${words('label')}[:：]?\\s?)?(?:${words('exchange')}[:：.]?\\s?)?(?:${SHARE}|0\\d{4})(?:\\s?[.．,，]?\\s?${words('exchange')})?`,
  `\\d{1,5}\\.HK`,
  `${words('exchange')}[:：.]\\s?[A-Z]{1,5}`,
  `[A-Z]{1,5}\\.(?:US|N|O)`,
].join('|');
/** With decimals: a round sum in a bracket is an amount. */
const PRICE = '[+＋-]?(?:\\d{1,5}\\.\\d{1,3}(?:港元|美元|元|%)?|\\d{1,2}%)';
const SEPARATOR = '[,，;；、/|\\s]{0,3}';
/** Sina's 中国银行（3.65，0.01，0.27%）: price, change and share of it. */
const QUOTE = `\\d{1,5}\\.\\d{2,3}[,，\\s]{1,3}[+-]?\\d{1,4}\\.\\d{2,3}[,，\\s]{1,3}[+-]?\\d{1,3}\\.\\d{1,2}%`;
const BRACKETED = `[（(\\[【〔](?:(?:${CODE})(?:${SEPARATOR}(?:${CODE}|${words('remark')}|${PRICE}|[:：])){0,8}|${QUOTE})\\s?[）)\\]】〕]`;
const BARE = '(?:[036]\\d{5}\\.(?:SH|SZ|SS)|0?\\d{4}\\.HK)(?![\\w.])';
const TICKER = new RegExp(`(?<=[\\u4e00-\\u9fffA-Za-z”])\\s?(?:${BRACKETED}|${BARE}|[,，]\\s?${BARE}(?=[)）]))`, 'g');
/** Most texts hold none. */
const MAYBE =
  /[（([【〔](?:[^）)\]】〕]{0,12}\d{4,6}|[^）)\]】〕]{0,8}[A-Z]{1,6}[:：.]|\d{1,5}\.\d{2})|\d{4,6}\.(?:S[HZS]|HK)/;

/** The view without them: 中国银行济宁分行 is one name again. */
export const dropTickers = (view: View): View => {
  if (!MAYBE.test(view.text)) return view;
  const rewriter = new Rewriter(view.text);
  for (const { 0: whole, index } of view.text.matchAll(TICKER)) rewriter.replace(index, index + whole.length, '');
  return view.after(rewriter.finish());
};
