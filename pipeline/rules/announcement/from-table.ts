/** Announcements that a table makes: its rows name region and batch, or it is a list in the standard's own terms and nothing else. */
import { oncePerDocument, termsIn, textOf } from '../../annotated.ts';
import { dates, resolveDate } from '../../dates.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { fieldOf, type TableField } from '../../segment/table-fields.ts';
import type { AnnotatedDocument, AnnouncementDraft, Found, TableRow } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { Announced } from './announcements.ts';
import { type BatchLabel, batchRule } from './batch.ts';
import { programmeRule } from './programme.ts';

/** What the rows of one batch say of it. */
interface Batch {
  readonly region: Found<string> | null;
  readonly label: Found<BatchLabel> | null;
  readonly dates: (Found<string> | null)[];
  readonly rows: ViewSpan[];
}

/** What stands in each column that tells of the batch, above the row or in it. */
interface Told {
  readonly region: Found<string> | null;
  readonly label: Found<BatchLabel> | null;
}

const NO_CONTEXT = { anchor: null, year: null };
const YEAR = /(20\d\d)年?/;
const STANDARD = new RegExp(`^${anyOf(formsOf('standard-terms.yaml'))}$`);

const labelsOf = (document: AnnotatedDocument, { labels }: TableRow): string[][] =>
  labels.map((spans) => spans.map((span) => textOf(document, span)));

const fieldAt = (labels: readonly string[]): TableField | null =>
  labels.map(fieldOf).findLast((field) => field !== null) ?? null;

/** The only region that a cell names. */
function regionIn(document: AnnotatedDocument, cell: ViewSpan): Found<string> | null {
  const named = new Map(termsIn(document, cell, 'region').map((mention) => [mention.entry, mention]));
  const [only] = named.values();
  return only && named.size === 1 ? { value: only.entry, at: [only.span], rule: 'announcement/table-region' } : null;
}

/** 2020年第一批, 第一批; the year may stand in the date of publication. */
const labelIn = (document: AnnotatedDocument, cell: ViewSpan): Found<BatchLabel> | null =>
  batchRule.find(document, cell)[0] ?? null;

function dateIn(document: AnnotatedDocument, cell: ViewSpan): Found<string> | null {
  const [mention] = dates(textOf(document, cell));
  const date = mention && resolveDate(mention, NO_CONTEXT, 'past');
  if (!date || date.precision === 'year') return null;
  return {
    value: date.iso,
    at: [viewSpan(cell.start + mention.start, cell.start + mention.end)],
    rule: 'announcement/table-date',
  };
}

const spanOf = (row: TableRow): ViewSpan | null => {
  const cells = row.cells.filter((cell): cell is ViewSpan => cell !== null);
  const [start, end] = [Math.min(...cells.map((cell) => cell.start)), Math.max(...cells.map((cell) => cell.end))];
  return cells.length > 0 ? viewSpan(start, end) : null;
};

/** A row of one cell over the rows that it heads: 北京市 2020年第一批. */
function headingRow(document: AnnotatedDocument, row: TableRow): Told | null {
  const [only, ...more] = row.cells.filter((cell): cell is ViewSpan => cell !== null);
  if (!only || more.length > 0 || row.header) return null;
  const told = { region: regionIn(document, only), label: labelIn(document, only) };
  return told.region || told.label ? told : null;
}

function toldIn(document: AnnotatedDocument, row: TableRow): Told & { date: Found<string> | null } {
  const labels = labelsOf(document, row);
  const cellOf = (field: TableField): ViewSpan | null =>
    row.cells[labels.findIndex((own) => fieldAt(own) === field)] ?? null;
  const [region, batch, date] = [cellOf('region'), cellOf('batch'), cellOf('announced')];
  return {
    region: region && regionIn(document, region),
    label: batch && labelIn(document, batch),
    date: date && dateIn(document, date),
  };
}

/** The batches that the rows of all tables tell of, in order of their first row. */
const batchesIn = oncePerDocument((document): readonly Batch[] => {
  const batches = new Map<string, Batch>();
  let above: Told & { table: number } = { region: null, label: null, table: -1 };
  for (const row of document.segments.rows) {
    const heading = headingRow(document, row);
    if (heading || row.table !== above.table) above = { region: null, label: null, ...heading, table: row.table };
    const span = spanOf(row);
    if (heading || row.header || row.labels.length === 0 || !span) continue;
    const { region: own, label: stated, date } = toldIn(document, row);
    const [region, label] = [own ?? above.region, stated ?? above.label];
    if (!region && !label) continue;
    const year = label?.value.year ?? date?.value.slice(0, 4) ?? '';
    const key = [region?.value, year, label?.value.number].join(' ');
    const batch = batches.get(key) ?? { region, label, dates: [], rows: [] };
    batches.set(key, batch);
    batch.rows.push(span);
    batch.dates.push(date);
  }
  return [...batches.values()];
});

/** The date that all rows agree on. */
function dateOf({ dates: told }: Batch): Found<string> | null {
  const [first] = told;
  return first && told.every((date) => date?.value === first.value)
    ? { ...first, at: told.flatMap((date) => date?.at ?? []) }
    : null;
}

const EMPTY: AnnouncementDraft = {
  programme: null,
  region: null,
  authority: null,
  batch: null,
  announcedOn: null,
  statedCount: null,
  statedByType: null,
  stage: null,
  participants: [],
  technologies: [],
};

function batchOf({ label }: Batch, date: Found<string> | null): AnnouncementDraft['batch'] {
  const year = label?.value.year ?? (date ? Number(date.value.slice(0, 4)) : null);
  return label && { value: { year, number: label.value.number }, at: label.at, rule: label.rule };
}

/** Whether the text announces the batch of some rows: nothing that both tell differs. */
function isOf({ draft }: Announced, { region, label }: Batch): boolean {
  const sameRegion = !region || !draft.region || draft.region.value === region.value;
  const sameNumber = !label || !draft.batch || draft.batch.value.number === label.value.number;
  const sameYear = !label?.value.year || !draft.batch?.value.year || draft.batch.value.year === label.value.year;
  return sameRegion && sameNumber && sameYear;
}

/** The programme that the document names first. */
function programmeOf(document: AnnotatedDocument): Found<string> | null {
  const [first] = termsIn(document, viewSpan(0, document.doc.view.text.length), 'programme');
  return first ? { value: first.entry, at: [first.span], rule: programmeRule.id } : null;
}

/** Whether a table is headed 创新应用名称, the standard's own term, and names who applies: that itself is a list of the programme's pilots. */
const isStandard = (document: AnnotatedDocument): boolean =>
  document.segments.rows.some((row) => {
    const labels = labelsOf(document, row);
    const standard = labels.some((own) => own.some((label) => STANDARD.test(label.replace(/\s/g, ''))));
    return standard && labels.some((own) => fieldAt(own) === 'applicants');
  });

/** What stands above a list that nothing announces: a title, the name of a sheet. */
function bareDraft(document: AnnotatedDocument): AnnouncementDraft {
  const first = document.segments.rows.find(({ labels, header }) => header || labels.length > 0);
  const start = first?.cells.find((cell) => cell !== null)?.start ?? 0;
  const above = document.blocks
    .filter(({ span, kind }) => span.end <= start && kind !== 'boilerplate')
    .map(({ span }) => span);
  const year = above.map((span) => YEAR.exec(textOf(document, span))?.[1]).find((found) => found !== undefined);
  const label = above.flatMap((span) => labelIn(document, span) ?? [])[0];
  return {
    ...EMPTY,
    programme: programmeOf(document),
    region: above.flatMap((span) => regionIn(document, span) ?? [])[0] ?? null,
    batch: label
      ? { ...label, value: { ...label.value, year: label.value.year ?? (year ? Number(year) : null) } }
      : null,
  };
}

/** Several batches in one table: each is an announcement of its own, beside those of the text that none of them is. */
function apart(document: AnnotatedDocument, batches: readonly Batch[], told: readonly Announced[]): Announced[] {
  const common = told[0]?.draft;
  const taken = new Set<Announced>();
  const found = batches.map((batch): Announced => {
    const date = dateOf(batch);
    const known = told.find((one) => one.draft.region && one.draft.batch && !taken.has(one) && isOf(one, batch));
    if (known) taken.add(known);
    const draft = known?.draft ?? { ...EMPTY, programme: common?.programme ?? programmeOf(document) };
    return {
      draft: {
        ...draft,
        region: draft.region ?? batch.region ?? common?.region ?? null,
        batch: draft.batch ?? batchOf(batch, date),
        announcedOn: draft.announcedOn ?? date,
      },
      sections: [...batch.rows, ...(known?.sections ?? [])],
    };
  });
  const others = told.filter((one) => !taken.has(one) && one.draft.region && one.draft.batch);
  return [...found, ...others];
}

/**
 * The announcements of a document with what its tables add.
 * @param told those that its text makes
 */
export function withTables(document: AnnotatedDocument, told: readonly Announced[]): readonly Announced[] {
  const batches = batchesIn(document);
  if (batches.length > 1) return apart(document, batches, told);
  const whole = viewSpan(0, Math.max(1, document.doc.view.text.length));
  const listed = told.length === 0 && (batches.length > 0 || isStandard(document));
  const all: readonly Announced[] = listed ? [{ draft: bareDraft(document), sections: [whole] }] : told;
  const [batch] = batches;
  const [only, ...more] = all;
  if (!batch || !only || more.length > 0 || !isOf(only, batch)) return all;
  const date = only.draft.announcedOn ?? dateOf(batch);
  const { region, batch: label } = only.draft;
  return [
    {
      ...only,
      draft: { ...only.draft, announcedOn: date, region: region ?? batch.region, batch: label ?? batchOf(batch, date) },
    },
  ];
}
