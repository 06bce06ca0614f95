/**
 * The review page: one HTML file with its script, style and data inside, under a policy that lets nothing else run or load. Source text
 * reaches it only as JSON, and the client writes it only as text.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { buildSync } from 'esbuild';
import type { PageData } from './model.ts';

/** The client's sources; they lie beside the package's own where the program is installed, too. */
const CLIENT = new URL('../../pipeline/review/page/', import.meta.url);

interface Client {
  readonly script: string;
  readonly style: string;
}
let client: Client | null = null;

/** The client, bundled once a process. */
function clientCode(): Client {
  if (client) return client;
  const { outputFiles } = buildSync({
    entryPoints: [fileURLToPath(new URL('main.tsx', CLIENT))],
    jsx: 'automatic',
    jsxImportSource: 'preact',
    // The configuration beside the client is for checking its types.
    tsconfigRaw: '{}',
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    charset: 'ascii',
    legalComments: 'none',
  });
  client = { script: outputFiles[0]!.text.trim(), style: readFileSync(new URL('style.css', CLIENT), 'utf8') };
  return client;
}

/** JSON that an HTML parser and a script parser read alike: nothing in it can end the element that holds it. */
export const inertJson = (value: unknown): string =>
  JSON.stringify(value).replace(
    /[<>&\u2028\u2029]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );

const hashOf = (text: string): string => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** What the page may do: run its own script, and, where it is served, ask its own server. */
export function contentPolicy({ mode }: Pick<PageData, 'mode'>): string {
  const { script, style } = clientCode();
  return [
    "default-src 'none'",
    `script-src ${hashOf(script)}`,
    `style-src ${hashOf(style)}`,
    `connect-src ${mode === 'served' ? "'self'" : "'none'"}`,
    "base-uri 'none'",
    "form-action 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/** The page as HTML. */
export function reviewPage(data: PageData): string {
  const { script, style } = clientCode();
  return [
    '<!doctype html>',
    '<html lang="en">',
    '<head>',
    '<meta charset="utf-8">',
    `<meta http-equiv="Content-Security-Policy" content="${contentPolicy(data)}">`,
    '<meta name="viewport" content="width=device-width, initial-scale=1">',
    '<meta name="color-scheme" content="light dark">',
    '<meta name="referrer" content="no-referrer">',
    '<title>Shahe review</title>',
    `<style>${style}</style>`,
    '</head>',
    '<body>',
    '<div id="app"></div>',
    `<script type="application/json" id="data">${inertJson(data)}</script>`,
    `<script>${script}</script>`,
    '</body>',
    '</html>',
    '',
  ].join('\n');
}
