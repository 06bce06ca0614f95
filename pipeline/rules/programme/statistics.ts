/** Counts over a programme: 北京累计公示22个, 8市（区）公示了试点名单，共55项应用. */
import { institutionsIn, termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { overlaps } from '../../view.ts';
import { type Count, countsIn } from './counts.ts';
import type { Segment } from './segments.ts';

const words = (id: string): string => anyOf(formsOf('programme-statements.yaml', id));
const VERB = new RegExp(words('count-verb'));
const CUE = new RegExp(words('statistics-cue'), 'i');
const CUES = new RegExp(CUE.source, 'gi');
const COURSE = new Set(formsOf('programme-statements.yaml', 'course-cue'));
const NOUN = new RegExp(words('programme-noun'));
const COMPARISON = new RegExp(words('comparison'));
const ORGANISATION = new RegExp(words('organisation'));
const EXCEPTED = /^除[^，。；]{0,24}/;
/** Counts of the two types need no verb where counts go on: 金融服务71个，科技产品48个. */
const TYPES = new Set(['financial-services', 'technology-products']);
/** What makes a clause a count over a programme; enterprises and data are counted by plans too. */
const TELLING = new Set(['projects', 'batches', 'regions', 'provinces', ...TYPES]);
const TAKING_PART =
  /(?:参与|涉及|申请|申报)[^，。；]{0,10}(?:机构|银行|公司|企业)|(?:机构|银行|公司|企业)[^，。；]{0,4}参与/;
/** 上海16个: nor does the count of a region. */
const SHORT = 24;
const LISTED = /等(?:[\d一二三四五六七八九十]{1,3})(?:个)?(?:省|市|地)/;

/** The counts that a segment makes over a programme, and the regions they are of; null where it makes none. */
export function statisticsOf(
  document: AnnotatedDocument,
  segment: Segment,
  goesOn: boolean,
): { counts: Count[]; regions: readonly string[] } | null {
  const text = textOf(document, segment.span);
  if (COMPARISON.test(text) || ORGANISATION.test(text)) return null;
  const counts = countsIn(document, segment.span, goesOn);
  const ofTypes = counts.some(({ what }) => TYPES.has(what));
  const verbless = goesOn && (ofTypes || (segment.regions.length > 0 && text.length <= SHORT));
  if (!verbless && !VERB.test(text)) return null;
  const telling = counts.some(({ what }) => TELLING.has(what)) || (counts.length > 0 && TAKING_PART.test(text));
  if (!telling || !(NOUN.test(text) || goesOn)) return null;
  if (LISTED.test(text)) return { counts, regions: listedRegions(document, segment) };
  return { counts, regions: segment.regions.length > 0 ? segment.regions : onlyRegion(document, segment) };
}

const OF_ALL = new RegExp(words('english-nation'), 'i');

/** A paper reports that Ningbo has approved 46 projects: the only region that an English count names, where it is not of all. */
function onlyRegion(document: AnnotatedDocument, segment: Segment): readonly string[] {
  const text = textOf(document, segment.span);
  if (document.doc.script !== 'Latn' || OF_ALL.test(text)) return [];
  const named = listedRegions(document, segment);
  return named.length === 1 ? named : [];
}

/** Whether a segment goes beyond the batch that its article announces. */
export const goesBeyond = (text: string): boolean => CUE.test(text);

/** Whether all that seems to go beyond the batch may be how its own pilots came about: 陆续上线. */
export const tellsCourse = (text: string): boolean =>
  everyMatch(CUES, text).every(([cue]) => COURSE.has(cue.toLowerCase())) && goesBeyond(text);

/** All regions named in a segment: 已有北京市、上海市等8市公示了. */
function listedRegions(document: AnnotatedDocument, { span }: Segment): string[] {
  const text = textOf(document, span);
  const from = span.start + (EXCEPTED.exec(text)?.[0].length ?? 0);
  const institutions = institutionsIn(document, span);
  const named = termsIn(document, span, 'region').filter(
    (mention) => mention.span.start >= from && !institutions.some((other) => overlaps(other.span, mention.span)),
  );
  return [...new Set(named.map(({ entry }) => entry))];
}
