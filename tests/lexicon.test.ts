/** The lexicons hold what they promise, and the loader and the check refuse what would be lost. */
import { readFileSync } from 'node:fs';
import { describe, expect, it, test } from 'vitest';
import { z } from 'zod';
import { lexiconProblems } from '../pipeline/lexicon/check.ts';
import { lineOf } from '../pipeline/lexicon/read.ts';
import {
  institution,
  institutions,
  LexiconError,
  programme,
  programmes,
  readLexicon,
  region,
  regions,
  technologies,
  technology,
} from '../pipeline/lexicon.ts';
import { divisionsFile } from '../scripts/regions.ts';

const phraseSchema = z.strictObject({ id: z.string(), forms: z.array(z.string()) });
const readFixture = (name: string) => () => readLexicon(`../tests/fixtures/lexicons/${name}`, phraseSchema);

describe('the loader', () => {
  test.each([
    ['bad-field.yaml', 4, 'entry 2, forms'],
    ['duplicate.yaml', 3, 'a stands here again'],
    ['not-a-list.yaml', 1, 'not a list'],
    ['not-yaml.yaml', 3, ''],
  ])('%s is refused at line %i', (name, line, message) => {
    expect(readFixture(name)).toThrow(LexiconError);
    expect(readFixture(name)).toThrow(`${name}:${line}: ${message}`);
  });

  it('says how to mend it', () => {
    expect(readFixture('bad-field.yaml')).toThrow('see lexicons/README.md');
  });

  it('finds the line of an entry and of a field in it', () => {
    const text = '# head\n- id: a\n  name: 甲\n- id: b\n  kind: x\n  name: 乙\n';
    expect([lineOf(text, 0), lineOf(text, 1), lineOf(text, 1, 'name'), lineOf(text, 1, 'rejects')]).toEqual([
      2, 4, 6, 4,
    ]);
  });
});

it('has no problem that the check knows of', () => {
  expect(lexiconProblems().map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([]);
});

describe('what is in them', () => {
  it('is enough', () => {
    expect(institutions().length).toBeGreaterThanOrEqual(400);
    expect(technologies().length).toBeGreaterThanOrEqual(160);
    expect(programmes().length).toBeGreaterThanOrEqual(8);
    expect(regions().filter(({ code }) => code?.endsWith('0000')).length).toBe(34);
    expect(regions().filter(({ code }) => code && /^\d{4}00$/.test(code) && !code.endsWith('0000')).length).toBe(333);
  });

  it('has no id twice', () => {
    for (const list of [institutions(), technologies(), regions(), programmes()]) {
      expect(new Set(list.map(({ id }) => id)).size).toBe(list.length);
    }
  });

  it('is found by id, and an unknown id is an error', () => {
    expect(technology('ocr').name).toBe('光学字符识别');
    expect(programme('pboc-fintech-sandbox').nameEn).toContain('Fintech');
    expect(institution('china-unionpay').kind).toBe('clearing');
    expect(() => region('atlantis')).toThrow('no region has the id atlantis');
  });

  it.each(['APP', '小程序', '风控', '身份认证', '画像', '支付', '智能', '数字'])('has no technology %s', (name) => {
    expect(technologies().filter((term) => [term.name, ...(term.forms ?? [])].includes(name))).toEqual([]);
  });
});

describe('regions', () => {
  test.each([
    ['beijing', '北京', '110000', 'Beijing'],
    ['shenzhen', '深圳', '440300', 'Shenzhen'],
    ['shaanxi', '陕西', '610000', 'Shaanxi'],
    ['xian', '西安', '610100', "Xi'an"],
    ['inner-mongolia', '内蒙古', '150000', 'Inner Mongolia'],
    ['urumqi', '乌鲁木齐', '650100', 'Urumqi'],
    ['hong-kong', '香港', '810000', 'Hong Kong'],
    ['pudong', '浦东', '310115', 'Pudong'],
    ['xiongan', '雄安', null, "Xiong'an"],
    ['greater-bay-area', '粤港澳大湾区', null, 'Guangdong-Hong Kong-Macao Greater Bay Area'],
    ['jilin', '吉林', '220000', 'Jilin'],
    ['jilin-city', '吉林市', '220200', 'Jilin City'],
  ])('%s', (id, name, code, nameEn) => {
    expect(region(id)).toMatchObject({ name, code, nameEn });
  });

  it('are the code tables as the package has them', () => {
    const written = readFileSync(new URL('../lexicons/regions/divisions.json', import.meta.url), 'utf8');
    expect(written).toBe(divisionsFile());
  });
});
