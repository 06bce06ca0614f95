import { mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { extract } from '../pipeline/index.ts';
import { formatOf } from '../pipeline/ingest/formats/detect.ts';
import { readParts } from '../pipeline/ingest/formats/read.ts';
import { DEFAULT_LIMITS, type Limits, readLimited } from '../pipeline/ingest/limits.ts';
import { encode } from './helpers/encode.ts';
import { type ArchiveFile, gzipOf, tarOf, zipOf } from './helpers/formats/archives.ts';
import * as hostile from './helpers/formats/hostile.ts';
import { workbookOf } from './helpers/formats/office.ts';
import { writePdf } from './helpers/formats/pdf.ts';
import { closeReader, PATIENT, partsOf } from './helpers/formats/reading.ts';

afterAll(closeReader);

const MEGABYTE = 1 << 20;
const utf8 = (text: string): Uint8Array => encode(text, 'utf-8');
const page = utf8('<p>公示首批创新应用。</p>');
const good: ArchiveFile = { name: 'good.html', bytes: page };
const bad = (name: string, bytes: Uint8Array | string = 'x', mode = 0o100644): ArchiveFile => ({ name, bytes, mode });

/** What came of each document: the code of its failure, or its path. */
const outcomes = async (bytes: Uint8Array, path: string, limits: Partial<Limits> = {}): Promise<string[]> => {
  const parts =
    Object.keys(limits).length === 0
      ? await partsOf(bytes, path)
      : await readParts(bytes, path, { ...PATIENT, ...limits });
  for (const part of parts) if ('code' in part) expect(part.message).toMatch(/^[^:]*[^:\s].*: .+; .+|: skipped: /);
  return parts.map((part) => ('code' in part ? part.code : part.path));
};

describe('an archive that means harm', () => {
  it.each<[string, ArchiveFile, string]>([
    ['leads upwards', bad('../../../evil.html', page), 'unsafe-member'],
    ['leads upwards with backslashes', bad('..\\..\\evil.html', page), 'unsafe-member'],
    ['begins at the root', bad('/etc/evil.html', page), 'unsafe-member'],
    ['names a drive', bad('C:\\evil.html', page), 'unsafe-member'],
    ['has a NUL in its name', bad('a\0b.html', page), 'unsafe-member'],
    ['is a symbolic link', bad('link.html', '/etc/passwd', 0o120777), 'unsafe-member'],
    ['is a device', bad('device.html', '', 0o060644), 'unsafe-member'],
    ['is named like another', bad('good.html', page), 'unsafe-member'],
    ['is an image', bad('picture', Buffer.from('\x89PNG\r\n', 'latin1')), 'no-text'],
    ['is damaged itself', bad('a.docx', 'PK\x03\x04 and nothing more'), 'damaged'],
  ])('gives its good members where another %s', async (_what, member, code) => {
    const found = await outcomes(await zipOf([good, member, bad('last.html', page)]), 'a.zip');
    expect(found).toEqual(['a.zip/good.html', code, 'a.zip/last.html']);
  });

  it('gives the good members of a TAR with links, devices and paths that lead out', async () => {
    const tar = await tarOf([
      { name: 'link', bytes: '', type: 'symlink', linkname: '/etc/passwd' },
      { name: 'null', bytes: '', type: 'character-device' },
      { name: '../up.html', bytes: page },
      good,
    ]);
    expect(await outcomes(tar, 'a.tar')).toEqual([
      'unsafe-member',
      'unsafe-member',
      'unsafe-member',
      'a.tar/good.html',
    ]);
  });

  it('says of a member with a password that it has one', async () => {
    const archive = Buffer.from(await zipOf([bad('secret.html', page), good]));
    const directory = archive.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 8;
    archive.writeUInt16LE(archive.readUInt16LE(directory) | 1, directory);
    expect(await outcomes(archive, 'a.zip')).toEqual(['encrypted', 'a.zip/good.html']);
  });

  it('says of a member that is longer than its directory says that it is damaged', async () => {
    const archive = Buffer.from(await zipOf([bad('long.html', '公示'.repeat(5000)), good]));
    const directory = archive.indexOf(Buffer.from('PK\x01\x02', 'latin1')) + 24;
    archive.writeUInt32LE(10, directory);
    expect(await outcomes(archive, 'a.zip')).toEqual(['damaged', 'a.zip/good.html']);
  });

  it.each<[string, string, () => Uint8Array | Promise<Uint8Array>]>([
    ['ZIP', 'a.zip', () => zipOf([good, bad('zeros.txt', new Uint8Array(100 * MEGABYTE))])],
    ['gzip', 'a.txt.gz', () => gzipOf(new Uint8Array(100 * MEGABYTE))],
    ['TAR in gzip', 'a.tar.gz', async () => gzipOf(await tarOf([bad('zeros.txt', new Uint8Array(50 * MEGABYTE))]))],
    ['ZIP of many members', 'a.zip', () => zipOf(Array.from({ length: 2_001 }, (_, at) => bad(`${at}.js`, '')))],
  ])('stops at a bomb: %s', async (_what, path, make) => {
    const found = await outcomes(await make(), path);
    expect(found.at(-1)).toBe('size-limit');
  });

  it('gives what came before the bomb, and counts all levels together', async () => {
    const inner = await zipOf([bad('a.txt', '公示。'.repeat(100_000)), bad('b.txt', '公示。'.repeat(100_000))]);
    const found = await outcomes(await zipOf([good, bad('in.zip', inner)]), 'a.zip', { unpackedBytes: MEGABYTE });
    expect(found).toEqual(['a.zip/good.html', 'a.zip/in.zip/a.txt', 'size-limit']);
  });

  it('opens archives within archives only so deep', async () => {
    let archive = await zipOf([good]);
    for (let level = 0; level < 5; level += 1) archive = await zipOf([bad('in.zip', archive)]);
    expect(await outcomes(archive, 'a.zip')).toEqual(['size-limit']);
  });

  it.each<[string, () => Promise<Uint8Array>]>([
    ['a.zip', () => zipOf([good])],
    ['a.tar', () => tarOf([good])],
    ['a.gz', async () => gzipOf(page)],
  ])('says that %s is cut off', async (path, make) => {
    const whole = await make();
    const found = await outcomes(whole.subarray(0, Math.floor(path === 'a.tar' ? 530 : whole.length * 0.6)), path);
    expect(found.at(-1)).toBe('damaged');
  });

  it('says of an archive without documents that it has none', async () => {
    expect(await outcomes(await zipOf([]), 'a.zip')).toEqual(['no-text']);
  });
});

describe('an Office document that means harm', () => {
  it.each<[string, () => Promise<Uint8Array>, string]>([
    ['has an entity bomb', () => hostile.wordWith(hostile.entityBomb()), 'damaged'],
    ['has one in UTF-16', () => hostile.wordWith(Buffer.from(`\ufeff${hostile.entityBomb()}`, 'utf16le')), 'damaged'],
    ['unpacks to far more than it is', () => hostile.wordWith(hostile.longParagraph(100 * MEGABYTE)), 'size-limit'],
    ['has no text', () => hostile.wordWith(hostile.longParagraph(10)), 'no-text'],
  ])('is refused where it %s', async (_what, make, code) => {
    expect(await outcomes(await make(), 'a.docx', { milliseconds: 60_000 })).toEqual([code]);
  });

  it('ends where it nests a hundred and fifty thousand deep', async () => {
    const deep = await hostile.wordWith(`<w:document>${'<w:p>'.repeat(150_000)}`);
    const [code] = await outcomes(deep, 'a.docx', { milliseconds: 8_000 });
    expect(['damaged', 'time-limit', 'memory-limit']).toContain(code);
  });

  it('is refused where a cell is merged over a whole sheet, or there are too many', async () => {
    expect(await outcomes(await hostile.workbookWith(''), 'a.xlsx')).toEqual(['a.xlsx']);
    const over = await hostile.workbookWith('<mergeCells count="1"><mergeCell ref="A1:XFD1048576"/></mergeCells>');
    const [code] = await outcomes(over, 'a.xlsx', { milliseconds: 8_000, memoryBytes: 700 * MEGABYTE });
    expect(['memory-limit', 'time-limit']).toContain(code);
    const many = await workbookOf((sheet) => {
      for (let row = 0; row < 20; row += 1) sheet.addRow(['甲', '乙', '丙']);
    });
    expect(await outcomes(many, 'a.xlsx', { cells: 59 })).toEqual(['size-limit']);
    expect(await outcomes(many, 'a.xlsx', { cells: 60 })).toEqual(['a.xlsx']);
  });
});

describe('a PDF that means harm', () => {
  it.each<[string, () => Uint8Array, string]>([
    ['is a picture of a page', hostile.scannedPdf, 'no-text'],
    ['has letters that no table names', hostile.unmappedPdf, 'no-text'],
    ['has a password', hostile.encryptedPdf, 'encrypted'],
    ['is cut off', () => writePdf([{ texts: [{ text: '公示', x: 72, y: 90 }] }]).subarray(0, 300), 'damaged'],
    ['has pages that lead back to themselves', hostile.cyclicPages, 'damaged'],
    [
      'says it has a thousand million pages',
      () => hostile.pdfWith('', '<< /Type /Pages /Kids [3 0 R] /Count 1000000000 >>'),
      'no-text',
    ],
  ])('is refused where it %s', async (_what, make, code) => {
    expect(await outcomes(make(), 'a.pdf')).toEqual([code]);
  });

  it('ends where a form paints itself', async () => {
    const [found] = await outcomes(hostile.pdfWith('/X Do'), 'a.pdf');
    expect(['a.pdf', 'damaged', 'no-text']).toContain(found);
  });

  it('ends where a page unpacks to a hundred million letters', async () => {
    const [code] = await outcomes(hostile.packedPdf(100 * MEGABYTE), 'a.pdf', { milliseconds: 8_000 });
    expect(['memory-limit', 'time-limit', 'size-limit']).toContain(code);
  });

  it('is refused with more pages or letters than allowed', async () => {
    const pages = Array.from({ length: 3 }, () => ({ texts: [{ text: '公示', x: 72, y: 300 }] }));
    expect(await outcomes(writePdf(pages), 'a.pdf', { pages: 2 })).toEqual(['size-limit']);
    expect(await outcomes(writePdf(pages), 'a.pdf', { layerChars: 20 })).toEqual(['size-limit']);
  });
});

describe('the process that reads', () => {
  const document = writePdf([{ texts: [{ text: '公示', x: 72, y: 90 }] }]);

  it('is killed when its time is up, and the next document has a new one', async () => {
    const archive = await zipOf([bad('slow.pdf', hostile.packedPdf(100 * MEGABYTE)), bad('next.pdf', document), good]);
    const found = await outcomes(archive, 'a.zip', {
      milliseconds: 15_000,
      memoryBytes: 8000 * MEGABYTE,
      unpackRatio: 2000,
    });
    expect(found).toEqual(['time-limit', 'a.zip/next.pdf', 'a.zip/good.html']);
  });

  it('is killed when it takes too much memory', async () => {
    expect(await outcomes(document, 'a.pdf', { memoryBytes: 30 * MEGABYTE })).toEqual(['memory-limit']);
  });
});

describe('a file that is too large or none', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'shahe-'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  it('is refused before it is read', async () => {
    const path = join(folder, 'huge.html');
    writeFileSync(path, '');
    truncateSync(path, 1024 * MEGABYTE);
    await expect(readLimited(path, DEFAULT_LIMITS)).rejects.toMatchObject({ code: 'size-limit' });
    truncateSync(path, 10);
    expect(await readLimited(path, DEFAULT_LIMITS)).toHaveLength(10);
  });

  it('is refused where it is a device without end, or a folder', async () => {
    await expect(readLimited('/dev/zero', DEFAULT_LIMITS)).rejects.toMatchObject({ code: 'no-file' });
    await expect(readLimited(folder, DEFAULT_LIMITS)).rejects.toMatchObject({ code: 'no-file' });
  });
});

describe('what is no document', () => {
  const wide = (text: string): Uint8Array =>
    Buffer.concat([Buffer.from([0xd0, 0xcf, 0x11, 0xe0]), Buffer.from(text, 'utf16le')]);
  it.each<[string, Uint8Array | string, string, RegExp]>([
    ['a.pdf', '\x89PNG\r\n\x1a\n', 'no-text', /a PNG image.*OCR/],
    ['a.jpg', '\xff\xd8\xff\xe0', 'no-text', /a JPEG image/],
    ['a.webp', 'RIFF\0\0\0\0WEBPVP8 ', 'no-text', /a WebP image/],
    ['a.doc', wide('WordDocument'), 'unsupported-format', /\(\.doc\); save it as \.docx/],
    ['a.xls', wide('Workbook'), 'unsupported-format', /\(\.xls\); save it as \.xlsx/],
    ['a.docx', wide('EncryptedPackage'), 'encrypted', /password/],
    ['a.rar', 'Rar!\x1a\x07', 'unsupported-format', /a RAR archive; .*zip/],
    ['a.7z', '7z\xbc\xaf\x27\x1c', 'unsupported-format', /a 7-Zip archive/],
    ['a.rtf', '{\\rtf1 x}', 'unsupported-format', /an RTF document/],
    ['a.html', '\x7fELF\x02\x01', 'unsupported-format', /a program/],
    ['a.txt', Buffer.from([0, 1, 2, 255, 254, 3, 0, 0, 200, 4]), 'unsupported-format', /no text in any encoding/],
  ])('says of %s what it is and the cure', (path, content, code, message) => {
    const bytes = typeof content === 'string' ? Buffer.from(content, 'latin1') : content;
    expect(() => formatOf(bytes, path)).toThrow(
      expect.objectContaining({ code, message: expect.stringMatching(message) }),
    );
  });

  it('says of an OFD document that it is one', async () => {
    const ofd = await hostile.packageOf({ 'OFD.xml': '<OFD/>', 'Doc_0/Document.xml': '<Document/>' });
    expect(() => formatOf(ofd, 'a.ofd')).toThrow(/an OFD document; save it as PDF/);
  });
});

describe('a page that means harm', () => {
  it('is read though it nests a hundred thousand deep, or mixes encodings', async () => {
    const deep = utf8(`${'<div>'.repeat(100_000)}公示首批创新应用。`);
    const mixed = Buffer.concat([
      encode('<p>公示首批创新应用，征求公众意见。</p>', 'utf-8'),
      encode('<p>公示</p>', 'gb18030'),
    ]);
    for (const bytes of [deep, mixed]) {
      const [part] = await partsOf(bytes, 'a.html');
      expect(part).toMatchObject({ mediaType: 'text/html', layer: null });
      expect(extract({ bytes, path: 'a.html' }).document.chars).toBeGreaterThan(20);
    }
  });
});
