/** People whom an article names with their institution, 某银行副行长林大江, and who then speak by their names alone. */
import { institutionsIn, oncePerDocument } from '../../annotated.ts';
import type { AnnotatedDocument } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import type { ListedName } from '../applicant/list.ts';
import { cue } from './scope-reader.ts';

/** Between an institution and its person: departments, then an office, then the name before what the person does. */
const PERSON = new RegExp(
  `^[^，。；：“”\\n]{0,14}?${cue('office')}([\\u4e00-\\u9fff]{2,3}?)(?=${cue('speech')}|[向对，。：“]|这样|开门见山)`,
);
const REACH = 40;

/** By the name of a person the institution that the document names with it. */
const spokespeople = oncePerDocument((document): ReadonlyMap<string, ListedName> => {
  const { text } = document.doc.view;
  const people = new Map<string, ListedName>();
  for (const mention of institutionsIn(document, viewSpan(0, text.length))) {
    if (mention.institutionKind === 'regulator') continue;
    const name = PERSON.exec(text.slice(mention.span.end, mention.span.end + REACH))?.[1];
    if (name !== undefined && !people.has(name)) people.set(name, { span: mention.span, mention });
  }
  return people;
});

const SPEAKS = new RegExp(`(?:^|[”，。])([\\u4e00-\\u9fff]{2,3}?)(?:还|也|进一步|则|随即)?${cue('speech')}`);

/** The institution whose person speaks in a sentence by name alone; null where none does. */
export function speakerIn(document: AnnotatedDocument, text: string): ListedName | null {
  const name = SPEAKS.exec(text)?.[1];
  return name === undefined ? null : (spokespeople(document).get(name) ?? null);
}
