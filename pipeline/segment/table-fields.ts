/** What the headers and labels of tables of pilots say. */
import { z } from 'zod';
import { figures } from '../figures.ts';
import { phrases } from '../lexicon/phrases.ts';
import { readLexicon } from '../lexicon.ts';

const fieldSchema = z.strictObject({
  id: z.enum([
    'number',
    'name',
    'applicants',
    'type',
    'technologies',
    'launch',
    'description',
    'scale',
    'batch',
    'region',
    'announced',
    'other',
  ]),
  forms: z.array(z.string()).min(1),
});

/** What a column of a table of pilots holds. */
export type TableField = z.infer<typeof fieldSchema>['id'];

let known: ReadonlyMap<string, TableField> | undefined;

const fields = (): ReadonlyMap<string, TableField> =>
  (known ??= new Map(
    [...readLexicon('table-fields.yaml', fieldSchema), ...spoken()].flatMap(({ id, forms }) =>
      forms.map((form) => [form.replace(/\s/g, '').toLowerCase(), id] as const),
    ),
  ));

/** The same in plain speech: what has no column of its own (不干了咋办) describes. */
const spoken = (): { id: TableField; forms: readonly string[] }[] =>
  phrases('spoken-labels.yaml').map(({ id, forms }) => ({
    id: fieldSchema.shape.id.safeParse(id).data ?? 'description',
    forms,
  }));

const LONGEST = 40;
const NUMBERED = /^(?:[（(]?[一二三四五六七八九十\d]{1,2}[）)、.．])|[一二三四五\d]{1,2}$/g;
const BRACKET = /（[^）]{0,12}）$/;

/** The field that a header cell or a label names, null where it names none. The cell's text must be the label and nothing more. */
export function fieldOf(label: string): TableField | null {
  if (label.length > LONGEST) return null;
  const bare = label.replace(/[\s：:*]/g, '').toLowerCase();
  const forms = [bare, bare.replace(BRACKET, ''), bare.replace(NUMBERED, '')];
  for (const form of forms) {
    const field = fields().get(form);
    if (field) return field;
  }
  return unitOf(label) ? 'scale' : null;
}

/** The unit that a header gives its column: 金额（亿元）, 用户数（单位：万户）, 客户数/万人. Offsets index the header. */
export interface HeaderUnit {
  readonly start: number;
  readonly end: number;
  /** Where the noun before it ends. */
  readonly noun: number;
}

const UNIT = /[（(/：:]\s?(?:单位[：:]\s?)?([^（）()/：:\d]{1,8})[）)]?$/;

/** The unit of a header; null where it gives none. */
export function unitOf(header: string): HeaderUnit | null {
  const match = header.length > LONGEST ? null : UNIT.exec(header);
  const unit = match?.[1];
  if (!match || !unit) return null;
  const [figure] = figures(`1${unit}`);
  if (figure?.start !== 0 || figure.end !== unit.length + 1 || figure.kind === 'time') return null;
  const start = match.index + match[0].indexOf(unit);
  return { start, end: start + unit.length, noun: match.index };
}
