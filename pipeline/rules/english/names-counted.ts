/** English names that a sentence lists without marks and applicants, as many as the article counts. */
import { sentencesIn, termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Rule, Sentence } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import { countRule } from '../announcement/count.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from '../pilot/occurrence.ts';
import { isList } from './list.ts';
import { listParts } from './list-parts.ts';
import { CLAUSE } from './names-items.ts';
import { TYPE_WORD } from './type-words.ts';
import { anyWord, atStart, word } from './words.ts';

const WORDS = 'english-pilot-words.yaml';
/** The selected applications include X, Y and Z. */
const LEAD = new RegExp(
  `${anyWord(WORDS, 'generic-plural')}[^.:;“”]{0,80}? ?(?:${anyWord(WORDS, 'lists-all')}:?|:) `,
  'iu',
);
const HEAD = new RegExp(`(?<![\\p{L}])${anyOf(formsOf(WORDS, 'head', 'generic'))}s?(?![\\p{L}])`, 'iu');
/** An item that begins so is a clause, a part or a description. */
const NO_NAME = atStart(`(?:${word('article', 'preposition', 'conjunction', 'relative', 'pronoun')}|${TYPE_WORD}s?$)`);
const SHAPE = /^[\p{L}\d](?:[^.;:!?“”\n]){8,120}$/u;
const [FEWEST_WORDS, MOST_WORDS] = [3, 18];

/** Whether a piece of such a list can be a name: words with a head noun among them, and nothing that is called otherwise. */
function isName(document: AnnotatedDocument, span: ViewSpan): boolean {
  const text = textOf(document, span);
  const words = text.split(' ').length;
  if (words < FEWEST_WORDS || words > MOST_WORDS || !SHAPE.test(text)) return false;
  if (NO_NAME.test(text) || CLAUSE.test(text) || !HEAD.test(text) || isList(document, span)) return false;
  return !(['technology', 'programme', 'region'] as const).some((kind) =>
    termsIn(document, span, kind).some((term) => contains(term.span, span)),
  );
}

function namesIn(document: AnnotatedDocument, { span }: Sentence): Occurrence[] {
  const text = textOf(document, span);
  const lead = LEAD.exec(text);
  if (!lead) return [];
  const from = span.start + lead.index + lead[0].length;
  const stop = document.doc.view.text.slice(from, span.end).search(/[;.](?: |$)/);
  const list = viewSpan(from, stop > 0 ? from + stop : span.end);
  const parts = listParts(document, list).find(
    (all) => all.length > 1 && all.every((part) => isName(document, part)) && isCounted(document, all.length),
  );
  return (parts ?? []).map((name) => occurrence({ name, outer: name, rule: nameCounted.id, anchored: true }));
}

/** Whether the article counts so many pilots. */
const isCounted = (document: AnnotatedDocument, count: number): boolean =>
  countRule.find(document, viewSpan(0, document.doc.view.text.length)).some(({ value }) => value === count);

/** Names in one sentence, as many as the article counts; a list of more or fewer may tell of something else. */
export const nameCounted: Rule<Occurrence> = {
  id: 'pilot/english-counted',
  why: 'short reports name all pilots of a batch in one sentence, without marks, and who applies elsewhere or not at all',
  examples: [
    {
      text: 'The branch registered three applications. The selected applications include warehouse receipt and pledge management, Xiangyu Loan products and innovative use of mobile terminals.',
      gives: ['warehouse receipt and pledge management', 'Xiangyu Loan products', 'innovative use of mobile terminals'],
    },
    {
      text: 'The branch registered two applications. The applications are Xiangyu Farm Loan, Orchard Voice Counter Service.',
      gives: ['Xiangyu Farm Loan', 'Orchard Voice Counter Service'],
    },
    {
      text: 'The branch registered five applications. The applications include an orchard loan service and a voice counter service.',
      gives: [],
    },
    {
      text: 'The branch registered three applications. The applications include blockchain technology, facial recognition and risk control.',
      gives: [],
    },
    {
      text: 'The branch registered three applications. The applications were submitted by Bank of Suzhou, Bank of Nanjing and Titanium Payment Service.',
      gives: [],
    },
  ],
  find: (document, within) =>
    sentencesIn(document, within)
      .flatMap((sentence) => namesIn(document, sentence))
      .map(foundOccurrence),
  show: showOccurrence,
};
