/**
 * What is said of a pilot in sentences: what it builds, what it does, what it is expected to bring, who makes good for losses and how
 * it would end. Labels and headings decide first, then the words of each clause.
 */
import { textOf } from '../../annotated.ts';
import type { AnnotatedDocument, Found, PilotDraft } from '../../types.ts';
import { contains, type ViewSpan, viewSpan } from '../../view.ts';
import { arrangementOf } from './arrangements.ts';
import { type Candidate, type Described, describedBy } from './description.ts';
import type { Group } from './group-reader.ts';
import { groupsOf } from './groups.ts';
import type { Field } from './labels.ts';
import { type Passage, passagesOf } from './passages.ts';

/** The statements of a pilot. */
export type Statements = Pick<
  PilotDraft,
  'description' | 'functions' | 'expectedEffects' | 'riskCompensation' | 'exitMechanism'
>;

const isTold = ({ field }: Passage): boolean => field === null || ['content', 'functions', 'effects'].includes(field);

/** One statement an item: neighbours of one kind become one. */
function itemGroups(groups: readonly Candidate[]): Candidate[] {
  const found: Candidate[] = [];
  for (const group of groups) {
    const last = found.at(-1);
    if (last && (last.kind === 'effect') === (group.kind === 'effect'))
      found[found.length - 1] = {
        ...last,
        kind: last.kind === 'effect' ? 'effect' : 'function',
        span: viewSpan(last.span.start, group.span.end),
      };
    else found.push(group);
  }
  return found;
}

/** The groups of one passage; what stands under 预期效果 is an effect whatever its verbs. */
function decidedIn(
  document: AnnotatedDocument,
  passage: Passage,
  names: readonly ViewSpan[],
  told: boolean,
): Candidate[] {
  const { field, span } = passage;
  // 一是，甲行的《…》: a list of pilots, not of what one does.
  const item = passage.item && !names.some((name) => contains(span, name));
  const by = item ? 'item' : field === 'effects' || field === 'functions' ? 'label' : 'clause';
  return groupsOf(document, passage, names, told).map((group) => ({
    kind: field === 'effects' ? 'effect' : group.kind,
    span: group.span,
    by,
  }));
}

/** All groups of the passages that are told clause by clause, and the same with each item as one. */
function groupsIn(
  document: AnnotatedDocument,
  passages: readonly Passage[],
  names: readonly ViewSpan[],
): { clauses: Candidate[]; statements: Candidate[] } {
  const clauses: Candidate[] = [];
  const statements: Candidate[] = [];
  let [sentence, told] = [-1, false];
  for (const passage of passages.filter(isTold)) {
    told = told && passage.sentence === sentence;
    sentence = passage.sentence;
    const groups = decidedIn(document, passage, names, told);
    told ||= groups.some(({ kind }) => kind !== 'effect');
    clauses.push(...groups);
    statements.push(...(groups[0]?.by === 'item' ? itemGroups(groups) : groups));
  }
  return { clauses, statements };
}

const OPENERS = '“‘《（(';
const CLOSERS = '”’》）)';

/** The span without a mark that has lost its partner at the edge: “预计… without its end. */
function balanced(document: AnnotatedDocument, span: ViewSpan): ViewSpan {
  const text = textOf(document, span);
  const count = (mark: string): number => text.split(mark).length - 1;
  const [first, last] = [text[0] ?? '', text.at(-1) ?? ''];
  const opener = OPENERS.indexOf(first);
  const closer = CLOSERS.indexOf(last);
  const cutsFirst = opener >= 0 && count(first) > count(CLOSERS[opener] as string);
  const cutsLast = closer >= 0 && count(last) > count(OPENERS[closer] as string);
  return viewSpan(span.start + (cutsFirst ? 1 : 0), span.end - (cutsLast ? 1 : 0));
}

/** Statements of one kind, each text once. */
function found(document: AnnotatedDocument, groups: readonly Candidate[], field: string): Found<string>[] {
  const byText = new Map<string, { value: string; at: ViewSpan[]; rule: string }>();
  for (const { span, by } of groups) {
    const at = balanced(document, span);
    const value = textOf(document, at);
    const known = byText.get(value);
    if (known) known.at.push(at);
    else byText.set(value, { value, at: [at], rule: `${field}/${by}` });
  }
  return [...byText.values()];
}

function told(document: AnnotatedDocument, { group, rule }: Described): Found<string> {
  const at = balanced(document, group.span);
  return { value: textOf(document, at), at: [at], rule };
}

/**
 * The statements within a pilot's scope.
 * @param scope sentences, parts of sentences or cells that tell of the pilot, in order
 * @param names where the pilot is named; none for an unnamed one
 * @param fields what labels say of whole parts of the scope, by their start; the headers of columns where left out
 */
export function statementsOf(
  document: AnnotatedDocument,
  scope: readonly ViewSpan[],
  names: readonly ViewSpan[],
  fields?: ReadonlyMap<number, Field>,
): Statements {
  const passages = passagesOf(document, scope, fields);
  const { clauses, statements } = groupsIn(document, passages, names);
  const described = describedBy(document, clauses);
  const ofKind = (field: string, chosen: (group: Group) => boolean): Found<string>[] =>
    found(document, statements.filter(chosen), field);
  return {
    description: described && told(document, described),
    functions: ofKind('functions', ({ kind }) => kind !== 'effect'),
    expectedEffects: ofKind('expected-effects', ({ kind }) => kind === 'effect'),
    riskCompensation: arrangementOf(document, passages, 'risk-compensation'),
    exitMechanism: arrangementOf(document, passages, 'exit-mechanism'),
  };
}
