/** Which of the bodies that a document names made the batch public. */
import { oncePerDocument, sentencesIn, textOf } from '../../annotated.ts';
import { region as regionEntry } from '../../lexicon.ts';
import { institutionsNamed } from '../../mention/institutions.ts';
import type { AnnotatedDocument, AnnouncementDraft, Found } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { publisher } from '../document/document.ts';
import { type Authority, authorityRule } from './authority.ts';
import { batchRule } from './batch.ts';
import { cueWords } from './cue-words.ts';
import { type CueGroup, speaksFor } from './group.ts';
import { leadIn } from './lead.ts';

const SITE = 'announcement/authority-of-site';
const SIGNED = 'announcement/authority-signed';
const SPEAKER = 'announcement/authority-speaks';
const PARAGRAPH = 'announcement/authority-of-paragraph';
const LEAD_IN = 'announcement/authority-of-lead-in';

/** Whether the document is the notice of the authority itself and no report of it: it is the page's source, or it signs. */
export const isOwnNotice = (document: AnnotatedDocument, { value }: Found<{ name: string }>): boolean =>
  siteOf(document)?.value.name === value.name || signatory(document)?.value.name === value.name;

const OWN_VOICE = new RegExp(cueWords('announcement-cues.yaml', 'own-voice'));

/** 现将…公示如下: the sentence that makes the batch public is the body's own. */
export const inOwnVoice = (document: AnnotatedDocument, { cues }: CueGroup): boolean =>
  cues.some(({ sentence, authorities }) => authorities.length > 0 && OWN_VOICE.test(textOf(document, sentence)));

const plain = ({ value: { name, nameEn }, at, rule }: Found<Authority>): AnnouncementDraft['authority'] => ({
  value: { name, nameEn },
  at,
  rule,
});

/** A notice on a regulator's own site names its branch as the source. */
const siteOf = oncePerDocument((document): AnnouncementDraft['authority'] => {
  const source = publisher(document);
  const [named] = source ? institutionsNamed(source.value) : [];
  if (named?.kind !== 'regulator' || named.parent === null) return null;
  const { canonicalName, nameEn } = named;
  return source && { value: { name: canonicalName ?? source.value, nameEn }, at: source.at, rule: SITE };
});

/** The body that signs at the end: a short block that is its name; of several the first. */
const signatory = oncePerDocument((document): Found<Authority> | null => {
  const article = document.blocks.filter(({ kind }) => kind !== 'boilerplate').slice(-3);
  const signed = article.flatMap(({ span }) =>
    span.end - span.start <= 40 && !/[。，：]/.test(textOf(document, span)) ? authorityRule.find(document, span) : [],
  );
  return signed[0] ? { ...signed[0], rule: SIGNED } : null;
});

const DESCRIBED = /^(?:China['’]s )?central bank|^(?:sub-?)?branch of (?:the )?(?:Chinese |China['’]s )?central bank$/i;

/** A central bank's Shenzhen branch, or the local one, describes a body that the article may name elsewhere. */
function ownName(document: AnnotatedDocument, branch: Found<Authority>, place: string | null): Found<Authority> {
  if (!DESCRIBED.test(branch.value.name)) return branch;
  const whole = viewSpan(0, document.doc.view.text.length);
  const same = ({ rank, name, regions }: Authority): boolean =>
    rank === 'branch' &&
    !DESCRIBED.test(name) &&
    regions.some((own) => (branch.value.regions.length > 0 ? branch.value.regions.includes(own) : own === place));
  return authorityRule.find(document, whole).find(({ value }) => same(value)) ?? branch;
}

/** The only branch that the paragraph of the news names: 首批应用昨日公示。人民银行某中心支行表示，共有4项… */
function inParagraph(document: AnnotatedDocument, cues: CueGroup['cues']): Found<Authority> | null {
  const paragraph = cues.flatMap(({ kind, block }) =>
    kind === 'headline' ? [] : (document.blocks[block]?.span ?? []),
  );
  const branches = paragraph[0] ? authorityRule.find(document, paragraph[0]) : [];
  return branches.length === 1 && branches[0]?.value.rank === 'branch' ? { ...branches[0], rule: PARAGRAPH } : null;
}

/** The only branch that the sentence before names: 昨天，人民银行某中心支行放了个大招。 */
function inLeadIn(document: AnnotatedDocument, cues: CueGroup['cues']): Found<Authority> | null {
  const lead = leadIn(document, cues);
  const branches = lead ? authorityRule.find(document, lead.span) : [];
  return branches.length === 1 && branches[0]?.value.rank === 'branch' ? { ...branches[0], rule: LEAD_IN } : null;
}

const SPEAKS = new RegExp(`^(?: ?[(（][^()（）]{1,40}[)）])? ${cueWords('authority-words.yaml', 'speaks')}`);

/** The Ningbo branch said that the first five projects …: the body that in English news tells of the batch behind its announcement. */
function speakerOf(document: AnnotatedDocument, sections: readonly ViewSpan[]): Found<Authority> | null {
  if (document.doc.script !== 'Latn') return null;
  const { text } = document.doc.view;
  for (const { span } of sections.flatMap((section) => sentencesIn(document, section))) {
    const speaker = authorityRule
      .find(document, span)
      .find(
        ({ value, at: [at] }) => value.rank !== 'head-office' && at && SPEAKS.test(text.slice(at.end, at.end + 60)),
      );
    if (speaker && batchRule.find(document, span).length > 0) return { ...speaker, rule: SPEAKER };
  }
  return null;
}

/** A branch or bureau before a working group: in the cues, as the source of the page, or as who signs. */
export function authorityOf(
  document: AnnotatedDocument,
  { cues, region }: CueGroup,
  sections: readonly ViewSpan[],
): AnnouncementDraft['authority'] {
  const named = cues.flatMap(({ authorities }) => authorities);
  // 甲分行、乙分行分别公示: of those who publish in one sentence each speaks for its own city.
  const nearness = ({ value }: Found<Authority>): number => (region === null ? 0 : speaksFor(value, region));
  const branches = cues
    .map(({ authorities }) => authorities.filter(({ value }) => value.rank === 'branch'))
    .find(({ length }) => length > 0);
  const [branch] = [...(branches ?? [])].sort((a, b) => nearness(b) - nearness(a));
  if (branch) return plain(ownName(document, branch, region === null ? null : regionEntry(region).name));
  const site = siteOf(document);
  if (site) return site;
  const best = named.find(({ value }) => value.rank === 'working-group') ?? signatory(document) ?? named[0];
  const spoken = best ?? inParagraph(document, cues) ?? inLeadIn(document, cues) ?? speakerOf(document, sections);
  return spoken ? plain(spoken) : null;
}
