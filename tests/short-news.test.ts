/** Short news that use few marks: lists without names in marks, pilots told by what their applicants build, figures told of all. */
import { expect, test } from 'vitest';
import type { DocumentResult } from '../pipeline/contract.ts';
import { extractDocument } from '../pipeline/run.ts';
import { load } from '../pipeline/stages/1-load.ts';

function read(...lines: string[]): DocumentResult {
  const bytes = new TextEncoder().encode(lines.join('\n'));
  return extractDocument(load({ bytes, path: 'short-news.txt', meta: {} }));
}

/** `name < applicants`, `?` for no name. */
const shown = ({ pilots }: DocumentResult): string[] =>
  pilots.map(({ name, applicants }) => `${name?.value ?? '?'} < ${applicants.map((one) => one.name).join('、')}`);

const HEAD = '2022年10月13日，人民银行常德市中心支行对外公示常德市首批';
const TOOL = '金融科技创新监管工具创新应用';

test('names in one list and who applies in another, joined by strokes', () => {
  const result = read(
    '首批应用公示',
    `${HEAD}3项${TOOL}。入选应用包括基于物联网的柑橘仓储融资平台、快易贷产品以及手机刷脸应用；对应试点单位分别为长沙银行（5.100，-0.01，-0.20%）、中国银联/度小满、建设银行常德分行3家机构。`,
  );
  expect(shown(result)).toEqual([
    '基于物联网的柑橘仓储融资平台 < 长沙银行',
    '快易贷产品 < 中国银联、度小满',
    '手机刷脸应用 < 建设银行常德分行',
  ]);
});

test('what applicants build, two behind semicolons and one below another paragraph', () => {
  const result = read(
    '首批应用公示',
    `${HEAD}3项${TOOL}。其中，长沙银行常德分行、湘数科技利用区块链技术搭建柑橘仓储融资平台，预计年服务农户2000户；桃源农商银行运用联邦学习技术构建信用评价模型，预计试点期内发放贷款2亿元。`,
    '在反诈领域，中国电信常德分公司、建设银行常德分行共同打造语音预警系统，通过声纹识别技术识别可疑通话。',
  );
  expect(shown(result)).toEqual([
    '? < 长沙银行常德分行、湘数科技',
    '? < 桃源农商银行',
    '? < 中国电信常德分公司、建设银行常德分行',
  ]);
  expect(result.pilots.map(({ scale }) => scale.map(({ value }) => value))).toEqual([[2000], [200000000], []]);
});

test('figures of all pilots in one sentence are none of the last', () => {
  const result = read(
    '首批应用公示',
    `${HEAD}2项${TOOL}，分别是长沙银行的快审贷产品；建设银行常德分行的柑橘保单平台。`,
    '声明书显示，两项应用的预期规模分别为：年识别交易100万笔；年服务企业500家。',
  );
  expect(shown(result)).toEqual(['快审贷产品 < 长沙银行', '柑橘保单平台 < 建设银行常德分行']);
  expect(result.pilots.flatMap(({ scale }) => scale)).toEqual([]);
});

test('names without marks that open their paragraphs, where just so many are missing', () => {
  const lines = [
    '长沙银行常德分行推出的油茶企业订单融资服务，以真实订单为依托，线上放款。',
    '建设银行常德分行打造的“湘莲贷”则把卫星影像用起来，为种植户画像。',
  ];
  expect(shown(read('首批应用公示', `${HEAD}2项${TOOL}。`, ...lines))).toEqual([
    '油茶企业订单融资服务 < 长沙银行常德分行',
    '湘莲贷 < 建设银行常德分行',
  ]);
  expect(shown(read('首批应用公示', `${HEAD}1项${TOOL}。`, ...lines))).toEqual([]);
});
