/** The labels of a declaration: which field of the form a cell or the beginning of a line names. */
import { z } from 'zod';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { readLexicon } from '../../lexicon.ts';

const FILE = 'declaration-fields.yaml';

const fieldSchema = z.strictObject({
  id: z.enum([
    'agreement',
    'assessed-on',
    'assessor',
    'channel',
    'complaint-part',
    'complaints',
    'complaints-institution',
    'complaints-self-regulation',
    'conclusion',
    'credit-code',
    'data-sources',
    'effects',
    'emergency',
    'exit',
    'functions',
    'institution',
    'launch',
    'legal',
    'lei',
    'licence-issuer',
    'licence-name',
    'licence-number',
    'licences',
    'material',
    'measure',
    'name',
    'novelty',
    'number',
    'other',
    'risk',
    'risk-compensation',
    'risk-point',
    'scale',
    'section',
    'security',
    'stage',
    'technologies',
    'time',
    'type',
    'users',
    'validity',
  ]),
  part: z.enum(['own', 'shared', 'section', 'within']),
  forms: z.array(z.string().min(2)).min(1),
});

/** An entry of `lexicons/declaration-fields.yaml`. */
type FieldEntry = z.infer<typeof fieldSchema>;
/** A field of the form. */
export type FormField = FieldEntry['id'];

interface Labels {
  readonly byForm: ReadonlyMap<string, FieldEntry>;
  /** A line that begins with a label and a colon. */
  readonly before: RegExp;
  /** A line that begins with a label and goes on at once: the gap between two cells is lost. */
  readonly glued: RegExp;
  /** A label of a part, with its colon, anywhere in a line. */
  readonly inside: RegExp;
  /** A label anywhere in a line. */
  readonly anywhere: RegExp;
}

const ITEM = '(?:[（(]?[一二三四五六七八九十\\d]{1,2}(?:\\.\\d{1,2})?[）)、.．] ?|[●■▪•·◆] ?)?';
/** 机构信息2, 申请机构（二）, 拟正式运营时间（必填）. */
const TAIL = '(?:[（(][^（）()]{1,12}[）)]|[一二三四五六七八九十]|\\d{1,2})?';
/** Labels of fewer characters are ordinary words too: only a colon or a cell of their own makes them labels. */
const SHORTEST_GLUED = 4;
/** What goes on a sentence rather than fill in a field: 服务渠道包括…. */
const GOES_ON = '(?![的是为由在及与和等、，。；上中方]|包括|包含|主要|建设|覆盖|说明|评估|措施|机制|情况|信息)';

let labels: Labels | undefined;

function readLabels(): Labels {
  const entries = readLexicon(FILE, fieldSchema);
  const byForm = new Map(entries.flatMap((entry) => entry.forms.map((form) => [form.toUpperCase(), entry] as const)));
  const forms = [...byForm.keys()].sort((a, b) => b.length - a.length || (a < b ? -1 : 1));
  const parts = forms.filter((form) => byForm.get(form)?.part === 'within');
  const long = forms.filter((form) => form.length >= SHORTEST_GLUED && byForm.get(form)?.part !== 'section');
  return {
    byForm,
    before: new RegExp(`^${ITEM}【?(${anyOf(forms)})${TAIL}】?\\s?[：:]\\s?`, 'i'),
    inside: new RegExp(`(${anyOf(parts)})\\s?[：:]\\s?`, 'gi'),
    anywhere: new RegExp(
      `(?:${anyOf(forms)})(?:[（(][^（）()]{1,12}[）)]|\\d{1,2}(?![\\d.．、×年月日个户家万亿%]))?[：:]?`,
      'gi',
    ),
    glued: new RegExp(`^(${anyOf(long)})\\s?${GOES_ON}(?=\\S)`, 'i'),
  };
}

const known = (): Labels => (labels ??= readLabels());

const CALLED = new RegExp(anyOf(formsOf('declaration-names.yaml')));

/** Whether a text calls itself a declaration. */
export const isCalled = (text: string): boolean => CALLED.test(text);

/** What a text says as a label. */
export interface FieldLabel {
  readonly field: FormField;
  readonly part: FieldEntry['part'];
  /** How many characters of the text it takes, with its colon. */
  readonly length: number;
}

const BARE = new RegExp(`^${ITEM}【?(.*?)${TAIL}】?[：:*]?$`);
const LONGEST = 40;

/** The label that a whole cell or line is; line breaks within a narrow cell do not count. Null where it is none. */
export function labelNamed(text: string): FieldLabel | null {
  if (text.length > LONGEST) return null;
  const { byForm } = known();
  const plain = text.replace(/\s+/g, '').toUpperCase();
  const entry = byForm.get(plain.replace(/[：:*]$/, '')) ?? byForm.get(BARE.exec(plain)?.[1] ?? '') ?? null;
  return entry && { field: entry.id, part: entry.part, length: text.length };
}

/**
 * The label that a line begins with.
 * @param glued whether a label counts that nothing parts from its value, as in the text layer of a table
 */
export function labelBefore(text: string, glued: boolean): FieldLabel | null {
  const { byForm, before, glued: pattern } = known();
  const match = before.exec(text) ?? (glued ? pattern.exec(text) : null);
  const entry = match && byForm.get((match[1] ?? '').toUpperCase());
  return entry ? { field: entry.id, part: entry.part, length: match[0].length } : null;
}

/** The labels in a text, with their colons, whatever stands around them, in order; offsets index the text. */
export const labelsAnywhere = (text: string): { start: number; end: number }[] =>
  [...text.matchAll(known().anywhere)].map(({ index, 0: { length } }) => ({ start: index, end: index + length }));

/** The labels of parts (牌照名称：, 评估结论：) that stand within a line, in order; offsets index the text. */
export function labelsInside(text: string): { field: FormField; start: number; end: number }[] {
  const { byForm, inside } = known();
  return [...text.matchAll(inside)].flatMap((match) => {
    const entry = byForm.get((match[1] ?? '').toUpperCase());
    return entry ? [{ field: entry.id, start: match.index, end: match.index + match[0].length }] : [];
  });
}
