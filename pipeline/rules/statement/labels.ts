/** Labels inside the section of one pilot: 预期效果：, 在退出机制上，, a heading of its own, the header of a table column. */
import { textOf } from '../../annotated.ts';
import { anyOf, formsOf, phrases } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import { cue } from './cues.ts';

/** What the text behind a label tells; `content`: to be judged clause by clause, `none`: nothing that is a statement. */
export type Field = 'functions' | 'effects' | 'risk-compensation' | 'exit-mechanism' | 'content' | 'none';

export interface Label {
  readonly field: Field;
  /** How many characters the label takes from the beginning of the text. */
  readonly length: number;
}

const FILE = 'statement-labels.yaml';
const SPOKEN_FILE = 'spoken-labels.yaml';
const TOLD = ['functions', 'effects', 'risk-compensation', 'exit-mechanism', 'content', 'none'] as const;
/** What has a field of its own (谁申请的：, 啥时候上线：) is no statement. */
const fieldOf = (id: string): Field => TOLD.find((field) => field === id) ?? 'none';
const FIELDS = new Map(
  [FILE, SPOKEN_FILE].flatMap(phrases).flatMap(({ id, forms }) => forms.map((form) => [form, fieldOf(id)] as const)),
);
const NUMBER = '[一二三四五六七八九十\\d]{1,3}';
/** 1., （一）, 一是, ①: what an item of a list begins with. */
export const ITEM = `(?:（${NUMBER}）|\\(${NUMBER}\\)|${NUMBER}[.．、）)](?!\\d)|[①-⑳●■▪•·◆]|[一二三四五六七八九]是|第[一二三四五六七八九](?:，|$))`;
const SPEAKER = `(?:[^，。；：（\\n]{1,30}${cue('report')}，)?`;
const OPENING = `(?:此外，|同时，|其中，|另外，|并且，)?(?:${ITEM})?\\s?`;
const COUNT = '(?:以下|如下)?(?:[一二两三四五六七八九十\\d]{1,2}(?:个|项|点|方面|大)?)?';
const TAIL = [
  '】?\\s?[：？]',
  '】',
  `(?:的?安排|情况|部分)?(?:方面|上|中)[，：]?(?:则|也)?(?:主要)?(?:是|为|包括|包含|有)?${COUNT}[，：]?`,
  `(?:主要|则|也|分别|将)?(?:是|为|包括|包含|在于|有|如下)${COUNT}[，：]?`,
  '$',
].join('|');
/** 不干了咋办：, 能干啥？: in plain speech, with nothing but a number before it. */
const SPOKEN = new RegExp(`^${OPENING}【?(${anyOf(formsOf(SPOKEN_FILE))})[呢呀啊]?】?(?:\\s?[：？]|$)`);
const LABEL = new RegExp(`^${OPENING}${SPEAKER}【?([^，。；：（\\n]{0,40}?)(${anyOf(formsOf(FILE))})(${TAIL})`);
/** Verbs that make the word an object: 建立健全退出机制 is no label. */
const OBJECT = new RegExp(`${cue('label-object')}“?[^，]{0,8}$`);
/** Labels that are also ordinary words must stand at the beginning. */
const SHORT = 3;

/** Whether a text is nothing but a label in plain speech: 谁在做？ */
export const isSpokenLabel = (text: string): boolean => SPOKEN.exec(text)?.[0].length === text.length;

/** The label that a passage begins with; null where it has none. A subject may stand before it: 该项目的预期效果为. */
export function labelAt(text: string): Label | null {
  const spoken = SPOKEN.exec(text);
  if (spoken) return { field: FIELDS.get(spoken[1] as string) as Field, length: spoken[0].length };
  const match = LABEL.exec(text);
  if (!match) return null;
  const [whole, before = '', word = '', tail = ''] = match;
  if (OBJECT.test(before) || (word.length < SHORT && !opens(before, tail))) return null;
  return { field: FIELDS.get(word) as Field, length: whole.length };
}

/** 功能： and 退出方面 at the beginning, or behind nothing but 在 or the pilot's name. */
const opens = (before: string, tail: string): boolean =>
  /^(?:在|从)?$/.test(before)
    ? /[：？】方上中]|^(?:是|为|包括)|^$/.test(tail)
    : /^(?:】?\s?[：？]|的?(?:安排)?方面)/.test(tail);

/** The field that a header names; null where it is no label of statements. */
function headingOf(document: AnnotatedDocument, cell: ViewSpan | null | undefined): Field | null {
  const text = cell ? textOf(document, cell).trim() : '';
  const label = labelAt(text);
  return label && label.length === text.length ? label.field : null;
}

/** The field that the header of its column gives to each cell, by the start of the cell. */
export function cellFields(document: AnnotatedDocument): ReadonlyMap<number, Field> {
  const columns = new Map<number, readonly (Field | null)[]>();
  const fields = new Map<number, Field>();
  for (const { table, row, cells, header, labels } of document.segments.rows) {
    // A first row may head columns of statements though it names no pilots.
    const own = row === 0 && labels.length === 0 ? cells.map((cell) => headingOf(document, cell)) : [];
    if (header || own.some((field) => field !== null)) {
      columns.set(table, own);
      continue;
    }
    for (const [column, cell] of cells.entries()) {
      const field = labels.length > 0 ? headingOf(document, labels[column]?.at(-1)) : columns.get(table)?.[column];
      if (cell && field) fields.set(cell.start, field);
    }
  }
  return fields;
}
