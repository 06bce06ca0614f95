/** Pilots that an English article describes (who builds what, with which technology) without naming them. */
import { textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import type { AnnotatedDocument, Rule } from '../../types.ts';
import { contains, type ViewSpan } from '../../view.ts';
import type { Announced } from '../announcement/announcements.ts';
import type { InstitutionList } from '../applicant/list.ts';
import type { Scope } from '../pilot/scope.ts';
import { Cover } from './cover.ts';
import { elsewhereSpans } from './elsewhere.ts';
import { type Opening, openings } from './openings.ts';
import { withoutOwnBusiness } from './own-business.ts';
import { leavesPilot } from './scope.ts';

const GOES_ON = new RegExp(`^${anyOf(formsOf('english-cues.yaml', 'anaphor'))}(?![\\p{L}])`, 'u');

/** A pilot without a name: its scope, what it is said to be, and who applies. */
export interface UnnamedPilot {
  readonly scope: Scope;
  readonly object: ViewSpan;
  readonly applicants: InstitutionList | null;
}

function pilotsIn(
  document: AnnotatedDocument,
  sections: readonly ViewSpan[],
  taken: readonly ViewSpan[],
): UnnamedPilot[] {
  const found: UnnamedPilot[] = [];
  const told = new Cover(document.doc.view.text.length, taken);
  let [block, current, alone]: [number, ViewSpan[] | null, boolean] = [-1, null, false];
  let previous: InstitutionList | null = null;
  for (const sentence of document.segments.sentences) {
    if (sentence.block !== block) current = null;
    block = sentence.block;
    const here = sections.some((section) => contains(section, sentence.span));
    const opened: Opening[] = (here ? openings(document, sentence, previous) : []).filter(
      ({ at }) => !told.overlaps(at),
    );
    // Behind a sentence that opens one and no other its paragraph goes on about it.
    const goesOn =
      GOES_ON.test(textOf(document, sentence.span)) ||
      (alone && !told.overlaps(sentence.span) && !leavesPilot(document, sentence.span));
    if (opened.length === 0 && goesOn) current?.push(...withoutOwnBusiness(document, sentence.span));
    else current = null;
    if (opened.length > 0) alone = opened.length === 1;
    for (const { at, object, applicants } of opened) {
      // The only one of its sentence is told by all of it.
      current = [opened.length === 1 && !told.overlaps(sentence.span) ? sentence.span : at];
      previous = applicants ?? previous;
      found.push({ object, applicants, scope: current });
    }
  }
  return found;
}

/**
 * The unnamed pilots of an announcement, looked for only where fewer pilots are named than the document states, or none at all.
 * @param named how many of its pilots have names
 * @param taken the scopes of these, and the sentences that tell of elsewhere
 */
export function englishUnnamed(
  document: AnnotatedDocument,
  { draft, sections }: Announced,
  named: number,
  taken: readonly ViewSpan[],
): UnnamedPilot[] {
  const stated = draft.statedCount?.value;
  const missing = stated === undefined ? (named === 0 ? Number.POSITIVE_INFINITY : 0) : stated - named;
  const found = missing > 0 ? pilotsIn(document, sections, taken) : [];
  return found.length <= missing ? found : [];
}

/** What a text describes without naming it, and who applies. */
export const unnamedRule: Rule<UnnamedPilot> = {
  id: 'pilot/english-unnamed',
  why: 'short reports tell who will test what, without the name that the notice gives it',
  examples: [
    {
      text: 'Bank of Suzhou and Titanium Data Technology will test a blockchain-based invoice platform.',
      gives: ['a blockchain-based invoice platform < Bank of Suzhou、Titanium Data Technology'],
    },
    {
      text: 'A third application lets three local banks check accounts with multi-party computation.',
      gives: ['A third application lets three local banks check accounts with multi-party computation'],
    },
    {
      text: 'A voice customer service system was submitted by Bank of Nanjing.',
      gives: ['A voice customer service system < Bank of Nanjing'],
    },
    {
      text: 'One of the projects, developed by Bank of Suzhou using technology from Titanium Data Technology, is a warehouse receipt platform for exporters.',
      gives: ['a warehouse receipt platform for exporters < Bank of Suzhou'],
    },
    {
      text: 'The third, a dialect banking service on 5G, was put forward by Bank of Nanjing in partnership with Titanium Data Technology.',
      gives: ['a dialect banking service on 5G < Bank of Nanjing、Titanium Data Technology'],
    },
    {
      text: 'The invoice platform comes from Bank of Suzhou, which teamed up with Titanium Data Technology.',
      gives: ['The invoice platform < Bank of Suzhou、Titanium Data Technology'],
    },
    {
      text: 'Xinyun Pay, backed by Titanium Capital, proposed a remittance tool based on a blockchain, which it plans to launch in May.',
      gives: ['a remittance tool based on a blockchain < Xinyun Pay'],
    },
    {
      text: 'In one project, broker Xinghe Securities Co. Ltd. and Bank of Suzhou proposed a token ledger on a blockchain, according to a notice of Nov. 8.',
      gives: ['a token ledger on a blockchain < Xinghe Securities Co. Ltd.、Bank of Suzhou'],
    },
    {
      text: 'Lushan Credit Service, together with Titanium Data Technology, will run a portrait system using blockchain.',
      gives: [],
    },
    {
      text: 'Third is a tender guarantee chain from Bank of Suzhou and Titanium Data Technology.',
      gives: ['a tender guarantee chain < Bank of Suzhou、Titanium Data Technology'],
    },
    {
      text: 'Bank of Suzhou proposed a bus payment hub using 5G, to be launched on July 1, 2023 and open to all.',
      gives: ['a bus payment hub using 5G < Bank of Suzhou'],
    },
    { text: 'One of the projects is due in May.', gives: [] },
    { text: 'The central bank will test a digital currency.', gives: [] },
    {
      text: 'The list names Bank of Suzhou, which will trial an invoice platform using blockchain, and Bank of Nanjing, which is piloting a voice customer service system.',
      gives: [
        'an invoice platform using blockchain < Bank of Suzhou',
        'a voice customer service system < Bank of Nanjing',
      ],
    },
    {
      text: 'They are: a credit service based on 5G, by Bank of Suzhou; a payment platform, by UnionPay.',
      gives: ['credit service based on 5G < Bank of Suzhou', 'payment platform < UnionPay'],
    },
    {
      text: 'The projects are Bank of Suzhou’s invoice financing scheme; a token service jointly developed by UnionPay and Bank of Nanjing; Bank of Beijing’s farm loan product and a dialect app that was developed by Iflytek.',
      gives: [
        'invoice financing scheme < Bank of Suzhou',
        'token service < UnionPay、Bank of Nanjing',
        'farm loan product < Bank of Beijing',
        'dialect app < Iflytek',
      ],
    },
    { text: 'The applications include Bank of Suzhou’s own.', gives: [] },
    { text: 'The first four trial projects in Suzhou use the blockchain and big data.', gives: [] },
    { text: 'Bank of Suzhou is a city lender with a strong retail business.', gives: [] },
  ],
  find: (document, within) =>
    pilotsIn(document, [within], elsewhereSpans(document, [], [])).map((value) => ({
      value,
      at: [value.object],
      rule: 'pilot/english-unnamed',
    })),
  show: ({ object, applicants }, document) =>
    textOf(document, object) +
    (applicants ? ` < ${applicants.names.map(({ span }) => textOf(document, span)).join('、')}` : ''),
};
