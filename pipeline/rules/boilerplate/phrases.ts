import { z } from 'zod';
import type { Line } from '../../boilerplate/line.ts';
import { anyOf } from '../../lexicon/phrases.ts';
import { readLexicon } from '../../lexicon.ts';
import type { BlockRule } from './rule.ts';

const forms = z.array(z.string().min(1)).default([]);
const entrySchema = z.strictObject({
  id: z.string().regex(/^[a-z-]+$/),
  where: z.enum(['edge', 'anywhere']),
  words: forms,
  begins: forms,
  labels: forms,
  says: forms,
  notices: forms,
  heads: forms,
  tags: forms,
  classes: forms,
  matches: z.array(z.string()),
  rejects: z.array(z.string()),
});

/** An entry of `lexicons/boilerplate.yaml`: a kind of furniture and how pages word it. */
type Furniture = z.infer<typeof entrySchema>;

/** The kinds of furniture, in the order of the lexicon. */
export const furniture = (): readonly Furniture[] => readLexicon('boilerplate.yaml', entrySchema);

/** How long a line may be that says one of the phrases; notices of disclaimer and copyright run to paragraphs. */
const LONGEST_NOTICE = 400;
const SEPARATOR =
  /[\s\d|｜/\\·•‧∙>＞»›<＜«‹：:，,、。.;；!！?？()（）[\]【】「」《》“”"'’‘+＋\-—–_~^*#★☆◆◇■□●○▲△▼▽→←↑↓×=…&@]/y;
const DELIMITER = String.raw`(?=$|[\s:：|｜︱丨/／)）\]】>》-])`;
const OPENING = /^[\s(（[【「〔<>＞»•·‧◆■●★☆=#*\-—_|]{1,20}/;

/** An alternation of the forms, the longest first, matched from `lastIndex`; one that matches nothing where there are none. */
function anyForm(forms: readonly string[], after = ''): RegExp {
  const sorted = [...forms].sort((a, b) => b.length - a.length);
  return new RegExp(sorted.length === 0 ? '^(?!)' : anyOf(sorted) + after, 'iy');
}

const bareForms = (forms: readonly string[]): string[] => forms.map((form) => form.replace(/\s+/g, ''));

/** An alternation of the forms, without white space, anywhere in a line. */
const anywhere = (forms: readonly string[]): RegExp => new RegExp(anyForm(bareForms(forms)).source, 'i');

/** Whether the words tile the line, longest first, with numbers and separators between them. */
function tiles(line: string, tile: RegExp): boolean {
  let words = 0;
  for (let at = 0; at < line.length; ) {
    tile.lastIndex = at;
    SEPARATOR.lastIndex = at;
    if (tile.test(line)) {
      at = tile.lastIndex;
      words += 1;
    } else if (SEPARATOR.test(line)) at += 1;
    else return false;
  }
  return words > 0;
}

function ruleOf(entry: Furniture): BlockRule {
  const tile = anyForm(bareForms([...entry.words, ...entry.heads]));
  const openings = [anyForm(entry.begins), anyForm(entry.labels, DELIMITER)];
  const [says, notices] = [anywhere(entry.says), anywhere(entry.notices)];
  return {
    id: `boilerplate/${entry.id}`,
    why: 'stock phrases of news pages, listed in lexicons/boilerplate.yaml',
    where: entry.where,
    matches: entry.matches,
    rejects: entry.rejects,
    marks({ text, bare, prose }: Line): boolean {
      if (bare.length > LONGEST_NOTICE) return false;
      if (prose || notices.test(bare)) return notices.test(bare);
      const start = text.replace(OPENING, '');
      const opens = openings.some((opening) => {
        opening.lastIndex = 0;
        return opening.test(start);
      });
      return opens || says.test(bare) || tiles(bare, tile);
    },
  };
}

/** One rule a kind of furniture that has stock phrases; the others are told by the names of their containers alone. */
export const phraseRules = (): BlockRule[] =>
  furniture()
    .filter(({ words, begins, labels, says, notices }) => [words, begins, labels, says, notices].flat().length > 0)
    .map(ruleOf);

let known: ReadonlyMap<string, string> | null = null;

/** Heads of sections of furniture, each with the id of its kind. */
export const sectionHeads = (): ReadonlyMap<string, string> =>
  (known ??= new Map(
    furniture().flatMap(({ id, heads }) => heads.map((head) => [head.replace(/\s+/g, '').toLowerCase(), id] as const)),
  ));

/** Which kind of furniture a line opens a section of, or null. */
export function sectionOpenedBy({ bare }: Line, heads: ReadonlyMap<string, string>): string | null {
  if (bare.length > 40) return null;
  const head = bare
    .toLowerCase()
    .replace(OPENING, '')
    .replace(/[\s:：>＞»\]】」）)|\d条篇]{1,20}$/, '');
  return heads.get(head) ?? null;
}
