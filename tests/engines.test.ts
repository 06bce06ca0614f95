/** Words earn their place, and which engine cuts them makes no difference to a record. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DocumentResult } from '../pipeline/contract.ts';
import { extractDocument } from '../pipeline/run.ts';
import * as words from '../pipeline/words.ts';
import { rawDocuments } from './helpers/corpus-texts.ts';

const documents = rawDocuments();

afterEach(() => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

function recordsWith(engine: string): DocumentResult[] {
  vi.stubEnv('SHAHE_WORDS', engine);
  expect(words.wordEngine().name).toBe(engine);
  return documents.map(extractDocument);
}

describe('the two engines', () => {
  it('give identical records over the whole corpus', () => {
    expect(recordsWith('node-rs')).toEqual(recordsWith('nodejieba'));
  });
});
