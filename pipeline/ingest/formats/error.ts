/** Why bytes cannot become a document; a closed list. */
export type FormatCode =
  | 'unsupported-format'
  | 'no-text'
  | 'encrypted'
  | 'damaged'
  | 'no-file'
  | 'unsafe-member'
  | 'skipped'
  | 'size-limit'
  | 'time-limit'
  | 'memory-limit'
  | 'reader-failed';

/** A document that cannot be read; the message says what is wrong, where, and the cure. */
export class FormatError extends Error {
  readonly code: FormatCode;

  constructor(code: FormatCode, message: string) {
    super(message);
    this.name = 'FormatError';
    this.code = code;
  }
}
