import { anyOf, formsOf } from '../lexicon/phrases.ts';
import { fieldOf } from '../segment/tables.ts';
import type { Line } from './line.ts';

let pattern: RegExp | null = null;

/** What pilots are called: a technology and what it is for, marks around a name, a type in brackets. */
function pilotName(): RegExp {
  const head = anyOf(formsOf('pilot-heads.yaml', 'platform', 'product-name', 'service'));
  pattern ??= new RegExp(
    String.raw`基于[^，。]{2,40}的[^，。]{2,40}|^[^，。]{0,60}《[^》]{4,60}》|${head}\s?(?:[（(][^（()）]{2,60}[)）])?[；;。]?$|声明书|申请机构|申报单位`,
  );
  return pattern;
}

/** Whether a line that is no sentence may be part of an announcement: a pilot's name, a label or a cell of a table of pilots. */
export const isAnnouncement = ({ text, box }: Line): boolean =>
  box.cell !== null || fieldOf(text) !== null || (text.length <= 200 && pilotName().test(text));
