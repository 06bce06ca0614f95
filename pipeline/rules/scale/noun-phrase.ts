/** The noun phrase behind or before a figure that says what it counts. */
import type { Figure } from '../../figures.ts';
import { everyMatch } from '../../matches.ts';
import type { Passage } from './passage.ts';
import { cue, fits, type MetricEntry, type MetricNoun, metricEntries, nounsIn } from './vocabulary.ts';

const LONGEST_PHRASE = 18;
const LONGEST_ENGLISH_PHRASE = 60;
const LONGEST_LEAD = 60;
/** A noun that is no scale stands right before its figure: 成本3亿元. */
const BESIDE = 3;
/** What may stand between a kind and its generic noun: 小微企业(贷款)客户, 发放(小微企业)贷款. */
export const KIND_GAP = 8;
const PHRASE_END = /[，。；、：（(),;:.!?\n]/;
const ENGLISH_PHRASE_END =
  /\b(?:in|on|for|by|with|to|at|from|through|who|that|which|within|per|an?|across|during|over|under|will|are|is)\b/;
/** Money stands in loans and on accounts. */
const ENGLISH_MONEY_PHRASE_END =
  /\b(?:for|by|with|to|at|from|through|who|that|which|within|per|an?|across|during|over|under|will|are|is|and|or)\b/;
const CLAUSE_MARK = /[，。；、;]|\n/g;
/** Between a balance and what it is of: the balance on the loans. */
const BALANCE_OF = /^ (?:of|on) (?:(?:the|these|such|its|all|new) )?$/;
const COORDINATION = /^(?:和|与|及|以及|、|或|\/| and | or |, )$/;

const JOINED = /^(?:[、，和及]|以及)?(?:共|共计|合计|总计)?$/;

/** A noun and its entry that fits the figure; metric `none` included. */
export interface Candidate {
  readonly noun: MetricNoun;
  readonly entry: MetricEntry;
}

const candidatesOf = (nouns: readonly MetricNoun[], figure: Figure): Candidate[] =>
  nouns.flatMap((noun) => {
    const entry =
      noun.entries.find((each) => each.metric !== 'none' && fits(each, figure)) ??
      noun.entries.find(({ metric }) => metric === 'none');
    return entry ? [{ noun, entry }] : [];
  });

/** With the distance to the figure. */
interface NounBehind extends Candidate {
  readonly gap: number;
}

/** The head of the noun phrase behind the figure. */
export function nounBehind({ text, figures, english }: Passage, index: number): NounBehind | null {
  const figure = figures[index] as Figure;
  // 3亿元（约合4300万美元）贷款: the phrase goes on behind a gloss.
  const gloss = figures[index + 1]?.gloss ? figures[index + 1] : undefined;
  const begin = gloss ? gloss.at.end + (/^ ?[)）]?/.exec(text.slice(gloss.at.end))?.[0].length ?? 0) : figure.at.end;
  // 70% of the three institutions' outlets: a share goes on over a number in its phrase.
  const bound = figure.kind === 'ratio' ? undefined : figures[index + (gloss ? 2 : 1)];
  const next = bound?.at.start ?? text.length;
  const region = text.slice(begin, Math.min(next, begin + (english ? LONGEST_ENGLISH_PHRASE : LONGEST_PHRASE)));
  const latinEnd = figure.kind === 'money' || figure.kind === 'ratio' ? ENGLISH_MONEY_PHRASE_END : ENGLISH_PHRASE_END;
  const ends = [PHRASE_END, latinEnd, cue('stop')].map((pattern) => region.search(pattern)).filter((at) => at >= 0);
  const length = Math.min(region.length, ...ends);
  const found = candidatesOf(nounsIn(text, begin, begin + length), figure);
  const [first] = found;
  if (!first) return null;
  // The last of a run of nouns is its head: 小微企业用户, 商户终端.
  let head = first;
  for (const next of found.slice(1)) {
    if (next.noun.start - head.noun.end > 1 || next.entry.metric === 'none') break;
    head = next;
  }
  return {
    gap: first.noun.start - begin,
    noun: { ...head.noun, start: first.noun.start },
    entry: head.entry.role === 'generic' && first !== head ? kindOr(first.entry, head.entry) : head.entry,
  };
}

const kindOr = (kind: MetricEntry, generic: MetricEntry): MetricEntry =>
  kind.role === 'kind' && kind.measure === generic.measure ? kind : generic;

/** The noun nearest before the figure, of its own clause if there is one, else of the sentence. */
export function nounBefore({ text, figures }: Passage, index: number): Candidate | null {
  const figure = figures[index] as Figure;
  const previous = figures[index - 1];
  const from = Math.max(previous?.end ?? 0, figure.at.start - LONGEST_LEAD);
  const found = candidatesOf(nounsIn(text, from, figure.at.start), figure);
  const marks = everyMatch(CLAUSE_MARK, text.slice(from, figure.at.start));
  const own = from + (marks.at(-1)?.index ?? -1) + 1;
  const nearest = found.findLast(
    ({ noun, entry }) => noun.start >= own && (entry.metric !== 'none' || figure.at.start - noun.end <= BESIDE),
  );
  if (nearest) return withKind(text, found, nearest);
  // 户 alone counts customers and a bare number nothing; 家 and money may have been named a clause before.
  if (figure.kind === null || aloneEntry(figure)?.metric === 'customers') return null;
  const amount = cue('amount').test(text.slice(own, figure.at.start)) || (previous && isTold(text, previous, figure));
  if (figure.kind === 'money' && amount) return ofSentence(text, figure) ?? amountOfTransactions(previous);
  const earlier = found.findLast(({ entry }) => entry.metric !== 'none');
  return earlier ? withKind(text, found, earlier) : null;
}

/** 发放贷款5000笔、金额3亿元: the amount is of what the sentence tells last. */
function ofSentence(text: string, figure: Figure): Candidate | null {
  const found = candidatesOf(nounsIn(text, 0, figure.at.start), figure);
  const last = found.findLast(({ entry }) => entry.metric !== 'none');
  return last ? withKind(text, found, last) : null;
}

/** 放款2000笔、5000万元: money right behind transactions is what they come to. */
const isTold = (text: string, previous: Figure, figure: Figure): boolean =>
  aloneEntry(previous)?.metric === 'transactions' && JOINED.test(text.slice(previous.end, figure.start));

/** 登记转让120笔，金额约30亿元: the amount of transactions counted right before. */
function amountOfTransactions(previous: Figure | undefined): Candidate | null {
  if (!previous || aloneEntry(previous)?.metric !== 'transactions') return null;
  const entry = metricEntries().find(({ metric }) => metric === 'transaction-amount');
  return entry ? { noun: { start: previous.start, end: previous.end, entries: [entry] }, entry } : null;
}

/** Gives a generic noun the metric of the kind before it, and kinds told together that of all customers. */
function withKind(text: string, found: readonly Candidate[], head: Candidate): Candidate {
  const place = found.indexOf(head);
  const owner = found[place - 1];
  const owned = owner?.entry.metric === 'loan-balance' && BALANCE_OF.test(text.slice(owner.noun.end, head.noun.start));
  if (owned && head.entry.role === 'generic') return owner;
  const kind =
    head.entry.role === 'generic'
      ? found
          .slice(0, place)
          .findLast(
            ({ noun, entry }) =>
              entry.role === 'kind' &&
              entry.measure === head.entry.measure &&
              head.noun.start - noun.end <= KIND_GAP &&
              !PHRASE_END.test(text.slice(noun.end, head.noun.start)),
          )
      : undefined;
  const chosen = kind ? { noun: { ...head.noun, start: kind.noun.start }, entry: kind.entry } : head;
  const other = found.slice(0, found.indexOf(kind ?? head)).at(-1);
  const together =
    other &&
    chosen.entry.role === 'kind' &&
    other.entry.role === 'kind' &&
    other.entry.metric !== chosen.entry.metric &&
    chosen.entry.measure === 'count' &&
    COORDINATION.test(text.slice(other.noun.end, chosen.noun.start));
  if (!together) return chosen;
  const customers = metricEntries().find(({ metric }) => metric === 'customers') as MetricEntry;
  return { noun: { ...chosen.noun, start: other.noun.start }, entry: customers };
}

/** The entry whose counter decides by itself: 户 customers, 笔 transactions. */
export const aloneEntry = ({ counter }: Figure): MetricEntry | undefined =>
  counter === null ? undefined : metricEntries().find(({ alone }) => alone?.includes(counter));
