/** Who is the subject of a clause: institutions that are no objects, whatever short form the article calls them by. */
import { institutionsIn, textOf } from '../../annotated.ts';
import type { InstitutionKind } from '../../contract.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import type { ListedName } from './list.ts';
import { sameInstitution } from './same.ts';

/** What an institution does, before the words that say the role. */
export const DOES = '(?:负责|提供|承担|进行|开展|作为|发放|办理|实施|做|从事|主导)';
const DOING = new RegExp(DOES);
/** Words that make the institution behind them an object: 向稠州银行提供. */
const OBJECT = /(?:向|为|给|与|通过|对|在|使|助力|帮助|辅助|支持|作为|经)$/;
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

/** Whether the characters of a short form stand in the name in the same order. */
function isWithin(short: string, name: string): boolean {
  let at = 0;
  for (const char of name) if (char === short[at]) at++;
  return at === short.length;
}

/** Characters of a place before those of a brand: 山西联通. */
const PLACED = 4;

/** 农信联社 for 海南省农村信用社联合社; 山西联通 for 中国联合网络通信有限公司山西省分公司, whose place stands behind. */
const isShortFor = (short: string, name: string): boolean =>
  (short.length >= 3 && isWithin(short, name)) ||
  (short.length === PLACED && name.includes(short.slice(0, 2)) && isWithin(short.slice(2), name));

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

/** Short forms and 后者 before a verb of doing. */
function byShortForms(document: AnnotatedDocument, clause: ViewSpan, known: readonly ListedName[]): Subject[] {
  const said = textOf(document, clause);
  return (DOING.test(said) ? everyMatch(BEFORE_VERB, said) : []).flatMap((match): Subject[] => {
    const short = (match[1] as string).replace(/^(?:其中|而|并|则|再)/, '');
    const meant = byShortForm(document, short, known);
    const start = clause.start + match.index + match[0].length - short.length;
    return meant ? [{ span: viewSpan(start, start + short.length), mention: meant.mention, means: meant }] : [];
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
  for (const one of [...byName(document, clause, known), ...byShortForms(document, clause, known)])
    if (!all.some((other) => overlaps(other.span, one.span))) all.push(one);
  const found: Subject[] = [];
  for (const one of all.sort((a, b) => a.span.start - b.span.start)) {
    const { start, end } = one.span;
    const joined = text[start - 1] === '与' && found.at(-1)?.span.end === start - 1;
    const partner = joined && PARTNER.test(text.slice(end, Math.min(end + 2, clause.end)));
    if ((joined && !partner) || !OBJECT.test(text.slice(Math.max(clause.start, start - 2), start))) found.push(one);
  }
  return found;
}
