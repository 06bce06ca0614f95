/** Stage 2: what each pass makes of the genre's dirt, and what holds for every text. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import * as OpenCC from 'opencc-js';
import { ConverterBuilder, type LocalePreset } from 'opencc-js/core';
import { describe, expect, it } from 'vitest';
import { convert } from '../pipeline/normalise/convert.ts';
import { configOf, entriesOf, overrides, type Profile } from '../pipeline/normalise/dictionaries.ts';
import { scriptOf } from '../pipeline/normalise/script.ts';
import { wordingOf } from '../pipeline/normalise/wording.ts';
import { load } from '../pipeline/stages/1-load.ts';
import { normalise, normaliseText } from '../pipeline/stages/2-normalise.ts';
import { View, viewSpan } from '../pipeline/view.ts';
import { growth } from './helpers/linear.ts';

const corpus = fileURLToPath(new URL('../corpus', import.meta.url));
const plain = (text: string): string => normaliseText(text).view.text;

/** The source files of the corpus; those that may not be redistributed only where they are at hand. */
const files = (): string[] => {
  const folders = readdirSync(join(corpus, 'documents')).flatMap((id) =>
    readdirSync(join(corpus, 'documents', id)).map((name) => join(corpus, 'documents', id, name)),
  );
  const local = existsSync(join(corpus, 'local'))
    ? readdirSync(join(corpus, 'local')).map((name) => join(corpus, 'local', name))
    : [];
  return [...folders, ...local].filter((path) => /\.(txt|html?)$/.test(path));
};
/** How many characters of two lines differ; where the lengths do, by how many, and one. */
const differences = (a: string, b: string): number =>
  a.length === b.length ? a.split('').filter((c, at) => c !== b[at]).length : Math.abs(a.length - b.length) + 1;
const documents = files().map((path) => load({ bytes: readFileSync(path), path }));

describe('normalise: layout of plain text', () => {
  it.each([
    ['\ufeff首批\r\n\r\n  第二批 \n', '首批\n第二批'],
    ['首批\u2028第二批\f第三批', '首批\n第二批\n第三批'],
    ['\u3000\u3000首批\u200b应用\u00ad\u200b', '首批应用'],
    ['\u200b\n \u3000\n', ''],
    ['', ''],
    ['首批&nbsp;应用&amp;ldquo;沙盒&amp;rdquo;&#20844;&#x793a;', '首批应用“沙盒”公示'],
    ['機器學(xué)習著(zhe)力防範（可信執行環境(TEE)）', '机器学习着力防范（可信执行环境（TEE））'],
    ['某某通(wtt)与着(zhe)力', '某某通（wtt）与着（zhe）力'],
    ['首批<br>第二批<p class="a">第三批</p>', '首批\n第二批\n第三批'],
    ['<strong>首批</strong>A<B>C<未知>', '首批AC《未知》'],
    ['R&D&nosuch;AT&T', 'R&D&nosuch;AT&T'],
  ])('%j becomes %j', (text, becomes) => expect(plain(text)).toBe(becomes));
});

describe('normalise: folding', () => {
  it.each([
    ['２０２０年６０％的ＡＰＰ用户，５Ｇ＋智能', '2020年60%的APP用户，5G+智能'],
    ['「磐石」與『沙盒』', '“磐石”与‘沙盒’'],
    ['⾦融科技', '金融科技'],
    ['金\uf90a融', '金金融'],
    ['阿・里‧巴', '阿·里·巴'],
    ['｢首批｣､第二批｡', '“首批”、第二批。'],
    ['1️⃣ 茶票融资服务\n👉2️⃣ 听音产品\n1️⃣2️⃣ 码头服务\n🔟 竹海服务', '①茶票融资服务\n👉②听音产品\n⑫码头服务\n⑩竹海服务'],
    ['这回共3️⃣个应用\n3️⃣个应用都在这里', '这回共3个应用\n3个应用都在这里'],
  ])('%j becomes %j', (text, becomes) => expect(plain(text)).toBe(becomes));
});

describe('normalise: numbers of shares in names', () => {
  it.each([
    ['中国银行(601988,股吧)济宁分行/农业银行（601288.SH）', '中国银行济宁分行/农业银行'],
    ['工商银行[601398.SH]、招商银行(SH:600036)与建设银行(00939.HK,5.12港元,+0.3%)', '工商银行、招商银行与建设银行'],
    ['某某供应链公司(某某股份,600093.SH)研发', '某某供应链公司（某某股份）研发'],
    ['交通银行(3.65,0.01,0.27%)长春分行', '交通银行长春分行'],
    ['平安银行（000001）和浪潮信息000977.SZ申请', '平安银行和浪潮信息申请'],
    [
      '服务企业（300家）、商户(12000户)，邮编(100800)，限额(300000元)',
      '服务企业（300家）、商户（12000户），邮编（100800），限额（300000元）',
    ],
    ['规范（JR/T0198-2020）发布（2020.10.21）', '规范（JR/T0198-2020）发布（2020.10.21）'],
  ])('%j becomes %j', (text, becomes) => expect(plain(text)).toBe(becomes));
});

describe('normalise: punctuation', () => {
  it.each([
    ['杭州,苏州:首批;亮相!好?(TEE)', '杭州，苏州：首批；亮相！好？（TEE）'],
    ['8月14日 , 深圳 ( 首批 ) 。', '8月14日，深圳（首批）。'],
    ['共1,000,000户,金额20,300万', '共1,000,000户，金额20,300万'],
    ['2019,2020两年', '2019，2020两年'],
    ['使用TEE,OCR及API', '使用TEE，OCR及API'],
    ['时间10:12:48,比例1:1,来源:财经', '时间10:12:48，比例1:1，来源：财经'],
    ['地址http://a.com/x,y?z=(1)见www.b.cn:80', '地址http://a.com/x,y?z=(1)见www.b.cn:80'],
    ['2项:1.打造新形式.2.提供服务.', '2项：1.打造新形式。2.提供服务。'],
    ['一.背景\n共3.5亿元.其中', '一.背景\n共3.5亿元。其中'],
    ['写入区块链 . 该应用 , 共 3.5 亿元 .', '写入区块链。该应用，共3.5亿元。'],
    ['一 . 背景\n第 2 . 节', '一.背景\n第2 .节'],
    ['采用TEE.该项目由Ant Group Co., Ltd.与银行', '采用TEE。该项目由Ant Group Co.，Ltd.与银行'],
    ['北京.com的银行...等', '北京.com的银行...等'],
    ['解决"融资难"和"融资贵"', '解决“融资难”和“融资贵”'],
    ['“沙盒"与"首批”', '“沙盒”与“首批”'],
    ["'磐石'产品由O'Neil公司", '‘磐石’产品由O‘Neil公司'.replace('O‘Neil', "O'Neil")],
    ['<金融科技规划>与<<办法>>及a<b', '《金融科技规划》与《办法》及a<b'],
    ['〈規劃〉與《關於〈辦法〉的通知》', '《规划》与《关于〈办法〉的通知》'],
    ['20万—30万户、5%～8%、2019–2021年、三—五年', '20万-30万户、5%-8%、2019-2021年、三-五年'],
    ['20萬 — 30萬戶', '20万-30万户'],
    ['2020-08-17,电话010-8888', '2020-08-17，电话010-8888'],
    ['“亿亩田”-基于遥感--试点——成功', '“亿亩田”-基于遥感——试点——成功'],
    ['>> 热门', '>>热门'],
  ])('%j becomes %j', (text, becomes) => expect(plain(text)).toBe(becomes));

  it('joins a number with its unit where the edge of a page parts them, and nothing else', () => {
    const told = '测试期间，预计服务中小企业一百六十家，发放贷款不超过4.5';
    expect(normaliseText(`${told}\n亿元。`).view.text).toContain('4.5亿元');
    expect(normaliseText(`${told}\n该应用`).view.text).toContain('4.5\n该应用');
    expect(normaliseText('共4\n万元').view.text).toBe('共4\n万元');
  });

  it('leaves English lines as they are, but for quotation marks', () => {
    const text = 'Fintech pilot "Flower Pledge" (花卉质押), by the People’s Bank, has 1,000 users.';
    expect(plain(text)).toBe("Fintech pilot “Flower Pledge” (花卉质押), by the People's Bank, has 1,000 users.");
  });
});

describe('normalise: white space', () => {
  it.each([
    ['手機 POS 創新 應用', '手机POS创新应用'],
    ['回收与 AIBANK Inside 产品 相关的资源 ,包括', '回收与AIBANK Inside产品相关的资源，包括'],
    ['深 圳 市 首 批', '深圳市首批'],
    ['序号 应用名称 申请机构', '序号\t应用名称\t申请机构'],
    ['1 基于区块链的融资服务 金融服务 新网银行', '1\t基于区块链的融资服务\t金融服务\t新网银行'],
    ['2\t手机 POS 应用\t中国银联', '2\t手机POS应用\t中国银联'],
    ['3  快审快贷  宁波银行', '3\t快审快贷\t宁波银行'],
    ['发布日期:2022-05-02 19:46    点击次数:173', '发布日期：2022-05-02 19:46\t点击次数：173'],
    ['首批，  第二批。深圳  上海', '首批，第二批。深圳上海'],
    ['2020-08-14 来源:财经网 作者:张三', '2020-08-14\t来源：财经网\t作者：张三'],
    ['序号 | 名称 | 机构', '序号|名称|机构'],
    ['增长 5.2 % 和 3 亿元', '增长5.2%和3亿元'],
    ['时间 2020 / 08 / 03', '时间2020/08/03'],
    ['Bank of  China', 'Bank of China'],
  ])('%j becomes %j', (text, becomes) => expect(plain(text)).toBe(becomes));

  it('reads nothing into spaces where prose has them between all words', () => {
    const prose = '宁波 的 金融 科技 监管 沙盒 有 了 毕业班 ， 首批 应用 结束 测试 。';
    expect(plain(`${prose}\n宁波 首批 毕业生 诞生`)).toBe(
      '宁波的金融科技监管沙盒有了毕业班，首批应用结束测试。\n宁波首批毕业生诞生',
    );
  });
});

describe('normalise: script and wording', () => {
  it.each([
    [
      '該專案的使用者透過網際網路查詢資料，資訊系統支援數位化。',
      '该项目的用户通过互联网查询数据，信息系统支持数字化。',
    ],
    [
      '線上線下新增建立多型別執行核心可信執行環境查詢儲存互動，使用者專案',
      '线上线下新增建立多类型执行核心可信执行环境查询存储互动，用户项目',
    ],
    ['監理沙盒首批應用以人臉辨識、隱私運算及行動支付為主', '监管沙盒首批应用以人脸识别、隐私计算及移动支付为主'],
    [
      '金管局指數碼人民幣可透過流動銀行使用，資訊保安至關重要',
      '金管局指数字人民币可通过手机银行使用，信息保安至关重要',
    ],
    ['基於區塊鏈的數據信息共享，用戶通過互聯網查詢資料', '基于区块链的数据信息共享，用户通过互联网查询资料'],
    ['長三角徵信鏈與三角徵信', '长三角征信链与三角征信'],
    ['蚌埠農村商業銀行透過網路提供資料', '蚌埠农村商业银行通过网络提供数据'],
    ['應收帳款與帳戶，隨著著名原著發佈', '应收账款与账户，随着著名原著发布'],
  ])('%s becomes %s', (text, becomes) => expect(plain(text)).toBe(becomes));

  it('leaves Simplified text alone, words that Taiwan means otherwise too', () => {
    const text = '建立核心程序，整合影像，提升效能；乾坤、名著与昇腾，文件支援，视频优化，数据质量';
    expect(plain(text)).toBe(text);
  });

  it('converts stray Traditional characters in Simplified text, and no words', () => {
    expect(plain('裕豐银行与東華信息有限公司运行资讯系统，数据来源于资料')).toBe(
      '裕丰银行与东华信息有限公司运行资讯系统，数据来源于资料',
    );
  });

  it('decides line by line where a page mixes', () => {
    expect(plain('该项目建立核心程序，执行资讯任务\n該專案透過網路提供資訊給使用者')).toBe(
      '该项目建立核心程序，执行资讯任务\n该项目通过网络提供信息给用户',
    );
  });

  it.each([
    ['中国人民银行公示首批应用', 'Hans'],
    ['中國人民銀行公示首批應用', 'Hant'],
    ['The People’s Bank of China (中国人民银行) published the list', 'Latn'],
    ['中国人民银行与中國人民銀行公示应用', 'mixed'],
    ['2020-08-17', 'Hans'],
    ['', 'Hans'],
    [
      '首页 新闻 财经 登录 注册\nThe People’s Bank of China has published a first list of pilots for comment today',
      'Latn',
    ],
  ])('the script of %j is %s', (text, script) => expect(scriptOf(text)).toBe(script));

  it('tells whose wording a text uses', () => {
    expect(wordingOf('該專案透過網路提供資料')).toBe('taiwan');
    expect(wordingOf('金管局表示資訊科技及數碼支付透過用戶數據')).toBe('hongkong');
    expect(wordingOf('項目通過網絡提供數據信息')).toBe('mainland');
    expect(wordingOf('銀行')).toBe('mainland');
  });
});

describe('normalise: opencc-js', () => {
  const profiles: readonly Profile[] = ['mainland', 'taiwan', 'hongkong', 'stray'];
  const reference = (profile: Profile, entries = overrides(profile)) =>
    ConverterBuilder({
      from: { x: [[]] },
      to: { cn: [[]] },
      configs: { x2s: configOf(profile, entries) },
    } as unknown as LocalePreset)({ from: 'x', to: 'cn' });
  const aligned = (text: string, profile: Profile): string =>
    convert(View.of(text), [{ end: text.length, profile }]).text;

  it.each(profiles)('gives what opencc-js gives with the same dictionaries: %s', (profile) => {
    const { normalizationChain, segmentation, conversionChain } = configOf(profile);
    const words = [...normalizationChain.flat(), ...segmentation, ...conversionChain.flat()]
      .flatMap((dictionary) => entriesOf(dictionary))
      .map(([word]) => word);
    const piece = fc.oneof(
      fc.constantFrom(...words),
      fc.constantFrom(...words).map((word) => word.slice(0, -1)),
      fc.string({ unit: 'binary', maxLength: 3 }),
      fc.constantFrom('⿰', '⿲', '\ud842', '\udfb7', '\n', 'A', '，'),
    );
    const converter = reference(profile);
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = pieces.join('');
        expect(aligned(text, profile)).toBe(converter(text));
      }),
      { numRuns: 1500 },
    );
    for (const { source } of documents) expect(aligned(source, profile)).toBe(converter(source));
  });

  it.each(profiles)(
    'every entry of the lexicon has its effect, and is needed: %s',
    (profile) => {
      const entries = overrides(profile);
      const own = entries.filter(({ wording }) => wording === (profile === 'mainland' ? 'any' : profile));
      const converter = reference(profile);
      for (const entry of own) {
        expect([entry.from, converter(entry.from)]).toEqual([entry.from, entry.to]);
        const without = reference(
          profile,
          entries.filter((other) => other !== entry),
        );
        expect([entry.from, without(entry.from)]).not.toEqual([entry.from, entry.to]);
      }
    },
    240_000,
  );
});

describe('normalise: there and back over the corpus', () => {
  const simplified = documents
    .map((document) => ({ document, ...normaliseText(document.source, document.markup) }))
    .filter(({ script }) => script === 'Hans');
  const through = (to: 't' | 'tw' | 'hk' | 'twp') => {
    const converter = OpenCC.Converter({ from: 'cn', to });
    return simplified.map(({ document, view }) => ({
      id: document.id,
      there: view.text,
      back: normaliseText(converter(document.source), document.markup).view.text,
    }));
  };

  it.each(['t', 'tw', 'hk'] as const)('characters: to %s and back changes nothing', (to) => {
    for (const { id, there, back } of through(to)) expect([id, back]).toEqual([id, there]);
  });

  it('words: to twp and back changes one character in a thousand, where Taiwan has one word for two of the mainland', () => {
    let different = 0;
    let all = 0;
    for (const { there, back } of through('twp')) {
      const lines = back.split('\n');
      for (const [i, line] of there.split('\n').entries()) {
        all += line.length;
        different += differences(line.replaceAll('智慧', '智能'), lines[i]!.replaceAll('智慧', '智能'));
      }
    }
    expect(different / all).toBeLessThan(0.0015);
  });
});

describe('normalise: every text', () => {
  const fragment = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4 }),
    fc.constantFrom(
      ...[
        '<p>',
        '</p>',
        '<br>',
        '&nbsp;',
        '&#8220;',
        '「',
        '」',
        '"',
        "'",
        ' ',
        '\t',
        '  ',
        '\n',
        '\r\n',
        '\u3000',
        '\ufeff',
      ],
      ...[
        '資訊',
        '使用者',
        '線上',
        '银行',
        '首批',
        '(',
        ')',
        ',',
        '1,000',
        '20万',
        '—',
        '30万',
        '.',
        '<',
        '>',
        '\ud842',
        '⿰',
      ],
    ),
  );
  const html = fc.constantFrom('text/plain' as const, 'text/html' as const);

  it('maps every box and every character into the source, in order, and tiles lines with boxes', () => {
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 30 }), html, (fragments, mediaType) => {
        const source = fragments.join('');
        const { view, boxes } = normaliseText(source, mediaType);
        expect(boxes.map(({ span }) => view.text.slice(span.start, span.end)).join('\n')).toBe(view.text);
        for (const { span, linkChars } of boxes) {
          expect(view.text.slice(span.start, span.end).trim()).not.toBe('');
          expect(linkChars).toBeLessThanOrEqual(span.end - span.start);
        }
        let before = { start: 0, end: 0 };
        for (let at = 0; at < view.text.length; at += 1) {
          const span = view.toSource(viewSpan(at, at + 1));
          expect(span.start).toBeGreaterThanOrEqual(before.start);
          expect(span.end).toBeGreaterThan(span.start);
          expect(span.end).toBeGreaterThanOrEqual(before.end);
          expect(span.end).toBeLessThanOrEqual(source.length);
          before = span;
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('maps words of every document of the corpus to where they stand', () => {
    for (const document of documents) {
      const { view } = normalise(document);
      for (const { 0: word, index } of view.text.matchAll(/[a-zA-Z]{4,}|\d{3,}/g)) {
        const { start, end } = view.toSource(viewSpan(index, index + word.length));
        expect(normaliseText(document.source.slice(start, end)).view.text.replace(/\s/g, '')).toBe(word);
      }
    }
  });

  it('changes nothing the second time', () => {
    for (const document of documents) {
      const { view } = normalise(document);
      const again = plain(view.text);
      for (const [i, line] of view.text.split('\n').entries()) expect(again.split('\n')[i]).toBe(line);
    }
  });

  it.each([
    ...[
      '<',
      '>',
      '<<',
      '&',
      '&amp;',
      '"',
      "'",
      ' ',
      '金 ',
      'A ',
      '\t',
      '(',
      '.',
      '1.',
      '1,',
      ':',
      '—',
      '-',
      '~',
      '1—',
      '《',
      '〈',
    ],
    ...[
      '⿰',
      '⿲',
      '⿰金',
      '資',
      '使用',
      '\u200b',
      '\u3000',
      '\n',
      ' \n',
      'http://',
      'www.',
      '<p ',
      '<br>',
      '&#1',
      '「',
      '\ud842',
      '金.',
    ],
  ])('takes linear time over %j', (unit) => {
    const run = (text: string) => [normaliseText(text), normaliseText(`${text}資訊`), normaliseText(text, 'text/html')];
    expect(growth(run, unit)).toBeLessThanOrEqual(3);
  });

  it('takes ten megabytes on one line', () => {
    const text = '中國人民銀行公示,資訊系統"沙盒"支援 POS 使用者。'.repeat(200_000);
    const { view } = normaliseText(text);
    expect(view.text.slice(-25)).toBe('中国人民银行公示，信息系统“沙盒”支持POS用户。'.slice(-25));
    const last = view.toSource(viewSpan(view.text.length - 3, view.text.length));
    expect(text.slice(last.start, last.end)).toBe('使用者。');
  }, 120_000);
});
