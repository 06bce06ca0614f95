/** Clauses that state one thing, joined: a verb with the means and conditions before it and what goes on behind it. */
import { termsIn, textOf } from '../../annotated.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { isComment, isNoStatement } from './facts.ts';
import type { Passage } from './passages.ts';
import { predicateOf } from './predicate.ts';
import {
  BUILD,
  CHANGE,
  CONDITION,
  DOES,
  EFFECT,
  ENABLED,
  ENABLED_EFFECT,
  FUNCTION,
  HOPE,
  IMPROVES,
  innerKind,
  MEANS,
  REALISES,
  RESULT,
  SUPPLIES,
  WEAK_EFFECT,
} from './words.ts';

type Kind = 'build' | 'function' | 'effect';

/** One statement in the making. Offsets index the view. */
export interface Group {
  readonly kind: Kind;
  readonly span: ViewSpan;
}

/** `lead`: belongs to what follows; `open`: has no verb that is known, and goes with its neighbour; `hope`: an effect, and what follows too. */
type ClauseKind = Kind | 'weak' | 'hope' | 'lead' | 'open' | 'none';

/** 预计全面推广后. */
const AFTERWARDS = /[后时]$/;

function kindOf(text: string, endsWithTechnology: boolean): ClauseKind {
  const begun = (MEANS.test(text) && !EFFECT.test(text)) || CONDITION.test(text);
  if (begun) {
    const inner = innerKind(text, endsWithTechnology);
    if (inner === null) return HOPE.test(text) || ENABLED_EFFECT.test(text) ? 'effect' : 'lead';
    return HOPE.test(text) ? 'effect' : inner;
  }
  if (HOPE.test(text)) return AFTERWARDS.test(text) ? 'lead' : 'hope';
  if ([EFFECT, IMPROVES, RESULT, SUPPLIES, CHANGE].some((pattern) => pattern.test(text))) return 'effect';
  if (WEAK_EFFECT.test(text)) return 'weak';
  if (BUILD.test(text)) return 'build';
  if (FUNCTION.test(text)) return 'function';
  if (ENABLED_EFFECT.test(text)) return 'effect';
  return ENABLED.test(text) ? 'function' : 'open';
}

/** Reads the clauses of one passage from left to right. */
class Reader {
  readonly groups: Group[] = [];
  /** Means, conditions and subjects that wait for their verb. */
  #waiting: ViewSpan | null = null;
  #waitsForVerb = true;
  #current: Group | null = null;
  #hoped = false;
  #realised = false;
  readonly #document: AnnotatedDocument;
  #told: boolean;

  /** @param told whether the sentence has said before what is done */
  constructor(document: AnnotatedDocument, told: boolean) {
    this.#document = document;
    this.#told = told;
  }

  add(kind: ClauseKind, span: ViewSpan, realises: boolean): void {
    if (kind === 'none') this.finish(false);
    else if (kind === 'lead') this.#wait(span, true);
    else if (kind === 'open') this.#goOn(span);
    else if (
      realises &&
      kind === 'function' &&
      this.#current?.kind === 'function' &&
      !this.#realised &&
      !this.#waiting
    ) {
      this.#extend(span);
      this.#realised = true;
    } else this.#begin(this.#decided(kind), span, realises);
  }

  /** Ends the statement in the making; what waits for a verb is one only where it is whole and holds one. */
  finish(whole = true): void {
    if (whole && this.#waiting && !this.#waitsForVerb && DOES.test(textOf(this.#document, this.#waiting)))
      this.#begin('function', this.#waiting, false);
    this.#waiting = null;
    this.#current = null;
  }

  #decided(kind: Kind | 'weak' | 'hope'): Kind {
    if (kind === 'hope') this.#hoped = true;
    if (this.#hoped || kind === 'effect' || kind === 'hope') return 'effect';
    const decided = kind !== 'weak' ? kind : this.#told ? 'effect' : 'function';
    this.#told = true;
    return decided;
  }

  #wait(span: ViewSpan, waitsForVerb: boolean): void {
    this.#current = null;
    this.#waitsForVerb = waitsForVerb && this.#waitsForVerb;
    this.#waiting = viewSpan(this.#waiting?.start ?? span.start, span.end);
  }

  #goOn(span: ViewSpan): void {
    if (this.#current && this.#current.kind !== 'build' && !this.#waiting) this.#extend(span);
    else this.#wait(span, false);
  }

  #extend(span: ViewSpan): void {
    const last = this.groups.pop() as Group;
    this.#current = { kind: last.kind, span: viewSpan(last.span.start, span.end) };
    this.groups.push(this.#current);
  }

  #begin(kind: Kind, span: ViewSpan, realises: boolean): void {
    this.#current = { kind, span: viewSpan(this.#waiting?.start ?? span.start, span.end) };
    this.groups.push(this.#current);
    this.#waiting = null;
    this.#waitsForVerb = true;
    this.#realised = realises;
  }
}

function endsWithTechnology(document: AnnotatedDocument, span: ViewSpan): boolean {
  return termsIn(document, span, 'technology').some((mention) => mention.span.end === span.end);
}

/**
 * The statements of a passage in order.
 * @param names where the pilot is named
 * @param told whether the sentence has said before what is done: 帮助 and 让 then tell an effect
 */
export function groupsOf(
  document: AnnotatedDocument,
  passage: Passage,
  names: readonly ViewSpan[],
  told: boolean,
): Group[] {
  if (isComment(textOf(document, passage.span))) return [];
  const reader = new Reader(document, told);
  for (const clause of passage.clauses) {
    const predicate = predicateOf(document, clause, names);
    if (!predicate) {
      reader.finish(false);
      continue;
    }
    const text = textOf(document, predicate.span);
    const none = isNoStatement(textOf(document, clause), predicate, text);
    const kind = none ? 'none' : kindOf(text, endsWithTechnology(document, predicate.span));
    // 《…》盯上的是海参: what has no verb of doing behind the name is a turn of phrase.
    reader.add(kind === 'open' && predicate.named ? 'none' : kind, predicate.span, REALISES.test(text));
  }
  reader.finish();
  return reader.groups;
}
