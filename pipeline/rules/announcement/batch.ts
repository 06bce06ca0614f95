/** The label of a batch: 首批, 2020年第一批, 第2批, 第二波, second batch. */
import { textOf } from '../../annotated.ts';
import { anyOf, phrases } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Found, Rule } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { cueWords } from './cue-words.ts';
import { NUMERAL, wholeNumber } from './numeral.ts';

/** The number of a batch and the year that stands in its own label. */
export interface BatchLabel {
  readonly year: number | null;
  readonly number: number;
}

const ORDINAL = anyOf(phrases('ordinals.yaml').flatMap(({ forms }) => forms));
/** first fintech sandbox batch: what may stand between the ordinal and its noun. */
const QUALIFIER = cueWords('announcement-cues.yaml', 'batch-qualifiers');
/** Source of a group that matches a label with a digit or a word for its number; a year may stand before it. */
export const LABEL = `(?:(?:首|第${NUMERAL})(?:批|波)次?|(?:${ORDINAL})(?:,)? (?:(?:${QUALIFIER} ){0,4}(?:batch|round|group|list|set|cohort|tranche)|(?=${NUMERAL} (?:[\\w-]{1,20} ){0,3}(?:projects|applications|trials|pilots)))|\\bbatch ${NUMERAL})`;
const YEARED = new RegExp(
  `(?:(?<![\\d-])(20\\d\\d) ?(?:年度?|[,，])? ?(?:的|度)?)?(${LABEL})(?:,? (?:of|for) (20\\d\\d)| \\((20\\d\\d)\\))?`,
  'gi',
);
/** Its third batch of trials in 2021: the year behind what the batch consists of. */
const YEAR_BEHIND = new RegExp(
  `^ of (?:\\d{1,3} |[\\w-]{2,20} ){0,6}?${cueWords('announcement-cues.yaml', 'batch-noun')}(?: of (?:[\\w-]{2,20} ){0,4}?[\\w-]{2,20})?,? (?:in|for|of) (20\\d\\d)\\b`,
  'i',
);
/** 继首批项目后: the batch before this one. */
const AFTER = /(?:继|紧随)[^，。；]{0,12}$/;
/** 第一批创新应用（2022年）: the year in brackets behind the noun. */
const YEAR_IN_BRACKET = /^(?:金融科技|创新|监管|试点|测试|应用|项目){0,5}[（(](20\d\d)年度?[）)]/;
const OF_PLACES = new RegExp(
  `^(?:的|金融科技|创新|监管|,| |of )*${cueWords('announcement-cues.yaml', 'batch-of-places')}`,
  'i',
);

function numberOf(label: string): number | null {
  const chinese = /^第(.+?)[批波]/.exec(label)?.[1] ?? /^batch (.+)$/i.exec(label)?.[1];
  if (label.startsWith('首')) return 1;
  if (chinese !== undefined) return wholeNumber(chinese.toLowerCase());
  const [word = ''] = label.toLowerCase().split(/[ ,]/);
  return Number(phrases('ordinals.yaml').find(({ forms }) => forms.includes(word))?.id);
}

/** Labels in order; those that number the cities of the programme are left out. */
export const batchRule: Rule<BatchLabel> = {
  id: 'announcement/batch-label',
  why: 'a batch is numbered within its city, with or without the year; the programme also numbers the batches of cities',
  examples: [
    { text: '成都市公示2020年第一批6个应用。', gives: ['2020-1'] },
    { text: '深圳市第二批四个创新应用公开征求意见。', gives: ['2'] },
    { text: '宁波市金融科技创新监管试点应用公示（2021年第3批）', gives: ['2021-3'] },
    { text: '宁波市公示第一批金融科技创新应用（2021年）。', gives: ['2021-1'] },
    { text: '继首批项目后，第二批应用揭开面纱。', gives: ['2'] },
    { text: '雄安新区是全国第二批试点地区之一。', gives: [] },
    { text: 'Shenzhen unveiled its second batch of sandbox projects.', gives: ['2'] },
    { text: 'Shenzhen names four projects in first fintech sandbox batch', gives: ['1'] },
    { text: 'It came first in the batch.', gives: [] },
    { text: 'The office published the first five projects.', gives: ['1'] },
    { text: 'Its office released the first batch of pilot applications in 2021 for comment.', gives: ['2021-1'] },
    { text: 'It released the first batch of a programme which in 2021 was extended.', gives: ['1'] },
    { text: 'The four pilots in its second batch (2022) have been registered.', gives: ['2022-2'] },
    { text: '一批银行参与其中。', gives: [] },
  ],
  find: findLabels,
  show: ({ year, number }) => (year === null ? `${number}` : `${year}-${number}`),
};

function findLabels(document: AnnotatedDocument, within: ViewSpan): Found<BatchLabel>[] {
  const text = textOf(document, within);
  const found: Found<BatchLabel>[] = [];
  for (const match of everyMatch(YEARED, text)) {
    const [whole, before, label = '', after, bracketed] = match;
    const number = numberOf(label);
    const end = match.index + whole.length;
    if (number === null || !(number >= 1 && number < 100) || OF_PLACES.test(text.slice(end, end + 24))) continue;
    if (AFTER.test(text.slice(Math.max(0, match.index - 16), match.index))) continue;
    const year =
      before ??
      after ??
      bracketed ??
      YEAR_BEHIND.exec(text.slice(end, end + 160))?.[1] ??
      YEAR_IN_BRACKET.exec(text.slice(end, end + 32))?.[1];
    found.push({
      value: { year: year === undefined ? null : Number(year), number },
      at: [viewSpan(within.start + match.index, within.start + end)],
      rule: 'announcement/batch-label',
    });
  }
  return found;
}
