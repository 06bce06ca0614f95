/** Judges one document: what extraction gave against what people have verified that it states. */
import type { DocumentResult } from '../contract.ts';
import type { CuratedDocument, Registry } from '../corpus.ts';
import { judgeAnnouncement, matchAnnouncements } from './announcements.ts';
import { expectedOf } from './expected.ts';
import { bestPairs, Judge } from './judge.ts';
import { judgePilot, likeness, subjectOf } from './pilots.ts';
import { judgeProgrammes } from './programmes.ts';
import { judgeStatements } from './statements.ts';
import { compareDates, compareWording } from './wording.ts';

/**
 * @param result null where the document could not be extracted: all it states is missing
 */
export function judgeDocument(curated: CuratedDocument, registry: Registry, result: DocumentResult | null): Judge {
  const judge = new Judge(curated.id);
  judgeHead(judge, curated, result);
  judgeBody(judge, registry, result);
  judgeProgrammes(judge, curated.programmes, result?.programmes ?? []);
  return judge;
}

const given = <T>(value: T | null): T[] => (value === null ? [] : [value]);

function judgeHead(judge: Judge, curated: CuratedDocument, result: DocumentResult | null): void {
  const head = result?.document;
  judge.scalar('document.title', '', given(curated.title), head?.title?.value ?? null, compareWording, String);
  judge.scalar(
    'document.publisher',
    '',
    given(curated.publisher),
    head?.publisher?.value ?? null,
    compareWording,
    String,
  );
  const publishedOn = head?.publishedOn?.value ?? null;
  judge.scalar('document.publishedOn', '', given(curated.publishedOn), publishedOn, compareDates, String);
  const equal = (expected: string, found: string): number => (expected === found ? 1 : 0);
  judge.scalar<string>('document.script', '', [curated.script], head?.script ?? null, equal, String);
}

function judgeBody(judge: Judge, registry: Registry, result: DocumentResult | null): void {
  const expected = expectedOf(judge.document, registry);
  const found = { announcements: result?.announcements ?? [], pilots: result?.pilots ?? [] };
  const matched = matchAnnouncements(expected.announcements, found.announcements);
  const taken = new Set(matched.values());
  for (const f of found.announcements) judgeAnnouncement(judge, matched.get(f) ?? null, f);
  for (const e of expected.announcements) if (!taken.has(e)) judgeAnnouncement(judge, e, null);

  const partner = new Map([...matched].map(([f, e]) => [f.id, e.id]));
  const pairs = bestPairs(expected.pilots, found.pilots, likeness);
  const foundFor = new Map(pairs.map(({ e, f }) => [expected.pilots[e], found.pilots[f]]));
  const superfluous = found.pilots.filter((_, at) => !pairs.some(({ f }) => f === at));
  const judged = [
    ...expected.pilots.map((e) => ({ e, f: foundFor.get(e) ?? null })),
    ...superfluous.map((f) => ({ e: null, f })),
  ];
  for (const { e, f } of judged) {
    const rightAnnouncement = e !== null && f !== null && partner.get(f.announcementId) === e.announcementId;
    judgePilot(judge, e, f, rightAnnouncement);
    judgeStatements(
      judge,
      subjectOf(e, f),
      e,
      f,
      expected.pilots.filter((other) => other !== e),
    );
  }
}
