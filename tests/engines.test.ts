/** Which engine guesses words makes no difference to a record: none is loaded for one. */
import { expect, it, vi } from 'vitest';
import { extract } from '../pipeline/index.ts';
import { words } from '../pipeline/words.ts';

it('a record needs no engine', () => {
  vi.stubEnv('SHAHE_WORDS', 'none');
  const [pilot] = extract(
    '8月14日，中国人民银行成都分行公示成都市金融科技创新监管试点首批1个创新应用。成都电科数安研究院申请的《基于隐私计算的数据查询产品》为科技产品。',
  ).pilots;
  expect(pilot?.applicants.map(({ name }) => name)).toEqual(['成都电科数安研究院']);
  expect(() => words('申请')).toThrow('SHAHE_WORDS is none');
  vi.unstubAllEnvs();
});
