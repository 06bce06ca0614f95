/** The dateline that an agency puts before its first sentence: NINGBO, March 27 -- and 新华社北京1月14日电. */
import { type DateMention, dates } from '../../dates.ts';

const PLACE = /^[（(【]?(?:[\u4e00-\u9fff]{2,12}|[A-Z][A-Za-z .'’]{1,23},(?: [A-Z][A-Za-z]{2,12},)?)\s?$/;
const END = /^\s?(?:[(/][A-Za-z. ]{2,20}[)/]\s?)?(?:[-–—]{1,2}|电|讯|消息)/;

/** The day of an agency's dateline, as written at the beginning of a text; null where the text begins otherwise. */
export function agencyDateline(text: string): DateMention | null {
  const [first] = dates(text.slice(0, 80));
  return first && PLACE.test(text.slice(0, first.start)) && END.test(text.slice(first.end)) ? first : null;
}
