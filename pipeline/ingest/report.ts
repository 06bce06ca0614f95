/** What a maintainer reads of one candidate: what it is, what was stripped, what it says, what the lexicons lack, how it differs. */

import { showResult } from '../cli/records.ts';
import { wrapped } from '../cli/table.ts';
import type { Paint } from '../cli/terminal.ts';
import { text } from '../diff/format/text.ts';
import { entryText } from '../maintain/entry-text.ts';
import { plain } from '../plain.ts';
import type { Changes } from './changes.ts';
import type { Stripped } from './examine.ts';
import type { Plan } from './ingest.ts';
import type { Judged } from './judge.ts';
import { KINDS } from './kind.ts';
import type { Place } from './place.ts';

export interface Screen {
  readonly width: number;
  readonly paint: Paint;
}

const SCRIPTS = { Hans: 'Simplified', Hant: 'Traditional', Latn: 'English', mixed: 'mixed script' } as const;
const LISTED = 6;

const percent = (share: number): string => `${Math.round(share * 100)} %`;

/** Where the document belongs, in a sentence. */
function placeText(place: Place, folder: string): string {
  if (place.kind === 'unchanged') return `${folder} has these bytes already: nothing to do`;
  if (place.kind === 'version') return `${folder}: a later version of ${place.of} (before: ${place.before})`;
  if (place.kind === 'new') return `${folder}: new`;
  const { relation, resemblance, containment } = place.likeness;
  const share = relation === 'truncated' || relation === 'contains' ? containment : resemblance;
  return `${folder}: a copy of ${place.of} (${relation}, ${percent(share)}), which counts once`;
}

/** `24 of 70 blocks stripped: 10 navigation, 6 related-news, …` */
function strippedText(stripped: readonly Stripped[], blocks: number): string {
  const all = stripped.reduce((sum, one) => sum + one.blocks, 0);
  if (all === 0) return `none of ${blocks} blocks stripped`;
  const named = stripped.slice(0, LISTED).map((one) => `${one.blocks} ${one.rule.replace(/^boilerplate\//, '')}`);
  return `${all} of ${blocks} blocks stripped: ${named.join(', ')}${stripped.length > LISTED ? ', …' : ''}`;
}

/** `stated 6, found 6`, for each announcement that says how many there are. */
function countText({ examined: { result } }: Plan): string {
  const counts = result.announcements.map(({ id, statedCount }) => {
    const found = result.pilots.filter((pilot) => pilot.announcementId === id).length;
    return statedCount ? `${statedCount.value} stated, ${found} found` : `${found} found, no number stated`;
  });
  return `pilots: ${counts.join('; ') || 'none'}`;
}

function changeLines({ paragraphs, rows }: Changes, { width, paint }: Screen): string[] {
  const shown = paragraphs.map(({ sign, text }) => ({ sign, lines: wrapped(plain(text), width - 2) }));
  return [
    paint('bold', paragraphs.length > 0 ? 'What changed' : 'The article is the same; the page around it changed'),
    ...shown.flatMap(({ sign, lines }) =>
      lines.map((line, at) => paint(sign === '+' ? 'green' : 'red', `${at === 0 ? sign : ' '} ${line}`)),
    ),
    ...rows.map(({ status, subject, field, base, extracted }) =>
      plain(
        `${status === 'gain' ? '+' : status === 'loss' ? '-' : '~'} ${subject} ${field}: ${base ?? ''} → ${extracted}`,
      ),
    ),
  ];
}

/** The report of a plan, ready to print. */
export function planText(plan: Plan, { comparison, unknown }: Judged, screen: Screen): string {
  const { examined, place, candidate, kind } = plan;
  const { width, paint } = screen;
  const styled = (text: string, style?: Parameters<Paint>[0]): string[] =>
    wrapped(plain(text), width).map((line) => (style ? paint(style, line) : line));
  const head = [...styled(candidate.origin, 'bold'), ...styled(placeText(place, plan.folder), 'green')];
  if (place.kind === 'unchanged') return `${head.join('\n')}\n`;
  const { document } = examined.result;
  const facts = [
    KINDS[kind],
    document.mediaType,
    document.encoding,
    SCRIPTS[document.script],
    `${document.chars} characters`,
  ];
  return `${[
    ...head,
    ...styled(facts.join(' · ')),
    ...styled(strippedText(examined.stripped, examined.blocks)),
    ...styled(countText(plan)),
    '',
    showResult(examined.result, width, paint).trimEnd(),
    ...(plan.changes ? ['', ...changeLines(plan.changes, screen)] : []),
    ...(unknown.length > 0 ? ['', paint('bold', 'Names that no lexicon knows: check, and paste')] : []),
    ...unknown.flatMap(({ file, entry }) => [paint('dim', `# lexicons/${file}`), entryText(entry).trimEnd()]),
    '',
    text(comparison, screen).trimEnd(),
  ].join('\n')}\n`;
}
