/** Figures in raw text: what a reader would say each number is. */
import { describe, expect, it, test } from 'vitest';
import { type Figure, figures } from '../pipeline/figures.ts';
import { growth } from './helpers/linear.ts';

/** `30万户 300000 户 gt`: the slice, the value (`a..b` for a range), the unit (`-` for none), the comparator; `gloss` where it is one. */
const show = (text: string, { start, end, value, upper, unit, comparator, gloss }: Figure): string =>
  [
    text.slice(start, end),
    upper === undefined ? value : `${value}..${upper}`,
    unit ?? '-',
    comparator,
    ...(gloss ? ['gloss'] : []),
  ].join(' | ');

type Table = readonly (readonly [text: string, ...figures: string[]])[];

function check(title: string, table: Table): void {
  describe(title, () => {
    test.each(table.map(([text, ...expected]) => ({ text, expected })))('$text', ({ text, expected }) => {
      expect(figures(text).map((figure) => show(text, figure))).toEqual(expected);
    });
  });
}

check('numerals', [
  ['惠及15万户', '15万户 | 150000 | 户 | eq'],
  ['年交易12万笔', '12万笔 | 120000 | transaction | eq'],
  ['共计1,234,567笔', '1,234,567笔 | 1234567 | transaction | eq'],
  ['共计１，２３４，５６７笔', '１，２３４，５６７笔 | 1234567 | transaction | eq'],
  ['服务２３０万人', '２３０万人 | 2300000 | person | eq'],
  ['投放38亿元', '38亿元 | 3800000000 | CNY | eq'],
  ['投放3.8亿元', '3.8亿元 | 380000000 | CNY | eq'],
  ['余额1.2万亿元', '1.2万亿元 | 1200000000000 | CNY | eq'],
  ['放款4个亿', '4个亿 | 400000000 | - | eq'],
  ['4个亿元项目', '4个 | 4 | 个 | eq'],
  ['余额0.1亿元和0.2亿元', '0.1亿元 | 10000000 | CNY | eq', '0.2亿元 | 20000000 | CNY | eq'],
  ['余额4.35万元', '4.35万元 | 43500 | CNY | eq'],
  ['余额1.005亿元', '1.005亿元 | 100500000 | CNY | eq'],
  ['用户三千五百万', '三千五百万 | 35000000 | - | eq'],
  ['资金两亿元', '两亿元 | 200000000 | CNY | eq'],
  ['客户二百三十万人', '二百三十万人 | 2300000 | person | eq'],
  ['客户一百零八户', '一百零八户 | 108 | 户 | eq'],
  ['融资三点五亿元', '三点五亿元 | 350000000 | CNY | eq'],
  ['融资一亿五千万元', '一亿五千万元 | 150000000 | CNY | eq'],
  ['融资3亿5千万元', '3亿5千万元 | 350000000 | CNY | eq'],
  ['融资3亿5000万元', '3亿5000万元 | 350000000 | CNY | eq'],
  ['用户3千5百万', '3千5百万 | 35000000 | - | eq'],
  ['用户百万', '百万 | 1000000 | - | eq'],
  ['农户廿户', '廿户 | 20 | 户 | eq'],
  ['农户一万五', '一万五 | 15000 | - | eq'],
  ['农户两千二百户', '两千二百户 | 2200 | 户 | eq'],
  ['农户三〇〇户', '三〇〇户 | 300 | 户 | eq'],
  ['農戶壹佰貳拾戶', '壹佰貳拾戶 | 120 | 户 | eq'],
  ['30 万 户农户', '30 万 户 | 300000 | 户 | eq'],
  ['贷款 3 亿元', '3 亿元 | 300000000 | CNY | eq'],
  ['核验10万次', '10万次 | 100000 | 次 | eq'],
  ['余额9007199254740993元', '9007199254740993元 | 9007199254740992 | CNY | eq'],
  ['三万五千亿元', '三万五千亿元 | 3500000000000 | CNY | eq'],
]);

check('inexact numerals', [
  ['办理10餘萬筆', '10餘萬筆 | 100000 | transaction | approx'],
  ['办理十余万笔', '十余万笔 | 100000 | transaction | approx'],
  ['接入30多家', '30多家 | 30 | 家 | approx'],
  ['接入二十几家', '二十几家 | 20 | 家 | approx'],
  ['惠及100多万户', '100多万户 | 1000000 | 户 | approx'],
  ['投放200余亿元', '200余亿元 | 20000000000 | CNY | approx'],
  ['惠及数十万户', '数十万户 | 100000 | 户 | approx'],
  ['惠及几百家', '几百家 | 100 | 家 | approx'],
  ['客户数十万户', '十万户 | 100000 | 户 | eq'],
  ['用户千万级', '千万级 | 10000000 | - | approx'],
  ['终端将达十亿级', '十亿级 | 1000000000 | - | approx'],
  ['百万量级用户', '百万量级 | 1000000 | - | approx'],
  ['百亿元级规模', '百亿元级 | 10000000000 | CNY | approx'],
  ['亿级处理能力', '亿级 | 100000000 | - | approx'],
  ['三四十家', '三四十家 | 30..40 | 家 | approx'],
  ['两三家', '两三家 | 2..3 | 家 | approx'],
  ['七八千户', '七八千户 | 7000..8000 | 户 | approx'],
  ['30万贷款余额', '30万 | 300000 | - | eq'],
  ['10多方参与', '10 | 10 | - | eq'],
]);

check('comparators', [
  ['超过30万户', '30万户 | 300000 | 户 | gt'],
  ['超30万户', '30万户 | 300000 | 户 | gt'],
  ['逾30万户', '30万户 | 300000 | 户 | gt'],
  ['突破20亿元', '20亿元 | 2000000000 | CNY | gt'],
  ['用户过亿', '亿 | 100000000 | - | gt'],
  ['不低于1000亿元', '1000亿元 | 100000000000 | CNY | gte'],
  ['不少于8万人', '8万人 | 80000 | person | gte'],
  ['至少服务4000户', '4000户 | 4000 | 户 | gte'],
  ['至少为三十万农户', '三十万 | 300000 | - | gte'],
  ['30万户以上', '30万户 | 300000 | 户 | gte'],
  ['30万以上用户', '30万 | 300000 | - | gte'],
  ['千万级以上', '千万级 | 10000000 | - | gte'],
  ['上百家平台', '百家 | 100 | 家 | gte'],
  ['上千家', '千家 | 1000 | 家 | gte'],
  ['上千万户', '千万户 | 10000000 | 户 | gte'],
  ['500+家机构', '500+家 | 500 | 家 | gte'],
  ['不足30家', '30家 | 30 | 家 | lt'],
  ['不到1%', '1% | 0.01 | ratio | lt'],
  ['少于三十户', '三十户 | 30 | 户 | lt'],
  ['不超过60%', '60% | 0.6 | ratio | lte'],
  ['最多5000元', '5000元 | 5000 | CNY | lte'],
  ['控制在1小时以内', '1小时 | 1 | hour | lte'],
  ['约3亿元', '3亿元 | 300000000 | CNY | approx'],
  ['约为3亿元', '3亿元 | 300000000 | CNY | approx'],
  ['大约可服务3万户', '3万户 | 30000 | 户 | approx'],
  ['近2000万客户', '2000万 | 20000000 | - | approx'],
  ['将近两百家', '两百家 | 200 | 家 | approx'],
  ['2万张左右', '2万张 | 20000 | 张 | approx'],
  ['超过了30万户', '30万户 | 300000 | 户 | gt'],
  ['超过10余万户', '10余万户 | 100000 | 户 | gt'],
  ['达30万户', '30万户 | 300000 | 户 | eq'],
  ['高达30万户', '30万户 | 300000 | 户 | eq'],
  ['节约30万元', '30万元 | 300000 | CNY | eq'],
  ['签约3000户', '3000户 | 3000 | 户 | eq'],
  ['通过3家银行', '3家 | 3 | 家 | eq'],
  ['最近3个月', '3个月 | 3 | month | eq'],
  ['线上百家企业'],
  ['≥30万户', '30万户 | 300000 | 户 | gte'],
  ['超過３０萬戶', '３０萬戶 | 300000 | 户 | gt'],
  ['3家内资银行', '3家 | 3 | 家 | eq'],
]);

check('ranges', [
  ['20万—30万户', '20万—30万户 | 200000..300000 | 户 | eq'],
  ['20万至30万户', '20万至30万户 | 200000..300000 | 户 | eq'],
  ['20-30万元', '20-30万元 | 200000..300000 | CNY | eq'],
  ['3到5亿', '3到5亿 | 300000000..500000000 | - | eq'],
  ['20万户～30万户', '20万户～30万户 | 200000..300000 | 户 | eq'],
  ['500-1000万元', '500-1000万元 | 5000000..10000000 | CNY | eq'],
  ['5000-1万户', '5000-1万户 | 5000..10000 | 户 | eq'],
  ['20%-30%', '20%-30% | 0.2..0.3 | ratio | eq'],
  ['20-30%', '20-30% | 0.2..0.3 | ratio | eq'],
  ['百分之二十至三十', '百分之二十至三十 | 0.2..0.3 | ratio | eq'],
  ['10万元-20万元', '10万元-20万元 | 100000..200000 | CNY | eq'],
  ['约十至二十万人', '十至二十万人 | 100000..200000 | person | approx'],
  ['1-2年', '1-2年 | 1..2 | year | eq'],
  ['US$3 million to US$5 million', 'US$3 million to US$5 million | 3000000..5000000 | USD | eq'],
  ['about 3-5 million users', '3-5 million | 3000000..5000000 | - | approx'],
  ['between 20,000 and 30,000 farmers', '20,000 and 30,000 | 20000..30000 | - | eq'],
]);

check('money', [
  ['人民币3亿元', '人民币3亿元 | 300000000 | CNY | eq'],
  ['不低于人民币3亿元', '人民币3亿元 | 300000000 | CNY | gte'],
  ['3亿元人民币', '3亿元人民币 | 300000000 | CNY | eq'],
  ['￥5,000', '￥5,000 | 5000 | CNY | eq'],
  ['2.5亿美元', '2.5亿美元 | 250000000 | USD | eq'],
  ['港币50亿元', '港币50亿元 | 5000000000 | HKD | eq'],
  ['50亿港元', '50亿港元 | 5000000000 | HKD | eq'],
  ['HK$80 million', 'HK$80 million | 80000000 | HKD | eq'],
  ['新臺幣十二億元', '新臺幣十二億元 | 1200000000 | TWD | eq'],
  ['3億新台幣', '3億新台幣 | 300000000 | TWD | eq'],
  ['1000万欧元', '1000万欧元 | 10000000 | EUR | eq'],
  ['100万英镑', '100万英镑 | 1000000 | GBP | eq'],
  ['10亿日元', '10亿日元 | 1000000000 | JPY | eq'],
  ['USD 1.5bn', 'USD 1.5bn | 1500000000 | USD | eq'],
  ['RMB300m', 'RMB300m | 300000000 | CNY | eq'],
  ['US$3.2bn', 'US$3.2bn | 3200000000 | USD | eq'],
  ['300 million yuan', '300 million yuan | 300000000 | CNY | eq'],
  ['3亿元（约合4300万美元）', '3亿元 | 300000000 | CNY | eq', '4300万美元 | 43000000 | USD | approx | gloss'],
  ['15亿美元(折合人民币约100亿元)', '15亿美元 | 1500000000 | USD | eq', '100亿元 | 10000000000 | CNY | approx | gloss'],
  [
    'RMB 300 million ($43 million)',
    'RMB 300 million | 300000000 | CNY | eq',
    '$43 million | 43000000 | USD | eq | gloss',
  ],
  ['数字人民币10万个钱包', '10万个 | 100000 | 个 | eq'],
  ['US$3-5 billion', 'US$3-5 billion | 3000000000..5000000000 | USD | eq'],
  ['人民币三亿元人民币 叁佰万元', '人民币三亿元人民币 | 300000000 | CNY | eq', '叁佰万元 | 3000000 | CNY | eq'],
  ['$500 CNY 1,000', '$500 | 500 | USD | eq', 'CNY 1,000 | 1000 | CNY | eq'],
  ['贷款3亿元，利息200万美元', '3亿元 | 300000000 | CNY | eq', '200万美元 | 2000000 | USD | eq'],
]);

check('shares', [
  ['50%地市', '50% | 0.5 | ratio | eq'],
  ['５０％的地市', '５０％ | 0.5 | ratio | eq'],
  ['0.1%', '0.1% | 0.001 | ratio | eq'],
  ['百分之五十', '百分之五十 | 0.5 | ratio | eq'],
  ['超过百分之八十', '百分之八十 | 0.8 | ratio | gt'],
  ['五成以上', '五成 | 0.5 | ratio | gte'],
  ['三分之一的网点', '三分之一 | 0.3333333333333333 | ratio | eq'],
  ['万分之五', '万分之五 | 0.0005 | ratio | eq'],
  ['下降3个百分点', '3个百分点 | 3 | percentage-point | eq'],
  ['25个基点', '25个基点 | 25 | basis-point | eq'],
  ['12 percent', '12 percent | 0.12 | ratio | eq'],
  ['同比-3.2%', '-3.2% | -0.032 | ratio | eq'],
  ['增长3倍', '3倍 | 3 | times | eq'],
]);

check('counters and units', [
  ['4个创新应用', '4个 | 4 | 个 | eq'],
  ['两家机构', '两家 | 2 | 家 | eq'],
  ['一家公司', '一家 | 1 | 家 | eq'],
  ['三大特性', '三大 | 3 | 大 | eq'],
  ['46个项目，机构77家', '46个 | 46 | 个 | eq', '77家 | 77 | 家 | eq'],
  ['3项目', '3 | 3 | - | eq'],
  ['30万人次', '30万人次 | 300000 | 人次 | eq'],
  ['30万人工座席', '30万 | 300000 | - | eq'],
  ['1万个人客户', '1万 | 10000 | - | eq'],
  ['3万家庭', '3万 | 30000 | - | eq'],
  ['500亩果园', '500亩 | 500 | mu | eq'],
  ['3个月', '3个月 | 3 | month | eq'],
  ['24小时', '24小时 | 24 | hour | eq'],
  ['10个工作日', '10个工作日 | 10 | day | eq'],
  ['用户规模1000万', '1000万 | 10000000 | - | eq'],
  ['發卡十萬張', '十萬張 | 100000 | 张 | eq'],
]);

check('English', [
  ['serve 1.5 million users', '1.5 million | 1500000 | - | eq'],
  ['over 20,000 households', '20,000 | 20000 | - | gt'],
  ['at least 300 firms', '300 | 300 | - | gte'],
  ['no more than 60 percent', '60 percent | 0.6 | ratio | lte'],
  ['nearly 20 million customers', '20 million | 20000000 | - | approx'],
  ['fewer than 500 people', '500 people | 500 | person | lt'],
  ['two dozen banks', 'two dozen | 24 | - | eq'],
  ['six pilot projects and twenty-five banks', 'six | 6 | - | eq', 'twenty-five | 25 | - | eq'],
  ['half a million farmers', 'half a million | 500000 | - | eq'],
  ['hundreds of thousands of merchants', 'hundreds of thousands | 100000 | - | approx'],
  ['two hundred thousand transactions', 'two hundred thousand transactions | 200000 | transaction | eq'],
  ['100,000 or more cards', '100,000 | 100000 | - | gte'],
  ['a one-stop, two-factor service for one of the banks'],
  ['on Aug. 14, 2020 and 3 September 2021, the 5th time'],
]);

check('no figures', [
  ['统一认证，一体化服务，一切从简，唯一入口'],
  ['三农用户、四川方言、二维码、双录、三方协议'],
  ['一是扩面，二是增效，一方面便民，另一方面降险'],
  ['第二批、第3期、第三方、第 5 号'],
  ['2020年8月14日10:12:48，8月24日，14日，9月，二季度，2019-2021年'],
  ['2020-08-14 2020/8/14 2020.08.14'],
  ['二〇二〇年八月十四日'],
  ['上午9时30分，下午3点'],
  ['银发〔2019〕209号，京ICP备05049267号-1，京公网安备11010102001063号'],
  ['JR/T 0198-2020'],
  ['客服热线95588，电话010-66194567，手机13800138000，400-820-8820'],
  ['https://www.example.com/2020/08-14/doc-100.shtml?id=3000 www.12306.cn'],
  ['5G、3D、H5、Bank4.0、Web3.0、T+0、2C、V2.1、10.0.1、24×7'],
  ['90后、500强、360度、20世纪90年代'],
  ['1.打造平台\n2、提供服务\n(3)信用'],
  ['见附件1、图2、表3'],
  ['十四五规划、十三五期间、二十大、一带一路'],
  ['百行征信、百信银行、百姓、千家万户、成千上万、万一'],
  ['某某〔2〕、注[1]'],
  ['2020 saw it'],
]);

describe('hostile numerals', () => {
  it('leaves out serial numbers however long', () => {
    expect(figures('9'.repeat(100_000))).toEqual([]);
  });

  it('refuses powers upon powers', () => {
    expect(figures('亿'.repeat(50))).toEqual([]);
    expect(figures('一'.repeat(1000))).toEqual([]);
    expect(figures('3百千万户').map(({ value }) => value)).not.toContain(Number.POSITIVE_INFINITY);
  });

  it('gives finite values and spans inside the text for lone surrogates and a byte order mark', () => {
    const text = '\ufeff\ud800约30万户\udfff';
    expect(figures(text).map((figure) => show(text, figure))).toEqual(['30万户 | 300000 | 户 | approx']);
  });

  const units = [
    '9',
    '一',
    '亿',
    '1,1',
    '111,',
    '1.1.',
    '1-',
    '1万',
    '1aaaa',
    'www.1',
    '十',
    'jan 1 ',
    'two hundred ',
    'hundreds of ',
    '1 ',
    '数百',
    '14日-',
    '8月至',
    '至少大约',
    '百分之',
    '1万-2万至',
    '3元(约合',
    '2020年至',
    '1x',
    'half a ',
  ];
  it.each(units)('takes linear time over %j', (unit) => {
    expect(growth(figures, unit)).toBeLessThan(3);
  });
});
