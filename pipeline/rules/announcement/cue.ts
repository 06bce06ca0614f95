/** Sentences that make a batch public, told from those that look back, ahead, or at other places. */
import { oncePerDocument, termsIn, textOf } from '../../annotated.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Found, Sentence } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { type Authority, authorityRule } from './authority.ts';
import { type BatchLabel, batchRule } from './batch.ts';
import { countRule } from './count.ts';
import { cueWords } from './cue-words.ts';
import { regionRule } from './region.ts';
import { COMPLETION, stageOf } from './stage.ts';

/** `authority`: a body publishes; `region`: a region's batch is said to be public; `headline`: a heading tells of it; `bare`: of what is told. */
export type CueKind = 'authority' | 'region' | 'headline' | 'bare';

/** A part of a sentence that speaks of a batch being made public. */
export interface Cue {
  readonly kind: CueKind;
  readonly span: ViewSpan;
  /** The whole sentence. */
  readonly sentence: ViewSpan;
  /** Index into the blocks. */
  readonly block: number;
  readonly authorities: readonly Found<Authority>[];
  /** Lexicon ids. */
  readonly regions: readonly Found<string>[];
  readonly labels: readonly Found<BatchLabel>[];
  readonly counted: boolean;
  /** Of a batch without a number: 新一批创新应用. */
  readonly newest: boolean;
  /** Tells of pilots that have completed their test. */
  readonly completes: boolean;
  /** The article goes on to tell of the batch's pilots: it names some behind this, or a later paragraph begins with the batch. */
  readonly tells: boolean;
  /** How many names in marks stand in it. */
  readonly names: number;
  /** Looks back: it may add to an announcement, but makes none. */
  readonly past: boolean;
  /** Looks back by nothing but its grammar: 8月26日某行公示的首批5个应用中. */
  readonly attributive: boolean;
}

const words = (id: string): string => cueWords('announcement-cues.yaml', id);
const PUBLISHES = new RegExp(`${words('publishes')}|${words('completes')}|${COMPLETION}`, 'gi');
const COMPLETES = new RegExp(`${words('completes')}|${COMPLETION}`, 'i');
/** 将于4月启动，并于5月公示: what is still to come goes on behind 并. */
const FUTURE = new RegExp(`${words('future')}(?:[^，。；：]{0,20}，并[^，。；：]{0,12}|[^，。；：]{0,6})$`, 'i');
/** 推出“首批项目巡礼”专题. */
const OTHER_OBJECT = new RegExp(`${words('other-objects')}$`);
/** 公布的5个应用, but not 公示的通知, which is this very notice. */
const ATTRIBUTIVE = new RegExp(`^${words('attributive')}(?!${words('own-notice')})`);
const BACKGROUND = new RegExp(words('background'), 'i');
const PAST = new RegExp(words('background-before'));
/** 去年征集，首批6个日前进入测试: the news is of now all the same. */
const NOW = new RegExp(`，[^，。；]{0,12}${words('now')}`);
const PASSING = new RegExp(words('passing'), 'i');
/** 以上为某行公示的首批应用, above or below a list. */
const OF_LIST = /^(?:以上|以下|上述|下列|附)/;
/** Counts over all batches of a place, which are none of one batch. */
export const TOTALS = new RegExp(words('totals'), 'i');
const CONSULTS = new RegExp(cueWords('announcement-stages.yaml', 'consultation'), 'i');
const ENGLISH_OBJECT = /\b(?:list|batch|applications?|projects?|pilots?|trials?)\b/i;
const SANDBOX = new RegExp(words('sandbox'), 'i');
const FINTECH = new RegExp(words('fintech'), 'i');
const TRIAL = new RegExp(words('trial'), 'i');
const TERM = new RegExp(words('term'));
const CENTRAL_BANK = /人民银行|央行/;
/** Bodies whose sandbox is another, and those beside which they are only mentioned. */
const ELSEWHERE = new RegExp(cueWords('authority-words.yaml', 'elsewhere'));
const HERE = /人民银行|人行|央行|中国证监会|People['’]s Bank|PBO?C|China Securities Regulatory|CSRC/;

/** Whether a text names the body of another sandbox and none that runs a programme told of here. */
export const tellsOfElsewhere = (text: string): boolean => ELSEWHERE.test(text) && !HERE.test(text);

const CALLS = new RegExp(words('calls'), 'i');
const NEWEST = new RegExp(`${words('newest')}(?:的|金融科技|创新|监管|试点){0,4}${words('batch-noun')}`);
const OBJECT = new RegExp(`(?:试点|工具|沙[盒箱])[^，。；]{0,8}${words('batch-noun')}`);

/** The parts of a sentence between semicolons. */
function partsOf(text: string, { span, clauses }: Sentence): ViewSpan[] {
  const parts: ViewSpan[] = [];
  let start = span.start;
  for (const clause of clauses) {
    if (text[clause.end - 1] !== '；' && clause !== clauses.at(-1)) continue;
    parts.push(viewSpan(start, clause.end));
    start = clause.end;
  }
  return parts;
}

interface Publication {
  /** The end of the clause with the verb. */
  readonly end: number;
  /** Said as an attribute: 7月31日公布的5个应用. */
  readonly attributive: boolean;
}

/** 从公示到完成测试历时两年: how long it takes. */
const ALL_THE_WAY = /从[^，。；]{1,12}到$/;
const FUTURE_REACH = 40;
const ATTRIBUTE_REACH = 6;

/** The first verb that makes public, not of something to come; one that is no attribute before one that is. */
function publicationIn(text: string): Publication | null {
  const found = everyMatch(PUBLISHES, text).flatMap((match): Publication[] => {
    const end = match.index + match[0].length;
    const before = text.slice(Math.max(0, match.index - FUTURE_REACH), match.index);
    if (FUTURE.test(before) || ALL_THE_WAY.test(before)) return [];
    const comma = text.slice(end).search(/[，。；]/);
    if (OTHER_OBJECT.test(comma < 0 ? text.slice(end) : text.slice(end, end + comma))) return [];
    return [
      {
        end: comma < 0 ? text.length : end + comma,
        attributive: ATTRIBUTIVE.test(text.slice(end, end + ATTRIBUTE_REACH)),
      },
    ];
  });
  return found.find(({ attributive }) => !attributive) ?? found[0] ?? null;
}

/** Whether a part without label or count speaks of the end of tests, or of applications of the programme that are there. */
const speaksOfPilots = (text: string, by: boolean): boolean =>
  !CALLS.test(text) && (OBJECT.test(text) || (by && (COMPLETES.test(text) || ENGLISH_OBJECT.test(text))));

/** 答：第一批四个项目是…: what a paragraph may begin with before the batch. */
const ANSWER = /^(?:答|A|\s){0,2}[：:]?\s?/;

/** The number of the batch that a paragraph begins with, by its block. */
export const batchOpenings = oncePerDocument((document): ReadonlyMap<number, number> => {
  const found = new Map<number, number>();
  for (const [block, { span, kind }] of document.blocks.entries()) {
    if (kind === 'boilerplate') continue;
    const lead = ANSWER.exec(textOf(document, span))?.[0].length ?? 0;
    const start = span.start + lead;
    const [label] = batchRule.find(document, viewSpan(start, Math.max(start + 1, Math.min(span.end, start + OPENING))));
    if (label?.at[0]?.start === start) found.set(block, label.value.number);
  }
  return found;
});

/** The last block that begins with each batch. */
const lastOpening = oncePerDocument(
  (document): ReadonlyMap<number, number> =>
    new Map([...batchOpenings(document)].map(([block, number]) => [number, block])),
);
const OPENING = 16;
const NAMES = /[“《]/;
const MARKED = /[“《][^”》]{6,60}[”》]/g;
const NAMES_REACH = 400;

/** Whether names stand behind the cue in its paragraph, or a paragraph below begins with its batch. */
function tellsOf(
  document: AnnotatedDocument,
  span: ViewSpan,
  block: number,
  labels: readonly Found<BatchLabel>[],
): boolean {
  const end = Math.min(document.blocks[block]?.span.end ?? span.end, span.end + NAMES_REACH);
  if (NAMES.test(document.doc.view.text.slice(span.end, end))) return true;
  return labels.some(({ value }) => (lastOpening(document).get(value.number) ?? -1) > block);
}

/** 下一步，某行将…；…完成全流程测试: a plan, in all its parts. */
const PLAN = new RegExp(`^[“]?${cueWords('announcement-cues.yaml', 'plan')}`);
const LONGEST_PLAN_WORD = 12;

function cueOf(document: AnnotatedDocument, { block, span: sentence }: Sentence, span: ViewSpan): Cue | null {
  const text = textOf(document, span);
  if (PLAN.test(textOf(document, viewSpan(sentence.start, Math.min(sentence.end, sentence.start + LONGEST_PLAN_WORD)))))
    return null;
  const heading = document.blocks[block]?.kind === 'heading';
  const publication = publicationIn(text);
  // A headline may do without the verb, but not say that the batch is still to come.
  if (publication === null && (!heading || text.search(PUBLISHES) >= 0)) return null;
  const head = publication === null ? text : text.slice(0, publication.end);
  if (BACKGROUND.test(head) || TOTALS.test(text) || tellsOfElsewhere(text)) return null;
  const regions = regionRule.find(document, span);
  const authorities = authorityRule.find(document, span);
  const labels = batchRule.find(document, span);
  const counted = countRule.find(document, span).length > 0;
  const names = everyMatch(MARKED, text).length;
  const completes = COMPLETES.test(text) && stageOf(document, [span])?.value === 'completed' && !CONSULTS.test(text);
  const speaks = speaksOfPilots(text, authorities.length + regions.length > 0) || (completes && names > 1);
  if (labels.length === 0 && !counted && !speaks) return null;
  const kind = heading ? 'headline' : authorities.length > 0 ? 'authority' : regions.length > 0 ? 'region' : 'bare';
  const attributive = publication?.attributive === true && !OF_LIST.test(text);
  const isOver =
    (PAST.test(head) && !NOW.test(head.slice(head.search(PAST)))) || (kind === 'region' && PASSING.test(head));
  return {
    kind,
    span,
    sentence,
    block,
    authorities,
    regions,
    labels,
    counted,
    newest: NEWEST.test(text),
    tells: labels.length > 0 && tellsOf(document, span, block, labels),
    completes,
    names,
    past: isOver || attributive,
    attributive: attributive && !isOver,
  };
}

/** Projects that enter a pilot program in a first batch: English news that call the programme by no name. */
function numbersPilots(document: AnnotatedDocument): boolean {
  if (document.doc.script !== 'Latn' || !HERE.test(document.doc.view.text)) return false;
  return document.segments.sentences.some(({ span }) => {
    const text = textOf(document, span);
    return FINTECH.test(text) && TRIAL.test(text) && batchRule.find(document, span).length > 0;
  });
}

/** All cues of a document in order; none where no programme is named in it, by its name or by its term. */
export const cuesOf = oncePerDocument((document): readonly Cue[] => {
  const { text } = document.doc.view;
  const named = termsIn(document, viewSpan(0, text.length), 'programme').length > 0 || SANDBOX.test(text);
  if (!named && !(TERM.test(text) && CENTRAL_BANK.test(text)) && !numbersPilots(document)) return [];
  return document.segments.sentences.flatMap((sentence) =>
    partsOf(text, sentence).flatMap((part) => cueOf(document, sentence, part) ?? []),
  );
});
