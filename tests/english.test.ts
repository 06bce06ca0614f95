import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { textOf } from '../pipeline/annotated.ts';
import type { Announced } from '../pipeline/rules/announcement/announcements.ts';
import { ENGLISH_NAME_RULES, englishOccurrences } from '../pipeline/rules/english/occurrences.ts';
import { englishPilots } from '../pipeline/rules/english/pilots.ts';
import { roleRule } from '../pipeline/rules/english/roles.ts';
import { functionRule } from '../pipeline/rules/english/statements.ts';
import { typeRule } from '../pipeline/rules/english/type.ts';
import { englishUnnamed, unnamedRule } from '../pipeline/rules/english/unnamed.ts';
import { annotate } from '../pipeline/run.ts';
import { load } from '../pipeline/stages/1-load.ts';
import type { AnnotatedDocument, Found, PilotDraft } from '../pipeline/types.ts';
import { viewSpan } from '../pipeline/view.ts';
import { annotated } from './helpers/annotated.ts';
import { growth } from './helpers/linear.ts';
import { describeRules } from './helpers/rule-examples.ts';

describeRules('names in English', ENGLISH_NAME_RULES);
describeRules('pilots that English describes', [unnamedRule]);
describeRules('types in English', [typeRule]);
describeRules('roles in English', [roleRule]);
describeRules('functions in English', [functionRule]);

/** A short article of our own and what it tells; the announcement is given, so that its rules are not tested here. */
interface Snippet {
  readonly style: string;
  readonly media: 'html' | 'txt';
  readonly region: string;
  /** 0 where there is none. */
  readonly batch: number;
  readonly count: number;
  readonly text: string;
  readonly pilots: readonly Record<string, unknown>[];
}

const FOLDER = new URL('fixtures/english/', import.meta.url);
const snippets = readdirSync(FOLDER)
  .sort()
  .map((file): Snippet => parse(readFileSync(new URL(file, FOLDER), 'utf8')));

const annotatedAs = (text: string, media: Snippet['media']): AnnotatedDocument =>
  annotate(load({ bytes: new TextEncoder().encode(text), path: `example.${media}` }));

const given = <T>(value: T): Found<T> => ({ value, at: [], rule: 'test/given' });

/** An announcement of the whole document. */
function announcement(
  document: AnnotatedDocument,
  region: string | null,
  batch: number,
  count: number | null,
): Announced {
  return {
    draft: {
      programme: null,
      region: region === null ? null : given(region),
      authority: null,
      batch: batch === 0 ? null : given({ year: null, number: batch }),
      announcedOn: null,
      statedCount: count === null ? null : given(count),
      statedByType: null,
      stage: null,
      participants: [],
      technologies: [],
    },
    sections: [viewSpan(0, document.doc.view.text.length)],
  };
}

/** A pilot as plain values; what is null or empty is left out, but for the name. */
function plain(pilot: PilotDraft): Record<string, unknown> {
  const values = {
    name: pilot.name?.value ?? null,
    description: pilot.description?.value,
    type: pilot.type?.value,
    applicants: pilot.applicants.map(({ value: { name, role } }) =>
      role === 'applicant' ? name : `${name} (${role})`,
    ),
    complete: pilot.applicantsComplete ? undefined : false,
    technologies: pilot.technologies.map(({ value }) => value.name),
    launch: pilot.plannedLaunch?.value.date,
    functions: pilot.functions.map(({ value }) => value),
    expectedEffects: pilot.expectedEffects.map(({ value }) => value),
    risk: pilot.riskCompensation?.value,
    exit: pilot.exitMechanism?.value,
  };
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0)),
  );
}

describe('short articles of many styles', () => {
  it('are at least 25', () => expect(snippets.length).toBeGreaterThanOrEqual(25));

  it.each(snippets)('$style', ({ media, region, batch, count, text, pilots }) => {
    const document = annotatedAs(text, media);
    const found = englishPilots(document, [announcement(document, region, batch, count)]);
    expect(found.map(plain)).toEqual(pilots);
  });

  it.each(snippets)('$style: evidence holds the value', ({ media, region, batch, count, text }) => {
    const document = annotatedAs(text, media);
    for (const pilot of englishPilots(document, [announcement(document, region, batch, count)])) {
      for (const { value, at } of pilot.applicants)
        expect(at.map((span) => textOf(document, span))).toContain(value.name);
      const statements = [...pilot.functions, ...pilot.expectedEffects, pilot.name, pilot.description];
      for (const found of statements.filter((one) => one !== null))
        expect(found.at.map((span) => textOf(document, span))).toContain(found.value);
    }
  });
});

describe('institutions', () => {
  const applicants = (text: string): PilotDraft['applicants'][number]['value'][] => {
    const document = annotated(text);
    return englishPilots(document, [announcement(document, null, 0, null)]).flatMap((pilot) =>
      pilot.applicants.map(({ value }) => value),
    );
  };

  it('are resolved by their English names', () => {
    expect(applicants('1. Smart Token Service (ICBC, Lakala Payment)')).toMatchObject([
      { name: 'ICBC', id: 'icbc', kind: 'bank', canonicalName: '中国工商银行股份有限公司' },
      { name: 'Lakala Payment', id: 'lakala', kind: 'payment' },
    ]);
  });

  it.each(['Bank of China Ningbo Branch', "Bank of China's Ningbo branch", 'Ningbo branch of Bank of China'])(
    'are branches of what the lexicon knows: %s',
    (name) => {
      expect(applicants(`“Smart Token Service” was submitted by the ${name}.`)).toEqual([
        expect.objectContaining({ name, id: null, kind: 'bank-branch', parentId: 'bank-of-china' }),
      ]);
    },
  );

  it.each([
    ['Yonglian Digital Technology', 'technology-company'],
    ['Jiucang Rural Commercial Bank', 'bank'],
    ['Institute of Automation', 'research-institute'],
    ['Beijing Small and Micro Enterprise Financial Service Co.', 'other'],
  ])('have a kind by the shape of their names: %s', (name, kind) => {
    expect(applicants(`1. Smart Token Service (${name})`)).toEqual([
      expect.objectContaining({ name, id: null, canonicalName: null, kind }),
    ]);
  });
});

describe('sentences', () => {
  it.each([
    ['On Nov. 8 Mr. Li of Titanium Data Co. Ltd. said so. No. 3 is the last.', 2],
    ['It was signed by Titanium Data Co. The bank had no comment.', 2],
  ])('end at no abbreviation: %s', (text, count) => {
    expect(annotated(text).segments.sentences).toHaveLength(count);
  });
});

describe('a document that announces nothing', () => {
  it('has no pilots', () => {
    expect(englishPilots(annotated('Bank of China applied for “Smart Token Service”.'), [])).toEqual([]);
  });
});

describe('linear time', () => {
  const documents = new Map<string, AnnotatedDocument>();
  const names = (text: string): void => {
    const document = documents.get(text) ?? annotated(text);
    documents.set(text, document);
    englishOccurrences(document, []);
    englishUnnamed(document, announcement(document, null, 0, null), 0, []);
  };

  it.each([
    '“',
    '‘A ',
    "Bank of China's ",
    'A and B, ',
    'applied for ',
    'Bank of Suzhou applied for “',
    'X Service (',
    '1. A\n',
    'The Ningbo branch of ',
    'Smart Loan Service Based on ',
    'for Small, Medium and ',
    '“X Loan Service” (Bank of China). ',
    'The projects are: a loan (Bank of China); ',
    'Bank of Suzhou will test a blockchain platform. ',
    'which will test a blockchain platform, ',
    'A third application, ',
    'The applications include farm loan service, ',
    'two applications were filed by Bank of China respectively ',
    'One of the projects, ',
    '1. Smart Loan Service (Bank of China)\n',
    '1.Smart loansTech productBank of China; the Ningbo branch of Bank of China\n',
    'Applicants: Bank of China; Tencent\n',
  ])('over %j', (unit) => {
    expect(growth(names, unit)).toBeLessThan(3);
  });
});
