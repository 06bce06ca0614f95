/** Charts for reviewers: how good each field is, which technologies stand where, how complete the records are. */
import type { Charts as ChartData, ScorePoint } from '../model.ts';
import { fieldLabel, type Language, word } from './labels.ts';

export const Charts = ({ charts, language }: { readonly charts: ChartData; readonly language: Language }) => (
  <div class="charts">
    {charts.scores.length > 0 && <Scores scores={charts.scores} language={language} />}
    <Completeness data={charts.completeness} language={language} />
    <Technologies data={charts.technologies} language={language} />
  </div>
);

const percent = (value: number | null): string => (value === null ? '–' : (100 * value).toFixed(1));

function Scores({ scores, language }: { readonly scores: readonly ScorePoint[]; readonly language: Language }) {
  const fields = Object.keys(scores.at(-1)?.fields ?? {});
  const [first, last] = [scores[0]?.at, scores.at(-1)?.at];
  return (
    <section>
      <h3>{word('scores', language)}</h3>
      <p class="quiet">
        {first?.slice(0, 10) ?? word('now', language)} – {last?.slice(0, 10) ?? word('now', language)} · {scores.length}
      </p>
      <ul class="sparks">
        {fields.map((field) => (
          <Spark
            key={field}
            field={field}
            values={scores.map((point) => point.fields[field] ?? null)}
            language={language}
          />
        ))}
      </ul>
    </section>
  );
}

const [WIDTH, HEIGHT] = [120, 28];

function Spark({
  field,
  values,
  language,
}: {
  readonly field: string;
  readonly values: readonly (number | null)[];
  readonly language: Language;
}) {
  const known = values.flatMap((value, index) => (value === null ? [] : [{ value, index }]));
  const low = Math.min(0.9, ...known.map(({ value }) => value));
  const x = (index: number): number =>
    3 + (values.length < 2 ? WIDTH - 6 : (index / (values.length - 1)) * (WIDTH - 6));
  const y = (value: number): number => 3 + (1 - (value - low) / (1 - low)) * (HEIGHT - 6);
  const end = known.at(-1);
  const label = `${fieldLabel(field, language)}: ${percent(known[0]?.value ?? null)} → ${percent(end?.value ?? null)}`;
  const group = field.includes('.') ? field.split('.')[0] : '';
  return (
    <li>
      <span>
        {fieldLabel(field, language)} <small>{group}</small>
      </span>
      <svg width={WIDTH} height={HEIGHT} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} role="img" aria-label={label}>
        <line x1="0" x2={WIDTH} y1={y(1)} y2={y(1)} class="rule" />
        <polyline points={known.map(({ value, index }) => `${x(index)},${y(value)}`).join(' ')} />
        {end && <circle cx={x(end.index)} cy={y(end.value)} r="2.5" />}
      </svg>
      <b>{percent(end?.value ?? null)}</b>
    </li>
  );
}

function Completeness({ data, language }: { readonly data: ChartData['completeness']; readonly language: Language }) {
  const fields = Object.keys(data[0]?.facts ?? {});
  return (
    <section>
      <h3>{word('completeness', language)}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="scroll" tabIndex={0} aria-label={word('completeness', language)}>
        <table>
          <thead>
            <tr>
              <th scope="col">{word('announcement', language)}</th>
              <th scope="col">{word('pilots', language)}</th>
              {fields.map((field) => (
                <th scope="col" key={field}>
                  {fieldLabel(field, language)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.map(({ announcementId, pilots, stated, facts }) => (
              <tr key={announcementId}>
                <th scope="row">{announcementId}</th>
                <td class={stated !== null && stated !== pilots ? 'off' : ''}>
                  {pilots}
                  {stated !== null && ` / ${stated}`}
                </td>
                {fields.map((field) => (
                  <td key={field}>
                    <Bar having={facts[field] ?? 0} of={pilots} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}

const Bar = ({ having, of }: { readonly having: number; readonly of: number }) => (
  <svg width="64" height="12" viewBox="0 0 64 12" role="img" aria-label={`${having} / ${of}`}>
    <rect width="64" height="12" rx="2" class="track" />
    <rect width={of === 0 ? 0 : (64 * having) / of} height="12" rx="2" class="fill" />
  </svg>
);

function Technologies({ data, language }: { readonly data: ChartData['technologies']; readonly language: Language }) {
  const most = Math.max(1, ...data.rows.flatMap(({ counts }) => counts));
  return (
    <section>
      <h3>{word('matrix', language)}</h3>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by the keyboard */}
      <section class="scroll" tabIndex={0} aria-label={word('matrix', language)}>
        <table class="matrix">
          <thead>
            <tr>
              <td />
              {data.columns.map((id) => (
                <th scope="col" key={id}>
                  <span>{id}</span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map(({ name, counts }) => (
              <tr key={name}>
                <th scope="row">{name}</th>
                {counts.map((count, index) => (
                  <td key={data.columns[index]} class={`heat-${Math.ceil((4 * count) / most)}`}>
                    {count || ''}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </section>
  );
}
