/** The corpus: documents, and what people have verified of them. */

export type { CuratedAnnouncement, CuratedDocument, CuratedPilot, CuratedStatement } from './corpus/curated.ts';
export { corpusDigest, lexiconDigest } from './corpus/digest.ts';
export {
  type CorpusDocument,
  copiesIn,
  corpusDocuments,
  documentFiles,
  isDocumentFile,
  SPLITS,
  type Split,
} from './corpus/documents.ts';
export { CorpusError, describeProblem } from './corpus/problem.ts';
export { readDocument, readDocumentSync } from './corpus/read.ts';
export { corpusProblems, type Registry, readRegistry } from './corpus/registry.ts';
