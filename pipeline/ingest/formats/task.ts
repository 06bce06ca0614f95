/** What the parent and the child process say to each other. */
import type { Limits } from '../limits.ts';
import type { Budget } from './archive/allowance.ts';
import type { ArchiveFormat, Unpacked } from './archive/unpack.ts';
import type { LayeredFormat } from './convert.ts';
import type { FormatCode } from './error.ts';
import type { SavedPage } from './mhtml.ts';

interface Input {
  readonly bytes: Uint8Array;
  /** Stands in messages. */
  readonly path: string;
  readonly limits: Limits;
}

/** Work for the child. */
export type Task =
  | (Input & { readonly kind: 'convert'; readonly format: LayeredFormat })
  | (Input & { readonly kind: 'unpack'; readonly format: ArchiveFormat; readonly budget: Budget });

/** What came of a task. */
export type Reply =
  | { readonly kind: 'page'; readonly page: SavedPage }
  | { readonly kind: 'unpacked'; readonly unpacked: Unpacked }
  | { readonly kind: 'failure'; readonly code: FormatCode; readonly message: string };
