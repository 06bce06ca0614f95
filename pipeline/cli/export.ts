/** `export`: records out as tables that analysts use. */
import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { exportTables } from '../export/export.ts';
import { EXPORT_FORMATS } from '../export/format/format.ts';
import { entriesOf } from '../export/input.ts';
import { plain } from '../plain.ts';
import type { Command } from './command.ts';
import { outputFolder } from './results.ts';
import { print, UsageError } from './terminal.ts';
import { findWorkspace } from './workspace.ts';

/** The results that `extract` wrote. @throws UsageError where there are none */
function extractedFolder(cwd: string): string {
  const root = findWorkspace(cwd);
  const folder = root === null ? null : join(root, 'extracted');
  if (folder !== null && existsSync(folder)) return folder;
  throw new UsageError(
    'there is no folder extracted/ here: run extract first, or name results, or - for standard input',
  );
}

async function* none(): AsyncGenerator<Uint8Array, void> {}

export const exportCommand: Command = {
  usage: 'export [...inputs]',
  about:
    'Write results as tables with keys, evidence and a data dictionary: of extracted/, or of folders, .json files and files with a result a line; - is standard input',
  options: [
    { flags: '--format <format>', about: `${EXPORT_FORMATS.join(', ')}; the first is the default` },
    { flags: '--out <folder>', about: 'Where the files go; the default is export' },
    { flags: '--bom', about: 'Begin CSV files with a byte order mark, by which Excel knows UTF-8' },
  ],
  examples: ['export --format parquet --out tables', 'export results.ndjson --format csv --bom'],
  run: async (args, options, terminal) => {
    const format = options.choice('format', EXPORT_FORMATS) ?? 'csv';
    const bom = options.flag('bom');
    if (bom && format !== 'csv') throw new UsageError(`--bom is for --format csv, not for ${format}: leave it out`);
    const out = options.text('out') ?? 'export';
    const folder = outputFolder(resolve(terminal.cwd, out));
    const inputs = args.length > 0 ? args : [extractedFolder(terminal.cwd)];
    const entries = entriesOf(inputs, { cwd: terminal.cwd, stdin: terminal.stdin ?? none() });
    const { documents, failures, files, remarks } = await exportTables(entries, format, folder, { bom });
    for (const remark of remarks) terminal.stderr.write(`${plain(remark)}\n`);
    const failed = failures === 0 ? '' : `, ${failures} without a result (table failures)`;
    await print(
      terminal,
      `${documents} documents${failed}\n${files.map((file) => `${plain(join(out, file))}\n`).join('')}`,
    );
    return 0;
  },
};
