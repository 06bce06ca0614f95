/** English names in run-on lists, in lower case or not: X (A and B); Y (C); Z from D. */
import { institutionsIn, sentencesIn } from '../../annotated.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Rule, Sentence } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from '../pilot/occurrence.ts';
import { type ApplicantsAfter, applicantsAfter } from './after.ts';
import { isList } from './list.ts';
import { ownedItemAt } from './owned-items.ts';
import { isTitle } from './shape.ts';
import { anyWord, atStart, matched, word } from './words.ts';

const WORDS = 'english-pilot-words.yaml';
const LEAD = new RegExp(
  `(?:${anyWord(WORDS, 'generic-plural')}|batch|list|(?:^|[.] )(?:they|the(?:se| ${anyWord('english-enumerations.yaml', 'number')})))[^.:;]{0,120}?(?:${anyWord(WORDS, 'list-lead')}:?|:) `,
  'giu',
);
/** Where applicants may stand behind a name. */
const TIE = new RegExp(
  ` [(（]|,? (?:(?:from|by)|(?:${word('relative')} (?:${anyWord('english-application-verbs.yaml', 'helper')} ){1,3})?(?:jointly )?(?:${anyWord('english-application-verbs.yaml', 'submitted')}|${anyWord('english-application-verbs.yaml', 'passive')} by)) `,
  'gu',
);
/** Copies leave a stray bracket behind the one that closes. */
const SEPARATOR = /^(?: ?[)）])? ?[,;]?(?: ?and)? ?(?:[(]?(?:\d{1,2}|[ivx]{1,4}|[a-h])[)] )?/;
const ARTICLE = atStart(`${word('article')} `);
/** “Yi Lu Xing” Mobile Claim Products: marks may hold a part of the name. */
const ITEM = /^(?=.{6,160}$)(?:[^.;:!?“”\n]|“[^.,;:!?“”\n]{1,60}”(?= [A-Z]))+$/;
/** A run with a verb describes and names nothing. */
export const CLAUSE = new RegExp(word('clause'), 'u');

/** One pilot of a run-on list. `named` is false where an article says that the words describe it. */
export interface Item {
  readonly span: ViewSpan;
  readonly applicants: ApplicantsAfter;
  readonly named: boolean;
}

/** The item that begins at `at`, with who applies behind it. */
function itemAt(document: AnnotatedDocument, at: number, limit: number): Item | null {
  const { text } = document.doc.view;
  const article = matched(ARTICLE, text, at, limit);
  const start = at + article;
  for (const { index } of everyMatch(TIE, text.slice(start, Math.min(limit, start + 200)))) {
    const words = text.slice(start, start + index).replace(/, (?:an?|the) .*$/, '');
    if (!ITEM.test(words) || CLAUSE.test(words) || !/[ ,]/.test(text.slice(start, start + index))) continue;
    const applicants = applicantsAfter(document, start + index, limit);
    const known = applicants?.names.some(({ mention }) => mention) && /bracket|by/.test(applicants.tie);
    const span = viewSpan(start, start + words.length);
    // Who stands in a bracket applies for what stands before it, also where not all of them can be read.
    if (!applicants && /[(（]/.test(text[start + index + 1] ?? '') && holdsInstitution(document, start + index, limit))
      break;
    if (!applicants || !known || isList(document, span)) continue;
    return { span, applicants, named: article === 0 || isTitle(words) };
  }
  return null;
}

/** Whether the bracket behind `at` names an institution. */
function holdsInstitution(document: AnnotatedDocument, at: number, limit: number): boolean {
  const close = document.doc.view.text.slice(at, Math.min(limit, at + 200)).search(/[)）]/);
  return close > 0 && institutionsIn(document, viewSpan(at, at + close)).length > 0;
}

/** The items behind one lead-in, as long as they follow each other. */
function itemsFrom(document: AnnotatedDocument, start: number, limit: number): Item[] {
  const { text } = document.doc.view;
  const found: Item[] = [];
  for (let at = start; at < limit; at = found.at(-1)?.applicants.end ?? limit) {
    const from = at + matched(SEPARATOR, text, at, limit);
    const item = ownedItemAt(document, from, limit) ?? itemAt(document, from, limit);
    if (!item) break;
    found.push(item);
  }
  return found;
}

/** The items of a sentence that is such a list; none of any other sentence. */
export function itemsIn(document: AnnotatedDocument, { span }: Sentence): Item[] {
  const { text } = document.doc.view;
  for (const match of everyMatch(LEAD, text.slice(span.start, span.end))) {
    const items = itemsFrom(document, span.start + match.index + match[0].length, span.end);
    // One alone may be a clause with a bracket in it; two of a kind are a list.
    if (items.length >= 2) return items;
  }
  return [];
}

const occurrenceOf = ({ span, applicants }: Item): Occurrence =>
  occurrence({
    name: span,
    outer: viewSpan(span.start, applicants.end),
    rule: nameItem.id,
    anchored: true,
    applicants,
    applicantRule: 'applicant/english-behind',
  });

/** Names in a run-on list of at least two, each with its applicants behind it. */
export const nameItem: Rule<Occurrence> = {
  id: 'pilot/english-item',
  why: 'short reports put all pilots of a batch into one sentence, often in lower case, each with its applicants behind it',
  examples: [
    {
      text: 'The six projects include IoT-based supply chain finance (Industrial and Commercial Bank of China); microloan product (Agricultural Bank of China) and Smart Token (Bank of Beijing).',
      gives: [
        'IoT-based supply chain finance < Industrial and Commercial Bank of China',
        'microloan product < Agricultural Bank of China',
        'Smart Token < Bank of Beijing',
      ],
    },
    {
      text: 'The pilots are: (i) blockchain invoice financing from Bank of Suzhou and Titanium Data Technology, (ii) voice customer service by Bank of Nanjing.',
      gives: [
        'blockchain invoice financing < Bank of Suzhou、Titanium Data Technology',
        'voice customer service < Bank of Nanjing',
      ],
    },
    {
      text: 'The 3 applications are: smart payments based on robots (Bank of China) ), “Yi Lu” Claim Products (Bank of Beijing), mobile signature shield (Bank of Nanjing/Bank of Suzhou).',
      gives: [
        'smart payments based on robots < Bank of China',
        '“Yi Lu” Claim Products < Bank of Beijing',
        'mobile signature shield < Bank of Nanjing、Bank of Suzhou',
      ],
    },
    {
      text: 'The projects include invoice financing (Bank of Suzhou), smart tokens (Bank of Nanjing, Xinyun payment and Titanium) and dialect banking (Bank of Beijing).',
      gives: [
        'invoice financing < Bank of Suzhou',
        'smart tokens < Bank of Nanjing、Xinyun payment、Titanium',
        'dialect banking < Bank of Beijing',
      ],
    },
    { text: 'The applications were released (Bank of China is one of the applicants).', gives: [] },
    { text: 'Its services include a loan from Bank of China.', gives: [] },
  ],
  find: (document, within) =>
    sentencesIn(document, within)
      .flatMap((sentence) => itemsIn(document, sentence))
      .filter(({ named }) => named)
      .map((item) => foundOccurrence(occurrenceOf(item))),
  show: showOccurrence,
};
