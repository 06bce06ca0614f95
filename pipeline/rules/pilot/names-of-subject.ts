/**
 * Names that nothing marks, as what the subject of a sentence made: 甲、乙携手打造的油服企业订单融资服务，以…. Any product of a bank is told like
 * this, so such a name is a pilot's only where the announcement's count misses just so many.
 */
import { sentencesIn } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { placesOf } from '../../matches.ts';
import type { AnnotatedDocument, Rule, Sentence } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import { applicantsBefore } from '../applicant/before.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from './occurrence.ts';
import { hasHead, nameShape } from './shape.ts';

/** How far from the beginning of the sentence the name may begin: behind two or three applicants and a verb. */
const REACH = 60;
/** What goes on behind the name. */
const GOES_ON = new RegExp(`^(?:[，。；]|${anyOf(formsOf('name-boundaries.yaml', 'goes-on'))})`);
const [SHORTEST, LONGEST] = [6, 30];
/** A clause with a verb of its own describes and does not name. */
const VERBAL = new RegExp(anyOf(formsOf('application-verbs.yaml', 'clause')));

/** Where the run that begins at `start` ends as a name does, with something that goes on right behind it; -1 where it does not. */
function nameEnd(text: string, start: number, limit: number): number {
  for (let end = start + SHORTEST; end <= Math.min(limit, start + LONGEST); end++) {
    const name = text.slice(start, end);
    if (/[，。；：、（）“”《》]$/.test(name)) return -1;
    if (hasHead(name) && nameShape(name) !== 'none' && GOES_ON.test(text.slice(end, end + 4))) return end;
  }
  return -1;
}

function nameIn(document: AnnotatedDocument, { span }: Sentence): Occurrence[] {
  const { text } = document.doc.view;
  for (const at of placesOf('的', text, viewSpan(span.start, Math.min(span.end, span.start + REACH)))) {
    const applicants = applicantsBefore(document, span.start, at + 1);
    if (!applicants?.direct || applicants.tie !== 'verb') continue;
    const end = nameEnd(text, at + 1, span.end);
    if (end < 0 || VERBAL.test(text.slice(at + 1, end))) return [];
    const name = viewSpan(at + 1, end);
    return [
      occurrence({ name, outer: name, rule: nameOfSubject.id, applicants, applicantRule: 'applicant/before-name' }),
    ];
  }
  return [];
}

/** Names without marks that open a sentence behind who made them. */
export const nameOfSubject: Rule<Occurrence> = {
  id: 'pilot/name-of-subject',
  why: 'papers that use no marks begin the paragraph of a pilot with who made it, and its name',
  examples: [
    {
      text: '成都银行、度小满携手打造的油服企业订单融资服务，以真实订单为依托。',
      gives: ['油服企业订单融资服务 < 成都银行、度小满 ?'],
    },
    { text: '宁波银行推出的种粮大户画像平台则把卫星影像用起来。', gives: ['种粮大户画像平台 < 宁波银行 ?'] },
    { text: '成都银行推出的优惠，以真实订单为依托。', gives: [] },
    { text: '去年以来，成都银行的客户，以小微企业为主。', gives: [] },
  ],
  find: (document, within) =>
    sentencesIn(document, within)
      .flatMap((sentence) => nameIn(document, sentence))
      .map(foundOccurrence),
  show: showOccurrence,
};
