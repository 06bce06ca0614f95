/** What may become a document of the corpus: bytes, and what is known of them from outside. */
import type { MediaType } from '../contract.ts';
import type { FetchedPage } from './fetch/fetched.ts';

/** What whoever hands over the bytes knows of them; goes into `meta.yaml`. */
export interface Provenance {
  readonly url?: string;
  readonly title?: string;
  readonly publisher?: string;
  /** ISO 8601 date. */
  readonly published?: string;
  /** A WHATWG label that overrides detection. */
  readonly charset?: string;
  /** ISO 8601 instant. */
  readonly retrieved: string;
}

/** How a server answered: kept beside the document as received. */
export type Response = Pick<
  FetchedPage,
  'requested' | 'url' | 'redirects' | 'status' | 'headers' | 'retrieved' | 'sha256'
>;

export interface Candidate {
  /** As the user named it: a path, a URL, `archive.zip/notice.html`. */
  readonly origin: string;
  readonly bytes: Uint8Array;
  readonly mediaType: MediaType;
  /** The text layer as HTML; null where the bytes are text. */
  readonly layer: string | null;
  readonly known: Provenance;
  readonly response: Response | null;
}

/** Something that gave no candidate. */
export interface Refusal {
  readonly origin: string;
  readonly code: string;
  /** What, where and the cure. */
  readonly message: string;
}

/** An address that the corpus has already and that the server says has not changed. */
export interface Unmodified {
  readonly origin: string;
  readonly unmodified: string;
}
