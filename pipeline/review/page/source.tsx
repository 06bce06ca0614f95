/** The source as its reader would see it: boilerplate greyed, evidence marked by field. */
import { memo } from 'preact/compat';
import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ReviewBlock, ReviewDocument, ReviewModel, ReviewRecord } from '../model.ts';
import { fieldLabel, type Language, word } from './labels.ts';
import type { Item } from './queue.ts';
import { type MarkedRange, segments } from './segments.ts';

interface SourceProps {
  readonly model: ReviewModel;
  readonly records: readonly ReviewRecord[];
  readonly language: Language;
  readonly item: Item | null;
  /** The document that the reviewer has filtered by; empty where none is. */
  readonly preferred: string;
  /** Changes when the page should scroll to the item's evidence. */
  readonly scroll: string | null;
  onSelect(rowId: string): void;
  onHover(rowId: string | null): void;
}

export function SourcePane({ model, records, language, item, preferred, scroll, onSelect, onHover }: SourceProps) {
  const [chosen, setChosen] = useState<{ readonly item: string | null; readonly document: string } | null>(null);
  const pane = useRef<HTMLDivElement>(null);
  const marks = useMemo(() => marksByDocument(records), [records]);
  const documents = useMemo(() => new Map(model.documents.map((one) => [one.id, one])), [model.documents]);
  const own = documentsOf(item).filter((id) => documents.has(id));
  const tabs = own.length > 0 ? own : [preferred || (model.documents[0]?.id ?? '')].filter((id) => documents.has(id));
  const first = tabs.includes(preferred) ? preferred : tabs[0];
  const shown =
    chosen && chosen.item === (item?.id ?? null) && tabs.includes(chosen.document) ? chosen.document : first;
  const document = shown === undefined ? undefined : documents.get(shown);
  const rows = useMemo(
    () => new Set(item ? (item.row ? [item.row] : item.record.rows).map(({ id }) => id) : []),
    [item],
  );

  const near = item?.record.id ?? '';
  useEffect(() => {
    // A value that was not found has no evidence: its record is where to look.
    const marked =
      pane.current?.querySelector('.on') ?? pane.current?.querySelector(`[data-row^="${CSS.escape(near)}/"]`);
    marked?.scrollIntoView({ block: 'center', behavior: calm() ? 'auto' : 'smooth' });
  }, [scroll, shown, near]);

  return (
    <section class="source" aria-label={word('source', language)}>
      <div class="tabs" role="tablist" aria-label={word('document', language)}>
        {tabs.map((id) => (
          <button
            type="button"
            role="tab"
            key={id}
            id={`tab-${id}`}
            aria-selected={id === shown}
            aria-controls="source-text"
            onClick={() => setChosen({ item: item?.id ?? null, document: id })}
          >
            {id}
          </button>
        ))}
      </div>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <div ref={pane} id="source-text" class="text" role="tabpanel" aria-labelledby={`tab-${shown}`} tabIndex={0}>
        {document && <Text {...{ document, rows, language, onSelect, onHover }} marks={marks.get(document.id) ?? []} />}
      </div>
    </section>
  );
}

const calm = (): boolean => matchMedia('(prefers-reduced-motion: reduce)').matches;

/** The documents of the evidence come first, then all others that tell of the record or are said to. */
function documentsOf(item: Item | null): string[] {
  if (!item) return [];
  const marked = (item.row ? [item.row] : item.record.rows).flatMap((row) => row.marks.map(({ document }) => document));
  const stating = (item.row?.curated ?? []).flatMap(({ documents }) => documents);
  return [...new Set([...marked, ...stating, ...item.record.documents])];
}

function marksByDocument(records: readonly ReviewRecord[]): Map<string, MarkedRange[]> {
  const all = new Map<string, MarkedRange[]>();
  for (const { rows } of records)
    for (const { id, field, marks } of rows)
      for (const { document, start, end } of marks) {
        const known = all.get(document) ?? [];
        known.push({ start, end, row: id, field });
        all.set(document, known);
      }
  return all;
}

interface TextProps {
  readonly document: ReviewDocument;
  readonly marks: readonly MarkedRange[];
  readonly rows: ReadonlySet<string>;
  readonly language: Language;
  onSelect(rowId: string): void;
  onHover(rowId: string | null): void;
}

const Text = ({ document, marks, rows, language, onSelect, onHover }: TextProps) => {
  const blocks = useMemo(
    () =>
      document.blocks.map((block) => ({
        block,
        marks: marks.filter((mark) => mark.start < block.end && block.start < mark.end),
      })),
    [document, marks],
  );
  return (
    <>
      {blocks.map(({ block, marks: over }) => (
        <Block
          key={block.start}
          {...{ block, language, onSelect, onHover }}
          text={document.text}
          marks={over}
          on={over
            .filter(({ row }) => rows.has(row))
            .map(({ row }) => row)
            .join(' ')}
        />
      ))}
    </>
  );
};

interface BlockProps extends Pick<TextProps, 'marks' | 'language' | 'onSelect' | 'onHover'> {
  readonly block: ReviewBlock;
  readonly text: string;
  /** The rows whose evidence is to stand out; a string, so that other blocks need not be drawn again. */
  readonly on: string;
}

const Block = memo(({ block, text, marks, on, language, onSelect, onHover }: BlockProps) => {
  const rows = new Set(on.split(' '));
  const reason =
    block.kind === 'boilerplate'
      ? `${word('boilerplate', language)}: ${block.rule.replace(/^.*\//, '').replaceAll('-', ' ')} (${block.rule})`
      : undefined;
  return (
    <p class={block.kind} title={reason}>
      {segments(block, marks).map(({ start, end, marks: over }) => {
        const [top] = over;
        const piece = text.slice(start, end);
        if (!top) return piece;
        const active = over.find(({ row }) => rows.has(row)) ?? top;
        const lit = rows.has(active.row);
        return (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the keyboard reaches every value from the records
          <mark
            key={start}
            class={`f-${active.field}${lit ? ' on' : ''}`}
            data-row={active.row}
            title={fieldLabel(active.field, language)}
            onClick={() => onSelect(nextOf(over, active, lit))}
            onMouseEnter={() => onHover(active.row)}
            onMouseLeave={() => onHover(null)}
          >
            {piece}
          </mark>
        );
      })}
    </p>
  );
});

/** Clicking once more goes on to the next value that this place is evidence of. */
function nextOf(over: readonly MarkedRange[], active: MarkedRange, lit: boolean): string {
  return lit ? over[(over.indexOf(active) + 1) % over.length]!.row : active.row;
}
