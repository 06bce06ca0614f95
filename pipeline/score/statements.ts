/**
 * Judges the statements of pilots. They are curated as short phrases that some statement must contain, and not every sentence has
 * one. So recall is counted in phrases. A statement with no curated phrase cannot be called wrong: it counts as a quarter of
 * a false positive, so that whole articles are no good answer; one with a phrase of another pilot, and none of its own, is wrong.
 */
import type { Pilot } from '../contract.ts';
import { foldName } from '../fold.ts';
import type { ExpectedPilot } from './expected.ts';
import { STATEMENTS, type StatementKind } from './fields.ts';
import type { Judge } from './judge.ts';
import { NEAR } from './wording.ts';

const UNJUDGED = 0.25;

/** The texts of a pilot's statements of one kind. */
function textsOf(pilot: Pilot | null, kind: StatementKind): readonly string[] {
  const given = pilot?.[kind] ?? [];
  return (Array.isArray(given) ? given : [given]).map(({ text }) => text);
}

/**
 * Judges the statements of one pilot; either side may be missing. Right is a phrase in a statement of its kind; near in one of another.
 * @param others the other pilots that the document is expected to state
 */
export function judgeStatements(
  judge: Judge,
  at: string,
  e: ExpectedPilot | null,
  f: Pilot | null,
  others: readonly ExpectedPilot[],
): void {
  const texts = STATEMENTS.flatMap((kind) => textsOf(f, kind).map((text) => ({ kind, text, folded: foldName(text) })));
  for (const kind of STATEMENTS)
    for (const phrase of e?.statements[kind] ?? []) {
      const holding = texts.filter(({ folded }) => folded.includes(foldName(phrase)));
      const right = holding.some((text) => text.kind === kind);
      const elsewhere = holding[0];
      const found = right ? phrase : elsewhere ? `in ${elsewhere.kind}` : null;
      judge.count(`pilot.${kind}`, at, phrase, found, right ? 1 : elsewhere ? NEAR : 0);
    }
  const own = e ? phrasesOf([e]) : [];
  const foreign = phrasesOf(others);
  for (const { kind, text, folded } of texts) {
    if (own.some((phrase) => folded.includes(phrase))) continue;
    const wrong = foreign.some((phrase) => folded.includes(phrase));
    judge.count(`pilot.${kind}`, at, null, text, 0, wrong ? 1 : UNJUDGED);
  }
}

const phrasesOf = (pilots: readonly ExpectedPilot[]): string[] =>
  pilots.flatMap(({ statements }) => STATEMENTS.flatMap((kind) => statements[kind].map(foldName)));
