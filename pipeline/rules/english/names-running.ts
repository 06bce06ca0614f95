/** English names inside sentences: in quotation marks, as titles without marks, each with who applies before or behind it. */
import { sentencesIn } from '../../annotated.ts';
import type { AnnotatedDocument, Rule, Sentence } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import type { InstitutionList } from '../applicant/list.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from '../pilot/occurrence.ts';
import { type ApplicantsAfter, applicantsAfter, headEnd } from './after.ts';
import { type ApplicantsBefore, applicantsBefore } from './before.ts';
import { candidates } from './candidates.ts';
import { type NameShape, nameShape } from './shape.ts';
import { typeBeside } from './type-words.ts';
import { anyWord, word } from './words.ts';

const WORDS = 'english-pilot-words.yaml';
const JOIN = new RegExp(`^[,;]?(?: ?${word('conjunction')})?(?: ${word('article')})? ?$`, 'u');
/** The two technology products are X; the batch includes X. */
const LISTED = new RegExp(
  `(?:${anyWord(WORDS, 'generic-plural')}|batch|list|they|these)[^.]{0,160}${anyWord(WORDS, 'list-lead')}:? (?:the )?$|${anyWord(WORDS, 'generic-plural')}[^.:]{0,120}: $|${anyWord(WORDS, 'generic-plural')},? (?:(?:are )?${anyWord(WORDS, 'called')},? )?$`,
  'iu',
);
/** A third application, “X”; the project called “X”; the service “X”. */
const NOUN_BEFORE = new RegExp(
  `${anyWord(WORDS, 'generic', 'generic-trial')},? (?:(?:${word('relative')} )?${word('be')} )?(?:${anyWord(WORDS, 'called')},? )?(?:the )?$`,
  'iu',
);
const BOTH = /^,? (?:both|all) /;

interface Tied {
  readonly before: ApplicantsBefore | null;
  readonly after: ApplicantsAfter | null;
}

/** Whether what stands around a name says that it is a pilot's. */
function isAnchored(
  shape: NameShape,
  quoted: boolean,
  { before, after }: Tied,
  noun: boolean,
  listed: boolean,
): boolean {
  if (after && after.tie !== 'apposition') return shape === 'strong' || quoted;
  if (before?.tie === 'apply' || before?.tie === 'noun') return true;
  if (shape === 'strong') return after !== null || before !== null || noun || listed;
  return (noun || listed) && quoted;
}

/** The lists of the names before that are joined to one whose applicants stand behind it: “X” and “Y”, both from A. */
function shareBackwards(found: Occurrence[], joined: readonly boolean[], after: ApplicantsAfter, text: string): void {
  const last = found.length - 1;
  const both = BOTH.test(text.slice((found[last] as Occurrence).outer.end));
  for (let at = last - 1; at >= 0 && joined[at + 1]; at--) {
    const one = found[at] as Occurrence;
    if (one.applicants || !(both || (at === last - 1 && !joined[at]))) break;
    found[at] = { ...one, applicants: after, applicantRule: 'applicant/english-behind', anchored: true };
  }
}

interface Reading {
  readonly found: Occurrence[];
  previous: InstitutionList | null;
}

/** The names of one sentence, from left to right. */
function read(document: AnnotatedDocument, sentence: Sentence, reading: Reading): void {
  const { text } = document.doc.view;
  const own: Occurrence[] = [];
  const joins: boolean[] = [];
  let from = sentence.span.start;
  const all = candidates(document, sentence);
  for (const [index, { name, outer, quoted }] of all.entries()) {
    if (outer.start < from) continue;
    const limit = all[index + 1]?.outer.start ?? sentence.span.end;
    const shape = nameShape(text.slice(name.start, name.end));
    const after = applicantsAfter(document, outer.end, limit);
    const before =
      after && after.tie !== 'apposition'
        ? null
        : applicantsBefore({
            document,
            from,
            nameStart: outer.start,
            previous: reading.previous,
            continues: own.length > 0,
          });
    const lead = text.slice(sentence.span.start, outer.start).slice(-300);
    const last = own.at(-1);
    const joined = last !== undefined && JOIN.test(text.slice(last.outer.end, outer.start));
    const goesOn = joined && last.anchored;
    const head = headEnd(text, outer.end, limit);
    const noun =
      NOUN_BEFORE.test(lead) ||
      (quoted && /[\p{Ll}]$/u.test(text.slice(outer.end, head))) ||
      typeBeside(document, name, outer) !== null;
    const anchored = isAnchored(shape, quoted, { before, after }, noun, goesOn || LISTED.test(lead));
    const inherited = joined && last.applicantRule === 'applicant/english-before' ? last.applicants : null;
    const applicants = before ?? after ?? inherited;
    own.push(
      occurrence({
        name,
        outer: viewSpan(outer.start, Math.max(head, before ? 0 : (after?.end ?? 0))),
        rule: nameRunning.id,
        anchored,
        applicants,
        applicantRule: !applicants
          ? null
          : applicants === after
            ? 'applicant/english-behind'
            : 'applicant/english-before',
      }),
    );
    joins.push(joined);
    if (applicants === after && after) shareBackwards(own, joins, after, text);
    if (anchored && applicants) reading.previous = applicants;
    if (anchored) from = own.at(-1)?.outer.end ?? from;
  }
  reading.found.push(...own);
}

/** Names inside sentences. What the last pilot's applicants were is carried on, for the same bank and they. */
export const nameRunning: Rule<Occurrence> = {
  id: 'pilot/english-sentence',
  why: 'news items tell who applied for which pilot in a sentence, with or without quotation marks around the name',
  examples: [
    {
      text: 'Bank of Suzhou and Titanium Data Technology applied for “Smart Token Service”.',
      gives: ['Smart Token Service < Bank of Suzhou、Titanium Data Technology'],
    },
    {
      text: 'Bank of Suzhou applied for Digital Mobile Banking Service Based on 5G.',
      gives: ['Digital Mobile Banking Service Based on 5G < Bank of Suzhou'],
    },
    {
      text: '“Maritime Trade Finance”, led by Industrial Bank and others, uses privacy computing.',
      gives: ['Maritime Trade Finance < Industrial Bank…'],
    },
    {
      text: 'The two are X-ray Loan Platform, from Bank of Suzhou, and “Panshi” Risk Control Product, from Du Xiaoman.',
      gives: ['X-ray Loan Platform < Bank of Suzhou', '“Panshi” Risk Control Product < Du Xiaoman'],
    },
    {
      text: 'Bank of Suzhou and Iflytek will test “Voice Service”. The bank is the only applicant for “Smart Token”.',
      gives: ['Voice Service < Bank of Suzhou、Iflytek', 'Smart Token < Bank of Suzhou'],
    },
    {
      text: 'China Construction Bank’s Suzhou branch is piloting “Fruit Loan” and “Tea Loan Platform”.',
      gives: [
        "Fruit Loan < China Construction Bank's Suzhou branch",
        "Tea Loan Platform < China Construction Bank's Suzhou branch",
      ],
    },
    {
      text: 'Bank of Suzhou applied for “Smart Token” and Bank of Nanjing for “Bill Chain”.',
      gives: ['Smart Token < Bank of Suzhou', 'Bill Chain < Bank of Nanjing'],
    },
    {
      text: 'A third application, “Blacklist Query Service” (黑名单查询服务), lets banks check accounts.',
      gives: ['Blacklist Query Service'],
    },
    { text: '“Dialect is a real barrier for older people,” said Li Wen of Bank of Suzhou.', gives: [] },
    { text: 'The Operations Office of the People’s Bank of China published the list on June 2.', gives: [] },
    { text: 'Bank of Suzhou said the Fintech Development Plan was “welcome”.', gives: [] },
  ],
  find: (document, within) => {
    const reading: Reading = { found: [], previous: null };
    for (const sentence of sentencesIn(document, within)) read(document, sentence, reading);
    return reading.found.map(foundOccurrence);
  },
  show: showOccurrence,
};
