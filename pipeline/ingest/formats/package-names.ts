/** The names in a ZIP package's directory, enough to tell which format it is; unpacking is the library's. */

const END = Buffer.from('PK\x05\x06', 'latin1');
const ENTRY = 0x02014b50;
/** The first names tell; a directory may have any number. */
const MOST_NAMES = 5_000;

/** The first names of a package's members, as Latin-1; none where the directory is damaged. */
export function memberNames(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = buffer.lastIndexOf(END);
  const names: string[] = [];
  if (end < 0 || end + 20 > buffer.length) return names;
  let at = buffer.readUInt32LE(end + 16);
  while (at + 46 <= end && buffer.readUInt32LE(at) === ENTRY && names.length < MOST_NAMES) {
    const length = buffer.readUInt16LE(at + 28);
    names.push(buffer.toString('latin1', at + 46, at + 46 + length));
    at += 46 + length + buffer.readUInt16LE(at + 30) + buffer.readUInt16LE(at + 32);
  }
  return names;
}
