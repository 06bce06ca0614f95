/** Institutions that are said to take part in the batch, without saying in which pilot. */
import { institutionsIn, sentencesIn, textOf } from '../../annotated.ts';
import type { Participant } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Found, Rule, Sentence } from '../../types.ts';
import { overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import { institutionList } from '../applicant/list.ts';
import { LABEL } from './batch.ts';
import { cueWords } from './cue-words.ts';
import { NUMERAL } from './numeral.ts';
import { namesPilot } from './technologies.ts';

export type ParticipantDraft = Found<Omit<Participant, 'evidence' | 'rule'>>;

const words = (id: string): string => cueWords('batch-statements.yaml', id);
const PARTICIPATES = new RegExp(words('participates'), 'gi');
const NOT = new RegExp(words('not-participating'));
const POOLED = words('pooled-institutions');
/** 申请机构 alone heads those of one pilot; counted, those of the batch. */
const COUNTED = `^拟?(?:纳入|入选|公示)[^，。；]{0,20}(?:应用|项目)的?(?:主要)?${words('applicants')}|^${words('applicants')}[^。；]{2,80}等${NUMERAL}[家个](?:${words('applicants')}|机构|单位)|^(?:${words('applicants')}|${POOLED})${words('in-all')}?${NUMERAL}[家个]|${words('involves')}${NUMERAL}[家个](?:${words('applicants')}|${POOLED}|机构|单位)`;
const BATCH = new RegExp(
  `^(?:其中，)?${POOLED}|${COUNTED}|${LABEL}|${words('this')}|名单|公告|公示信息|公示页|batch`,
  'i',
);
/** Tencent-backed WeBank: who only describes another takes no part. */
const DESCRIBES = new RegExp(`^-${anyOf(formsOf('english-institution-words.yaml', 'describes'))}(?![a-z])`);
/** One bank alone that also takes part, and nobody says in what. */
const ALSO = / (?:is|are) also (?:taking part|involved|participating) in (?:the|its|this) /;
const OWN = /该项目|该应用|该产品|本项目|由[^，。]{2,40}申请/;

/** The institutions of a sentence that pools them. */
export const participantsRule: Rule<ParticipantDraft['value']> = {
  id: 'announcement/participants',
  why: 'articles pool the institutions of a batch in one list; who is merely interested, asked or quoted takes no part',
  examples: [
    {
      text: '公告还提到，工商银行湖北省分行、众邦银行等机构也参与了首批应用的测试。',
      gives: ['工商银行湖北省分行', '众邦银行'],
    },
    { text: '从申请机构看，此次名单涵盖广州银行、广东华兴银行。', gives: ['广州银行', '广东华兴银行'] },
    { text: '参与机构有青岛银行、青岛农商银行，既有本地法人，也有外来的。', gives: ['青岛银行', '青岛农商银行'] },
    {
      text: '申请机构共3家，包括广州银行、广东华兴银行和甲乙信息技术有限公司，名单没有逐一对应。',
      gives: ['广州银行', '广东华兴银行', '甲乙信息技术有限公司'],
    },
    { text: '这些应用涉及2家机构，来自广州银行、广东华兴银行。', gives: ['广州银行', '广东华兴银行'] },
    {
      text: 'The institutions involved are China UnionPay and Bank of Shanghai.',
      gives: ['China UnionPay', 'Bank of Shanghai'],
    },
    {
      text: 'Bank of China and Tencent-backed WeBank are among the applicants for the first three projects.',
      gives: ['Bank of China', 'WeBank'],
    },
    { text: '申请机构包括广州银行、广东华兴银行等13家机构。', gives: ['广州银行', '广东华兴银行'] },
    {
      text: '拟纳入试点的应用主要申请机构包括广州银行、广东华兴银行等。',
      gives: ['广州银行', '广东华兴银行'],
    },
    { text: 'Bank of Suzhou is also participating in the second batch, the notice says.', gives: ['Bank of Suzhou'] },
    { text: 'Bank of Suzhou is taking part in a forum on the first batch.', gives: [] },
    { text: '其中，单独申报的机构包括：广州银行、广东华兴银行。', gives: ['广州银行', '广东华兴银行'] },
    { text: '申请机构包括广州银行、广东华兴银行。', gives: [] },
    { text: '交通银行湖北省分行表示，有意参与第二批试点。', gives: [] },
    { text: '首批试点包括商业银行、清算机构和科技公司。', gives: [] },
  ],
  find: (document, within) => sentencesIn(document, within).flatMap((sentence) => pooled(document, sentence)),
  show: ({ name }) => name,
};

/** Candidates of an announcement; those paired with a pilot are to be taken out. */
export const participantsIn = (document: AnnotatedDocument, sections: readonly ViewSpan[]): ParticipantDraft[] =>
  sections
    .flatMap((section) => participantsRule.find(document, section))
    .filter(({ value }, index, all) => all.findIndex((other) => other.value.name === value.name) === index);

function pooled(document: AnnotatedDocument, { span }: Sentence): ParticipantDraft[] {
  const text = textOf(document, span);
  if (!BATCH.test(text) || NOT.test(text) || namesPilot(text) || OWN.test(text)) return [];
  const verb = everyMatch(PARTICIPATES, text)[0];
  if (!verb) return [];
  const mentions = institutionsIn(document, span).filter(
    ({ institutionKind, span: own }) =>
      institutionKind !== 'regulator' && !DESCRIBES.test(text.slice(own.end - span.start)),
  );
  if (mentions.length < (ALSO.test(text) ? 1 : 2)) return [];
  const known = mentions.map((mention) => ({ span: mention.span, mention }));
  const unknown = [
    viewSpan(span.start, span.start + verb.index),
    viewSpan(span.start + verb.index + verb[0].length, span.end),
  ].flatMap((slot) =>
    listed(document, slot).filter(({ span: own }) => !mentions.some((other) => overlaps(other.span, own))),
  );
  return [...known, ...unknown.map((name) => ({ ...name, mention: null }))]
    .sort((a, b) => a.span.start - b.span.start)
    .map(({ span: own, mention }) => ({
      value: {
        name: textOf(document, own),
        canonicalName: mention?.canonicalName ?? null,
        id: mention?.entry ?? null,
        nameEn: mention?.nameEn ?? null,
        kind: mention?.institutionKind ?? 'other',
        parentId: mention?.parent ?? null,
      },
      at: [own],
      rule: participantsRule.id,
    }));
}

/** Names that only their place in a list with known ones tells. */
function listed(document: AnnotatedDocument, slot: ViewSpan): { readonly span: ViewSpan }[] {
  if (slot.end <= slot.start) return [];
  const clauseEnd = textOf(document, slot).search(/[，。；]/);
  const clause = clauseEnd < 0 ? slot : viewSpan(slot.start, slot.start + clauseEnd);
  if (clause.end <= clause.start || institutionsIn(document, clause).length < 2) return [];
  return [...(institutionList(document, clause, { unknown: 'take' })?.names ?? [])];
}
