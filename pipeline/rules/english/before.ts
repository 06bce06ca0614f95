/** Applicants before a name in English: A and B applied for “X”, A's “X”, an application by A called “X”. */
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { InstitutionList } from '../applicant/list.ts';
import { applicantsMeant } from './anaphora.ts';
import { type ListAt, listAt, listEnding } from './list.ts';
import { anyWord, ORDINAL, word } from './words.ts';

const VERBS = 'english-application-verbs.yaml';
const WORDS = 'english-pilot-words.yaml';
/** What may stand between the verb and the name: an innovative project called. No clause, no other name. */
const GAP = /^[^.;:“”\n]{0,120}$/;
const HELPERS = new RegExp(`(?:,? ${anyWord(VERBS, 'helper')})+$`, 'iu');
const APPOSITION = /, ?[^,;.“”\n]{1,120},$/;
const CALLED = new RegExp(
  `(?:,? (?:(?:${word('be', 'relative', 'article', 'conjunction')} ){0,2})?${anyWord(WORDS, 'called')},?)? ?$`,
  'iu',
);
const POSSESSIVE = /(?:['’]s|s['’])(?: (?:[\p{Ll}\d][\p{L}\d-]*|own)){0,6},? ?$/u;
const NOUN_BY = new RegExp(
  `(?:${anyWord(WORDS, 'generic', 'generic-trial', 'generic-plural')}(?: [\\p{L}]{1,20}){0,4}|(?:^|[.;] )(?:the )?${ORDINAL},) (?:by|from|of) (?:the |both )?$`,
  'iu',
);
const FOR = / for(?: [\p{Ll}-]{1,20}){0,5} ?$/u;
const ELIDED = new RegExp(`(?: ${word('preposition')}| on| is behind|:| [–—])(?: [\\p{Ll}-]{1,20}){0,5}? ?$`, 'u');
/** A has proposed X; B and C the Y. */
const ARTICLE_ONLY = /,? the $/;
const NEXT_CLAUSE = /;(?: and)? $/;
const INCOMPLETE = new RegExp(`${word('includes')} $`, 'iu');

/** With technology from Hyperchain, …: what stands behind is no subject. */
const OBJECT = new RegExp(
  `(?<!(?: led|${anyWord('english-enumerations.yaml', 'gathering')}))(?: |^)${word('preposition')} (?:the )?$`,
  'u',
);
/** Between a name and the verb that goes on with the same subject. */
const CONTINUES = new RegExp(`^[,;]?(?: ${word('conjunction')})?$`, 'u');
/** Between a name and the next applicant. */
const LINKS = new RegExp(`^[,;:]?(?: ?${word('conjunction', 'preposition', 'article')})* ?$`, 'u');
/** Farther from a name nothing is tied to it. */
const REACH = 700;

/** How the applicants are tied: by a verb that applicants alone are said to do, by any verb, by a possessive, or by a noun. */
type Tie = 'apply' | 'offer' | 'possessive' | 'noun';

export interface ApplicantsBefore extends InstitutionList {
  readonly start: number;
  readonly tie: Tie;
}

const verbs = (id: string): RegExp => new RegExp(anyWord(VERBS, id), 'giu');
const PATTERNS = { apply: verbs('apply'), offer: verbs('offer') } as const;

interface Place {
  readonly document: AnnotatedDocument;
  readonly from: number;
  readonly nameStart: number;
  /** The applicants told last. */
  readonly previous: InstitutionList | null;
  /** Whether they stand in the same sentence, before `from`: A applied for “X” and will test “Y”. */
  readonly continues?: boolean;
}

const breakOff = (text: string, list: ListAt & { start: number }): InstitutionList & { start: number } =>
  INCOMPLETE.test(text.slice(Math.max(0, list.start - 20), list.start)) ? { ...list, complete: false } : list;

/** The subject of a verb at `end`: the list that stands before it, helpers and an apposition aside, or the applicants meant. */
function subject(
  { document, from, previous, continues }: Place,
  end: number,
): (InstitutionList & { start: number }) | null {
  const { text } = document.doc.view;
  const before = text.slice(from, end).trimEnd();
  const helped = before
    .slice(0, before.length - (HELPERS.exec(before.slice(-120))?.[0].length ?? 0))
    .replace(/[ ,—–-]+$/, '');
  const apposition = APPOSITION.exec(`${helped.slice(-140)},`)?.[0].length ?? 1;
  for (const cut of [0, apposition - 1]) {
    const at = from + helped.length - cut;
    const list = at > from ? listEnding(document, from, at, 'open', OBJECT) : null;
    if (list) return breakOff(text, list);
  }
  if (previous && continues && CONTINUES.test(text.slice(from, from + helped.length)))
    return { ...previous, start: from };
  // A is on the list: it proposed …: what the sentence begins with is meant before what was told last.
  const own = listAt(document, from, from + helped.length, 'inside');
  const last = own && own.end < from + helped.length ? own : previous;
  const meant = last && applicantsMeant(text.slice(from, from + helped.length), last);
  return meant ? { ...meant.list, start: from + meant.start } : null;
}

/** A verb with its subject. */
export interface VerbTie extends ApplicantsBefore {
  /** Where the verb stands. */
  readonly verb: ViewSpan;
}

/** The verbs of one kind before `nameStart` that have applicants for their subject, the last first; `reaches` says from which the name is reached. */
export function verbTies(place: Place, tie: 'apply' | 'offer', reaches: (between: string) => boolean): VerbTie[] {
  const { document, from, nameStart } = place;
  const before = document.doc.view.text.slice(from, nameStart);
  const found: VerbTie[] = [];
  for (const match of everyMatch(PATTERNS[tie], before)) {
    const verb = viewSpan(from + match.index, from + match.index + match[0].length);
    // A subject does not stand before the verb of another.
    const list = subject({ ...place, from: found.at(-1)?.verb.end ?? from }, verb.start);
    if (list && reaches(before.slice(verb.end - from))) found.push({ ...list, tie, verb });
  }
  return found.reverse();
}

const byVerb = (place: Place): ApplicantsBefore | null => {
  const near = (between: string): boolean => GAP.test(between);
  return verbTies(place, 'apply', near)[0] ?? verbTies(place, 'offer', near)[0] ?? null;
};

/** The list that ends right before words that tie it to the name. */
function adjacent({ document, from, nameStart }: Place): ApplicantsBefore | null {
  const { text } = document.doc.view;
  const before = text.slice(from, nameStart);
  const tied = (tie: Tie, length: number): ApplicantsBefore | null => {
    const list = listEnding(document, from, nameStart - length, 'open');
    const known = list?.names.filter(({ mention }) => mention).length ?? 0;
    // Behind from or by stands nothing else than applicants.
    return list && known > 0 && (tie === 'noun' || known === list.names.length) ? { ...list, tie } : null;
  };
  const possessive = POSSESSIVE.exec(before.slice(-100));
  const owner = possessive && tied('possessive', possessive[0].length - (possessive[0].startsWith('s') ? 1 : 0));
  if (owner) return owner;
  for (const link of [CALLED, FOR]) {
    const length = link.exec(before.slice(-60))?.[0].length;
    const named = length === undefined ? null : tied('noun', length);
    if (named && NOUN_BY.test(text.slice(from, named.start))) return named;
  }
  return null;
}

/** A applied for “X” and B for “Y”: the verb is not repeated. */
function elided({ document, from, nameStart }: Place): ApplicantsBefore | null {
  const { text } = document.doc.view;
  const link = ELIDED.exec(text.slice(from, nameStart).slice(-60))?.[0].length ?? 0;
  const list = link > 0 ? listEnding(document, from, nameStart - link, 'strict') : null;
  if (list) return LINKS.test(text.slice(from, list.start)) ? { ...list, tie: 'apply' } : null;
  const article = ARTICLE_ONLY.exec(text.slice(from, nameStart))?.[0].length ?? 0;
  const gapped = article > 0 ? listEnding(document, from, nameStart - article, 'inside') : null;
  return gapped && NEXT_CLAUSE.test(text.slice(from, gapped.start)) ? { ...gapped, tie: 'apply' } : null;
}

/**
 * The applicants before the name that opens at `nameStart`, looked for from `from` on (the sentence's start, or the end of the name
 * before). Null where nothing ties an institution to the name.
 */
export function applicantsBefore(place: Place): ApplicantsBefore | null {
  const near = { ...place, from: Math.max(place.from, place.nameStart - REACH) };
  if (near.from >= near.nameStart) return null;
  return adjacent(near) ?? byVerb(near) ?? elided(near);
}
