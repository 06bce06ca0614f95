/**
 * Puts the program together in few files: to find, read and compile hundreds of modules takes longer than to read a document. Part of
 * `npm run build`; `tsc` writes the declarations beside them. What one command needs is loaded with that command, as from the sources.
 */
import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build, type Plugin } from 'esbuild';

const SOURCES = fileURLToPath(new URL('../pipeline', import.meta.url));

/** The program, the library, what is started as a thread or a process, and the job function, by whose files a cache knows the program. */
const ENTRIES = ['cli', 'index', 'batch/perform', 'batch/pool/worker', 'ingest/formats/child'];

/** Packages of many small modules that most commands load; the others are found in `node_modules`. */
const WITHIN = new Set(['cac', 'chardet', 'entities', 'htmlparser2', 'opencc-js', 'string-width', 'zod']);

const slashes = (path: string): string => path.replaceAll('\\', '/');

/** Where a module asks for its own place, it is told where it would lie in the folder, were it not bundled. */
const ROOT = 'shahe-root';
const ownPlace: Plugin = {
  name: 'own-place',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: /^shahe-root$/ }, () => ({ path: ROOT, namespace: ROOT }));
    onLoad({ filter: /.*/, namespace: ROOT }, () => ({ contents: 'export const root = import.meta.url;' }));
    onLoad({ filter: /\.ts$/ }, ({ path }) => {
      const text = readFileSync(path, 'utf8');
      if (!path.startsWith(SOURCES) || !text.includes('import.meta.url')) return null;
      const place = `new URL('./${slashes(relative(SOURCES, path)).replace(/\.ts$/, '.js')}', shaheRoot).href`;
      const contents = `import { root as shaheRoot } from '${ROOT}';${text.replaceAll('import.meta.url', place)}`;
      return { contents, loader: 'ts' };
    });
  },
};

/** The modules of the rules, which the sources find by looking into their folder. */
const RULES = 'shahe-rules';
const listedRules: Plugin = {
  name: 'listed-rules',
  setup({ onLoad, onResolve }) {
    const names = readdirSync(join(SOURCES, 'rules'), { recursive: true, encoding: 'utf8' });
    const files = names
      .map(slashes)
      .filter((name) => name.endsWith('.ts'))
      .sort();
    onResolve({ filter: /\/rule-modules\.ts$/ }, () => ({ path: 'list', namespace: RULES }));
    onResolve({ filter: /^shahe-rules$/ }, () => ({ path: 'all', namespace: RULES }));
    onLoad({ filter: /^list$/, namespace: RULES }, () => ({
      contents: `export const ruleModules = async () => (await import('${RULES}')).modules;`,
    }));
    onLoad({ filter: /^all$/, namespace: RULES }, () => ({
      contents: [
        ...files.map((file, at) => `import * as rules${at} from './rules/${file}';`),
        `export const modules = [${files.map((_, at) => `rules${at}`).join(', ')}];`,
      ].join('\n'),
      resolveDir: SOURCES,
    }));
  },
};

/**
 * What of the packages within is made ready when first called: they build tables and patterns as soon as they are loaded, for double-width
 * characters, entities and markup that most documents and commands have none of.
 */
const LATE: Readonly<Record<string, string>> = {
  entities: 'decodeHTML',
  htmlparser2: 'Tokenizer',
  'string-width': 'default',
};
const late: Plugin = {
  name: 'late',
  setup({ onLoad, onResolve }) {
    onResolve({ filter: new RegExp(`^(?:${Object.keys(LATE).join('|')})$`) }, ({ path, importer }) =>
      importer.startsWith(SOURCES) ? { path, namespace: 'late' } : null,
    );
    onLoad({ filter: /.*/, namespace: 'late' }, ({ path }) => ({
      contents: [
        'let found;',
        `const ready = () => (found ??= require('${path}').${LATE[path]});`,
        'function late(...given) { return new.target ? new (ready())(...given) : ready()(...given); }',
        `export { late as ${LATE[path]} };`,
      ].join('\n'),
      resolveDir: SOURCES,
    }));
  },
};

const outside: Plugin = {
  name: 'outside',
  setup({ onResolve }) {
    onResolve({ filter: /^[^./]/ }, ({ path, importer, namespace }) => {
      const name = /^(?:@[^/]+\/)?[^/]+/.exec(path)![0];
      const own = namespace === 'file' && importer.startsWith(SOURCES);
      return own && !path.startsWith('shahe-') && !WITHIN.has(name) ? { path, external: true } : null;
    });
  },
};

/** Writes the program to a folder beside `lexicons/`, `node_modules/` and `package.json`; what was in the folder is gone. */
export async function bundle(folder: string): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  const { metafile } = await build({
    entryPoints: ENTRIES.map((name) => join(SOURCES, `${name}.ts`)),
    outbase: SOURCES,
    outdir: folder,
    plugins: [ownPlace, listedRules, late, outside],
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    charset: 'utf8',
    metafile: true,
    logLevel: 'warning',
  });
  const root = Object.entries(metafile.outputs).find(([, { inputs }]) => `${ROOT}:${ROOT}` in inputs)?.[0];
  if (root === undefined || dirname(resolve(root)) !== resolve(folder))
    throw new Error(`${ROOT} must lie in ${folder}, and not in ${root}`);
}

if (process.argv[1] === fileURLToPath(import.meta.url))
  await bundle(fileURLToPath(new URL('../dist', import.meta.url)));
