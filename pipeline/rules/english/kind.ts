/** What kind of institution an English name tells of by its last words, where nothing else tells. */
import { type InstitutionKind, institutionKindSchema } from '../../contract.ts';
import { anyOf, formsOf, phrases } from '../../lexicon/phrases.ts';

const FILE = 'english-names.yaml';
const LEGAL = anyOf(formsOf(FILE, 'legal'));
/** A place in brackets, legal forms: … (Suzhou) Co., Ltd. */
export const LEGAL_AFTER = new RegExp(
  `^(?: ?\\(\\p{Lu}[\\p{L}' -]{1,24}\\)(?= ${LEGAL}))?(?:,? ?${LEGAL}(?![\\p{L}]))+`,
  'u',
);
const LEGAL_END = new RegExp(`(?:^|,? )${LEGAL}$`, 'u');
const BRACKET_END = / \(\p{Lu}[\p{L}' -]{1,24}\)$/u;

const KINDS = phrases(FILE).flatMap(({ id, forms }) => {
  const kind = institutionKindSchema.safeParse(id);
  return kind.success ? [{ kind: kind.data, end: new RegExp(`(?:^|[ -])${anyOf(forms)}$`, 'u') }] : [];
});

/** A name's kind by its last words, legal forms aside; `other` where only a legal form tells that it is one; null where nothing tells. */
export function kindOf(name: string): InstitutionKind | null {
  let bare = name;
  for (let turns = 0; turns < 3; turns++) bare = bare.replace(LEGAL_END, '').replace(BRACKET_END, '');
  return KINDS.find(({ end }) => end.test(bare))?.kind ?? (LEGAL_END.test(name) && bare ? 'other' : null);
}
