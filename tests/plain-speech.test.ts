/** Messages and bloggers: pictures and keycaps before headings, labels in plain speech, what the writer thinks of it all. */
import { expect, test } from 'vitest';
import type { Pilot } from '../pipeline/contract.ts';
import { extractDocument } from '../pipeline/run.ts';
import { load } from '../pipeline/stages/1-load.ts';

const HEAD = '江城首批来了\n2022年8月17日，中国人民银行武汉分行公示武汉市第一批金融科技创新监管工具创新应用，共2个。\n';

/** The pilots that an article of these lines tells of. */
function pilotsOf(...lines: string[]): readonly Pilot[] {
  const bytes = new TextEncoder().encode(HEAD + lines.join('\n'));
  return extractDocument(load({ bytes, path: 'speech.txt', meta: {} })).pilots;
}

const names = (pilots: readonly Pilot[]) => pilots.map(({ name }) => name?.value);
const applied = ({ applicants }: Pilot) => applicants.map(({ name, role }) => `${name}: ${role}`);

test('keycaps, pictures and 第一个： are no part of a name', () => {
  expect(
    names(pilotsOf('1️⃣ 基于联邦学习的茶票融资服务', '运用区块链。', '2️⃣“听竹”语音客服产品', '运用语音识别。')),
  ).toEqual(['基于联邦学习的茶票融资服务', '“听竹”语音客服产品']);
  expect(names(pilotsOf('🔷第一个：茶山“新叶贷”', '谁在弄：楚江银行', '🔷第二个：面向茶农的听音产品'))).toEqual([
    '茶山“新叶贷”',
    '面向茶农的听音产品',
  ]);
});

const LABELLED = [
  '1️⃣ 基于联邦学习的茶票融资服务',
  '🏦谁在做：楚江银行（提供信贷资金）、成都数智安科技有限公司（技术支持）',
  '🔧用的啥技术：联邦学习、区块链',
  '💡能干啥：自动比对茶票真伪🍵。',
  '🗓️啥时候上线：最快今年10月',
  '🛟出了事谁赔：楚江银行全额赔付。',
  '🚪不玩了咋办：提前15天短信通知茶农，数据全部删除😢。',
];

test('what labels in plain speech head is read as what forms would head otherwise', () => {
  const [pilot] = pilotsOf(...LABELLED) as [Pilot];
  expect(applied(pilot)).toEqual(['楚江银行: financial-institution', '成都数智安科技有限公司: technology-provider']);
  expect(pilot.plannedLaunch?.date).toBe('2022-10');
  expect(pilot.description?.text).toBe('自动比对茶票真伪');
  expect(pilot.riskCompensation?.text).toBe('楚江银行全额赔付');
  expect(pilot.exitMechanism?.text).toBe('提前15天短信通知茶农，数据全部删除');
});

test('columns headed in plain speech are read as well', () => {
  const [pilot] = pilotsOf(
    '叫啥\t谁在做\t用啥技术\t能干啥\t啥时候能用',
    '茶叶产业链融资服务\t楚江银行、成都数智安科技有限公司\t区块链\t订单上链\t2023年3月',
  ) as [Pilot];
  expect(applied(pilot)).toEqual(['楚江银行: applicant', '成都数智安科技有限公司: applicant']);
  expect(pilot.plannedLaunch?.date).toBe('2023-03');
});

test('a question asks as a colon does', () => {
  const [pilot] = pilotsOf(
    '1️⃣ 基于联邦学习的茶票融资服务',
    '谁在做？楚江银行，独一家。',
    '不玩了咋办？数据全部删除。',
  ) as [Pilot];
  expect(applied(pilot)).toEqual(['楚江银行: applicant']);
  expect(pilot.exitMechanism?.text).toBe('数据全部删除');
});

test('这个是…搞的, …牵头 and marks of many kinds', () => {
  const [one, two] = pilotsOf(
    '应用①|面向茶农的茶票融资服务',
    '这个是楚江银行和成都数智安科技有限公司搞的。出了风险由楚江银行兜底。',
    '应用②|面向茶农的听音产品',
    '▫️申请机构：成都数智安科技有限公司；楚江银行',
    '▫️能干啥：用语音识别听懂方言',
  ) as [Pilot, Pilot];
  expect(names([one, two])).toEqual(['面向茶农的茶票融资服务', '面向茶农的听音产品']);
  expect(applied(one)).toEqual(['楚江银行: applicant', '成都数智安科技有限公司: applicant']);
  expect(one.riskCompensation?.text).toBe('出了风险由楚江银行兜底');
  expect(applied(two)).toEqual(['成都数智安科技有限公司: applicant', '楚江银行: applicant']);
  expect(two.functions.map(({ text }) => text)).toEqual(['用语音识别听懂方言']);
});

test('a list that breaks off with a remark in a bracket is broken off', () => {
  const [pilot] = pilotsOf('一、基于联邦学习的茶票融资服务', '申请机构：楚江银行等机构（表格太长，只截到一半）') as [
    Pilot,
  ];
  expect(applied(pilot)).toEqual(['楚江银行: applicant']);
  expect(pilot.applicantsComplete).toBe(false);
});

test('what the writer thinks of a pilot is none of it', () => {
  const [pilot] = pilotsOf(
    '一、基于联邦学习的茶票融资服务',
    '申请机构：楚江银行。预计年服务茶农300户。',
    '阿青点评：系统能自动识别茶票，我信。隔壁镇的茶农有5000户，够它忙的。',
  ) as [Pilot];
  expect(pilot.functions).toEqual([]);
  expect(pilot.scale.map(({ value }) => value)).toEqual([300]);
});
