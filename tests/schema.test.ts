/** The schema that `schema` prints, and that everything committed under `extracted/` obeys. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { announcementSchema, documentResultSchema, pilotSchema } from '../pipeline/contract.ts';
import { extract } from '../pipeline/index.ts';
import { runIn } from './helpers/terminal.ts';

async function printed(): Promise<Record<string, unknown>> {
  const { status, out } = await runIn('.', ['schema']);
  expect(status).toBe(0);
  return JSON.parse(out);
}

const result = extract({ text: '中国人民银行营业管理部公示“基于物联网的供应链金融服务”。', path: 'a.txt' });
const failure = { contract: 1, document: { path: 'a.pdf' }, error: { code: 'binary-file', message: 'no text' } };

describe('the JSON Schema', () => {
  it('accepts a result and an error, and refuses anything else', async () => {
    const schema = z.fromJSONSchema(await printed());
    expect(schema.safeParse(result).error).toBeUndefined();
    expect(schema.safeParse(failure).error).toBeUndefined();
    for (const wrong of [{}, { ...result, contract: 2 }, { ...result, more: 1 }, { ...failure, error: 'no text' }])
      expect(schema.safeParse(wrong).success).toBe(false);
  });

  it('names the dialect and every key of the contract', async () => {
    const schema = await printed();
    expect(schema.$schema).toMatch(/json-schema\.org/);
    const text = JSON.stringify(schema);
    for (const key of [...Object.keys(announcementSchema.shape), ...Object.keys(pilotSchema.shape)])
      expect(text).toContain(`"${key}":`);
  });

  it('is obeyed by what is committed', () => {
    const folder = new URL('../extracted/', import.meta.url);
    const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^(?!score\.).*\.json$/.test(name)) : [];
    for (const name of names) {
      const { error, data } = documentResultSchema.safeParse(JSON.parse(readFileSync(new URL(name, folder), 'utf8')));
      expect(error, name).toBeUndefined();
      expect(`${data?.document.id}.json`).toBe(name);
    }
  });
});
