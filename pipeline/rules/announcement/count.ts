/** How many pilots an announcement says that it holds. */
import { textOf } from '../../annotated.ts';
import { everyMatch } from '../../matches.ts';
import { oncePerSpan } from '../../once.ts';
import type { AnnotatedDocument, Found, Rule } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { LABEL } from './batch.ts';
import { cueWords } from './cue-words.ts';
import { HAN_NUMERALS, NUMERAL, wholeNumber } from './numeral.ts';

const COUNTER = '(?:个|项|款)';
const NOUN = cueWords('announcement-cues.yaml', 'batch-noun');
const COUNTED = cueWords('announcement-cues.yaml', 'counted');
const ENGLISH_NOUN = '(?:applications|projects|trials|pilots|items)';
const RUN = '[^，。；：、\\n\\d]';

/** Patterns in order of trust; the first group is the numeral. */
const PATTERNS = [
  `(?:${LABEL})(?:公示|测试|发布|公布|拟测试)?的?(${NUMERAL})${COUNTER}(?!${COUNTED})`,
  `(?:共计?|合计|总计|一共|共有|总共)(?:有|公示)?(${NUMERAL})${COUNTER}(?!${COUNTED})`,
  `(?:应用|项目)(?:共|共计|共有|有|计|总计|合计)(${NUMERAL})${COUNTER}(?!${COUNTED})`,
  `(?:${LABEL})(?:创新)?(?:应用|项目)(${NUMERAL})${COUNTER}(?!${COUNTED})`,
  `(${NUMERAL})${COUNTER}(?:“?${RUN}{0,16}?)${NOUN}`,
  `[地市城](?:分别|各自|各)(?:有|公示|推出|发布)?(${NUMERAL})${COUNTER}(?!${COUNTED})`,
  `(${NUMERAL})${NOUN}`,
  `\\ball (${NUMERAL})(?: of (?:them|the [a-z]{1,14}))?,? (?:are|were|have|had)\\b`,
  `(?:^|[.:;(] ?)(${NUMERAL}) in (?:total|all)(?=[,.;)]|$)`,
  `(?:list|batch|group) of (${NUMERAL})\\b(?! (?:[a-z]{1,14} ){0,2}${COUNTED})`,
  `total of (${NUMERAL})(?=[.;)]|,(?!\\d)| (?:is|are|was|were|has|have)\\b|$)`,
  `\\bthere are (${NUMERAL})(?=[.;])`,
  `(${NUMERAL}) (?:(?!financial|technology|more than|${NUMERAL}\\b|${COUNTED})[\\w“”"'’-]{1,20} ){0,4}${ENGLISH_NOUN}`,
].map((source) => new RegExp(source, 'gi'));
/** 其中3项, 有2项: a part, not the whole; 不到5个, 超过150个: no count of a batch. */
const PART = /(?:其中|有|另外?|又|这|超过|超|近|约|逾|前|后|第|more than|over|nearly|another|of the) ?$/i;
/** A greater number is a year. */
const MOST = 999;
/** 又有3个应用完成测试 counts the exits of this notice. */
const WHOLE = /(?:共有|共计?有?|拥有|应用有|项目有|[又再]有|[地市城](?:分别|各自|各)有|(?:^|[.;] )of the )$/i;

/** Counts by trust, then by place. */
export const countRule: Rule<number> = {
  id: 'announcement/stated-count',
  why: 'the announcing sentence, the next one or the headline says how many applications the batch holds',
  examples: [
    { text: '对外公示首批5个创新应用，包括2项金融服务和3个科技产品。', gives: ['5'] },
    { text: '公布第二批金融科技创新监管试点应用，共11个。', gives: ['11'] },
    { text: '6个应用拟纳入试点。', gives: ['6'] },
    { text: '武汉入“盒”三项目', gives: ['3'] },
    { text: '上海公布四项金融科技创新应用', gives: ['4'] },
    { text: '6个试点应用中，有2项与开放银行有关。', gives: ['6'] },
    { text: '此次公示应用有2个。', gives: ['2'] },
    { text: '经专家评审，确定2022年第一批创新应用4个。', gives: ['4'] },
    { text: '创新监管工具又有3个创新应用完成测试，另有1个应用终止测试。', gives: ['3'] },
    { text: '佛山、东莞两市首批创新应用，两地各有2项。', gives: ['2'] },
    { text: '其中3项为金融服务。', gives: [] },
    { text: '全国已有超过150个应用纳入监管工具。', gives: [] },
    { text: 'The batch comprises 11 projects.', gives: ['11'] },
    { text: 'All three are financial services.', gives: ['3'] },
    { text: 'The list, all three of them, had been registered.', gives: ['3'] },
    { text: 'It said on Dec. 6, 2022 that four pilots had graduated.', gives: ['4'] },
    { text: 'The list of four was made public on Tuesday.', gives: ['4'] },
    { text: 'There are 22 items in all.', gives: ['22'] },
    { text: 'Four in total, two of them new.', gives: ['4'] },
    { text: 'Of the three applications, two are financial services.', gives: ['3'] },
    { text: 'A total of nine cities have trials.', gives: [] },
    { text: 'It lends a total of 900 million yuan to a total of 1,100 owners.', gives: [] },
    { text: 'It put the first batch of 2020 on display.', gives: [] },
  ],
  find: (document, within) => countsIn(document, within),
  show: String,
};

/** No pattern matches without: a numeral before a counter or noun, or English words. */
const COUNTABLE = new RegExp(`[\\d${HAN_NUMERALS}](?:${COUNTER}|${NOUN})|[a-z]{2}`, 'i');

/** Cues and what stands beside them ask of the same sentences. */
const countsIn = oncePerSpan(findCounts);

function findCounts(document: AnnotatedDocument, within: ViewSpan): Found<number>[] {
  const text = textOf(document, within);
  if (!COUNTABLE.test(text)) return [];
  const found: Found<number>[] = [];
  for (const pattern of PATTERNS) {
    for (const match of everyMatch(pattern, text)) {
      const numeral = match.slice(1).findLast((group) => group !== undefined) ?? '';
      const at = match.index + match[0].lastIndexOf(numeral);
      const before = text.slice(Math.max(0, at - 12), at);
      const value = wholeNumber(numeral.toLowerCase());
      if (value === null || value < 1 || value > MOST || (PART.test(before) && !WHOLE.test(before))) continue;
      const span = viewSpan(within.start + match.index, within.start + match.index + match[0].length);
      if (found.some(({ at: [other] }) => other && other.start < span.end && span.start < other.end)) continue;
      found.push({ value, at: [span], rule: 'announcement/stated-count' });
    }
  }
  return found;
}
