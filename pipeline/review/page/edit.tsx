/** The form of an edit: the keys of the entry as curated, and the documents that state it. */
import { useEffect, useRef, useState } from 'preact/hooks';
import type { Choices, ReviewModel, ReviewRecord, ReviewRow } from '../model.ts';
import { toggled } from './app.tsx';
import { fieldLabel, type Language, word } from './labels.ts';

type Entry = Readonly<Record<string, unknown>>;

interface Input {
  /** Keys from the entry down: `['value', 'year']`. */
  readonly path: readonly string[];
  readonly kind: 'text' | 'number' | 'choice' | 'flag';
  readonly choices?: readonly string[];
  readonly optional?: boolean;
}

const text = (...path: string[]): Input => ({ path, kind: 'text' });
const number = (...path: string[]): Input => ({ path, kind: 'number' });

/** What an edit of a field asks for. */
function inputsOf(field: string, choices: Choices): Input[] {
  const choice = (key: string, ...path: string[]): Input => ({ path, kind: 'choice', choices: choices[key] ?? [] });
  const optional = (input: Input): Input => ({ ...input, optional: true });
  if (field === 'applicants') return [text('name'), choice('role', 'role')];
  if (field === 'participants' || field === 'technologies') return [text('name')];
  if (['description', 'functions', 'expectedEffects', 'riskCompensation', 'exitMechanism'].includes(field))
    return [text('text')];
  if (field === 'plannedLaunch') return [text('value'), choice('precision', 'precision')];
  if (field === 'batch') return [optional(number('value', 'year')), number('value', 'number')];
  if (field === 'statedByType') return (choices.type ?? []).map((type) => optional(number('value', type)));
  if (field === 'type' || field === 'stage' || field === 'script') return [choice(field, 'value')];
  if (field === 'statedCount') return [number('value')];
  if (field === 'applicantsComplete') return [{ path: ['value'], kind: 'flag' }];
  if (field === 'scale')
    return [
      choice('metric', 'metric'),
      choice('comparator', 'comparator'),
      number('value'),
      optional(number('upper')),
      text('unit'),
      optional(choice('basis', 'basis')),
      optional(text('by')),
    ];
  return [text('value')];
}

const at = (entry: unknown, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, key) => (value as Entry | null | undefined)?.[key], entry);

function put(entry: Entry, [key, ...rest]: readonly string[], value: unknown): Entry {
  const below = rest.length > 0 ? put((entry[key!] as Entry | undefined) ?? {}, rest, value) : value;
  return { ...entry, [key!]: below };
}

interface EditProps {
  readonly record: ReviewRecord;
  readonly row: ReviewRow;
  readonly model: ReviewModel;
  readonly language: Language;
  onSave(entry: Entry | null): unknown;
  onCancel(): void;
}

/** Programme statements have too many keys for a form: they are edited in their file. */
export function EditForm({ record, row, model, language, onSave, onCancel }: EditProps) {
  const inputs = inputsOf(row.field, model.choices);
  const start = row.extracted[0] ?? row.curated[0];
  const [entry, setEntry] = useState<Entry>(start?.entry ?? {});
  const known = [...new Set([...record.documents, ...row.curated.flatMap(({ documents }) => documents)])];
  const stating = [...new Set([...row.extracted, ...row.curated].flatMap(({ documents }) => documents))];
  const [documents, setDocuments] = useState<ReadonlySet<string>>(new Set(stating));
  const form = useRef<HTMLFormElement>(null);
  useEffect(() => form.current?.querySelector<HTMLElement>('input, select')?.focus(), []);
  const save = (event: Event): void => {
    event.preventDefault();
    onSave({ ...cleaned(entry, inputs), in: known.filter((id) => documents.has(id)) });
  };
  return (
    <form
      class="edit"
      ref={form}
      onSubmit={save}
      aria-label={`${word('edit', language)}: ${fieldLabel(row.field, language)}`}
    >
      <div class="inputs">
        {inputs.map((input) => (
          <Field
            key={input.path.join('.')}
            input={input}
            value={at(entry, input.path)}
            onChange={(value) => setEntry((before) => put(before, input.path, value))}
          />
        ))}
      </div>
      {record.kind !== 'document' && (
        <fieldset>
          <legend>{word('statedIn', language)}</legend>
          {known.map((id) => (
            <label key={id}>
              <input
                type="checkbox"
                checked={documents.has(id)}
                onChange={() => setDocuments((before) => toggled(before, id))}
              />
              {id}
            </label>
          ))}
        </fieldset>
      )}
      <div class="actions">
        <button type="submit" class="accept">
          {word('save', language)}
        </button>
        <button type="button" onClick={onCancel}>
          {word('cancel', language)}
        </button>
        {row.curated.length > 0 && record.kind !== 'document' && (
          <button type="button" class="reject" onClick={() => onSave(null)}>
            {word('remove', language)}
          </button>
        )}
      </div>
    </form>
  );
}

interface FieldProps {
  readonly input: Input;
  readonly value: unknown;
  onChange(value: unknown): void;
}

function Field({ input: { path, kind, choices = [], optional = false }, value, onChange }: FieldProps) {
  const label = path.at(-1);
  if (kind === 'flag')
    return (
      <label>
        {label}
        <input type="checkbox" checked={value === true} onChange={(event) => onChange(event.currentTarget.checked)} />
      </label>
    );
  if (kind === 'choice')
    return (
      <label>
        {label}
        <select
          value={String(value ?? '')}
          required={!optional}
          onChange={(event) => onChange(event.currentTarget.value)}
        >
          <option value="">–</option>
          {choices.map((choice) => (
            <option key={choice} value={choice}>
              {choice}
            </option>
          ))}
        </select>
      </label>
    );
  return (
    <label class={`of-${kind}`}>
      {label}
      <input
        type={kind as 'number'}
        step="any"
        value={String(value ?? '')}
        required={!optional}
        onInput={(event) =>
          onChange(
            kind === 'number' && event.currentTarget.value !== ''
              ? Number(event.currentTarget.value)
              : event.currentTarget.value,
          )
        }
      />
    </label>
  );
}

/** Without the keys that were left empty; a batch without a year says null. */
function cleaned(entry: Entry, inputs: readonly Input[]): Entry {
  let clean: Entry = {};
  for (const { path } of inputs) {
    const value = at(entry, path);
    if (value !== '' && value !== undefined && value !== null) clean = put(clean, path, value);
    else if (path.at(-1) === 'year') clean = put(clean, path, null);
  }
  return clean;
}
