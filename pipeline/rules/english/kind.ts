/** What kind of institution an English name tells of by its last words, where no lexicon knows it. */
import { type InstitutionKind, institutionKindSchema } from '../../contract.ts';
import { anyOf, formsOf, phrases } from '../../lexicon/phrases.ts';

const FILE = 'english-institution-words.yaml';
const BRACKET_END = / \([\p{Lu}][\p{L} '-]{1,24}\)$/u;

const endsWith = (forms: readonly string[]): RegExp => new RegExp(`(?:^|[ -])${anyOf(forms)}$`, 'u');

/** Legal forms at the end of a name, a comma before them or not: `Co., Ltd.`. */
const LEGAL_END = new RegExp(`(?:^|,? )${anyOf(formsOf(FILE, 'company'))}$`, 'u');
const BRANCH_END = endsWith(formsOf(FILE, 'branch'));

const KINDS = phrases(FILE).flatMap(({ id, forms, weak = false }) => {
  const kind = institutionKindSchema.safeParse(id.replace(/-weak$/, ''));
  return kind.success ? [{ kind: kind.data, weak, end: endsWith(forms) }] : [];
});

const NAMED_OF = new Set<InstitutionKind>(['bank', 'association', 'research-institute']);

/** A name's last words: the kind they tell, and whether they end an institution's name and nothing else. */
export interface Ending {
  readonly kind: InstitutionKind;
  readonly sure: boolean;
}

function withoutLegalForm(name: string): string {
  let bare = name.replace(BRACKET_END, '');
  for (let turns = 0; turns < 3; turns++) bare = bare.replace(LEGAL_END, '').replace(BRACKET_END, '');
  return bare;
}

/** Bank of Foshan, Institute of Automation: the word that tells stands before of. */
function named(name: string): (typeof KINDS)[number] | undefined {
  const of = name.search(/ (?:of|for) /);
  return of < 0
    ? undefined
    : KINDS.find(({ kind, weak, end }) => !weak && NAMED_OF.has(kind) && end.test(name.slice(0, of)));
}

/** What the end of a name tells; null where it tells nothing. */
export function endingOf(name: string): Ending | null {
  if (BRANCH_END.test(name)) return { kind: / Bank /u.test(name) ? 'bank-branch' : 'other', sure: true };
  const bare = withoutLegalForm(name);
  const legal = bare !== name && !BRACKET_END.test(name);
  const hits = KINDS.filter(({ end }) => end.test(bare));
  // Of two that match, the surer one: Credit Information is a credit bureau's, Information a technology company's.
  const hit = hits.find(({ weak }) => !weak) ?? hits[0] ?? named(bare);
  if (hit) return { kind: hit.kind, sure: legal || !hit.weak };
  return legal && bare ? { kind: 'other', sure: true } : null;
}
