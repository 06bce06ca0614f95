/** The institution on whose own page a document stands, where the text speaks of it in the first person: 我行与某公司联合申报. */
import { oncePerDocument } from '../../annotated.ts';
import { mentionsIn } from '../../stages/5-mention.ts';
import { publisher } from '../document/document.ts';
import type { ListedName } from './list.ts';

/** 我行 and the like, and nothing else. */
export const FIRST_PERSON = /^(?:我行|本行|我司|我公司|本公司)$/;
const SPEAKS = /我行|本行|我司|我公司|本公司/;

/** Who 我行 is: the publisher, where the page names it. Null where the page names no institution that could apply. */
export const ownInstitution = oncePerDocument((document): ListedName | null => {
  const { text } = document.doc.view;
  const at = SPEAKS.test(text) ? publisher(document)?.at[0] : undefined;
  // What stands around the article is asked for no mentions before.
  const mention = at && mentionsIn(text, [at]).find(({ kind }) => kind === 'institution');
  return mention?.kind === 'institution' && mention.institutionKind !== 'regulator'
    ? { span: mention.span, mention }
    : null;
});
