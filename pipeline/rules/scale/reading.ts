/** What a figure counts: the noun behind it, before it, or, where there is none, its counter. */
import type { Metric } from '../../contract.ts';
import type { Figure } from '../../figures.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { aloneEntry, type Candidate, KIND_GAP, nounBefore, nounBehind } from './noun-phrase.ts';
import { clauseEnd, clauseStart, type Passage } from './passage.ts';
import { cue, type MetricEntry, metricEntries } from './vocabulary.ts';

/** A figure's metric and where the text says so; `none` is a noun whose figures are no scale. */
export interface Reading {
  readonly metric: Metric | 'none';
  readonly unit: string;
  /** Of the noun phrase; null where the counter decides. */
  readonly noun: { readonly start: number; readonly end: number } | null;
  readonly rule: string;
}

/** A noun so close behind the figure is counted by it, whatever stands before: 4000户小微企业, 30万物联网用户. */
const CLOSE = 4;

/** What the figure counts; null where nothing tells. */
export function readingOf(passage: Passage, index: number): Reading | null {
  const figure = passage.figures[index] as Figure;
  const behind = nounBehind(passage, index);
  const before = nounBefore(passage, index);
  // English puts adjectives between: 20,000 small and micro businesses.
  if (behind && (passage.english || behind.gap <= CLOSE))
    return readingFrom(passage, figure, behind, before, 'scale/noun-behind');
  if (countsUnknown(passage, figure)) return null;
  if (before) return readingFrom(passage, figure, before, null, 'scale/noun-before');
  if (behind) return readingFrom(passage, figure, behind, null, 'scale/noun-behind');
  return goneOn(passage, index) ?? byCounter(figure);
}

let goesOnEnglish: RegExp | undefined;

/** 20,000 customers and 30 outlets; 100,000 of them: an English count of a thing that no lexicon knows, whatever stands before. */
function countsUnknown({ text, english }: Passage, { kind, counter, at }: Figure): boolean {
  if (!english || kind !== null || counter !== null) return false;
  goesOnEnglish ??= new RegExp(`^ (?!${anyOf(formsOf('english-grammar.yaml', 'behind-number'))}\\b)[a-z]`);
  return goesOnEnglish.test(text.slice(at.end));
}

function readingFrom(
  passage: Passage,
  figure: Figure,
  candidate: Candidate,
  before: Candidate | null,
  rule: string,
): Reading | null {
  const { text } = passage;
  let { entry } = candidate;
  // 发放20亿元贷款: the verb before tells what the generic noun behind leaves open.
  if (
    entry.role === 'generic' &&
    before?.entry.role === 'kind' &&
    before.entry.measure === 'money' &&
    figure.at.start - before.noun.end <= KIND_GAP
  )
    entry = before.entry;
  if (entry.role === 'generic' && entry.measure === 'money' && isGranted(text, candidate)) entry = drawdowns() ?? entry;
  if (entry.role === 'partner') return partnerReading(passage, figure, candidate, rule);
  // 12,000 credit reports: in English a bare number is no money.
  if (entry.measure === 'money' && figure.kind === null && passage.english) return null;
  if (entry.measure === 'ratio' && !isCovered(text, figure)) return null;
  const { start, end } = candidate.noun;
  return {
    metric: entry.metric,
    unit: entry.unit ?? '',
    noun: { start, end },
    rule: entry.measure === 'ratio' ? 'scale/coverage' : rule,
  };
}

let granted: RegExp | undefined;

/** 300 million yuan in loans will be granted: English may put the verb behind what is lent. */
function isGranted(text: string, { noun }: Candidate): boolean {
  granted ??= new RegExp(`^ (?:(?:will|would|to|can|is|are) )*(?:be )?${cue('granted').source}`);
  return granted.test(text.slice(noun.end, noun.end + 60));
}

const drawdowns = (): MetricEntry | undefined => metricEntries().find(({ metric }) => metric === 'drawdown');

const clauseOf = (text: string, figure: Figure): string =>
  text.slice(clauseStart(text, figure.at.start), clauseEnd(text, figure.at.end));

/** A share is coverage only where something is covered: not 提升效率50%. */
const isCovered = (text: string, figure: Figure): boolean => cue('cover').test(clauseOf(text, figure));

/** Fewer than this are named one by one rather than counted, unless they are expected. */
const FEWEST_PARTNERS = 10;

/** 试点期间接入: when, and no word for who applies. */
const PERIOD = /试点(?:期|阶段)/g;

/** 核心企业: served, they are firms like others. */
const FIRM = /企业$/;

/** Institutions that join are partners; those that are served are customers; those that apply are neither. */
function partnerReading(
  { text, marks, english }: Passage,
  figure: Figure,
  { noun }: Candidate,
  rule: string,
): Reading | null {
  const start = clauseStart(text, figure.at.start);
  const clause = clauseOf(text, figure);
  const before = text.slice(start, figure.at.start);
  const named = { start: noun.start, end: noun.end };
  // English may say it behind what it counts: eight banks are expected to join.
  const until = english ? clauseEnd(text, figure.at.end) : figure.at.start;
  // 试点期内接入3家至5家: what is planned for the trial is expected.
  const ahead =
    marks.ahead.some((at) => at < until) ||
    marks.bases.some(({ basis, end }) => basis === 'pilot-period' && end <= figure.at.start);
  if (cue('trying').test(clause.replace(PERIOD, '')) || /等 ?$/.test(before)) return null;
  if (!ahead && figure.value < FEWEST_PARTNERS) return null;
  const partners: Reading = { metric: 'partners', unit: 'organisation', noun: named, rule: 'scale/partners' };
  if (cue('joins').test(clause)) return partners;
  if (cue('served').test(before)) {
    const firms = FIRM.test(text.slice(noun.start, noun.end));
    return {
      metric: firms ? 'enterprise-customers' : 'customers',
      unit: firms ? 'enterprise' : 'customer',
      noun: named,
      rule,
    };
  }
  return ahead ? partners : null;
}

let goesOn: RegExp | undefined;

/** 客户2万名，其后增至5万名: a figure with the counter of the one before, or as bare, and nothing but when and how far between, counts the same. */
function goneOn(passage: Passage, index: number): Reading | null {
  const [before, figure] = [passage.figures[index - 1], passage.figures[index] as Figure];
  if (!before || figure.kind !== before.kind || figure.counter !== before.counter) return null;
  goesOn ??= new RegExp(`^[，；、]?(?:(?:${cue('goes-on').source}|\\d{4}年)[，、]?){1,6}$`);
  return goesOn.test(passage.text.slice(before.end, figure.at.start)) ? readingOf(passage, index - 1) : null;
}

function byCounter(figure: Figure): Reading | null {
  const entry = aloneEntry(figure);
  if (!entry || entry.metric === 'none') return null;
  return { metric: entry.metric, unit: entry.unit ?? '', noun: null, rule: 'scale/counter' };
}
