/** The entries of the term lexicons in a text. */
import { namesOf, type Term } from '../lexicon/entries.ts';
import { Edges } from './edges.ts';
import { formsIn, namedHits, type TermHit, type TermKind } from './forms.ts';
import type { Hit } from './trie.ts';

export type { TermHit, TermKind } from './forms.ts';

const isChinese = (code: number): boolean => code >= 0x3400 && code <= 0x9fff;
const isLetter = (code: number): boolean => (code | 0x20) >= 0x61 && (code | 0x20) <= 0x7a;
/** Forms so short that other words hold them by chance: 工行 in 施工行业, 成都市 in 完成都市圈. */
const SHORT: Readonly<Record<TermKind, number>> = { institution: 2, technology: 2, region: 4, programme: 2 };
const isShort = (text: string, { start, end }: Hit, kind: TermKind): boolean =>
  end - start <= SHORT[kind] && isChinese(text.charCodeAt(start)) && isChinese(text.charCodeAt(end - 1));

/** Letters written small are another word than an acronym (did, DID), unless they stand beside Chinese characters. */
function isOtherWord(text: string, { start, end }: Hit, term: Term): boolean {
  if (end - start > 4 || !isLetter(text.charCodeAt(start))) return false;
  const written = text.slice(start, end);
  const capitals = written.toUpperCase();
  if (written === capitals || !/^[A-Za-z]+$/.test(written)) return false;
  if (isChinese(text.charCodeAt(start - 1)) || isChinese(text.charCodeAt(end))) return false;
  const names = namesOf(term);
  return names.includes(capitals) && !names.includes(written);
}

/**
 * The lexicons' forms in a text, sorted by start; hits of one kind do not overlap. A short Chinese form counts only where words begin
 * and end with it, or inside an institution's name: a short form of another kind may be part of that (苏州 in 苏州银行).
 */
export function termHits(text: string, edges = new Edges(text), matches = formsIn(text)): TermHit[] {
  const isWord = ({ start, end }: Hit): boolean => edges.at(start) && edges.at(end);
  const named = namedHits(
    matches,
    'institutions',
    (hit, kind, term) => !isOtherWord(text, hit, term) && (!isShort(text, hit, kind) || isWord(hit)),
  );
  let next = 0;
  const others = namedHits(matches, 'others', (hit, kind, term) => {
    if (isOtherWord(text, hit, term)) return false;
    while (next < named.length && named[next]!.end <= hit.start) next++;
    const inName = next < named.length && named[next]!.start <= hit.start && hit.end <= named[next]!.end;
    return inName || !isShort(text, hit, kind) || isWord(hit);
  });
  return [...named, ...others].sort((a, b) => a.start - b.start || b.end - a.end);
}
