/** Writing text layers: HTML with nothing in it but what stage 2 reads. */

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

/** What no text layer holds: controls other than white space, and halves of surrogate pairs, which UTF-8 cannot store. */
const UNSTORABLE = /[\0-\x08\x0b\x0e-\x1f\x7f]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** Text as it stands in a layer. */
export const escapeText = (text: string): string =>
  text.replace(UNSTORABLE, '').replace(/[&<>]/g, (mark) => ENTITIES[mark]!);

/** Text of several lines, each of which stands by itself. */
export const escapeLines = (text: string): string =>
  text
    .split(/\r\n|[\r\n\f\v\u2028]/)
    .map((line) => escapeText(line).trim())
    .filter((line) => line !== '')
    .join('<br>');

/** One element on a line of its own; '' where the text is blank. */
export const element = (tag: string, text: string): string => {
  const inner = escapeLines(text);
  return inner === '' ? '' : `<${tag}>${inner}</${tag}>\n`;
};

/** A whole layer. */
export const layerOf = (body: string): string => `<!doctype html>\n<meta charset="utf-8">\n${body}`;

/** Whether a layer has any text a reader would see. */
export const hasText = (html: string): boolean => /[\p{L}\p{N}]/u.test(html.replace(/<[^>]*>|&[a-z]+;/g, ''));
