/** Looks into an Office package before a library unpacks it: its true size, and markup that grows when read. */
import type { Limits } from '../limits.ts';
import { unpackAllowance } from './archive/allowance.ts';
import { zipEntries } from './archive/zip.ts';
import { FormatError } from './error.ts';

const XML = /\.(?:xml|rels|vml)$/i;
const DOCTYPE = '<!DOCTYPE';

/**
 * Unpacks the package once, keeping nothing.
 * @throws FormatError `size-limit` where it unpacks to more than allowed, `damaged` where it does not unpack or declares entities
 */
export async function checkPackage(bytes: Uint8Array, path: string, limits: Limits): Promise<void> {
  const allowance = unpackAllowance(bytes, path, limits, limits);
  for await (const entry of zipEntries(bytes, path)) {
    allowance.member();
    let tail = '';
    for await (const chunk of await entry.open()) {
      allowance.take(chunk.length);
      if (!XML.test(entry.name)) continue;
      // Zeros are left out so that UTF-16 hides nothing.
      const text = tail + chunk.toString('latin1').replaceAll('\0', '');
      if (text.includes(DOCTYPE)) {
        const what = `${entry.name} declares a document type, which Office never writes and which can hold an entity bomb`;
        throw new FormatError('damaged', `${path}: ${what}; open it in an Office program and save it anew`);
      }
      tail = text.slice(1 - DOCTYPE.length);
    }
  }
}
