/** Lists that give a region and its count a line: 1. Beijing: 22. Offsets are in the view. */
import { termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Block } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { Count } from './counts.ts';

/** The region and the count of a line. */
export interface Ranked {
  readonly span: ViewSpan;
  /** Lexicon id. */
  readonly region: string;
  readonly count: Count;
}

const NUMBERING = /^(?:[（(]?\d{1,2}[.)）、．] ?|[•·*–—-] )?/;
const COUNT = new RegExp(
  `^(?:[市省]|自治区)? ?(?:[:：]|[–—-](?= )) ?(\\d{1,3})(?: ?[个项款])?(?: ?${anyOf(formsOf('counted-nouns.yaml', 'projects'))})?[。.;；,，]?$`,
  'i',
);
const COUNTED = new RegExp(
  anyOf([...formsOf('counted-nouns.yaml', 'projects'), ...formsOf('programme-statements.yaml', 'counts-pilots')]),
  'i',
);
/** Fewer lines are no list. */
const FEWEST = 3;

function rankedLine(document: AnnotatedDocument, { span, kind }: Block): Ranked | null {
  if (kind === 'boilerplate' || span.end - span.start > 60) return null;
  const text = textOf(document, span);
  const start = span.start + (NUMBERING.exec(text)?.[0].length ?? 0);
  const [place] = start < span.end ? termsIn(document, viewSpan(start, span.end), 'region') : [];
  const count = place?.span.start === start ? COUNT.exec(text.slice(place.span.end - span.start)) : null;
  if (!place || !count) return null;
  const digits = count[1] as string;
  const at = place.span.end + count[0].indexOf(digits);
  return {
    span: viewSpan(start, span.end),
    region: place.entry,
    count: {
      what: 'projects',
      value: Number(digits),
      unit: null,
      comparator: 'eq',
      at: [viewSpan(at, at + digits.length)],
    },
  };
}

/** The lines of all lists of at least three regions whose lead-in says that pilots are counted. */
export function rankedCounts(document: AnnotatedDocument): Ranked[] {
  const found: Ranked[] = [];
  let run: Ranked[] = [];
  let lead = '';
  const close = (): void => {
    if (run.length >= FEWEST && COUNTED.test(lead)) found.push(...run);
    run = [];
  };
  for (const block of document.blocks) {
    const line = rankedLine(document, block);
    if (line) run.push(line);
    else {
      close();
      lead = textOf(document, viewSpan(Math.max(block.span.start, block.span.end - 120), block.span.end));
    }
  }
  close();
  return found;
}
