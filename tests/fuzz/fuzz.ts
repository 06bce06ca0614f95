/**
 * `npm run fuzz -- [CASES] [SEED]`: random input through the pipeline, 100,000 cases unless another number is given. Fails with a case made small
 * where something crashes, takes too long, or gives evidence that is no slice of its source. Not part of `npm test`: it takes minutes.
 */
import fc from 'fast-check';
import type { DocumentResult } from '../../pipeline/contract.ts';
import { formatOf } from '../../pipeline/ingest/formats/detect.ts';
import { FormatError } from '../../pipeline/ingest/formats/error.ts';
import { readParts } from '../../pipeline/ingest/formats/read.ts';
import { DEFAULT_LIMITS } from '../../pipeline/ingest/limits.ts';
import { extractDocument } from '../../pipeline/run.ts';
import { LoadError, load, loadText } from '../../pipeline/stages/1-load.ts';
import type { RawDocument } from '../../pipeline/types.ts';
import { type File, packagedFiles, textFiles } from './inputs.ts';

const CASES = Number(process.argv[2] ?? 100_000);
const SEED = Number(process.argv[3] ?? 20_261_125);
/** Each case of the formats may start a process: fewer of them. */
const PACKAGED_SHARE = 0.02;
/** The longest input takes a few hundredths of this. */
const MOST_SECONDS = 10;
const LIMITS = { ...DEFAULT_LIMITS, milliseconds: 10_000 };

/** Every object of a result that carries evidence, checked against the source. */
function checkEvidence(value: unknown, source: string, path = ''): void {
  if (typeof value !== 'object' || value === null) return;
  if ('quote' in value) {
    const { start, end, quote } = value as { start: number; end: number; quote: string };
    if (quote === '' || source.slice(start, end) !== quote) throw new Error(`${path}: no slice of the source`);
    return;
  }
  for (const [key, child] of Object.entries(value)) checkEvidence(child, source, `${path}.${key}`);
}

/** @throws where the result is wrong, or took too long */
function check(raw: RawDocument): DocumentResult {
  const begun = process.cpuUsage();
  const result = extractDocument(raw);
  const { user, system } = process.cpuUsage(begun);
  if ((user + system) / 1e6 > MOST_SECONDS) throw new Error(`takes ${(user + system) / 1e6} s of processor time`);
  checkEvidence(result, raw.source);
  return result;
}

/** @returns whether the bytes were a document */
function checkText({ name, bytes }: File): boolean {
  try {
    check(load({ bytes, path: name }));
    return true;
  } catch (error) {
    if (error instanceof LoadError) return false;
    throw error;
  }
}

async function checkPackaged({ name, bytes }: File): Promise<void> {
  try {
    formatOf(bytes, name);
  } catch (error) {
    if (!(error instanceof FormatError)) throw error;
    return;
  }
  for (const part of await readParts(bytes, name, LIMITS)) {
    if ('code' in part && part.code === 'reader-failed') throw new Error(part.message);
    if ('code' in part) continue;
    if (part.layer === null) checkText({ name: part.path, bytes: part.bytes });
    else check(loadText(part.layer, { path: 'layer.html' }));
  }
}

const counts = { documents: 0, refused: 0, packaged: 0 };
const begun = Date.now();
function progress(): void {
  const done = counts.documents + counts.refused + counts.packaged;
  if (done % 5000 === 0) process.stderr.write(`${done} cases, ${Math.round((Date.now() - begun) / 1000)} s\n`);
}

const packagedCases = Math.ceil(CASES * PACKAGED_SHARE);
fc.assert(
  fc.property(textFiles, (file) => {
    if (checkText(file)) counts.documents += 1;
    else counts.refused += 1;
    progress();
  }),
  { numRuns: CASES - packagedCases, seed: SEED, endOnFailure: false },
);
await fc.assert(
  fc.asyncProperty(packagedFiles, async (file) => {
    await checkPackaged(file);
    counts.packaged += 1;
    progress();
  }),
  { numRuns: packagedCases, seed: SEED },
);
process.stdout.write(
  `${CASES} cases of seed ${SEED}: ${counts.documents} documents, ${counts.refused} refused as no text, ${counts.packaged} files of other formats; no crash, no hang, all evidence is its source\n`,
);
