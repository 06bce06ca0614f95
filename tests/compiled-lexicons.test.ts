/** Lexicons as the build keeps them: the same entries, and never those of a text that was changed since. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compiledIn, compiledText } from '../pipeline/lexicon/compiled.ts';
import { compiledLexicons, lexiconText } from '../pipeline/lexicon/read.ts';
import { technologies } from '../pipeline/lexicon.ts';

describe('compiled lexicons', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shahe-compiled-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  const written = (name: string, text: string) => {
    writeFileSync(join(folder, name), text);
    return compiledIn(pathToFileURL(join(folder, name)));
  };

  it('are what was read', () => {
    const read = technologies();
    const entries = written('lexicons.json', compiledLexicons());
    expect(entries('technologies.yaml', lexiconText('technologies.yaml'))).toEqual(read);
  });

  it('count for the text that they were made from, and for no other', () => {
    const entries = written('one.json', compiledText([['a.yaml', '- id: a\n', [{ id: 'a' }]]]));
    expect(entries('a.yaml', '- id: a\n')).toEqual([{ id: 'a' }]);
    expect(entries('a.yaml', '- id: b\n')).toBeNull();
    expect(entries('b.yaml', '- id: a\n')).toBeNull();
  });

  it('are done without where there are none, or no whole ones', () => {
    expect(compiledIn(pathToFileURL(join(folder, 'none.json')))('a.yaml', '')).toBeNull();
    expect(written('half.json', '{"a.yaml":{"dig')('a.yaml', '')).toBeNull();
  });
});
