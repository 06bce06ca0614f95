/** Names of archive members: their encoding, and which of them are no documents or no safe paths. */
import { detectEncoding } from '../../../load/encoding.ts';
import { FormatError } from '../error.ts';

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

/** A name in UTF-8 where its bytes are that, else in the legacy encoding that suits them: Windows packs names in its own. */
export function decodeName(bytes: Uint8Array): string {
  try {
    return strictUtf8.decode(bytes);
  } catch {
    const { encoding } = detectEncoding(bytes);
    return new TextDecoder(encoding === 'big5' ? 'big5' : 'gb18030').decode(bytes);
  }
}

/**
 * The name as a path with slashes.
 * @throws FormatError `unsafe-member` where it would lead out of the archive
 */
export function safeName(raw: string, archive: string): string {
  const name = raw.replaceAll('\\', '/').replace(/^(?:\.\/)+/, '');
  const parts = name.split('/');
  if (name.startsWith('/') || /^[a-z]:/i.test(name) || parts.includes('..') || /[\0-\x1f]/.test(name)) {
    const shown = JSON.stringify(raw.slice(0, 200));
    throw new FormatError(
      'unsafe-member',
      `${archive}: a member's path ${shown} leads out of the archive; pack it with plain names`,
    );
  }
  return name;
}

const LEFTOVER = /(?:^|\/)(?:__MACOSX\/|\._|\.DS_Store$|Thumbs\.db$|desktop\.ini$|~\$)/i;
const ASSET = /\.(?:m?js|css|json|map|xml|svg|ico|woff2?|ttf|otf|eot|png|jpe?g|gif|webp|bmp|tiff?|heic|mp[34]|wav)$/i;

/** Why a member is no document, null where it may be one. */
export function noDocument(name: string): string | null {
  if (LEFTOVER.test(name)) return 'what a system leaves in an archive, no document';
  return ASSET.test(name) ? 'an image, a script or a style of a page, no document' : null;
}
