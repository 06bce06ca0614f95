/** Every value stands beside the exact characters of the source: over the whole corpus, and over random edits of it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type DocumentResult, documentResultSchema, type Evidence } from '../pipeline/contract.ts';
import { extractDocument } from '../pipeline/run.ts';
import { rawDocuments, withText } from './helpers/corpus-texts.ts';

const documents = rawDocuments();

/** All evidence of a result, wherever it stands. */
function evidenceIn(value: unknown): Evidence[] {
  if (Array.isArray(value)) return value.flatMap(evidenceIn);
  if (value === null || typeof value !== 'object') return [];
  if ('quote' in value) return [value as Evidence];
  return Object.values(value).flatMap(evidenceIn);
}

/** Results are in the contract's shape and order as they are made: nothing checks them again on their way out. */
function check(result: DocumentResult, source: string): void {
  expect(JSON.stringify(documentResultSchema.parse(result))).toBe(JSON.stringify(result));
  for (const { start, end, quote } of evidenceIn(result)) {
    expect(end).toBeGreaterThan(start);
    expect(source.slice(start, end)).toBe(quote);
  }
}

it.each(documents.map((raw) => [raw.id, raw] as const))('%s', (_, raw) => {
  const result = extractDocument(raw);
  check(result, raw.source);
  expect(evidenceIn(result).length).toBeGreaterThan(0);
});

it('a list that nothing announces, its batch in the title', () => {
  const raw = documents.find(({ path }) => path.endsWith('.txt'));
  if (!raw) throw new Error('no documents');
  const source = '青岛市首批创新应用\n\n序号\t创新应用名称\t申请机构\n1\t基于区块链的仓单质押服务\t青岛农商银行\n';
  const result = extractDocument(withText(raw, source));
  expect(result.announcements.map(({ batch }) => batch?.number)).toEqual([1]);
  check(result, source);
});

describe('random edits', () => {
  const pieces = ['，', '《', '”', '\n', '<b>', '&nbsp;', '\ud83d', '3亿元', '工商银行', '\u0000', '（', '\t', '資訊'];
  const edit = fc.record({
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    cut: fc.nat(40),
    put: fc.constantFrom(...pieces, ''),
  });

  it('keep every quote the slice of the source', () => {
    fc.assert(
      fc.property(fc.constantFrom(...documents), fc.array(edit, { minLength: 1, maxLength: 8 }), (raw, edits) => {
        const source = edits.reduce((text, { at, cut, put }) => {
          const place = Math.floor(at * text.length);
          return text.slice(0, place) + put + text.slice(place + cut);
        }, raw.source);
        check(extractDocument(withText(raw, source)), source);
      }),
      { numRuns: 150 },
    );
  });
});
