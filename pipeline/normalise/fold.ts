/** Characters that have a plainer twin, whatever stands around them. */
import { Rewriter, type View } from '../view.ts';

/** Twins that Unicode's compatibility folding does not give, or gives otherwise. */
const TWINS = new Map(
  Object.entries({
    '\x91': '‘',
    '\x92': '’',
    '\x93': '“',
    '\x94': '”',
    '\x95': '•',
    '\x96': '–',
    '\x97': '—',
    '「': '“',
    '」': '”',
    '『': '‘',
    '』': '’',
    '﹁': '“',
    '﹂': '”',
    '﹃': '‘',
    '﹄': '’',
    '｢': '“',
    '｣': '”',
    '〝': '“',
    '〞': '”',
    '〟': '”',
    '・': '·',
    '･': '·',
    '‧': '·',
    '∙': '·',
    '⋅': '·',
    '∶': ':',
    '∕': '/',
    '〜': '~',
    '∼': '~',
    '−': '-',
    '‐': '-',
    '‑': '-',
    '﹣': '-',
    '―': '—',
    '─': '—',
    '﹐': '，',
    '﹔': '；',
    '﹕': '：',
    '﹖': '？',
    '﹗': '！',
    '﹙': '（',
    '﹚': '）',
    '﹝': '〔',
    '﹞': '〕',
    '︰': '：',
    '≪': '《',
    '≫': '》',
    '︽': '《',
    '︾': '》',
  }),
);

/**
 * Full-width letters, digits and signs (not the marks ，：；！？（） that Chinese itself uses), half-width ideographic marks,
 * the punctuation of windows-1252 (which Node decodes to control characters), Kangxi radicals and compatibility ideographs (text copied from PDF is full of them), Latin ligatures, and the twins above.
 */
const FOLDED =
  /[\x91-\x97\uff02-\uff07\uff0a\uff0b\uff0d-\uff19\uff1c-\uff1e\uff20-\uffe2\uffe4-\uffe6\ufe30\ufe3d-\ufe44\ufe50-\ufe6b\u2f00-\u2fd5\uf900-\ufaff\ufb00-\ufb06「-』〝-〟〜・‧∙⋅∶∕∼−‐‑―─≪≫]/g;

/** 1️⃣, 1️⃣2️⃣ and 🔟, by which messages number their headings; the selectors within have been dropped with what is invisible. */
const KEYCAPS = /(?:\d\u20e3){1,8}|\u{1f51f}/gu;
const CAP = /\u20e3/g;
const KEYCAP = /\u20e3|\u{1f51f}/u;
/** Nothing but pictures stands before a number that opens its line, and no counter behind it: 3️⃣个应用. */
const OPENS_LINE = /(?:^|\n)[^\p{L}\p{N}\n]*$/u;
const COUNTER = /^\s?[个项款件家批类条大]/;
const LONGEST_LEAD = 8;
/** ① to ⑳. */
const CIRCLED_ONE = 0x2460;
const LAST_CIRCLED = 20;

/** A number in keycaps as plain text writes it: what numbers a line in a circle, any other as its digits. */
function withoutCaps(text: string, start: number, end: number): string {
  const digits = text.slice(start, end).replace('\u{1f51f}', '10').replace(CAP, '');
  const number = Number(digits);
  const numbers =
    OPENS_LINE.test(text.slice(Math.max(0, start - LONGEST_LEAD), start)) && !COUNTER.test(text.slice(end, end + 2));
  return numbers && number > 0 && number <= LAST_CIRCLED ? String.fromCharCode(CIRCLED_ONE + number - 1) : digits;
}

/** The view with each such character replaced by its twin, and numbers in keycaps by plain ones. */
export const fold = (view: View): View => {
  const { text } = view;
  const rewriter = new Rewriter(text);
  for (const { 0: character, index } of text.matchAll(FOLDED)) {
    const twin = TWINS.get(character) ?? character.normalize('NFKC');
    if (twin !== character) rewriter.replace(index, index + 1, twin);
  }
  const folded = view.after(rewriter.finish());
  if (!KEYCAP.test(folded.text)) return folded;
  const uncapped = new Rewriter(folded.text);
  for (const { 0: caps, index } of folded.text.matchAll(KEYCAPS))
    uncapped.replace(index, index + caps.length, withoutCaps(folded.text, index, index + caps.length));
  return folded.after(uncapped.finish());
};
