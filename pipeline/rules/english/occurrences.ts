/** All places of an English document where a pilot of its announcements may be named. */
import type { AnnotatedDocument, Rule } from '../../types.ts';
import { contains, overlaps, viewSpan } from '../../view.ts';
import type { Announced } from '../announcement/announcements.ts';
import type { Occurrence } from '../pilot/occurrence.ts';
import { elsewhereSpans } from './elsewhere.ts';
import { nameItem } from './names-items.ts';
import { nameLine } from './names-lines.ts';
import { nameRow } from './names-rows.ts';
import { nameRunning } from './names-running.ts';

/** The most certain first: where two rules see one name, the first one's stands. */
export const ENGLISH_NAME_RULES: readonly Rule<Occurrence>[] = [nameRow, nameLine, nameItem, nameRunning];

/** The occurrences, sorted by place; names of pilots of elsewhere are left out. */
export function englishOccurrences(document: AnnotatedDocument, announcements: readonly Announced[]): Occurrence[] {
  const whole = viewSpan(0, document.doc.view.text.length);
  const kept: Occurrence[] = [];
  for (const rule of ENGLISH_NAME_RULES) {
    for (const { value } of rule.find(document, whole)) {
      if (!kept.some((other) => overlaps(other.outer, value.outer))) kept.push(value);
    }
  }
  const starts = kept.map(({ name }) => name).sort((a, b) => a.start - b.start);
  const away = elsewhereSpans(document, announcements, starts);
  return kept
    .filter(({ name }) => !away.some((span) => contains(span, name)))
    .sort((a, b) => a.name.start - b.name.start);
}
