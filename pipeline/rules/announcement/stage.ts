/** Where a batch or a pilot stands: in consultation, registered, in test, completed, withdrawn. */
import { textOf } from '../../annotated.ts';
import type { Stage } from '../../contract.ts';
import { everyMatch } from '../../matches.ts';
import { oncePerSpan } from '../../once.ts';
import type { AnnotatedDocument, Found, Rule } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { cueWords } from './cue-words.ts';

/** The later stage first: a notice of exit tells of the consultation that went before; one for comments, of the test to come. */
const STAGES: readonly Stage[] = ['completed', 'withdrawn', 'registered', 'consultation', 'testing'];
/** 顺利结束金融科技创新监管工具测试: what is tested stands between the words. */
export const COMPLETION = '(?:结束|完成)了?(?:金融科技|资本市场|创新|监管|沙[盒箱]|工具|试点|应用|全部|各项|的)+测试';
/** The registration of all three is complete. */
const REGISTRATION = '\\bregistration of [^.,;]{1,40} (?:is|are|was|has been) completed?\\b';
const WORDS = STAGES.map((stage) => ({
  stage,
  pattern: new RegExp(
    [
      cueWords('announcement-stages.yaml', stage),
      ...(stage === 'registered' ? [REGISTRATION] : stage === 'completed' ? [COMPLETION] : []),
    ].join('|'),
    'gi',
  ),
}));
const cues = (...ids: string[]): string => cueWords('announcement-stages.yaml', ...ids);
/** What is to come, not come about, or told for the case that it does: 一旦终止测试, 可退出试点. */
const NOT_YET = new RegExp(
  `(?:${cueWords('announcement-cues.yaml', 'future')}|未|尚未|${cues('conditional')}|once|may be)[^，。；：]{0,12}$|${cues('modal')}(?:立即|主动|及时|提前)?$`,
  'i',
);
const SUPPOSED = /\b(?:if|should|unless|in case|in the event)\b[^.,;]{0,60}$/i;
/** 退出测试时, 终止试点的，: how it would be done. */
const ARRANGED = new RegExp(`^${cues('arranged-behind')}`);
const SEEKS = /征[求询集][^，。；：]{0,10}意见/g;

/** Words for a stage in a text, the latest stage first; what is still to come counts only for the consultation itself. */
export const stageRule: Rule<Stage> = {
  id: 'announcement/stage',
  why: 'notices ask for comments, report registration, or that testing is completed or broken off',
  examples: [
    { text: '向社会公开征求意见。', gives: ['consultation'] },
    { text: '首批2个创新应用顺利完成测试，正式“出盒”。', gives: ['completed'] },
    { text: '公示结束后，将组织应用完成登记。', gives: [] },
    { text: '首批8个创新应用完成登记。', gives: ['registered'] },
    { text: '对外公示首批5个创新应用。', gives: [] },
    { text: '即日起向公众咨询意见，为期七天。', gives: ['consultation'] },
    { text: '该应用因业务调整已退出测试。', gives: ['withdrawn'] },
    { text: '一旦终止测试，模型随即下线，样本全部销毁。', gives: [] },
    { text: '出现重大风险的，可主动退出试点。', gives: [] },
    { text: '退出测试时，存量业务由线下承接。', gives: [] },
    { text: '如因政策变化终止试点，将提前公告。', gives: [] },
    { text: '首批应用如期完成测试。', gives: ['completed'] },
    { text: '公布首批顺利结束金融科技创新监管工具测试的3个应用。', gives: ['completed'] },
    { text: 'If the project is withdrawn from the pilot, no new loans are issued.', gives: [] },
    { text: 'The registration of all three is complete.', gives: ['registered'] },
    { text: 'Registration of the domain is free.', gives: [] },
    { text: 'opened five applications to public comment', gives: ['consultation'] },
  ],
  find: (document, within) => stagesIn(document, within),
  show: String,
};

/** Any of the words: most sentences hold none. */
const ANY = new RegExp(
  `${cueWords('announcement-stages.yaml', ...STAGES)}|${REGISTRATION}|${COMPLETION}|${SEEKS.source}`,
  'i',
);

/** The same sentence may tell of several pilots, each of which asks. */
const stagesIn = oncePerSpan(findStages);

function findStages(document: AnnotatedDocument, within: ViewSpan): Found<Stage>[] {
  const text = textOf(document, within);
  if (!ANY.test(text)) return [];
  for (const { stage, pattern } of WORDS) {
    const matches = [...everyMatch(pattern, text), ...(stage === 'consultation' ? everyMatch(SEEKS, text) : [])];
    const match = matches.find((found) => stage === 'consultation' || isToldOf(text, stage, found));
    if (!match) continue;
    const start = within.start + match.index;
    return [{ value: stage, at: [viewSpan(start, start + match[0].length)], rule: 'announcement/stage' }];
  }
  return [];
}

/** Whether the word for a stage tells that it has come, and not how and when it would. */
function isToldOf(text: string, stage: Stage, { index, 0: word }: RegExpExecArray): boolean {
  if (NOT_YET.test(text.slice(Math.max(0, index - 24), index))) return false;
  if (SUPPOSED.test(text.slice(Math.max(0, index - 80), index))) return false;
  return stage !== 'withdrawn' || !ARRANGED.test(text.slice(index + word.length, index + word.length + 16));
}

/** The stage that the spans tell, the latest where they tell several; null where they tell none. */
export function stageOf(document: AnnotatedDocument, spans: readonly ViewSpan[]): Found<Stage> | null {
  const found = spans.flatMap((span) => stagesIn(document, span));
  return found.sort((a, b) => STAGES.indexOf(a.value) - STAGES.indexOf(b.value))[0] ?? null;
}
