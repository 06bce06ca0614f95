/** What can be wrong with an entry of a term lexicon. Every entry is tested by its own names. */
import { termHits } from '../../mention/terms.ts';
import { normaliseText } from '../../stages/2-normalise.ts';
import { namesOf } from '../entries.ts';
import type { Problem } from '../read.ts';
import { type Placed, problem } from './placed.ts';

const isChinese = (text: string): boolean => /[\u3400-\u9fff]/.test(text);
const folded = (form: string): string => form.toLowerCase();

/** Forms that no normalised text can hold. */
export function writtenBadly(entry: Placed): Problem[] {
  return [...namesOf(entry.term), ...(entry.term.rejects ?? [])].flatMap((form) => {
    const { text } = normaliseText(form).view;
    if (text === form) return [];
    return [
      problem(entry, { message: `${form} is ${text} once normalised and could never match`, cure: `write ${text}` }),
    ];
  });
}

/** Names by which an entry is not found, and rejects in which it is. */
export function notFound(entry: Placed, kind: string): Problem[] {
  const { id, rejects = [] } = entry.term;
  const hits = (text: string) => termHits(text).filter((hit) => hit.kind === kind);
  const lost = namesOf(entry.term).filter(
    (form) => !hits(form).some(({ term, start, end }) => term.id === id && end - start === form.length),
  );
  const kept = rejects.filter((reject) => hits(reject).some(({ term }) => term.id === id));
  return [
    ...lost.map((form) =>
      problem(entry, {
        message: `${form} is not found as ${id}`,
        cure: 'take it out of the other entry, or from its rejects',
      }),
    ),
    ...kept.map((reject) =>
      problem(entry, {
        field: 'rejects',
        message: `${id} is found in ${reject}`,
        cure: 'reject the form with what stands around it',
      }),
    ),
  ];
}

/** Forms that two entries claim. */
export function shared(placed: readonly Placed[]): Problem[] {
  const owner = new Map<string, string>();
  return placed.flatMap((entry) =>
    namesOf(entry.term).flatMap((form) => {
      const other = owner.get(folded(form));
      owner.set(folded(form), other ?? entry.term.id);
      if (other === undefined || other === entry.term.id) return [];
      return [problem(entry, { message: `${form} names ${other} too`, cure: 'leave it to one of the two' })];
    }),
  );
}

/** Entries with a form of two characters, or one inside another entry's, and no rejects. Letters match whole words only and are safe. */
export function unguarded(placed: readonly Placed[]): Problem[] {
  const bare = placed.filter(({ term }) => term.rejects === undefined);
  const all = placed.flatMap(({ term }) =>
    namesOf(term)
      .filter(isChinese)
      .map((form) => ({ form, id: term.id })),
  );
  return bare.flatMap((entry) =>
    namesOf(entry.term)
      .filter(isChinese)
      .flatMap((form) => {
        const outer = all.find(
          (other) => other.id !== entry.term.id && other.form !== form && other.form.includes(form),
        );
        if (form.length > 2 && !outer) return [];
        const why = outer ? `${form} stands inside ${outer.form} (${outer.id})` : `${form} has two characters`;
        return [
          problem(entry, { message: why, cure: `add rejects: strings that hold ${form} and are not ${entry.term.id}` }),
        ];
      })
      .slice(0, 1),
  );
}
