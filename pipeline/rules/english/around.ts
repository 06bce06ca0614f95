/** What stands around a candidate for an English name: who applies, the nouns of pilots, the list that it is part of. */
import type { AnnotatedDocument } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import type { InstitutionList } from '../applicant/list.ts';
import type { Occurrence } from '../pilot/occurrence.ts';
import { type ApplicantsAfter, applicantsAfter, headEnd } from './after.ts';
import { type ApplicantsBefore, applicantsBefore } from './before.ts';
import { type Candidate, NOUN_BEFORE } from './candidates.ts';
import { listAt } from './list.ts';
import { typeBeside } from './type-words.ts';
import { anyWord, atStart, matched, word } from './words.ts';

const WORDS = 'english-pilot-words.yaml';
/** Between two names of one list. */
export const JOIN = new RegExp(`^[,;]?(?: ?${word('conjunction')})?(?: ${word('article')})? ?$`, 'u');
/** The two technology products are X; the batch includes X. */
const LISTED = new RegExp(
  `(?:${anyWord(WORDS, 'generic-plural')}|batch|list|they|these)[^.]{0,160}${anyWord(WORDS, 'list-lead')}:? (?:the )?$|${anyWord(WORDS, 'generic-plural')}[^.:]{0,120}: $|${anyWord(WORDS, 'generic-plural')},? (?:(?:are )?${anyWord(WORDS, 'called')},? )?$`,
  'iu',
);
/** , a face recognition payment service */
const APPOSITION = atStart(
  `,? ${word('article')}(?: [\\p{L}-]{1,20}){0,6}? ${anyWord(WORDS, 'generic', 'generic-trial', 'head')}`,
);
/** What stands around a candidate. */
export interface Around {
  readonly before: ApplicantsBefore | null;
  readonly after: ApplicantsAfter | null;
  /** Whether a noun that pilots are called by, or a type, stands beside it. */
  readonly noun: boolean;
  /** Whether it stands in a list of pilots. */
  readonly listed: boolean;
  /** Where the nouns behind it end. */
  readonly head: number;
}

/** Whom the text before tells of. */
export interface Told {
  /** The list told last. */
  readonly previous: InstitutionList | null;
  /** Whom the sentence before tells of, in the same block. */
  readonly subject: { readonly block: number; readonly list: InstitutionList } | null;
}

/** Its “X”, behind a sentence about the bank. */
const ITS = /^(?:Its|Their) $/;
/** In the “X”, A and B turn …: what they do in it. */
const IN = /^In (?:the |an? )?$/;
const BEHIND_COMMA = /^, /;
/** , submitted with B. */
const TOGETHER_WITH = atStart(
  `,? (?:${anyWord('english-application-verbs.yaml', 'passive')} )?(?:jointly |together )?with `,
);

/** Those who are the subject behind the name. */
function whoDo(document: AnnotatedDocument, end: number, limit: number): ApplicantsAfter | null {
  const { text } = document.doc.view;
  const comma = matched(BEHIND_COMMA, text, end, limit);
  const list = comma > 0 ? listAt(document, end + comma, limit, 'inside') : null;
  const all = list?.names.every(({ mention }) => mention && mention.institutionKind !== 'regulator');
  return list && all && /^ \p{Ll}/u.test(text.slice(list.end, limit)) ? { ...list, tie: 'by' } : null;
}

/** The subject told last and those with whom the name behind has been submitted. */
function withTheirs(document: AnnotatedDocument, list: InstitutionList, end: number, limit: number): InstitutionList {
  const length = matched(TOGETHER_WITH, document.doc.view.text, end, limit);
  const partners = length > 0 ? listAt(document, end + length, limit, 'inside') : null;
  return partners ? { names: [...list.names, ...partners.names], complete: list.complete && partners.complete } : list;
}

/** Looks around a candidate, back to `from` and on to `limit`; `last` is the name before it in the sentence. */
export function around(
  document: AnnotatedDocument,
  { name, outer, sign }: Candidate,
  [from, limit]: readonly [number, number],
  sentence: ViewSpan,
  last: Occurrence | undefined,
  { previous, subject }: Told,
): Around {
  const { text } = document.doc.view;
  const opening = text.slice(sentence.start, outer.start);
  const after =
    applicantsAfter(document, outer.end, limit) ?? (IN.test(opening) ? whoDo(document, outer.end, limit) : null);
  const place = { document, from, nameStart: outer.start, previous, continues: last !== undefined };
  const own =
    subject && ITS.test(opening)
      ? { ...withTheirs(document, subject.list, outer.end, limit), start: sentence.start }
      : null;
  const before =
    after && after.tie !== 'apposition' ? null : own ? { ...own, tie: 'possessive' as const } : applicantsBefore(place);
  const lead = text.slice(Math.max(sentence.start, outer.start - 300), outer.start);
  const head = headEnd(text, outer.end, limit);
  const behind = sign === 'quoted' && /[\p{Ll}]$/u.test(text.slice(outer.end, head));
  const said = behind || APPOSITION.test(text.slice(outer.end, Math.min(limit, outer.end + 120)));
  const noun = NOUN_BEFORE.test(lead) || sign === 'called' || said || typeBeside(document, name, outer) !== null;
  const goesOn = last?.anchored === true && JOIN.test(text.slice(last.outer.end, outer.start));
  return { before, after, noun, listed: goesOn || LISTED.test(lead), head };
}
