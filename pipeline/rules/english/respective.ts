/** Applicants that an English article lists behind its pilots, one for each: filed by A, B and C respectively; the respective applicants are A, B/C. */
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { InstitutionList } from '../applicant/list.ts';
import { bySentence } from '../pilot/by-sentence.ts';
import type { Occurrence } from '../pilot/occurrence.ts';
import { listIn } from './list.ts';
import { listParts } from './list-parts.ts';
import { anyWord } from './words.ts';

const RULE = 'applicant/english-respective';
const FILE = 'english-enumerations.yaml';
const BY = anyWord('english-application-verbs.yaml', 'submitted', 'passive');
/** The corresponding applicants are A, B and C; the respective applicants: A and B. */
const LABELLED = new RegExp(
  `^”?[^.“”]{0,60}?${anyWord(FILE, 'respective')} (?:[\\p{L}-]{1,20} ){1,3}?(?:(?:are|were|is|include) |: ?)([^.;“”]{4,400})`,
  'iu',
);
/** Were filed by A, B and C respectively. */
const TOLD = new RegExp(
  `^”?[^“”\\n]{0,80}?${BY} (?:by|from) ([^;“”\\n]{4,400}?),? ${anyWord(FILE, 'respectively')}`,
  'iu',
);
const REACH = 560;

/** A and B applied for “X” and “Y” respectively. */
const SAID_BEHIND = new RegExp(`^,? ${anyWord(FILE, 'respectively')}`, 'iu');

/** Names that stand in one sentence, and where its paragraph ends. */
interface Run {
  readonly names: readonly Occurrence[];
  readonly limit: number;
}

/** The lists that stand behind a run of names, the surest first. */
function listBehind({ doc }: AnnotatedDocument, { names, limit }: Run): ViewSpan | null {
  const end = names.at(-1)?.name.end ?? limit;
  const text = doc.view.text.slice(end, Math.min(limit, end + REACH));
  const patterns = names.every(({ applicants }) => applicants === null) ? [TOLD, LABELLED] : [TOLD];
  for (const pattern of patterns) {
    const match = pattern.exec(text);
    const list = match?.[1];
    if (!match || list === undefined) continue;
    const start = end + match.index + match[0].lastIndexOf(list);
    return viewSpan(start, start + list.length);
  }
  return null;
}

/** The applicants of so many pilots, in their order; null where the list holds more or fewer, or something else. */
function paired(document: AnnotatedDocument, list: ViewSpan, count: number): InstitutionList[] | null {
  const parts = listParts(document, list).find((all) => all.length === count);
  const lists = parts?.map((part) => listIn(document, part)) ?? [];
  return lists.length > 0 && lists.every((one) => one !== null) ? lists : null;
}

/** The applicants of a run that stand before it, one for each name; null where they are more or fewer. */
function pairedBefore({ doc }: AnnotatedDocument, { names, limit }: Run): InstitutionList[] | null {
  const [first, last] = [names[0] as Occurrence, names.at(-1) as Occurrence];
  const list = first.applicants?.names ?? [];
  if (list.length !== names.length || (list[0]?.span.start ?? limit) > first.outer.start) return null;
  return SAID_BEHIND.test(doc.view.text.slice(last.outer.end, Math.min(limit, last.outer.end + 24)))
    ? list.map((name) => ({ names: [name], complete: true }))
    : null;
}

/** The names of each sentence that holds more than one. */
function runsOf(document: AnnotatedDocument, occurrences: readonly Occurrence[]): Run[] {
  const { sentences } = document.segments;
  return [...bySentence(document, occurrences, (one) => one)]
    .filter(([, names]) => names.length > 1)
    .map(([index, names]) => ({ names, limit: document.blocks[sentences[index]?.block ?? -1]?.span.end ?? 0 }));
}

/** The occurrences, sorted by place, each with its own of the applicants that stand in the same order as a run of names. */
export function withRespective(document: AnnotatedDocument, occurrences: readonly Occurrence[]): Occurrence[] {
  const told = new Map<Occurrence, InstitutionList>();
  for (const run of runsOf(document, occurrences)) {
    const list = listBehind(document, run);
    const lists = pairedBefore(document, run) ?? (list && paired(document, list, run.names.length));
    for (const [index, one] of run.names.entries()) if (lists?.[index]) told.set(one, lists[index]);
  }
  return occurrences.map((one) => {
    const applicants = told.get(one);
    return applicants ? { ...one, applicants, applicantRule: RULE, anchored: true } : one;
  });
}
