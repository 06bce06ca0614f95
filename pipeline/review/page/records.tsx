/** The records with their diff. Cards are drawn as the reader comes near them, so that a thousand cost what thirty cost. */
import { memo } from 'preact/compat';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { ReviewModel } from '../model.ts';
import type { Action } from './decisions.ts';
import { type Language, statusLabel, word } from './labels.ts';
import { isWhole, type Shown } from './queue.ts';
import { Actions, Decision, Notices, Row } from './row.tsx';

interface ListProps {
  readonly list: readonly Shown[];
  readonly model: ReviewModel;
  readonly language: Language;
  readonly served: boolean;
  readonly selected: string | null;
  readonly hovered: string | null;
  readonly editing: string | null;
  onSelect(id: string): void;
  onHover(id: string | null): void;
  onExpand(id: string): void;
  onAct(action: Action): unknown;
  onEdit(id: string | null): void;
}

/** How many cards are drawn at a time. */
const PORTION = 30;

export function RecordList(props: ListProps) {
  const { list, language, selected, hovered } = props;
  const [count, setCount] = useState(PORTION);
  const pane = useRef<HTMLDivElement>(null);
  const end = useRef<HTMLDivElement>(null);
  const at =
    selected === null
      ? -1
      : list.findIndex(({ record, rows }) => record.id === selected || rows.some(({ id }) => id === selected));
  const drawn = list.slice(0, Math.max(count, at + PORTION));

  useEffect(() => {
    const observer = new IntersectionObserver(
      (entries) => entries.some(({ isIntersecting }) => isIntersecting) && setCount((before) => before + PORTION),
      { root: pane.current, rootMargin: '800px' },
    );
    if (end.current) observer.observe(end.current);
    return () => observer.disconnect();
  }, [drawn.length]);
  useEffect(() => {
    const id = hovered ?? selected;
    if (id !== null && !pane.current?.matches(':hover'))
      pane.current?.querySelector(`[data-id="${CSS.escape(id)}"]`)?.scrollIntoView({ block: 'nearest' });
  }, [selected, hovered]);
  useEffect(() => {
    if (selected === null) return;
    const row = pane.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(selected)}"]`);
    if (row && !row.contains(document.activeElement)) row.focus({ preventScroll: true });
  }, [selected]);

  return (
    <section class="records" aria-label={word('records', language)} ref={pane} tabIndex={-1}>
      {list.length === 0 && <p class="nothing">{word('nothing', language)}</p>}
      {drawn.map((shown) => (
        <Card key={shown.record.id} {...cardProps(shown, props)} />
      ))}
      {drawn.length < list.length && <div ref={end} class="end" />}
    </section>
  );
}

/** A card that selection, hovering and editing do not touch gets the same properties as before, and is not drawn again. */
function cardProps(shown: Shown, { selected, hovered, editing, list: _, ...rest }: ListProps): CardProps {
  const own = new Set([shown.record.id, ...shown.rows.map(({ id }) => id)]);
  const mine = (id: string | null): string | null => (id !== null && own.has(id) ? id : null);
  return { ...rest, shown, selected: mine(selected), hovered: mine(hovered), editing: mine(editing) };
}

type CardProps = Omit<ListProps, 'list'> & { readonly shown: Shown };

const sameCard = (a: CardProps, b: CardProps): boolean =>
  a.shown.record === b.shown.record &&
  a.shown.hidden === b.shown.hidden &&
  a.shown.rows.length === b.shown.rows.length &&
  a.shown.rows.every((row, index) => row === b.shown.rows[index]) &&
  a.selected === b.selected &&
  a.hovered === b.hovered &&
  a.editing === b.editing &&
  a.language === b.language &&
  a.onAct === b.onAct;

const Card = memo((props: CardProps) => {
  const { shown, language, served, selected, onSelect, onExpand, onAct } = props;
  const { record, rows, hidden } = shown;
  const whole = isWhole(record);
  const isSelected = selected === record.id;
  return (
    <article class={`card${whole ? ' whole' : ''}`} aria-label={record.title}>
      <div class={`head${isSelected ? ' on' : ''}`} data-id={record.id} tabIndex={-1}>
        <p class="kind">
          {word(record.kind, language)}
          {record.kind === 'pilot' && <> · {record.announcementId}</>}
        </p>
        <h2>
          {whole ? (
            <button type="button" class="title" aria-pressed={isSelected} onClick={() => onSelect(record.id)}>
              {record.title}
            </button>
          ) : (
            record.title
          )}
        </h2>
        <span class={`badge s-${record.status}`}>{statusLabel(record.status, language)}</span>
        <Decision decision={record.decision} language={language} />
        {whole && served && (
          <Actions
            {...{ language }}
            can={['accept', 'reject']}
            onAct={(decision) => onAct({ item: { id: record.id, record, row: null }, decision })}
          />
        )}
      </div>
      <Notices notices={record.notices} />
      <ul>
        {rows.map((row) => (
          <Row
            key={row.id}
            {...{ record, row, language }}
            served={served && !whole}
            model={props.model}
            selected={selected === row.id}
            hovered={props.hovered === row.id}
            editing={props.editing === row.id}
            onSelect={props.onSelect}
            onHover={props.onHover}
            onAct={onAct}
            onEdit={props.onEdit}
          />
        ))}
      </ul>
      {hidden > 0 && (
        <button type="button" class="quiet expand" aria-expanded={false} onClick={() => onExpand(record.id)}>
          + {hidden} {word('more', language)}
        </button>
      )}
    </article>
  );
}, sameCard);
