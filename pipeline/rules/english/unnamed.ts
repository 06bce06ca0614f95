/** Pilots that an English article describes (who builds what, with which technology) without naming them. */
import { termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Rule, Sentence } from '../../types.ts';
import { contains, overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import type { Announced } from '../announcement/announcements.ts';
import type { InstitutionList } from '../applicant/list.ts';
import type { Scope } from '../pilot/scope.ts';
import { applicantsAfter } from './after.ts';
import { applicantsBefore } from './before.ts';
import { elsewhereSpans } from './elsewhere.ts';
import { anyWord } from './words.ts';

const WORDS = 'english-pilot-words.yaml';
const CUES = 'english-cues.yaml';
const ORDINAL = `(?:${anyWord('ordinals.yaml')}|${anyWord('english-enumerations.yaml', 'ordinal')})`;
/** A third application …; The other project, from A, …; Another is …. */
const NUMBERED = new RegExp(
  `^(?:(?:A|An|The|One|Its|Their) (?:${ORDINAL} )(?:[\\p{L}-]{1,20} ){0,3}?${anyWord(WORDS, 'generic')}|Another(?: [\\p{L}-]{1,20}){0,3}? ${anyWord(WORDS, 'generic')}|(?:The )?${ORDINAL}(?= is|,? (?:from|by)))`,
  'iu',
);
/** A blockchain platform submitted by A and B. */
const OBJECT_FIRST =
  /^(?:An?|One|Another) (?=[\p{Ll}\p{Lu}])[^,.;:“”]{5,160}?(?=,? (?:which )?(?:is |was |has been )?(?:jointly )?(?:applied for|submitted|filed|proposed|put forward|from|by) )/u;
/** The object of a verb: a blockchain platform for exporters. */
const OBJECT = /(?:^| )(?:an?|the|their|its|a joint) (?=[\p{L}\d])/giu;
const PRODUCT = new RegExp(
  `${anyWord(WORDS, 'generic', 'generic-plural')}|${anyOf(formsOf(WORDS, 'head'))}(?![\\p{L}])`,
  'iu',
);
const GOES_ON = new RegExp(`^${anyOf(formsOf(CUES, 'anaphor'))}(?![\\p{L}])`, 'u');
const MARKED = /[“”]/;

/** A pilot without a name: its scope, what it is said to be, and who applies. */
export interface UnnamedPilot {
  readonly scope: Scope;
  readonly object: ViewSpan;
  readonly applicants: InstitutionList | null;
}

const end = (text: string, span: ViewSpan): number =>
  /[.;]$/.test(text.slice(span.start, span.end)) ? span.end - 1 : span.end;

/** Whether the words tell of a product or a technology. */
const tells = (document: AnnotatedDocument, span: ViewSpan): boolean =>
  PRODUCT.test(textOf(document, span)) || termsIn(document, span, 'technology').length > 0;

/** A and B will test a blockchain platform. */
function subjectFirst(
  document: AnnotatedDocument,
  { span }: Sentence,
  previous: InstitutionList | null,
): Omit<UnnamedPilot, 'scope'> | null {
  const { text } = document.doc.view;
  for (const match of [...text.slice(span.start, span.end).matchAll(OBJECT)].slice(0, 6)) {
    const start = span.start + match.index + (match[0].startsWith(' ') ? 1 : 0);
    const before = applicantsBefore({ document, from: span.start, nameStart: start, previous });
    const object = viewSpan(start, end(text, span));
    if (
      before &&
      (before.tie === 'apply' || before.tie === 'offer') &&
      text.slice(span.start, before.start).length <= 60 &&
      tells(document, object)
    ) {
      return { object, applicants: before };
    }
  }
  return null;
}

/** A blockchain platform was submitted by A; A third application, from A, lets …. */
function objectFirst(document: AnnotatedDocument, { span }: Sentence): Omit<UnnamedPilot, 'scope'> | null {
  const { text } = document.doc.view;
  const sentence = textOf(document, span);
  const numbered = NUMBERED.exec(sentence)?.[0].length ?? 0;
  const length = numbered || (OBJECT_FIRST.exec(sentence)?.[0].length ?? 0);
  if (length === 0) return null;
  const applicants = applicantsAfter(document, span.start + length, span.end);
  const object = numbered > 0 ? viewSpan(span.start, end(text, span)) : viewSpan(span.start, span.start + length);
  return (numbered > 0 || applicants) && tells(document, object) ? { object, applicants } : null;
}

/** What a sentence opens: a pilot without a name; null where it tells of none. `previous` are the applicants told last. */
export function opening(
  document: AnnotatedDocument,
  sentence: Sentence,
  previous: InstitutionList | null,
): Omit<UnnamedPilot, 'scope'> | null {
  const sentenceText = textOf(document, sentence.span);
  if (MARKED.test(sentenceText) || document.blocks[sentence.block]?.kind === 'heading') return null;
  const found = objectFirst(document, sentence) ?? subjectFirst(document, sentence, previous);
  const regulators = found?.applicants?.names.every(({ mention }) => mention?.institutionKind === 'regulator');
  return regulators ? null : found;
}

function pilotsIn(
  document: AnnotatedDocument,
  sections: readonly ViewSpan[],
  taken: readonly ViewSpan[],
): UnnamedPilot[] {
  const found: UnnamedPilot[] = [];
  let [block, current]: [number, Scope | null] = [-1, null];
  let previous: InstitutionList | null = null;
  for (const sentence of document.segments.sentences) {
    if (sentence.block !== block) current = null;
    block = sentence.block;
    const free =
      sections.some((section) => contains(section, sentence.span)) &&
      !taken.some((span) => overlaps(span, sentence.span));
    const opened: Omit<UnnamedPilot, 'scope'> | null = free ? opening(document, sentence, previous) : null;
    if (opened) {
      current = [sentence.span];
      previous = opened.applicants ?? previous;
      found.push({ ...opened, scope: current });
    } else if (free && GOES_ON.test(textOf(document, sentence.span))) current?.push(sentence.span);
    else current = null;
  }
  return found;
}

/**
 * The unnamed pilots of an announcement, looked for only where fewer pilots are named than the document states, or none at all.
 * @param named how many of its pilots have names
 * @param taken the scopes of these, and the sentences that tell of elsewhere
 */
export function englishUnnamed(
  document: AnnotatedDocument,
  { draft, sections }: Announced,
  named: number,
  taken: readonly ViewSpan[],
): UnnamedPilot[] {
  const stated = draft.statedCount?.value;
  const missing = stated === undefined ? (named === 0 ? Number.POSITIVE_INFINITY : 0) : stated - named;
  const found = missing > 0 ? pilotsIn(document, sections, taken) : [];
  return found.length <= missing ? found : [];
}

/** What a text describes without naming it, and who applies. */
export const unnamedRule: Rule<UnnamedPilot> = {
  id: 'pilot/english-unnamed',
  why: 'short reports tell who will test what, without the name that the notice gives it',
  examples: [
    {
      text: 'Bank of Suzhou and Titanium Data Technology will test a blockchain-based invoice platform.',
      gives: ['a blockchain-based invoice platform < Bank of Suzhou、Titanium Data Technology'],
    },
    {
      text: 'A third application lets three local banks check accounts with multi-party computation.',
      gives: ['A third application lets three local banks check accounts with multi-party computation'],
    },
    {
      text: 'A voice customer service system was submitted by Bank of Nanjing.',
      gives: ['A voice customer service system < Bank of Nanjing'],
    },
    { text: 'The central bank will test a digital currency.', gives: [] },
    { text: 'Bank of Suzhou is a city lender with a strong retail business.', gives: [] },
  ],
  find: (document, within) =>
    pilotsIn(document, [within], elsewhereSpans(document, [], [])).map((value) => ({
      value,
      at: [value.object],
      rule: 'pilot/english-unnamed',
    })),
  show: ({ object, applicants }, document) =>
    textOf(document, object) +
    (applicants ? ` < ${applicants.names.map(({ span }) => textOf(document, span)).join('、')}` : ''),
};
