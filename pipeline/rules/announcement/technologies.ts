/** Technologies said of the whole batch, and of none of its pilots. */
import { sentencesIn, textOf } from '../../annotated.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Rule, Sentence, TechnologyDraft } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { nameByCount } from '../pilot/names-by-count.ts';
import { nameCounted } from '../pilot/names-counted.ts';
import { nameListed } from '../pilot/names-listed.ts';
import { nameOwned } from '../pilot/names-owned.ts';
import { cue } from '../pilot/scope-reader.ts';
import { nameShape } from '../pilot/shape.ts';
import { technologiesIn } from '../pilot/technologies.ts';
import { LABEL } from './batch.ts';
import { cueWords } from './cue-words.ts';
import { NUMERAL } from './numeral.ts';

const words = (id: string): string => cueWords('batch-statements.yaml', id);
const NOUN = words('batch-subject-noun');
/** 首批创新应用, 本次公示的4个项目, 6项应用中: the batch as the subject of a sentence. */
const SUBJECT = new RegExp(
  `(?:${LABEL}|${words('this')})(?:对外)?(?:公示|发布|公布|亮相|入选)?的?(?:${NUMERAL}[个项款])?[^，。；：]{0,14}?${NOUN}|(?:^|，)(?<!第)${NUMERAL}[个项款](?:创新|试点)?(?:应用|项目)(?:中|里)(?:，)?有${NUMERAL}[个项款](?:应用|项目)?${words('uses')}|(?:^|，)${NUMERAL}[个项款](?:创新|试点)?(?:应用|项目)(?:均|都|全部|全都|综合[运使]?用|主要[运使]用)|^从[^，。]{0,6}技术[^，。]{0,8}[看说讲]，(?:(?:有|其中)?${NUMERAL}[个项款](?:应用|项目)?${words('uses')}|[^，。]{2,40}(?:均|都|悉数)有?${words('uses')})`,
  'i',
);
/** All projects, from lenders of the city, cover …; Six projects were selected, covering …; the third round will consist of two that focus on …. */
const ENGLISH_BATCH = new RegExp(
  `^(?:(?:the|these|all) (?:projects|applications|trials|pilots)\\b|${NUMERAL} (?:[\\w-]{1,20} ){0,3}(?:projects|applications|trials|pilots) (?:were|have been) (?:selected|chosen|published|named|approved)|[^.;:]{0,100}?\\b${LABEL} of (?:projects|applications|trials|pilots|finalists|entries))[^.;:]{0,200}? ${words('english-uses')}`,
  'i',
);
/** These three trial projects use …. */
const ENGLISH_SUBJECT = new RegExp(
  `^[^.;]{0,60}\\b(?:the|these|all) (?:first |second |third )?${NUMERAL} (?:[\\w-]{1,20} ){0,4}(?:applications|projects|trials|pilots)\\b[^.;:]{0,40}? ${words('english-uses')}`,
  'i',
);
const MARKED = /《([^》]{4,80})》|“([^”]{4,80})”/g;
/** 运单融资服务将…, “晋盾”采用…: the sentence, or what stands behind its colon, has one pilot for its subject. */
const OF_ONE =
  /(?:^|[：；]|其中，|此外，)(?:[^，。：；]{2,20}?(?:服务|产品|平台|系统)|“[^”]{2,8}”)(?:则|还|综合)?(?:运用|采用|利用|使用|通过|依托|依据|借助|基于|将)/;
const ONE = new RegExp(`${words('one-of-them')}|(?:^|，)而(?![且言])`);

const NAMERS = [nameOwned, nameCounted, nameByCount, nameListed];
/** Of fewer pilots in one sentence the last clause may tell of the last alone. */
const FEWEST_LISTED = 3;
const OF_ALL = new RegExp(`^${cue('of-all')}`);

/** 甲的…、乙的…、丙的…，涉及物联网、大数据: behind the pilots that a sentence lists, what it tells of all of them. */
function tailOf(document: AnnotatedDocument, { span, clauses }: Sentence): ViewSpan[] {
  // Few sentences have such a clause: it is looked for before the names are.
  const tails = clauses.filter(({ start }) => OF_ALL.test(document.doc.view.text.slice(start, start + 8)));
  if (tails.length === 0) return [];
  const names = NAMERS.map((rule) => rule.find(document, span)).find(({ length }) => length >= FEWEST_LISTED);
  const end = names?.at(-1)?.value.outer.end ?? Number.POSITIVE_INFINITY;
  const tail = tails.find(({ start }) => start >= end);
  return tail ? [viewSpan(tail.start, span.end)] : [];
}

/** Whether a sentence names pilots: what it tells is theirs. */
const lists = (document: AnnotatedDocument, span: ViewSpan): boolean =>
  namesPilot(textOf(document, span)) || NAMERS.some((rule) => rule.find(document, span).length > 0);

/** Whether a pilot stands in marks: the sentence tells of it alone. */
export const namesPilot = (text: string): boolean =>
  everyMatch(MARKED, text).some((match) => nameShape(match[1] ?? match[2] ?? '') === 'strong');

/** 有2项用到隐私计算。一是…: the sentences behind say which pilots those are. */
const isEnumerated = (document: AnnotatedDocument, text: string, next: Sentence | undefined): boolean =>
  next !== undefined && COUNTS.test(text) && /^(?:一是|其一|一项是|一个是)/.test(textOf(document, next.span));
const COUNTS = new RegExp(`${NUMERAL}[个项款](?:应用|项目)?${words('uses')}`, 'i');

/** Sentences in which the batch is the subject, with those that go on after it in one paragraph. */
function batchSentences(document: AnnotatedDocument, sections: readonly ViewSpan[]): Sentence[] {
  const found: Sentence[] = [];
  for (const section of sections) {
    let block = -1;
    const sentences = sentencesIn(document, section);
    for (const [at, sentence] of sentences.entries()) {
      const text = textOf(document, sentence.span);
      const subject =
        SUBJECT.test(text.slice(0, 60)) ||
        ENGLISH_SUBJECT.test(text.slice(0, 200)) ||
        ENGLISH_BATCH.test(text.slice(0, 400));
      // A statement of the working group runs over a paragraph that begins with the batch.
      const goesOn = sentence.block === block && document.doc.script !== 'Latn';
      const ofBatch =
        (subject || goesOn) &&
        !ONE.test(text.slice(0, 30)) &&
        !OF_ONE.test(text) &&
        !isEnumerated(document, text, sentences[at + 1]) &&
        !lists(document, sentence.span);
      if (ofBatch) found.push(sentence);
      block = ofBatch ? sentence.block : -1;
    }
  }
  return found;
}

/** The technologies that the sections say of the whole batch, each once. */
export const batchTechnologies = (document: AnnotatedDocument, sections: readonly ViewSpan[]): TechnologyDraft[] =>
  technologiesIn(document, [
    ...batchSentences(document, sections).map(({ span }) => span),
    ...sections.flatMap((section) => sentencesIn(document, section).flatMap((sentence) => tailOf(document, sentence))),
  ]).map((found) => ({ ...found, rule: technologiesRule.id }));

/** Technologies of a batch as a rule. */
export const technologiesRule: Rule<TechnologyDraft['value']> = {
  id: 'announcement/technologies',
  why: 'articles say of the whole batch what it covers or how many of it use a technology; what a named pilot uses is its own',
  examples: [
    { text: '首批应用综合运用物联网、区块链等技术。', gives: ['物联网', '区块链'] },
    { text: '从技术看，6项创新应用中有3项涉及大数据技术，有3项涉及区块链技术。', gives: ['大数据', '区块链'] },
    { text: '5项应用均运用大数据技术。', gives: ['大数据'] },
    { text: '5个试点应用中，有2项用到了隐私计算技术。\n一是，某某银行的个人信用服务。', gives: [] },
    { text: '5个应用综合运用区块链、人工智能等技术。', gives: ['区块链', '人工智能'] },
    { text: '从技术应用上看，有2项涉及大数据技术，1项涉及5G技术。', gives: ['大数据', '5G'] },
    { text: '从技术看，数字孪生、卫星遥感等均有涉及。', gives: ['数字孪生', '卫星遥感'] },
    { text: '就技术而言，该市这一批应用以区块链、物联网居多。', gives: ['区块链', '物联网'] },
    {
      text: 'All three new trial projects in Ningbo draw on blockchain and big data.',
      gives: ['区块链', '大数据'],
    },
    { text: 'As for technology, these two applications employ blockchain.', gives: ['区块链'] },
    { text: 'The projects, put forward by banks and brokers, cover cloud computing.', gives: ['云计算'] },
    {
      text: 'Six pilots were selected for the programme, involving ten lenders and covering blockchain.',
      gives: ['区块链'],
    },
    {
      text: 'The third round of projects consists of two loans that focus on blockchain.',
      gives: ['区块链'],
    },
    {
      text: 'The first batch of finalists mainly focuses on technologies such as blockchain and big data.',
      gives: ['区块链', '大数据'],
    },
    { text: 'The projects were named on Monday. Bank of Suzhou covers blockchain elsewhere.', gives: [] },
    { text: 'The five applications were published. One of them uses blockchain.', gives: [] },
    {
      text: '3个应用分别是成都银行的微易贷产品；重庆银行的快审贷产品；宁波银行的手机POS应用，涉及物联网、大数据。',
      gives: ['物联网', '大数据'],
    },
    { text: '6个试点应用中，有2项与API开放银行有关。', gives: [] },
    {
      text: '第一批两个项目是贵阳银行的数字授信服务，贵州银行的基于区块链的白酒供应链金融服务。',
      gives: [],
    },
    { text: '首批8个应用中，其中基于人工智能的智慧融资服务、基于区块链的数据融合产品等2个应用受到关注。', gives: [] },
    { text: '首批应用中的“基于大数据的甲服务平台”运用大数据技术。', gives: [] },
    {
      text: '本次公示的创新应用中，金融服务3个。其中，家纺融资服务运用区块链技术；船舶融资服务通过图像识别技术比对影像。',
      gives: [],
    },
    { text: '上述创新应用立足实际：运单融资服务通过区块链存证。企业关联识别产品运用图计算技术。', gives: [] },
  ],
  find: (document, within) => batchTechnologies(document, [within]),
  show: ({ name }) => name,
};
