/** Whether a pilot is a financial service or a technology product: said in its scope, by its group, or of all. Totals assign nothing. */
import { oncePerDocument, sentenceOf, textOf } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Found, Sentence } from '../../types.ts';
import { contains, overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import type { Occurrence } from './occurrence.ts';
import { orderedTypes } from './type-by-order.ts';
import { TYPE_WORD, typeNamed } from './type-words.ts';

const OWN = new RegExp(
  `(?:(?:该|本|此)?(?:创新)?(?:应用|项目|产品|试点)?(?:类型)?(?:同为|亦为|也是|同属|为|属于|属|是|系|：)(?:唯一的?|其中唯一的?)?(?:一(?:项|个|款))?|（|^(?:这|该)(?:项|个|款)?)(?:新型|创新)?(${TYPE_WORD})(?:应用|项目|创新应用|类)?(?=[，。；）、的通]|$)`,
);
const OF_ALL = new RegExp(`(?:全部|均|都|皆|全)(?:属于|属|为|是)?(?:创新)?(${TYPE_WORD})`);
const GROUP = new RegExp(
  `(${TYPE_WORD})(?:类)?(?:创新)?(?:应用|项目)?(?:[\\d一二三四五六七八九十]{1,3}(?:个|项))?(?:，)?(?:则)?(?:分别)?(?:一[个项款](?:为|是|叫|名为)|为|是|有|包括|包含|：|即|方面|名为|叫|的?，?还有)`,
  'g',
);

/** 一、金融服务类（3项）: nothing but the type, its number and its count. */
const HEADING = new RegExp(
  `^[【]?(?:[（(]?[一二三四五六\\d]{1,2}[）)]?[、.．：]?|其中[，：]?)?(?:[\\d一二三四五六七八九十]{1,2}(?:个|项))?${TYPE_WORD}(?:类)?(?:创新)?(?:应用|项目)?(?:（[^）]{1,10}）|(?:共)?[\\d一二三四五六七八九十]{1,2}(?:个|项))?[：:】]?$`,
);

const found = (value: PilotType | null, at: ViewSpan, rule: string): Found<PilotType> | null =>
  value && { value, at: [at], rule };

/** 前四项为金融服务 is said of the first four, wherever it stands. */
const byOrder = (document: AnnotatedDocument, within: ViewSpan, at: ViewSpan): boolean =>
  orderedTypes.find(document, within).some(({ at: [span] }) => span !== undefined && overlaps(span, at));

/** 该创新应用为金融服务; …服务（科技产品）. */
function inScope(document: AnnotatedDocument, scope: readonly ViewSpan[]): Found<PilotType> | null {
  for (const span of scope) {
    const match = OWN.exec(textOf(document, span));
    if (!match) continue;
    const start = span.start + match.index;
    const at = viewSpan(start, start + match[0].length);
    const type = byOrder(document, span, at) ? null : found(typeNamed(match[1] as string), at, 'type/own-sentence');
    if (type) return type;
  }
  return null;
}

/** 金融服务类包括“…”、“…”；科技产品为“…”: the nearest type before the name in its sentence. */
function inGroup(document: AnnotatedDocument, sentence: Sentence | null, name: ViewSpan): Found<PilotType> | null {
  if (!sentence) return null;
  const before = document.doc.view.text.slice(sentence.span.start, name.start);
  const match = everyMatch(GROUP, before).at(-1);
  if (!match) return null;
  const start = sentence.span.start + match.index;
  return found(typeNamed(match[1] as string), viewSpan(start, start + match[0].length), 'type/group');
}

/** The short headings of a document that name one type and nothing else, in order. */
const typeHeadings = oncePerDocument((document): Found<PilotType>[] =>
  document.blocks.flatMap(({ span, kind }) => {
    const text = kind !== 'boilerplate' && span.end - span.start <= 24 ? textOf(document, span) : '';
    const type = HEADING.test(text) ? found(typeNamed(text), span, 'type/sub-heading') : null;
    return type ? [type] : [];
  }),
);

/** A type heading governs what stands below it, until the next of its kind. */
const underHeading = (document: AnnotatedDocument, name: ViewSpan): Found<PilotType> | null =>
  typeHeadings(document).findLast(({ at: [heading] }) => heading !== undefined && heading.end <= name.start) ?? null;

/** The sentences of a document that say a type of all, in order. */
const typesOfAll = oncePerDocument((document): { sentence: ViewSpan; type: Found<PilotType> }[] =>
  document.segments.sentences.flatMap(({ span }) => {
    const match = OF_ALL.exec(textOf(document, span));
    const start = span.start + (match?.index ?? 0);
    const at = viewSpan(start, start + (match?.[0].length ?? 0));
    const all = match && !byOrder(document, span, at);
    const type = all ? found(typeNamed(match[1] as string), at, 'type/of-all') : null;
    return type ? [{ sentence: span, type }] : [];
  }),
);

/** 本批应用均为科技产品, in a sentence that is no pilot's own. */
const ofAll = (document: AnnotatedDocument, announcement: readonly ViewSpan[]): Found<PilotType> | null =>
  typesOfAll(document).find(({ sentence }) => announcement.some((section) => contains(section, sentence)))?.type ??
  null;

/**
 * The type of a pilot, or null where only totals are given.
 * @param announcement the sections of the announcement that the pilot belongs to
 * @param ordered its type by the order of the pilots, where that is told
 */
export function typeOf(
  document: AnnotatedDocument,
  occurrences: readonly Occurrence[],
  scope: readonly ViewSpan[],
  announcement: readonly ViewSpan[],
  ordered: Found<PilotType> | null,
): Found<PilotType> | null {
  const cell = occurrences.find(({ type }) => type)?.type;
  if (cell) return cell;
  const own = inScope(document, scope);
  if (own) return own;
  for (const { name } of occurrences) {
    const type = inGroup(document, sentenceOf(document, name), name) ?? underHeading(document, name);
    if (type) return type;
  }
  return ordered ?? ofAll(document, announcement);
}
