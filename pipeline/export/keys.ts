/**
 * Keys of rows. The contract's ids name an announcement or a pilot within a document: the same announcement in two documents has the
 * same id there. A key puts the document's id in front, so that it is unique in the export and a join needs one column.
 */
import type { DocumentResult } from '../contract.ts';

/** The document's id as keys begin with it; `#` parts it from what is in the document. */
export const documentPart = ({ document }: DocumentResult): string =>
  document.id.replaceAll('%', '%25').replaceAll('#', '%23');

/** Of an announcement or a pilot, by its id in the contract: `beijing-2020-2-portal#beijing-2020-2`. */
export const keyOf = (result: DocumentResult, id: string): string => `${documentPart(result)}#${id}`;

/** Of the nth member of a list, from 0, below a row's key: `…~applicant-1`. */
export const memberKey = (owner: string, kind: string, index: number): string => `${owner}~${kind}-${index + 1}`;
