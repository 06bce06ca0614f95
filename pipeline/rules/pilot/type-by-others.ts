/** Types that follow from those of other pilots: 同属金融服务的“…” types the one before it, 唯一的科技产品“…” leaves the other type for the rest. */
import { textOf } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Found } from '../../types.ts';
import type { Batch } from './type.ts';

type Types = readonly (Found<PilotType> | null)[];

const SAME = new RegExp(`^(?:[^，。；“《]{0,6})?${anyOf(formsOf('type-groups.yaml', 'same'))}`);
const TYPES: readonly PilotType[] = ['financial-service', 'technology-product'];

/** The types, with those of pilots before one that is said to be of the same type as the one before it. */
export const typesOfSame = (document: AnnotatedDocument, types: Types): (Found<PilotType> | null)[] =>
  types.map((type, at) => {
    const next = types[at + 1];
    if (type || !next?.at.some((span) => SAME.test(textOf(document, span)))) return type;
    return { ...next, rule: 'type/same-as-next' };
  });

/** 唯一的科技产品: the writer says that no other is of the type. */
const NEAR = 6;
const ONLY = new RegExp(anyOf(formsOf('type-groups.yaml', 'only')));

/**
 * The types, with those of the pilots that are left where all of the other type are told: 唯一的科技产品“…”, or pilots of both types
 * are told. Totals alone assign nothing, and nothing is left where fewer pilots are told than are stated.
 */
export function typesLeft(
  document: AnnotatedDocument,
  types: Types,
  { statedByType, statedCount }: Batch,
): (Found<PilotType> | null)[] {
  const [financial, technology] = TYPES.map((type) =>
    types.filter((one) => one?.value === type).flatMap((one) => one ?? []),
  );
  const [stated, others] = TYPES.map((type) => statedByType[type] ?? 0);
  if (!financial || !technology || statedCount !== types.length || (stated ?? 0) + (others ?? 0) !== statedCount)
    return [...types];
  const leaves = (full: readonly Found<PilotType>[], rest: readonly Found<PilotType>[], count: number | undefined) =>
    full.length === count &&
    (rest.length > 0 ||
      full.some(({ at }) =>
        at.some((span) => ONLY.test(document.doc.view.text.slice(Math.max(0, span.start - NEAR), span.end))),
      ));
  const fill = (value: PilotType, told: readonly Found<PilotType>[]) =>
    types.map((type) => type ?? { value, at: told.flatMap(({ at }) => at), rule: 'type/left' });
  if (leaves(financial, technology, stated)) return fill('technology-product', financial);
  return leaves(technology, financial, others) ? fill('financial-service', technology) : [...types];
}
