/** How the score went: `extracted/score.json` at each commit that changed it, from the repository, and the present one. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Score } from '../score.ts';
import type { ScorePoint } from './model.ts';

const FILE = 'extracted/score.json';
/** The commits that a chart has room for. */
const MOST_COMMITS = 60;

/** The points from the earliest to the present; without a repository only the present, without a score none. */
export function scoreHistory(root: string): ScorePoint[] {
  const log = git(root, ['log', `-${MOST_COMMITS}`, '--format=%H %cI', '--', FILE]) ?? '';
  const commits = log
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' ') as [string, string]);
  const past = commits
    .reverse()
    .flatMap(([commit, at]) => pointOf(git(root, ['show', `${commit}:./${FILE}`]), at, commit));
  const present = existsSync(join(root, FILE)) ? readFileSync(join(root, FILE), 'utf8') : null;
  const now = pointOf(present, null, null);
  const unchanged = JSON.stringify(now[0]?.fields) === JSON.stringify(past.at(-1)?.fields);
  return unchanged ? past : [...past, ...now];
}

function git(root: string, args: readonly string[]): string | null {
  try {
    return execFileSync('git', args, {
      cwd: root,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      maxBuffer: 1 << 26,
    });
  } catch {
    return null;
  }
}

function pointOf(text: string | null, at: string | null, commit: string | null): ScorePoint[] {
  if (text === null) return [];
  try {
    const all = (JSON.parse(text) as Partial<Score>).parts?.all;
    if (!all) return [];
    const fields = Object.entries(all.fields).map(([field, { f1 }]) => [field, f1] as const);
    return [
      { at, commit: commit?.slice(0, 7) ?? null, fields: Object.fromEntries([['facts', all.facts.f1], ...fields]) },
    ];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
