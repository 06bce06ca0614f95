/**
 * The library: the only file outsiders import. All offsets are UTF-16 code units of the text handed in (of `extract` with bytes: of
 * the text they decode to), and `text.slice(start, end)` is what stands there.
 */
import type { DocumentResult, InstitutionKind, Script } from './contract.ts';
import { extractDocument } from './run.ts';
import { load, loadText, NO_PATH } from './stages/1-load.ts';
import { normalise as normaliseDocument } from './stages/2-normalise.ts';
import { markBlocks } from './stages/3-boilerplate.ts';
import { segment as segmentDocument } from './stages/4-segment.ts';
import { mentionsIn } from './stages/5-mention.ts';
import type { BlockKind, DocumentMeta, NormalDocument } from './types.ts';
import { type ViewSpan, viewSpan } from './view.ts';

export * from './contract.ts';
export { type Figure, figures } from './figures.ts';
export { LexiconError, type Problem } from './lexicon.ts';
export { LoadError } from './stages/1-load.ts';
export type { BlockKind, DocumentMeta } from './types.ts';

/** Half-open range of the text handed in. */
export interface TextSpan {
  readonly start: number;
  readonly end: number;
}

/** A document with what is known of it from outside. */
export type ExtractInput = ({ readonly text: string } | { readonly bytes: Uint8Array }) & {
  /** Stands in the result; its extension tells HTML from text, its name gives the id. */
  readonly path?: string;
  readonly id?: string;
  /** What a `meta.yaml` would say. */
  readonly meta?: DocumentMeta;
};

/**
 * Extracts one document: all stages from bytes or text to a result.
 * @param input text, bytes in any encoding that pages come in, or either with a path, an id and metadata
 * @throws LoadError where bytes are no text, LexiconError where a lexicon is bad
 * @example
 * const { pilots } = extract({ bytes: readFileSync('article.html'), path: 'article.html' });
 * pilots[0]?.name?.value; // 基于区块链的产业金融服务
 */
export function extract(input: string | Uint8Array | ExtractInput): DocumentResult {
  if (typeof input === 'string') return extractDocument(loadText(input));
  if (input instanceof Uint8Array) return extractDocument(load({ bytes: input, path: NO_PATH }));
  if ('text' in input) return extractDocument(loadText(input.text, input));
  return extractDocument(load({ ...input, path: input.path ?? NO_PATH }));
}

/** The normalised text and the way back. */
export interface Normalised {
  /** Simplified script, mainland wording, half-width letters and digits, Chinese punctuation, one line a paragraph. */
  readonly text: string;
  /** Of the text handed in. */
  readonly script: Script;
  /** The span of the text handed in that `[start, end)` of the normalised text was made from. */
  toSource(start: number, end: number): TextSpan;
}

/**
 * Normalises a text or an HTML page, as every later stage reads it.
 * @example
 * const { text, toSource } = normalise('<p>區塊鏈&nbsp;技術</p>');
 * text; // 区块链技术
 * toSource(3, 5); // { start: 12, end: 14 }: 技術
 */
export function normalise(text: string): Normalised {
  const { view, script } = normaliseDocument(loadText(text));
  return { text: view.text, script, toSource: (start, end) => sourceOf(view, viewSpan(start, end)) };
}

function sourceOf(view: NormalDocument['view'], span: ViewSpan): TextSpan {
  const { start, end } = view.toSource(span);
  return { start, end };
}

/** A paragraph, heading, list item or table cell, and whether it belongs to the article. */
export interface TextBlock extends TextSpan {
  readonly kind: BlockKind;
  /** What decided: `boilerplate/icp-registration`. */
  readonly rule: string;
  /** Normalised. */
  readonly text: string;
}

/**
 * Tells the article from what a page puts around it. Blocks are in order; together they are all the text a reader sees.
 * @example
 * blocks('<p>首页 &gt; 金融</p><h1>…</h1><p>…</p>').filter(({ kind }) => kind !== 'boilerplate');
 */
export function blocks(text: string): TextBlock[] {
  const document = normaliseDocument(loadText(text));
  return markBlocks(document).map(({ span, kind, rule }) => ({
    ...sourceOf(document.view, span),
    kind,
    rule,
    text: document.view.text.slice(span.start, span.end),
  }));
}

/** A sentence with its clauses and words. */
export interface TextSentence extends TextSpan {
  readonly clauses: readonly TextSpan[];
  readonly words: readonly TextSpan[];
}

/** A row of a table, of HTML or flattened to lines; an empty cell is null. */
export interface TextRow {
  readonly header: boolean;
  readonly cells: readonly (TextSpan | null)[];
}

/**
 * Cuts a text into sentences, clauses, words and table rows, all of it: nothing counts as boilerplate here.
 * @example
 * segment('甲银行申请，乙科技参与。丙银行未申请。').sentences.length; // 2
 */
export function segment(text: string): {
  readonly sentences: readonly TextSentence[];
  readonly rows: readonly TextRow[];
} {
  const document = normaliseDocument(loadText(text));
  const all = document.boxes.map((box) => ({ box, span: box.span, kind: 'body' as const, rule: 'body/default' }));
  const { sentences, rows, words } = segmentDocument(document, all);
  const source = (span: ViewSpan): TextSpan => sourceOf(document.view, span);
  return {
    sentences: sentences.map(({ span, clauses }) => ({
      ...source(span),
      clauses: clauses.map(source),
      words: words(span).map(source),
    })),
    rows: rows.map(({ header, cells }) => ({ header, cells: cells.map((cell) => cell && source(cell)) })),
  };
}

/** An organisation named in a text. */
export interface NamedInstitution extends TextSpan {
  /** Of the lexicon's entry; null for branches, and for names that no lexicon knows. */
  readonly id: string | null;
  readonly kind: InstitutionKind;
  /** In full; null where no lexicon knows it. */
  readonly canonicalName: string | null;
  readonly nameEn: string | null;
  /** Of the entry that a branch or subsidiary belongs to. */
  readonly parentId: string | null;
}

/**
 * Finds every organisation named in a text, known to a lexicon or recognised by the shape of its name.
 * @example
 * institutions('由北京银行和某某信息技术有限公司申请'); // two, the second with id null
 */
export function institutions(text: string): NamedInstitution[] {
  const { view, boxes } = normaliseDocument(loadText(text));
  const lines = boxes.map(({ span }) => span);
  return mentionsIn(view.text, lines).flatMap((mention) => {
    if (mention.kind !== 'institution') return [];
    const { span, entry: id, institutionKind: kind, canonicalName, nameEn, parent: parentId } = mention;
    return [{ ...sourceOf(view, span), id, kind, canonicalName, nameEn, parentId }];
  });
}
