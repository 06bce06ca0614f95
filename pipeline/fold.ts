/** Folding: what makes two wordings of one name equal. Used for identity within a document, for ids, and by score and diff. */

/**
 * Folds wording: compatibility forms and case away; 智慧 and 智能 are one word, and so are 线上 and 在线, as no dictionary can tell which of
 * them a Traditional text meant.
 */
export const foldWording = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('智慧', '智能').replaceAll('线上', '在线');

/** What folds to itself or to its small letter, and marks that fold to nothing: most names and clauses hold nothing else. */
const PLAIN = /^[\u4e00-\u9fffA-Za-z0-9+，。、；：“”《》（）]*$/;
const CAPITAL = /[A-Z]/;
/** What of that folds to something else; the words of `foldWording`. */
const SPECIAL = /[，。、；：“”《》（）慧线]/;
const MARK = /[，。、；：“”《》（）]/g;

/** Folds a name: its wording, without white space and marks. */
export function foldName(name: string): string {
  if (!PLAIN.test(name)) return foldWording(name).replace(/[^\p{L}\p{N}+]/gu, '');
  const small = CAPITAL.test(name) ? name.toLowerCase() : name;
  if (!SPECIAL.test(small)) return small;
  return small.replaceAll('智慧', '智能').replaceAll('线上', '在线').replace(MARK, '');
}

/** Whether the characters of a short form stand in a longer text in the same order: 苹果仓单 in 苹果冷链仓单融资服务. */
export function isSubsequence(short: string, long: string): boolean {
  let at = 0;
  for (const char of short) {
    const found = long.indexOf(char, at);
    if (found < 0) return false;
    at = found + char.length;
  }
  return true;
}

const OUTER_HEADS = /(?:项目|产品|应用|服务|平台|系统)$/;

/** A folded name without the head noun that articles now take for part of the name and now not: 微捷贷产品, “微捷贷”产品. */
export const nameCore = (name: string): string => {
  const folded = foldName(name);
  const core = folded.replace(OUTER_HEADS, '');
  return core.length >= 2 ? core : folded;
};
