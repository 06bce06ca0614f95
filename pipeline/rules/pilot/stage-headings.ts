/** Headings that say where the pilots below them stand: 一、完成测试的创新应用, （二）主动退出的项目. */
import { oncePerDocument, textOf } from '../../annotated.ts';
import type { Stage } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Found } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import { NUMBERING } from './shape.ts';

const words = (...ids: string[]): string => anyOf(formsOf('announcement-stages.yaml', ...ids));
const heading = (...ids: string[]): RegExp =>
  new RegExp(
    `^${words('heading-lead')}{0,2}${words(...ids)}(?:[、并且，]{1,2}[^，。；：的]{2,12})?的?(?:[\\d一二两三四五六七八九十]{1,2}[个项款])?(?:创新|试点|测试)?(?:应用|项目|产品)(?:名单|清单|情况)?(?:（[^）]{1,12}）)?[：:]?$`,
  );
const HEADINGS: readonly (readonly [Stage, RegExp])[] = [
  ['withdrawn', heading('withdrawn', 'heading-withdrawn')],
  ['completed', heading('completed', 'heading-completed')],
  ['registered', heading('registered')],
  ['testing', heading('testing', 'heading-testing')],
];
const LONGEST = 40;
/** What numbers the sections of a notice: 三、, （三）, 3.; headings of one kind end each other. */
const KINDS = [/^[一二三四五六七八九十]{1,3}、/, /^[（(][一二三四五六七八九十]{1,3}[）)]/, /^\d{1,2}[.、．]/] as const;
const kindOf = (text: string): number => KINDS.findIndex((kind) => kind.test(text));

/** What a heading says of all below it; null where one that says nothing of the kind ends the section before. */
interface Section {
  readonly start: number;
  readonly stage: Found<Stage> | null;
}

function stageIn(text: string, span: ViewSpan): Found<Stage> | null {
  const rest = text.slice(NUMBERING.exec(text)?.[0].length ?? 0);
  const said = HEADINGS.find(([, pattern]) => pattern.test(rest));
  return said ? { value: said[0], at: [span], rule: 'pilot/stage-heading' } : null;
}

/** The sections that such headings open, in order. */
const sections = oncePerDocument((document): Section[] => {
  const found: Section[] = [];
  let open = -1;
  for (const { span, kind } of document.blocks) {
    if (kind === 'boilerplate') continue;
    const text = textOf(document, span).slice(0, LONGEST + 1);
    const stage = text.length <= LONGEST ? stageIn(text, span) : null;
    const numbered = kindOf(text);
    if (stage) open = numbered;
    if (stage || (found.at(-1)?.stage && numbered >= 0 && numbered === open)) found.push({ start: span.start, stage });
  }
  return found;
});

const headings = oncePerDocument(
  (document): ReadonlySet<number> => new Set(sections(document).flatMap(({ start, stage }) => (stage ? [start] : []))),
);

/** Whether a block that begins at `start` is such a heading: it names no pilot. */
export const isStageHeading = (document: AnnotatedDocument, start: number): boolean => headings(document).has(start);

/** What the heading above a name says of its pilot; null where there is none. */
export const stageUnderHeading = (document: AnnotatedDocument, name: ViewSpan | undefined): Found<Stage> | null =>
  (name && sections(document).findLast(({ start }) => start < name.start)?.stage) ?? null;
