/** Joins the clauses of one passage, from left to right, to groups that state one thing each. */
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { ClauseKind, Kind } from './clause-kind.ts';

/** One statement in the making. Offsets index the view. */
export interface Group {
  readonly kind: Kind;
  readonly span: ViewSpan;
}

/** Means, conditions and subjects that wait for their verb. */
interface Waiting {
  readonly span: ViewSpan;
  /** Whether a clause among them may have a verb of its own. */
  readonly open: boolean;
}

/** The groups so far, and what the next clause joins. */
export class GroupReader {
  readonly groups: Group[] = [];
  #waiting: Waiting | null = null;
  /** The last group, while clauses may still go on with it. */
  #current: Group | null = null;
  #hoped = false;
  #realised = false;
  #told: boolean;

  /** Whether clauses without a known verb tell a function all the same. */
  readonly #stands: (span: ViewSpan) => boolean;

  /**
   * @param told whether the sentence has said before what is done
   * @param stands whether clauses without a known verb tell a function all the same
   */
  constructor(told: boolean, stands: (span: ViewSpan) => boolean) {
    this.#told = told;
    this.#stands = stands;
  }

  /** Takes the next clause; `realises` where it begins with 实现, which goes with the function before it, once. */
  add(kind: ClauseKind, span: ViewSpan, realises: boolean): void {
    const goesOn = realises && kind === 'function' && !this.#hoped && !this.#realised && !this.#waiting;
    if (kind === 'lead') this.#wait(span, false);
    else if (kind === 'open') this.#goOn(span);
    else if (goesOn && this.#current?.kind === 'function') this.#extend(span, true);
    else {
      const decided = this.#decided(kind);
      if (decided === 'effect') this.#tellWaiting();
      this.#begin(decided, span, realises);
    }
  }

  /**
   * Ends at a clause that is no statement: what waited for its verb has lost it.
   * @param scale whether it tells whom the pilot will reach: 让农户… behind it tells what that brings
   */
  break(scale = false): void {
    this.#told ||= scale;
    this.#waiting = null;
    this.#current = null;
  }

  /** Ends the passage. */
  finish(): void {
    this.#tellWaiting();
    this.break();
  }

  /** What waits before an effect, or at the end, is a function of its own, where it stands as one. */
  #tellWaiting(): void {
    if (this.#waiting?.open && this.#stands(this.#waiting.span)) this.#begin('function', this.#waiting.span, false);
  }

  #decided(kind: Kind | 'weak' | 'hope'): Kind {
    this.#hoped ||= kind === 'hope';
    if (this.#hoped || kind === 'effect' || kind === 'hope') return 'effect';
    const decided = kind !== 'weak' ? kind : this.#told || this.#current?.kind === 'effect' ? 'effect' : 'function';
    this.#told = true;
    return decided;
  }

  #wait(span: ViewSpan, open: boolean): void {
    this.#current = null;
    this.#waiting = {
      span: viewSpan(this.#waiting?.span.start ?? span.start, span.end),
      open: open || this.#waiting?.open === true,
    };
  }

  #goOn(span: ViewSpan): void {
    if (this.#current && this.#current.kind !== 'build') this.#extend(span, this.#realised);
    else this.#wait(span, true);
  }

  #extend(span: ViewSpan, realised: boolean): void {
    const last = this.groups.pop() as Group;
    this.#push({ kind: last.kind, span: viewSpan(last.span.start, span.end) }, realised);
  }

  #begin(kind: Kind, span: ViewSpan, realised: boolean): void {
    this.#push({ kind, span: viewSpan(this.#waiting?.span.start ?? span.start, span.end) }, realised);
    this.#waiting = null;
  }

  #push(group: Group, realised: boolean): void {
    this.groups.push(group);
    this.#current = group;
    this.#realised = realised;
  }
}
