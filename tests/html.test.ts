import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type HtmlLayout, htmlLayout } from '../pipeline/html.ts';
import { View, viewSpan } from '../pipeline/view.ts';
import { growth } from './helpers/linear.ts';

const linesOf = (html: string): string[] => {
  const { text, boxes } = htmlLayout(html);
  return boxes.map(({ start, end }) => text.slice(start, end));
};

const boxOf = (html: string, line: string): HtmlLayout['boxes'][number] => {
  const { text, boxes } = htmlLayout(html);
  const box = boxes.find(({ start, end }) => text.slice(start, end) === line);
  if (!box) throw new Error(`no box ${line} in ${text}`);
  return box;
};

/** The source that a stretch of the laid-out text came from. */
const sourceOf = (html: string, part: string): string => {
  const layout = htmlLayout(html);
  const at = layout.text.indexOf(part);
  const { start, end } = View.of(html)
    .after(layout)
    .toSource(viewSpan(at, at + part.length));
  return html.slice(start, end);
};

describe('text', () => {
  it('gives each box a line and collapses white space', () => {
    expect(linesOf('<div> 甲\n  乙 <p>丙<br>丁</p> 戊</div>')).toEqual(['甲 乙', '丙', '丁', '戊']);
  });

  it('drops tags, comments, code and what shows only where something else cannot', () => {
    expect(linesOf('<p>甲<!-- 乙 --><script>var 丙;</script><style>丁{}</style><noscript>戊</noscript>己</p>')).toEqual(
      ['甲己'],
    );
  });

  it('decodes entities, also without a semicolon and of two code points', () => {
    expect(linesOf('<p>A&amp;B &lt;C&gt; &#20013;&#x56fd; &copy 2020 &NotEqualTilde;</p>')).toEqual([
      'A&B <C> 中国 © 2020 ≂̸',
    ]);
  });

  it('keeps white space where it is preformatted', () => {
    expect(linesOf('<pre>甲  乙\r\n  丙</pre>')).toEqual(['甲  乙', '  丙']);
  });

  it('leaves no box for what is blank', () => {
    expect(linesOf('<p>&nbsp;</p><p>　</p><p>甲</p><p>\u200b</p>')).toEqual(['甲']);
  });

  it('ends paragraphs, items, rows and cells that have no end tag', () => {
    expect(linesOf('<p>一<p>二<ul><li>三<li>四</ul><table><tr><td>五<td>六<tr><td>七</table>八')).toEqual([
      ...'一二三四五六七八',
    ]);
  });

  it('drops inline text that is hidden within a paragraph', () => {
    expect(linesOf('<p>成都<span style="display: none">盗版必究</span>公示</p>')).toEqual(['成都公示']);
  });
});

describe('the way back', () => {
  it('leads from a stretch of the text to the characters it was made from', () => {
    const html = '<p>中国<b>人民</b>银行&amp;某某</p>';
    expect(sourceOf(html, '人民')).toBe('人民');
    expect(sourceOf(html, '国人')).toBe('国<b>人');
    expect(sourceOf(html, '&')).toBe('&amp;');
  });

  it('leads into attributes and scripts', () => {
    expect(sourceOf('<meta content="甲&amp;乙" name="author">', '甲&乙')).toBe('甲&amp;乙');
    expect(sourceOf('<script>{"datePublished":"2020-08-14"}</script>', '2020-08-14')).toBe('2020-08-14');
  });
});

describe('boxes', () => {
  it('name the block and the innermost element that holds all text', () => {
    const html = '<body><div id="main" class="a b"><p><b><i>粗</i>体</b></p><p>半<b>粗</b></p></div></body>';
    expect(boxOf(html, '粗体')).toMatchObject({ tag: 'p', path: 'body div#main.a.b p b' });
    expect(boxOf(html, '半粗')).toMatchObject({ tag: 'p', path: 'body div#main.a.b p' });
  });

  it('count the characters in links', () => {
    expect(boxOf('<p>见<a href="x">附件一</a>和<a name="y">此处</a></p>', '见附件一和此处').linkChars).toBe(3);
    expect(boxOf('<a href="x"><div>块</div></a>', '块').linkChars).toBe(1);
  });

  it('tell where cells stand, with spans of columns and rows', () => {
    const html =
      '<table><thead><tr><td colspan=2>甲<td>乙</thead><tr><td rowspan=2>丙<td>丁<td>戊<tr><td>己<td><table><tr><th>庚</table></table>';
    expect(boxOf(html, '乙').cell).toEqual({ table: 0, row: 0, column: 2, header: true });
    expect(boxOf(html, '丙').cell).toEqual({ table: 0, row: 1, column: 0, header: false, rows: 2 });
    expect(boxOf(html, '甲').cell).toEqual({ table: 0, row: 0, column: 0, header: true, columns: 2 });
    expect(boxOf(html, '己').cell).toEqual({ table: 0, row: 2, column: 1, header: false });
    expect(boxOf(html, '庚').cell).toEqual({ table: 1, row: 0, column: 0, header: true });
  });

  it('are hidden by attribute or style, but not the body of a saved WeChat page', () => {
    const hidden = (attributes: string): boolean => boxOf(`<div ${attributes}><p>甲</p></div>`, '甲').hidden;
    expect(hidden('hidden')).toBe(true);
    expect(hidden('style="color:red; DISPLAY : none"')).toBe(true);
    expect(hidden('style="visibility:hidden"')).toBe(true);
    expect(hidden('style="display:block"')).toBe(false);
    expect(hidden('id="js_content" style="visibility: hidden; opacity: 0"')).toBe(false);
  });
});

describe('the head', () => {
  it('gives boxes for the title and what the page states of itself, in source order', () => {
    const html =
      '<head><meta name="viewport" content="width=1"><meta property="og:title" content="甲"><title>乙 - 站</title>' +
      '<meta content="2020-08-14" name="PubDate"></head><time datetime="2020-08-15">昨天</time>' +
      '<script>var ct = "1597363200"; var msg_title = \'丙\'.html(false);</script>';
    const { text, boxes } = htmlLayout(html);
    expect(boxes.map(({ tag, name, start, end }) => [tag, name, text.slice(start, end)])).toEqual([
      ['meta', 'og:title', '甲'],
      ['title', '', '乙 - 站'],
      ['meta', 'pubdate', '2020-08-14'],
      ['meta', 'time', '2020-08-15'],
      ['body', '', '昨天'],
      ['meta', 'ct', '1597363200'],
      ['meta', 'msg_title', '丙'],
    ]);
  });
});

const TAGS = [
  'p',
  'div',
  'b',
  'a',
  'li',
  'ul',
  'table',
  'tr',
  'td',
  'pre',
  'script',
  'title',
  'svg',
  'h1',
  'form',
  'option',
];
const fragment = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 8 }),
  fc.constantFrom(...TAGS.map((tag) => `<${tag} class="x" href="y">`)),
  fc.constantFrom(...TAGS.map((tag) => `</${tag}>`)),
  fc.constantFrom(
    '&amp;',
    '&#x4e2d;',
    '&nbsp;',
    '&acE;',
    '&',
    '<',
    '>',
    '<br>',
    '<!--',
    '-->',
    ' ',
    '\n',
    '中国',
    '<meta name=author content="',
  ),
);
const page = fc.array(fragment, { maxLength: 40 }).map((parts) => parts.join(''));

describe('on any page', () => {
  it('the edits applied to the source give the text', () => {
    fc.assert(
      fc.property(page, (html) => {
        const { text, edits } = htmlLayout(html);
        let [rebuilt, at] = ['', 0];
        for (const edit of edits) {
          expect(edit.from).toBeGreaterThanOrEqual(at);
          rebuilt += html.slice(at, edit.from);
          expect(rebuilt.length).toBe(edit.at);
          rebuilt += text.slice(edit.at, edit.at + edit.length);
          at = edit.to;
        }
        expect(rebuilt + html.slice(at)).toBe(text);
      }),
    );
  });

  it('boxes tile the text, a line break between two', () => {
    fc.assert(
      fc.property(page, (html) => {
        const { text, boxes } = htmlLayout(html);
        expect(boxes.map(({ start, end }) => text.slice(start, end)).join('\n')).toBe(text);
        for (const { start, end } of boxes) expect(text.slice(start, end)).toMatch(/^[^\n]*\S[^\n]*$/);
      }),
    );
  });

  it('escaped text comes back as it was, and each of its characters leads back to itself', () => {
    const plain = fc.array(fc.constantFrom('中', '国', 'a', '&', '<', '>', '"', '㐀', '𠀀', '；'), {
      minLength: 1,
      maxLength: 30,
    });
    fc.assert(
      fc.property(plain, fc.boolean(), (characters, numeric) => {
        const escaped = (character: string): string =>
          numeric
            ? `&#${character.codePointAt(0)};`
            : character.replace('&', '&amp;').replace('<', '&lt;').replace('>', '&gt;');
        const html = `<div><p>${characters.map(escaped).join('')}</p></div>`;
        const layout = htmlLayout(html);
        expect(layout.text).toBe(characters.join(''));
        const view = View.of(html).after(layout);
        let at = 0;
        for (const character of characters) {
          const { start, end } = view.toSource(viewSpan(at, at + character.length));
          expect(html.slice(start, end)).toBe(escaped(character));
          at += character.length;
        }
      }),
    );
  });
});

describe('cost', () => {
  it.each([
    ['nested blocks', '<div>a'],
    ['nested inline elements', '<b>a'],
    ['end tags that match nothing', '</p></b>'],
    ['end tags that a block keeps from matching', '<b><div><i></b>'],
    ['nested tables', '<table><tr><td>a'],
    ['cells that span', '<tr><td rowspan=9 colspan=1000>a'],
    ['entities', '&amp;'],
    ['open brackets', '<'],
    ['statements in scripts', 'var ct = "'],
  ])('is linear for %s', (name, unit) => {
    const before = name === 'statements in scripts' ? '<script>' : '<table>';
    expect(growth((text) => htmlLayout(before + text), unit)).toBeLessThan(3);
  });

  it('a hundred thousand elements may nest, and a page may have ten megabytes', () => {
    expect(linesOf(`${'<div>'.repeat(100_000)}深`)).toEqual(['深']);
    const paragraph = '<p>某某银行与<b>某某科技</b>申请的应用&nbsp;对外公示。</p>\n';
    const copies = Math.ceil(10_000_000 / paragraph.length);
    expect(htmlLayout(paragraph.repeat(copies)).boxes).toHaveLength(copies);
  });
});
