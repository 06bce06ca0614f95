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

const TWO = [
  '<h1>福州首批应用公示</h1><p>3月2日，人民银行福州中心支行公示福州市首批2个创新应用：榕江银行申请的“基于区块链的茶叶仓单融资服务”，以及海峡银行申请的“面向渔船维修的资金监管服务”。</p>',
];

it('ends with the paragraph that turned to a pilot on its way, unless the next one says so', () => {
  const pilots = page(
    ...TWO,
    '<p>声明书不长。“面向渔船维修的资金监管服务”写得最细，资金监管账户由银行开立。</p>',
    '<p>隐私计算管得住数据，管不住人心，千万级用户的愿景见得多了。</p>',
  );
  expect(pilots.map(({ technologies, scale }) => [technologies.map(({ name }) => name), scale])).toEqual([
    [['区块链'], []],
    [[], []],
  ]);
});

it('knows a pilot by words of its name before a count, and before what is expected of it', () => {
  const pilots = page(
    ...TWO,
    '<p>规模都不大。茶叶仓单那一项预计服务茶农300户；渔船维修资金监管预计一年内服务企业20家。</p>',
  );
  expect(pilots.map(({ scale }) => scale.map(({ value }) => value))).toEqual([[300], [20]]);
});

it('takes an item of a later list by its number and a short name, and names no pilot after a condition', () => {
  const pilots = page(
    ...TWO,
    '<h2>风险防控</h2><p>（一）茶叶仓单融资服务由榕江银行先行赔付。</p><p>（二）渔船维修资金监管服务因系统故障导致客户损失的，由海峡银行全额赔付。</p>',
  );
  expect(pilots.map(({ riskCompensation }) => riskCompensation?.text)).toEqual([
    '茶叶仓单融资服务由榕江银行先行赔付',
    '渔船维修资金监管服务因系统故障导致客户损失的，由海峡银行全额赔付',
  ]);
});

it('leaves out what is told of the batch of another city', () => {
  const pilots = page(
    ...TWO,
    '<p>面向渔船维修的资金监管服务预计服务渔民500户。不过，温州那一批更看重海外一端，预计服务侨胞2万人。</p>',
  );
  expect(pilots.map(({ scale }) => scale.map(({ value }) => value))).toEqual([[], [500]]);
});

it('finds who applies in the sentence behind the name', () => {
  const pilots = page(
    '<h1>福州首批应用公示</h1><p>3月2日，人民银行福州中心支行公示福州市首批1个创新应用。</p><p>渔船维修款常常拖欠。</p>',
    '<p>“面向渔船维修的资金监管服务”就是为此而来。海峡银行和闽数云在码头部署收款终端，资金逐笔核对。</p>',
  );
  expect(pilots.map(({ applicants }) => applicants.map(({ name }) => name))).toEqual([['海峡银行', '闽数云']]);
});

const names = ({ applicants }: ReturnType<typeof page>[number]): string[] => applicants.map(({ name }) => name);

it('knows who 我行 is by whose page it stands on', () => {
  const [pilot] = page(
    '<h1>我行牵头的创新应用入围</h1><div>发布日期：2022-05-23　来源：榕江银行　信息科技部供稿</div>',
    '<p>5月21日，人民银行福州中心支行公示福州市首批3个创新应用，我行牵头，与闽数科技有限公司共同申请的“基于隐私计算的运费结算服务”入围。</p>',
  );
  expect(pilot && names(pilot)).toEqual(['榕江银行', '闽数科技有限公司']);
});

it('takes the partners of a clause before the verb', () => {
  const [pilot] = page(
    '<h1>福州首批应用公示</h1><p>3月2日，人民银行福州中心支行公示福州市首批1个创新应用。</p>',
    '<p>榕江银行牵头，联合闽数科技有限公司和福建茶叶质量研究院，推出“茶叶溯源结算服务”。</p>',
  );
  expect(pilot && names(pilot)).toEqual(['榕江银行', '闽数科技有限公司', '福建茶叶质量研究院']);
});

it('comes back to a pilot by the bank that its paragraph was about', () => {
  const pilots = page(
    '<h1>福州首批应用公示</h1><p>3月2日，人民银行福州中心支行公示福州市首批2个创新应用。</p>',
    '<p>海峡银行申请的“基于区块链的茶叶仓单融资服务”把茶叶写上链。</p>',
    '<p>榕江银行看中的是老人。该行独立申报《支持福州话的智能柜面服务》，自动播报提示。</p>',
    '<p>茶叶仓单融资服务由海峡银行先行赔付。榕江银行则表示，翻译出现偏差造成资金损失的，由该行先行赔付。</p>',
  );
  expect(pilots.map(({ riskCompensation }) => riskCompensation?.text)).toEqual([
    '茶叶仓单融资服务由海峡银行先行赔付',
    '翻译出现偏差造成资金损失的，由该行先行赔付',
  ]);
});

it('ends with what is told of all pilots of a type', () => {
  const pilots = page(...TWO, '<p>风险保障方面，两项金融服务都设有赔付安排，由银行先行赔付。</p>');
  expect(pilots.map(({ riskCompensation }) => riskCompensation)).toEqual([null, null]);
});

it('reads arrangements below a heading of risks', () => {
  const [pilot] = page(LEAD, '<h2>风险防控</h2><p>榕江银行计提专项风险准备金300万元，因差错造成损失的先行赔付。</p>');
  expect(pilot?.riskCompensation?.text).toContain('先行赔付');
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

it('names no pilot of an earlier batch of the same city', () => {
  const pilots = page(
    '<h1>福州第三批应用公示</h1><p>3月2日，人民银行福州中心支行公示福州市第三批1个创新应用。</p>',
    '<p>榕江银行申请的“基于区块链的茶叶仓单融资服务”入围。</p>',
    '<p>去年公示的第二批2个应用中，海峡银行的“面向渔船维修的资金监管服务”最受关注。</p>',
  );
  expect(pilots.map(names)).toEqual([['榕江银行']]);
});

it('knows who 该行 is, and goes on with what its people say of the pilot', () => {
  const [pilot] = page(
    '<h1>福州首批应用公示</h1><p>3月2日，人民银行福州中心支行公示福州市首批1个创新应用。</p>',
    '<p>榕江银行的机房里亮着灯。该行携手闽数科技有限公司申请的“基于区块链的茶叶仓单融资服务”入围。</p>',
    '<p>“他们管技术，我们管放款。”榕江银行副行长林大江说，应用计划今年6月上线，试点期间预计服务茶农800户。</p>',
  );
  expect(pilot && names(pilot)).toEqual(['榕江银行', '闽数科技有限公司']);
  expect(pilot?.scale.map(({ value }) => value)).toEqual([800]);
});

it('ends at a semicolon behind which somebody else does something', () => {
  const pilots = page(
    '<h1>福州首批应用公示</h1><p>3月2日，人民银行福州中心支行公示福州市首批2个创新应用。</p>',
    '<p>榕江银行申请的“基于区块链的茶叶仓单融资服务”明年5月上线；海峡银行则运用语音合成技术，为老人搭建视频柜台。</p>',
  );
  expect(pilots.map(({ technologies }) => technologies.map(({ name }) => name))).toEqual([['区块链'], ['语音合成']]);
  expect(pilots.map(names)).toEqual([['榕江银行'], ['海峡银行']]);
});

it('goes on with what a person says who was named with the bank', () => {
  const pilots = page(
    ...TWO,
    '<p>海峡银行科技部总经理林大江向记者介绍，面向渔船维修的资金监管服务在码头部署终端。</p>',
    '<p>近年来，渔船越修越大。</p>',
    '<p>林大江说：“一年服务渔民900户，我们有这个把握。”</p>',
    '<p>陈小溪说：“一年服务茶农700户，谁都能说。”</p>',
  );
  expect(pilots.map(({ scale }) => scale.map(({ value }) => value))).toEqual([[], [900]]);
});
