/** When a pilot is to go into service. */
import { textOf } from '../../annotated.ts';
import { type DateContext, dates } from '../../dates.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { fieldOf } from '../../segment/table-fields.ts';
import type { AnnotatedDocument, LaunchDraft } from '../../types.ts';
import { overlaps, type ViewSpan } from '../../view.ts';
import { dateContextOf } from '../document/date-context.ts';
import { withAnswers } from './answers.ts';
import { type LaunchRule, launchRule } from './launch-rule.ts';

const words = (...ids: string[]): string => anyOf(formsOf('launch-words.yaml', ...ids));
const VERB_BEHIND = new RegExp(`^${words('blur')}?[^，。；\\d]{0,8}?${words('verb')}`);
const PLAN_BEFORE = new RegExp(`${words('plan')}[^，。；]{0,10}$`);
const SPOKEN_LABEL = anyOf(formsOf('spoken-labels.yaml', 'launch'));
const LABEL_BEFORE = new RegExp(
  `(?:(?:${words('label')})\\s?(?:为|是|：|:|is|of)?|${SPOKEN_LABEL}[：？])\\s?${words('label-link')}?\\s?$`,
  'i',
);
const PAST = new RegExp(`${words('past')}`);
const PLAN_ENGLISH = new RegExp(
  `\\b(?:${words('plan-english')} (?:\\w+ly )?${words('verb-english')}|to be (?:launched|rolled out|put into (?:operation|service))|launch(?:es)?[^.;]{0,20}? ${words('planned-english')})\\b[^.;]{0,60}$`,
  'i',
);
/** A clause that tells of a launch, to be left out where statements are looked for. */
export const LAUNCH = new RegExp(
  `${words('plan')}[^，。；]{0,16}[年月日底末季度]${words('blur')}?[^，。；\\d]{0,8}?${words('verb')}|[\\d年]\\s?(?:月|日|年底|年末)${words('blur')}?${words('start')}?${words('verb')}`,
);

const plannedLaunch = launchRule(
  {
    id: 'launch/planned',
    why: 'articles tell when a pilot is to go into service; what has gone into service, and other dates, are no plans',
    examples: [
      { text: '该应用拟于2020年9月18日正式运营。', gives: ['2020-09-18 day'] },
      { text: '预计2021年3月上线，服务小微企业200家。', gives: ['2021-03 month'] },
      { text: '试点期间料服务客户2万人，2022年10月投入运作。', gives: ['2022-10 month'] },
      {
        text: '2020年12月2日，3个应用对外公示。该应用拟于今年12月30日正式运营，另一个计划明年3月投产。',
        gives: ['2020-12-30 day', '2021-03 month'],
      },
      { text: '2021年6月18日公示。长者可办理业务，今年8月30日起提供服务。', gives: ['2021-08-30 day'] },
      { text: '将于2022年年底前启动试运行。', gives: ['2022 year'] },
      { text: '2021年6月18日公示。该系统已于2020年9月上线。', gives: [] },
      { text: '预计到2021年末服务小微企业2000家。', gives: [] },
      { text: '公示期为2021年3月26日至4月1日。', gives: [] },
    ],
  },
  {
    needs: new RegExp(words('verb')),
    told: ({ mention, before, behind }) => {
      const verb = VERB_BEHIND.exec(behind);
      if (!verb || PAST.test(before) || PAST.test(verb[0])) return null;
      const plan = PLAN_BEFORE.exec(before)?.[0].length ?? 0;
      return { start: mention.start - plan, end: mention.end + verb[0].length, surely: plan > 0 };
    },
  },
);

const labelledLaunch = launchRule(
  {
    id: 'launch/label',
    why: 'forms after JR/T 0198-2020 give the date behind the label 拟正式运营时间',
    examples: [
      { text: '拟正式运营时间：2020年9月18日', gives: ['2020-09-18 day'] },
      { text: '应用类型：金融服务；上线时间为2021年3月。', gives: ['2021-03 month'] },
      { text: '正式运营时间暂定在2021年3月。', gives: ['2021-03 month'] },
      { text: '啥时候能用：最快2021年3月', gives: ['2021-03 month'] },
      { text: 'Planned launch: March 2021', gives: ['2021-03 month'] },
      { text: '登记时间：2020年9月18日', gives: [] },
    ],
  },
  {
    needs: new RegExp(`${words('label')}|${SPOKEN_LABEL}`, 'i'),
    told: ({ mention, before }) => {
      const label = LABEL_BEFORE.exec(before);
      return label && { start: mention.start - label[0].length, end: mention.end, surely: true };
    },
  },
);

const englishLaunch = launchRule(
  {
    id: 'launch/english',
    why: 'English items say that a service is scheduled to launch in a month',
    examples: [
      { text: 'The platform is scheduled to launch in March 2021.', gives: ['2021-03 month'] },
      {
        text: 'The bank will put it to the test; the launch is planned for 30 August 2021.',
        gives: ['2021-08-30 day'],
      },
      { text: 'It keeps films in pledge, to be launched in December 2021.', gives: ['2021-12 month'] },
      { text: 'The city launched its first batch in March 2021.', gives: [] },
      { text: 'Comments close on April 1, 2021.', gives: [] },
    ],
  },
  {
    needs: new RegExp(`${words('plan-english')}|launch`, 'i'),
    told: ({ mention, before }) => {
      const plan = PLAN_ENGLISH.exec(before);
      return plan && { start: mention.start - plan[0].length, end: mention.end, surely: true };
    },
  },
);

/** The cells within a span that stand in a column of launch dates. */
function launchCells(document: AnnotatedDocument, within: ViewSpan): ViewSpan[] {
  const { rows } = document.segments;
  if (rows.length === 0 || dates(textOf(document, within)).length === 0) return [];
  const isLaunch = (label: ViewSpan): boolean => fieldOf(textOf(document, label)) === 'launch';
  return rows.flatMap(({ cells, labels }) =>
    cells.filter(
      (cell, column): cell is ViewSpan =>
        cell !== null && overlaps(cell, within) && labels[column]?.some(isLaunch) === true,
    ),
  );
}

const columnLaunch = launchRule(
  {
    id: 'launch/column',
    why: 'tables give the date in a column of its own',
    examples: [
      { text: '应用名称\t拟上线时间\n基于大数据的风控服务\t2021年3月', gives: ['2021-03 month'] },
      { text: '应用名称\t预计上线\n基于大数据的风控服务\t2021 年 3 月', gives: ['2021-03 month'] },
      { text: '应用名称\t公示时间\n基于大数据的风控服务\t2021年3月', gives: [] },
    ],
  },
  { needs: /./, told: ({ mention }) => ({ start: mention.start, end: mention.end, surely: true }) },
  launchCells,
);

/** The rules of this file, the surest first. */
export const LAUNCH_RULES: readonly LaunchRule[] = [labelledLaunch, columnLaunch, plannedLaunch, englishLaunch];

/**
 * When the pilot is to go into service, by the first rule that finds it; null where the scope does not say so.
 * @param context what relative dates count from: the day of the pilot's announcement, where it is known, else the document's
 */
export function launchOf(
  document: AnnotatedDocument,
  scope: readonly ViewSpan[],
  context: DateContext = dateContextOf(document),
): LaunchDraft | null {
  const spans = withAnswers(document, scope);
  for (const rule of LAUNCH_RULES) {
    const [found] = spans.flatMap((span) => rule.findFrom(document, span, context));
    if (found) return found;
  }
  return null;
}
