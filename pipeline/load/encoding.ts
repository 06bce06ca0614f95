/**
 * Finds the encoding of a document: byte-order mark, UTF-8 where the bytes are that, what the page declares, and else the most
 * plausible of what Chinese pages come in. GB18030 accepts almost any bytes, so that being decodable says little; what tells is
 * whether the characters that come out are the frequent ones.
 */
import { analyse } from 'chardet';
import { declaredEncoding, encodingOf } from './declared.ts';
import { type Plausibility, plausibility } from './plausibility.ts';

/** So many bytes from the first that is not ASCII are judged. */
const SAMPLE = 1 << 18;
const CHINESE = ['gb18030', 'big5'];
const WIDE = ['utf-16le', 'utf-16be'];
/** A declared encoding is believed unless another is more plausible by this share of frequent characters. */
const DOUBT = 0.2;
/** Text has some; in wrongly decoded text they are noise. */
const CHINESE_SHARE = 0.25;

/** An encoding, and whether the bytes look like text in it. */
export interface Detected {
  /** A WHATWG label. */
  readonly encoding: string;
  readonly plausible: boolean;
}

const decode = (bytes: Uint8Array, encoding: string): string =>
  new TextDecoder(encoding, { ignoreBOM: true }).decode(bytes);

const byteOrderMark = (bytes: Uint8Array): string | null => {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return 'utf-8';
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  return bytes[0] === 0xfe && bytes[1] === 0xff ? 'utf-16be' : null;
};

/** UTF-8, also where a scraper cut it off or broke a few characters: of those outside ASCII, nine in ten are whole. */
const isUtf8 = (bytes: Uint8Array): boolean => {
  const text = decode(bytes, 'utf-8');
  let whole = 0;
  let broken = 0;
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    if (unit === 0xfffd) broken += at === text.length - 1 && whole > 0 ? 0 : 1;
    else if (unit >= 0x80) whole += 1;
  }
  return broken * 9 <= whole;
};

/** The byte order of UTF-16 text with ASCII characters in it, whose zero bytes all stand on one side. */
const byZeros = (bytes: Uint8Array): string | null => {
  const zeros = [0, 0];
  for (let at = 0; at < Math.min(bytes.length, SAMPLE); at += 1) if (bytes[at] === 0) zeros[at & 1]! += 1;
  const [even, odd] = zeros as [number, number];
  if (even === 0 && odd === 0) return null;
  return odd > even * 9 ? 'utf-16le' : even > odd * 9 ? 'utf-16be' : null;
};

/** From the first byte outside ASCII, or the even offset before it. */
const sampleOf = (bytes: Uint8Array): Uint8Array => {
  const first = Math.max(
    0,
    bytes.findIndex((byte) => byte >= 0x80),
  );
  return bytes.subarray(first, first + SAMPLE);
};

const isText = ({ broken }: Plausibility): boolean => broken <= 0.1;

/** Encodings in order of belief, the declared first. */
const choose = (bytes: Uint8Array, declared: string | null): Detected => {
  const sample = sampleOf(bytes);
  const judge = (encoding: string) => ({
    encoding,
    ...plausibility(decode(WIDE.includes(encoding) ? bytes.subarray(0, SAMPLE) : sample, encoding)),
  });
  const guessed = analyse(sample.subarray(0, 4096)).map(({ name }) => encodingOf(name));
  const chinese = [...CHINESE, ...WIDE].map(judge).sort((a, b) => b.frequent - a.frequent);
  const best = chinese.find((candidate) => isText(candidate) && candidate.frequent >= CHINESE_SHARE);
  const stated = declared === null ? null : judge(declared);
  if (stated && isText(stated) && stated.frequent + DOUBT >= (best?.frequent ?? 0))
    return { encoding: stated.encoding, plausible: true };
  if (best) return { encoding: best.encoding, plausible: true };
  const other = guessed.find((encoding) => encoding !== null && encoding !== 'utf-8' && isText(judge(encoding)));
  return other ? { encoding: other, plausible: true } : { encoding: 'gb18030', plausible: isText(judge('gb18030')) };
};

/** The encoding of the bytes of a document. */
export const detectEncoding = (bytes: Uint8Array): Detected => {
  const marked = byteOrderMark(bytes);
  if (marked) return { encoding: marked, plausible: true };
  const wide = byZeros(bytes);
  if (wide) return { encoding: wide, plausible: isText(plausibility(decode(bytes.subarray(0, SAMPLE), wide))) };
  if (bytes.includes(0)) return { encoding: 'utf-8', plausible: false };
  if (isUtf8(bytes))
    return { encoding: 'utf-8', plausible: isText(plausibility(decode(bytes.subarray(0, SAMPLE), 'utf-8'))) };
  return choose(bytes, declaredEncoding(bytes));
};
