import type { FormatCode } from './error.ts';

/** One document of a file: the file itself, or a member of an archive. */
export interface Part {
  /** As given; a member's is `a.zip/inner/b.html`. */
  readonly path: string;
  readonly mediaType: string;
  /** As they stand in the file or the archive: these are frozen. */
  readonly bytes: Uint8Array;
  /**
   * The HTML that stands for the document, and that evidence indexes: the same bytes always give the same. Null where the document
   * is text or HTML, and so its own source.
   */
  readonly layer: string | null;
  /** Where the document itself says so (MHTML): its title, its address, and when it was saved (ISO 8601). */
  readonly title?: string;
  readonly url?: string;
  readonly saved?: string;
}

/** A file or a member that gave no document; others go on. */
export interface PartFailure {
  readonly path: string;
  readonly code: FormatCode;
  /** What, where and the cure; begins with the path. */
  readonly message: string;
}
