/** Technologies said of the whole batch, and of none of its pilots. */
import { sentencesIn, textOf } from '../../annotated.ts';
import type { AnnotatedDocument, Sentence, TechnologyDraft } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import { nameShape } from '../pilot/shape.ts';
import { technologiesIn } from '../pilot/technologies.ts';
import { LABEL } from './batch.ts';
import { cueWords } from './cue-words.ts';
import { NUMERAL } from './numeral.ts';

const words = (id: string): string => cueWords('batch-statements.yaml', id);
const NOUN = words('batch-subject-noun');
/** 首批创新应用, 本次公示的4个项目, 6项应用中: the batch as the subject of a sentence. */
const SUBJECT = new RegExp(
  `(?:${LABEL}|${words('this')})(?:对外)?(?:公示|发布|公布|亮相|入选)?的?(?:${NUMERAL}[个项款])?[^，。；：]{0,14}?${NOUN}|(?:^|，)(?<!第)${NUMERAL}[个项款](?:创新|试点)?(?:应用|项目)(?:中|里)(?:，)?有${NUMERAL}[个项款](?:应用|项目)?${words('uses')}|^${NUMERAL}[个项款](?:创新|试点)?(?:应用|项目)(?:均|都|全部|全都)`,
  'i',
);
const MARKED = /《([^》]{4,80})》|“([^”]{4,80})”/g;
const ONE = new RegExp(words('one-of-them'));

/** Whether a pilot stands in marks: the sentence tells of it alone. */
export const namesPilot = (text: string): boolean =>
  [...text.matchAll(MARKED)].some((match) => nameShape(match[1] ?? match[2] ?? '') === 'strong');

/** Sentences in which the batch is the subject, with those that go on after it in one paragraph. */
export function batchSentences(document: AnnotatedDocument, sections: readonly ViewSpan[]): Sentence[] {
  const found: Sentence[] = [];
  for (const section of sections) {
    let block = -1;
    for (const sentence of sentencesIn(document, section)) {
      const text = textOf(document, sentence.span);
      const own = SUBJECT.test(text.slice(0, 60)) && !namesPilot(text) && !ONE.test(text.slice(0, 30));
      // A statement of the working group runs over a paragraph that begins with the batch.
      const goesOn = sentence.block === block && !namesPilot(text) && !ONE.test(text.slice(0, 30));
      if (own || goesOn) found.push(sentence);
      block = own || goesOn ? sentence.block : -1;
    }
  }
  return found;
}

/** The technologies of the sentences about the batch, each once. `pilotScopes` are left out. */
export const batchTechnologies = (document: AnnotatedDocument, sentences: readonly Sentence[]): TechnologyDraft[] =>
  technologiesIn(
    document,
    sentences.map(({ span }) => span),
  ).map((found) => ({ ...found, rule: 'announcement/technologies' }));
