import { anyOf, formsOf } from '../lexicon/phrases.ts';
import { fieldOf, type TableField } from '../segment/table-fields.ts';
import type { Line } from './line.ts';

/** What pilots are called: by the technology and what it is for, in title marks, with applicants in brackets, or numbered. */
interface Patterns {
  readonly name: RegExp;
  readonly label: RegExp;
}

let patterns: Patterns | null = null;

function compiled(): Patterns {
  if (patterns !== null) return patterns;
  const head = anyOf(formsOf('pilot-heads.yaml', 'platform', 'product', 'product-name', 'service', 'work'));
  const name = [
    '基于[^，。]{2,40}的',
    '^[^，。]{0,60}《[^》]{4,60}》',
    String.raw`${head}[”"』」]?\s?（[^（）]{2,80}）[；;。]?$`,
    String.raw`^(?:\d{1,2}[.、．]|[（(]?[一二三四五六七八九十]{1,3}[）)、]).{4,80}${head}$`,
  ].join('|');
  const labels = anyOf(formsOf('table-fields.yaml', 'applicants', 'name', 'technologies', 'type'));
  patterns = { name: new RegExp(name), label: new RegExp(`^${labels}[:：]|声明书`) };
  return patterns;
}

const LONGEST = 200;

/** Whether a line that is no sentence names a pilot. */
export const namesPilot = ({ text }: Line): boolean => text.length <= LONGEST && compiled().name.test(text);

/** Whether a line begins with a label of what is told of a pilot: 申请机构：. */
export const tellsOfPilot = ({ text }: Line): boolean => text.length <= LONGEST && compiled().label.test(text);

/** Whether a line that is no sentence may be part of an announcement: a pilot's name, a label or a cell of a table of pilots. */
export const isAnnouncement = (line: Line): boolean =>
  line.box.cell !== null || fieldOf(line.text) !== null || namesPilot(line) || tellsOfPilot(line);

/** The tables whose labels are of pilots: a name and another field. Numbers as in the layout. */
export function pilotTables(lines: readonly Line[]): ReadonlySet<number> {
  const fields = new Map<number, Set<TableField>>();
  for (const { box, text } of lines) {
    const field = box.cell && fieldOf(text);
    if (!box.cell || !field) continue;
    fields.set(box.cell.table, (fields.get(box.cell.table) ?? new Set()).add(field));
  }
  return new Set([...fields].flatMap(([table, own]) => (own.has('name') && own.size > 1 ? [table] : [])));
}
