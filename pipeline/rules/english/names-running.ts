/** English names inside sentences: in quotation marks, as titles without marks, each with who applies before or behind it. */
import { institutionsIn, oncePerDocument, sentencesIn, textOf } from '../../annotated.ts';
import type { AnnotatedDocument, Rule, Sentence } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from '../pilot/occurrence.ts';
import type { ApplicantsAfter } from './after.ts';
import { type Around, around, JOIN, type Told } from './around.ts';
import { type Candidate, candidates } from './candidates.ts';
import { listAt } from './list.ts';
import { type NameShape, nameShape } from './shape.ts';

const [BEFORE_RULE, BEHIND_RULE] = ['applicant/english-before', 'applicant/english-behind'];
const BOTH = /^,? (?:both|all) /;

/** Whether what stands around a name says that it is a pilot's. */
function isAnchored(shape: NameShape, sign: Candidate['sign'], { before, after, noun, listed }: Around): boolean {
  if (after && after.tie !== 'apposition') return shape === 'strong' || sign !== null;
  if (before?.tie === 'apply' || before?.tie === 'noun') return shape === 'strong' || sign !== null;
  const marked = sign === 'quoted' || sign === 'called';
  if (shape === 'strong') return after !== null || before !== null || noun || listed;
  // A catchword of one word needs more than an institution that offers it.
  return marked && (noun || listed || (before !== null && (sign === 'called' || after !== null || listed)));
}

/** The lists of the names before that are joined to one whose applicants stand behind it: “X” and “Y”, both from A. */
function shareBackwards(found: Occurrence[], joined: readonly boolean[], after: ApplicantsAfter, text: string): void {
  const last = found.length - 1;
  const both = BOTH.test(text.slice((found[last] as Occurrence).outer.end));
  for (let at = last - 1; at >= 0 && joined[at + 1]; at--) {
    const one = found[at] as Occurrence;
    if (one.applicants || !(both || (at === last - 1 && !joined[at]))) break;
    found[at] = { ...one, applicants: after, applicantRule: BEHIND_RULE, anchored: true };
  }
}

interface Reading {
  readonly found: Occurrence[];
  previous: Told['previous'];
  subject: Told['subject'];
}

/** The names of the institutions of the document, each between blanks. */
const bodies = oncePerDocument((document): string[] =>
  institutionsIn(document, viewSpan(0, document.doc.view.text.length)).map(({ span }) => ` ${textOf(document, span)} `),
);

/** Haiyou Chain, of Zhejiang Haiyou Chain Technology: what an institution is called for short names no pilot. */
const isBrand = (document: AnnotatedDocument, name: ViewSpan): boolean => {
  const written = ` ${textOf(document, name)} `;
  return bodies(document).some((body) => body.includes(written));
};

/** The names of one sentence, from left to right. */
function read(document: AnnotatedDocument, { span, block }: Sentence, reading: Reading): void {
  const { text } = document.doc.view;
  if (reading.subject?.block !== block) reading.subject = null;
  const own: Occurrence[] = [];
  const joins: boolean[] = [];
  let from = span.start;
  const all = candidates(document, { span });
  for (const [index, one] of all.entries()) {
    if (one.outer.start < from || (one.sign !== 'quoted' && isBrand(document, one.name))) continue;
    const last = own.at(-1);
    const seen = around(document, one, [from, all[index + 1]?.outer.start ?? span.end], span, last, reading);
    const joined = last !== undefined && JOIN.test(text.slice(last.outer.end, one.outer.start));
    const inherited = joined && last.applicantRule === BEFORE_RULE ? last.applicants : null;
    const applicants = seen.before ?? seen.after ?? inherited;
    const end = Math.max(seen.head, seen.before ? 0 : (seen.after?.end ?? 0));
    const anchored = isAnchored(nameShape(text.slice(one.name.start, one.name.end)), one.sign, seen);
    const rule = applicants && (applicants === seen.after ? BEHIND_RULE : BEFORE_RULE);
    const parts = { name: one.name, outer: viewSpan(one.outer.start, end), rule: nameRunning.id };
    own.push(occurrence({ ...parts, anchored, applicants, applicantRule: rule }));
    joins.push(joined);
    if (applicants && applicants === seen.after) shareBackwards(own, joins, seen.after, text);
    if (anchored) reading.previous = applicants ?? reading.previous;
    if (anchored) from = end;
  }
  reading.found.push(...own);
  const subject = listAt(document, span.start, span.end, 'strict');
  const [first] = subject?.names ?? [];
  if (subject && first?.mention?.institutionKind !== 'regulator') reading.subject = { block, list: subject };
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
    {
      text: 'The first trial is a “farm credit service based on telemetry,” developed by Bank of Suzhou. The other is for “tea loan service,” under development by Bank of Nanjing.',
      gives: ['farm credit service based on telemetry < Bank of Suzhou', 'tea loan service < Bank of Nanjing'],
    },
    {
      text: 'One of the projects, Lushan Finance’s “Orchard Loan Platform”, reads pictures.',
      gives: ['Orchard Loan Platform ?'],
    },
    {
      text: 'Another, from Bank of Suzhou and Titanium Kite AI, is called “Smart Counter Based on Dialects”.',
      gives: ['Smart Counter Based on Dialects < Bank of Suzhou、Titanium Kite AI'],
    },
    { text: '“Dialect is a real barrier for older people,” said Li Wen of Bank of Suzhou.', gives: [] },
    {
      text: 'A second application, “Smart Token”, was filed by Bank of Suzhou with the People’s Bank of China Nanjing Branch.',
      gives: ['Smart Token < Bank of Suzhou'],
    },
    {
      text: 'A second application, “Smart Token”, is led by Bank of Suzhou together with Titanium Data Technology.',
      gives: ['Smart Token < Bank of Suzhou、Titanium Data Technology'],
    },
    { text: 'The tool, often called Asia’s largest sandbox, is applied for by Bank of Suzhou.', gives: [] },
    { text: 'The Operations Office of the People’s Bank of China published the list on June 2.', gives: [] },
    {
      text: '“Smart Token Service”, the last financial service, was filed by Bank of Suzhou.',
      gives: ['Smart Token Service < Bank of Suzhou'],
    },
    {
      text: 'The third is “Smart Token Service”, developed by Titanium Data Technology and used by Bank of Suzhou.',
      gives: ['Smart Token Service < Titanium Data Technology、Bank of Suzhou'],
    },
    {
      text: 'Bank of Suzhou wants to count fish. Its “Fish Pond Credit Service”, submitted with Titanium Data Technology, counts them.',
      gives: ['Fish Pond Credit Service < Bank of Suzhou、Titanium Data Technology'],
    },
    {
      text: 'In the “Sugar Bill Discount Service”, Bank of Suzhou and Titanium Data Technology turn delivery notes into bills.',
      gives: ['Sugar Bill Discount Service < Bank of Suzhou、Titanium Data Technology'],
    },
    {
      text: 'Bank of Suzhou has proposed the Coal Bill Discount Service, which splits bills; Bank of Nanjing and Titanium Data Technology the Apple Store Loan Service.',
      gives: [
        'Coal Bill Discount Service < Bank of Suzhou',
        'Apple Store Loan Service < Bank of Nanjing、Titanium Data Technology',
      ],
    },
    {
      text: '“Farm Fraud Model” is a tech product developed by Titanium Data Technology and used by Bank of Suzhou.',
      gives: ['Farm Fraud Model < Titanium Data Technology、Bank of Suzhou'],
    },
    { text: 'Bank of Suzhou said the Fintech Development Plan was “welcome”.', gives: [] },
  ],
  find: (document, within) => {
    const reading: Reading = { found: [], previous: null, subject: null };
    for (const sentence of sentencesIn(document, within)) read(document, sentence, reading);
    return reading.found.map(foundOccurrence);
  },
  show: showOccurrence,
};
