/** An announcement as text and as pages of several sorts. */
import type { Piece } from './announcement.ts';

/** Plain text: one line a paragraph, the cells of a row parted by tabs. */
export const asText = (pieces: readonly Piece[]): string =>
  `${pieces.map((piece) => (piece.kind === 'table' ? piece.rows.map((row) => row.join('\t')).join('\n') : piece.text)).join('\n')}\n`;

const tableHtml = (rows: readonly (readonly string[])[]): string =>
  `<table>${rows
    .map((row, at) => `<tr>${row.map((cell) => (at === 0 ? `<th>${cell}</th>` : `<td>${cell}</td>`)).join('')}</tr>`)
    .join('\n')}</table>`;

const bodyOf = (pieces: readonly Piece[]): string =>
  pieces
    .map((piece) => {
      if (piece.kind === 'table') return tableHtml(piece.rows);
      return piece.kind === 'title' ? `<h1>${piece.text}</h1>` : `<p>${piece.text}</p>`;
    })
    .join('\n');

/** A page that declares its charset. */
export const asHtml = (pieces: readonly Piece[], charset = 'utf-8'): string =>
  `<!DOCTYPE html>\n<html><head><meta charset="${charset}"></head>\n<body>${bodyOf(pieces)}</body></html>\n`;

/** A page saved from a public account: the article is hidden until a script shows it. */
export const asWeChat = (pieces: readonly Piece[]): string => {
  const [title, ...rest] = pieces;
  const text = title?.kind === 'title' ? title.text : '';
  const article = bodyOf(rest)
    .replaceAll('<p>', '<section><span style="font-size: 16px;">')
    .replaceAll('</p>', '</span></section>');
  return `<!DOCTYPE html>
<html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta property="og:title" content="${text}"><meta property="og:type" content="article"><title></title></head>
<body id="activity-detail" class="zh_CN mm_appmsg"><div id="js_article" class="rich_media"><div class="rich_media_inner">
<h1 class="rich_media_title" id="activity-name">${text}</h1>
<div class="rich_media_content js_underline_content" id="js_content" style="visibility: hidden; opacity: 0; ">${article}</div>
</div></div><script type="text/javascript" nonce="0">var first_sceen__time = 0;</script></body></html>
`;
};
