/** What a reviewer should look at within a pilot: terms that no lexicon knows, figures that no rule could place, dates without a year. */
import { termsIn, textOf } from '../../annotated.ts';
import { dates } from '../../dates.ts';
import type { Figure } from '../../figures.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, NoticeDraft, PilotDraft } from '../../types.ts';
import { overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import type { Announced } from '../announcement/announcements.ts';
import { figuresIn } from '../figures-in.ts';

/** What stands behind says what somebody gives (技术支持), or that the words are a company's name (信息技术有限公司). */
const USED = new RegExp(
  `${anyOf(formsOf('uncertain-words.yaml', 'uses'))}(?:了|的)?([\\u4e00-\\u9fffA-Za-z0-9]{2,10}?)(?:技术|算法)(?!支持|支撑|服务|保障|有限|股份|集团)`,
  'g',
);
const COMMON = new Set(formsOf('uncertain-words.yaml', 'no-technology'));
const EXPECTED = new RegExp(anyOf(formsOf('uncertain-words.yaml', 'expects')));

const at = (span: ViewSpan, start: number, length: number): ViewSpan =>
  viewSpan(span.start + start, span.start + start + length);

/** Most sentences speak of no technology. */
const usesIn = (text: string): RegExpExecArray[] => (/技术|算法/.test(text) ? everyMatch(USED, text) : []);

/** 利用…技术 where no lexicon knows the technology. */
function unknownTechnologies(document: AnnotatedDocument, { scope }: PilotDraft, path: string): NoticeDraft[] {
  return scope.flatMap((span) =>
    usesIn(textOf(document, span)).flatMap((match): NoticeDraft[] => {
      const term = match[1] as string;
      const where = at(span, match.index + match[0].indexOf(term), term.length);
      if (COMMON.has(term) || termsIn(document, at(span, match.index, match[0].length), 'technology').length > 0)
        return [];
      const message = `no lexicon knows the technology ${term}`;
      return [{ code: 'unknown-technology', severity: 'info', path: `${path}.technologies`, message, at: [where] }];
    }),
  );
}

/** Counters of the article's own things: pilots, effects, places, times. */
const NO_SCALE = new Set(formsOf('uncertain-words.yaml', 'no-scale'));
/** Amounts and numbers of somebody; shares, durations and bare numbers say too little to be missed. */
const isScale = ({ kind, counter, gloss }: Figure): boolean =>
  !gloss && (kind === 'money' || (kind === 'counter' && !NO_SCALE.has(counter ?? '')));

/** 预计… with an amount or a number of somebody that became no scale figure. */
function unresolvedFigures(document: AnnotatedDocument, { scope, scale }: PilotDraft, path: string): NoticeDraft[] {
  const taken = scale.flatMap((figure) => figure.at);
  return scope.flatMap((span) => {
    const text = textOf(document, span);
    const expected = EXPECTED.exec(text);
    if (!expected) return [];
    return figuresIn(document, span)
      .filter((figure) => isScale(figure) && figure.start > expected.index)
      .map((figure) => ({ figure, where: at(span, figure.start, figure.end - figure.start) }))
      .filter(({ where }) => !taken.some((other) => overlaps(other, where)))
      .map(({ figure, where }): NoticeDraft => {
        const message = `no rule says what ${text.slice(figure.start, figure.end)} counts`;
        return { code: 'unresolved-figure', severity: 'info', path: `${path}.scale`, message, at: [where] };
      });
  });
}

/** 21日，某工作组公示: a day that the news begins with, before its comma. */
const OPENS = /^(?:[上下]午|晚间?)?，/;

/** A month and a day that nothing gives a year, or a day that nothing gives a month, where the announcement has no date. */
function ambiguousDate(document: AnnotatedDocument, { draft, sections }: Announced, path: string): NoticeDraft[] {
  const section = sections[0];
  if (draft.announcedOn || !section) return [];
  const text = textOf(document, section);
  const days = dates(text).filter(({ year, day }) => !year && day && !day.relative);
  const date =
    days.find(({ month }) => month && !month.relative) ??
    days.find(({ month, end }) => !month && OPENS.test(text.slice(end, end + 4)));
  if (!date) return [];
  const message = `nothing gives ${text.slice(date.start, date.end)} a ${date.month ? 'year' : 'month'}`;
  const where = at(section, date.start, date.end - date.start);
  return [{ code: 'ambiguous-date', severity: 'warning', path: `${path}.announcedOn`, message, at: [where] }];
}

/** The uncertain findings of a document, in order of its announcements and pilots. */
export const uncertainties = (
  document: AnnotatedDocument,
  announced: readonly Announced[],
  pilots: readonly PilotDraft[],
): NoticeDraft[] => [
  ...announced.flatMap((one, index) => ambiguousDate(document, one, `announcements[${index}]`)),
  ...pilots.flatMap((pilot, index) => [
    ...unknownTechnologies(document, pilot, `pilots[${index}]`),
    ...unresolvedFigures(document, pilot, `pilots[${index}]`),
  ]),
];
