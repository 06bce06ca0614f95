/** Pilots that an English article describes (who builds what, with which technology) without naming them. */
import { termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Rule, Sentence } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import type { Announced } from '../announcement/announcements.ts';
import type { InstitutionList } from '../applicant/list.ts';
import type { Scope } from '../pilot/scope.ts';
import { applicantsAfter } from './after.ts';
import { type VerbTie, verbTies } from './before.ts';
import { Cover } from './cover.ts';
import { elsewhereSpans } from './elsewhere.ts';
import { type Item, itemsIn } from './names-items.ts';
import { anyWord } from './words.ts';

const WORDS = 'english-pilot-words.yaml';
const CUES = 'english-cues.yaml';
const ORDINAL = `(?:${anyWord('ordinals.yaml')}|${anyWord('english-enumerations.yaml', 'ordinal')})`;
const GENERIC = anyWord(WORDS, 'generic', 'generic-trial');
/** A third application …; The other project, from A, …; Another is …. */
const NUMBERED = new RegExp(
  `^(?:(?:A|An|The|One|Its|Their) ${ORDINAL} (?:[\\p{L}-]{1,20} ){0,3}?${GENERIC}|Another (?:[\\p{L}-]{1,20} ){0,3}?${GENERIC}|(?:The )?${ORDINAL}(?= is|,? (?:from|by)))`,
  'iu',
);
/** A blockchain platform submitted by A and B. */
const OBJECT_FIRST =
  /^(?:An?|One|Another) [^,.;:“”]{5,160}?(?=,? (?:which )?(?:is |was |has been )?(?:jointly )?(?:applied for|submitted|filed|proposed|put forward|from|by) )/u;
/** A blockchain platform for exporters: more than a project. */
const PRODUCT = new RegExp(
  `^ ?(?:an?|its|their|one|another|the) (?:[\\p{L}\\d][\\p{L}\\d-]{0,30} ){1,8}(?:${anyWord(WORDS, 'generic')}|${anyOf(formsOf(WORDS, 'head'))}(?![\\p{L}]))`,
  'iu',
);
const GOES_ON = new RegExp(`^${anyOf(formsOf(CUES, 'anaphor'))}(?![\\p{L}])`, 'u');
const MARKED = /[“”]/;
const PLANS = /(?:^| )(?:will|would|plans?|intends?|to|is|are) /;

/** A pilot without a name: its scope, what it is said to be, and who applies. */
export interface UnnamedPilot {
  readonly scope: Scope;
  readonly object: ViewSpan;
  readonly applicants: InstitutionList | null;
}

type Opening = Omit<UnnamedPilot, 'scope'> & { readonly at: ViewSpan };

/** A span without the space before it and without the mark and the conjunction behind it. */
function trimmed(text: string, from: number, to: number): ViewSpan {
  const start = text[from] === ' ' ? from + 1 : from;
  const tail = /(?:[,;] ?)?(?:and|while|whereas)? ?$|[.;]$/.exec(text.slice(start, to))?.[0].length ?? 0;
  return viewSpan(start, Math.max(start + 1, to - tail));
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

/** A blockchain platform was submitted by A; A third application, from A, lets …. */
function objectFirst(document: AnnotatedDocument, { span }: Sentence): Opening[] {
  const { text } = document.doc.view;
  const sentence = textOf(document, span);
  const numbered = NUMBERED.exec(sentence)?.[0].length ?? 0;
  const length = numbered || (OBJECT_FIRST.exec(sentence)?.[0].length ?? 0);
  if (length === 0) return [];
  const applicants = applicantsAfter(document, span.start + length, span.end);
  const object = trimmed(text, span.start, numbered > 0 ? span.end : span.start + length);
  return (numbered > 0 || applicants) && tells(document, numbered > 0 ? span : object)
    ? [{ object, applicants, at: span }]
    : [];
}

const ofItem = ({ span, applicants }: Item): Opening => ({
  object: span,
  applicants,
  at: viewSpan(span.start, applicants.end),
});

const isRegulators = ({ applicants }: Opening): boolean =>
  applicants?.names.every(({ mention }) => mention?.institutionKind === 'regulator') ?? false;

/** The pilots without names that a sentence opens. `previous` are the applicants told last. */
function openings(document: AnnotatedDocument, sentence: Sentence, previous: InstitutionList | null): Opening[] {
  if (document.blocks[sentence.block]?.kind === 'heading') return [];
  const items = itemsIn(document, sentence);
  if (items.length > 0) return items.filter(({ named }) => !named).map(ofItem);
  if (MARKED.test(textOf(document, sentence.span))) return [];
  const first = objectFirst(document, sentence);
  const found = first.length > 0 ? first : subjectFirst(document, sentence, previous);
  return found.filter((one) => !isRegulators(one));
}

function pilotsIn(
  document: AnnotatedDocument,
  sections: readonly ViewSpan[],
  taken: readonly ViewSpan[],
): UnnamedPilot[] {
  const found: UnnamedPilot[] = [];
  const told = new Cover(document.doc.view.text.length, taken);
  let [block, current]: [number, Scope | null] = [-1, null];
  let previous: InstitutionList | null = null;
  for (const sentence of document.segments.sentences) {
    if (sentence.block !== block) current = null;
    block = sentence.block;
    const here = sections.some((section) => contains(section, sentence.span));
    const opened: Opening[] = (here ? openings(document, sentence, previous) : []).filter(
      ({ at }) => !told.overlaps(at),
    );
    const goesOn = opened.length === 0 && GOES_ON.test(textOf(document, sentence.span));
    if (goesOn) current?.push(sentence.span);
    else current = null;
    for (const { at, object, applicants } of opened) {
      // The only one of its sentence is told by all of it.
      current = [opened.length === 1 && !told.overlaps(sentence.span) ? sentence.span : at];
      previous = applicants ?? previous;
      found.push({ object, applicants, scope: current });
    }
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
    {
      text: 'The list names Bank of Suzhou, which will trial an invoice platform using blockchain, and Bank of Nanjing, which is piloting a voice customer service system.',
      gives: [
        'an invoice platform using blockchain < Bank of Suzhou',
        'a voice customer service system < Bank of Nanjing',
      ],
    },
    {
      text: 'They are: a credit service based on 5G, by Bank of Suzhou; a payment platform, by UnionPay.',
      gives: ['credit service based on 5G < Bank of Suzhou', 'payment platform < UnionPay'],
    },
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
