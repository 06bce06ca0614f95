/** The fields of an announcement, each from the cues first and then from what stands around them. */
import { institutionsIn, sentencesIn, termsIn, textOf } from '../../annotated.ts';
import type { AnnotatedDocument, AnnouncementDraft, Found } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import { batchRule } from './batch.ts';
import { allOfOneType, type ByType, byTypeRule, halves } from './by-type.ts';
import { countRule } from './count.ts';
import { type Cue, TOTALS } from './cue.ts';
import { cueWords } from './cue-words.ts';
import type { CueGroup } from './group.ts';
import { CAPITAL_MARKET_PILOT, CENTRAL_BANK_SANDBOX, programmeRule } from './programme.ts';
import { stageOf } from './stage.ts';

const SANDBOX = new RegExp(cueWords('announcement-cues.yaml', 'sandbox', 'term', 'trial'), 'i');
const SECURITIES = /China Securities Regulatory Commission|CSRC/;
const CENTRAL_BANK = /中国人民银行|People['’]s Bank of China|PBO?C|central bank/;
/** How many blocks, and sentences of each, are looked at for a count that no cue has. */
const BESIDE = 3;

const spansOf = (cues: readonly Cue[]): ViewSpan[] => cues.map(({ span }) => span);

const firstOf = <T>(spans: readonly ViewSpan[], find: (span: ViewSpan) => readonly Found<T>[]): Found<T> | null => {
  for (const span of spans) {
    const [found] = find(span);
    if (found) return found;
  }
  return null;
};

/** The programme of the cues, else the one that the document names most often, else what the central bank's sandbox is. */
export function programmeOf(document: AnnotatedDocument, { cues }: CueGroup): Found<string> | null {
  const spans = spansOf(cues);
  const own = firstOf(spans, (span) => programmeRule.find(document, span));
  if (own) return own;
  const mentions = termsIn(document, viewSpan(0, document.doc.view.text.length), 'programme');
  const often = (entry: string): number => mentions.filter((mention) => mention.entry === entry).length;
  const [most] = [...mentions].sort((a, b) => often(b.entry) - often(a.entry) || a.span.start - b.span.start);
  if (most) return { value: most.entry, at: [most.span], rule: programmeRule.id };
  const by = (body: RegExp): boolean =>
    cues.some(({ authorities }) => authorities.some(({ value }) => body.test(value.name)));
  if (by(SECURITIES)) return firstOf(spans, (span) => calledIn(document, span, CAPITAL_MARKET_PILOT));
  const whole = viewSpan(0, document.doc.view.text.length);
  return by(CENTRAL_BANK) ? firstOf([...spans, whole], (span) => calledIn(document, span, CENTRAL_BANK_SANDBOX)) : null;
}

/** The pilots of the body that announces, called by no more than a sandbox, a pilot, or what the central bank calls one (创新应用). */
function calledIn(document: AnnotatedDocument, span: ViewSpan, programme: string): Found<string>[] {
  const match = SANDBOX.exec(textOf(document, span));
  const start = span.start + (match?.index ?? 0);
  return match
    ? [
        {
          value: programme,
          at: [viewSpan(start, start + match[0].length)],
          rule: 'announcement/sandbox-word',
        },
      ]
    : [];
}

/**
 * The region as a cue states it, else by the body that speaks for it.
 * @param behind what the sentences behind the cues tell
 */
export function regionOf({ region, cues }: CueGroup, behind: Found<string> | null): Found<string> | null {
  if (region === null) return null;
  const stated = cues.flatMap(({ regions }) => regions).find(({ value }) => value === region);
  if (stated) return stated;
  const spoken = cues.flatMap(({ authorities }) => authorities).find(({ value }) => value.regions.length > 0);
  if (spoken) return { value: region, at: spoken.at, rule: 'announcement/region-of-authority' };
  return behind?.value === region ? behind : null;
}

/** The label with its own year, else the year of the announcement. In a notice of exit 首批 counts the exits. */
export function batchOf({ cues, number, completes }: CueGroup, date: Found<string> | null): AnnouncementDraft['batch'] {
  if (completes || number === null) return null;
  const labels = cues.flatMap((cue) => cue.labels).filter(({ value }) => value.number === number);
  const label = labels.find(({ value }) => value.year !== null) ?? labels[0];
  if (!label) return null;
  const year = label.value.year ?? (date ? Number(date.value.slice(0, 4)) : null);
  return { value: { year, number }, at: label.at, rule: label.rule };
}

/** 某银行一项应用成功入盒: the headline counts the bank's own. */
const tellsOfBank = (document: AnnotatedDocument, span: ViewSpan): boolean =>
  institutionsIn(document, span).some(({ institutionKind }) => institutionKind !== 'regulator');

const WHOLE = /^(?:共|合计|总计|一共|总共)/;

/** 此次共有5个应用入选, in the paragraph of a cue: before a headline that may count only its own bank's. */
function wholeIn(document: AnnotatedDocument, cues: readonly Cue[], count: Counting): Found<number> | null {
  const blocks = new Set(cues.map(({ block }) => block));
  const paragraphs = [...blocks].flatMap((block) => document.blocks[block]?.span ?? []);
  const sentences = paragraphs
    .flatMap((span) => sentencesIn(document, span).slice(0, BESIDE))
    .filter(({ span }) => !TOTALS.test(textOf(document, span)));
  return firstOf(
    sentences.map(({ span }) => span),
    (span) => count(span).filter(({ at: [at] }) => at && WHOLE.test(textOf(document, at))),
  );
}

type Counting = (span: ViewSpan) => readonly Found<number>[];

/** The counts of a span; 两地共有5个 is said of more than one announcement, where the news is of several places (`pooled`). */
const counting = (document: AnnotatedDocument, pooled: boolean): Counting =>
  pooled
    ? (span) => countRule.find(document, span).filter(({ at: [at] }) => !at || !WHOLE.test(textOf(document, at)))
    : (span) => countRule.find(document, span);

/** The count of the cues, else of the sentences beside them or at the beginning of a section. */
export function countOf(
  document: AnnotatedDocument,
  { cues, number }: CueGroup,
  sections: readonly ViewSpan[],
): Found<number> | null {
  // A sentence that numbers another batch counts that one.
  const isOther = (span: ViewSpan): boolean => {
    const labels = number === null ? [] : batchRule.find(document, span);
    return labels.length > 0 && labels.every(({ value }) => value.number !== number);
  };
  const body = cues.filter(({ kind }) => kind !== 'headline');
  const pooled = (cues[0]?.regions.length ?? 0) > 1;
  const count = counting(document, pooled);
  const own = firstOf(spansOf(body), count) ?? wholeIn(document, body, count);
  if (own) return own;
  const headline = firstOf(
    spansOf(cues.filter(({ kind, regions }) => !(pooled && kind === 'headline' && regions.length > 1))).filter(
      (span) => !tellsOfBank(document, span),
    ),
    count,
  );
  if (headline) return headline;
  const beside = cues.flatMap(({ block }) => document.blocks.slice(block, block + BESIDE).map(({ span }) => span));
  const near = [...beside.filter((span) => sections.some((section) => contains(section, span))), ...sections];
  return firstOf(
    near
      .flatMap((span) => sentencesIn(document, span).slice(0, BESIDE))
      .filter(({ block, span }) => document.blocks[block]?.kind !== 'heading' || !tellsOfBank(document, span))
      .filter(({ span }) => !TOTALS.test(textOf(document, span)) && !isOther(span))
      .map(({ span }) => span),
    count,
  );
}

const total = (value: ByType): number => Object.values(value).reduce((sum, count) => sum + count, 0);

/** The counts by type of the cues; those of other sentences only where they add up to the stated count. */
export function byTypeOf(
  document: AnnotatedDocument,
  { cues }: CueGroup,
  sections: readonly ViewSpan[],
  count: number | null,
): Found<ByType> | null {
  const own = firstOf(spansOf(cues), (span) => byTypeRule.find(document, span));
  if (own && (count === null || total(own.value) === count)) return own;
  if (count === null) return null;
  for (const span of spansOf(cues)) {
    const all = allOfOneType(document, span, count);
    if (all) return all;
  }
  const sentences = sections.flatMap((section) => sentencesIn(document, section));
  for (const { span } of sentences) {
    const half = halves(document, span, count);
    if (half) return half;
  }
  const found = sentences.flatMap(({ span }) => byTypeRule.find(document, span));
  const whole = found.find(({ value }) => total(value) === count);
  if (whole) return whole;
  const merged = found.reduce<Found<ByType> | null>(merge, null);
  return merged && total(merged.value) === count ? merged : null;
}

/** Counts of several sentences: Three financial services were listed. … The two technology products are …. */
const merge = (all: Found<ByType> | null, next: Found<ByType>): Found<ByType> =>
  all === null ? next : { value: { ...next.value, ...all.value }, at: [...all.at, ...next.at], rule: all.rule };

/** The stage that the cues tell; a call for comments may stand anywhere in the announcement. */
export function stageIn(
  document: AnnotatedDocument,
  { cues, completes }: CueGroup,
  sections: readonly ViewSpan[],
): AnnouncementDraft['stage'] {
  const own = stageOf(document, spansOf(cues));
  // The test that a notice for comments speaks of is still to come.
  if (own && own.value !== 'testing' && (completes || own.value !== 'completed')) return own;
  // The other part of a sentence that announces two batches is not this one's.
  const shared = new Set(
    cues
      .filter(({ span, sentence }) => span.end - span.start < sentence.end - sentence.start)
      .map(({ sentence }) => sentence.start),
  );
  const sentences = sections
    .flatMap((section) => sentencesIn(document, section))
    .filter(({ span }) => !shared.has(span.start));
  const consultation = firstOf(
    sentences.map(({ span }) => span),
    (span) => [stageOf(document, [span])].flatMap((stage) => (stage?.value === 'consultation' ? [stage] : [])),
  );
  return consultation ?? (own?.value === 'testing' ? own : null);
}
