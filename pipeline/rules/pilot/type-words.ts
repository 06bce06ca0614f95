/** The words for the two types of pilot. */
import type { PilotType } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';

const FINANCIAL = formsOf('pilot-types.yaml', 'financial-service');
const TECHNOLOGY = formsOf('pilot-types.yaml', 'technology-product');

/** A group that matches any word for a type, for use inside a regular expression. */
export const TYPE_WORD = anyOf([...FINANCIAL, ...TECHNOLOGY]);

const PREFIX = new RegExp(
  `^(?:[【［[（]${TYPE_WORD}(?:应用|项目)?[】］\\]）]|${TYPE_WORD}(?:应用|项目)?：(?=[^、，；]{6,60}(?:[（，。；\\t]|$)))\\s?`,
);

/** The type in brackets or before a colon that a line or a cell begins with, 【金融服务】; '' where it begins otherwise. */
export const typePrefix = (text: string): string => PREFIX.exec(text)?.[0] ?? '';

const SUFFIX = new RegExp(`^[【［[（(]${TYPE_WORD}(?:应用|项目)?[】］\\]）)]`);
const TAIL = new RegExp(`[/，]\\s?${TYPE_WORD}(?:应用|项目)?$`);

/** The type in brackets right behind a name, '' where none stands there. */
export const typeSuffix = (text: string): string => SUFFIX.exec(text)?.[0] ?? '';

/** The type that a line ends with behind a mark, /金融服务; '' where it ends otherwise. */
export const typeTail = (text: string): string => TAIL.exec(text)?.[0] ?? '';

/** The type that a text names, null where it names none or both. */
export function typeNamed(text: string): PilotType | null {
  const financial = FINANCIAL.some((form) => text.includes(form));
  const technology = TECHNOLOGY.some((form) => text.includes(form));
  return financial === technology ? null : financial ? 'financial-service' : 'technology-product';
}
