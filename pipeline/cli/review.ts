/** `review`: the review page on the loopback address; and the same page as a file, for `diff --format html`. */
import { once } from 'node:events';
import type { Comparison } from '../diff/format/format.ts';
import { reviewPage } from '../review/page.ts';
import { serveReview } from '../review/server.ts';
import { Workbench } from '../review/workbench.ts';
import type { Command } from './command.ts';
import { extractedResults } from './diff-results.ts';
import { print, UsageError } from './terminal.ts';
import { workspace } from './workspace.ts';

const USUAL_PORT = 4177;

export const reviewCommand: Command = {
  usage: 'review',
  about:
    'Open the review page on this machine: the sources beside the records and how they differ from the curated data; decisions are written into corpus/curated at once',
  options: [{ flags: '--port <port>', about: `Where to listen; ${USUAL_PORT} is the default` }],
  examples: ['review', 'review --port 8080'],
  run: async (_, options, terminal) => {
    const port = options.number('port') ?? USUAL_PORT;
    const root = workspace(terminal.cwd);
    const bench = new Workbench(root, extractedResults(terminal, root, true));
    const server = await serveReview(bench, port).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'EADDRINUSE' || error.code === 'EACCES' || error.code === 'ERR_SOCKET_BAD_PORT')
        throw new UsageError(`port ${port} cannot be used: choose another with --port`);
      throw error;
    });
    await print(terminal, `Review at ${server.url}\n`);
    terminal.stderr.write('Whoever has this address can decide. Ctrl+C ends the review.\n');
    await Promise.race([once(process, 'SIGINT'), once(process, 'SIGTERM')]);
    await server.close();
    return 0;
  },
};

/** The review page as one file that opens from disk. Of two runs it shows the later one. */
export const reviewFile = ({ input: { root, results, registry } }: Comparison): string =>
  reviewPage({ mode: 'file', model: new Workbench(root, results).model(registry) });
