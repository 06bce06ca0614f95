/** Who is the subject of a clause: institutions that are no objects, whatever short form the article calls them by. */
import { institutionsIn, textOf } from '../../annotated.ts';
import type { InstitutionKind } from '../../contract.ts';
import { isSubsequence } from '../../fold.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import type { ListedName } from './list.ts';
import { sameInstitution } from './same.ts';

/** What an institution does, before the words that say the role. */
export const DOES =
  '(?:负责|提供|承担|进行|开展|作为|发放|办理|实施|做|从事|主导|输出|开放|管(?=技术|研发|运营|数据|资金|贷款|放款|场景))';
const DOING = new RegExp(DOES);
/** Words that make the institution behind them an object: 向稠州银行提供; 技术支持方为甲 makes a subject of it. */
const OBJECT =
  /(?:向|(?<![方构位商])为|给|与|通过|对|在|使|助力|帮助|辅助|支持|作为|经|基于|依托|采用|利用|使用|接入)$/;
/** 甲与乙合作…: the second is whom the first works with, no second subject. */
const PARTNER = /^(?:合作|协作|携手)/;
/** The subject before 负责 and the like, by whatever short form: 御镜安全 for 杭州御镜安全技术有限公司, 银行 for the only bank. */
const BEFORE_VERB = new RegExp(`(?:^|、|由|其中|而)([^，。；、由为向给]{2,14}?)(?=${DOES}|[为向给])`, 'g');
const KINDS: Readonly<Record<string, readonly InstitutionKind[]>> = {
  银行: ['bank', 'bank-branch'],
  我行: ['bank', 'bank-branch'],
  本行: ['bank', 'bank-branch'],
  该行: ['bank', 'bank-branch'],
  科技公司: ['technology-company'],
  征信公司: ['credit-bureau'],
  征信机构: ['credit-bureau'],
  保险公司: ['insurer'],
};

/** An institution of a clause where it stands; `means` is the applicant that a short form or 后者 stands for. */
export type Subject = ListedName & { readonly means?: ListedName };

/** Characters of a place before those of a brand: 山西联通. */
const PLACED = 4;

/** 农信联社 for 海南省农村信用社联合社; 山西联通 for 中国联合网络通信有限公司山西省分公司, whose place stands behind. */
const isShortFor = (short: string, name: string): boolean =>
  (short.length >= 3 && isSubsequence(short, name)) ||
  (short.length === PLACED && name.includes(short.slice(0, 2)) && isSubsequence(short.slice(2), name));

/** Of two applicants. */
const OF_TWO: Readonly<Record<string, number>> = { 前者: 0, 后者: 1 };

function byShortForm(document: AnnotatedDocument, short: string, known: readonly ListedName[]): ListedName | null {
  const place = OF_TWO[short];
  if (place !== undefined) return known.length === 2 ? (known[place] ?? null) : null;
  const kinds = KINDS[short];
  const meant = known.filter((name) =>
    kinds
      ? name.mention && kinds.includes(name.mention.institutionKind)
      : isShortFor(short, textOf(document, name.span)),
  );
  const [first] = meant;
  return first && meant.every((name) => sameInstitution(document, name, first)) ? first : null;
}

/** 两家银行, 各银行: a subject, whether or not it is known whom it means. */
export const SEVERAL = /^(两|二|三|四|五|各|多)家?(?=银行|科技公司|征信公司|征信机构|保险公司)/;
const NUMBERS: Readonly<Record<string, number>> = { 两: 2, 二: 2, 三: 3, 四: 4, 五: 5 };

/** The applicants that 两家银行 or 各银行 stands for; none where there are more or fewer of the kind. */
function byKind(short: string, known: readonly ListedName[]): readonly ListedName[] {
  const opening = SEVERAL.exec(short);
  const kinds = opening && KINDS[short.slice(opening[0].length)];
  if (!kinds) return [];
  const meant = known.filter(({ mention }) => mention && kinds.includes(mention.institutionKind));
  return meant.length === (NUMBERS[opening[1] as string] ?? meant.length) ? meant : [];
}

/** Short forms and 后者 before a verb of doing. */
function byShortForms(document: AnnotatedDocument, clause: ViewSpan, known: readonly ListedName[]): Subject[] {
  const said = textOf(document, clause);
  return (DOING.test(said) ? everyMatch(BEFORE_VERB, said) : []).flatMap((match): Subject[] => {
    const short = (match[1] as string).replace(/^(?:其中|而|并|则|再)/, '');
    const one = byShortForm(document, short, known);
    const start = clause.start + match.index + match[0].length - short.length;
    const span = viewSpan(start, start + short.length);
    return (one ? [one] : byKind(short, known)).map((means) => ({ span, mention: means.mention, means }));
  });
}

/** Applicants that only their place in a list made known, where they are named again: 西南交通大学. */
function byName(document: AnnotatedDocument, clause: ViewSpan, known: readonly ListedName[]): Subject[] {
  const said = textOf(document, clause);
  return known.flatMap((name): Subject[] => {
    const at = name.mention ? -1 : said.indexOf(textOf(document, name.span));
    if (at < 0) return [];
    const start = clause.start + at;
    return [{ span: viewSpan(start, start + name.span.end - name.span.start), mention: null, means: name }];
  });
}

/** The institutions of a clause that are no objects: mentions, applicants by their names, and what short forms mean. */
export function subjectsIn(document: AnnotatedDocument, clause: ViewSpan, known: readonly ListedName[]): Subject[] {
  const { text } = document.doc.view;
  const all: Subject[] = institutionsIn(document, clause).map((mention) => ({ span: mention.span, mention }));
  for (const others of [byName(document, clause, known), byShortForms(document, clause, known)])
    all.push(...others.filter((one) => !all.some((other) => overlaps(other.span, one.span))));
  const found: Subject[] = [];
  for (const one of all.sort((a, b) => a.span.start - b.span.start)) {
    const { start, end } = one.span;
    const joined = text[start - 1] === '与' && found.at(-1)?.span.end === start - 1;
    const partner = joined && PARTNER.test(text.slice(end, Math.min(end + 2, clause.end)));
    if ((joined && !partner) || !OBJECT.test(text.slice(Math.max(clause.start, start - 3), start))) found.push(one);
  }
  return found;
}
