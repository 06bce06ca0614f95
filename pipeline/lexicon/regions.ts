/** Places: the divisions of GB/T 2260 as the code tables give them, with what people have added in `lexicons/regions.yaml`. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Term } from './entries.ts';
import { lexiconFolder, readLexicon } from './read.ts';

/** A place. `name` is its short form; `code` is null where GB/T 2260 has none. */
export interface Region extends Term {
  readonly code: string | null;
}

const words = z.array(z.string().min(1)).min(1).optional();
const overrideSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
    code: z
      .string()
      .regex(/^\d{6}$/)
      .nullable(),
    name: z.string().optional(),
    nameEn: z.string().optional(),
    bare: z.literal(false).optional(),
    forms: words,
    formsEn: words,
    rejects: words,
  })
  .refine((o) => o.code !== null || (o.name && o.nameEn), 'a place without a code needs name and nameEn');
type Override = z.infer<typeof overrideSchema>;

const divisionSchema = z.array(
  z.strictObject({ code: z.string(), full: z.string(), name: z.string(), pinyin: z.string() }),
);

const slug = (pinyin: string): string => pinyin.toLowerCase().replaceAll("'", '').replaceAll(' ', '-');

/** The hand-kept part alone, for the check. */
export const regionOverrides = (): readonly Override[] => readLexicon('regions.yaml', overrideSchema);

/**
 * All places, the divisions first in order of their codes. Where two share a short form (吉林) or a name in pinyin (Suzhou), it
 * names the one with the lower code: the province, and the better-known city.
 */
function table(): readonly Region[] {
  const overrides = regionOverrides();
  const byCode = new Map(overrides.map((override) => [override.code, override]));
  const rows = divisionSchema.parse(JSON.parse(readFileSync(new URL('regions/divisions.json', lexiconFolder), 'utf8')));
  const coded = rows.map(({ code, full, name, pinyin }): Region => {
    const given: Partial<Override> = byCode.get(code) ?? {};
    const { id = slug(pinyin), forms = [], ...rest } = given;
    return { ...rest, id, code, name: rest.name ?? name, nameEn: rest.nameEn ?? pinyin, forms: [full, ...forms] };
  });
  const areas = overrides.flatMap(({ code, name, nameEn, ...rest }): Region[] =>
    code === null && name && nameEn ? [{ ...rest, code, name, nameEn }] : [],
  );
  return [...coded, ...areas];
}

let cached: readonly Region[] | null = null;
export const regions = (): readonly Region[] => (cached ??= table());
