/** All places of an English document where a pilot of its announcements may be named. */
import { sentenceOf, textOf } from '../../annotated.ts';
import { nameCore } from '../../fold.ts';
import type { AnnotatedDocument, Rule } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import type { Announced } from '../announcement/announcements.ts';
import type { Occurrence } from '../pilot/occurrence.ts';
import { Cover } from './cover.ts';
import { elsewhereSpans } from './elsewhere.ts';
import { nameCounted } from './names-counted.ts';
import { nameGlued } from './names-glued.ts';
import { nameItem } from './names-items.ts';
import { nameLine } from './names-lines.ts';
import { nameRow } from './names-rows.ts';
import { nameRunning } from './names-running.ts';
import { withRespective } from './respective.ts';
import { nameShape } from './shape.ts';
import { word } from './words.ts';

/** The most certain first: where two rules see one name, the first one's stands. */
export const ENGLISH_NAME_RULES: readonly Rule<Occurrence>[] = [
  nameRow,
  nameGlued,
  nameLine,
  nameItem,
  nameCounted,
  nameRunning,
];

const LONGEST_CLAUSE = 300;
/** At the head of a sentence, or of a clause behind a comma. */
const OPENS = new RegExp(`^(?:.*(?:;|, (?:${word('conjunction')})) )?(?:[Tt]he )?$`, 'u');

/** Whether a name in marks is the subject of what is told. */
function isSubject(document: AnnotatedDocument, { outer }: Occurrence): boolean {
  const { text } = document.doc.view;
  const sentence = text[outer.start] === '“' ? sentenceOf(document, outer)?.span : undefined;
  return (
    sentence !== undefined &&
    OPENS.test(text.slice(Math.max(sentence.start, outer.start - LONGEST_CLAUSE), outer.start)) &&
    /^ \p{Ll}/u.test(text.slice(outer.end, sentence.end))
  );
}

/**
 * The “X Service” uses …, of which nobody says who applies: names in marks that read as a pilot's by themselves are pilots, where the
 * article counts just so many more than it names otherwise.
 */
function withMissing(
  document: AnnotatedDocument,
  occurrences: readonly Occurrence[],
  announcements: readonly Announced[],
): readonly Occurrence[] {
  const stated = announcements.length === 1 ? announcements[0]?.draft.statedCount?.value : undefined;
  const coreOf = ({ name }: Occurrence): string => nameCore(textOf(document, name));
  const known = new Set(occurrences.filter(({ anchored }) => anchored).map(coreOf));
  const isMissing = (one: Occurrence): boolean =>
    !one.anchored &&
    isSubject(document, one) &&
    nameShape(textOf(document, one.name)) === 'strong' &&
    ![...known].some((core) => core.includes(coreOf(one)));
  const missing = new Set(occurrences.filter(isMissing).map(coreOf));
  if (stated === undefined || missing.size === 0 || known.size + missing.size !== stated) return occurrences;
  return occurrences.map((one) => (isMissing(one) ? { ...one, anchored: true } : one));
}

/** The occurrences, sorted by place; names of pilots of elsewhere are left out. */
export function englishOccurrences(document: AnnotatedDocument, announcements: readonly Announced[]): Occurrence[] {
  const { length } = document.doc.view.text;
  const kept: Occurrence[] = [];
  const cover = new Cover(length);
  for (const rule of ENGLISH_NAME_RULES) {
    for (const { value } of rule.find(document, viewSpan(0, length))) {
      if (cover.overlaps(value.outer)) continue;
      kept.push(value);
      cover.add(value.outer);
    }
  }
  kept.sort((a, b) => a.name.start - b.name.start);
  const names = kept.map(({ name }) => name);
  const away = new Cover(length, elsewhereSpans(document, announcements, names));
  const here = kept.filter(({ name }) => !away.overlaps(name));
  return withRespective(document, withMissing(document, here, announcements));
}
