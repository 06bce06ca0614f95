/** How calendar dates are written, as sources of regular expressions over folded text (half-width, small letters, Simplified). */

const DIGIT = '[〇零○0一二三四五六七八九]';
/** 2020, 二〇二〇. */
export const YEAR = `(?:(?:19|20|21)\\d{2}|[一二]${DIGIT}{3})`;
/** 1 to 12, also 十二. */
export const MONTH = '(?:1[0-2]|0?[1-9]|十[一二]?|[一二三四五六七八九])';
/** 1 to 31, also 二十一 and 廿一. */
export const DAY = '(?:[12]\\d|3[01]|0?[1-9]|(?:[二三]?十|廿)[一二三四五六七八九]?|[一二三四五六七八九])';
/** Between the ends of a stretch of time. */
const TO = ' ?(?:[-–—~]{1,2}|至|到) ?';
/** English months, in full and abbreviated. */
export const ENGLISH_MONTH =
  '(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)';
const ENGLISH_YEAR = '(?:19|20)\\d{2}';

const monthDay = `${MONTH}(?:${TO}${MONTH})? ?月(?![均活])份?(?: ?${DAY}(?:${TO}${DAY})? ?[日号](?![均活]))?`;

/**
 * Every stretch of text that begins with a numeral and is a date or part of one: 2020年8月14日, 8月, 14日, 2019-2021年, 2020-08-14, 二季度,
 * 14 Aug 2020, the 14 and the 2020 of Aug. 14, 2020.
 */
export const calendarSource = [
  `${YEAR}(?:${TO}(?:${YEAR}|\\d{2}(?= ?年)))? ?年(?!期)(?: ?${monthDay})?`,
  `\\d{2}年(?=${MONTH}月)`,
  `(?:19|20)\\d{2}(?<mark>[-/.])(?:1[0-2]|0?[1-9])\\k<mark>(?:[12]\\d|3[01]|0?[1-9])(?!\\d)`,
  `(?:19|20)\\d{2}[-/](?:1[0-2]|0[1-9])(?![\\d万亿千百])`,
  `(?:19|20)\\d{2}${TO}(?:19|20)\\d{2}(?![\\d万亿千百,.])`,
  monthDay,
  `${DAY}(?:[日号]?${TO}${DAY})? ?[日号](?![均活])`,
  `[1-4一二三四](?:(?:${TO}|、)[1-4一二三四])? ?季度?(?!节)`,
  `(?<=\\b${ENGLISH_MONTH}\\.? )\\d{1,2}(?:st|nd|rd|th)?(?:${TO}\\d{1,2})?(?:,? ?${ENGLISH_YEAR})?(?![\\d,.]\\d|\\d)`,
  `(?<=\\b${ENGLISH_MONTH}\\.?,? )${ENGLISH_YEAR}(?!\\d)`,
  `\\d{1,2}(?:st|nd|rd|th)?(?: of)? ${ENGLISH_MONTH}(?![a-z])\\.?(?:,? ${ENGLISH_YEAR})?`,
].join('|');
