/** Pages saved with all they need, as browsers write them. */

/** What a saved page is made of. */
interface Saved {
  readonly html: Uint8Array;
  readonly charset?: string;
  /** As Chromium does; Internet Explorer wrote Base64. */
  readonly encoding?: 'quoted-printable' | 'base64';
}

const quoted = (bytes: Uint8Array): string =>
  [...bytes]
    .map((byte) =>
      byte === 0x0a
        ? '\r\n'
        : byte === 0x3d || byte > 0x7e
          ? `=${byte.toString(16).toUpperCase().padStart(2, '0')}`
          : String.fromCharCode(byte),
    )
    .join('')
    // Lines end after 75 characters, none within an escape.
    .replace(/(?:=[0-9A-F]{2}|[^=\r\n]){25}(?!\r\n)/g, '$&=\r\n');

const based = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64').replace(/.{76}/g, '$&\r\n');

/** An MHTML file: the page, a frame of it that comes first, and a picture. */
export function asMhtml({ html, charset, encoding = 'quoted-printable' }: Saved): Uint8Array {
  const body = encoding === 'base64' ? based(html) : quoted(html);
  const type = `text/html${charset ? `; charset="${charset}"` : ''}`;
  const file = [
    'From: <Saved by Blink>',
    'Snapshot-Content-Location: https://hangzhou.example/notice/1.html',
    'Subject: =?utf-8?Q?=E5=85=AC=E7=A4=BA?=',
    'Date: Thu, 18 Mar 2021 02:00:00 -0000',
    'MIME-Version: 1.0',
    'Content-Type: multipart/related;',
    '\ttype="text/html"; start="<page@mhtml.blink>";',
    '\tboundary="----MultipartBoundary--x----"',
    '',
    '',
    '------MultipartBoundary--x----',
    'Content-Type: text/html',
    'Content-ID: <frame@mhtml.blink>',
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Location: https://hangzhou.example/frame.html',
    '',
    '<p>advertisement</p>',
    '------MultipartBoundary--x----',
    `Content-Type: ${type}`,
    'Content-ID: <page@mhtml.blink>',
    `Content-Transfer-Encoding: ${encoding}`,
    'Content-Location: https://hangzhou.example/notice/1.html',
    '',
    body,
    '------MultipartBoundary--x----',
    'Content-Type: image/png',
    'Content-Transfer-Encoding: base64',
    '',
    'iVBORw0KGgo=',
    '------MultipartBoundary--x------',
    '',
  ];
  return new Uint8Array(Buffer.from(file.join('\r\n'), 'latin1'));
}
