/** Lines of a PDF put together to paragraphs, as word processors and browsers set them; and what they print around the text. */
import { describe, expect, it } from 'vitest';
import { unmasked, widthOf } from '../pipeline/ingest/formats/pdf/characters.ts';
import type { Line } from '../pipeline/ingest/formats/pdf/lines.ts';
import { joinLines, paragraphsOf, settingOf } from '../pipeline/ingest/formats/pdf/paragraphs.ts';
import { withoutRunning } from '../pipeline/ingest/formats/pdf/running.ts';

const SIZE = 10;
const [LEFT, RIGHT] = [50, 350];
const margins = () => ({ left: LEFT, right: RIGHT });

interface Placed {
  readonly text: string;
  readonly y: number;
  /** In letters. */
  readonly indent?: number;
  /** Points of a letter as wide as high. */
  readonly letter?: number;
  readonly size?: number;
  readonly page?: number;
}

function placed({ text, y, indent = 0, letter = SIZE, size = SIZE, page = 0 }: Placed): Line {
  const left = LEFT + indent * SIZE;
  const part = { text, left, right: left + widthOf(text) * letter, y, size };
  return { ...part, page, parts: [part] };
}

const paragraphs = (lines: readonly Placed[]): string[] => {
  const all = lines.map(placed);
  return paragraphsOf(all, margins, settingOf(all, margins)).map(joinLines);
};
/** Thirty letters fill a line. */
const FULL = '石桥镇的茶农每年春天都为周转资金发愁今年银行把收购凭证上了链';
const text = (letters: number): string => FULL.slice(0, letters);
const pitched = (lines: readonly Omit<Placed, 'y'>[], pitch = 20): Placed[] =>
  lines.map((line, at) => ({ ...line, y: 100 + at * pitch }));

describe('a paragraph goes on', () => {
  it('where what comes next opens with a mark, which ends no line', () => {
    expect(paragraphs(pitched([{ text: text(30) }, { text: text(28) }, { text: '“画像”完成。' }]))).toHaveLength(1);
    expect(paragraphs(pitched([{ text: text(30) }, { text: text(28) }, { text: '画像完成。' }]))).toHaveLength(2);
  });

  it('behind a first line that leaves as much as it is indented by: it is not centred', () => {
    const lines = [
      { text: text(28), indent: 2 },
      { text: text(30) },
      { text: text(26), indent: 2 },
      { text: '登记，测试。' },
    ];
    expect(paragraphs(pitched(lines))).toHaveLength(2);
  });

  it('where the next word would not have fitted in the letters of its line', () => {
    const wide = { letter: 1.3 * SIZE };
    const lines = [
      { text: 'The office names eleven projects in the second batch:', ...wide, letter: 11.6 },
      { text: '1. Mobile services (Industrial and', ...wide },
      { text: 'Commercial Bank of China)', ...wide },
    ];
    expect(paragraphs(pitched(lines)).at(-1)).toBe('1. Mobile services (Industrial and Commercial Bank of China)');
  });

  it('where Chinese characters make a line of English higher', () => {
    const latin = 'The working group of the city said on Tuesday that the tests go';
    const lines = [0, 16, 32, 48].map((y) => ({ text: latin.slice(0, 60), y }));
    const chinese = { text: `${latin.slice(0, 52)}（工作组`, y: 67.5 };
    expect(paragraphs([...lines, chinese, { text: '小组） on.', y: 87 }])).toHaveLength(1);
  });
});

describe('an item whose text hangs', () => {
  it('is one paragraph, and the next item another', () => {
    // As much room behind as before: by chance, as the next line shows.
    const hanging = { text: text(26), indent: 2 };
    const items = [
      { text: `• ${text(29)}` },
      hanging,
      { text: '“完成”。', indent: 2 },
      { text: `2. ${text(28)}` },
      hanging,
    ];
    expect(paragraphs(pitched([{ text: text(12) }, ...items]))).toHaveLength(3);
  });

  it('begins with a bullet whatever font it is of', () => {
    expect(unmasked('\uf0b7 甲银行 \uf0d8 乙银行')).toBe('• 甲银行 • 乙银行');
  });
});

describe('a broken line joins', () => {
  const joined = (...texts: string[]): string => joinLines(pitched(texts.map((line) => ({ text: line }))).map(placed));
  it('without a blank within Chinese, dates and addresses, with one between words', () => {
    expect(joined('公示时间', '为2022-06-', '15')).toBe('公示时间为2022-06-15');
    expect(joined('cross-', 'border loans', 'of 2022')).toBe('cross-border loans of 2022');
  });
});

describe('a paragraph begins', () => {
  it('where there is more room than between lines, though most paragraphs have one line', () => {
    const steps = [0, 25, 50, 70, 90, 115, 140];
    const texts = [text(30), text(29), text(30), text(30), text(10), text(30), '2'];
    expect(paragraphs(steps.map((y, at) => ({ text: texts[at]!, y })))).toHaveLength(5);
  });

  it('at an indent, where first lines are indented and a title before it fills its line', () => {
    const first = { text: text(28), indent: 2 };
    const lines = [
      first,
      { text: text(30) },
      { text: text(9) },
      first,
      { text: text(30) },
      first,
      first,
      { text: text(30) },
    ];
    expect(paragraphs(pitched(lines))).toHaveLength(4);
  });

  it('not at an indent where all lines of a list are indented', () => {
    const indented = { text: text(28), indent: 2 };
    expect(paragraphs(pitched([{ text: text(30) }, indented, indented, indented]))).toHaveLength(2);
  });
});

describe('what runs over pages', () => {
  const HEIGHT = 842;
  const kept = (pages: readonly (readonly Placed[])[]): string[] =>
    withoutRunning(
      pages.map((lines, page) => ({ height: HEIGHT, lines: lines.map((line) => placed({ ...line, page })) })),
    )
      .flatMap(({ lines }) => lines)
      .map((line) => line.text);
  const body = [300, 320, 340].map((y) => ({ text: text(30), y }));

  it('is no bare number but the page’s own: a row of a list may end at the foot', () => {
    expect(kept([[...body, { text: '3', y: HEIGHT - 40 }]])).toContain('3');
    expect(kept([[...body, { text: '1', y: HEIGHT - 40 }]])).not.toContain('1');
    for (const number of ['第 3 页', '3/12', '- 3 -', '第3页 共12页', '第3/12页', '3 页', 'III'])
      expect(kept([[...body, { text: number, y: HEIGHT - 40 }]])).toHaveLength(body.length);
  });

  it('is what a browser prints around a page in small letters, on a single page too', () => {
    for (const printed of [
      '2022/9/16 16:40 公告',
      '11/26/26, 4:08 PM',
      '2022/9/16 下午4:40',
      'https://example.cn/a.html',
    ])
      expect(kept([[{ text: printed, y: 20, size: 7 }, ...body]])).toHaveLength(body.length);
    // All text of this page stands in tables.
    expect(
      kept([
        [
          { text: '2022/9/16 16:40 公告', y: 20, size: 6 },
          { text: 'https://example.cn/a 1/1', y: 830, size: 6 },
        ],
      ]),
    ).toEqual([]);
    // The article's own line of date and source has letters like others.
    expect(kept([[{ text: '2022/9/16 16:40 来源：石桥日报', y: 60 }, ...body]])).toHaveLength(body.length + 1);
  });
});
