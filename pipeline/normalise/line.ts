/** What the passes over punctuation and space ask of a line and its characters. */
import { countScript } from './script.ts';

/**
 * Whether a line is written by the rules of Chinese: in a Chinese document where Han characters are no fewer than Latin words,
 * in an English one, whose lines carry Chinese glosses, where they are more than six times as many.
 */
export const isChinese = (text: string, start: number, end: number, english: boolean): boolean => {
  const { han, words } = countScript(text, start, end);
  return han > 0 && han >= words * (english ? 6 : 1);
};

const HAN = /[\u3400-\u4dbf\u4e00-\u9fff〇々\ud840-\ud87f]/;
/** A Han character, also the first half of a rare one. */
export const isHan = (character: string | undefined): boolean => character !== undefined && HAN.test(character);

/** Whether a text holds a Han character. */
export const hasHan = (text: string): boolean => HAN.test(text);

const CHINESE_MARK = /[\u3001-\u301f“”‘’…—·，：；！？（）]/;
/** A Han character or a mark of Chinese punctuation. */
export const isCjk = (character: string | undefined): boolean =>
  character !== undefined && (HAN.test(character) || CHINESE_MARK.test(character));

const SPACE = /\s/;
/** White space that does not end a line. */
export const isSpace = (character: string | undefined): boolean =>
  character === ' ' || (character !== undefined && character !== '\n' && SPACE.test(character));
