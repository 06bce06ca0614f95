/** The body that makes a batch public. */
import { institutionsIn, termsIn, textOf } from '../../annotated.ts';
import { institution, region } from '../../lexicon.ts';
import { everyMatch } from '../../matches.ts';
import { institutionsNamed } from '../../mention/institutions.ts';
import type { AnnotatedDocument, Found, InstitutionMention, Rule } from '../../types.ts';
import { overlaps, type ViewSpan, viewSpan } from '../../view.ts';
import { cueWords } from './cue-words.ts';

export interface Authority {
  readonly name: string;
  readonly nameEn: string | null;
  /** A branch or bureau stands before a working group, and that before the head office. */
  readonly rank: 'branch' | 'working-group' | 'head-office';
  /** Short names of the regions that it speaks for, where a lexicon knows. */
  readonly regions: readonly string[];
}

const words = (id: string): string => cueWords('authority-words.yaml', id);
const WORKING_GROUP = new RegExp(
  `[\\u4e00-\\u9fff]{0,10}(?:金融科技|监管沙[盒箱])[\\u4e00-\\u9fff（）]{0,14}?${words('working-group')}`,
  'g',
);
/** What the name of such a group begins with behind its place. */
const PROGRAMME = /资本市场(?=金融科技)|金融科技|监管沙/;
const ANY_GROUP = new RegExp(words('working-group'));
const LONGEST_PLACE = 24;
const BETWEEN = /^(?:[市省区州盟]|特区|特别行政区|新区|自治区|地区)?$/;
const CENTRAL_BANK = new RegExp(`^${words('central-bank')}`);
const [FULL_CENTRAL_BANK] = ['中国人民银行'];
const SPEAKER = new RegExp(`^(?:的|科技处|办公室)?${words('not-the-publisher')}`);
const GUIDE = new RegExp(`${words('under-whom')}(?:了)?$`);
const ENGLISH_BANK =
  "(?:People['’]s Bank of China(?: \\(PBO?C\\))?|PBO?C|(?:Chinese |China['’]s )?[Cc]entral [Bb]ank|China Securities Regulatory Commission(?: \\(CSRC\\))?|CSRC)";
const ENGLISH_NAME = "(?:[A-Z][\\w'’-]{1,24} ){0,4}";
const ENGLISH = new RegExp(
  `${ENGLISH_NAME}${words('english-branch')} of (?:the )?${ENGLISH_BANK}|${ENGLISH_BANK}(?:['’]s)?,? ${ENGLISH_NAME}${words('english-branch')}`,
  'g',
);
/** A working group of the programme in a city, by its English name: Suzhou Fintech Trial Work Team. */
const ENGLISH_GROUP = new RegExp(
  `(?:[A-Z][\\w'’-]{1,24} ){1,5}?(?:Fin-?[Tt]ech|Financial Technology|Sandbox) (?:[A-Z][\\w'’-]{1,24} ){0,6}?${words('english-working-group')}`,
  'g',
);
const ANY_ENGLISH_GROUP = new RegExp(words('english-working-group'));
const ANY_ENGLISH = new RegExp(ENGLISH_BANK);
/** A short form behind the name is no part of it. */
const GLOSS = / \([A-Za-z]+\)$/;
const ARTICLE = /^(?:The|On|In|At|By|And) /;
const RANKS: readonly Authority['rank'][] = ['branch', 'working-group', 'head-office'];

/** Bodies that can have made the batch public, the best first. */
export const authorityRule: Rule<Authority> = {
  id: 'announcement/authority',
  why: 'a branch of the central bank, a bureau of another regulator or a working group makes a batch public; its name is given in full',
  examples: [
    { text: '央行营业管理部披露首批6个应用。', gives: ['中国人民银行营业管理部'] },
    { text: '人民银行杭州中心支行公示首批5个应用。', gives: ['中国人民银行杭州中心支行'] },
    { text: '人民银行金华中心支行公示首批5个应用。', gives: ['中国人民银行金华市中心支行'] },
    { text: '中国人民银行泉州市中心支行公示首批5个应用。', gives: ['中国人民银行泉州市中心支行'] },
    {
      text: '中国人民银行深圳市中心支行会同深圳市金融科技创新监管试点工作组公示4个应用。',
      gives: ['中国人民银行深圳市中心支行', '深圳市金融科技创新监管试点工作组'],
    },
    {
      text: '南京资本市场金融科技创新试点专项工作组公示首批10个项目。',
      gives: ['南京资本市场金融科技创新试点专项工作组'],
    },
    { text: '在人民银行总行的指导下，首批应用亮相。', gives: [] },
    { text: '人民银行成都分行有关负责人表示，效果良好。', gives: [] },
    { text: '为落实《重庆市人民政府关于金融科技的意见》，该市公示第二批应用。', gives: [] },
    {
      text: '人民银行营业管理部、深圳中心支行公告，辖内创新应用完成测试。',
      gives: ['中国人民银行营业管理部', '中国人民银行深圳市中心支行'],
    },
    { text: '人民银行营业管理部、深圳分公司公告。', gives: ['中国人民银行营业管理部'] },
    { text: '工商银行公布年报。', gives: [] },
    {
      text: "The Ningbo City Sub-branch of the People's Bank of China opened five applications to comment.",
      gives: ["Ningbo City Sub-branch of the People's Bank of China"],
    },
    {
      text: 'The Jiangxi bureau of the China Securities Regulatory Commission picked nine projects.',
      gives: ['Jiangxi bureau of the China Securities Regulatory Commission'],
    },
    {
      text: 'The Ningbo Fintech Innovation Trial Working Group made five applications public.',
      gives: ['Ningbo Fintech Innovation Trial Working Group'],
    },
  ],
  find: findAuthorities,
  show: ({ name }) => name,
};

function findAuthorities(document: AnnotatedDocument, within: ViewSpan): Found<Authority>[] {
  const groups = [
    ...workingGroups(document, within),
    ...englishBranches(document, within),
    ...englishGroups(document, within),
  ];
  const known = institutionsIn(document, within)
    .filter((mention) => !groups.some(({ at: [span] }) => span && overlaps(span, mention.span)))
    .flatMap((mention) => {
      const found = regulatorOf(document, within, mention);
      return found.length > 0 ? [...found, ...fellowsOf(document, within, mention)] : [];
    });
  return [...groups, ...known]
    .sort((a, b) => RANKS.indexOf(a.value.rank) - RANKS.indexOf(b.value.rank) || start(a) - start(b))
    .filter((one, index, all) => all.findIndex(({ value }) => value.name === one.value.name) === index);
}

const start = ({ at }: Found<unknown>): number => at[0]?.start ?? 0;
const found = (value: Authority, span: ViewSpan): Found<Authority> => ({ value, at: [span], rule: authorityRule.id });

/** The longest title of a document. */
const LONGEST_TITLE = 80;
/** 《某市人民政府关于…的意见》: who issued a document that is cited. */
const inTitle = (before: string): boolean => before.lastIndexOf('《') > before.lastIndexOf('》');

/** Whether the words around a body make it somebody else than the publisher. */
function isAside(document: AnnotatedDocument, within: ViewSpan, span: ViewSpan): boolean {
  const { text } = document.doc.view;
  return (
    GUIDE.test(text.slice(Math.max(within.start, span.start - 6), span.start)) ||
    inTitle(text.slice(Math.max(within.start, span.start - LONGEST_TITLE), span.start)) ||
    SPEAKER.test(text.slice(span.end, span.end + 12))
  );
}

function regulatorOf(document: AnnotatedDocument, within: ViewSpan, mention: InstitutionMention): Found<Authority>[] {
  if (mention.institutionKind !== 'regulator' || isAside(document, within, mention.span)) return [];
  const written = textOf(document, mention.span);
  const entry = mention.entry === null ? null : institution(mention.entry);
  const regions = entry?.regions ?? placesIn(document, mention.span);
  const local = regions.length > 0 || mention.parent !== null;
  const full = written.replace(CENTRAL_BANK, FULL_CENTRAL_BANK as string);
  const english = /^[A-Za-z]/.test(written);
  const name = english ? written : (mention.canonicalName ?? full);
  return [found({ name, nameEn: mention.nameEn, rank: local ? 'branch' : 'head-office', regions }, mention.span)];
}

/** 人民银行营业管理部、深圳中心支行: the second branch goes without the bank's name. */
const FELLOW =
  /^[、和与及]((?!中国|人民|人行|央行)([\u4e00-\u9fff]{2,6}?)(?:市|省)?(?:中心支行|中支|分行|营业管理部|总部))/;

/** The branches of the central bank that are named behind one of them by their places alone. */
function fellowsOf(document: AnnotatedDocument, within: ViewSpan, { span }: InstitutionMention): Found<Authority>[] {
  const { text } = document.doc.view;
  if (!CENTRAL_BANK.test(text.slice(span.start, span.end))) return [];
  const fellows: Found<Authority>[] = [];
  for (let end = span.end; ; ) {
    const written = FELLOW.exec(text.slice(end, within.end))?.[1];
    const [named] = written ? institutionsNamed(`人民银行${written}`) : [];
    if (!written || named?.kind !== 'regulator' || named.parent === null || named.canonicalName === null)
      return fellows;
    const at = viewSpan(end + 1, end + 1 + written.length);
    const entry = named.entry === null ? null : institution(named.entry);
    const regions = entry?.regions ?? placesIn(document, at);
    fellows.push(found({ name: named.canonicalName, nameEn: named.nameEn, rank: 'branch', regions: [...regions] }, at));
    end = at.end;
  }
}

/** The short names of the places in a body's own name, where no lexicon says for whom it speaks. */
const placesIn = (document: AnnotatedDocument, span: ViewSpan): string[] =>
  termsIn(document, span, 'region').map(({ entry }) => region(entry).name);

/** 杭州金融科技创新监管试点工作组: from its place on, where the words before it belong to the sentence. */
function workingGroups(document: AnnotatedDocument, within: ViewSpan): Found<Authority>[] {
  const text = textOf(document, within);
  if (!ANY_GROUP.test(text)) return [];
  return everyMatch(WORKING_GROUP, text).map((match) => {
    const end = within.start + match.index + match[0].length;
    let begin = within.start + match.index + match[0].search(PROGRAMME);
    const lead = viewSpan(Math.max(within.start, begin - LONGEST_PLACE), begin);
    for (const place of termsIn(document, lead, 'region').reverse()) {
      if (BETWEEN.test(document.doc.view.text.slice(place.span.end, begin))) begin = place.span.start;
    }
    const span = viewSpan(begin, end);
    return found({ name: textOf(document, span), nameEn: null, rank: 'working-group', regions: [] }, span);
  });
}

/** Where an English name stands in a match, without the article before it and the short form behind it. */
function nameOf(within: ViewSpan, { 0: whole, index }: RegExpExecArray): ViewSpan {
  const [article, gloss] = [ARTICLE, GLOSS].map((pattern) => pattern.exec(whole)?.[0].length ?? 0);
  return viewSpan(within.start + index + (article ?? 0), within.start + index + whole.length - (gloss ?? 0));
}

/** An English branch as written, without the article. */
function englishBranches(document: AnnotatedDocument, within: ViewSpan): Found<Authority>[] {
  const text = textOf(document, within);
  if (!ANY_ENGLISH.test(text)) return [];
  return everyMatch(ENGLISH, text).map((match) => {
    const span = nameOf(within, match);
    const known = institutionsIn(document, span).find(
      ({ span: own }) => own.start === span.start && own.end === span.end,
    );
    const regions = known?.entry ? (institution(known.entry).regions ?? []) : placesIn(document, span);
    return found({ name: textOf(document, span), nameEn: known?.nameEn ?? null, rank: 'branch', regions }, span);
  });
}

/** An English working group as written, without the article. */
function englishGroups(document: AnnotatedDocument, within: ViewSpan): Found<Authority>[] {
  const text = textOf(document, within);
  if (!ANY_ENGLISH_GROUP.test(text)) return [];
  return everyMatch(ENGLISH_GROUP, text).map((match) => {
    const span = nameOf(within, match);
    const name = textOf(document, span);
    return found({ name, nameEn: name, rank: 'working-group', regions: placesIn(document, span) }, span);
  });
}
