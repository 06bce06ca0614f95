/** Which part of an article tells of which pilot. */
import { expect, it } from 'vitest';
import { extract } from '../pipeline/index.ts';

const page = (...blocks: readonly string[]) =>
  extract({ text: `<html><body>${blocks.join('')}</body></html>`, path: 'a.html' }).pilots;

const LEAD =
  '<h1>我社项目入围</h1><p>3月2日，人民银行福州中心支行公示福州市首批2个创新应用，榕江银行、闽数科技有限公司申请的“基于区块链的茶叶仓单融资服务”入围。</p>';
const MORE = [
  '<p>近年来，茶企融资难。</p>',
  '<p>该金融服务运用物联网技术监测仓库。</p>',
  '<h2>成效几何</h2><p>应用上线后，将缩短放款时间。预计试点期间服务企业300家。</p>',
  '<h2>怎样兜底</h2><p>该应用因系统差错造成损失的，由榕江银行先行赔付。</p>',
];

it('goes on under every heading, and behind what is said of the market, where there is one pilot only', () => {
  const [pilot] = page(LEAD, ...MORE);
  expect(pilot?.technologies.map(({ name }) => name)).toEqual(['区块链', '物联网']);
  expect(pilot?.scale.map(({ value }) => value)).toEqual([300]);
  expect(pilot?.expectedEffects.map(({ text }) => text).join()).toContain('缩短放款时间');
  expect(pilot?.riskCompensation?.text).toContain('先行赔付');
});

it('ends at a heading that is nobody’s where there are more', () => {
  const other = '<p>海峡银行申请的“基于人脸识别的智能柜台服务”同时入围。</p>';
  const pilots = page(LEAD, other, '<h2>市场反应</h2><p>记者从多家机构处看到，今年已服务企业300家。</p>');
  expect(pilots.map(({ scale }) => scale)).toEqual([[], []]);
});

it('takes remarks in a list and techniques named like companies for no applicants, and a sub-heading for no pilot', () => {
  const pilots = page(
    '<h1>福州首批应用公示</h1><p>3月2日，人民银行福州中心支行公示福州市首批2个创新应用。</p>',
    '<p>1.跨区域一体化智慧银行服务（申请机构：榕江银行，下同）</p>',
    '<p>该应用综合运用5G、私钥分散存储和多私钥协同签名技术，为客户提供预填服务。</p>',
    '<p>2.基于区块链的茶叶仓单融资服务（申请机构：闽数科技有限公司）</p>',
    '<h2>“全城第一行”的物联网项目</h2><p>该项目由闽数科技有限公司研发。</p>',
  );
  expect(pilots.map(({ name, applicants }) => [name?.value, ...applicants.map((one) => one.name)])).toEqual([
    ['跨区域一体化智慧银行服务', '榕江银行'],
    ['基于区块链的茶叶仓单融资服务', '闽数科技有限公司'],
  ]);
});

it('leaves the pilot told last where a paragraph turns to one more that has no name', () => {
  const pilots = page(
    '<h1>福州首批应用公示</h1><p>3月2日，人民银行福州中心支行公示福州市首批3个创新应用，其中金融服务2个，科技产品1个。</p>',
    '<p>榕江银行申请的“基于区块链的茶叶仓单融资服务”把仓单写入区块链。试点期间预计服务企业300家。</p>',
    '<p>第二个功能是由榕江银行提供的在线询价。</p>',
    '<p>第二项金融服务出自福清农商银行，做的是一台会说家乡话的柜员机，借助语音合成为老人报账，每年预计服务个人客户2万人。</p>',
    '<p>还有一项科技产品连名字都没起：闽数科技有限公司、海峡银行福州分行打算在货场铺设物联网传感器，为出口企业开立运费保函。测试期内预计服务企业90家。</p>',
  );
  expect(pilots.map(({ technologies }) => technologies.map(({ name }) => name))).toEqual([
    ['区块链'],
    ['语音合成'],
    ['物联网'],
  ]);
  expect(pilots.map(({ scale }) => scale.map(({ value }) => value))).toEqual([[300], [20000], [90]]);
  expect(pilots.map(({ applicants }) => applicants.map(({ name }) => name))).toEqual([
    ['榕江银行'],
    ['福清农商银行'],
    ['闽数科技有限公司', '海峡银行福州分行'],
  ]);
});
