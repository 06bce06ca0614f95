/** Batches counted out in prose: types that follow from other pilots, parts of one sentence, 件 and 案, and whom 我行 means. */
import { expect, test } from 'vitest';
import type { Pilot } from '../pipeline/contract.ts';
import { extractDocument } from '../pipeline/run.ts';
import { load } from '../pipeline/stages/1-load.ts';

const [FINANCE, PRODUCT] = ['financial-service', 'technology-product'];

function pilotsOf(...lines: string[]): readonly Pilot[] {
  const head = '江门首批来了\n2022年8月17日，中国人民银行江门市中心支行公示江门市首批金融科技创新监管工具创新应用，';
  const bytes = new TextEncoder().encode(head + lines.join('\n'));
  return extractDocument(load({ bytes, path: 'types.txt', meta: {} })).pilots;
}

const types = (...lines: string[]) => pilotsOf(...lines).map(({ type }) => type?.value ?? null);

const COUNTED = '共3个，其中金融服务2个、科技产品1个。';
const FIRST = '江门农商银行申请的“岭南渔获冷链融资服务”，凭冻库仓单放款。';
const SECOND = '珠海华润银行申请的“港澳车主分期付款服务”，运用人脸识别核验身份。';
const THIRD = '广东华兴银行申请的“电子凭证归档防篡改产品”，把凭证写入区块链。';

test('the only one of its type leaves the other for the rest', () => {
  expect(types(COUNTED, FIRST, SECOND, `唯一的科技产品是${THIRD}`)).toEqual([FINANCE, FINANCE, PRODUCT]);
  expect(types(COUNTED, FIRST, SECOND, `科技产品方面，${THIRD}`)).toEqual([null, null, PRODUCT]);
});

test('where both types are told, the pilots left are of the one that is not yet full', () => {
  expect(types(COUNTED, `金融服务方面，${FIRST}`, `科技产品方面，${THIRD}`, SECOND)).toEqual([
    FINANCE,
    PRODUCT,
    FINANCE,
  ]);
  expect(
    types('共4个，其中金融服务3个、科技产品1个。', `金融服务方面，${FIRST}`, `科技产品方面，${THIRD}`, SECOND),
  ).toEqual([FINANCE, PRODUCT, null]);
});

test('第4件则… opens a pilot without a name, whoever applies for it in the next sentence', () => {
  const pilots = pilotsOf(
    '共2个。',
    FIRST,
    '第2件则看上了人数约8万的老侨眷。珠海华润银行、乡语信息公司打算运用语音识别技术，打造听得懂台山话的客服。预计用户约2万人。',
  );
  expect(pilots.map(({ name }) => name?.value ?? null)).toEqual(['岭南渔获冷链融资服务', null]);
  expect(pilots[1]?.applicants.map(({ name }) => name)).toEqual(['珠海华润银行', '乡语信息公司']);
  expect(pilots.map(({ scale }) => scale.map(({ value }) => value))).toEqual([[], [20000]]);
});

test('a sentence that counts its pilots between semicolons gives each its own part', () => {
  const pilots = pilotsOf(
    '第一个是江门农商银行和岭南渔链科技有限公司的渔获冷链应收账款融资服务，一年内融资15亿元；第二个由珠海华润银行申请，名叫“骑楼商户快贷”，用机器学习分析流水；第三个是科技产品，叫做“侨乡民宿信用画像产品”，广东征信有限公司负责研发运营，台山农商银行出场景。',
  );
  expect(pilots.map(({ name }) => name?.value)).toEqual([
    '渔获冷链应收账款融资服务',
    '骑楼商户快贷',
    '侨乡民宿信用画像产品',
  ]);
  expect(pilots.map(({ applicants }) => applicants.map(({ name }) => name))).toEqual([
    ['江门农商银行', '岭南渔链科技有限公司'],
    ['珠海华润银行'],
    ['广东征信有限公司', '台山农商银行'],
  ]);
  expect(pilots.map(({ scale }) => scale.length)).toEqual([1, 0, 0]);
  expect(pilots.map(({ technologies }) => technologies.map(({ name }) => name))).toEqual([[], ['机器学习'], []]);
});

test('我行 is whose rights the foot of the page reserves', () => {
  const [pilot] = pilotsOf(
    '“滩涂养殖遥感贷款服务”由我行联合岭南渔链科技有限公司共同申报。',
    'Copyright © 2022 江门农村商业银行股份有限公司 版权所有',
  ) as [Pilot];
  expect(pilot.applicants.map(({ name }) => name)).toEqual(['江门农村商业银行股份有限公司', '岭南渔链科技有限公司']);
});

test('who is glossed by a full name keeps the name that the article calls it by', () => {
  const [pilot] = pilotsOf('江门农商银行（江门农村商业银行）申请的“滩涂养殖遥感贷款服务”入选。') as [Pilot];
  expect(pilot.applicants.map(({ name }) => name)).toEqual(['江门农商银行']);
});
