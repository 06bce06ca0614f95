/** `ingest`: files, folders, archives and addresses into the corpus, with what they say shown before anything is written. */
import { DEFAULT_LIMITS } from '../ingest/limits.ts';
import type { Command } from './command.ts';

const MEGABYTE = 1 << 20;

export const ingestCommand: Command = {
  usage: 'ingest [...inputs]',
  about:
    'Bring announcements into the corpus: files (text, HTML, PDF, DOCX, XLSX, CSV, MHTML), archives of these, folders, addresses. Shows what each says, then keeps it with its provenance; the same bytes again change nothing',
  options: [
    { flags: '--dry-run', about: 'Show everything and write nothing' },
    { flags: '--yes', about: 'Do not ask before writing; where nobody can be asked, nobody is' },
    { flags: '--json', about: 'Print one JSON object a document instead of the conversation' },
    { flags: '--id <id>', about: 'What to call the document; that of a document at hand makes this its later version' },
    {
      flags: '--licence <licence>',
      about:
        'A licence that lets the text be redistributed: kept in corpus/documents; else in corpus/local, out of git',
    },
    { flags: '--url <url>', about: 'Where a file came from' },
    { flags: '--publisher <publisher>', about: 'Who published it' },
    { flags: '--title <title>', about: 'Its title' },
    { flags: '--published <date>', about: 'When it was published, as 2021-03-04' },
    { flags: '--charset <charset>', about: 'The encoding of its bytes, where detection errs' },
    {
      flags: '--max-size <megabytes>',
      about: `Largest file or page; ${DEFAULT_LIMITS.inputBytes / MEGABYTE} MB by default`,
    },
    {
      flags: '--timeout <seconds>',
      about: `Longest time for reading a file; ${DEFAULT_LIMITS.milliseconds / 1000} s by default`,
    },
    {
      flags: '--memory <megabytes>',
      about: `Most memory for reading a file; ${DEFAULT_LIMITS.memoryBytes / MEGABYTE} MB by default`,
    },
    { flags: '--contact <url>', about: 'An https address where webmasters can reach you: part of the user agent' },
    { flags: '--allow-loopback', about: 'Let addresses of this machine be fetched: for tests' },
  ],
  examples: [
    'ingest notice.pdf --dry-run',
    'ingest scraped/ --yes',
    'ingest https://example.org/notice.html --contact https://example.org/about',
    'ingest our-article.txt --id hangzhou-2021-1-portal --licence CC0-1.0',
  ],
  // What reads formats and fetches pages is large, and no other command needs it.
  run: async (inputs, options, terminal) => (await import('./ingest-run.ts')).ingest(terminal, inputs, options),
};
