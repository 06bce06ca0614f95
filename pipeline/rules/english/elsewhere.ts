/** Pilots of other cities, batches and sandboxes: an English article names them for comparison, and they are none of this announcement. */
import { institutionsIn, termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { region } from '../../lexicon.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import type { Announced } from '../announcement/announcements.ts';
import { batchRule } from '../announcement/batch.ts';
import { labelled } from './labels.ts';
import { anyWord, word } from './words.ts';

const COMPARISON = new RegExp(anyWord('english-cues.yaml', 'comparison'), 'iu');
const NOT_HERE = new RegExp(anyWord('english-cues.yaml', 'not-here'), 'iu');
/** Of China-Europe trains the second is no place that anything is told of. */
const ELSEWHERE = new RegExp(
  `(?<!\\p{L}-)${anyWord('english-cues.yaml', 'elsewhere', 'elsewhere-regulator')}(?!-${anyOf(formsOf('english-institution-words.yaml', 'describes'))})`,
  'u',
);
const PLACE_NAMED = new RegExp(anyWord('english-cues.yaml', 'elsewhere'), 'u');
const REGULATOR = new RegExp(anyWord('english-cues.yaml', 'elsewhere-regulator'), 'u');
const SIGN = new RegExp(anyWord('english-cues.yaml', 'elsewhere-sign'), 'iu');
/** Hong Kong has …; In Singapore, …: the place is what the sentence tells of. */
const OF_PLACE = new RegExp(
  `^(?:${word('linker')},? )?(?:[Ii]n |[Ii]f )?${anyWord('english-cues.yaml', 'elsewhere')}`,
  'u',
);
/** In Beijing, …; Beijing's first batch; the Beijing sandbox. */
const BEFORE_PLACE = new RegExp(`(?:^|[.,;] |${word('linker')},? )in $`, 'iu');
const BEHIND_PLACE = new RegExp(
  `^(?:'s)? (?:[\\p{L}-]{1,20} ){0,3}${anyWord('english-pilot-words.yaml', 'batch')}`,
  'iu',
);

/** What the announcements are about. */
interface Home {
  readonly regions: readonly string[];
  readonly batches: readonly number[];
}

const homeOf = (announcements: readonly Announced[]): Home => ({
  regions: announcements.flatMap(({ draft }) => (draft.region ? [draft.region.value] : [])),
  batches: announcements.flatMap(({ draft }) => (draft.batch ? [draft.batch.value.number] : [])),
});

/** Two places are one where they are the same, or one lies in the other. */
function isHome(home: Home, entry: string): boolean {
  const code = region(entry).code?.slice(0, 2);
  return home.regions.some((own) => own === entry || (code !== undefined && region(own).code?.slice(0, 2) === code));
}

/** Whether a span tells of another batch than those announced and of none of these. */
function otherBatch(document: AnnotatedDocument, span: ViewSpan, { batches }: Home): boolean {
  const labels = batches.length > 0 ? batchRule.find(document, span) : [];
  return labels.length > 0 && labels.every(({ value }) => !batches.includes(value.number));
}

function otherPlace(document: AnnotatedDocument, span: ViewSpan, home: Home): boolean {
  const text = textOf(document, span);
  const institutions = institutionsIn(document, span);
  return (
    home.regions.length > 0 &&
    termsIn(document, span, 'region').some(({ span: at, entry }) => {
      if (isHome(home, entry) || institutions.some((one) => overlaps(one.span, at))) return false;
      return (
        BEFORE_PLACE.test(text.slice(0, at.start - span.start)) ||
        BEHIND_PLACE.test(text.slice(at.end - span.start, at.end - span.start + 60))
      );
    })
  );
}

const namesHome = (document: AnnotatedDocument, span: ViewSpan, home: Home): boolean =>
  termsIn(document, span, 'region').some(({ entry }) => home.regions.includes(entry));

/** Whether a sentence amid what is told of a pilot may leave it: a customer may sell to Thailand, and unlike others need no collateral. */
function mayLeave(document: AnnotatedDocument, span: ViewSpan, home: Home): boolean {
  const text = textOf(document, span);
  if (REGULATOR.test(text) || SIGN.test(text) || OF_PLACE.test(text) || otherPlace(document, span, home)) return true;
  return COMPARISON.test(text) && termsIn(document, span, 'region').some(({ entry }) => !isHome(home, entry));
}

/** Whether the words of a span put what they name elsewhere or at another time. */
function putsElsewhere(document: AnnotatedDocument, span: ViewSpan, home: Home): boolean {
  const text = textOf(document, span);
  const foreign = ELSEWHERE.exec(text);
  const at = foreign && viewSpan(span.start + foreign.index, span.start + foreign.index + foreign[0].length);
  const employer =
    at && institutionsIn(document, span).some((one) => overlaps(one.span, at) && one.institutionKind !== 'regulator');
  return (
    COMPARISON.test(text) ||
    (at !== null && !employer) ||
    otherBatch(document, span, home) ||
    otherPlace(document, span, home)
  );
}

/**
 * The sentences whose names are not of these announcements: from where the words put them elsewhere to the end of the paragraph,
 * or of the list that the sentence leads in. Within a sentence, only what stands behind those words.
 */
export function elsewhereSpans(
  document: AnnotatedDocument,
  announcements: readonly Announced[],
  names: readonly ViewSpan[],
): ViewSpan[] {
  const home = homeOf(announcements);
  const found: ViewSpan[] = [];
  let [block, away, leads, next] = [-1, false, false, 0];
  for (const { span, block: own } of document.segments.sentences) {
    if (own !== block) away = leads && isListed(document, own);
    block = own;
    while (next < names.length && (names[next] as ViewSpan).start < span.start) next++;
    const first = Math.min(names[next]?.start ?? span.end, span.end);
    const told = first > span.start ? viewSpan(span.start, first) : null;
    const amid = first === span.end ? isAmid(document, own, names[next - 1]) : isNamesOwn(document, told, names[next]);
    if (told && putsElsewhere(document, told, home) && (!amid || mayLeave(document, told, home))) away = true;
    else if (told && namesHome(document, told, home)) away = false;
    leads = away && /:$/.test(textOf(document, span)) ? true : leads && away;
    if (away || NOT_HERE.test(textOf(document, span))) found.push(span);
  }
  return found;
}

/** Those who sell to Korea are served by “China-Korea …”: the place is one that the name itself has. */
function isNamesOwn(document: AnnotatedDocument, told: ViewSpan | null, name: ViewSpan | undefined): boolean {
  const place = told && PLACE_NAMED.exec(textOf(document, told))?.[0];
  return place != null && name !== undefined && textOf(document, name).includes(place);
}

/** Whether a sentence stands behind a pilot's name in its paragraph, behind a label or in a list. */
function isAmid(document: AnnotatedDocument, block: number, last: ViewSpan | undefined): boolean {
  const own = document.blocks[block]?.span;
  return (
    own !== undefined &&
    ((last !== undefined && last.start >= own.start) || labelled(document, own) !== null || isListed(document, block))
  );
}

const isListed = (document: AnnotatedDocument, block: number): boolean => {
  const one = document.blocks[block];
  return (
    one !== undefined &&
    (one.box.tag === 'li' || /^(?:\(?\d{1,2}[.)]|[•*–-]) /.test(textOf(document, one.span).slice(0, 8)))
  );
};
