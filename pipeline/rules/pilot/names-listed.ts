/** Names that nothing marks, one after another behind a lead-in: 首批应用包括：基于…的服务、面向…的平台. */
import { sentencesIn } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Rule, Sentence } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { institutionList } from '../applicant/list.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from './occurrence.ts';
import { isUnmistakable } from './shape.ts';

const LEAD_IN = new RegExp(`${anyOf(formsOf('enumerations.yaml', 'opens-list'))}[：，]?`);
const ITEM_END = new RegExp(`[，；、。！？\\n]|(?:以及|[和与及])(?=${anyOf(formsOf('name-openers.yaml'))})`, 'g');
const OPENER = new RegExp(anyOf(formsOf('name-openers.yaml')));
/** A clause with a verb of its own describes and does not name. */
const VERBAL = new RegExp(anyOf(formsOf('application-verbs.yaml', 'clause')));
const MARKS = /[“”《》（）：]/;

/** The runs between the marks of a list. */
function items(text: string, span: ViewSpan): ViewSpan[] {
  const found: ViewSpan[] = [];
  let from = span.start;
  for (const match of everyMatch(ITEM_END, text.slice(span.start, span.end))) {
    const end = span.start + match.index;
    if (end > from) found.push(viewSpan(from, end));
    from = end + match[0].length;
  }
  if (span.end > from) found.push(viewSpan(from, span.end));
  return found;
}

const isName = (text: string): boolean => isUnmistakable(text) && !VERBAL.test(text) && !MARKS.test(text);

/** Who applies, where nothing but a list of institutions stands between a name's comma and the next name. */
function applicantsUpTo(document: AnnotatedDocument, start: number, end: number): Occurrence['applicants'] {
  const rest = /^，([^。“《]{2,120}?)[；，。、]?$/.exec(document.doc.view.text.slice(start, end));
  if (!rest) return null;
  const slot = viewSpan(start + 1, start + 1 + (rest[1] as string).length);
  return institutionList(document, slot, { unknown: 'beside-known' });
}

function namesIn(document: AnnotatedDocument, { span }: Sentence): Occurrence[] {
  const { text } = document.doc.view;
  const lead = LEAD_IN.exec(text.slice(span.start, span.end));
  const start = lead ? span.start + lead.index + lead[0].length : span.end;
  if (start >= span.end) return [];
  if (!OPENER.test(text.slice(start, span.end))) return [];
  const list = items(text, viewSpan(start, span.end));
  const names = list.filter(({ start: from, end }) => isName(text.slice(from, end)));
  // One alone may be the object of any sentence; the first item must be a name, or the lead-in opened something else.
  if (names.length < 2 || names[0] !== list[0]) return [];
  return names.map((name, index) => {
    const applicants = applicantsUpTo(document, name.end, names[index + 1]?.start ?? span.end);
    const applicantRule = applicants && 'applicant/on-line';
    return occurrence({ name, outer: name, rule: nameListed.id, anchored: true, applicants, applicantRule });
  });
}

/** Names without marks that a sentence lists. */
export const nameListed: Rule<Occurrence> = {
  id: 'pilot/name-listed',
  why: 'short news list the names without marks, each with its applicants behind a comma, or all applicants later',
  examples: [
    {
      text: '首批应用包括：基于区块链的资金代付服务，民生银行成都分行；支持四川方言的智能客服服务，成都银行。',
      gives: ['基于区块链的资金代付服务 < 民生银行成都分行', '支持四川方言的智能客服服务 < 成都银行'],
    },
    {
      text: '两个应用分别是：基于联邦学习的营销风控产品和面向视障人士的银行服务平台。',
      gives: ['基于联邦学习的营销风控产品', '面向视障人士的银行服务平台'],
    },
    { text: '其特点包括：基于大数据的风控能力、面向小微企业的融资服务。', gives: [] },
    { text: '该行的做法是基于区块链搭建融资服务平台、面向农户提供信贷服务。', gives: [] },
  ],
  find: (document, within) =>
    sentencesIn(document, within)
      .flatMap((sentence) => namesIn(document, sentence))
      .map(foundOccurrence),
  show: showOccurrence,
};
