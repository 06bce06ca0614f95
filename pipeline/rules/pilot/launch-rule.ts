/** How a launch is read off a date and what stands beside it. */
import { textOf } from '../../annotated.ts';
import { parseIso } from '../../dates/iso.ts';
import { type DateContext, type DateMention, dates, resolveDate } from '../../dates.ts';
import type { AnnotatedDocument, Found, LaunchDraft, Rule } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { dateContextOf } from '../document/date-context.ts';

/** The day, month or year of a launch. */
type Launch = LaunchDraft['value'];

/** How far from a date its plan, verb and label may stand. */
const REACH = 120;

/** The date as the context has it; 年底 is told as the year, 6月底 as the month. */
function resolved(mention: DateMention, context: DateContext): Launch | null {
  const date = resolveDate({ ...mention, edge: null }, context, 'future');
  return date && { date: date.iso, precision: date.precision };
}

/** Whether a date lies not before the day of writing, so that a bare 明年3月上线 is a plan. */
function liesAhead({ date }: Launch, { anchor, year }: DateContext): boolean {
  const now = year === null || parseIso(anchor)?.year === year ? anchor : String(year);
  return now !== null && date.localeCompare(now.slice(0, date.length)) >= 0;
}

/** A date and what stands beside it. */
interface Place {
  readonly mention: DateMention;
  /** From the beginning of the clause to the date. */
  readonly before: string;
  readonly behind: string;
}

/** Where a launch is told, by offsets into the text; `surely` ahead, or to be compared with the day of writing. */
interface Told {
  readonly start: number;
  readonly end: number;
  readonly surely: boolean;
}

/** A rule that may also count relative dates from another day than the document's own. */
export interface LaunchRule extends Rule<Launch> {
  findFrom(document: AnnotatedDocument, within: ViewSpan, context: DateContext): readonly Found<Launch>[];
}

/** How a rule judges a date, and the words without which it finds nothing. */
interface Reading {
  readonly needs: RegExp;
  readonly told: (place: Place) => Told | null;
}

/**
 * A rule that judges every date by what stands beside it.
 * @param spansOf the parts of a span that it looks at
 */
export function launchRule(
  data: Pick<LaunchRule, 'id' | 'why' | 'examples'>,
  { needs, told }: Reading,
  spansOf: (document: AnnotatedDocument, within: ViewSpan) => readonly ViewSpan[] = (_, within) => [within],
): LaunchRule {
  const findFrom: LaunchRule['findFrom'] = (document, within, context) =>
    spansOf(document, within).flatMap((span) => {
      const text = textOf(document, span);
      if (!needs.test(text)) return [];
      return dates(text).flatMap((mention): Found<Launch>[] => {
        const at = told(placeOf(text, mention));
        const value = at && resolved(mention, context);
        if (!value || !(at.surely || liesAhead(value, context))) return [];
        return [{ value, at: [viewSpan(span.start + at.start, span.start + at.end)], rule: data.id }];
      });
    });
  return {
    ...data,
    findFrom,
    find: (document, within) => findFrom(document, within, dateContextOf(document)),
    show: ({ date, precision }) => `${date} ${precision}`,
  };
}

function placeOf(text: string, mention: DateMention): Place {
  const before = text.slice(Math.max(0, mention.start - REACH), mention.start);
  return {
    mention,
    before: /[^，。；;\n]*$/.exec(before)?.[0] ?? '',
    behind: text.slice(mention.end, mention.end + REACH),
  };
}
