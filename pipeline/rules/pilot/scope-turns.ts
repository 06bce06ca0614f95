/** Whether a sentence that names no pilot goes on about the one told last, turns to another, or leaves it. */
import { institutionsIn, termsIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { Block, Sentence } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import type { ListedName } from '../applicant/list.ts';
import { isAmong, sameInstitution } from '../applicant/same.ts';
import { fieldLines } from './field-lines.ts';
import { oneMore } from './one-more.ts';
import { cue, type Reader } from './scope-reader.ts';
import { PICTURE } from './shape.ts';
import { speakerIn } from './spokespeople.ts';

const ANAPHOR = new RegExp(`^(?:此外，|同时，|其中，|另外，|据介绍，|据悉，|据了解，|而|“)?${cue('anaphor')}`);
const BREAK = new RegExp(cue('break'));
const PERSON = new RegExp(
  `${cue('people')}[^，。]{0,14}${cue('speech')}|^(?!${cue('applicants')})[\\u4e00-\\u9fff]{2,4}(?:还|也|进一步)?${cue('speech')}[，：]`,
);
const SPEECH_END = new RegExp(`[”，][\\u4e00-\\u9fff]{2,16}${cue('speech')}。$`);
const OF_ITSELF = new RegExp(`^${cue('of-itself')}`);
/** 长沙银行的应用为每台挖掘机建立模型: what the institution has in the batch. */
const ITS_PILOT = /^的(?:这(?:一)?(?:个|项|款)|该)?(?:创新|试点)?(?:应用|项目|产品|方案)(?!场景|程序)/;
/** 5项应用均运用大数据: about the batch. */
const COUNTED =
  /^(?:[^，。]{2,6}(?:方面|显示|介绍)，)?(?:上述|以上|这|该|本批)?(?:\d{1,2}|[两三四五六七八九十]{1,2})(?:个|项|款)(?:创新|试点)?(?:应用|项目|金融服务|科技产品)/;
const FIELD_HEADING = new RegExp(cue('field-heading'));
const ELSEWHERE_LEAD = /^(?:不过|但|而|相比之下|相较而言|此外|例如|比如|省会|，)*/;
const LEAD =
  /^(?:(?:对于|针对|面对|围绕|面向)[^，。]{2,24}，|在[^，。]{2,20}(?:[上中里]|领域|方面|环节)，|[\u4e00-\u9fff]{2,6}(?:上|方面)，|此外，|同时，|其中，|另外，|而|“)*/;

/** Whether a sentence is about the batch or the programme, or is an expert's: no pilot's scope goes on over it. */
export const endsScope = (text: string): boolean => isBreak(text, true);

const isBreak = (text: string, newBlock: boolean): boolean =>
  COUNTED.test(text) ||
  PERSON.test(text) ||
  SPEECH_END.test(text) ||
  (newBlock ? BREAK.test(text.slice(0, 40)) : BREAK.test(text.slice(0, 14)));

/** Whether a sentence goes on about the pilot told last by a word for it: 该应用; where there is one only, in any clause. */
export const goesOn = ({ groups }: Reader, text: string): boolean =>
  ANAPHOR.test(text) || (groups.length === 1 && STILL.test(text));

/** Whether a sentence leaves the pilot told last: it is about the batch, or an expert's, or its paragraph does not say that it goes on. */
export const leaves = (reader: Reader, sentence: Sentence, text: string, newBlock: boolean): boolean =>
  (isBreak(text, newBlock) && (newBlock || !STILL.test(text)) && !ownerSpeaks(reader, sentence, text)) ||
  (newBlock && reader.midway && reader.groups.length > 1);

const COMMENT = new RegExp(`^(?:${PICTURE}\\s?){0,3}【?[^，。；：]{0,8}?${cue('comment')}】?：`);
const LONGEST_COMMENT_LABEL = 24;

/** Whether a sentence stands in a paragraph of what the writer thinks: 阿青点评：…. */
export const isComment = ({ document }: Reader, { block }: Sentence): boolean => {
  const span = document.blocks[block]?.span;
  return (
    span !== undefined && COMMENT.test(document.doc.view.text.slice(span.start, span.start + LONGEST_COMMENT_LABEL))
  );
};

/** A heading inside the section of a pilot: 预期效果, 服务范围：…. */
export const isField = ({ document }: Reader, { span }: Block, text: string): boolean =>
  FIELD_HEADING.test(text) || fieldLines(document).has(span.start);

/** An article about one pilot keeps to it under every heading: it tells of no other, or its title says so. */
export function aboutOne({ document, groups, shortForms, current, last }: Reader): boolean {
  const pilot = current ?? last;
  if (groups.length === 1) return pilot !== null;
  const title = document.blocks.find(({ rule }) => rule === 'heading/title');
  return pilot !== null && title !== undefined && shortForms.inTitle(title.span, pilot);
}

/** 据介绍，过去…，该应用可缩短…: within its paragraph, the pilot after all. */
const STILL = /，(?:该|这一?|此)(?:应用|项目|产品|服务|系统|平台)/;
const OF_BATCH = new RegExp(`^.{0,2}${anyOf(formsOf('other-places.yaml'))}`);

/** 不过，温州那一批…: a sentence that turns to another place's batch, of which nothing is announced here. */
export function aboutElsewhere({ document, regions }: Reader, { span }: Sentence, text: string): boolean {
  const start = span.start + (ELSEWHERE_LEAD.exec(text)?.[0].length ?? 0);
  const [place] = termsIn(document, viewSpan(start, Math.min(span.end, start + LONGEST_PLACE)), 'region');
  return (
    place !== undefined &&
    place.span.start === start &&
    !regions.includes(place.entry) &&
    OF_BATCH.test(document.doc.view.text.slice(place.span.end, span.end))
  );
}
const LONGEST_PLACE = 10;

const SPEAKER = new RegExp(`^[^，。；]{0,6}?${cue('people')}[^，。；]{0,8}${cue('speech')}，`);
const OF_PILOT = /[，：](?:该|这一?|此)?(?:应用|项目|产品|服务|系统|平台)|预计|计划/;

/** 甲银行副行长…说，应用计划6月上线: who applies speaks of the pilot told last. */
function ownerSpeaks({ document, owners, current }: Reader, { span }: Sentence, text: string): boolean {
  if (current === null || !OF_PILOT.test(text)) return false;
  const speaker = institutionsIn(document, span).find((mention) =>
    SPEAKER.test(text.slice(mention.span.end - span.start)),
  );
  return speaker !== undefined && isAmong(document, owners[current] ?? [], speaker);
}

/** A paragraph that begins with an institution which is no applicant of the pilot told last is about something else. */
export function othersTurn({ document, owners, current }: Reader, { span }: Sentence, text: string): boolean {
  const start = span.start + (LEAD.exec(text)?.[0].length ?? 0);
  const [mention] = institutionsIn(document, viewSpan(start, span.end));
  if (current === null || mention?.span.start !== start) return false;
  const known = owners[current] ?? [];
  return known.length > 0 && !isAmong(document, known, mention);
}

/** So far into such a paragraph who applies may come. */
const OPENING = 120;

/** A paragraph that turns to one more pilot, which it does not name: nobody who applies for the one told last stands in it. */
export function turnsOn({ document, owners, current }: Reader, { block }: Sentence, text: string): boolean {
  const begins = current === null ? null : oneMore(text);
  if (current === null || !begins) return false;
  const { start, end } = (document.blocks[block] as Block).span;
  const named = institutionsIn(document, viewSpan(start, Math.min(end, start + OPENING))).filter(
    ({ institutionKind }) => institutionKind !== 'regulator',
  );
  const known = owners[current] ?? [];
  return (begins.said || named.length > 0) && !named.some((mention) => isAmong(document, known, mention));
}

/** The pilot that a sentence without a marked name is about: by a short form of its name, or by the applicant that speaks. */
export function toldOf(reader: Reader, sentence: Sentence, text: string): number | null {
  const byAlias = reader.shortForms.within(text);
  if (byAlias.length === 1) return byAlias[0] as number;
  if (byAlias.length > 1) return reader.current !== null && byAlias.includes(reader.current) ? reader.current : null;
  const start = sentence.span.start + (LEAD.exec(text)?.[0].length ?? 0);
  const owners = ownersAt(reader, viewSpan(start, sentence.span.end));
  if (owners.length === 1) return owners[0] as number;
  const spoken = ofSpeaker(reader, text);
  if (spoken !== null) return spoken;
  return reader.current !== null && owners.includes(reader.current) ? reader.current : null;
}

/** 周某某说，这样既能…: of the pilot whose applicant's person speaks; of several the one told last. */
function ofSpeaker({ document, owners, current }: Reader, text: string): number | null {
  const speaker = speakerIn(document, text);
  if (!speaker) return null;
  const groups = owners.flatMap((names, index) =>
    names.some((name) => sameInstitution(document, name, speaker)) ? [index] : [],
  );
  return groups.length === 1 ? (groups[0] as number) : current !== null && groups.includes(current) ? current : null;
}

/** Short forms of names of applicants have at least so many characters: 牧星物联 for 牧星物联科技股份有限公司. */
const SHORT_NAME = 4;

/** The pilots whose applicant is the subject of a sentence: a known name, or the beginning of one that the article has told. */
function ownersAt({ document, owners }: Reader, rest: ViewSpan): number[] {
  const text = textOf(document, rest);
  const [mention] = institutionsIn(document, rest);
  const subject = mention?.span.start === rest.start ? { span: mention.span, mention } : null;
  if (!subject && text.length <= SHORT_NAME) return [];
  const short = text.slice(0, SHORT_NAME);
  const isSubject = (name: ListedName): boolean =>
    subject ? sameInstitution(document, name, subject) : textOf(document, name.span).includes(short);
  // 百行征信是目前唯一… tells of the institution, not of its pilot.
  const behind = subject ? text.slice(subject.span.end - rest.start) : '';
  if (OF_ITSELF.test(behind) && !ITS_PILOT.test(behind)) return [];
  return owners.flatMap((names, index) => (names.some(isSubject) ? [index] : []));
}
