/** Short forms of announced names, as articles use them after the first mention: 联合授信服务 for 基于…的小微企业联合授信服务, “沪语通”. */
import { textOf } from '../../annotated.ts';
import { foldName, isSubsequence } from '../../fold.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import type { Group } from './group.ts';
import { NUMBERING } from './shape.ts';

const LEAD = new RegExp(`^(?:${anyOf(formsOf('scope-cues.yaml', 'lead'))}[，：]?)?[“《‘]?`);
const HEADS = new Set(formsOf('pilot-heads.yaml').map(foldName));
const NICKNAME = /[“‘]([^“”‘’]{2,8})[”’]/g;
/** Shorter endings are words of the language: 服务, 平台. */
const SHORTEST = 3;
/** No name is longer. */
const LONGEST = 60;

interface Forms {
  /** Folded names, and the same without the head noun at the end. */
  readonly names: readonly string[];
  readonly nicknames: readonly string[];
  /** How the endings of the names that are long enough begin: most clauses begin otherwise. */
  readonly beginnings: ReadonlySet<string>;
  /** The name's folded core, where it is long enough to stand for the name anywhere in a sentence. */
  readonly core: string | null;
}

function beginningsOf(names: readonly string[]): Set<string> {
  const found = new Set<string>();
  for (const name of names) for (let at = 0; at < name.length; at++) found.add(name.slice(at, at + SHORTEST));
  return found;
}

function formsOfGroup(document: AnnotatedDocument, group: Group): Forms {
  const names = group.occurrences.map(({ name }) => textOf(document, name));
  const folded = names.map(foldName);
  const forms = folded.flatMap((name) => [name, name.replace(/(?:服务|产品|应用|平台|系统|项目)$/, '')]);
  return {
    names: [...new Set(forms)],
    beginnings: beginningsOf(forms),
    nicknames: [
      ...new Set(names.flatMap((name) => everyMatch(NICKNAME, name).map((match) => foldName(match[1] as string)))),
    ],
    core: group.core.length >= (/[\u4e00-\u9fff]/.test(group.core) ? SHORTEST : 5) ? group.core : null,
  };
}

/** How many characters of the folded clause begin with an ending of one of the names, or with a nickname; 0 for none. */
function matched(clause: string, beginning: string, { names, nicknames, beginnings }: Forms): number {
  let longest = 0;
  if (beginnings.has(beginning)) for (const name of names) longest = Math.max(longest, endingAt(clause, name));
  for (const form of nicknames) if (clause.startsWith(form)) longest = Math.max(longest, form.length);
  return longest;
}

/** How many characters of the clause are an ending of the name; 0 for none, or where it is no more than a head noun. */
function endingAt(clause: string, name: string): number {
  for (let length = Math.min(name.length, LONGEST); length >= SHORTEST; length--) {
    const ending = name.slice(-length);
    if (clause.startsWith(ending)) return HEADS.has(ending) ? 0 : length;
  }
  return 0;
}

/** 川酒项目, 政务数据项目, 大蒜仓单那一项: a word of the name before a head noun that says no more than pilot. */
const WORD_AND_HEAD = /^([\u4e00-\u9fffa-z0-9]{2,8}?)(?:项目|应用|产品|[这那]一?[项个款])/;

/** 羊绒溯源服务 for 羊绒品质溯源融资服务: a run up to its head noun whose characters stand in one name only. */
const RUN_AND_HEAD = /^[\u4e00-\u9fffa-z0-9]{3,10}?(?:服务|平台|系统|产品)/;

/** 物联网租赁风控预计…: the same before what is expected of it. */
const RUN_AND_PLAN = /^[\u4e00-\u9fffa-z0-9]{4,10}?(?=预计|计划|拟(?!合)|力争)/;

const only = (groups: readonly number[]): number | null => (groups.length === 1 ? (groups[0] as number) : null);

/** Finds which of the groups a clause or a sentence is about by a short form of its name. */
export class ShortForms {
  readonly #document: AnnotatedDocument;
  readonly #forms: readonly Forms[];

  constructor(document: AnnotatedDocument, groups: readonly Group[]) {
    this.#document = document;
    this.#forms = groups.map((group) => formsOfGroup(document, group));
  }

  /** The group whose short form the clause begins with, the longest match; null where none or two match alike. */
  at(clause: ViewSpan): number | null {
    const text = textOf(this.#document, clause).slice(0, LONGEST + 12);
    // （一）仓单融资服务由某行先行赔付: an item of a later list begins with its number.
    const item = text.slice(NUMBERING.exec(text)?.[0].length ?? 0);
    const folded = foldName(item.slice(LEAD.exec(item)?.[0].length ?? 0));
    const beginning = folded.slice(0, SHORTEST);
    let [best, longest]: [number | null, number] = [null, 0];
    for (const [group, forms] of this.#forms.entries()) {
      const length = matched(folded, beginning, forms);
      if (length > 0 && length >= longest) [best, longest] = [length === longest ? null : group, length];
    }
    const word = WORD_AND_HEAD.exec(folded)?.[1];
    if (best !== null) return best;
    const named = word ? only(this.#withName((name) => name.includes(word))) : null;
    const run = longest === 0 ? (RUN_AND_HEAD.exec(folded) ?? RUN_AND_PLAN.exec(folded))?.[0] : undefined;
    return named ?? (run ? only(this.#withName((name) => isSubsequence(run, name))) : null);
  }

  /** The group that a short line of its own heads: its characters stand in that name only, in order. */
  heading(line: ViewSpan): number | null {
    const folded = foldName(textOf(this.#document, line));
    return folded.length < SHORTEST || folded.length > 12
      ? null
      : only(this.#withName((name) => isSubsequence(folded, name)));
  }

  /** Whether a title names one pilot only, by its nickname or its whole name. */
  inTitle(title: ViewSpan, group: number): boolean {
    const folded = foldName(textOf(this.#document, title));
    const named = this.#forms.map(({ names, nicknames }) =>
      [...names, ...nicknames].some((form) => folded.includes(form)),
    );
    return named[group] === true && named.filter(Boolean).length === 1;
  }

  #withName(test: (name: string) => boolean): number[] {
    return this.#forms.flatMap(({ names }, group) => (names.some(test) ? [group] : []));
  }

  /** The groups whose core stands anywhere in a text. */
  within(text: string): number[] {
    const folded = foldName(text);
    return this.#forms.flatMap(({ core }, group) => (core !== null && folded.includes(core) ? [group] : []));
  }
}
