/** Why a document became the records it became: what was removed by which rule, and which rule and lexicon entry gave each value. */
import type { DocumentResult, Evidence, Notice } from './contract.ts';
import { annotate, extractDocument } from './run.ts';
import type { Block, Mention, RawDocument } from './types.ts';
import type { SourceSpan } from './view.ts';

/** A block that is no part of the article. */
export interface Removal {
  readonly rule: string;
  /** What a reader of the page sees there. */
  readonly text: string;
  /** Offsets index the source. */
  readonly span: SourceSpan;
}

/** A value of the result with its cause. */
export interface ExplainedValue {
  /** Where in the result: `pilots[0].applicants[1]`. */
  readonly path: string;
  /** The value in words, without its evidence. */
  readonly value: string;
  readonly rule: string;
  readonly evidence: readonly Evidence[];
  /** The lexicon entries that were recognised inside the evidence: `technology blockchain`. */
  readonly entries: readonly string[];
}

export interface Explanation {
  readonly result: DocumentResult;
  readonly blocks: number;
  readonly headings: number;
  readonly removed: readonly Removal[];
  readonly values: readonly ExplainedValue[];
  readonly notices: readonly Notice[];
}

/** Extracts a document once more and keeps the reasons. Errors as of extraction. */
export function explain(raw: RawDocument): Explanation {
  const { doc, blocks, mentions } = annotate(raw);
  const result = extractDocument(raw);
  const sourceMentions = mentions.map((mention) => ({ mention, span: doc.view.toSource(mention.span) }));
  const removed = blocks.filter(isRemoved).map(({ rule, span }) => ({
    rule,
    text: doc.view.text.slice(span.start, span.end),
    span: doc.view.toSource(span),
  }));
  const headings = blocks.filter(({ kind }) => kind === 'heading').length;
  const values = valuesIn(result).map((value) => ({ ...value, entries: entriesOf(value, sourceMentions) }));
  return { result, blocks: blocks.length, headings, removed, values, notices: result.notices };
}

const isRemoved = ({ kind }: Block): boolean => kind === 'boilerplate';

type Found = Omit<ExplainedValue, 'entries'>;

/** Every object of the result that carries evidence and a rule, in the order of the contract. */
function valuesIn(value: unknown, path = ''): Found[] {
  if (Array.isArray(value)) return value.flatMap((item, index) => valuesIn(item, `${path}[${index}]`));
  if (typeof value !== 'object' || value === null) return [];
  const { evidence, rule, ...rest } = value as { evidence?: readonly Evidence[]; rule?: string };
  const below = Object.entries(rest).flatMap(([key, child]) => valuesIn(child, path === '' ? key : `${path}.${key}`));
  return evidence && rule !== undefined ? [{ path, value: inWords(rest), rule, evidence }, ...below] : below;
}

/** The keys of a value in one line: `value` and `text` alone, of others what is stated and plain. */
function inWords(value: Readonly<Record<string, unknown>>): string {
  const only = value.value ?? value.text ?? value.statement;
  if (only !== undefined) return typeof only === 'object' ? JSON.stringify(only) : String(only);
  return Object.entries(value)
    .filter(([, part]) => part !== null && typeof part !== 'object')
    .map(([key, part]) => `${key} ${part}`)
    .join(', ');
}

/** The kinds of mention that a field is made of; statements are text, and made of none. */
const KINDS: Readonly<Record<string, readonly Mention['kind'][]>> = {
  applicants: ['institution'],
  participants: ['institution'],
  authority: ['institution'],
  region: ['region', 'institution'],
  programme: ['programme'],
  technologies: ['technology'],
};

/** The last field of a path: `applicants` of `pilots[0].applicants[1]`. */
const fieldOf = (path: string): string => path.replace(/\[\d+\]$/, '').replace(/^.*\./, '');

function entriesOf(
  { path, evidence }: Found,
  mentions: readonly { readonly mention: Mention; readonly span: SourceSpan }[],
): string[] {
  const kinds = KINDS[fieldOf(path)] ?? [];
  const inside = mentions.filter(
    ({ mention, span }) =>
      kinds.includes(mention.kind) && evidence.some(({ start, end }) => start <= span.start && span.end <= end),
  );
  return [...new Set(inside.map(({ mention }) => describe(mention)))];
}

function describe(mention: Mention): string {
  if (mention.kind !== 'institution') return `${mention.kind} ${mention.entry}`;
  if (mention.by === 'branch') return `branch of ${mention.parent ?? 'a bank no lexicon knows'}`;
  return mention.entry === null ? 'no lexicon entry: an institution by its shape' : `institution ${mention.entry}`;
}
