/** Tells what is no text: formats that begin with a mark of their own. */

const SIGNATURES: readonly { readonly bytes: readonly number[]; readonly format: string }[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], format: 'a PDF document' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], format: 'a ZIP archive (also DOCX, XLSX and OFD)' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], format: 'an old Office document' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], format: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], format: 'a JPEG image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], format: 'a GIF image' },
  { bytes: [0x52, 0x49, 0x46, 0x46], format: 'a RIFF file (WebP image, sound or video)' },
  { bytes: [0x1f, 0x8b], format: 'a gzip archive' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], format: 'a Zstandard archive' },
  { bytes: [0x42, 0x5a, 0x68], format: 'a bzip2 archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], format: 'a 7-Zip archive' },
  { bytes: [0x52, 0x61, 0x72, 0x21], format: 'a RAR archive' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], format: 'a program' },
];

/** The format whose signature the bytes begin with, null where there is none. */
export const binaryFormat = (bytes: Uint8Array): string | null =>
  SIGNATURES.find((signature) => signature.bytes.every((byte, i) => bytes[i] === byte))?.format ?? null;
