/** Who publishes a document: the source it names, the paper or site in its dateline, its masthead, its copyright line. */
import { firstParagraph, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Block, Found, Rule } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { isByline } from './byline.ts';
import { namedAbove, namedInOpening, ownNamesOf, reportedBy } from './own-names.ts';
import { holderIn, isBody, isName, nameBehindTime, piecesOf } from './publisher-names.ts';
import { distinct, mastheadIn, siteNames } from './title.ts';

const words = (...ids: string[]): string => anyOf(formsOf('publishers.yaml', ...ids));
const LABELLED = new RegExp(
  `(?:^|[^\\u4e00-\\u9fffA-Za-z])${words('labels')}(?:\\s{0,3}[:：]\\s{0,3}|$|(?=(?:微信)?公众号“))`,
);
/** Where a name ends: at a wide gap, a bar, a bracket, a date or the next label. */
const NAME_END = new RegExp(
  `(?<=银行|公司|集团)\\s?[\\u4e00-\\u9fff]{2,8}[部处科室]供稿|\\s{2,}|\\t|\\s?[|｜·•;；,，。（()）【\\]]|\\s(?=\\d)|(?<=[\\u4e00-\\u9fff])(?=\\d)|\\s?(?:${words('next-labels')})(?:[:：\\s\\d（(]|$)|\\s?(?=(?:19|20)\\d\\d[-年/.])|[/／](?=[\\u4e00-\\u9fff])`,
);
const ACCOUNT = /^(?:微信)?公众号[:：]?|[“”‘’"]|(?:的)?(?:微信)?(?:公众号|官微|订阅号)$/g;
/** 来源：某某社综合: compiled from its news. */
const COMPILED = /(?<=.{3})(?:综合|整理)$/;
const NONE = new Set(formsOf('publishers.yaml', 'no-publisher'));
/** 某某日报数字报: the paper as it is read on a screen. */
const EDITION = new RegExp(`(?<=[报刊网社])${words('editions')}$`);
/** 文章来源：科技处, 来源：零售金融部、信息科技部, 文章来源：天津分行, on a regulator's or a bank's own page. */
const DEPARTMENT =
  /^(?:[\u4e00-\u9fff]{1,8}(?:处|科|室|司|部)(?:、(?!$)|$))+$|^[\u4e00-\u9fff]{2,4}(?:分行|中心支行|支行|营业管理部)$/;
const COPYRIGHT = /版权所有|Copyright|©|\([cC]\)|All [Rr]ights [Rr]eserved/;
const META = ['og:site_name', 'publisher', 'source', 'contentsource', 'nickname'];
const MENU = /navigation|breadcrumb|link|menu/;
/** How many blocks around the title may hold the byline. */
const NEAR = 6;
/** So many names in a row are the channels of a site. */
const FEWEST_CHANNELS = 4;
const [LONGEST_NAME, LONGEST_LABELLED, LONGEST_COPYRIGHT] = [40, 100, 200];

type Finder = (document: AnnotatedDocument, blocks: readonly Block[]) => Found<string>[];

const found = (document: AnnotatedDocument, span: ViewSpan, rule: string): Found<string>[] => {
  const written = textOf(document, span);
  const value = written.replace(ACCOUNT, '').trim().replace(COMPILED, '').replace(EDITION, '');
  const at = written.indexOf(value);
  if (value.length < 2 || value.length > LONGEST_NAME || at < 0 || NONE.has(value) || DEPARTMENT.test(value)) return [];
  return [{ value, at: [viewSpan(span.start + at, span.start + at + value.length)], rule }];
};

/** 来源：X, also with the name in the block below. */
const fromLabel: Finder = (document, blocks) =>
  blocks.flatMap((block, index) => {
    const { start, end } = block.span;
    if (block.kind !== 'boilerplate' && end - start > LONGEST_LABELLED) return [];
    const text = textOf(document, block.span);
    const label = LABELLED.exec(text);
    if (!label) return [];
    const from = label.index + label[0].length;
    const next = blocks[index + 1]?.span;
    if (from >= text.length)
      return next && next.end - next.start <= LONGEST_NAME ? found(document, next, 'document/publisher-label') : [];
    const length = text.slice(from).search(NAME_END);
    const span = viewSpan(start + from, length < 0 ? end : start + from + length);
    return span.end > span.start ? found(document, span, 'document/publisher-label') : [];
  });

const fromMeta: Finder = (document, blocks) =>
  META.flatMap((name) =>
    blocks
      .filter(({ box }) => box.tag === 'meta' && box.name === name)
      .flatMap(({ span }) => found(document, span, 'document/publisher-meta')),
  );

/** Pieces of the byline blocks that read as the name of a paper or site. */
const fromByline: Finder = (document, blocks) => {
  const title = blocks.findIndex(({ rule }) => rule === 'heading/title');
  const near = [...blocks.keys()].filter((index) => Math.abs(index - title) <= NEAR);
  // What stands below the title names the article's own source, above it the site.
  near.sort((a, b) => Number(a < title) - Number(b < title) || a - b);
  return near.flatMap((index) => {
    const block = blocks[index] as Block;
    const text = textOf(document, block.span);
    if (index === title && isBody(text)) return found(document, block.span, 'document/publisher-masthead');
    if (!isByline(block, text)) return [];
    const all = piecesOf(document, block.span);
    if (all.length > 1 && MENU.test(block.rule))
      return all
        .slice(0, 1)
        .flatMap((span) =>
          ownNamesOf(document).has(textOf(document, span)) ? found(document, span, 'document/publisher-byline') : [],
        );
    const reported = reportedBy(document, block.span);
    if (reported) return found(document, reported, 'document/publisher-byline');
    const pieces = isChannels(block, text, all) ? all.slice(0, 1) : all;
    // Of several bodies the last: an account stands behind its department and its author.
    const bodies = pieces.filter((span) => isBody(textOf(document, span))).reverse();
    const own = ownNamesOf(document);
    const named = [
      ...pieces.filter((span) => isName(textOf(document, span)) || own.has(textOf(document, span))),
      ...bodies,
    ];
    const placed = block.rule === 'boilerplate/dateline' ? nameBehindTime(document, block.span) : null;
    return [...named, ...(placed ? [placed] : [])].flatMap((span) =>
      found(document, span, 'document/publisher-byline'),
    );
  });
};

/** The name of a site and its channels in a row above the title: no date, no label, but the first of them may be the name. */
const isChannels = ({ rule }: Block, text: string, pieces: readonly ViewSpan[]): boolean =>
  rule === 'boilerplate/site-head' && pieces.length >= FEWEST_CHANNELS && !/[\d:：]/.test(text);

/** The paper that the article's first words name. */
const fromOpening: Finder = (document, blocks) => {
  const name = namedInOpening(document, blocks);
  return name ? found(document, name, 'document/publisher-opening') : [];
};

/** The site that the head of the page names behind the title: a paper, or a regulator. */
const fromHead: Finder = (document, blocks) =>
  siteNames(document, blocks)
    .reverse()
    .filter((span) => isName(textOf(document, span)) || isBody(textOf(document, span)))
    .flatMap((span) => found(document, span, 'document/publisher-head'));

/** The paper that the headline begins with. */
const fromHeadline: Finder = (document, blocks) =>
  blocks.flatMap(({ rule, span }) => {
    const masthead = rule === 'heading/title' ? mastheadIn(document, span) : null;
    return masthead ? found(document, masthead, 'document/publisher-masthead') : [];
  });

const AGENCY = /^[A-Z][A-Za-z .'’]{1,23}, [A-Z][a-z]{2,8}\.? \d{1,2} \(([A-Z][A-Za-z. ]{2,30})\) ?[-–—]{1,2}/;

/** SHENZHEN, Sept. 14 (Bay Wire) --: the agency of the dateline, where it reads as one. */
const fromAgency: Finder = (document, blocks) => {
  const first = firstParagraph(blocks);
  const name = first && AGENCY.exec(textOf(document, first.span))?.[1];
  if (!first || !name || !isName(name)) return [];
  const start = first.span.start + textOf(document, first.span).indexOf(`(${name})`) + 1;
  return found(document, viewSpan(start, start + name.length), 'document/publisher-agency');
};

/** The few words of a masthead that nothing in them makes a name. */
const fromAbove: Finder = (document, blocks) => {
  const name = namedAbove(document, blocks);
  return name ? found(document, name, 'document/publisher-masthead') : [];
};

/** The name that stands with the copyright mark. */
const fromCopyright: Finder = (document, blocks) =>
  blocks.flatMap(({ kind, span }) => {
    if (kind !== 'boilerplate' || span.end - span.start > LONGEST_COPYRIGHT) return [];
    const holder = COPYRIGHT.test(textOf(document, span)) ? holderIn(document, span) : null;
    return holder ? found(document, holder, 'document/publisher-copyright') : [];
  });

/** Publishers, the best first. */
export const publisherRule: Rule<string> = {
  id: 'document/publisher',
  why: 'the byline names the source; where it does not, the dateline, the masthead or the copyright line names the paper or site',
  examples: [
    {
      text: '某市首批5个创新应用公示\n2020年06月03日 07:42  来源：华北财经观察  作者：程一苇\n6月2日，某市首批5个创新应用对外公示。',
      gives: ['华北财经观察'],
    },
    {
      text: '某市首批5个创新应用公示\n2020-08-10 09:15   巴渝经济网   记者 罗小满\n8月7日，某市首批5个创新应用对外公示。',
      gives: ['巴渝经济网'],
    },
    {
      text: '某市首批5个创新应用公示\n2023-02-14 20:16  庐州商评  作者：沈砚\n8月7日，某市首批5个创新应用对外公示。',
      gives: ['庐州商评'],
    },
    {
      text: '某市首批5个创新应用公示\n2021-04-12 来源：三湘金融在线综合\n8月7日，某市首批5个创新应用对外公示。',
      gives: ['三湘金融在线'],
    },
    {
      text: '科技瞭望站　新闻　专题　研讨会　电子报\n某市首批5个创新应用公示\n记者沈砚／科技瞭望站报道　2022-11-18 09:20\n8月7日，某市首批5个创新应用对外公示。\n© 科技瞭望站',
      gives: ['科技瞭望站'],
    },
    {
      text: '某市首批5个创新应用公示\n支付内参  2022-07-29 17:22:40\n支付内参讯 8月7日，某市首批5个创新应用对外公示。',
      gives: ['支付内参'],
    },
    {
      text: '某市首批5个创新应用公示\n赣东商报讯 金融科技创新监管又有新进展，首批5个创新应用对外公示。',
      gives: ['赣东商报'],
    },
    {
      text: '某市首批5个创新应用公示\n陇上新闻记者 沈砚\n8月7日，某市首批5个创新应用对外公示。',
      gives: ['陇上新闻'],
    },
    {
      text: '某市首批5个创新应用公示\n来源：超管 2022-07-29\n8月7日，某市首批5个创新应用对外公示。',
      gives: [],
    },
    {
      text: '某市首批5个创新应用公示\n本报讯（赣东商报记者 沈砚）8月7日，某市首批5个创新应用对外公示。',
      gives: ['赣东商报'],
    },
    {
      text: '赣东日报数字报\n2022年11月23日 星期三　第06版：财经\n某市首批5个创新应用公示\n本报讯 （记者 沈砚）8月7日，某市首批5个创新应用对外公示。',
      gives: ['赣东日报'],
    },
    {
      text: '某市首批5个创新应用公示\n记者沈砚／台北报道　2022-11-18\n8月7日，某市首批5个创新应用对外公示。',
      gives: [],
    },
    {
      text: '黔北金融周刊丨某市首批5个创新应用公示\n2020-08-17\n8月14日，某市首批5个创新应用对外公示，涉及多家银行。',
      gives: ['黔北金融周刊'],
    },
    {
      text: 'Shenzhen opens consultation\nSHENZHEN, Sept. 14 (Bay Wire) -- The branch published the fifth batch of projects on Thursday.',
      gives: ['Bay Wire'],
    },
    {
      text: 'Gulf Trade Monitor\nNanning adds three pilots in second batch\n10 March 2023\nThe branch published the second batch of three applications on Wednesday.',
      gives: ['Gulf Trade Monitor'],
    },
    {
      text: '台海金融纵横\n快讯 两岸 生活\n某市首批5个创新应用公示\n2022-07-29 14:22 大陆组沈砚/综合报导\n8月7日，某市首批5个创新应用对外公示。\nCopyright c 2022台海金融纵横股份有限公司 版权所有',
      gives: ['台海金融纵横'],
    },
    {
      text: '赣东商报  GANDONG BUSINESS\n某市首批5个创新应用公示\n2022年7月29日 星期五\n【赣东商报专讯】某市首批5个创新应用对外公示。',
      gives: ['赣东商报'],
    },
    {
      text: '股民热议网_热门资讯_财经\n某市首批5个创新应用公示\n时间：2022-07-29 来源：网络整理\n8月7日，某市首批5个创新应用对外公示。',
      gives: ['股民热议网'],
    },
    {
      text: 'Orme & Vale LLP\nBriefing | Payments and Banking | Asia | 10 March 2023\nThe Nanning batch: what vendors should sign\nThe branch published the second batch of three applications in Nanning on Friday.',
      gives: ['Orme & Vale LLP'],
    },
    {
      text: 'Nanning adds three pilots to its sandbox\nDATE:  Mar 10 2023\n/ SOURCE:  Gulfwire\nThe branch published three applications to the sandbox in Nanning on Friday.',
      gives: ['Gulfwire'],
    },
    {
      text: 'GULF SANDBOX NOTES\nLin Yue writes from the gulf\nNanning adds three pilots to its sandbox\nNo. 7 | 10 March 2023\nThe branch published the second batch of three applications to the sandbox in Nanning on Friday.',
      gives: ['GULF SANDBOX NOTES'],
    },
    {
      text: 'THE NANNING MEMO\nIssue 12 | 10 March 2023 | Read online\nNanning adds three pilots to its sandbox\nThe branch published the second batch of three applications to the sandbox in Nanning on Friday.',
      gives: ['THE NANNING MEMO'],
    },
    {
      text: 'Vale Advisory\nNanning adds three pilots to its sandbox\n10 March 2023\nThe branch published the second batch of three applications to the sandbox in Nanning on Friday.\nCopyright 2023 Vale Advisory. All rights reserved.',
      gives: ['Vale Advisory'],
    },
    {
      text: 'Nanning adds three pilots to its sandbox\nBy LIN YUE in Nanning | Gulf Trade Daily | Updated: 2023-03-10 09:20\nThe branch published the second batch of three applications to the sandbox in Nanning on Friday.',
      gives: ['Gulf Trade Daily'],
    },
    {
      text: 'Press Release\nNanning adds three pilots to its sandbox\n10 March 2023\nThe branch published the second batch of three applications to the sandbox in Nanning on Friday.',
      gives: [],
    },
    { text: '某市首批5个创新应用公示\n来源：未知\n8月7日，某市首批5个创新应用对外公示。', gives: [] },
  ],
  find: (document, within) => {
    const blocks = document.blocks.filter(({ span }) => span.start >= within.start && span.end <= within.end);
    return distinct(
      [
        fromLabel,
        fromMeta,
        fromByline,
        fromOpening,
        fromHeadline,
        fromHead,
        fromAbove,
        fromCopyright,
        fromAgency,
      ].flatMap((find) => find(document, blocks)),
    );
  },
  show: String,
};
