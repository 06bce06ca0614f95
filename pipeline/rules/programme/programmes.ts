/** Statements about a whole programme: counts over it, and what regions plan under it. */
import { sentencesIn, textOf } from '../../annotated.ts';
import { region } from '../../lexicon.ts';
import type { AnnotatedDocument, ProgrammeDraft, Rule } from '../../types.ts';
import { contains } from '../../view.ts';
import { announcements } from '../announcement/announcements.ts';
import { cuesOf } from '../announcement/cue.ts';
import { technologiesIn } from '../pilot/technologies.ts';
import { type Count, countsIn } from './counts.ts';
import { goesOn, isInitiative } from './initiatives.ts';
import { mainProgramme, programmesIn, wholeOf } from './main.ts';
import { type Segment, segmentsOf } from './segments.ts';
import { goesBeyond, statisticsOf } from './statistics.ts';

/** A survey compares at least so many regions; fewer are examples in another story. */
const FEWEST_REGIONS = 3;
/** Counts of places belong to statistics; in a plan they only say how many share it. */
const OF_PLACES = new Set(['regions', 'provinces', 'cities']);

interface Reading {
  readonly document: AnnotatedDocument;
  readonly main: string;
  readonly announces: boolean;
  readonly survey: boolean;
}

/** The statements of a document, one a clause and set of regions; none where it names no programme. */
export function programmeStatements(document: AnnotatedDocument): ProgrammeDraft[] {
  const main = mainProgramme(document);
  if (main === null) return [];
  const announces = announcements(document).length > 0;
  return statementsIn({ document, main, announces, survey: !announces && isSurvey(document) });
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
    if (sentence.block !== block) [block, regions] = [sentence.block, null];
    if (reading.announces) counted = false;
    if (announced.has(sentence.span.start)) continue;
    for (const segment of segmentsOf(document, sentence)) {
      const draft = statementOf(reading, segment, regions, counted);
      counted = draft?.value.kind === 'statistics';
      if (segment.regions.length > 0 || segment.collective) regions = draft ? segment.regions : null;
      else if (!draft) regions = null;
      if (draft) found.push(draft);
    }
  }
  return found;
}

function statementOf(
  reading: Reading,
  segment: Segment,
  before: readonly string[] | null,
  counted: boolean,
): ProgrammeDraft | null {
  const { document, announces, survey } = reading;
  const text = textOf(document, segment.span);
  const statistics = !announces || goesBeyond(text) ? statisticsOf(document, segment, counted) : null;
  if (statistics) return draft(reading, segment, 'statistics', statistics.regions, statistics.counts);
  if (!survey) return null;
  const continued = before !== null && goesOn(document, segment);
  if (!continued && !isInitiative(document, segment)) return null;
  const counts = countsIn(document, segment.span).filter(({ what }) => !OF_PLACES.has(what));
  return draft(reading, segment, 'initiative', continued ? before : segment.regions, counts);
}

function draft(
  { document, main }: Reading,
  segment: Segment,
  kind: 'statistics' | 'initiative',
  regions: readonly string[],
  figures: Count[],
): ProgrammeDraft {
  const [own] = kind === 'statistics' ? programmesIn(document, segment.span) : [];
  return {
    value: {
      programme: own?.entry ?? main,
      regions: regions.map((id) => region(id).name),
      kind,
      statement: textOf(document, segment.span).replace(/[，；。]$/, ''),
      figures,
      technologies: technologiesIn(document, [segment.span]),
      domain: segment.domain,
    },
    at: [segment.span],
    rule: `programme/${kind}`,
  };
}

const showing = ({ regions, figures }: ProgrammeDraft['value']): string =>
  [regions.join('、') || '全国', ...figures.map(({ what, value }) => `${value} ${what}`)].join(' ');

const findOf =
  (kind: ProgrammeDraft['value']['kind']): Rule<ProgrammeDraft['value']>['find'] =>
  (document, within) =>
    programmeStatements(document).filter(
      ({ value, at }) => value.kind === kind && at.some((span) => contains(within, span)),
    );

/** The two kinds of statement, with their examples. */
export const programmeRules: readonly Rule<ProgrammeDraft['value']>[] = [
  {
    id: 'programme/statistics',
    why: 'statistics pieces and the background of announcements count pilots, institutions and regions over the programme, one clause a region',
    examples: [
      {
        text: '金融科技应用试点有序推进。江苏上报的方案包含32个项目，参与机构58家；重庆获批28个项目。',
        gives: ['江苏 32 projects 58 institutions', '重庆 28 projects'],
      },
      {
        text: '金融科技创新监管工具满两年。全国累计公示应用119个，涉及申请机构超过240家。北京累计公示22个；上海16个。',
        gives: ['全国 119 projects 240 institutions', '北京 22 projects', '上海 16 projects'],
      },
      { text: '多地推进金融科技创新监管试点。目前已有3个省份设立领导小组，17个省份配备副省长。', gives: [] },
      { text: '某市银行去年新设网点32个，参与机构58家。', gives: [] },
    ],
    find: findOf('statistics'),
    show: showing,
  },
  {
    id: 'programme/initiative',
    why: 'surveys tell region by region what is planned; a sentence without a subject goes on about the region before it',
    examples: [
      {
        text: '金融科技应用试点各有侧重。江苏计划建设省级云平台；山东提出利用知识图谱追踪资金链条。此外，搭建反欺诈平台。陕西拟推广声纹识别。',
        gives: ['江苏', '山东', '山东', '陕西'],
      },
      { text: '金融科技应用试点由各地推进。浙江、江苏等地由地方央行主要负责人负责，陕西设立领导小组。', gives: [] },
      { text: '专家认为，合肥应当加快金融科技创新监管试点。', gives: [] },
    ],
    find: findOf('initiative'),
    show: showing,
  },
];
