/** Whether a run of characters can be the name of a pilot: by its head noun and by what names never hold. */
import { anyOf, formsOf, phrases } from '../../lexicon/phrases.ts';

/** `strong`: reads as a pilot's name by itself; `weak`: may be one where something else says so; `none`: is none. */
export type NameShape = 'strong' | 'weak' | 'none';

const heads = (weak: boolean): string[] =>
  phrases('pilot-heads.yaml')
    .filter((entry) => entry.weak === weak)
    .flatMap((entry) => entry.forms);

const STRONG_HEAD = new RegExp(`${anyOf(heads(false))}$`);
const ANY_HEAD = new RegExp(`${anyOf([...heads(false), ...heads(true)])}$`);
const OPENER = new RegExp(`^[“《]?${anyOf(formsOf('name-openers.yaml'))}`);
const DOCUMENT = new RegExp(
  `${anyOf(formsOf('not-pilot-names.yaml', 'body-endings', 'document-endings', 'media-endings'))}(?:（[^）]*）?)?$`,
);
const WORDS = new Set(formsOf('not-pilot-names.yaml', 'words'));
/** Head nouns that may stand outside the name: “微捷贷”产品. */
export const OUTER_HEAD =
  /^(?:这一|这个|这款|等)?(?:[\d一二两三四五六七八九十]{1,3}(?:个|项|款))?(?:创新|试点|公示|示范)?(?:应用|项目|产品|服务|平台|系统|试点|方案)(?:试点|项目|应用)?/;
/** What numbers a line: 一、 （2） 1. ① 第一个： 【案例二】 • —— and pictures, also before a number. */
export const NUMBERING =
  /^(?:\p{Extended_Pictographic}\uFE0F?\s?){0,3}(?:第[一二三四五六七八九十\d]{1,3}[个项款弹](?:创新)?(?:应用|项目|产品)?[：:、]|(?:N[oO]|P[aA][rR][tT]|T[oO][pP])\.?\s?\d{1,2}[.：:、|]?|[（(【](?:项目|应用|案例)?(?:[一二三四五六七八九十]{1,3}|\d{1,2})[）)】]|第?[一二三四五六七八九十]{1,3}[、.．：，是]|(?:创新)?(?:项目|应用|案例)(?:[一二三四五六七八九十\d]{1,3}|[①-⑳])[：:、.|]?|\d{1,2}(?:[.．、）)]|(?=[\u4e00-\u9fff“《])(?![\d年月日个家项批款号亿万千百]))|[①-⑳]|(?:[•·●■◆▶▪▫▎▌▍◇○◎□►▷★☆※◼✅✔✓➤☑-]|\p{Extended_Pictographic}\uFE0F?)|—{1,2})\s?/u;
/** A picture of a message, two code units or one: 🚪 before a label, 😭 behind a clause. Nothing that marks items, ● or ①. */
export const PICTURE =
  '(?:[\\ud83c-\\ud83e][\\udc00-\\udfff]|[\\u2300-\\u23ff\\u2588-\\u258f\\u25ab\\u25b2-\\u25c5\\u25c7-\\u25ce\\u2600-\\u27bf\\u2b00-\\u2bff])';
const SENTENCE_MARKS = /[，。；！？\n\t]/;
/** What headlines of notices say and no name of a pilot. */
const HEADLINE =
  /公示|公布|亮相|出炉|完成登记|完成测试|首批|第[一二三四五六]批|监管试点|监管工具|监管沙[盒箱]|征求意见/;
/** 3月5日, 2024年3月, 5日上午: when something was, and nothing else. */
const DATE_ALONE = /^(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}[日号])?(?:[上中下]午|晚|起|前|底|初)?$/;
/** 杭州市金融科技创新应用: the programme's own words, with or without a place. */
const PROGRAMME =
  /^(?:[\u4e00-\u9fff]{2,8}[市省区州县])?(?:金融科技)?(?:创新)?(?:监管)?(?:试点|工具|沙[盒箱])?(?:创新|试点)?(?:应用|项目)(?:名单)?$/;
const LIST = /(?<![黑灰白])名单/;
/** 融资服务因系统故障造成损失的: a condition begins with the name and is none. */
const CONDITION = /的$|要是|如果|一旦|倘若/;
/** 风险补偿与后续服务: what a heading tells of a pilot. */
const ARRANGEMENT = /^(?:风险补偿|退出机制|应急预案|预期效果|预期规模)/;

/** Whether the run ends with a head noun of pilot names, strong or weak. */
export const hasHead = (name: string): boolean => ANY_HEAD.test(name.replace(/[”》）]+$/, ''));

/** Whether a name opens as announced names do (基于…, 面向…) and ends with a head noun: in marks it needs no other sign. */
export const isUnmistakable = (name: string): boolean =>
  OPENER.test(name) && nameShape(name) === 'strong' && name.length >= 10;

/** Judges a run without its outer marks. */
export function nameShape(name: string): NameShape {
  if (name.length < 2 || name.length > 80 || SENTENCE_MARKS.test(name) || HEADLINE.test(name)) return 'none';
  if (!/[\u4e00-\u9fff]|[A-Za-z]{3}/.test(name)) return 'none';
  const bare = name.replace(/[“”《》]/g, '');
  if (PROGRAMME.test(bare)) return 'none';
  if (WORDS.has(bare) || DOCUMENT.test(bare) || DATE_ALONE.test(bare) || CONDITION.test(bare) || ARRANGEMENT.test(bare))
    return 'none';
  // 融资难、融资慢、融资贵 is a list of words.
  if (name.includes('、') && !ANY_HEAD.test(bare)) return 'none';
  // 入围名单来了 is a headline, 基于多方安全计算的名单核查产品 a name.
  if (LIST.test(name) && !ANY_HEAD.test(bare)) return 'none';
  const opened = OPENER.test(name);
  if (opened && ANY_HEAD.test(bare) && bare.length >= 8) return 'strong';
  if (STRONG_HEAD.test(bare) && bare.length >= 7) return 'strong';
  return 'weak';
}

/** 爽农贷: a nickname of a product. */
const NICKNAME = /^[\u4e00-\u9fffA-Za-z]{1,5}(?:贷|通|宝|链|码|卡|保)$/;

/** Whether a run is a product's nickname, short as it is. */
export const isNickname = (name: string): boolean => NICKNAME.test(name);

/** Whether a run before a colon can be a name: labels (合作模式：, 支持系统：) are short, or end with no head noun. */
export const namesBeforeColon = (name: string): boolean =>
  nameShape(name) === 'strong' || isNickname(name) || (hasHead(name) && name.length >= SHORTEST_BEFORE_COLON);
const SHORTEST_BEFORE_COLON = 7;
