/** Stage 6: rules over segments and mentions -> Draft. Evidence is in the view. */
import { announcements } from '../rules/announcement/announcements.ts';
import { publishedOn, publisher, title } from '../rules/document/document.ts';
import { englishPilots } from '../rules/english/pilots.ts';
import { pilots } from '../rules/pilot/pilots.ts';
import { programmeStatements } from '../rules/programme/programmes.ts';
import type { AnnotatedDocument, Draft } from '../types.ts';

/** Everything that the rules find in one document. */
export function extractDraft(document: AnnotatedDocument): Draft {
  const announced = announcements(document);
  const found = document.doc.script === 'Latn' ? englishPilots(document, announced) : pilots(document, announced);
  return {
    title: title(document),
    publisher: publisher(document),
    publishedOn: publishedOn(document),
    announcements: announced.map(({ draft }) => draft),
    pilots: found,
    programmes: programmeStatements(document),
    notices: [],
  };
}
