/** The day of publication: what the byline says, else the head of the page, else a dateline at the beginning of the text. */
import { textOf } from '../../annotated.ts';
import { isIssue } from '../../boilerplate/masthead.ts';
import { isoOf } from '../../dates/iso.ts';
import { type DateContext, type DateMention, dates, resolveDate, yearContext } from '../../dates.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Block, Found, Rule } from '../../types.ts';
import { contains, viewSpan } from '../../view.ts';
import { formsIn } from '../declaration/forms.ts';
import { labelledTables } from '../labelled-tables.ts';
import { agencyDateline } from './agency.ts';
import { isByline, isMasthead } from './byline.ts';
import { distinct } from './title.ts';

const META = anyOf(formsOf('publishing-words.yaml', 'meta-dates'));
const PAGE_DATE = new RegExp(`^${META}$`);
/** Numbers parted by marks, also with spaces between them as some blogs have it. */
const NUMERIC = /(?<!\d)((?:19|20)\d\d) ?([-/.年]) ?(0?[1-9]|1[0-2]) ?(?:\2|月) ?(0?[1-9]|[12]\d|3[01])(?!\d)/g;
const CLOCK = /\d:\d\d:\d\d/;
const EXPECTED = new RegExp(anyOf(formsOf('publishing-words.yaml', 'not-publication')));
/** Of running text: a headline may have a call or question inside, 喜报！我行项目入选. */
const SENTENCE_END = /[。；]|[！？]$|[.!?](?:\s|$)/;
const LONGEST_SIGNATURE = 40;
/** 2019年12月23日，央行…, the beginning of a sentence that is cut off: no signature. */
const CUT_OFF = /[日号] ?，/;
/** Lines of the article among which the first sentence stands. */
const MOST_OPENING = 3;
const SECONDS = /^\d{10}$/;

/** Days of publication, the best first. */
export const publishedOnRule: Rule<string> = {
  id: 'document/published-on',
  why: 'the line under the title gives the day; the clock of the site, the policies and the events of the article have days too',
  examples: [
    {
      text: '某市首批5个创新应用公示\n2020年06月03日 07:42  来源：华北财经观察\n6月2日，某市首批5个创新应用对外公示。',
      gives: ['2020-06-03'],
    },
    {
      text: '某市首批5个创新应用公示\n2023年11月5日 星期日 10:22:47\n发布：admin\n6月2日，某市首批5个创新应用对外公示。',
      gives: [],
    },
    {
      text: 'Nanning adds three pilots in second batch\nSource: Halcyon Press | Updated: 2023-03-10 09:20:41 | Editor: Lin Yue\nThe branch published the second batch of three applications on Friday.',
      gives: ['2023-03-10'],
    },
    {
      text: 'Orme & Vale LLP\nBriefing | Payments and Banking Law | Asia | 10 March 2023\nThe Nanning batch: what vendors should sign\nThe branch published the second batch of three applications in Nanning on Friday.',
      gives: ['2023-03-10'],
    },
    {
      text: 'Nanning adds three pilots to its sandbox\nBy LIN YUE in Nanning | Gulf Trade Daily | Updated: 2023-03-10 09:20\nThe branch published the second batch of three applications to the sandbox in Nanning on Friday.',
      gives: ['2023-03-10'],
    },
    {
      text: 'GULF SANDBOX LEDGERS\nVolume 7, Issue 2 | March 2023 | Feature\nNanning adds three pilots to its sandbox\nThe branch published the second batch of three applications to the sandbox in Nanning on 24 February.',
      gives: ['2023-03'],
    },
    {
      text: '某某农商银行\n喜讯！我行项目入选某市首批创新应用\n日期：2021-03-26 16:20:44　来源：本行科技部\n3月24日，某市首批5个创新应用对外公示。',
      gives: ['2021-03-26'],
    },
    {
      text: 'ORME & VALE LLP\nASIAN PAYMENTS UPDATE\nMarch 2023 (No. 7)\nThe branch made its second batch, of three applications to the sandbox in Nanning, public on 24 February.',
      gives: ['2023-03'],
    },
    {
      text: 'Bank of Suzhou\nHome > News\nBank of Suzhou enters the first batch of the fintech sandbox with a tea loan\nSUZHOU, China, March 10, 2023 - Bank of Suzhou announced today that it had entered the first batch. The batch is new.',
      gives: ['2023-03-10'],
    },
    { text: '某市首批5个创新应用公示\n6月2日，某市首批5个创新应用对外公示。', gives: [] },
  ],
  find: (document, within) => {
    const blocks = document.blocks.filter(({ span }) => span.start >= within.start && span.end <= within.end);
    return distinct([
      ...inByline(document, blocks),
      ...inHead(document, blocks),
      ...byAgency(document, blocks),
      ...signed(document, blocks),
    ]);
  },
  show: String,
};

const found = (value: string, start: number, end: number): Found<string> => ({
  value,
  at: [viewSpan(start, end)],
  rule: publishedOnRule.id,
});

/** The full days written in a text; of an issue's number the month, where it has no day. */
function daysOf(text: string, offset: number): Found<string>[] {
  const issue = isIssue(text);
  const numeric = [...text.matchAll(NUMERIC)].flatMap((match) => {
    const iso = isoOf({ year: Number(match[1]), month: Number(match[3]), day: Number(match[4]) })?.iso;
    return iso ? [found(iso, offset + match.index, offset + match.index + match[0].length)] : [];
  });
  const worded = dates(text).flatMap((mention: DateMention) => {
    const iso =
      mention.year && !mention.year.relative && (mention.day || (issue && mention.month))
        ? resolveDate(mention, { anchor: null, year: null })?.iso
        : null;
    return iso ? [found(iso, offset + mention.start, offset + mention.end)] : [];
  });
  return numeric.length > 0 ? numeric : worded;
}

/** A cell below a label, or a field of a declaration: its date is of the pilot. */
const isField = (document: AnnotatedDocument, { box, span }: Block): boolean =>
  (box.cell !== null && labelledTables(document).has(box.cell.table)) ||
  formsIn(document).some((form) => contains(form.span, span));

/** Lines around the title, those below it first; behind the article's beginning there is no byline. */
function inByline(document: AnnotatedDocument, blocks: readonly Block[]): Found<string>[] {
  const textOfBlock = (block: Block | undefined): string => (block ? textOf(document, block.span) : '');
  const title = blocks.findIndex(({ rule }) => rule === 'heading/title');
  const body = blocks.findIndex(
    ({ kind, span }, index) => index > title && kind === 'body' && SENTENCE_END.test(textOf(document, span)),
  );
  const top = [...blocks.keys()].filter((index) => index < (body < 0 ? blocks.length : body));
  const order = [...top.filter((index) => index > title), ...top.filter((index) => index <= title).reverse()];
  return order.flatMap((index) => {
    const block = blocks[index] as Block;
    const text = textOf(document, block.span);
    if (!isByline(block, text) || EXPECTED.test(text) || isField(document, block)) return [];
    // The clock of a site stands in its head and shows the second; below the title the weekday belongs to the article.
    if (
      block.rule === 'boilerplate/site-clock' &&
      (index < title || CLOCK.test(text)) &&
      !isMasthead(text, textOfBlock(blocks[index + 1]))
    )
      return [];
    return daysOf(text, block.span.start).slice(0, 1);
  });
}

function inHead(document: AnnotatedDocument, blocks: readonly Block[]): Found<string>[] {
  return blocks.flatMap(({ span, box }) => {
    if (box.tag !== 'meta' || !PAGE_DATE.test(box.name)) return [];
    const text = textOf(document, span);
    if (SECONDS.test(text))
      return [found(new Date(Number(text) * 1000).toISOString().slice(0, 10), span.start, span.end)];
    return daysOf(text, span.start).slice(0, 1);
  });
}

/** The dateline that an agency puts before its first sentence; its year is that of the text. */
function byAgency(document: AnnotatedDocument, blocks: readonly Block[]): Found<string>[] {
  const published = document.doc.raw.meta.published ?? null;
  const context = yearContext({ title: null, body: bodyText(document), dateline: null, published });
  const day = agencyDay(document, blocks, context);
  return day ? [day] : [];
}

/** The day of an agency's dateline, as the context gives it its year; null where the article begins otherwise. */
export function agencyDay(
  document: AnnotatedDocument,
  blocks: readonly Block[],
  context: DateContext,
): Found<string> | null {
  // A headline of which nothing else tells may stand before the first sentence.
  const paragraphs = blocks.filter(({ kind }) => kind === 'body').slice(0, MOST_OPENING);
  const first = paragraphs.find(({ span }) => SENTENCE_END.test(textOf(document, span)));
  const mention = first ? agencyDateline(textOf(document, first.span)) : null;
  const resolved = mention && resolveDate(mention, context);
  if (!first || !mention || resolved?.precision !== 'day') return null;
  return found(resolved.iso, first.span.start + mention.start, first.span.start + mention.end);
}

/** A notice is signed at its end with body and day. */
function signed(document: AnnotatedDocument, blocks: readonly Block[]): Found<string>[] {
  const last = blocks.findLastIndex(({ kind }) => kind !== 'boilerplate');
  return blocks.slice(Math.max(0, last - 1), last + 2).flatMap((block) => {
    const { span } = block;
    const text = isField(document, block) ? '' : textOf(document, span);
    return text.length <= LONGEST_SIGNATURE && !SENTENCE_END.test(text) && !CUT_OFF.test(text)
      ? daysOf(text, span.start).slice(0, 1)
      : [];
  });
}

/** The text of the article without furniture, a line a block. */
export const bodyText = (document: AnnotatedDocument): string =>
  document.blocks
    .filter(({ kind }) => kind !== 'boilerplate')
    .map(({ span }) => textOf(document, span))
    .join('\n');
