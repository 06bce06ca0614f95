/** What an English article says of a pilot in sentences: what it does, should bring, who makes good for losses, how it would end. Text as written. */
import { sentenceOf, textOf } from '../../annotated.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Found, PilotDraft, Rule } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import type { InstitutionList } from '../applicant/list.ts';
import type { Occurrence } from '../pilot/occurrence.ts';
import { headEnd } from './after.ts';
import { tellsApplicants } from './in-words.ts';
import { type LabelField, labelled } from './labels.ts';
import { cellFields } from './names-rows.ts';
import { englishOccurrences } from './occurrences.ts';
import { hasFigure, isExpected, type Kind, kindOf } from './statement-kind.ts';
import { TYPE_WORD } from './type-words.ts';
import { anyWord, word } from './words.ts';

const FILE = 'english-statements.yaml';
const VERB = new RegExp(anyWord(FILE, 'function'), 'iu');
/** , which should cut …: the effect of what was told before. */
const EFFECT_BEHIND = `, (?:which|and) (?=${anyWord(FILE, 'expects')} (?:\\p{Ll}{1,12} )?${anyWord(FILE, 'effect')})`;
const BEFORE_EFFECT = new RegExp(EFFECT_BEHIND, 'gu');
/** Two statements in one sentence: …; …, and is expected to …; …, cutting the time …. */
const BORDER = new RegExp(
  `; |(?:, and |, | and )(?=${word('be')} ${anyWord(FILE, 'expected')})|${EFFECT_BEHIND}|, and (?=(?:${word('of-number')} )?\\d[\\d,.]* (?:${anyWord(FILE, 'figure-word')} )?[\\p{Ll}]{3,20} (?:will|are|is|should) )|, (?:thus |thereby )?(?=${anyWord(FILE, 'effect-participle')} )`,
  'gu',
);
/** Expects it to screen 50,000 merchants and cut the time …: behind the figure an effect. */
const EFFECT_JOINED = new RegExp(`,? and (?=${anyWord(FILE, 'effect')} )`, 'giu');
/** , which uses …; , a service that records …; : behind a name, to the end of its part. */
const RELATIVE = new RegExp(`^[,;:]? ?(?:and )?${word('relative')} `, 'u');
/** , a technology product, …; technology product; … */
const NOUN = new RegExp(`^(?:[,;]? ${word('article')} [^,]{3,60},|[,;]? ${TYPE_WORD}[,;])(?= [\\p{Ll}])`, 'u');
const NOUN_THAT = new RegExp(
  `^(?:[,:]| is| [–—])? ?${word('article')} [^,.;]{3,80}? (?:${word('relative')}|to|for) `,
  'iu',
);
/** The applicants are A and B; Submitted by A; The platform has three functions: these tell nothing of what is done. */
const NOT_TOLD = new RegExp(
  `^${anyWord('english-cues.yaml', 'applicant-sentence')}|^(?:jointly )?${anyWord('english-application-verbs.yaml', 'passive')} by |:$`,
  'iu',
);
/** What is told ends as a sentence, or begins with a verb as items of a list do. */
const SENTENCE = new RegExp(`[.!;]”?$|^${anyWord(FILE, 'function', 'effect')}`, 'iu');
const LABELS: Partial<Record<LabelField, Kind>> = {
  content: 'function',
  effects: 'effect',
  risk: 'loss',
  exit: 'exit',
};
const REPORTED = new RegExp(
  `^[^“”]{0,160}? ${anyWord(FILE, 'reported')}(?: that|,)? (?=${anyWord(FILE, 'reported-subject')})`,
  'iu',
);
const PREVENTED = new RegExp(` so that [^,]{0,60} ${anyWord(FILE, 'prevented')} `, 'u');

export type Statements = Pick<
  PilotDraft,
  'description' | 'functions' | 'expectedEffects' | 'riskCompensation' | 'exitMechanism'
>;

/** A statement and its kind, where a label says it. */
interface Told {
  readonly span: ViewSpan;
  readonly label?: Kind;
  /** Whether a label says that it is what the pilot does, figures or not. */
  readonly content?: boolean;
}

/** (financial service), behind the applicants. */
const ONLY_TYPE = new RegExp(`^[(（]${TYPE_WORD}[)）]$`, 'iu');

/** , while the: what leads to the next name. */
const TAIL = new RegExp(`,? ${word('conjunction')}(?: the)? ?$`, 'u');
const LONGEST_TAIL = 20;

/** A span without white space and the mark at its ends. */
function bare(text: string, from: number, to: number): ViewSpan | null {
  let [start, end] = [from, to];
  while (start < end && /[\s,;:*•·]/.test(text[start] as string)) start++;
  if (/^and /.test(text.slice(start, end))) start += 'and '.length;
  end -= TAIL.exec(text.slice(Math.max(start, end - LONGEST_TAIL), end))?.[0].length ?? 0;
  while (end > start && /[\s,;.]/.test(text[end - 1] as string)) end--;
  return end - start > 8 && !ONLY_TYPE.test(text.slice(start, end)) ? viewSpan(start, end) : null;
}

/** The statements from `from` to `to`. */
function statementsIn(text: string, from: number, to: number, borders = BORDER): ViewSpan[] {
  const found: (ViewSpan | null)[] = [];
  let start = from;
  for (const { index, 0: border } of everyMatch(borders, text.slice(from, to))) {
    found.push(bare(text, start, from + index));
    start = from + index + border.length;
  }
  return [...found, bare(text, start, to)].filter((span) => span !== null).flatMap((span) => apart(text, span));
}

/** A figure that is expected, and the effect that is joined to it. */
function apart(text: string, { start, end }: ViewSpan): ViewSpan[] {
  const words = text.slice(start, end);
  const join = isExpected(words)
    ? everyMatch(EFFECT_JOINED, words).find(({ index }) => hasFigure(words.slice(0, index)))
    : null;
  if (!join) return [viewSpan(start, end)];
  const effect = start + join.index + join[0].length;
  return [viewSpan(start, start + join.index), viewSpan(effect, end)];
}

/** Where what is said behind the name begins in its own part of a sentence; -1 where nothing is. */
function behindName(text: string, { outer }: Occurrence, part: ViewSpan): number {
  const end = headEnd(text, outer.end, part.end);
  if (end >= part.end) return -1;
  const noun = NOUN.exec(text.slice(end, part.end))?.[0].length ?? 0;
  const rest = text.slice(end + noun, part.end);
  const relative = RELATIVE.exec(rest)?.[0].length;
  if (relative !== undefined) return end + noun + relative;
  const later = rest.indexOf(', which ');
  if (later >= 0) return end + noun + later + ', which '.length;
  return NOUN_THAT.test(rest) || VERB.test(rest.slice(0, 40)) ? end + noun : -1;
}

/** What a part of a scope says: behind the name in it, else all of it without who says so; of an unnamed pilot, behind that. */
function told(document: AnnotatedDocument, part: ViewSpan, named: Occurrence | null, object: ViewSpan | null): Told[] {
  const { text } = document.doc.view;
  const plain = (from: number, to = part.end): Told[] => statementsIn(text, from, to).map((span) => ({ span }));
  if (named) {
    const start = behindName(text, named, part);
    return start < 0 ? [] : plain(start);
  }
  if (object && contains(part, object)) {
    const relative = text.slice(object.start, object.end).search(/ (?:that|which) /);
    return relative < 0 ? [] : plain(object.start + relative + ' that '.length, object.end);
  }
  const field = cellFields(document).get(part.start);
  const label = field ? { field, value: part } : labelled(document, part);
  const kind = label && LABELS[label.field];
  // Beside what a pilot does, such a label may open with what it should bring.
  if (label && kind === 'function') {
    const parts = statementsIn(text, label.value.start, part.end, BEFORE_EFFECT);
    return (parts.length > 1 ? parts : [label.value]).map((span) => ({ span, content: true }));
  }
  if (label) return kind ? [{ span: label.value, label: kind }] : [];
  const words = text.slice(part.start, part.end);
  if (NOT_TOLD.test(words) || !SENTENCE.test(words) || tellsApplicants(document, part)) return [];
  return plain(part.start + (REPORTED.exec(words)?.[0].length ?? 0));
}

/** Records payroll so that contractors cannot divert wages: what is prevented is an effect. */
function prevented(document: AnnotatedDocument, { start, end }: ViewSpan): ViewSpan[] {
  const { text } = document.doc.view;
  const at = text.slice(start, end).search(PREVENTED);
  return at < 0 ? [] : [viewSpan(start + at + ' so that '.length, end)];
}

/**
 * The statements of a pilot. Its description is what an unnamed one is said to be, else the first sentence of functions.
 * @param scope in order of the text
 * @param occurrences where it is named, in order of the text
 * @param object what an unnamed pilot is said to be; null where it has a name
 * @param applicants for the bank and the company
 */
export function englishStatements(
  document: AnnotatedDocument,
  scope: readonly ViewSpan[],
  occurrences: readonly Occurrence[],
  object: ViewSpan | null,
  applicants: InstitutionList | null,
): Statements {
  let next = 0;
  const all = scope.flatMap((part, index) => {
    while (next < occurrences.length && (occurrences[next] as Occurrence).name.start < part.start) next++;
    const one = occurrences[next];
    const named = one && contains(part, one.name) ? one : null;
    return told(document, part, named, object).map(({ span, label, content }) => ({
      span,
      kind: label ?? kindOf(document, span, applicants) ?? (content ? 'function' : null),
      part: index,
    }));
  });
  const found = (span: ViewSpan, kind: string): Found<string> => ({
    value: textOf(document, span),
    at: [span],
    rule: `statement/english-${kind}`,
  });
  const of = (kind: Kind): ViewSpan[] => all.filter((one) => one.kind === kind).map(({ span }) => span);
  const [first] = all.filter(({ kind }) => kind === 'function');
  const whole = all.filter(({ kind, part }) => kind === 'function' && part === first?.part).at(-1);
  const described = object ?? (first && whole ? viewSpan(first.span.start, whole.span.end) : null);
  const effects = [...of('effect'), ...of('function').flatMap((span) => prevented(document, span))];
  return {
    description: described && found(described, 'description'),
    functions: of('function').map((span) => found(span, 'function')),
    expectedEffects: effects.map((span) => found(span, 'effect')),
    riskCompensation: of('loss').map((span) => found(span, 'loss'))[0] ?? null,
    exitMechanism: of('exit').map((span) => found(span, 'exit'))[0] ?? null,
  };
}

/** What the sentences that name pilots say behind the names. */
export const functionRule: Rule<string> = {
  id: 'statement/english-function',
  why: 'a relative clause or an apposition behind the name, or its predicate, says what the pilot does',
  examples: [
    {
      text: 'Bank of Suzhou applied for “Voice Banking Service”, which lets customers speak to machines.',
      gives: ['lets customers speak to machines'],
    },
    {
      text: 'Bank of Suzhou applied for “Invoice Platform”, a financial service that records invoices on a ledger.',
      gives: ['a financial service that records invoices on a ledger'],
    },
    {
      text: 'A third application, “Blacklist Query Service”, lets banks check accounts.',
      gives: ['lets banks check accounts'],
    },
    {
      text: 'Bank of Suzhou applied for “Voice Banking Service”, which turns speech into orders, shortening queues.',
      gives: ['turns speech into orders'],
    },
    {
      text: 'Bank of Suzhou applied for “Voice Banking Service”, which turns speech into orders and is designed to answer 4,000 calls.',
      gives: ['turns speech into orders'],
    },
    {
      text: 'Bank of Suzhou applied for “Voice Banking Service”, which turns speech into orders, which should shorten queues.',
      gives: ['turns speech into orders'],
    },
    { text: 'Bank of Suzhou applied for “Voice Banking Service”.', gives: [] },
    { text: 'Bank of Suzhou applied for “Voice Banking Service”, which serves 5 million customers.', gives: [] },
  ],
  find: (document, within) =>
    englishOccurrences(document, []).flatMap((one) => {
      const part = one.anchored && contains(within, one.name) ? sentenceOf(document, one.name)?.span : undefined;
      return part ? englishStatements(document, [part], [one], null, one.applicants).functions : [];
    }),
  show: String,
};
