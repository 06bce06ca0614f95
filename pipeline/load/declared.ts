/** The encoding a page says it is in. */

/** Browsers look for a declaration in so many bytes; saved pages put scripts before it. */
const HEAD = 4096;
const DECLARATION = /<(?:meta|\?xml)[^>]{0,500}?(?:charset|encoding)\s{0,5}=\s{0,5}["']?\s{0,5}([\w:.-]{2,40})/i;

/**
 * The WHATWG name of an encoding label; GB18030 for its subsets, which are decoded alike. Null where there is no such encoding
 * or where it is no way to store a document.
 */
export const encodingOf = (label: string): string | null => {
  try {
    const { encoding } = new TextDecoder(label.trim());
    return encoding === 'gbk' ? 'gb18030' : encoding;
  } catch {
    return null;
  }
};

/** The encoding that the page's `meta` element or XML declaration names, null where none does. */
export const declaredEncoding = (bytes: Uint8Array): string | null => {
  const label = DECLARATION.exec(new TextDecoder('latin1').decode(bytes.subarray(0, HEAD)))?.[1];
  const encoding = label === undefined ? null : encodingOf(label);
  // A declaration that could be read byte by byte stands in no UTF-16 document.
  return encoding?.startsWith('utf-16') ? null : encoding;
};
