/** Source text is hostile: nothing in it may steer the terminal. */

/** Controls, and formatting characters that are not seen: escape sequences, bidirectional overrides, zero width, lone surrogates. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

const escaped = (character: string): string =>
  /[\t\n\r]/.test(character) ? ' ' : `\\u{${character.codePointAt(0)?.toString(16)}}`;

/** One line that is safe to print: white space becomes a blank, whatever cannot be seen is written as `\u{1b}`. */
export const plain = (text: string): string => text.replace(INVISIBLE, escaped);

/** JSON leaves these as they are, and a terminal obeys some of them. */
const UNSAFE_IN_JSON = /[\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g;

/** JSON with all that a terminal could obey escaped; the value is the same. */
export const safeJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, null, indent).replace(
    UNSAFE_IN_JSON,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
