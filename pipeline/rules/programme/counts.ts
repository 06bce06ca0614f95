/** What a statement about a programme counts: 46个项目, 参与机构77家, 8市（区）, 38%. */
import { textOf } from '../../annotated.ts';
import type { ProgrammeStatement } from '../../contract.ts';
import type { Figure } from '../../figures.ts';
import { anyOf, formsOf, phrases } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { anyWord, word } from '../english/words.ts';
import { figuresIn } from '../figures-in.ts';

/** A figure of a statement, with evidence in the view. */
export type Count = Omit<ProgrammeStatement['figures'][number], 'evidence'> & { at: readonly ViewSpan[] };

interface Noun {
  readonly what: string;
  readonly form: string;
}

/** The counted nouns, the longest first. */
const NOUNS: readonly Noun[] = phrases('counted-nouns.yaml')
  .flatMap(({ id, forms }) => forms.map((form) => ({ what: id, form })))
  .sort((a, b) => b.form.length - a.form.length || (a.form < b.form ? -1 : 1));
/** The English nouns for pilots. */
const PROJECTS = formsOf('counted-nouns.yaml', 'projects').filter((form) => /^[a-z ]+$/.test(form));
const PILOT_COUNTER = /^[个项款]$/;
const INSTITUTION_COUNTER = '家';
/** Between a noun and its number: 机构超过240家, 应用共119个. */
const BETWEEN = /(?:数量|总数|数)?(?:已|共|共计|达|达到|为|有|约|近|：)*$/;
/** 六部门批准: the verb begins like a noun. */
const NOT_A_NOUN = /^批[准复]/;
/** Beijing has since published more than 20. */
const PUBLISHED = /(?:published|announced|approved|released) $/;
/** 60个惠民利企创新项目: what kind of pilots stands before the noun; a clause with words of its own does not. */
const MODIFIED = new RegExp(
  `^(?:(?![由在为与和的是有及已了])[\\u4e00-\\u9fff]){2,12}?${anyOf(NOUNS.filter(({ what, form }) => what === 'projects' && form.length > 1).map(({ form }) => form))}`,
);
const NUMBERED = /[\d一二三四五六七八九十两]余?[个家项]?$/;
const BEHIND_PARTICLE = /^(?:的|主要|重点|本地|国内)/;

/** The number of pilots in the country has risen to 86. */
const NUMBER_OF = new RegExp(
  `(?:^|[^\\p{L}])numbers? of (?:[\\p{Ll}\\d-]{1,16} ){0,3}?${anyOf(PROJECTS)}(?![\\p{L}])[^.,;]{0,120}? (?:at|to|reached|totalled|totaled) $`,
  'iu',
);
/** 80 application projects, 73 of these 80: what may stand between an English number and its noun. */
const ENGLISH_BETWEEN = new RegExp(
  `^(?:of (?:the|these|those|its|all) (?:\\d{1,4} )?)?(?:(?!${word('preposition', 'conjunction', 'relative', 'be', 'clause', 'includes')})[\\p{L}-]{2,16} ){0,3}?(?=${anyOf(NOUNS.map(({ form }) => form).filter((form) => /^[a-z ]+$/.test(form)))}\\b)`,
  'u',
);

/** The big four banks: the number is a part of what they are called. */
const NAMED_FOR_NUMBER = new RegExp(`${anyWord('programme-statements.yaml', 'named-for-number')} $`, 'iu');
/** Banks take part in 85 percent of these projects. */
const SHARE_BEFORE = /(?:^| )(?:in|of|behind) $/i;
const SHARE_BEHIND = new RegExp(
  `^ of (?:(?:the|these|those|its|all) )?(?:[\\p{Ll}\\d-]{1,16} ){0,3}?${anyOf(PROJECTS)}(?![\\p{L}])`,
  'u',
);

/** Whether a ratio stands for the pilots of which something is said. */
function isShare(text: string, { at }: Figure, first: boolean): boolean {
  const before = text.slice(0, at.start);
  if (first && /占$|占比$/.test(before)) return true;
  return SHARE_BEFORE.test(before) && SHARE_BEHIND.test(text.slice(at.end, at.end + 80));
}

/**
 * The counts of a span. A number with a counter and no noun counts pilots or institutions, as its counter says (北京22个，上海16个).
 * @param goesOn whether something was counted before, so that such a number goes on
 */
export function countsIn(document: AnnotatedDocument, span: ViewSpan, goesOn = false): Count[] {
  const text = textOf(document, span);
  const found: Count[] = [];
  for (const figure of figuresIn(document, span)) {
    if (figure.kind === 'money' || figure.kind === 'time' || figure.kind === 'measure') continue;
    const ratio = figure.kind === 'ratio';
    const what = ratio
      ? null
      : (nounOf(text, figure) ?? (goesOn || found.length > 0 ? countedBy(figure.counter) : null));
    if (ratio ? !isShare(text, figure, found.length === 0) : what === null) continue;
    found.push({
      what: what ?? 'projects',
      value: figure.value,
      unit: ratio ? 'ratio' : null,
      comparator: figure.comparator,
      at: [viewSpan(span.start + figure.at.start, span.start + figure.at.end)],
    });
  }
  return found;
}

const countedBy = (counter: string | null): string | null =>
  counter === INSTITUTION_COUNTER ? 'institutions' : PILOT_COUNTER.test(counter ?? '') ? 'projects' : null;

const isOwned = (form: string, before: string): boolean =>
  form.length >= 2 && before.endsWith(form) && !NUMBERED.test(before.slice(0, -form.length));

function nounOf(text: string, { start, end, at, counter }: Figure): string | null {
  const behind = text.slice(at.end).replace(NOT_A_NOUN, '').trimStart().replace(BEHIND_PARTICLE, '');
  const noun = behind.slice(0, 90).replace(ENGLISH_BETWEEN, '');
  const unit = counter ?? '';
  // 两地企业: two places, however many firms.
  if (unit === '地') return null;
  if (NAMED_FOR_NUMBER.test(text.slice(0, at.start))) return null;
  // 8市, 两批: the counter is the noun.
  const own = NOUNS.find(({ form }) => text.startsWith(form, end - unit.length) && end - unit.length > start);
  const following = own ?? NOUNS.find(({ form }) => behind.startsWith(form) || noun.startsWith(form));
  if (following) return following.what;
  // 49个金融科技…: the counter is none for the figures, since 个金 begins a word.
  const counted = PILOT_COUNTER.test(unit) ? behind : unit === '' && /^[个项款]/.test(behind) ? behind.slice(1) : null;
  if (counted !== null && MODIFIED.test(counted)) return 'projects';
  const before = text.slice(0, at.start).replace(BETWEEN, '');
  if (PUBLISHED.test(before) || NUMBER_OF.test(text.slice(0, at.start))) return 'projects';
  // 9个试点地区60个…: the noun has a number of its own.
  return NOUNS.find(({ form }) => isOwned(form, before))?.what ?? null;
}
