/** Applicants told in sentences of their own: The applicants are A and B; It was submitted by A; A is running it with B. */
import { sentencesIn } from '../../annotated.ts';
import type { AnnotatedDocument } from '../../types.ts';
import type { ViewSpan } from '../../view.ts';
import type { TiedList } from '../applicant/applicants.ts';
import { applicantsAfter } from './after.ts';
import { type ListAt, listAt } from './list.ts';
import { withPartners } from './partners.ts';
import { anyWord, atStart, matched, word } from './words.ts';

const VERBS = 'english-application-verbs.yaml';
const GENERIC = anyWord('english-pilot-words.yaml', 'generic', 'generic-trial');
/** The only applicant for this service is. */
const APPLICANTS_OF = `(?:the|its) (?:${anyWord(VERBS, 'helper')} )?${anyWord('english-cues.yaml', 'applicant-noun')}(?: (?:of|for|behind) (?:it|(?:the|this) [\\p{Ll} -]{3,30}?))? (?:${word('be')}|include|includes)`;
const APPLICANTS_ARE = atStart(`(?:${anyWord('english-cues.yaml', 'applicant-sentence')}|${APPLICANTS_OF}) `);
const IT_WAS = new RegExp(`^(?:It|This|(?:The|This) ${GENERIC})(?=,? )`, 'u');
/** Here A has teamed up with B. */
const HERE = /^(?:(?:Here|In this case|This time),? )?/;
/** A is running it; A and B filed this application. */
const RUNS_IT = atStart(
  `(?: ${anyWord(VERBS, 'helper')})*,? ${anyWord(VERBS, 'apply', 'lead')} (?:it|this one|(?:the|this) (?:[\\p{Ll}-]{1,20} )?${GENERIC})(?: together| jointly)?(?![\\p{L}-])`,
);
/** A is the only applicant; A, its sole applicant, connects …. */
const IS_APPLICANT = atStart(
  `(?:,| ${word('be')}) (?:the|its|their) (?:${anyWord(VERBS, 'helper')} )?${anyWord('english-cues.yaml', 'applicant-noun')}(?=[.,;]|$)`,
);
/** A and B will use big data to …: who does what the pilot does. */
const WILL_USE = atStart(
  ` ${anyWord(VERBS, 'will')} (?:(?:jointly|together|also|both) )?${anyWord(VERBS, 'does')}(?= )`,
);
const TEAM = new RegExp(anyWord('english-enumerations.yaml', 'team'), 'iu');

/** Those who are said to run it, to have teamed up, or to do in future what it does. */
function asSubject(document: AnnotatedDocument, span: ViewSpan): ListAt | null {
  const { text } = document.doc.view;
  const list = listAt(document, span.start + matched(HERE, text, span.start, span.end), span.end, 'open');
  const [first, second] = list?.names ?? [];
  if (!list || !first?.mention || first.mention.institutionKind === 'regulator') return null;
  const runs = matched(RUNS_IT, text, list.end, span.end);
  if (runs > 0) return withPartners(document, { ...list, end: list.end + runs }, span.end);
  const said = matched(IS_APPLICANT, text, list.end, span.end);
  if (said > 0) return text[list.end] === ',' ? list : { ...list, end: list.end + said };
  if (list.names.every(({ mention }) => mention) && matched(WILL_USE, text, list.end, span.end) > 0) return list;
  const teamed = second && TEAM.test(text.slice(first.span.end, second.span.start));
  return teamed && /^(?:[.,;]|$)/.test(text.slice(list.end, span.end)) ? list : null;
}

/** Those of whom a sentence says that they apply: The applicants are A and B; It was filed by A. */
function saidIn(document: AnnotatedDocument, span: ViewSpan): ListAt | null {
  const { text } = document.doc.view;
  const lead = matched(APPLICANTS_ARE, text, span.start, span.end);
  const list = lead > 0 ? listAt(document, span.start + lead, span.end, 'open') : null;
  if (list) return list;
  const it = IT_WAS.exec(text.slice(span.start, span.end))?.[0].length ?? 0;
  const behind = it > 0 ? applicantsAfter(document, span.start + it, span.end) : null;
  return behind?.tie === 'by' ? behind : null;
}

/** Whether a sentence tells who applies and nothing else. */
export function tellsApplicants(document: AnnotatedDocument, span: ViewSpan): boolean {
  const list = saidIn(document, span) ?? asSubject(document, span);
  return list !== null && /^[.;,]?$/.test(document.doc.view.text.slice(list.end, span.end));
}

/** The applicants that sentences of a scope name, for pilots to whose names none are tied. */
export function inWords(document: AnnotatedDocument, scope: readonly ViewSpan[]): TiedList[] {
  const sentences = scope.flatMap((part) => sentencesIn(document, part));
  for (const find of [saidIn, asSubject]) {
    for (const { span } of sentences) {
      const list = find(document, span);
      if (list) return [{ list, rule: 'applicant/english-in-words' }];
    }
  }
  return [];
}
