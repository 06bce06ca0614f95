/** Names that nothing marks, inside a sentence: before a bracket of applicants, or as what an applicant offers. */
import { institutionsIn, sentencesIn } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { everyMatch, placesOf } from '../../matches.ts';
import type { AnnotatedDocument, Rule, Sentence } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { applicantsInBracket } from '../applicant/after.ts';
import { applicantsBefore } from '../applicant/before.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from './occurrence.ts';
import { hasHead, isUnmistakable, nameShape } from './shape.ts';

const LEAD_IN = new RegExp(`^.*${anyOf(formsOf('enumerations.yaml', 'opens-list'))}[：，]?`);
/** 通过…平台（甲） is a means, not a name. */
const CLAUSE = new RegExp(
  `^(?!${anyOf(formsOf('name-openers.yaml'))})${anyOf(formsOf('name-boundaries.yaml', 'clause-openers'))}`,
);
const OPENERS = anyOf(formsOf('name-openers.yaml'));
const JOINER = /^(?:以及|[和与及])/;

/** Where a name that ends at `end` begins: after the mark, bracket or lead-in before it. */
function startOf(text: string, from: number, end: number): number {
  let start = end;
  while (start > from && !/[，。；：、）》”\t\n]/.test(text[start - 1] as string)) start--;
  // “一路行”移动终端理赔产品: a nickname in marks begins the name.
  if (text[start - 1] === '”') {
    const open = text.lastIndexOf('“', start - 1);
    if (open >= from && start - open <= 10) start = open;
  }
  const run = text.slice(start, end);
  return start + (LEAD_IN.exec(run)?.[0].length ?? JOINER.exec(run)?.[0].length ?? 0);
}

/** 基于…的服务（甲、乙）、…产品（丙）: names without marks, each with its applicants in a bracket. */
function bracketNames(document: AnnotatedDocument, sentence: Sentence): Occurrence[] {
  const { text } = document.doc.view;
  const found: Occurrence[] = [];
  let from = sentence.span.start;
  for (const at of placesOf('（', text, sentence.span)) {
    if (/[”》]/.test(text[at - 1] ?? '')) continue;
    const bracket = applicantsInBracket(document, at, sentence.span.end);
    if (!bracket?.names.some(({ mention }) => mention)) continue;
    const start = startOf(text, from, at);
    const name = text.slice(start, at);
    // Behind a comma of the running sentence stands a gloss (信用平台（天府信用通）), unless the name opens as names do.
    const begins =
      start === sentence.span.start ||
      /[：、；）“]|(?:包括|为|是|有|和|与|及)$/.test(text.slice(Math.max(0, start - 2), start));
    if (!begins && !isUnmistakable(name)) continue;
    if (
      start >= at ||
      nameShape(name) === 'none' ||
      !hasHead(name) ||
      name.length < 5 ||
      CLAUSE.test(name) ||
      (VERBAL.test(name) && !isUnmistakable(name))
    )
      continue;
    found.push(
      occurrence({
        name: viewSpan(start, at),
        outer: viewSpan(start, bracket.span.end),
        rule: nameBeforeBracket.id,
        anchored: true,
        applicants: bracket,
        applicantRule: 'applicant/bracket',
      }),
    );
    from = bracket.span.end;
  }
  return found;
}

/** A run from an opener to the end of its clause, or to the next applicant of the list. */
const OPENED = new RegExp(`${OPENERS}[^，。；：（）《》\\n]{4,60}`, 'g');

/** 工商银行推出基于…的…应用: the object of an application, without marks, that reads as a name from its opener to its head noun. */
function bareNames(document: AnnotatedDocument, sentence: Sentence): Occurrence[] {
  const { text } = document.doc.view;
  const found: Occurrence[] = [];
  let from = sentence.span.start;
  for (const match of everyMatch(OPENED, text.slice(sentence.span.start, sentence.span.end))) {
    const start = sentence.span.start + match.index;
    const name = untilNextApplicant(document, viewSpan(start, start + match[0].length));
    const value = text.slice(name.start, name.end);
    if (nameShape(value) !== 'strong' || /[“”]/.test(text[start - 1] ?? '') || VERBAL.test(value)) continue;
    const before = applicantsBefore(document, from, start);
    if (!before?.direct || before.tie === 'adjacent') continue;
    found.push(
      occurrence({
        name,
        outer: name,
        rule: nameBare.id,
        anchored: true,
        applicants: before,
        applicantRule: 'applicant/before-name',
      }),
    );
    from = name.end;
  }
  return found;
}

/** A clause with a verb of its own describes and does not name: 基于区块链搭建…平台. */
const VERBAL = new RegExp(`${anyOf(formsOf('application-verbs.yaml', 'clause'))}`);

function untilNextApplicant(document: AnnotatedDocument, span: ViewSpan): ViewSpan {
  const { text } = document.doc.view;
  for (const { span: institution } of institutionsIn(document, span)) {
    const join = /(?:、|以及|[和与及])$/.exec(text.slice(span.start, institution.start));
    if (join) return viewSpan(span.start, institution.start - join[0].length);
  }
  return span;
}

const eachSentence =
  (find: (document: AnnotatedDocument, sentence: Sentence) => Occurrence[]): Rule<Occurrence>['find'] =>
  (document, within) =>
    sentencesIn(document, within)
      .flatMap((sentence) => find(document, sentence))
      .map(foundOccurrence);

/** Names without marks, each with its applicants in a bracket. */
export const nameBeforeBracket: Rule<Occurrence> = {
  id: 'pilot/name-before-bracket',
  why: 'short news run the pilots on in one sentence, the applicants in brackets',
  examples: [
    {
      text: '首批应用包括基于5G的移动银行服务（重庆银行）、智能风控产品（度小满、光大银行重庆分行）。',
      gives: ['基于5G的移动银行服务 < 重庆银行', '智能风控产品 < 度小满、光大银行重庆分行'],
    },
    { text: '数据通过信用信息综合服务平台（天府信用通）提供给成都农商行。', gives: [] },
    { text: '试点应用采用可信执行环境（TEE）等技术。', gives: [] },
  ],
  find: eachSentence(bracketNames),
  show: showOccurrence,
};

/** Names without marks as what an applicant offers. */
export const nameBare: Rule<Occurrence> = {
  id: 'pilot/name-bare',
  why: 'some scrapers lose the marks; a name then runs from its opener (基于, 面向, …) to its head noun',
  examples: [
    {
      text: '工商银行推出基于物联网的物品溯源认证管理服务，提升效率。',
      gives: ['基于物联网的物品溯源认证管理服务 < 工商银行'],
    },
    { text: '建设银行杭州分行将模型与审核相结合，为用户提供基于物流场景的融资服务。', gives: [] },
    { text: '宁波银行基于大数据技术构建审批模型，提供服务。', gives: [] },
  ],
  find: eachSentence(bareNames),
  show: showOccurrence,
};
