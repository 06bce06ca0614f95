/** What is known while an article is read for which part of it tells of which pilot. */
import { textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import { fromParagraph } from '../applicant/applicants.ts';
import type { ListedName } from '../applicant/list.ts';
import type { Group } from './group.ts';
import type { ShortForms } from './short-forms.ts';

/** Source of a pattern that matches the forms of an entry of `scope-cues.yaml`. */
export const cue = (id: string): string => anyOf(formsOf('scope-cues.yaml', id));

/** A pilot's scope: sentences, or the part of a sentence that is about it, in order of the text. */
export type Scope = ViewSpan[];

/** How far the article has been read, and what it told of last. */
export interface Reader {
  readonly document: AnnotatedDocument;
  readonly groups: readonly Group[];
  readonly regions: readonly string[];
  readonly shortForms: ShortForms;
  /** By group: who applies, each once, however often the article says it. */
  readonly owners: readonly (readonly ListedName[])[];
  readonly scopes: Scope[];
  current: number | null;
  /** Whether the text turned to `current` in the midst of a paragraph: the next paragraph goes on about it only if it says so. */
  midway: boolean;
  last: number | null;
  /** The two pilots of the last sentence that told of two: 前者, 后者. */
  pair: readonly [number, number] | null;
  block: number;
}

/** Where in a sentence the text turns to a pilot. */
export interface Anchor {
  readonly group: number;
  readonly start: number;
  /** Whether the pilot is named there, and not just meant by a short form or 前者. */
  readonly named: boolean;
}

/** The applicants of a group: of those written alike and known as the same one the first. */
export function ownersOf(document: AnnotatedDocument, { occurrences }: Group): ListedName[] {
  const names = new Map<string, ListedName>();
  for (const { applicants } of occurrences)
    for (const name of applicants?.names ?? []) {
      const { entry, canonicalName, parent } = name.mention ?? {};
      const key = [textOf(document, name.span), entry, canonicalName, parent].join('\0');
      if (!names.has(key)) names.set(key, name);
    }
  if (names.size > 0) return [...names.values()];
  return fromParagraph(
    document,
    occurrences.map(({ name }) => name),
  ).flatMap((found) => found.names);
}
