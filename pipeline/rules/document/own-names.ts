/** The names by which a document calls its own publisher, and where its byline or its first words say so. */
import { firstParagraph, oncePerDocument, textOf } from '../../annotated.ts';
import { isFewCapitalised, isIssue } from '../../boilerplate/masthead.ts';
import { nameInOpening, type OwnNames, ownNames } from '../../boilerplate/own-names.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Block } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { isName, isNoName } from './publisher-names.ts';

/** What the source labels, first words and copyright lines of the document call who publishes. */
export const ownNamesOf = oncePerDocument(
  (document): OwnNames => ownNames(document.blocks.map(({ span }) => textOf(document, span))),
);

/** 记者某某/某某日报台北报道: a Taiwan byline names the paper, or only the place, behind the bar. */
const REPORTED = /[/／]\s?([\u4e00-\u9fffA-Za-z\d]{2,16}?)(?:综合)?报[道导]/;

const RIGHTS = /Copyright|©|\([cC]\) ?[A-Z\d]/;
const LONGEST_RIGHTS = 200;

/** 某某新闻记者李明, on a line of its own. */
const REPORTER_OF = new RegExp(
  `^([\\u4e00-\\u9fffA-Za-z\\d]{2,12}?)${anyOf(formsOf('publishers.yaml', 'reporters'))}\\s?[\\u4e00-\\u9fff]{2,4}(?:\\s(?:(?:实习生|见习记者|通讯员|记者)\\s?)?[\\u4e00-\\u9fff]{2,4}){0,3}$`,
);

/** The paper behind the reporter's name or right before it, where it reads as one or the document calls itself so; a place is none. */
export function reportedBy(document: AnnotatedDocument, block: ViewSpan): ViewSpan | null {
  const text = textOf(document, block);
  const match = REPORTED.exec(text) ?? REPORTER_OF.exec(text);
  if (!match?.[1]) return null;
  const name = ownNamesOf(document).opening(match[1]) ?? (isName(match[1]) ? match[1] : null);
  const start = block.start + match.index + match[0].indexOf(match[1]);
  return name === null ? null : viewSpan(start, start + name.length);
}

/** How many lines of a page may hold its masthead and the number of the issue. */
const TOP = 7;

/** A few words in capitals above the title that an issue's number or a copyright line makes a name. */
export function namedAbove(document: AnnotatedDocument, blocks: readonly Block[]): ViewSpan | null {
  const shown = blocks.filter(({ box }) => box.tag !== 'title' && box.tag !== 'meta');
  const [first] = shown;
  if (first?.rule !== 'boilerplate/site-head') return null;
  const name = textOf(document, first.span);
  if (!isFewCapitalised(name) || !name.includes(' ') || isNoName(name)) return null;
  const numbered = shown.slice(1, TOP).some(({ span }) => isIssue(textOf(document, span)));
  const owned = shown.some(({ kind, span }) => {
    const text = kind === 'boilerplate' && span.end - span.start <= LONGEST_RIGHTS ? textOf(document, span) : '';
    return RIGHTS.test(text) && text.includes(name);
  });
  return numbered || owned ? first.span : null;
}

/** The paper that the first words of the article name: 某某参考讯, 本报讯（某某日报记者 …）. */
export function namedInOpening(document: AnnotatedDocument, blocks: readonly Block[]): ViewSpan | null {
  const first = firstParagraph(blocks);
  if (!first) return null;
  const text = textOf(document, first.span);
  const name = nameInOpening(text);
  if (name === null) return null;
  const start = first.span.start + text.indexOf(name);
  return viewSpan(start, start + name.length);
}
