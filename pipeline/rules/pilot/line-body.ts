/** What a line begins with before a pilot's name: a number, a label, a type, who applies. */
import { institutionsIn } from '../../annotated.ts';
import type { PilotType } from '../../contract.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Block, Found } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { type InstitutionList, institutionList } from '../applicant/list.ts';
import { NUMBERING } from './shape.ts';
import { typeNamed, typePrefix } from './type-words.ts';

const LABEL = new RegExp(
  `^${anyOf(formsOf('name-labels.yaml'))}(?:[（(][一二三四五六七八九十\\d]+[）)]|[一二三四五六七八九十\\d]{0,2})[：:]\\s?`,
);

/** A line without what stands before the name. */
export interface Line {
  /** From where the name may begin to the end of the line. */
  readonly span: ViewSpan;
  readonly numbered: boolean;
  readonly labelled: boolean;
  /** 【金融服务】 before the name. */
  readonly type: Found<PilotType> | null;
  /** Who stands before the name and a colon: 甲：基于…的服务. */
  readonly owners: InstitutionList | null;
}

const OWNERS = /^([^，。；：“《（\n]{2,80})[：:]\s?/;

/** The list of institutions that a line begins with, before a colon, and its length with the colon. */
function ownersOf(
  document: AnnotatedDocument,
  { start, end }: ViewSpan,
): { list: InstitutionList; length: number } | null {
  const match = OWNERS.exec(document.doc.view.text.slice(start, end));
  if (!match || end - start === match[0].length) return null;
  const slot = viewSpan(start, start + (match[1] as string).length);
  if (institutionsIn(document, slot).length === 0) return null;
  const list = institutionList(document, slot, { unknown: 'beside-known' });
  return list && { list, length: match[0].length };
}

/** What a block begins with before the name that it may hold. */
export function bodyOf(document: AnnotatedDocument, block: Block): Line {
  const { text } = document.doc.view;
  const line = text.slice(block.span.start, block.span.end);
  const numbering = NUMBERING.exec(line)?.[0].length ?? 0;
  const label = LABEL.exec(line.slice(numbering))?.[0].length ?? 0;
  const type = typePrefix(line.slice(numbering + label));
  const start = block.span.start + numbering + label + type.length;
  const whole = viewSpan(start, Math.max(block.span.end, start + 1));
  const owners = numbering > 0 ? ownersOf(document, whole) : null;
  const value = typeNamed(type);
  return {
    span: owners ? viewSpan(start + owners.length, whole.end) : whole,
    numbered: numbering > 0 || type !== '',
    labelled: label > 0,
    type: value && { value, at: [viewSpan(start - type.length, start)], rule: 'pilot/type-prefix' },
    owners: owners?.list ?? null,
  };
}
