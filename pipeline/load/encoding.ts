/**
 * Finds the encoding of a document: byte-order mark, UTF-8 where the bytes are that, what the page declares, and else the most
 * plausible of what Chinese pages come in. GB18030 accepts almost any bytes, so that being decodable says little; what tells is
 * whether the characters that come out are the frequent ones.
 */
import { isUtf8 as isValid } from 'node:buffer';
import { analyse } from 'chardet';
import { declaredEncoding, encodingOf } from './declared.ts';
import { brokenShare, type Plausibility, plausibility } from './plausibility.ts';

/** So many bytes from the first that is not ASCII are judged. */
const SAMPLE = 1 << 18;
const CHINESE = ['gb18030', 'big5'];
const WIDE = ['utf-16le', 'utf-16be'];
/** A declared encoding is believed unless another is more plausible by this share of frequent characters. */
const DOUBT = 0.2;
/** Text has some; in wrongly decoded text they are noise. */
const CHINESE_SHARE = 0.25;
const READABLE_SHARE = 0.5;
/** From so many bytes on, even rare words leave some frequent characters; noise has 4%. */
const LONG = 400;
const NOISE_SHARE = 0.1;
/** Fewer bytes outside ASCII are too few to guess by. */
const ENOUGH = 20;

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
  // Nearly all are, and without replacement characters that somebody else put in.
  if (isValid(bytes) && !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('\ufffd')) return true;
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

/** The byte order of UTF-16 text without a mark, the zero bytes of whose ASCII characters give it away; null where it is no text. */
const byteOrder = (bytes: Uint8Array): string | null => {
  const sample = bytes.subarray(0, SAMPLE);
  const [best] = WIDE.map((encoding) => ({ encoding, ...plausibility(decode(sample, encoding)) })).sort(
    (a, b) => b.readable - a.readable,
  );
  return best && isText(best) && best.readable >= READABLE_SHARE ? best.encoding : null;
};

/** What is judged of text that is mostly markup: from the first byte outside ASCII. */
const sampleOf = (bytes: Uint8Array): Uint8Array => {
  const first = Math.max(
    0,
    bytes.findIndex((byte) => byte >= 0x80),
  );
  return bytes.subarray(first, first + SAMPLE);
};

const isText = ({ broken }: Pick<Plausibility, 'broken'>): boolean => broken <= 0.1;
/** Text all the same: short, or full of what a scraper broke. */
const mayBeText = ({ broken }: Pick<Plausibility, 'broken'>): boolean => broken <= 0.3;

/** For bytes that no encoding of Chinese reads well: Western text whose quotation marks stand alone, or what chardet guesses. */
const unlikeChinese = (sample: Uint8Array): string | null => {
  const foreign = sample.filter((byte) => byte >= 0x80).length;
  const paired = sample.some((byte, at) => byte >= 0x80 && sample[at + 1]! >= 0x80);
  if (!paired) return 'windows-1252';
  const guess = foreign < ENOUGH ? undefined : analyse(sample.subarray(0, 4096))[0];
  return guess ? encodingOf(guess.name) : null;
};

/** What the page declares, unless something else is clearly more plausible. */
const choose = (bytes: Uint8Array, declared: string | null): Detected => {
  const sample = sampleOf(bytes);
  const judge = (encoding: string) => ({
    encoding,
    ...plausibility(decode(WIDE.includes(encoding) ? bytes.subarray(0, SAMPLE) : sample, encoding)),
  });
  const chinese = [...CHINESE, ...WIDE].map(judge).sort((a, b) => b.frequent - a.frequent);
  const best = chinese.find((candidate) => isText(candidate) && candidate.frequent >= CHINESE_SHARE);
  const stated = declared === null ? null : judge(declared);
  if (stated && isText(stated) && stated.frequent + DOUBT >= (best?.frequent ?? 0))
    return { encoding: stated.encoding, plausible: true };
  if (best) return { encoding: best.encoding, plausible: true };
  const other = unlikeChinese(sample);
  if (other !== null && isText(judge(other))) return { encoding: other, plausible: true };
  const last = judge('gb18030');
  return {
    encoding: last.encoding,
    plausible: mayBeText(last) && (sample.length < LONG || last.frequent >= NOISE_SHARE),
  };
};

/**
 * The encoding of the bytes of a document.
 * @param hint what a server said of it; counts where the document declares nothing
 */
export const detectEncoding = (bytes: Uint8Array, hint: string | null = null): Detected => {
  const marked = byteOrderMark(bytes);
  if (marked) return { encoding: marked, plausible: true };
  if (bytes.includes(0)) {
    const wide = byteOrder(bytes);
    return { encoding: wide ?? 'utf-8', plausible: wide !== null };
  }
  if (isUtf8(bytes))
    return {
      encoding: 'utf-8',
      plausible: mayBeText({ broken: brokenShare(decode(bytes.subarray(0, SAMPLE), 'utf-8')) }),
    };
  return choose(bytes, declaredEncoding(bytes) ?? hint);
};
