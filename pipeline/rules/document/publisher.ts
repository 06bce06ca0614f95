/** Who publishes a document: the source it names, the paper or site in its dateline, its masthead, its copyright line. */
import { textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Block, Found, Rule } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { distinct } from './title.ts';

const words = (...ids: string[]): string => anyOf(formsOf('publishers.yaml', ...ids));
const LABELLED = new RegExp(
  `(?:^|[^\\u4e00-\\u9fffA-Za-z])${words('labels')}(?:\\s{0,3}[:：]\\s{0,3}|$|(?=(?:微信)?公众号“))`,
);
/** Where a name ends: at a wide gap, a bar, a bracket, a date or the next label. */
const NAME_END = new RegExp(
  `\\s{2,}|\\t|\\s?[|｜·•;；,，。（()）【\\]]|\\s(?=\\d)|(?<=[\\u4e00-\\u9fff])(?=\\d)|\\s?(?:${words('next-labels')})(?:[:：\\s\\d]|$)|\\s?(?=(?:19|20)\\d\\d[-年/.])`,
);
const ACCOUNT = /^(?:微信)?公众号[:：]?|[“”‘’"]|(?:的)?(?:微信)?(?:公众号|官微|订阅号)$/g;
const NONE = new Set(formsOf('publishers.yaml', 'no-publisher'));
const NOT_A_NAME = new Set(formsOf('publishers.yaml', 'not-a-name', 'no-publisher', 'next-labels'));
const NAMED = new RegExp(
  `^[^\\s，。：、]{2,16}${words('endings')}$|^(?:[A-Z][\\w&.'’-]{1,20} ){1,5}${words('endings')}$|^[\\u4e00-\\u9fff]{2,10}网$`,
);
const PAGE = /\s?第?[A-Z]?(?:\d{1,3}版?)?$/;
const COPYRIGHT = /版权所有|Copyright|©|\([cC]\)|All [Rr]ights [Rr]eserved/;
const HOLDER = /^[\u4e00-\u9fff]{3,12}(?:报|网|社|院|行|局)$/;
/** Runs of Chinese, without the copyright mark itself; in English what stands between stops. */
const COPYRIGHT_PIECE = /(?:(?!版权所有|不得|未经|本网|本站)[\u4e00-\u9fff]){3,16}/g;
const LATIN_PIECE = /[^|.©:\d()-]{3,40}/g;
/** Between spaces, bars, times and labels. */
const BYLINE_PIECE = new RegExp(`(?:(?!${words('next-labels')}[:：\\s]|本报记者)[^\\s|｜·•\\d：:©]){2,24}`, 'g');
const META = ['og:site_name', 'publisher', 'source', 'contentsource', 'nickname'];
/** How many blocks around the title may hold the byline. */
const NEAR = 6;

type Finder = (document: AnnotatedDocument, blocks: readonly Block[]) => Found<string>[];

const found = (document: AnnotatedDocument, span: ViewSpan, rule: string): Found<string>[] => {
  const written = textOf(document, span);
  const value = written.replace(ACCOUNT, '').trim();
  if (value.length < 2 || value.length > 40 || NONE.has(value)) return [];
  const start = span.start + written.indexOf(value);
  return written.includes(value) ? [{ value, at: [viewSpan(start, start + value.length)], rule }] : [];
};

/** 来源：X, also with the name in the block below. */
const fromLabel: Finder = (document, blocks) =>
  blocks.flatMap((block, index) => {
    if (block.kind !== 'boilerplate' && block.span.end - block.span.start > 100) return [];
    const text = textOf(document, block.span);
    const label = LABELLED.exec(text);
    if (!label) return [];
    const from = label.index + label[0].length;
    const next = blocks[index + 1];
    if (from >= text.length)
      return next && next.span.end - next.span.start <= 24
        ? found(document, next.span, 'document/publisher-label')
        : [];
    const end = text.slice(from).search(NAME_END);
    const to = end < 0 ? text.length : from + end;
    return to > from
      ? found(document, viewSpan(block.span.start + from, block.span.start + to), 'document/publisher-label')
      : [];
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
  const near = (index: number): boolean => Math.abs(index - title) <= NEAR;
  // What stands below the title names the article's own source, above it the site.
  const order = [...blocks.keys()].filter(near).sort((a, b) => Number(a < title) - Number(b < title) || a - b);
  return order.flatMap((index) => {
    const block = blocks[index] as Block;
    if (block.kind !== 'boilerplate' || block.box.tag === 'title' || block.box.tag === 'meta') return [];
    return pieces(document, block.span)
      .filter((span) => isName(textOf(document, span)))
      .flatMap((span) => found(document, span, 'document/publisher-byline'));
  });
};

const isName = (text: string): boolean => !NOT_A_NAME.has(text) && NAMED.test(text);

function pieces(document: AnnotatedDocument, block: ViewSpan): ViewSpan[] {
  const text = textOf(document, block);
  if (text.length > 120 || /[>＞»]/.test(text)) return [];
  const latin = /^[\x20-\x7e]*$/.test(text);
  return [...text.matchAll(latin ? /[^|·•.©]+/g : BYLINE_PIECE)].map((match) => {
    const trimmed = match[0].trim().replace(PAGE, '');
    const start = block.start + match.index + match[0].indexOf(trimmed);
    return viewSpan(start, start + Math.max(1, trimmed.length));
  });
}

/** The name that stands with the copyright mark. */
const fromCopyright: Finder = (document, blocks) =>
  blocks
    .filter(({ kind, span }) => kind === 'boilerplate' && span.end - span.start <= 200)
    .flatMap(({ span }) => {
      const text = textOf(document, span);
      if (!COPYRIGHT.test(text)) return [];
      const piece = [...text.matchAll(/^[\x20-\x7e©]*$/.test(text) ? LATIN_PIECE : COPYRIGHT_PIECE)].find(([one]) =>
        isHolder(one.trim()),
      );
      if (!piece) return [];
      const start = span.start + piece.index;
      return found(document, viewSpan(start, start + piece[0].length), 'document/publisher-copyright');
    });

const isHolder = (text: string): boolean => isName(text) || HOLDER.test(text);

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
    { text: '某市首批5个创新应用公示\n来源：未知\n8月7日，某市首批5个创新应用对外公示。', gives: [] },
  ],
  find: (document, within) => {
    const blocks = document.blocks.filter(({ span }) => span.start >= within.start && span.end <= within.end);
    return distinct([fromLabel, fromMeta, fromByline, fromCopyright].flatMap((find) => find(document, blocks)));
  },
  show: String,
};
