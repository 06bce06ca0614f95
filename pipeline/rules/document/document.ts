/** What a document says of itself: title, publisher, date of publication. */
import { oncePerDocument } from '../../annotated.ts';
import type { Found, Rule } from '../../types.ts';
import { viewSpan } from '../../view.ts';
import { publishedOnRule } from './published-on.ts';
import { publisherRule } from './publisher.ts';
import { titleRule } from './title.ts';

/** Once a document: dates, regions and authorities ask for it too. */
const best = (rule: Rule<string>) =>
  oncePerDocument(
    (document): Found<string> | null => rule.find(document, viewSpan(0, document.doc.view.text.length))[0] ?? null,
  );

/** The headline as shown; null where the text opens with its first sentence. */
export const title = best(titleRule);
/** The paper, site or body that publishes; null where the document does not say. */
export const publisher = best(publisherRule);
/** The day of publication, ISO 8601. */
export const publishedOn = best(publishedOnRule);
