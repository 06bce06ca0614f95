/** The lexicons of scale: metrics, bases, cues. */
import { z } from 'zod';
import { type Basis, basisSchema, metricSchema } from '../../contract.ts';
import type { Figure } from '../../figures.ts';
import { anyOf, phrases } from '../../lexicon/phrases.ts';
import { readLexicon } from '../../lexicon/read.ts';
import { everyMatch } from '../../matches.ts';

const strings = z.array(z.string().min(1)).min(1);
const metricEntrySchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  metric: z.union([metricSchema, z.literal('none')]),
  unit: z.string().nullable(),
  measure: z.enum(['count', 'money', 'ratio']),
  role: z.enum(['head', 'kind', 'generic', 'partner']),
  counters: strings.optional(),
  alone: strings.optional(),
  nouns: strings,
});

/** A class of nouns: see `lexicons/metrics.yaml`. */
export type MetricEntry = z.infer<typeof metricEntrySchema>;

/** A noun of a metric in a text; one form may stand in several entries. */
export interface MetricNoun {
  readonly start: number;
  readonly end: number;
  readonly entries: readonly MetricEntry[];
}

/** All entries. */
export const metricEntries = (): readonly MetricEntry[] => readLexicon('metrics.yaml', metricEntrySchema);

interface Nouns {
  readonly pattern: RegExp;
  readonly entries: ReadonlyMap<string, readonly MetricEntry[]>;
}

let nouns: Nouns | undefined;

const isLatin = (form: string): boolean => /^[ -~]+$/.test(form);
const longestFirst = (a: string, b: string): number => b.length - a.length || (a < b ? -1 : 1);

/** An alternation of Chinese forms as they are and English ones as whole words. */
function wordsPattern(forms: readonly string[]): string {
  const folded = [...forms].map((form) => form.toLowerCase()).sort(longestFirst);
  const [latin, han] = [folded.filter(isLatin), folded.filter((form) => !isLatin(form))];
  const parts = [...(han.length > 0 ? [anyOf(han)] : []), ...(latin.length > 0 ? [`\\b${anyOf(latin)}\\b`] : [])];
  return `(?:${parts.join('|')})`;
}

function readNouns(): Nouns {
  const entries = new Map<string, MetricEntry[]>();
  for (const entry of metricEntries())
    for (const noun of entry.nouns) {
      const form = noun.toLowerCase();
      entries.set(form, [...(entries.get(form) ?? []), entry]);
    }
  return { pattern: new RegExp(wordsPattern([...entries.keys()]), 'g'), entries };
}

/** The nouns of metrics between two places of a folded text, the longest where several begin together. */
export function nounsIn(text: string, from: number, to: number): MetricNoun[] {
  nouns ??= readNouns();
  const { pattern, entries } = nouns;
  return everyMatch(pattern, text.slice(from, to)).map((match) => ({
    start: from + match.index,
    end: from + match.index + match[0].length,
    entries: entries.get(match[0]) ?? [],
  }));
}

const cues = new Map<string, RegExp>();

/** A pattern of the words of one entry of `scale-cues.yaml`; not global, so it keeps no state. */
export function cue(id: string): RegExp {
  const known = cues.get(id);
  if (known) return known;
  const entry = phrases('scale-cues.yaml').find((each) => each.id === id);
  if (!entry) throw new Error(`lexicons/scale-cues.yaml has no entry ${id}: add it, or mend the rule that asks for it`);
  const pattern = new RegExp(wordsPattern(entry.forms));
  cues.set(id, pattern);
  return pattern;
}

/** What a marker of a basis says; `onward` where it governs only what follows. */
interface BasisMeaning {
  /** Null of a time that the contract has no basis for: a day, a quarter. */
  readonly basis: Basis | null;
  readonly onward: boolean;
}

/** The markers of a basis and what they say. */
export interface BasisMarkers {
  readonly pattern: RegExp;
  readonly basisOf: (marker: string) => BasisMeaning | null;
}

const WORDS_OF_BUSINESS = 'words-of-business';
const AMOUNT_ENDINGS = 'amount-endings';
const OTHER_TIMES = 'other-times';
/** 一年可办理. */
const AUXILIARY = '[可能将约拟]?(?:预计|可以)?';
const BEFORE_BUSINESS = '~';
const ONWARD = '>';
/**
 * 2020年, 今年, 上年, 后年 are years of the calendar, 半年 and 6个月 other spans, 老年 no time at all. 上线后年处理 goes on with a year's worth:
 * only at the beginning 后年 is the year after next.
 */
const NO_CALENDAR =
  '(?<![\\d今去明全当上本来次前某该〇零一二三四五六七八九十两几多数半近历往每个青老少成童])(?<!(?:^|[^\\u4e00-\\u9fff]|[到至于在自])后)';
/** 年末余额, 年轻客户: no marker either. */
const NO_EDGE = '(?![末底初内度终轻中])';

let markers: BasisMarkers | undefined;

/** The markers of `lexicons/bases.yaml`. */
export function basisMarkers(): BasisMarkers {
  markers ??= readMarkers();
  return markers;
}

function readMarkers(): BasisMarkers {
  const all = phrases('bases.yaml');
  const formsOf = (wanted: string): readonly string[] => all.find(({ id }) => id === wanted)?.forms ?? [];
  const business = `${wordsPattern(formsOf(WORDS_OF_BUSINESS))}|[\\u4e00-\\u9fff]{2,6}${wordsPattern(formsOf(AMOUNT_ENDINGS))}`;
  const meanings = new Map<string, BasisMeaning>();
  const parts: { form: string; source: string }[] = [];
  for (const { id, forms } of all) {
    if (id === WORDS_OF_BUSINESS || id === AMOUNT_ENDINGS) continue;
    for (const form of forms) {
      const plain = form.replace(/[~>]$/, '');
      meanings.set(plain, { basis: id === OTHER_TIMES ? null : basisSchema.parse(id), onward: form.endsWith(ONWARD) });
      // A marker of one character, and 年度, is the end of a calendar's year or month as well.
      const calendar = /^[年月]度?$/.test(plain);
      const guarded = `${calendar ? NO_CALENDAR : ''}${plain}${plain.length === 1 ? NO_EDGE : ''}(?=${AUXILIARY}(?:${business}))`;
      parts.push({ form: plain, source: form.endsWith(BEFORE_BUSINESS) ? guarded : wordsPattern([plain]) });
    }
  }
  parts.sort((a, b) => longestFirst(a.form, b.form));
  return {
    pattern: new RegExp(parts.map(({ source }) => source).join('|'), 'g'),
    basisOf: (marker) => meanings.get(marker) ?? null,
  };
}

/** Whether the figure is of the kind that the entry counts: money, shares, or things by a counter that fits. */
export function fits({ measure, counters }: MetricEntry, { kind, unit, counter }: Figure): boolean {
  if (kind === 'time' || kind === 'measure') return false;
  if (measure === 'ratio') return unit === 'ratio';
  if (measure === 'money') return kind === 'money' || kind === null;
  if (kind === 'ratio' || kind === 'money') return false;
  return counter === null || (counters?.includes(counter) ?? false);
}
