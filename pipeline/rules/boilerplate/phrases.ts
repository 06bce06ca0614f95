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
  heads: forms,
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
const SEPARATORS = String.raw`[\s\d|｜/\\·•‧∙>＞»›<＜«‹：:，,、。.;；!！?？()（）\[\]【】「」《》“”"'’‘+＋\-—–_~^*#★☆◆◇■□●○▲△▼▽→←↑↓×=…&@]`;
const DELIMITER = String.raw`(?=$|[\s:：|｜︱丨/／)）\]】>》-])`;
const OPENING = /^[\s(（[【「〔<>＞»•·‧◆■●★☆=#*\-—_|]{1,20}/;

const NEVER = /(?!)/;

/** An alternation of the forms, the longest first; one that matches nothing where there are none. */
function anyForm(list: readonly string[], before = '', after = ''): RegExp {
  const sorted = [...list].sort((a, b) => b.length - a.length);
  return sorted.length === 0 ? NEVER : new RegExp(before + anyOf(sorted) + after, 'iy');
}

/** Whether the words tile the line, longest first, with numbers and separators between them. */
function tiles(line: string, tile: RegExp): boolean {
  const separator = new RegExp(SEPARATORS, 'y');
  let words = 0;
  for (let at = 0; at < line.length; ) {
    tile.lastIndex = at;
    separator.lastIndex = at;
    if (tile.test(line)) {
      at = tile.lastIndex;
      words += 1;
    } else if (separator.test(line)) at += 1;
    else return false;
  }
  return words > 0;
}

function ruleOf(entry: Furniture): BlockRule {
  const tile = anyForm([...entry.words, ...entry.heads].map((form) => form.replace(/\s+/g, '')));
  const says = new RegExp(anyForm(entry.says.map((form) => form.replace(/\s+/g, ''))).source, 'i');
  const begins = anyForm(entry.begins);
  const labels = anyForm(entry.labels, '', DELIMITER);
  return {
    id: `boilerplate/${entry.id}`,
    why: 'stock phrases of news pages, listed in lexicons/boilerplate.yaml',
    where: entry.where,
    matches: entry.matches,
    rejects: entry.rejects,
    marks({ text, bare, prose }: Line): boolean {
      if (bare.length <= LONGEST_NOTICE && says.test(bare)) return true;
      if (prose) return false;
      const start = text.replace(OPENING, '');
      for (const opening of [begins, labels]) {
        opening.lastIndex = 0;
        if (opening.test(start)) return true;
      }
      return tiles(bare, tile);
    },
  };
}

/** One rule a kind of furniture, by its stock phrases. */
export const phraseRules = (): BlockRule[] => furniture().map(ruleOf);

/** Heads of sections of furniture, each with the id of its kind. */
export const sectionHeads = (): ReadonlyMap<string, string> =>
  new Map(
    furniture().flatMap(({ id, heads }) => heads.map((head) => [head.replace(/\s+/g, '').toLowerCase(), id] as const)),
  );

/** Which kind of furniture a line opens a section of, or null. */
export function sectionOpenedBy({ bare }: Line, heads: ReadonlyMap<string, string>): string | null {
  if (bare.length > 40) return null;
  const head = bare
    .toLowerCase()
    .replace(OPENING, '')
    .replace(/[\s:：>＞»\]】」）)|\d条篇]{1,20}$/, '');
  return heads.get(head) ?? null;
}
