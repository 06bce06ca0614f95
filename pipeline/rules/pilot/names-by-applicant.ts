/** Names that nothing marks, each before who applies: 基于知识图谱的风险识别产品，由甲、乙申请；供应链金融平台，由丙申请. */
import { institutionsIn, sentencesIn } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Rule, Sentence } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import { applicantsBehind } from '../applicant/after.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from './occurrence.ts';
import { hasHead, isUnmistakable, NUMBERING, nameShape } from './shape.ts';

const LEAD = new RegExp(`^.*${anyOf(formsOf('enumerations.yaml', 'opens-list'))}[：，]?|^.*：`);
const BY = /^由/;
const SHORTEST = 6;
/** 第二个属于金融服务，由…: what has a verb of its own tells and does not name. */
const CLAUSE = new RegExp(`[为是属]|${anyOf(formsOf('application-verbs.yaml', 'clause'))}`);

function namesIn(document: AnnotatedDocument, { clauses, span }: Sentence): Occurrence[] {
  const { text } = document.doc.view;
  return clauses.flatMap((clause, index) => {
    const next = clauses[index + 1];
    if (!next || text[clause.end - 1] !== '，' || !BY.test(text.slice(next.start, next.start + 1))) return [];
    const said = text.slice(clause.start, clause.end - 1);
    const lead = (LEAD.exec(said) ?? NUMBERING.exec(said))?.[0].length ?? 0;
    const name = viewSpan(clause.start + lead, clause.end - 1);
    const value = text.slice(name.start, name.end);
    const begins = index === 0 || lead > 0 || text[clause.start - 1] === '；' || text[clause.start - 1] === '：';
    if (!begins || value.length < SHORTEST || /[“”《》（）]/.test(said)) return [];
    if (nameShape(value) === 'none' || !hasHead(value) || institutionsIn(document, name).length > 0) return [];
    if (CLAUSE.test(value) && !isUnmistakable(value)) return [];
    const applicants = applicantsBehind(document, name.end, span.end);
    if (!applicants?.names.some(({ mention }) => mention)) return [];
    const rest = { anchored: true, applicants, applicantRule: 'applicant/in-words' };
    return [occurrence({ name, outer: name, rule: nameByApplicant.id, ...rest })];
  });
}

/** Names without marks, each with its applicants behind a comma. */
export const nameByApplicant: Rule<Occurrence> = {
  id: 'pilot/name-by-applicant',
  why: 'short news go through the pilots of a batch between semicolons, each name without marks before 由 and who applies',
  examples: [
    {
      text: '具体为：基于知识图谱的采购贸易风险识别产品，由成都银行、度小满申请；供应链金融综合平台，由宁波银行申请。',
      gives: ['基于知识图谱的采购贸易风险识别产品 < 成都银行、度小满', '供应链金融综合平台 < 宁波银行'],
    },
    { text: '首批创新应用，由成都银行、宁波银行等申请。', gives: [] },
    { text: '成都银行的手机银行服务，由宁波银行申请。', gives: [] },
    { text: '最后一个应用“火腿窖藏监管平台”是唯一的科技产品，由成都银行申请。', gives: [] },
    { text: '第二个属于金融服务，由成都银行申请。', gives: [] },
    { text: '去年推出的风险识别产品，由专家评审。', gives: [] },
  ],
  find: (document, within) =>
    sentencesIn(document, within)
      .flatMap((sentence) => namesIn(document, sentence))
      .map(foundOccurrence),
  show: showOccurrence,
};
