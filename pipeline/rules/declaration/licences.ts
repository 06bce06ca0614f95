/** The licences of an institution: name, number and issuer, each behind a label of its own or in a field. */
import type { AnnotatedDocument, Found } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import { type FormEntry, saysNothing } from './forms.ts';
import { partsOf } from './parts.ts';

type Value = { name: string | null; number: string | null; issuer: string | null };

const KEYS: Readonly<Record<string, keyof Value>> = {
  licences: 'name',
  'licence-name': 'name',
  'licence-number': 'number',
  'licence-issuer': 'issuer',
};

/** The licences that the entries of one institution tell, those of parts in order; none where it says that it holds none (无). */
export function licencesOf(document: AnnotatedDocument, entries: readonly FormEntry[]): Found<Value>[] {
  const found: { value: Value; at: ViewSpan[]; rule: string }[] = [];
  for (const { field, text, at } of entries.flatMap((entry) => partsOf(document, entry.value, entry.field))) {
    const key = KEYS[field ?? ''];
    if (!key || saysNothing(text)) continue;
    let last = found.at(-1);
    // Where a part comes again, the next licence begins.
    if (!last || last.value[key] !== null) {
      last = { value: { name: null, number: null, issuer: null }, at: [], rule: 'declaration/licence' };
      found.push(last);
    }
    last.value[key] = text;
    last.at.push(...at);
  }
  return found;
}
