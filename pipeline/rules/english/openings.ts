/** Sentences that open what an article tells of a pilot without a name. */
import { termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Sentence } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { InstitutionList } from '../applicant/list.ts';
import { applicantsAfter } from './after.ts';
import { type VerbTie, verbTies } from './before.ts';
import { listAt } from './list.ts';
import { type Item, itemsIn } from './names-items.ts';
import { TYPE_WORD } from './type-words.ts';
import { anyWord, ORDINAL, word } from './words.ts';

const VERBS = 'english-application-verbs.yaml';
const WORDS = 'english-pilot-words.yaml';
const GENERIC = anyWord(WORDS, 'generic', 'generic-trial');
/** Was put forward by; comes from. */
const SUBMITTED = `(?:which )?(?:${word('be')} )?(?:jointly )?(?:${anyWord(VERBS, 'submitted')}|${anyWord(VERBS, 'passive')} (?:jointly )?(?:by|from))`;
/** A third application …; The other project, from A, …; Another is …. */
const NUMBERED = new RegExp(
  `^(?:${word('article')} (?:${ORDINAL}|only|sole) (?!${anyWord('english-enumerations.yaml', 'number')}|\\d|batch|round|group|list)(?:[\\p{L}-]{1,20} ){0,3}?${GENERIC}|Another (?:[\\p{L}-]{1,20} ){0,3}?${GENERIC}|One of ${word('article')} (?:[\\p{L}-]{1,20} ){0,3}?${anyWord(WORDS, 'generic-plural')}(?=,| (?:is|was) )|(?:One|The) ${TYPE_WORD}(?=, )|(?:The )?${ORDINAL}(?= is|, an? |,? (?:${SUBMITTED}|from|by) ))`,
  'iu',
);
/** Whether a sentence turns to one more pilot: Another such service, proposed by A, is …. */
export const opensAnother = (text: string): boolean => NUMBERED.test(text);

/** A blockchain platform submitted by A and B. */
const OBJECT_FIRST = new RegExp(`^${word('article')} [^,.;:“”]{5,160}?(?=,? (?:${SUBMITTED}|from|by) )`, 'iu');
/** A blockchain platform for exporters: more than a project. */
const PRODUCT = new RegExp(
  `^ ?${word('article')} (?:[\\p{L}\\d][\\p{L}\\d-]{0,30} ){1,8}(?:${anyWord(WORDS, 'generic')}|${anyOf(formsOf(WORDS, 'head'))}(?![\\p{L}]))`,
  'iu',
);
/** The third, a payment service for riders, was put forward by A. */
const SUBMITTED_BY = new RegExp(`${anyWord(VERBS, 'submitted')} (?:jointly |together )?by `, 'iu');
/** Behind the words for what the pilot is: which it plans to launch in December; according to the notice. */
const ASIDE = new RegExp(`, ${anyWord('english-cues.yaml', 'aside')} .*$`, 'iu');
/** Third is a guarantee chain from A and B. */
const IS_FROM = new RegExp(
  `^[^,;:]{0,60}? (?:is|was) an? (?:(?!${word('relative', 'preposition', 'clause')}|using |to )[\\p{L}\\d-]{1,30} ){1,8}?(?:from|by) `,
  'iu',
);
/** One of the projects is a credit platform. */
const IS_PRODUCT = new RegExp(
  `(?:,| is| was) an? (?:[\\p{L}\\d][\\p{L}\\d-]{0,30} ){1,8}?(?:${anyWord(WORDS, 'generic')}|${anyOf(formsOf(WORDS, 'head'))}(?![\\p{L}]))`,
  'iu',
);
/** One of them, developed by A, is a credit platform, which …; The third, a payment service for riders, was put forward …: what it is. */
const WHAT = new RegExp(
  `(?:^(?:[^.;]|(?:Co|Ltd|Inc)\\.){0,200}? (?:is|was) |, )(an? [^,.;]{5,200}?)(?=[,.;]|$|,? (?:${SUBMITTED}|(?:from|by) (?:the )?\\p{Lu}))`,
  'u',
);
const MARKED = /[“”]/;
const PLANS = new RegExp(`${anyWord(VERBS, 'plan')} `, 'u');

const TAIL = new RegExp(`(?:[,;] ?)?(?:${word('conjunction')})? ?$|[.;]$`, 'u');

/** Who will build what. */
export interface Opening {
  /** Where the sentence tells it. */
  readonly at: ViewSpan;
  /** What the pilot is said to be. */
  readonly object: ViewSpan;
  readonly applicants: InstitutionList | null;
}

/** A span without the space before it and without an aside, the mark and the conjunction behind it. */
function trimmed(text: string, from: number, to: number): ViewSpan {
  const start = text[from] === ' ' ? from + 1 : from;
  const end = to - (TAIL.exec(text.slice(start, to))?.[0].length ?? 0);
  const aside = ASIDE.exec(text.slice(start, end))?.[0].length ?? 0;
  return viewSpan(start, Math.max(start + 1, end - aside));
}

/** Whether the words tell of a product or a technology. */
const tells = (document: AnnotatedDocument, span: ViewSpan): boolean =>
  PRODUCT.test(textOf(document, span)) || termsIn(document, span, 'technology').length > 0;

/** A and B will test a blockchain platform, and C, which is piloting …: each verb of an application with its subject and object. */
function subjectFirst(document: AnnotatedDocument, { span }: Sentence, previous: InstitutionList | null): Opening[] {
  const { text } = document.doc.view;
  const place = { document, from: span.start, nameStart: Math.min(span.end, span.start + 800), previous };
  const plans = verbTies(place, 'offer', () => true).filter(({ start, verb }) =>
    PLANS.test(text.slice(start, verb.start)),
  );
  const ties = [...verbTies(place, 'apply', () => true), ...plans]
    .sort((a, b) => a.verb.start - b.verb.start)
    // A verb inside the object of another has the same subject.
    .filter((tie, index, all) => index === 0 || tie.start >= (all[index - 1] as VerbTie).verb.end);
  return ties.flatMap((tie, index) => {
    const next = ties[index + 1]?.start ?? span.end;
    const object = trimmed(text, tie.verb.end, Math.max(next, tie.verb.end + 2));
    return tells(document, object)
      ? [{ object, applicants: tie, at: viewSpan(Math.min(tie.start, object.start), object.end) }]
      : [];
  });
}

/** Who put forward what a sentence tells of. */
function submittedBy(document: AnnotatedDocument, span: ViewSpan): InstitutionList | null {
  const sentence = textOf(document, span);
  const match = SUBMITTED_BY.exec(sentence) ?? IS_FROM.exec(sentence);
  return match && listAt(document, span.start + match.index + match[0].length, span.end, 'open');
}

/** A third application, from A, lets …; The third, a payment service for riders, was put forward by A: `length` is that of the number. */
function numbered(document: AnnotatedDocument, { span }: Sentence, length: number): Opening[] {
  const sentence = textOf(document, span);
  if (!tells(document, span) && !IS_PRODUCT.test(sentence)) return [];
  const applicants = applicantsAfter(document, span.start + length, span.end) ?? submittedBy(document, span);
  const match = WHAT.exec(sentence);
  const what = match?.[1] ?? sentence;
  const end = match ? span.start + match.index + match[0].length : span.end;
  return [{ object: trimmed(document.doc.view.text, end - what.length, end), applicants, at: span }];
}

/** A blockchain platform was submitted by A; A third application, from A, lets …. */
function objectFirst(document: AnnotatedDocument, sentence: Sentence): Opening[] {
  const { span } = sentence;
  const text = textOf(document, span);
  const number = NUMBERED.exec(text);
  if (number) return numbered(document, sentence, number[0].length);
  const length = OBJECT_FIRST.exec(text)?.[0].length;
  if (length === undefined) return [];
  const applicants = applicantsAfter(document, span.start + length, span.end);
  const object = trimmed(document.doc.view.text, span.start, span.start + length);
  return applicants && tells(document, object) ? [{ object, applicants, at: span }] : [];
}

const ofItem = ({ span, applicants }: Item): Opening => ({
  object: span,
  applicants,
  at: viewSpan(span.start, applicants.end),
});

const isRegulators = ({ applicants }: Opening): boolean =>
  applicants?.names.every(({ mention }) => mention?.institutionKind === 'regulator') ?? false;

/** The pilots without names that a sentence opens. `previous` are the applicants told last. */
export function openings(document: AnnotatedDocument, sentence: Sentence, previous: InstitutionList | null): Opening[] {
  if (document.blocks[sentence.block]?.kind === 'heading') return [];
  const items = itemsIn(document, sentence);
  if (items.length > 0) return items.filter(({ named }) => !named).map(ofItem);
  if (MARKED.test(textOf(document, sentence.span))) return [];
  const first = objectFirst(document, sentence);
  const found = first.length > 0 ? first : subjectFirst(document, sentence, previous);
  return found.filter((one) => !isRegulators(one));
}
