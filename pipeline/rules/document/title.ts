/** The title of a document: its headline as the page shows it. */
import { textOf } from '../../annotated.ts';
import { isTooLong } from '../../boilerplate/title.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Block, Found, Rule } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { ownNamesOf } from './own-names.ts';
import { hasPaperEnding, isBody, isName } from './publisher-names.ts';

const ORIGINAL = /^[【[（(]?(?:本文)?原(?:标)?题(?:为)?[:：]\s{0,4}/;
/** Between a headline and the names of the site and its columns in the head of a page. */
const SITE = /\s?(?:[_|｜]|--+|——?|\s[-–]|(?<=[\u4e00-\u9fff”》）！？])-)\s?/g;
const SHORTEST = 6;
const SENTENCE_END = /[。；]|[.!?]\s|[。！？.]$/;
/** An English line of fewer words is the name of a site or the word for a picture. */
const FEWEST_WORDS = 4;
const LATIN = /^[^\u3400-\u9fff]+$/;
const CAPTION = new RegExp(`^[(（\\[]?${anyOf(formsOf('boilerplate-words.yaml', 'captions'))}`, 'i');
const MENU = /[|｜>＞→]/;

/** The headline that the blocks of a document show, the best first. */
export const titleRule: Rule<string> = {
  id: 'document/title',
  why: 'the headline stands above the article, else as the original title, else in the head of the page before the name of the site',
  examples: [
    {
      text: '某市首批5个创新应用公示\n2020-08-17\n8月14日，某市首批5个创新应用对外公示，涉及多家银行。',
      gives: ['某市首批5个创新应用公示'],
    },
    {
      text: 'Gulf Trade Monitor\nNanning adds three pilots in second batch\n10 March 2023\nThe branch published the second batch of three applications on Wednesday.',
      gives: ['Nanning adds three pilots in second batch'],
    },
    {
      text: "Three pilots of Nanning's fintech sandbox are settled, among them a warehouse receipt platform on a blockchain and a voice counter for the elderly\nReporter: Lin Yue and He Zhi\nSource: Gulf Trade Monitor\nThe branch published the first batch of three applications on Wednesday.",
      gives: [
        "Three pilots of Nanning's fintech sandbox are settled, among them a warehouse receipt platform on a blockchain and a voice counter for the elderly",
      ],
    },
    {
      text: 'File photo of the harbour branch of the central bank in Nanning\nThe harbour branch of the central bank in Nanning published three applications on Wednesday.',
      gives: [],
    },
    {
      text: 'File photo of the harbour bridge in Nanning at dusk\nNanning adds three pilots in second batch\nThe branch published the second batch of three applications on Wednesday.',
      gives: ['Nanning adds three pilots in second batch'],
    },
    {
      text: 'Halcyon Press\nNanning adds three pilots in second batch\nSource: Halcyon Press | Updated: 2023-03-10 09:20:41 | Editor: Lin Yue\nNANNING, March 10 (Halcyon Press) -- The branch published the second batch of three applications in Nanning on Friday.',
      gives: ['Nanning adds three pilots in second batch'],
    },
    {
      text: 'Orme & Vale LLP\nBriefing | Payments and Banking | Asia | 10 March 2023\nThe Nanning batch: what vendors should sign\nThe branch published the second batch of three applications in Nanning on Friday.\nOrme & Vale LLP is a partnership. The batch is that of 2023.',
      gives: ['The Nanning batch: what vendors should sign'],
    },
    {
      text: 'What three Nanning pilots tell vendors, and which forms they must sign this year\n10 March 2023\nKey steps\nThe branch published the second batch in Nanning on Friday, and further steps follow.',
      gives: ['What three Nanning pilots tell vendors, and which forms they must sign this year'],
    },
    {
      text: 'Nanning Sandbox Grows\nTea loans and a camera for mangoes are tried in the south\n10 March 2023\nThe branch published the second batch of three applications to the sandbox in Nanning on Friday.',
      gives: ['Nanning Sandbox Grows', 'Tea loans and a camera for mangoes are tried in the south'],
    },
    {
      text: 'GULF SANDBOX LEDGERS\nNanning adds three pilots to its sandbox\nNo. 7 | 10 March 2023\nThe branch published the second batch of three applications to the sandbox in Nanning on Friday.',
      gives: ['Nanning adds three pilots to its sandbox'],
    },
    {
      text: 'THE GULF LEDGERS\nA weekly letter on payments in Asia\nIssue 7 // 10 March 2023\n=== THIS WEEK: Nanning adds three pilots ===\nThe branch made its second batch, of three applications in Nanning, public on Friday. The three pilots are new.',
      gives: ['Nanning adds three pilots', 'A weekly letter on payments in Asia'],
    },
    { text: 'picture\nThe branch published three applications on Wednesday.', gives: [] },
    { text: 'The Gulf, News Reporter Lin Yue\nThe branch published three applications on Wednesday.', gives: [] },
    {
      text: '某市首批5个创新应用公示 [复制链接]\n2020-08-17\n8月14日，某市首批5个创新应用对外公示，涉及多家银行。',
      gives: ['某市首批5个创新应用公示'],
    },
    {
      text: '黔北金融周刊丨某市首批5个创新应用公示\n2020-08-17\n8月14日，某市首批5个创新应用对外公示，涉及多家银行。',
      gives: ['某市首批5个创新应用公示'],
    },
    {
      text: '支付前哨网\n首页 | 资讯 | 银行 | 专栏\n某市首批5个创新应用公示\n2020-08-17 来源：支付前哨网\n支付前哨网讯：8月14日，某市首批5个创新应用对外公示。',
      gives: ['某市首批5个创新应用公示'],
    },
    {
      text: '支付内参讯息站\n某市首批5个创新应用公示\n2020-08-17\n8月14日，某市首批5个创新应用对外公示。\n© 2020 支付内参讯息站',
      gives: ['某市首批5个创新应用公示'],
    },
    {
      text: '赣东商报  GANDONG BUSINESS\n某市首批5个创新应用公示\n2022年7月29日 星期五\n【赣东商报专讯】某市首批5个创新应用对外公示。',
      gives: ['某市首批5个创新应用公示'],
    },
    {
      text: '金融科技监管沙盒迅速落地，各地相继公示首批创新应用名单。\n应用涉及物联网等领域，参与机构众多。',
      gives: [],
    },
  ],
  find: (document, within) => {
    const shown = blocksIn(document, within).filter(({ rule }) => rule === 'heading/title');
    const head = headTitle(document, within);
    const found = shown
      .filter(({ span }) => !isBody(textOf(document, span)) && !CAPTION.test(textOf(document, span)))
      .map(({ span }) => (head && continues(document, span, head) ? head : whole(document, span)));
    const rest = [originalTitle(document, within), head, firstHeading(document, within)];
    return distinct([...found, ...rest.filter((title) => title !== null)]);
  },
  show: String,
};

/** Each value once, with the evidence of the best. */
export const distinct = (all: readonly Found<string>[]): Found<string>[] =>
  all.filter(({ value }, index) => all.findIndex((other) => other.value === value) === index);

const blocksIn = (document: AnnotatedDocument, within: ViewSpan): AnnotatedDocument['blocks'] =>
  document.blocks.filter(({ span }) => span.start >= within.start && span.end <= within.end);

function whole(document: AnnotatedDocument, span: ViewSpan): Found<string> {
  const masthead = mastheadIn(document, span);
  const begin = masthead ? masthead.end + 1 : span.start;
  const text = textOf(document, viewSpan(begin, span.end));
  const [lead, tail] = [LEAD, TAIL].map((pattern) => pattern.exec(text)?.[0].length ?? 0) as [number, number];
  const headline = viewSpan(begin + lead, Math.max(begin + lead + 1, span.end - tail));
  return { value: textOf(document, headline), at: [headline], rule: titleRule.id };
}

/** What forums put behind a headline, and the rule that newsletters draw around theirs. */
const TAIL = /\s?[[【(（]复制链接[\]】)）]$|\s[=~*-]{2,}$/;
const HEADLINE_LABEL = `${anyOf(formsOf('publishing-words.yaml', 'headline-labels'))}[:：]\\s`;
const LEAD = new RegExp(`^(?:[=~*-]{2,}\\s(?:${HEADLINE_LABEL})?|${HEADLINE_LABEL})(?=\\S)`, 'i');
const MASTHEAD = /^[^\s丨｜|]{3,16}(?=[丨｜|]\S{6})/;

/** The paper that a headline begins with, and a bar behind it: 某某周刊丨…; columns (深度丨…) are none. */
export function mastheadIn(document: AnnotatedDocument, span: ViewSpan): ViewSpan | null {
  const name = MASTHEAD.exec(textOf(document, span))?.[0];
  return name !== undefined && hasPaperEnding(name) ? viewSpan(span.start, span.start + name.length) : null;
}

const folded = (text: string): string => text.replace(/[^\p{L}\p{N}]/gu, '');

/** A headline over two lines: the head of the page has both. */
function continues(document: AnnotatedDocument, shown: ViewSpan, head: Found<string>): boolean {
  const at = document.blocks.findIndex(({ span }) => span.start === shown.start);
  const next = document.blocks[at + 1];
  return next !== undefined && folded(head.value) === folded(textOf(document, shown) + textOf(document, next.span));
}

/** The first line above the article's first sentence that can be a headline: no menu, and not who publishes. */
function firstHeading(document: AnnotatedDocument, within: ViewSpan): Found<string> | null {
  const blocks = blocksIn(document, within).filter(
    ({ kind, rule }) => kind !== 'boilerplate' || rule === 'boilerplate/site-head',
  );
  const sentence = blocks.findIndex(({ kind, span }) => kind === 'body' && SENTENCE_END.test(textOf(document, span)));
  const line = blocks.slice(0, Math.max(0, sentence)).find(({ span }) => {
    const text = textOf(document, span);
    if (text.length < SHORTEST || isTooLong(text) || MENU.test(text) || CAPTION.test(text)) return false;
    if (LATIN.test(text) && text.split(' ').length < FEWEST_WORDS) return false;
    return !isBody(text) && !isName(text) && !ownNamesOf(document).has(text);
  });
  return line ? whole(document, line.span) : null;
}

function originalTitle(document: AnnotatedDocument, within: ViewSpan): Found<string> | null {
  for (const { span } of blocksIn(document, within)) {
    const label = ORIGINAL.exec(textOf(document, span))?.[0].length ?? 0;
    if (label > 0 && span.start + label < span.end) return whole(document, viewSpan(span.start + label, span.end));
  }
  return null;
}

/** What the title elements say behind the headline: columns, then the site. */
export function siteNames(document: AnnotatedDocument, blocks: readonly Block[]): ViewSpan[] {
  return blocks.flatMap(({ box, span }) => {
    const text = textOf(document, span);
    const cuts = box.tag === 'title' ? [...text.matchAll(SITE)].filter(({ index }) => index >= SHORTEST) : [];
    return cuts.flatMap((cut, at) => {
      const start = span.start + cut.index + cut[0].length;
      const end = cuts[at + 1] ? span.start + (cuts[at + 1]?.index ?? 0) : span.end;
      return end > start ? [viewSpan(start, end)] : [];
    });
  });
}

/** The title element without the names of the site that follow the headline. */
function headTitle(document: AnnotatedDocument, within: ViewSpan): Found<string> | null {
  const block = blocksIn(document, within).find(({ box }) => box.tag === 'title');
  if (!block) return null;
  const text = textOf(document, block.span);
  const cut = [...text.matchAll(SITE)].find(({ index }) => index >= SHORTEST);
  return whole(document, viewSpan(block.span.start, block.span.start + (cut?.index ?? text.length)));
}
