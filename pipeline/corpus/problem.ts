/** What is wrong with a file that people keep in the corpus, and the cure. */
export interface CorpusProblem {
  /** Relative to the workspace, with `/`: `corpus/curated/beijing-2020-1.yaml`. */
  readonly file: string;
  /** Where in the file: `pilots[2].scale[0].unit`; empty for the whole file. */
  readonly path: string;
  readonly message: string;
  readonly cure: string;
}

/** One line a person can act on. */
export const describeProblem = ({ file, path, message, cure }: CorpusProblem): string =>
  `${file}${path === '' ? '' : `, ${path}`}: ${message}; ${cure}`;

/** The corpus cannot be used as it stands; `problems` holds all that was found. */
export class CorpusError extends Error {
  readonly problems: readonly CorpusProblem[];

  constructor(problems: readonly CorpusProblem[]) {
    super(problems.map(describeProblem).join('\n'));
    this.name = 'CorpusError';
    this.problems = problems;
  }
}
