/** One declaration made up for tests, and the layouts that such forms come in. */

/** Made up; only their check digits are right. */
export const BANK_CODE = '91350200MA5HLJ7X3G';
export const COMPANY_CODE = '91350203MA2CYC9D00';
export const BANK_LEI = '300300LUJIANGBANK027';

/** A field of the form: the section it stands in, its label, its paragraphs. */
export type Row = readonly [section: string, label: string, ...value: string[]];

const TITLE = '金融科技创新应用声明书';

export const ROWS: readonly Row[] = [
  ['创新应用基本信息', '创新应用编号', `${BANK_CODE}-2022-0001`],
  ['创新应用基本信息', '创新应用名称', '基于区块链的茶叶仓单融资服务'],
  ['创新应用基本信息', '创新应用类型', '金融服务'],
  ['机构信息1', '统一社会信用代码', BANK_CODE],
  ['机构信息1', '全球法人识别编码', BANK_LEI],
  ['机构信息1', '机构名称', '鹭江商业银行股份有限公司'],
  [
    '机构信息1',
    '持有金融牌照信息',
    '牌照名称：中华人民共和国金融许可证 机构编码：B0999H235020001 发证机关：国家金融监督管理总局厦门监管局',
  ],
  ['机构信息2', '统一社会信用代码', COMPANY_CODE],
  ['机构信息2', '全球法人识别编码', '无'],
  ['机构信息2', '机构名称', '闽茶云仓科技有限公司'],
  ['机构信息2', '持有金融牌照信息', '无'],
  ['创新应用基本信息', '拟正式运营时间', '2022年11月30日'],
  [
    '创新应用基本信息',
    '技术应用',
    '1.运用区块链技术，记录仓单的生成、流转和注销，防止重复质押。',
    '2.利用物联网技术，监测仓内茶叶的温度和湿度。',
  ],
  [
    '创新应用基本信息',
    '功能服务',
    '本应用搭建茶叶仓单融资平台，为茶企提供在线仓单质押融资服务。',
    '其中，鹭江商业银行股份有限公司提供贷款资金，闽茶云仓科技有限公司负责技术支持。',
  ],
  ['创新应用基本信息', '创新性说明', '以链上仓单代替纸质仓单，做到一货一单。'],
  ['创新应用基本信息', '预期效果', '降低茶企融资成本，缩短放款时间。'],
  ['创新应用基本信息', '预期规模', '预计服务茶企500家，年融资金额3亿元。'],
  ['创新应用服务信息', '服务渠道', '线上渠道：手机银行、企业网银'],
  ['创新应用服务信息', '服务时间', '7×24小时'],
  ['创新应用服务信息', '服务用户', '茶叶企业和茶农'],
  ['创新应用服务信息', '服务协议书', '《茶叶仓单融资服务协议》'],
  ['合法合规性评估', '评估机构', '鹭江商业银行股份有限公司法律合规部'],
  ['合法合规性评估', '评估时间', '2022年8月5日'],
  ['合法合规性评估', '有效期限', '3年'],
  ['合法合规性评估', '评估结论', '本应用符合现行法律法规和部门规章，可以依法开展。'],
  ['合法合规性评估', '评估材料', '合规评估报告'],
  ['技术安全性评估', '评估机构', '闽茶云仓科技有限公司安全部'],
  ['技术安全性评估', '评估时间', '2022年8月9日'],
  ['技术安全性评估', '有效期限', '1年'],
  ['技术安全性评估', '评估结论', '本应用达到金融行业标准的安全要求。'],
  ['风险防控', '风险点', '仓单与实物不符。'],
  ['风险防控', '防范措施', '由仓储方每周盘点并上链。'],
  ['风险防控', '风险补偿机制', '造成用户损失的，由鹭江商业银行先行赔付。'],
  ['风险防控', '退出机制', '退出时停止新增业务，存量贷款到期结清。'],
  ['风险防控', '应急预案', '系统中断时切换到备用机房，并在两小时内公告。'],
  ['投诉响应机制', '机构投诉', '投诉渠道：客服电话0592-5550000'],
  ['投诉响应机制', '自律投诉', '投诉渠道：行业协会网站'],
  ['备注', '备注', '无'],
];

/** Whether a row goes on in the section of the row before. */
const goesOn = (rows: readonly Row[], index: number): boolean => rows[index - 1]?.[0] === rows[index]?.[0];
const runOf = (rows: readonly Row[], index: number): number => {
  let length = 1;
  while (rows[index + length]?.[0] === rows[index]?.[0]) length++;
  return length;
};
const paragraphs = (value: readonly string[]): string => value.map((text) => `<p>${text}</p>`).join('');

/** A table of three columns, the section spanning its rows. */
export const asTable = (rows: readonly Row[]): string =>
  `<html><body><h1>《${TITLE}》</h1><table>${rows
    .map(([section, label, ...value], index) => {
      const head = goesOn(rows, index) ? '' : `<td rowspan="${runOf(rows, index)}">${section}</td>`;
      return `<tr>${head}<td>${label}</td><td>${paragraphs(value)}</td></tr>`;
    })
    .join('')}</table></body></html>`;

/** A table of four columns: two short fields a row; labels broken by the width of their cell. */
export function asWideTable(rows: readonly Row[]): string {
  const cells: string[] = [];
  let open = '';
  for (const [index, [section, label, ...value]] of rows.entries()) {
    const broken = label.length > 5 ? `${label.slice(0, 4)}<br>${label.slice(4)}` : label;
    const pair = `<td>${broken}</td><td>${value.join('<br>')}</td>`;
    if (!goesOn(rows, index)) {
      if (open) cells.push(`<tr>${open}</tr>`);
      open = '';
      cells.push(`<tr><td colspan="4">${section}</td></tr>`);
    }
    if (value.join('').length > 24 || open) {
      cells.push(`<tr>${open}${pair}</tr>`);
      open = '';
    } else open = pair;
  }
  return `<html><body><p>${TITLE}</p><table>${cells.join('')}${open && `<tr>${open}</tr>`}</table></body></html>`;
}

const withSections = (rows: readonly Row[], line: (row: Row) => string): string =>
  [TITLE, ...rows.flatMap((row, index) => [...(goesOn(rows, index) ? [] : [row[0]]), line(row)])].join('\n');

/** `label：value` lines below headings. */
export const asLines = (rows: readonly Row[]): string =>
  withSections(rows, ([, label, ...value]) => `${label}：${value.join('\n')}`);

/** Labels on lines of their own, values below. */
export const asApart = (rows: readonly Row[]): string =>
  withSections(rows, ([, label, ...value]) => `${label}\n${value.join('\n')}`);

/** The text layer of a page: label, blank, value, with page numbers between. */
export const asLayer = (rows: readonly Row[]): string =>
  withSections(rows, (row) => {
    const [, label, ...value] = row;
    return `${rows.indexOf(row) === 12 ? '— 2 —\n' : ''}${label} ${value.join('\n')}`;
  });

/** Cells parted by tabs. */
export const asTabs = (rows: readonly Row[]): string =>
  withSections(rows, ([, label, ...value]) => `${label}\t${value.join('\n')}`);

/** All of a page in one line, its cells parted by blanks, as some converters leave it. */
export const asOneLine = (rows: readonly Row[]): string =>
  withSections(rows, ([, label, ...value]) => `${label} ${value.join(' ')}`).replaceAll('\n', ' ');
