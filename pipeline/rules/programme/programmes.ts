/** Statements about a whole programme: counts over it, and what regions plan under it. */
import { oncePerDocument, sentencesIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { region } from '../../lexicon.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, ProgrammeDraft } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { announcements } from '../announcement/announcements.ts';
import { cuesOf, tellsOfElsewhere } from '../announcement/cue.ts';
import { cueWords } from '../announcement/cue-words.ts';
import { NUMERAL } from '../announcement/numeral.ts';
import { CENTRAL_BANK_SANDBOX } from '../announcement/programme.ts';
import { technologiesIn } from '../pilot/technologies.ts';
import { type Count, countsIn } from './counts.ts';
import { goesOn, isInitiative } from './initiatives.ts';
import { mainProgramme, programmesIn, wholeOf } from './main.ts';
import { rankedCounts } from './ranked.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { goesBeyond, statisticsOf, tellsCourse } from './statistics.ts';

/** A survey compares at least so many regions; fewer are examples in another story. */
const FEWEST_REGIONS = 3;
/** Counts of places belong to statistics; in a plan they only say how many share it. */
const OF_PLACES = new Set(['regions', 'provinces', 'cities']);

const MARKED = /“[^”]{1,80}”|《[^》]{1,80}》/g;

interface Reading {
  readonly document: AnnotatedDocument;
  readonly main: string;
  readonly announces: boolean;
  readonly survey: boolean;
}

/** The statements of a document, one a clause and set of regions; none where it names no programme. */
export function programmeStatements(document: AnnotatedDocument): ProgrammeDraft[] {
  // English news call it the pilot: then the programme is that of the announcement.
  const main = mainProgramme(document) ?? announcements(document)[0]?.draft.programme?.value ?? null;
  if (main === null || (main === CENTRAL_BANK_SANDBOX && isElsewhere(document))) return [];
  const announces = announcements(document).length > 0;
  const reading = { document, main, announces, survey: !announces && isSurvey(document) };
  const ranked = rankedCounts(document).map(({ span, region: own, count }) =>
    draft(
      reading,
      main,
      { span, regions: [own], predicate: span.start, collective: false, domain: null },
      'statistics',
      [own],
      [count],
    ),
  );
  const told = statementsIn(reading).filter(({ at }) => !ranked.some((one) => one.at[0]?.end === at[0]?.end));
  return [...told, ...ranked].sort((a, b) => (a.at[0]?.start ?? 0) - (b.at[0]?.start ?? 0));
}

const CHINA = /中国|内地|全国|Chin(?:a|ese)/;

/** An article about another country's regulatory sandbox, which is called by the same words. */
function isElsewhere(document: AnnotatedDocument): boolean {
  const { text } = document.doc.view;
  return tellsOfElsewhere(text) && !CHINA.test(text);
}

const bodySentences = (document: AnnotatedDocument) =>
  sentencesIn(document, wholeOf(document)).filter(({ block }) => document.blocks[block]?.kind === 'body');

/** Whether several regions are told of in turn. */
function isSurvey(document: AnnotatedDocument): boolean {
  const told = bodySentences(document).flatMap((sentence) =>
    segmentsOf(document, sentence)
      .filter((segment) => isInitiative(document, segment))
      .flatMap(({ regions }) => regions),
  );
  return new Set(told).size >= FEWEST_REGIONS;
}

function statementsIn(reading: Reading): ProgrammeDraft[] {
  const { document } = reading;
  const announced = new Set(reading.announces ? cuesOf(document).map(({ sentence }) => sentence.start) : []);
  const found: ProgrammeDraft[] = [];
  let [block, regions, counted]: [number, readonly string[] | null, boolean] = [-1, null, false];
  for (const sentence of bodySentences(document)) {
    if (sentence.block !== block) [block, regions, counted] = [sentence.block, null, counted && !reading.announces];
    if (announced.has(sentence.span.start)) continue;
    // Beside an announcement, and where no count goes on, only what goes beyond its batch is told.
    if (reading.announces && !counted && !goesBeyond(textOf(document, sentence.span))) continue;
    for (const segment of segmentsOf(document, sentence)) {
      if (ofOwnBatch(reading, segment)) continue;
      const draft = statementOf(reading, segment, regions, counted);
      counted = draft?.value.kind === 'statistics';
      if (segment.regions.length > 0 || segment.collective) regions = draft ? segment.regions : null;
      else if (!draft) regions = null;
      if (draft) found.push(draft);
    }
  }
  return found;
}

const OWN_BATCH = new RegExp(`${anyOf(formsOf('programme-statements.yaml', 'own-batch'))}|[这该]${NUMERAL}[个项款]`);

/** How many pilots the sentences name that tell that some have left the sandbox. */
const exits = oncePerDocument(
  (document): ReadonlySet<number> =>
    new Set(cuesOf(document).flatMap(({ completes, names }) => (completes && names > 1 ? [names] : []))),
);
const COMPLETES = new RegExp(cueWords('announcement-cues.yaml', 'completes'), 'i');

/** 如今，已有4个应用率先完成测试: those four that the article has named. */
const ofNamedExits = (document: AnnotatedDocument, span: ViewSpan): boolean =>
  COMPLETES.test(textOf(document, span)) &&
  countsIn(document, span).some(({ what, value }) => what === 'projects' && exits(document).has(value));

/** 其中，北京的3个应用: a part of what was told before. */
const PART = /^其中/;

/** How many pilots the announcements of a document say that they hold, by their region; under '' each and all together. */
const statedCounts = oncePerDocument((document): ReadonlyMap<string, ReadonlySet<number>> => {
  const told = announcements(document).flatMap(({ draft: { statedCount, region: own } }) =>
    statedCount ? [{ count: statedCount.value, place: own?.value ?? '' }] : [],
  );
  const counts = told.map(({ count }) => count);
  const together = counts.reduce((sum, count) => sum + count, 0);
  return new Map([
    ...told.map(({ count, place }) => [place, new Set([count])] as const),
    ['', new Set([...counts, together])],
  ]);
});

/** 首批共有5个应用入围, 3个应用陆续上线: the count of the batch that the article announces, and of nothing beyond it. */
function ofOwnBatch({ document, announces }: Reading, { span, regions }: Segment): boolean {
  const text = textOf(document, span);
  if (announces && regions.length === 0 && ofNamedExits(document, span)) return true;
  if (!announces || !(OWN_BATCH.test(text) || tellsCourse(text) || (regions.length > 0 && PART.test(text))))
    return false;
  const counts = countsIn(document, span).filter(({ what }) => what === 'projects');
  return (
    counts.length > 0 &&
    counts.some(
      ({ value }) =>
        statedCounts(document)
          .get(regions[0] ?? '')
          ?.has(value) === true,
    )
  );
}

function statementOf(
  reading: Reading,
  segment: Segment,
  before: readonly string[] | null,
  counted: boolean,
): ProgrammeDraft | null {
  const { document, main, announces, survey } = reading;
  const text = textOf(document, segment.span);
  if (main === CENTRAL_BANK_SANDBOX && tellsOfElsewhere(text)) return null;
  const statistics = !announces || counted || goesBeyond(text) ? statisticsOf(document, segment, counted) : null;
  const programme = programmesIn(document, segment.span)[0]?.entry ?? main;
  // Beside an announcement only its own programme matters, not a foreign one named for comparison.
  if (statistics && (!announces || programme === main))
    return draft(reading, programme, segment, 'statistics', statistics.regions, statistics.counts);
  if (!survey) return null;
  const continued = before !== null && goesOn(document, segment);
  if (!continued && !isInitiative(document, segment)) return null;
  const counts = countsIn(document, segment.span).filter(({ what }) => !OF_PLACES.has(what));
  return draft(reading, main, segment, 'initiative', continued ? before : segment.regions, counts);
}

function draft(
  { document }: Reading,
  programme: string,
  segment: Segment,
  kind: 'statistics' | 'initiative',
  regions: readonly string[],
  figures: Count[],
): ProgrammeDraft {
  return {
    value: {
      programme,
      regions: regions.map((id) => region(id).name),
      kind,
      statement: textOf(document, segment.span).replace(/[，；。]$/, ''),
      figures,
      technologies: technologiesIn(document, kind === 'statistics' ? unmarked(document, segment.span) : [segment.span]),
      domain: segment.domain,
    },
    at: [segment.span],
    rule: `programme/${kind}`,
  };
}

/** The parts of a span outside marks: a pilot named as an example lends its technology to no count. */
function unmarked(document: AnnotatedDocument, { start, end }: ViewSpan): ViewSpan[] {
  const text = textOf(document, viewSpan(start, end));
  const parts: ViewSpan[] = [];
  let from = 0;
  for (const { index, 0: marked } of everyMatch(MARKED, text)) {
    if (index > from) parts.push(viewSpan(start + from, start + index));
    from = index + marked.length;
  }
  return from < text.length ? [...parts, viewSpan(start + from, end)] : parts;
}
