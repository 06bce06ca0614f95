/** Stage 6: rules over segments and mentions -> Draft. Evidence is in the view. */
import { announcements } from '../rules/announcement/announcements.ts';
import { declaredTitle, outsideForms } from '../rules/declaration/announcement.ts';
import { invalidIdentifiers } from '../rules/declaration/notices.ts';
import { withDeclared } from '../rules/declaration/pilots.ts';
import { publishedOn, publisher, title } from '../rules/document/document.ts';
import { englishPilots } from '../rules/english/pilots.ts';
import { pilots } from '../rules/pilot/pilots.ts';
import { uncertainties } from '../rules/pilot/uncertain.ts';
import { programmeStatements } from '../rules/programme/programmes.ts';
import { traced } from '../traced.ts';
import type { AnnotatedDocument, AnnouncementDraft, Draft, PilotDraft } from '../types.ts';

type Named = PilotDraft['applicants'][number] | AnnouncementDraft['participants'][number];

/** Known institutions are the same by id or full name; unknown ones where one name holds the other, as later mentions are shortened. */
const isSame = ({ value: a }: Named, { value: b }: Named): boolean =>
  a.canonicalName !== null || b.canonicalName !== null
    ? a.canonicalName === b.canonicalName
    : a.name.includes(b.name) || b.name.includes(a.name);

/** The participants whose pilot the document does not tell: those paired with a pilot are its applicants. */
function unpaired(draft: AnnouncementDraft, found: readonly PilotDraft[]): AnnouncementDraft {
  const applicants = found.flatMap((pilot) => pilot.applicants);
  return {
    ...draft,
    participants: draft.participants.filter((one) => !applicants.some((other) => isSame(one, other))),
  };
}

/** Everything that the rules find in one document. */
export function extractDraft(document: AnnotatedDocument): Draft {
  const announced = traced('family', 'announcement', () => announcements(document));
  const told =
    document.doc.script === 'Latn'
      ? traced('family', 'english', () => englishPilots(document, announced))
      : traced('family', 'pilot', () => pilots(document, announced));
  const found = traced('family', 'declaration', () => withDeclared(document, told, announced));
  return {
    title: declaredTitle(
      document,
      traced('family', 'document', () => title(document)),
    ),
    publisher: outsideForms(document, publisher(document)),
    publishedOn: publishedOn(document),
    announcements: announced.map(({ draft }) => unpaired(draft, found)),
    pilots: found,
    programmes: traced('family', 'programme', () => programmeStatements(document)),
    notices: [...uncertainties(document, announced, found), ...invalidIdentifiers(document, found)],
  };
}
