/** Folding: what makes two wordings of one name equal. Used for identity within a document, for ids, and by score and diff. */

/**
 * Folds wording: compatibility forms and case away; 智慧 and 智能 are one word, and so are 线上 and 在线, as no dictionary can tell which of
 * them a Traditional text meant.
 */
export const foldWording = (text: string): string =>
  text.normalize('NFKC').toLowerCase().replaceAll('智慧', '智能').replaceAll('线上', '在线');

/** Folds a name: its wording, without white space and marks. */
export const foldName = (name: string): string => foldWording(name).replace(/[^\p{L}\p{N}+]/gu, '');

const OUTER_HEADS = /(?:项目|产品|应用|服务|平台|系统)$/;

/** A folded name without the head noun that articles now take for part of the name and now not: 微捷贷产品, “微捷贷”产品. */
export const nameCore = (name: string): string => {
  const folded = foldName(name);
  const core = folded.replace(OUTER_HEADS, '');
  return core.length >= 2 ? core : folded;
};
