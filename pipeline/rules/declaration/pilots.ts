/** The pilots of declarations: the fields that every pilot has, each from the label that the form gives it. */
import { textOf } from '../../annotated.ts';
import { dates, resolveDate } from '../../dates.ts';
import { foldName } from '../../fold.ts';
import type { AnnotatedDocument, LaunchDraft, PilotDraft } from '../../types.ts';
import { bySpan, contains, type ViewSpan, viewSpan } from '../../view.ts';
import type { Announced } from '../announcement/announcements.ts';
import { stageOf } from '../announcement/stage.ts';
import { applicantsOf } from '../applicant/applicants.ts';
import { announcedContext } from '../document/date-context.ts';
import { markedRuns } from '../pilot/marked.ts';
import { technologiesIn } from '../pilot/technologies.ts';
import { TYPE_WORD, typeNamed } from '../pilot/type-words.ts';
import { scaleFigures } from '../scale/scale-figures.ts';
import type { Field } from '../statement/labels.ts';
import { statementsOf } from '../statement/statements.ts';
import { declarationOf } from './declaration.ts';
import type { FormField } from './fields.ts';
import { entriesOf, type Form, type FormEntry, formsIn, saysNothing, valueText } from './forms.ts';
import { declaredApplicants } from './institutions.ts';

/** What a field says that a statement is made of. */
const STATEMENTS: readonly (readonly [FormField, Field])[] = [
  ['functions', 'functions'],
  ['effects', 'effects'],
  ['risk-compensation', 'risk-compensation'],
  ['exit', 'exit-mechanism'],
];
/** Where a pilot says what it uses. */
const TECHNICAL: readonly FormField[] = ['name', 'technologies', 'functions', 'novelty', 'effects', 'data-sources'];

const linesOf = (form: Form, ...fields: FormField[]): ViewSpan[] =>
  entriesOf(form, ...fields).flatMap(({ value }) => value);

/** The name without the marks around all of it. */
function nameOf(document: AnnotatedDocument, [entry]: readonly FormEntry[]): { value: string; at: ViewSpan[] } | null {
  const [first, ...rest] = entry?.value ?? [];
  if (!first) return null;
  const [marked] = markedRuns(document.doc.view.text, first);
  if (rest.length === 0 && marked && marked.outer.start === first.start && marked.outer.end === first.end)
    return { value: textOf(document, marked.inner), at: [marked.inner] };
  return { value: valueText(document, [first, ...rest]), at: [first, ...rest] };
}

/** ☑金融服务□科技产品: the form as printed, with what applies ticked. */
const TICKED = new RegExp(`[☑☒√✓✔■●]\\s?(${TYPE_WORD})`);

function typeOf(document: AnnotatedDocument, form: Form): PilotDraft['type'] {
  for (const span of linesOf(form, 'type')) {
    const text = textOf(document, span);
    const value = typeNamed(TICKED.exec(text)?.[1] ?? text);
    if (value) return { value, at: [span], rule: 'declaration/type' };
  }
  return null;
}

function launchOf(document: AnnotatedDocument, form: Form, announced: string | undefined): LaunchDraft | null {
  const context = announcedContext(document, announced);
  for (const span of linesOf(form, 'launch')) {
    const [mention] = dates(textOf(document, span));
    const date = mention && resolveDate({ ...mention, edge: null }, context, 'future');
    if (date)
      return {
        value: { date: date.iso, precision: date.precision },
        at: [viewSpan(span.start + mention.start, span.start + mention.end)],
        rule: 'declaration/launch',
      };
  }
  return null;
}

/** The statements, each paragraph judged by the label that it stands behind. */
function statements(
  document: AnnotatedDocument,
  form: Form,
  names: readonly ViewSpan[],
): ReturnType<typeof statementsOf> {
  const fields = new Map(
    STATEMENTS.flatMap(([field, statement]) =>
      linesOf(form, field)
        .filter((span) => !saysNothing(textOf(document, span)))
        .map((span) => [span.start, { span, statement }] as const),
    ),
  );
  const scope = [...fields.values()].map(({ span }) => span).sort((a, b) => a.start - b.start);
  return statementsOf(document, scope, names, new Map([...fields].map(([start, { statement }]) => [start, statement])));
}

function draftOf(document: AnnotatedDocument, form: Form, announced: readonly Announced[]): PilotDraft | null {
  const name = nameOf(document, entriesOf(form, 'name'));
  if (!name) return null;
  const { start } = form.span;
  const index = Math.max(
    0,
    announced.findIndex(({ sections }) => sections.some((one) => one.start <= start && start < one.end)),
  );
  const told = linesOf(form, 'functions', 'technologies');
  const lists = declaredApplicants(document, form).map((list) => ({ list, rule: 'applicant/cell' }));
  const { applicants, complete } = applicantsOf(document, lists, name.at, told);
  return {
    scope: [...linesOf(form, ...TECHNICAL), ...linesOf(form, 'scale')],
    announcement: index,
    name: { ...name, rule: 'declaration/name' },
    applicants: applicants.map((one) =>
      one.rule === 'applicant/cell' ? { ...one, rule: 'declaration/institution' } : one,
    ),
    applicantsComplete: complete,
    type: typeOf(document, form),
    stage: stageOf(document, linesOf(form, 'stage')),
    technologies: technologiesIn(document, linesOf(form, ...TECHNICAL)),
    scale: scaleFigures(
      document,
      linesOf(form, 'scale'),
      announcedContext(document, announced[index]?.draft.announcedOn?.value),
    ),
    plannedLaunch: launchOf(document, form, announced[index]?.draft.announcedOn?.value),
    ...statements(document, form, name.at),
    declaration: declarationOf(document, form),
  };
}

/**
 * The pilots of a document: those of its declarations, and those that it names elsewhere and describes in no declaration.
 * @param told the pilots as an article would tell them
 */
export function withDeclared(
  document: AnnotatedDocument,
  told: readonly PilotDraft[],
  announced: readonly Announced[],
): PilotDraft[] {
  const forms = formsIn(document);
  if (forms.length === 0 || announced.length === 0) return [...told];
  const declared = forms.flatMap((form) => draftOf(document, form, announced) ?? []);
  const inForm = (span: ViewSpan): boolean => forms.some((form) => contains(form.span, span));
  const others: PilotDraft[] = [];
  for (const pilot of told) {
    const same = declared.find(({ name }) => pilot.name && name && foldName(name.value) === foldName(pilot.name.value));
    if (same?.name) same.name = { ...same.name, at: [...same.name.at, ...(pilot.name?.at ?? [])].sort(bySpan) };
    else if (!(pilot.name?.at ?? pilot.scope).every(inForm)) others.push(pilot);
  }
  const start = ({ name, scope }: PilotDraft): number => (name?.at ?? scope)[0]?.start ?? 0;
  return [...declared, ...others].sort((a, b) => start(a) - start(b));
}
