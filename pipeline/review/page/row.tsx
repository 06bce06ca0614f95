/** One value: what the registry says, what the documents say, and what can be done about it. */
import type { ComponentChildren } from 'preact';
import { useRef } from 'preact/hooks';
import type { ReviewDecision, ReviewModel, ReviewNotice, ReviewRecord, ReviewRow, ReviewValue } from '../model.ts';
import type { Action } from './decisions.ts';
import { EditForm } from './edit.tsx';
import { figureText } from './figure.ts';
import { fieldLabel, type Language, statusLabel, word } from './labels.ts';

interface RowProps {
  readonly record: ReviewRecord;
  readonly row: ReviewRow;
  readonly model: ReviewModel;
  readonly language: Language;
  readonly served: boolean;
  readonly selected: boolean;
  readonly hovered: boolean;
  readonly editing: boolean;
  onSelect(id: string): void;
  onHover(id: string | null): void;
  onAct(action: Action): unknown;
  onEdit(id: string | null): void;
}

/** How long the pointer rests on a value before the source moves. */
const REST_MS = 120;

export function Row({
  record,
  row,
  model,
  language,
  served,
  selected,
  hovered,
  editing,
  onSelect,
  onHover,
  onAct,
  onEdit,
}: RowProps) {
  const timer = useRef(0);
  const item = { id: row.id, record, row };
  const agreed = row.status === 'same' || row.status === 'equivalent';
  return (
    <li
      class={`row${selected ? ' on' : ''}${hovered ? ' near' : ''}${row.decision ? ' done' : ''}`}
      data-id={row.id}
      data-field={row.field}
      data-status={row.status}
      tabIndex={-1}
      onMouseEnter={() => {
        timer.current = window.setTimeout(() => onHover(row.id), REST_MS);
      }}
      onMouseLeave={() => {
        clearTimeout(timer.current);
        onHover(null);
      }}
    >
      <button type="button" class="pick" aria-pressed={selected} onClick={() => onSelect(row.id)}>
        <span class={`label f-${row.field}`}>{fieldLabel(row.field, language)}</span>
        <span class="values">
          <Values row={row} language={language} />
        </span>
        <span class={`badge s-${row.status}`}>{statusLabel(row.status, language)}</span>
      </button>
      <Notices notices={row.notices} />
      {selected && row.extracted.some(({ rules }) => rules.length > 0) && (
        <p class="rules">{[...new Set(row.extracted.flatMap(({ rules }) => rules))].join(' · ')}</p>
      )}
      <Decision decision={row.decision} language={language} />
      {served && selected && !editing && (
        <Actions
          language={language}
          can={agreed ? ['accept', 'edit'] : ['accept', 'reject', 'edit']}
          onAct={(decision) => (decision === 'edit' ? onEdit(row.id) : onAct({ item, decision }))}
        />
      )}
      {served && editing && (
        <EditForm
          {...{ record, row, model, language }}
          onSave={(entry) => onAct({ item, decision: 'edit', entry })}
          onCancel={() => onEdit(null)}
        />
      )}
    </li>
  );
}

function Values({ row, language }: { readonly row: ReviewRow; readonly language: Language }) {
  const { status } = row;
  const [curated, extracted] = [row.curated, row.extracted].map((values) =>
    values.map((value) => shownIn(row.field, value)),
  ) as [ReviewValue[], ReviewValue[]];
  if (status === 'same') return <Line kind="agreed" values={extracted} />;
  if (status === 'unchecked') return <Line kind="agreed" values={extracted.length > 0 ? extracted : curated} />;
  return (
    <>
      <Line kind="curated" label={word('curated', language)} values={curated} empty={word('notCurated', language)} />
      <Line
        kind="extracted"
        label={word('extracted', language)}
        values={extracted}
        empty={word('notFound', language)}
        known={status === 'changed' && curated.length === 1 ? curated[0]!.text : null}
        sides={status === 'conflict'}
      />
    </>
  );
}

const shownIn = (field: string, value: ReviewValue): ReviewValue =>
  field === 'scale' ? { ...value, text: figureText(value.entry) } : value;

interface LineProps {
  readonly kind: 'curated' | 'extracted' | 'agreed';
  readonly values: readonly ReviewValue[];
  readonly label?: string;
  readonly empty?: string;
  /** What the other side says: the words that it does not have stand out. */
  readonly known?: string | null;
  /** Whether each value names its documents. */
  readonly sides?: boolean;
}

const Line = ({ kind, label, values, empty, known = null, sides = false }: LineProps) => (
  <span class={`line ${kind}`}>
    {label && <span class="side">{label}</span>}
    <span>
      {values.map(({ text, documents }, index) => (
        <span class="value" key={index}>
          {known === null ? text : <Compared text={text} known={known} />}
          {sides && <small> {documents.join(', ')}</small>}
        </span>
      ))}
      {values.length === 0 && <em>{empty}</em>}
    </span>
  </span>
);

/** A text whose words that the other side lacks are marked, where it has some of them at all. */
function Compared({ text, known }: { readonly text: string; readonly known: string }) {
  const others = new Set(known.split(' '));
  const words = text.split(' ');
  if (!words.some((one) => others.has(one))) return <>{text}</>;
  return (
    <>
      {words.map((one, index) => (
        <span key={index}>
          {index > 0 && ' '}
          {others.has(one) ? one : <ins>{one}</ins>}
        </span>
      ))}
    </>
  );
}

export const Notices = ({ notices }: { readonly notices: readonly ReviewNotice[] }) => (
  <>
    {notices.map(({ code, severity, message }, index) => (
      <p class={`notice ${severity}`} key={index}>
        <b>{code}</b> {message}
      </p>
    ))}
  </>
);

const MARKS = { accept: '✓', reject: '✗', edit: '✎' } as const;

export function Decision({
  decision,
  language,
}: {
  readonly decision: ReviewDecision | null;
  readonly language: Language;
}) {
  if (!decision) return null;
  return (
    <p class={`decision ${decision.decision}`}>
      {MARKS[decision.decision]} {word(decision.decision, language)} · {decision.by} ·{' '}
      {decision.at.slice(0, 16).replace('T', ' ')}
    </p>
  );
}

type Choice = Action['decision'];
const KEYS: Readonly<Record<Choice, string>> = { accept: 'a', reject: 'r', edit: 'e' };

interface ActionsProps {
  readonly language: Language;
  readonly can: readonly Choice[];
  onAct(decision: Choice): unknown;
  readonly children?: ComponentChildren;
}

export const Actions = ({ language, can, onAct }: ActionsProps) => (
  <div class="actions">
    {can.map((choice) => (
      <button
        type="button"
        key={choice}
        class={choice}
        aria-keyshortcuts={KEYS[choice]}
        onClick={(event) => {
          event.stopPropagation();
          onAct(choice);
        }}
      >
        {word(choice, language)} <kbd>{KEYS[choice]}</kbd>
      </button>
    ))}
  </div>
);
