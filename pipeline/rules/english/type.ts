/** Whether a pilot is a financial service or a technology product, as English articles say it. Totals alone assign nothing. */
import { sentenceOf, textOf } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import type { AnnotatedDocument, Found, Rule, Sentence } from '../../types.ts';
import { contains, overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import type { Occurrence } from '../pilot/occurrence.ts';
import { englishOccurrences } from './occurrences.ts';
import { TYPE_WORD, typeNamed } from './type-words.ts';
import { anyWord } from './words.ts';

const NUMBER = `(?:${anyWord('english-enumerations.yaml', 'number')}|\\d{1,2})`;
const ANY_TYPE = new RegExp(TYPE_WORD, 'giu');
/** The two technology products are; Three financial services were listed; the rest are technology products. */
const GROUP = new RegExp(
  `(?:^|[;:,(–—] ?|(?<![\\p{L}])(?:and|while|are|were|among|under|of) )(?:(?:the|these|those|all|both|other|others|remaining|following|first|last|rest|are|were|only|${NUMBER}) ){0,4}(${TYPE_WORD})(?= ?(?:$|[:(.,;–—-]|and |are |is |were |was |have |include|comprise|in |projects|applications|pilots|trials|category))`,
  'giu',
);
/** A heading that names a type and nothing else: B. Technology products (2). */
const HEADING = new RegExp(
  `^(?:[(]?[\\divxA-H]{1,4}[.)] ?)?(?:innovative |category: |type: )?${TYPE_WORD}(?: (?:projects|applications|pilots|category))?(?: ?[(]\\d+[)])?:?$`,
  'iu',
);
/** “X”, a financial service that …; X (technology product); “X” is classed as a technology product. */
const BEHIND = new RegExp(
  `^(?: ?[(（][^()（）]{0,80}[\\u4e00-\\u9fff][^()（）]{0,80}[)）])?(?:,| –| —| -)? ?(?:(?:which )?(?:is|was|are) (?:(?:classed|listed|classified|registered|described|filed) as )?|[(])?(?:(?:an?|the|one|another) )?(?:new |innovative |[\\p{L}]{1,20}-based )?(${TYPE_WORD})`,
  'iu',
);
/** The technology product “X”. */
const BEFORE = new RegExp(`(${TYPE_WORD})(?:,| called| named)? ?[“‘]?$`, 'iu');
const ALL = new RegExp(
  `(?:^|[,;] )all(?: (?:of (?:the|them)|the))?(?: ${NUMBER})?(?: [\\p{Ll}]{1,20})? (?:are|were) (${TYPE_WORD})`,
  'iu',
);

/** A type said of what follows, until the next; null where a sentence gives totals and so ends what was said before. */
interface Governing {
  readonly at: ViewSpan;
  readonly type: PilotType | null;
}

const found = (value: PilotType | null, at: ViewSpan, rule: string): Found<PilotType> | null =>
  value && { value, at: [at], rule };

/** What the words beside a name say. */
function beside(document: AnnotatedDocument, { outer, name }: Occurrence): Found<PilotType> | null {
  const { text } = document.doc.view;
  const sentence = sentenceOf(document, name)?.span;
  if (!sentence) return null;
  for (const at of [/[”’]/.test(text[name.end] ?? '') ? name.end + 1 : name.end, outer.end]) {
    const match = at < sentence.end ? BEHIND.exec(text.slice(at, Math.min(sentence.end, at + 240))) : null;
    if (match) return found(typeNamed(match[1] as string), viewSpan(at, at + match[0].length), 'type/english-beside');
  }
  const before = BEFORE.exec(text.slice(Math.max(sentence.start, outer.start - 60), outer.start));
  const at = before && viewSpan(outer.start - before[0].length, outer.start);
  return at && found(typeNamed(before[1] as string), at, 'type/english-beside');
}

/** The spans of a pattern's first group in a sentence that lie outside the names. */
const told = (text: string, from: number, pattern: RegExp, names: readonly ViewSpan[]): ViewSpan[] =>
  [...text.matchAll(pattern)]
    .map(({ index, 0: match }) => viewSpan(from + index, from + index + match.length))
    .filter((at) => !names.some((name) => overlaps(name, at)));

/** What one sentence says of those that follow. A single service is said of the names in its own sentence only. */
function saidBy(document: AnnotatedDocument, { span }: Sentence, names: readonly ViewSpan[]): Governing[] {
  const text = textOf(document, span);
  if (HEADING.test(text)) return [{ at: span, type: typeNamed(text) }];
  const own = names.filter((name) => contains(span, name));
  const types = new Set(told(text, span.start, ANY_TYPE, own).map((at) => typeNamed(textOf(document, at))));
  if (types.size > 1 && own.length === 0) return [{ at: span, type: null }];
  return told(text, span.start, GROUP, own)
    .filter((at) => /s$/i.test(textOf(document, at)) || own.some((name) => name.start >= at.end))
    .map((at) => ({ at, type: typeNamed(textOf(document, at)) }));
}

/** The places where a type is said of a group, in order. Words inside the pilots' names say nothing. */
export function governing(document: AnnotatedDocument, occurrences: readonly Occurrence[]): Governing[] {
  const names = occurrences.map(({ name }) => name);
  return document.segments.sentences.flatMap((sentence) => saidBy(document, sentence, names));
}

function ofAll(document: AnnotatedDocument): Found<PilotType> | null {
  for (const { span } of document.segments.sentences) {
    const match = ALL.exec(textOf(document, span));
    if (!match) continue;
    const start = span.start + match.index;
    return found(typeNamed(match[1] as string), viewSpan(start, start + match[0].length), 'type/english-of-all');
  }
  return null;
}

/**
 * The type of a pilot by its occurrences: in a cell or a label, beside its name, by the group that it stands in, or of all.
 * @param groups what `governing` found in the document
 */
export function englishType(
  document: AnnotatedDocument,
  occurrences: readonly Occurrence[],
  groups: readonly Governing[],
): Found<PilotType> | null {
  const cell = occurrences.find(({ type }) => type)?.type;
  if (cell) return cell;
  for (const one of occurrences) {
    const own = beside(document, one);
    if (own) return own;
  }
  const place = occurrences[0]?.name.start ?? 0;
  const last = groups.findLast(({ at }) => at.start <= place);
  return (last ? found(last.type, last.at, 'type/english-group') : null) ?? ofAll(document);
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
      text: 'Bank of Beijing applied for “Smart Token”, a financial service that verifies payments.',
      gives: ['financial-service'],
    },
    { text: 'Bank of Beijing submitted the technology product “Smart Token”.', gives: ['technology-product'] },
    { text: 'Technology products (1)\n1. Smart Token Platform (Bank of Beijing)', gives: ['technology-product'] },
    {
      text: 'All four are technology products. Bank of Beijing applied for “Smart Token Platform”.',
      gives: ['technology-product'],
    },
    {
      text: 'The list holds three financial services and two technology products. Bank of Beijing applied for “Smart Token”.',
      gives: [],
    },
    { text: 'Bank of Beijing, which offers financial services to farmers, applied for “Smart Token”.', gives: [] },
  ],
  find: (document, within) => {
    const occurrences = englishOccurrences(document, []).filter(
      ({ name, anchored }) => anchored && contains(within, name),
    );
    const groups = governing(document, occurrences);
    return occurrences.flatMap((one) => englishType(document, [one], groups) ?? []);
  },
  show: String,
};
