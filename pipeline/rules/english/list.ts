/** Lists of institutions in English: A, B and C; A/B; A, a Hangzhou firm, and B; A and others. Offsets index the view. */
import { institutionsIn } from '../../annotated.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { InstitutionList, ListedName } from '../applicant/list.ts';
import { institutionAt, type NamedAt } from './institution.ts';
import { anyWord, atStart, matched, word } from './words.ts';

const FILE = 'english-enumerations.yaml';
const AND = anyWord(FILE, 'and');
const SEPARATOR = atStart(`(?:'s)?(?:, ?(?:${AND} )?| ${AND} | ?[/、] ?| \\+ )`);
const SLOT_SEPARATOR = atStart(`(?:[,;] ?(?:${AND} )?| ${AND} | ?[/、] ?| \\+ )`);
/** What a list says of the institution before it goes on. */
const APPOSITION = atStart(
  `, (?:${word('relative', 'article')}|part|${anyWord('english-institution-words.yaml', 'describes')}) [^,;.“”()\\n]{1,100}(?=,| and )`,
);
const BROKEN_OFF = atStart(
  `,? ${anyWord(FILE, 'broken-off')}|,? (?:and|with) (?:${anyWord(FILE, 'number')}|\\d{1,2}) ${anyWord(FILE, 'counted-rest')}`,
);
/** What follows a name that only its place in a list marks. */
const LIST_GOES_ON = /^(?:[,;:.)）\]/—–]| and | & |$)/;

/** A list and where it ends, a word that breaks it off included. */
export interface ListAt extends InstitutionList {
  readonly end: number;
}

/**
 * How names are taken that stage 5 has not found: `strict` not at all; `inside` behind one that it has; `open` also as the first; in a
 * `slot`, such as a bracket or a cell, everywhere, and semicolons part them too.
 */
export type Leniency = 'strict' | 'inside' | 'open' | 'slot';

/** Duxiaoman payment: a word in lower case behind a name, before the list goes on; in a bracket only names stand. */
const LOWER_TAIL = new RegExp(
  `^(?: (?!${word('relative', 'article', 'preposition', 'conjunction', 'clause')})\\p{Ll}{3,20}){1,2}(?=[,;)）/]|$| and )`,
  'u',
);

/** A name of a slot with the words in lower case that end it. */
function withTail(document: AnnotatedDocument, name: NamedAt | null, limit: number): NamedAt | null {
  if (!name || name.end !== name.span.end) return name;
  const tail = matched(LOWER_TAIL, document.doc.view.text, name.end, limit);
  // What is known by the name without that word is another.
  return tail > 0 ? { span: viewSpan(name.span.start, name.end + tail), mention: null, end: name.end + tail } : name;
}

function nextName(document: AnnotatedDocument, at: number, limit: number, leniency: Leniency): NamedAt | null {
  const { text } = document.doc.view;
  const name = institutionAt(document, at, limit, leniency !== 'strict');
  if (leniency === 'slot') return withTail(document, name, limit);
  if (!name || name.mention) return name;
  return LIST_GOES_ON.test(text.slice(name.end, Math.min(limit, name.end + 6))) ? name : null;
}

/** The name after the separator at `at`, behind an apposition where one stands between. */
function following(document: AnnotatedDocument, at: number, limit: number, leniency: Leniency): NamedAt | null {
  const { text } = document.doc.view;
  for (const from of [at, at + matched(APPOSITION, text, at, limit)]) {
    const separator = matched(leniency === 'slot' ? SLOT_SEPARATOR : SEPARATOR, text, from, limit);
    const name = separator > 0 ? nextName(document, from + separator, limit, leniency) : null;
    if (name) return name;
  }
  return null;
}

/** The list that begins at `at`; null where no institution is named there. Never reads beyond `limit`. */
export function listAt(document: AnnotatedDocument, at: number, limit: number, leniency: Leniency): ListAt | null {
  const { text } = document.doc.view;
  const first = institutionAt(document, at, limit, leniency === 'open' || leniency === 'slot');
  if (!first) return null;
  const names: ListedName[] = [];
  let end = at;
  for (let name: NamedAt | null = first; name && names.length < 40; name = following(document, end, limit, leniency)) {
    names.push({ span: name.span, mention: name.mention });
    end = name.end;
  }
  const broken = matched(BROKEN_OFF, text, end, limit);
  return { names, complete: broken === 0, end: end + broken };
}

/** The list that fills a span to its end, trailing marks aside; null where the span holds anything else. */
export function listIn(document: AnnotatedDocument, span: ViewSpan): ListAt | null {
  const { text } = document.doc.view;
  const list = listAt(document, span.start, span.end, 'slot');
  return list && /^[\s.;,]*$/.test(text.slice(list.end, span.end)) ? list : null;
}

/** Whether a span names institutions by what they are called and holds nothing else. */
export const isList = (document: AnnotatedDocument, span: ViewSpan): boolean =>
  listAt(document, span.start, span.end, 'strict')?.end === span.end;

/** A run of capitalised words: backed by Lushan Capital, where no part of the object is a subject. */
const CAPITALS = /^\p{Lu}[\p{L}\d'-]*(?: \p{Lu}[\p{L}\d'-]*)*/u;
const INNER = /(?<![\p{L}\d'’-])(\p{Lu}[\p{L}\d-]*) $/u;
const OPENS_SENTENCE = new RegExp(
  `^${anyWord('english-institution-words.yaml', 'sentence-word', 'month-or-day')}$`,
  'u',
);
/** Farther back than the longest list. */
const REACH = 500;

/** Lushan Credit Service: what is no name as a whole is none from its second word on. */
const isInsideName = (text: string, from: number, at: number): boolean => {
  const before = INNER.exec(text.slice(Math.max(from, at - 40), at))?.[1];
  return before !== undefined && !OPENS_SENTENCE.test(before);
};

/**
 * The longest list that ends at `end` and begins at or after `from`.
 * @param notBehind what may not stand before it: behind a preposition an institution is no subject
 */
export function listEnding(
  document: AnnotatedDocument,
  from: number,
  end: number,
  leniency: Leniency,
  notBehind?: RegExp,
): (ListAt & { start: number }) | null {
  const { text } = document.doc.view;
  const begin = Math.max(from, end - REACH);
  const known = institutionsIn(document, viewSpan(begin, end)).map(({ span }) => span);
  let objects = begin;
  for (let at = begin; at < end; at++) {
    const inside = known.some((span) => span.start < at && at < span.end);
    const opens = known.some((span) => span.start === at) || /\p{Lu}/u.test(text[at] as string);
    if (inside || !opens || /[\p{L}\p{N}'-]/u.test(text[at - 1] ?? '')) continue;
    if (notBehind?.test(text.slice(Math.max(begin, at - 20), at))) objects = at + matched(CAPITALS, text, at, end);
    if (at < objects || (!known.some((span) => span.start === at) && isInsideName(text, begin, at))) continue;
    const list = listAt(document, at, end, leniency);
    if (list?.end === end) return { ...list, start: at };
  }
  return null;
}
