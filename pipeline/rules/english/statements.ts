/** What an English article says of a pilot in sentences: what it does, should bring, who makes good for losses, how it would end. Text as written. */
import { sentenceOf, textOf } from '../../annotated.ts';
import type { AnnotatedDocument, Found, PilotDraft, Rule } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import type { Occurrence } from '../pilot/occurrence.ts';
import { headEnd } from './after.ts';
import { englishOccurrences } from './occurrences.ts';
import { TYPE_WORD } from './type-words.ts';
import { anyWord } from './words.ts';

const FILE = 'english-statements.yaml';
const pattern = (...ids: string[]): RegExp => new RegExp(anyWord(FILE, ...ids), 'iu');
const EFFECT = new RegExp(`${anyWord(FILE, 'expects')}[^.]{0,80}${anyWord(FILE, 'effect')}`, 'iu');
const [EXIT, LOSS, FUNCTION] = [pattern('exit'), pattern('loss'), pattern('function')];
const FIGURE =
  /\d[\d,.]* ?(?:million|billion|trillion|yuan|customers|users|companies|firms|loans|%|per cent|percent)|[¥$€]\d|\d{1,3},\d{3}/i;
/** , which uses …; , a service that records …; : behind a name, to the end of its part. */
const RELATIVE = /^[,;:]? ?(?:and )?(?:which|that|who) /;
/** , a technology product, …; technology product; … */
const NOUN = new RegExp(`^(?:[,;]? (?:an?|the|one) [^,]{3,60},|[,;]? ${TYPE_WORD}[,;])(?= [\\p{Ll}])`, 'u');
/** The applicants are A and B; The platform has three functions: these tell nothing of what is done. */
const NOT_TOLD = new RegExp(`^${anyWord('english-cues.yaml', 'applicant-sentence')}|:$`, 'iu');
const NOUN_THAT = /^(?:,| is| –| —|:)? ?(?:an?|the|one) [^,.;]{3,80}? (?:that|which|to|for) /i;

const REPORTED =
  /^[^“”]{0,160}? (?:said|says|explained|added)(?: that|,)? (?=its|the|it|their|they|this|users|customers)/i;

type Kind = 'function' | 'effect' | 'loss' | 'exit';

export type Statements = Pick<
  PilotDraft,
  'description' | 'functions' | 'expectedEffects' | 'riskCompensation' | 'exitMechanism'
>;

function kindOf(text: string): Kind | null {
  if (LOSS.test(text)) return 'loss';
  if (EXIT.test(text)) return 'exit';
  if (EFFECT.test(text)) return FIGURE.test(text) ? null : 'effect';
  return FUNCTION.test(text) && !FIGURE.test(text) ? 'function' : null;
}

/** A span without white space and the mark at its ends. */
function bare(text: string, from: number, to: number): ViewSpan | null {
  let [start, end] = [from, to];
  while (start < end && /[\s,;:]/.test(text[start] as string)) start++;
  if (/^and /.test(text.slice(start, end))) start += 'and '.length;
  while (end > start && /[\s,;.]/.test(text[end - 1] as string)) end--;
  return end - start > 8 ? viewSpan(start, end) : null;
}

/** What is said behind the name in its own part of a sentence. */
function behindName(document: AnnotatedDocument, { outer }: Occurrence, part: ViewSpan): ViewSpan | null {
  const { text } = document.doc.view;
  const end = headEnd(text, outer.end, part.end);
  if (end >= part.end) return null;
  const rest = text.slice(end + (NOUN.exec(text.slice(end, part.end))?.[0].length ?? 0), part.end);
  const start = part.end - rest.length;
  const relative = RELATIVE.exec(rest)?.[0].length ?? -1;
  const later =
    relative >= 0 ? relative : rest.search(/, which /) >= 0 ? rest.search(/, which /) + ', which '.length : -1;
  if (later >= 0) return bare(text, start + later, part.end);
  if (NOUN_THAT.test(rest)) return bare(text, start, part.end);
  return FUNCTION.test(rest.slice(0, 40)) ? bare(text, start, part.end) : null;
}

/** What each part of a scope says: behind the name in it, else the whole of it without who says so. */
function told(
  document: AnnotatedDocument,
  scope: readonly ViewSpan[],
  occurrences: readonly Occurrence[],
  object: ViewSpan | null,
): ViewSpan[] {
  const { text } = document.doc.view;
  let next = 0;
  return scope.flatMap((part) => {
    while (next < occurrences.length && (occurrences[next] as Occurrence).name.start < part.start) next++;
    const named = occurrences[next];
    if (named && contains(part, named.name)) return behindName(document, named, part) ?? [];
    if ((object && contains(part, object)) || NOT_TOLD.test(text.slice(part.start, part.end))) return [];
    const reported = REPORTED.exec(text.slice(part.start, part.end))?.[0].length ?? 0;
    return bare(text, part.start + reported, part.end) ?? [];
  });
}

/**
 * The statements of a pilot.
 * @param occurrences where it is named
 * @param object what an unnamed pilot is said to be; null where it has a name
 */
export function englishStatements(
  document: AnnotatedDocument,
  scope: readonly ViewSpan[],
  occurrences: readonly Occurrence[],
  object: ViewSpan | null,
): Statements {
  const all = told(document, scope, occurrences, object).map((span) => ({
    span,
    kind: kindOf(textOf(document, span)),
  }));
  const of = (kind: Kind): Found<string>[] =>
    all
      .filter((one) => one.kind === kind)
      .map(({ span }) => ({ value: textOf(document, span), at: [span], rule: `statement/english-${kind}` }));
  return {
    description: object && { value: textOf(document, object), at: [object], rule: 'statement/english-description' },
    functions: of('function'),
    expectedEffects: of('effect'),
    riskCompensation: of('loss')[0] ?? null,
    exitMechanism: of('exit')[0] ?? null,
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
    { text: 'Bank of Suzhou applied for “Voice Banking Service”.', gives: [] },
    { text: 'Bank of Suzhou applied for “Voice Banking Service”, which serves 5 million customers.', gives: [] },
  ],
  find: (document, within) =>
    englishOccurrences(document, []).flatMap((one) => {
      const part = one.anchored && contains(within, one.name) ? sentenceOf(document, one.name)?.span : undefined;
      return part ? englishStatements(document, [part], [one], null).functions : [];
    }),
  show: String,
};
