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

/** The view with each such character replaced by its twin. */
export const fold = (view: View): View => {
  const rewriter = new Rewriter(view.text);
  for (const { 0: character, index } of view.text.matchAll(FOLDED)) {
    const twin = TWINS.get(character) ?? character.normalize('NFKC');
    if (twin !== character) rewriter.replace(index, index + 1, twin);
  }
  return view.after(rewriter.finish());
};
