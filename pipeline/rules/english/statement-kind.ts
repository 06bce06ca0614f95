/** What an English statement about a pilot tells. */
import { textOf } from '../../annotated.ts';
import type { AnnotatedDocument } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import type { InstitutionList } from '../applicant/list.ts';
import { englishRoles, isRolePredicate } from './roles.ts';
import { tellsType } from './type-words.ts';
import { anyWord } from './words.ts';

/** What a statement is: what the pilot does, should bring, who makes good for losses, how it would end. */
export type Kind = 'function' | 'effect' | 'loss' | 'exit';

const FILE = 'english-statements.yaml';
const pattern = (...ids: string[]): RegExp => new RegExp(anyWord(FILE, ...ids), 'iu');
/** Expected to, should; the company expects the tool to. */
const EXPECTS = `(?:${anyWord(FILE, 'expects')}|(?<![\\p{L}])expects? (?:[\\p{L}-]{1,20} ){1,3}to(?= ))`;
/** Whether a statement tells of what is expected. */
export const isExpected = (text: string): boolean => EXPECTED.test(text);
const EXPECTED = new RegExp(EXPECTS, 'iu');
/** Expected to halve …; Lowers the cost of …; Farmers no longer queue. */
const EFFECT = new RegExp(
  `${EXPECTS}[^.]{0,80}${anyWord(FILE, 'effect')}|^${anyWord(FILE, 'effect')}(?= )|^${anyWord(FILE, 'expected')}|^[^,;]{3,80} ${anyWord(FILE, 'relieved')} `,
  'iu',
);
const [EXIT, LOSS, LAUNCH] = [pattern('exit', 'exit-condition'), pattern('loss'), pattern('launch')];
const FIGURE = new RegExp(`\\d{2,}|\\d ?%|[¥$€]\\d|${anyWord(FILE, 'figure-word')}`, 'iu');

/** Cut from 5 days to 30 minutes, by 20 percent: how much better it gets, and nothing that is counted. */
const IMPROVEMENT = new RegExp(
  `(?<![\\d.,])[\\d.]{1,6}(?: ?| to [\\d.]{1,6} )${anyWord(FILE, 'time-unit')}|by (?:\\p{Ll}{1,12} ){0,2}[\\d.]{1,6} ?${anyWord(FILE, 'share')}`,
  'giu',
);

/** Loans of up to RMB 300,000 each: the limit of one customer is no scale. */
const OF_ONE =
  /(?:of )?up to (?:RMB|CNY|US\$|¥)? ?[\d.,]{1,12}(?: (?:million|thousand))?(?: (?:yuan|renminbi))?(?: \([^()]{1,40}\))? (?:each|apiece|per [a-z]{3,12})/giu;

/** 40 basis points: what a loan costs is no scale. */
const RATE = new RegExp(`(?<![\\d.,])[\\d.]{1,6} ?${anyWord(FILE, 'rate-unit')}`, 'giu');

/** Whether a statement tells of figures that scale rules read. */
export function hasFigure(text: string): boolean {
  if (!FIGURE.test(text)) return false;
  const bare = text.replace(RATE, '').replace(OF_ONE, '');
  return FIGURE.test(EFFECT.test(bare) ? bare.replace(IMPROVEMENT, '') : bare);
}

/** What a statement tells; a role, a type, a launch or a figure alone is none. */
export function kindOf(document: AnnotatedDocument, span: ViewSpan, applicants: InstitutionList | null): Kind | null {
  const text = textOf(document, span);
  if (LOSS.test(text)) return 'loss';
  if (EXIT.test(text)) return 'exit';
  if (LAUNCH.test(text) || hasFigure(text) || tellsType(text)) return null;
  if (isRolePredicate(document, span) || englishRoles(document, [span], applicants).length > 0) return null;
  return EFFECT.test(text) ? 'effect' : 'function';
}
