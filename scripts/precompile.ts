/**
 * Writes `dist/commands.json`, what the commands say of themselves, and `dist/lexicons.json`: the lexicons that a record of an announcement, in either script or in English, is made with, read and
 * checked. Part of `npm run build`; any other lexicon is read from its YAML.
 */
import { writeFileSync } from 'node:fs';
import { allCommands } from '../pipeline/cli/commands.ts';
import { extract } from '../pipeline/index.ts';
import { compiledLexicons } from '../pipeline/lexicon/read.ts';

const ANNOUNCEMENTS = [
  '2020年8月14日，中国人民银行成都分行公示成都市金融科技创新监管试点首批1个创新应用：成都银行申请的“基于区块链的信贷服务”（金融服务），预计服务3万户企业，年交易额达5亿元。',
  '2020年8月14日，中國人民銀行成都分行公示成都市金融科技創新監管試點首批1個創新應用：成都銀行申請的「基於區塊鏈的信貸服務」，使用者達3萬人。',
  'On August 14, 2020, the Chengdu branch of the People’s Bank of China announced the first batch of 1 pilot of its fintech sandbox: "Blockchain-based Credit Service" by Bank of Chengdu will serve 30,000 enterprises.',
];

for (const text of ANNOUNCEMENTS) extract(text);
const commands = await allCommands();
const dist = (name: string): URL => new URL(`../dist/${name}`, import.meta.url);
writeFileSync(
  dist('commands.json'),
  JSON.stringify(commands.map(({ usage, about, options, examples }) => ({ usage, about, options, examples }))),
);
writeFileSync(dist('lexicons.json'), compiledLexicons());
