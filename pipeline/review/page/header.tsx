/** What stands above everything: how much is left, the filters, and who reviews. */
import { useMemo } from 'preact/hooks';
import type { PageData, ReviewModel, ReviewRecord } from '../model.ts';
import { type Panel, toggled } from './app.tsx';
import { fieldLabel, type Language, statusLabel, word } from './labels.ts';
import { type Filter, isOpen, isRecordOpen, isWhole } from './queue.ts';

interface HeaderProps {
  readonly model: ReviewModel;
  readonly records: readonly ReviewRecord[];
  readonly filter: Filter;
  readonly language: Language;
  readonly reviewer: string;
  readonly mode: PageData['mode'];
  readonly panel: Panel;
  onFilter(filter: Filter): void;
  onLanguage(language: Language): void;
  onReviewer(name: string): void;
  onPanel(panel: Panel): void;
}

const SHOWN_STATUSES = ['conflict', 'changed', 'missing', 'new', 'equivalent', 'same', 'unchecked'];

export function Header(props: HeaderProps) {
  const { filter, language, onFilter } = props;
  const counts = useMemo(() => countsOf(props.records), [props.records]);
  return (
    <header>
      <div class="bar">
        <h1>{word('title', language)}</h1>
        <p class="left">
          <strong>{counts.open}</strong> {word('left', language)}
        </p>
        <span class="gap" />
        <Reviewer {...props} />
        <button type="button" onClick={() => props.onPanel('charts')} aria-keyshortcuts="c">
          {word('charts', language)}
        </button>
        <button type="button" onClick={() => props.onPanel('help')} aria-keyshortcuts="?">
          {word('help', language)} <kbd>?</kbd>
        </button>
        <button
          type="button"
          lang={language === 'en' ? 'zh-Hans' : 'en'}
          onClick={() => props.onLanguage(language === 'en' ? 'zh' : 'en')}
        >
          {word('language', language)}
        </button>
      </div>
      <search class="bar filters" aria-label={word('filters', language)}>
        <fieldset class="pair" aria-label={word('records', language)}>
          {[true, false].map((open) => (
            <button
              type="button"
              key={String(open)}
              aria-pressed={filter.open === open}
              onClick={() => onFilter({ ...filter, open })}
            >
              {word(open ? 'toReview' : 'all', language)}
            </button>
          ))}
        </fieldset>
        <fieldset class="chips" aria-label={word('status', language)}>
          <Chip
            name="uncertain"
            label={word('uncertain', language)}
            count={counts.uncertain}
            on={filter.uncertain}
            onToggle={() => onFilter({ ...filter, uncertain: !filter.uncertain })}
          />
          {SHOWN_STATUSES.filter((status) => counts.statuses.has(status) || filter.statuses.has(status)).map(
            (status) => (
              <Chip
                key={status}
                name={status}
                label={statusLabel(status, language)}
                count={counts.statuses.get(status) ?? 0}
                on={filter.statuses.has(status)}
                onToggle={() =>
                  onFilter({
                    ...filter,
                    statuses: toggled(filter.statuses, status),
                    open: filter.open && isDifference(status),
                  })
                }
              />
            ),
          )}
        </fieldset>
        <Selections {...props} />
      </search>
    </header>
  );
}

const isDifference = (status: string): boolean => SHOWN_STATUSES.indexOf(status) < 4;

function countsOf(records: readonly ReviewRecord[]) {
  const statuses = new Map<string, number>();
  const count = (status: string): void => void statuses.set(status, (statuses.get(status) ?? 0) + 1);
  for (const record of records)
    if (isWhole(record)) count(record.status);
    else for (const { status } of record.rows) count(status);
  const rows = records.flatMap((record) => record.rows);
  const open = records.reduce(
    (sum, record) => sum + (isWhole(record) ? Number(isRecordOpen(record)) : record.rows.filter(isOpen).length),
    0,
  );
  return { statuses, open, uncertain: rows.filter(({ notices }) => notices.length > 0).length };
}

interface ChipProps {
  readonly name: string;
  readonly label: string;
  readonly count: number;
  readonly on: boolean;
  onToggle(): void;
}
const Chip = ({ name, label, count, on, onToggle }: ChipProps) => (
  <button
    type="button"
    class={`chip s-${name}`}
    data-filter={name}
    aria-pressed={on}
    disabled={count === 0 && !on}
    onClick={onToggle}
  >
    <i aria-hidden="true" />
    {label} <b>{count}</b>
  </button>
);

function Reviewer({ mode, language, reviewer, onReviewer }: HeaderProps) {
  if (mode === 'file') return <p class="quiet">{word('readOnly', language)}</p>;
  return (
    <label class="reviewer">
      <span>{word('reviewer', language)}</span>
      <input
        id="reviewer"
        value={reviewer}
        maxLength={80}
        placeholder={word('reviewer', language)}
        autocomplete="name"
        onInput={(event) => onReviewer(event.currentTarget.value)}
      />
    </label>
  );
}

function Selections({ model, records, filter, language, onFilter }: HeaderProps) {
  const fields = useMemo(() => [...new Set(records.flatMap(({ rows }) => rows.map(({ field }) => field)))], [records]);
  const announcements = useMemo(
    () => [...new Set(records.flatMap(({ announcementId }) => announcementId ?? []))].sort(),
    [records],
  );
  return (
    <div class="selects">
      <Select
        name="field"
        label={word('field', language)}
        any={word('anyField', language)}
        value={filter.field}
        options={fields.map((id) => [id, fieldLabel(id, language)])}
        onChange={(field) => onFilter({ ...filter, field })}
      />
      <Select
        name="announcement"
        label={word('announcement', language)}
        any={word('anyAnnouncement', language)}
        value={filter.announcement}
        options={announcements.map((id) => [id, id])}
        onChange={(announcement) => onFilter({ ...filter, announcement })}
      />
      <Select
        name="document"
        label={word('document', language)}
        any={word('anyDocument', language)}
        value={filter.document}
        options={model.documents.map(({ id }) => [id, id])}
        onChange={(document) => onFilter({ ...filter, document })}
      />
    </div>
  );
}

interface SelectProps {
  readonly name: string;
  readonly label: string;
  readonly any: string;
  readonly value: string;
  readonly options: readonly (readonly [string, string])[];
  onChange(value: string): void;
}
const Select = ({ name, label, any, value, options, onChange }: SelectProps) => (
  <select
    name={name}
    aria-label={label}
    value={value}
    data-set={value !== ''}
    onChange={(event) => onChange(event.currentTarget.value)}
  >
    <option value="">{any}</option>
    {options.map(([id, text]) => (
      <option key={id} value={id}>
        {text}
      </option>
    ))}
  </select>
);
