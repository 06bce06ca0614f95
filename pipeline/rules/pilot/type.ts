/** Whether a pilot is a financial service or a technology product: said in its scope, by its group, or of all. Totals assign nothing. */
import { oncePerDocument, textOf } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Found } from '../../types.ts';
import { contains, overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import { NUMERAL } from '../announcement/numeral.ts';
import type { Told } from './pilots.ts';
import { typeBefore, typeContinued, typesBehind } from './type-by-group.ts';
import { typeByLead } from './type-by-lead.ts';
import { orderedTypes, typesByOrder } from './type-by-order.ts';
import { typesLeft, typesOfSame } from './type-by-others.ts';
import { TYPE_WORD, typeNamed } from './type-words.ts';

const OWN = new RegExp(
  `(?:(?:该|本|此)?(?:创新)?(?:应用|项目|产品|试点)?(?:类型)?(?:同为|亦为|也是|同属|为|属于|属|是|系|：)(?:(?:其中|本批|首批|此次|[^，。；“]{0,8}[中里])?唯一的?(?:一(?:项|个|款))?(?:[^，。；的]{0,10}的)?)?(?:一(?:项|个|款))?|(?:提出|推出|申请|申报)了?一(?:项|个|款)|（|^(?:这|该)(?:项|个|款)?)(?:新型|创新)?(${TYPE_WORD})(?:应用|项目|创新应用|类别|类型|范畴|类)?(?=[，。；）、的通]|$)`,
);
/** 这一金融服务预计…, at the head of a sentence of the pilot's own. */
const THIS = new RegExp(`^(?:这|该)(?:一|项|个|款)?(${TYPE_WORD})(?!类|和|与|、)`);
const OF_ALL = new RegExp(`(?:全部|均|都|皆|全)(?:属于|属|为|是)?(?:创新)?“?(${TYPE_WORD})`);
/** 一、金融服务类（3项）: nothing but the type, its number and its count. */
const HEADING = new RegExp(
  `^(?:\\p{Extended_Pictographic}\\uFE0F?\\s?)?[【]?(?:[（(]?[一二三四五六\\d]{1,2}[）)]?[、.．：]?|其中[，：]?)?(?:[\\d一二三四五六七八九十]{1,2}(?:个|项))?${TYPE_WORD}(?:类)?(?:创新)?(?:应用|项目)?(?:（[^）]{1,10}）|(?:共)?[\\d一二三四五六七八九十]{1,2}(?:个|项))?[：:】]?$`,
  'u',
);

/** 金融服务：从茶园到码头: a type and a motto behind it, where that is no pilot's name. */
const MOTTO = new RegExp(
  `^[【]?${TYPE_WORD}(?:类)?(?:创新)?(?:应用|项目)?[：|｜—]{1,2}(?![^，。；！？]{0,24}${anyOf(formsOf('pilot-heads.yaml'))}$)[^。；“《\\t]{2,18}$`,
);

/** 先来看三项金融服务。 两项科技产品，一项服务产业，一项服务老人。: a short paragraph before those it tells of. */
const LEAD_IN = new RegExp(
  `^(?:先|再|首先|接着|接下来|然后|最后)?来?(?:看看?|说说?|讲讲?)?${NUMERAL}[个项款]${TYPE_WORD}(?:类)?(?:应用|项目)?(?:[，：][^。；“《]{0,24})?[。：]?$`,
);
/** 3个金融服务，2个科技产品: counts of both. */
const BOTH = new RegExp(`${TYPE_WORD}.*${TYPE_WORD}`);
const LONGEST_HEADING = 36;

const found = (value: PilotType | null, at: ViewSpan, rule: string): Found<PilotType> | null =>
  value && { value, at: [at], rule };

/** 前四项为金融服务 is said of the first four, wherever it stands. */
const byOrder = (document: AnnotatedDocument, within: ViewSpan, at: ViewSpan): boolean =>
  orderedTypes.find(document, within).some(({ at: [span] }) => span !== undefined && overlaps(span, at));

/** 该创新应用为金融服务; …服务（科技产品）. */
function inScope(document: AnnotatedDocument, scope: readonly ViewSpan[]): Found<PilotType> | null {
  for (const span of scope) {
    const text = textOf(document, span);
    const match = OWN.exec(text) ?? THIS.exec(text);
    if (!match) continue;
    const start = span.start + match.index;
    const at = viewSpan(start, start + match[0].length);
    const type = byOrder(document, span, at) ? null : found(typeNamed(match[1] as string), at, 'type/own-sentence');
    if (type) return type;
  }
  return null;
}

/** The short headings of a document that name one type and nothing else, in order. */
const typeHeadings = oncePerDocument((document): Found<PilotType>[] =>
  document.blocks.flatMap(({ span, kind }) => {
    const text = kind !== 'boilerplate' && span.end - span.start <= LONGEST_HEADING ? textOf(document, span) : '';
    const type =
      HEADING.test(text) || MOTTO.test(text) || (LEAD_IN.test(text) && !BOTH.test(text))
        ? found(typeNamed(text), span, 'type/sub-heading')
        : null;
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

/** 本批应用均为科技产品, in a sentence that is no pilot's own and tells of no list of names (`told`). */
const ofAll = (
  document: AnnotatedDocument,
  sections: readonly ViewSpan[],
  told: readonly ViewSpan[],
): Found<PilotType> | null =>
  typesOfAll(document).find(
    ({ sentence, type: { at } }) =>
      sections.some((section) => contains(section, sentence)) &&
      !told.some((span) => at.some((all) => overlaps(all, span))),
  )?.type ?? null;

/** What the types of the pilots of one announcement are read from. */
export interface Batch {
  /** The parts of the document that belong to the announcement. */
  readonly sections: readonly ViewSpan[];
  readonly statedByType: Partial<Record<PilotType, number>>;
  /** How many pilots it says that it has. */
  readonly statedCount: number | undefined;
}

type Types = (Found<PilotType> | null)[];

/** What a pilot's own cell, its scope, its list or a heading above it tells. */
function typeOf(
  document: AnnotatedDocument,
  { occurrences, scope }: Told,
  behind: ReadonlyMap<number, Found<PilotType>>,
): Found<PilotType> | null {
  const own = occurrences.find(({ type }) => type)?.type ?? inScope(document, scope);
  if (own) return own;
  const unnamed = occurrences.length === 0 ? scope[0] : undefined;
  if (unnamed) return typeByLead(document, unnamed.start) ?? underHeading(document, unnamed);
  for (const { name } of occurrences) {
    const before = typeBefore(document, name) ?? typeByLead(document, name.start);
    const type = behind.get(name.start) ?? before ?? underHeading(document, name);
    if (type) return type;
  }
  return null;
}

/** Fills in the types of the pilots with which the article goes on in the group of the one before. */
function carryOn(document: AnnotatedDocument, pilots: readonly Told[], types: Types, { statedByType }: Batch): void {
  for (const [at, { occurrences, scope }] of pilots.entries()) {
    const [name, last] = [occurrences[0]?.name ?? scope[0], types[at - 1]];
    if (types[at] || !name || !last) continue;
    const stated = statedByType[last.value];
    const room = stated === undefined ? null : types.filter((type) => type?.value === last.value).length < stated;
    types[at] = typeContinued(document, name, last, room);
  }
}

/** The types of the pilots of one announcement, in their order; null where only totals are given. */
export function typesOf(document: AnnotatedDocument, pilots: readonly Told[], batch: Batch): Types {
  const behind = typesBehind(
    document,
    pilots.flatMap(({ occurrences }) => occurrences),
  );
  const types = pilots.map((told) => typeOf(document, told, behind));
  carryOn(document, pilots, types, batch);
  // Where pilots are missing, the order is not theirs.
  const complete = (batch.statedCount ?? pilots.length) === pilots.length;
  const ordered = complete ? typesByOrder(document, batch.sections, pilots.length) : [];
  const told = [...behind.values()].flatMap(({ at }) => at);
  const all = types.map((type, at) => type ?? ordered[at] ?? ofAll(document, batch.sections, told));
  return typesLeft(document, typesOfSame(document, all), batch);
}
