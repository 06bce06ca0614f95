/**
 * The same article in another script, encoding, punctuation or frame gives the same record. Names and statements are compared folded, as no
 * dictionary can tell 智慧 from 智能 or which of two wordings a Traditional text meant.
 */
import * as OpenCC from 'opencc-js';
import { describe, expect, it } from 'vitest';
import type { DocumentResult } from '../pipeline/contract.ts';
import { foldName } from '../pipeline/fold.ts';
import { extractDocument } from '../pipeline/run.ts';
import { load } from '../pipeline/stages/1-load.ts';
import type { RawDocument } from '../pipeline/types.ts';
import { hasLocal, rawDocuments, withText } from './helpers/corpus-texts.ts';
import { encode } from './helpers/encode.ts';

const documents = rawDocuments();
const simplified = documents.filter((raw) => extractDocument(raw).document.script === 'Hans');

const fold = (text: string | null | undefined): string | null => (text ? foldName(text) : null);

/** All of a record but the wording of its statements, the document's own facts and its notices. */
const facts = (result: DocumentResult) => ({
  announcements: result.announcements.map((one) => ({
    id: one.id,
    programme: one.programme?.value,
    region: one.region?.name,
    authority: fold(one.authority?.name),
    batch: one.batch && [one.batch.year, one.batch.number],
    announcedOn: one.announcedOn?.value,
    counts: [one.statedCount?.value, one.statedByType?.value],
    stage: one.stage?.value,
    participants: one.participants.map(({ name }) => fold(name)),
    technologies: one.technologies.map(({ id }) => id),
  })),
  pilots: result.pilots.map((pilot) => ({
    id: pilot.id,
    name: fold(pilot.name?.value),
    type: pilot.type?.value,
    stage: pilot.stage?.value,
    applicants: pilot.applicants.map(({ name, id, kind, role }) => [fold(name), id, kind, role]),
    complete: pilot.applicantsComplete,
    technologies: pilot.technologies.map(({ id }) => id),
    scale: pilot.scale.map(({ evidence: _, rule: __, ...figure }) => figure),
    launch: pilot.plannedLaunch?.date,
    statements: [
      pilot.functions.length,
      pilot.expectedEffects.length,
      pilot.riskCompensation !== null,
      pilot.exitMechanism !== null,
    ],
  })),
});

const record = (raw: RawDocument) => facts(extractDocument(raw));

describe.each(['t', 'tw', 'twp', 'hk'] as const)('Simplified converted to %s', (to) => {
  const convert = OpenCC.Converter({ from: 'cn', to });
  it.each(simplified.map((raw) => [raw.id, raw] as const))('%s', (_, raw) => {
    expect(record(withText(raw, convert(raw.source)))).toEqual(record(raw));
  });
});

const ASCII = new Map([...'，：；（）？！'].map((mark, index) => [mark, ',:;()?!'[index] as string] as const));

describe('punctuation', () => {
  const plain = simplified.filter(({ mediaType }) => mediaType === 'text/plain');
  it.each(plain.map((raw) => [raw.id, raw] as const))('%s with ASCII marks', (_, raw) => {
    const text = raw.source.replace(/[，：；（）？！]/g, (mark) => ASCII.get(mark) ?? mark);
    expect(record(withText(raw, text))).toEqual(record(raw));
  });
});

describe('encoding', () => {
  const plain = simplified.filter(
    ({ mediaType, source }) => mediaType === 'text/plain' && !source.startsWith('\uFEFF'),
  );
  it.each(plain.map((raw) => [raw.id, raw] as const))('%s in GB18030', (_, raw) => {
    const writable = [...raw.source].filter((char) => char < '\u{10000}' && !/[\u0080-\u00b6•—]/.test(char)).join('');
    let bytes: Uint8Array;
    try {
      bytes = encode(writable, 'gb18030');
    } catch {
      // A mark outside the two-byte part of GB18030: nothing to compare.
      return;
    }
    const again = load({ bytes, path: raw.path, id: raw.id, meta: raw.meta });
    expect(again.encoding).toBe('gb18030');
    expect(record(again)).toEqual(record(withText(raw, writable)));
  });
});

describe('boilerplate around it', () => {
  const plain = simplified.filter(({ mediaType }) => mediaType === 'text/plain');
  const head = '首页 > 财经 > 正文\n点击注册\n';
  const tail =
    '\n责任编辑：王一\n免责声明：本文仅供参考，不构成投资建议，据此操作，风险自担。\n京ICP备12345678号-1\n版权所有 未经许可不得转载\n';
  it.each(plain.map((raw) => [raw.id, raw] as const))('%s', (_, raw) => {
    expect(record(withText(raw, `${head}${raw.source}${tail}`))).toEqual(record(raw));
  });
});

it('covers the articles that may not be redistributed, or says that they are absent', (context) => {
  if (!hasLocal()) context.skip('corpus/local is empty: the articles that may not be redistributed are not compared');
  expect(documents.some(({ path }) => path.includes('/local/'))).toBe(true);
});
