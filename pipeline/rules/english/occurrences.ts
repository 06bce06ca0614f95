/** All places of an English document where a pilot of its announcements may be named. */
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

/** The most certain first: where two rules see one name, the first one's stands. */
export const ENGLISH_NAME_RULES: readonly Rule<Occurrence>[] = [
  nameRow,
  nameGlued,
  nameLine,
  nameItem,
  nameCounted,
  nameRunning,
];

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
  return withRespective(
    document,
    kept.filter(({ name }) => !away.overlaps(name)),
  );
}
