/** Judges the programme statements of surveys and statistics pieces. */
import type { ProgrammeStatement } from '../contract.ts';
import type { CuratedStatement } from '../corpus.ts';
import { foldName } from '../fold.ts';
import { technologyComparison } from './announcements.ts';
import type { Comparison, Judge } from './judge.ts';
import { NEAR } from './wording.ts';

const showStatement = (kind: string, regions: readonly string[], text: string): string =>
  `${kind} [${regions.join(' ')}] ${text}`;

const sameRegions = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.every((region) => b.includes(region));

/** Right where the statement contains the phrase, of the same programme, kind and regions; near where one of these differs. */
const statementComparison: Comparison<CuratedStatement, ProgrammeStatement> = {
  credit: (e, f) => {
    if (!foldName(f.statement).includes(foldName(e.text))) return 0;
    return e.kind === f.kind && e.programme === f.programme && sameRegions(e.regions, f.regions) ? 1 : NEAR;
  },
  showExpected: ({ kind, regions, text }) => showStatement(kind, regions, text),
  showFound: ({ kind, regions, statement }) => showStatement(kind, regions, statement),
};

type Figure = Pick<ProgrammeStatement['figures'][number], 'what' | 'value' | 'comparator'>;
const showFigure = ({ what, value, comparator }: Figure): string => `${what} ${comparator} ${value}`;

/** Near where the value is right and what it counts, or how, is not. */
const figureComparison: Comparison<Figure, Figure> = {
  credit: (e, f) => {
    if (e.value !== f.value) return 0;
    return e.what === f.what && e.comparator === f.comparator ? 1 : NEAR;
  },
  showExpected: showFigure,
  showFound: showFigure,
};

/** Judges all programme statements; figures and technologies of the statements that were found, and of the missing ones. */
export function judgeProgrammes(
  judge: Judge,
  expected: readonly CuratedStatement[],
  found: readonly ProgrammeStatement[],
): void {
  const pairs = judge.list('programme.statement', '', expected, found, statementComparison);
  const partner = new Map(pairs);
  const superfluous = found.filter((f) => !pairs.some(([, one]) => one === f));
  for (const e of expected) judgeContent(judge, e.text, e, partner.get(e) ?? null);
  for (const f of superfluous) judgeContent(judge, f.statement, null, f);
}

function judgeContent(judge: Judge, at: string, e: CuratedStatement | null, f: ProgrammeStatement | null): void {
  judge.list('programme.figures', at, e?.figures ?? [], f?.figures ?? [], figureComparison);
  judge.list('programme.technologies', at, e?.technologies ?? [], f?.technologies ?? [], technologyComparison);
}
