/** Tells what is no text: formats that begin with a mark of their own. */

/** What sort of file a signature stands for: it decides what can be done about it. */
type BinaryKind = 'pdf' | 'zip' | 'gzip' | 'old-office' | 'image' | 'archive' | 'media' | 'program';

/** A format told by its first bytes. */
export interface Signature {
  readonly bytes: readonly number[];
  readonly kind: BinaryKind;
  /** In words, with an article. */
  readonly format: string;
  /** Where the bytes stand; 0 where absent. */
  readonly at?: number;
}

const SIGNATURES: readonly Signature[] = [
  { bytes: [0x25, 0x50, 0x44, 0x46, 0x2d], kind: 'pdf', format: 'a PDF document' },
  { bytes: [0x50, 0x4b, 0x03, 0x04], kind: 'zip', format: 'a ZIP archive (also DOCX, XLSX and OFD)' },
  { bytes: [0x50, 0x4b, 0x05, 0x06], kind: 'zip', format: 'an empty ZIP archive' },
  { bytes: [0xd0, 0xcf, 0x11, 0xe0], kind: 'old-office', format: 'an old Office document' },
  { bytes: [0x89, 0x50, 0x4e, 0x47], kind: 'image', format: 'a PNG image' },
  { bytes: [0xff, 0xd8, 0xff], kind: 'image', format: 'a JPEG image' },
  { bytes: [0x47, 0x49, 0x46, 0x38], kind: 'image', format: 'a GIF image' },
  { bytes: [0x57, 0x45, 0x42, 0x50], at: 8, kind: 'image', format: 'a WebP image' },
  { bytes: [0x49, 0x49, 0x2a, 0x00], kind: 'image', format: 'a TIFF image' },
  { bytes: [0x4d, 0x4d, 0x00, 0x2a], kind: 'image', format: 'a TIFF image' },
  { bytes: [0x66, 0x74, 0x79, 0x70, 0x68, 0x65, 0x69], at: 4, kind: 'image', format: 'a HEIC image' },
  { bytes: [0x66, 0x74, 0x79, 0x70], at: 4, kind: 'media', format: 'a video' },
  { bytes: [0x52, 0x49, 0x46, 0x46], kind: 'media', format: 'a RIFF file (sound or video)' },
  { bytes: [0x1f, 0x8b], kind: 'gzip', format: 'a gzip archive' },
  { bytes: [0x28, 0xb5, 0x2f, 0xfd], kind: 'archive', format: 'a Zstandard archive' },
  { bytes: [0x42, 0x5a, 0x68], kind: 'archive', format: 'a bzip2 archive' },
  { bytes: [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00], kind: 'archive', format: 'an xz archive' },
  { bytes: [0x37, 0x7a, 0xbc, 0xaf], kind: 'archive', format: 'a 7-Zip archive' },
  { bytes: [0x52, 0x61, 0x72, 0x21], kind: 'archive', format: 'a RAR archive' },
  { bytes: [0x7f, 0x45, 0x4c, 0x46], kind: 'program', format: 'a program' },
];

/** The signature that the bytes bear, null where there is none. */
export const signatureOf = (bytes: Uint8Array): Signature | null =>
  SIGNATURES.find(({ bytes: mark, at = 0 }) => mark.every((byte, i) => bytes[at + i] === byte)) ?? null;

/** The format whose signature the bytes bear, null where there is none. */
export const binaryFormat = (bytes: Uint8Array): string | null => signatureOf(bytes)?.format ?? null;
