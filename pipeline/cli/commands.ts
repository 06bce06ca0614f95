/** The commands of the program. Each is loaded when it is asked for: some stand on much that the others do without. */
import { existsSync, readFileSync } from 'node:fs';
import type { Command, CommandAbout } from './command.ts';

interface Listed {
  readonly name: string;
  load(): Promise<Command>;
}

/** All commands, in the order of the help. */
export const COMMANDS: readonly Listed[] = [
  { name: 'ingest', load: async () => (await import('./ingest.ts')).ingestCommand },
  { name: 'extract', load: async () => (await import('./extract-command.ts')).extractCommand },
  { name: 'submit', load: async () => (await import('./submit.ts')).submitCommand },
  { name: 'work', load: async () => (await import('./work.ts')).workCommand },
  { name: 'queue', load: async () => (await import('./queue.ts')).queueCommand },
  { name: 'merge', load: async () => (await import('./merge.ts')).mergeCommand },
  { name: 'cache', load: async () => (await import('./cache.ts')).cacheCommand },
  { name: 'score', load: async () => (await import('./score.ts')).scoreCommand },
  { name: 'diff', load: async () => (await import('./diff.ts')).diffCommand },
  { name: 'profile', load: async () => (await import('./profile.ts')).profileCommand },
  { name: 'review', load: async () => (await import('./review.ts')).reviewCommand },
  { name: 'explain', load: async () => (await import('./explain.ts')).explainCommand },
  { name: 'export', load: async () => (await import('./export.ts')).exportCommand },
  { name: 'schema', load: async () => (await import('./schema.ts')).schemaCommand },
  { name: 'lexicon', load: async () => (await import('../maintain/lexicon-command.ts')).lexiconCommand },
  { name: 'corpus', load: async () => (await import('./corpus-check.ts')).corpusCommand },
  { name: 'new', load: async () => (await import('../maintain/new-command.ts')).newCommand },
  { name: 'try', load: async () => (await import('../maintain/try-command.ts')).tryCommand },
];

/** All of them, loaded. */
export const allCommands = (): Promise<Command[]> => Promise.all(COMMANDS.map(({ load }) => load()));

/** Where a build keeps what the commands say of themselves, so that the help needs none of them; a checkout has no such file. */
const KEPT = new URL('../commands.json', import.meta.url);

/** What all commands say of themselves. */
export async function aboutCommands(): Promise<readonly CommandAbout[]> {
  if (existsSync(KEPT)) return JSON.parse(readFileSync(KEPT, 'utf8')) as CommandAbout[];
  return allCommands();
}
