/** Cities that share a name in pinyin: Yichun of Jiangxi and of Heilongjiang. */
import { region, regions } from '../lexicon.ts';
import type { Mention } from '../types.ts';
import { overlaps } from '../view.ts';

const PROVINCE = '0000';
const provinceOf = (id: string): string | null => {
  const { code } = region(id);
  return code && `${code.slice(0, 2)}${PROVINCE}`;
};

let shared: ReadonlyMap<string, readonly string[]> | null = null;

/** By the city that such a name means by itself, the others that bear it. */
function homonyms(): ReadonlyMap<string, readonly string[]> {
  if (shared) return shared;
  const byName = new Map<string, string[]>();
  for (const { id, code, nameEn } of regions())
    if (code !== null && !code.endsWith(PROVINCE)) byName.set(nameEn, [...(byName.get(nameEn) ?? []), id]);
  const several = [...byName.values()].filter(({ length }) => length > 1);
  shared = new Map(several.map(([first, ...others]) => [first as string, others]));
  return shared;
}

/** Chinese names are told apart by their characters. */
const isLatin = (text: string, { span }: Mention): boolean => /[A-Za-z]/.test(text[span.start] ?? '');

/**
 * The mentions of a text with those cities put right that it names in pinyin beside the province of another: where it names the other's
 * province and not that of the city that the name means by itself.
 */
export function withHomonyms(text: string, mentions: readonly Mention[]): Mention[] {
  const places = mentions.flatMap((one) => (one.kind === 'region' ? [one] : []));
  if (!places.some((one) => homonyms().has(one.entry))) return [...mentions];
  const institutions = mentions.filter(({ kind }) => kind === 'institution');
  const provinces = new Set(
    places
      .filter(({ span }) => !institutions.some((other) => overlaps(other.span, span)))
      .map(({ entry }) => region(entry).code),
  );
  const meant = (id: string): string => {
    const others =
      homonyms()
        .get(id)
        ?.filter((other) => provinces.has(provinceOf(other))) ?? [];
    return others.length === 1 && !provinces.has(provinceOf(id)) ? (others[0] as string) : id;
  };
  return mentions.map((one) =>
    one.kind === 'region' && isLatin(text, one) ? { ...one, entry: meant(one.entry) } : one,
  );
}
