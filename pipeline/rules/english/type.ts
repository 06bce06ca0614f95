/** Whether a pilot is a financial service or a technology product, as English articles say it. Totals alone assign nothing. */
import { textOf } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Found, Rule, Sentence } from '../../types.ts';
import { contains, overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import type { Occurrence } from '../pilot/occurrence.ts';
import { englishOccurrences } from './occurrences.ts';
import { foundType, TYPE_WORD, typeBeside, typeNamed, typeOpening, typeOwn } from './type-words.ts';
import { anyWord, ORDINAL, word } from './words.ts';

const FILE = 'english-types.yaml';
const NUMBER = `(?:${anyWord('english-enumerations.yaml', 'number')}|\\d{1,2})`;
const ANY_TYPE = new RegExp(TYPE_WORD, 'giu');
/** The two technology products are; Three financial services were listed; the rest are technology products. */
const GROUP = new RegExp(
  `(?:^|[;:,(–—] ?|${word('conjunction', 'be', 'preposition')} |${anyWord(FILE, 'holds')} |among )(?:(?:${anyWord(FILE, 'points')}|${NUMBER}) ){0,4}(${TYPE_WORD})(?=(?: (?:on|in|of) the (?:list|batch|notice))? ?(?:$|[:(.,;–—-]|${anyWord(FILE, 'says-of')}))`,
  'giu',
);
/** A heading that names a type and nothing else: B. Technology products (2). */
const HEADING = new RegExp(
  `^(?:[(]?[\\divxA-H]{1,4}[.)] ?)?(?:innovative |category: |type: )?${TYPE_WORD}(?: ${anyWord(FILE, 'says-of')})?(?: ?[(]\\d+[)])?:?$`,
  'iu',
);
const ALL = new RegExp(
  `(?:^| )(?:all|each)(?: of (?:the|them|these))?(?: the)?(?: ${NUMBER})?(?: [\\p{Ll}]{1,20})? (?:${word('be')}|as) (?:an? )?(${TYPE_WORD})`,
  'iu',
);

/** A type said of what follows, until the next; null where a sentence gives totals and so ends what was said before. */
interface Governing {
  readonly at: ViewSpan;
  readonly type: PilotType | null;
  /** Where it ends: the other financial service is said of its own sentence, on the technology side of its paragraph. */
  readonly until: number;
}
const AFTER_ALL = Number.POSITIVE_INFINITY;
const SIDE = new RegExp(
  `^(?:Meanwhile, |And )?(?:${anyWord(FILE, 'financial-side')}|(${anyWord(FILE, 'technology-side')}))(?=,| |:)`,
  'iu',
);

/** The spans of a pattern's first group in a sentence that lie outside the names. */
const told = (text: string, from: number, pattern: RegExp, names: readonly ViewSpan[]): ViewSpan[] =>
  everyMatch(pattern, text)
    .map(({ index, 0: match }) => viewSpan(from + index, from + index + match.length))
    .filter((at) => !names.some((name) => overlaps(name, at)));

/** How many pilots of each type the article counts. */
type TypeCounts = Partial<Record<PilotType, number>>;

/** Another, from A, …; The third, …: a paragraph that goes on with the group of the one before. */
const NEXT_OF_GROUP = new RegExp(
  `^(?:The |An? )?(?:${ORDINAL}|another)(?=,? )|^[^.,“”]{3,90} the ${ORDINAL}, (?:the )?“`,
  'iu',
);

/** Where a group ends that is told from a paragraph on: behind as many paragraphs that go on with it as the type has pilots. */
function sideEnd(document: AnnotatedDocument, block: number, type: PilotType, count: number): number {
  let end = document.blocks[block]?.span.end ?? 0;
  for (const { span } of document.blocks.slice(block + 1, block + Math.max(1, count))) {
    const text = textOf(document, span);
    const said = everyMatch(ANY_TYPE, text).map(([words]) => typeNamed(words));
    if (!NEXT_OF_GROUP.test(text) || said.some((other) => other !== type)) break;
    end = span.end;
  }
  return end;
}

/** What one sentence, with its own names, says of those that follow. A single service is said of the names in its own sentence only. */
function saidBy(
  document: AnnotatedDocument,
  { span, block }: Sentence,
  names: readonly ViewSpan[],
  counts: TypeCounts,
): Governing[] {
  const text = textOf(document, span);
  if (HEADING.test(text)) return [{ at: span, type: typeNamed(text), until: AFTER_ALL }];
  const side = SIDE.exec(text);
  if (side) {
    const type = side[1] ? 'technology-product' : 'financial-service';
    const until = sideEnd(document, block, type, counts[type] ?? 0);
    return [{ at: viewSpan(span.start, span.start + side[0].length), type, until }];
  }
  const types = new Set(told(text, span.start, ANY_TYPE, names).map((at) => typeNamed(textOf(document, at))));
  if (types.size > 1 && names.length === 0) return [{ at: span, type: null, until: AFTER_ALL }];
  return told(text, span.start, GROUP, names)
    .filter((at) => /s$/i.test(textOf(document, at)) || names.some((name) => name.start >= at.end))
    .map((at) => {
      const words = textOf(document, at);
      return { at, type: typeNamed(words), until: /s$/i.test(words) ? AFTER_ALL : span.end };
    });
}

/**
 * The places where a type is said of a group, in order. Words inside the pilots' names say nothing.
 * @param counts how many of each the article states; none where it has several announcements
 */
export function governing(
  document: AnnotatedDocument,
  occurrences: readonly Occurrence[],
  counts: TypeCounts = {},
): Governing[] {
  const names = occurrences.map(({ name }) => name).sort((a, b) => a.start - b.start);
  let next = 0;
  return document.segments.sentences.flatMap((sentence) => {
    const from = next;
    while (next < names.length && (names[next] as ViewSpan).start < sentence.span.end) next++;
    return saidBy(document, sentence, names.slice(from, next), counts);
  });
}

/** What is said of all pilots of the document: All four are technology products. */
function ofAll(document: AnnotatedDocument): Found<PilotType> | null {
  for (const { span } of document.segments.sentences) {
    const match = ALL.exec(textOf(document, span));
    if (!match) continue;
    const start = span.start + match.index;
    return foundType(typeNamed(match[1] as string), viewSpan(start, start + match[0].length), 'type/english-of-all');
  }
  return null;
}

/** What governs a place: the last that was said before it and has not ended, unless another type has been named since. */
function governor(groups: readonly Governing[], place: number): Governing | null {
  const before = groups.filter(({ at }) => at.start <= place);
  const last = before.findLast(({ until }) => until > place);
  return last && before.at(-1)?.type === last.type ? last : null;
}

/**
 * The type of a pilot by its occurrences: in a cell or a label, beside its name, by the group that it stands in, or of all.
 * @param groups what `governing` found in the document
 */
export function englishType(
  document: AnnotatedDocument,
  occurrences: readonly Occurrence[],
  scope: readonly ViewSpan[],
  groups: readonly Governing[],
): Found<PilotType> | null {
  const cell = occurrences.find(({ type }) => type)?.type;
  if (cell) return cell;
  for (const one of occurrences) {
    const beside = typeBeside(document, one.name, one.outer);
    if (beside) return beside;
  }
  const own = typeOwn(document, scope) ?? (occurrences.length === 0 ? typeOpening(document, scope) : null);
  if (own) return own;
  const place = occurrences[0]?.name.start ?? scope[0]?.start ?? 0;
  const last = governor(groups, place);
  return (last ? foundType(last.type, last.at, 'type/english-group') : null) ?? ofAll(document);
}

/** The types of the pilots that a text names, in order. */
export const typeRule: Rule<PilotType> = {
  id: 'type/english',
  why: 'the type stands beside the name, in the sentence or heading that opens a group of names, or is said of all; totals assign nothing',
  examples: [
    {
      text: 'Three financial services were listed. Bank of Beijing applied for “Smart Token Service”. The technology product is “Panda Platform”, from Tencent Cloud.',
      gives: ['financial-service', 'technology-product'],
    },
    {
      text: 'Two of these applications concern financial services:\n1. Smart Token Service (Bank of Beijing)\n2. Panda Loan Service (Bank of Suzhou)',
      gives: ['financial-service', 'financial-service'],
    },
    {
      text: 'Bank of Beijing applied for “Smart Token”, a financial service that verifies payments.',
      gives: ['financial-service'],
    },
    { text: '“Smart Token”, from Bank of Beijing, is also a financial service.', gives: ['financial-service'] },
    {
      text: 'The first financial service is “Smart Token”, from Bank of Beijing. On the technology side, Bank of Suzhou and Tencent Cloud applied for a product called “Panda Platform”.',
      gives: ['financial-service', 'technology-product'],
    },
    {
      text: 'The first financial service is “Smart Token”, from Bank of Beijing. Bank of Suzhou applied for a product called “Panda Platform”.',
      gives: ['financial-service'],
    },
    {
      text: 'The sole technology product in the batch is “Smart Token”, from Bank of Beijing.',
      gives: ['technology-product'],
    },
    {
      text: 'Of the technology products, the “Orchard Camera Platform” will grade fruit.',
      gives: ['technology-product'],
    },
    { text: 'Bank of Beijing submitted the technology product “Smart Token”.', gives: ['technology-product'] },
    {
      text: 'F stands for financial service, T for the rest.\n1. Smart Token Service (F), Bank of Beijing\n2. Panda Platform (T)\nApplicant: Bank of Suzhou',
      gives: ['financial-service'],
    },
    {
      text: 'Of the five, three are financial services (FS) and two technology products (TP).\n1. Smart Token Service (FS)\nApplicants: Bank of Beijing\n2. Panda Platform (TP)\nApplicants: Bank of Suzhou',
      gives: ['financial-service', 'technology-product'],
    },
    { text: 'Technology products (1)\n1. Smart Token Platform (Bank of Beijing)', gives: ['technology-product'] },
    {
      text: 'All four are technology products. Bank of Beijing applied for “Smart Token Platform”.',
      gives: ['technology-product'],
    },
    {
      text: 'The list holds three financial services and two technology products. Bank of Beijing applied for “Smart Token”.',
      gives: [],
    },
    {
      text: 'Bank of Beijing applied for “Smart Token”. The notice classifies each of them as a financial service.',
      gives: ['financial-service'],
    },
    { text: 'Bank of Beijing, which offers financial services to farmers, applied for “Smart Token”.', gives: [] },
  ],
  find: (document, within) => {
    const occurrences = englishOccurrences(document, []).filter(
      ({ name, anchored }) => anchored && contains(within, name),
    );
    const groups = governing(document, occurrences);
    return occurrences.flatMap((one) => englishType(document, [one], [], groups) ?? []);
  },
  show: String,
};
