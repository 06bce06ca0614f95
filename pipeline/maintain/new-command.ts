/** `new`: scaffolds a document, a rule or an entry of a lexicon. Nothing is overwritten. */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import type { Command, Options } from '../cli/command.ts';
import { print, UsageError } from '../cli/terminal.ts';
import { PROGRAM, writeAtomically } from '../cli/workspace.ts';
import { plain } from '../plain.ts';
import { load } from '../stages/1-load.ts';
import { normaliseText } from '../stages/2-normalise.ts';
import { type Entry, hasEntry, withEntry } from './entry-text.ts';
import { nameIn } from './romanise.ts';
import { type GivenText, type NewFile, newDocument, newRule } from './scaffold.ts';

const ID = /^[a-z0-9]+(?:-[a-z0-9]+)*$/;

export const newCommand: Command = {
  usage: 'new <what> [...names]',
  about:
    'Scaffold a document (its id), a rule (family/topic) or an entry of a lexicon (file and id): valid as it is, with its example. Run it in a checkout; nothing is overwritten',
  options: [
    { flags: '--from <file>', about: 'new document: the text as it came' },
    { flags: '--name <name>', about: 'new entry: the full name, in Simplified script' },
    { flags: '--name-en <name>', about: 'new entry: the English name; pinyin where it is not given' },
    { flags: '--forms <forms>', about: 'new entry: what else articles call it, with commas between' },
    { flags: '--kind <kind>', about: 'new entry: the kind of an institution, or the family of a technology' },
  ],
  examples: [
    'new document hangzhou-2021-1-portal --from article.html',
    'new rule scale/market-share',
    'new entry institutions/rural-banks jinjiang-rural-bank --name 锦江农村商业银行股份有限公司 --forms 锦江农商行',
  ],
  run: async ([what, ...names], options, terminal) => {
    const make = { document: makeDocument, rule: makeRule, entry: makeEntry }[what ?? ''];
    if (!make) throw new UsageError(`new ${what} is unknown: use new document, new rule or new entry`);
    for (const path of make(terminal.cwd, names, options)) await print(terminal, `${plain(path)}\n`);
    return 0;
  },
};

/** The one name of a new thing, in its form. */
function only(names: readonly string[], form: RegExp, usage: string): string {
  const [name = ''] = names;
  if (names.length === 1 && form.test(name)) return name;
  throw new UsageError(`${usage}; names are kebab-case`);
}

function makeDocument(root: string, names: readonly string[], options: Options): string[] {
  const id = only(names, ID, `write ${PROGRAM} new document <id>`);
  const from = options.text('from');
  const files = newDocument(id, from === null ? null : givenText(resolve(root, from)));
  // A further document of a known announcement leaves alone what is curated of that.
  const known = (path: string): boolean => /^corpus\/curated\/[^/]+$/.test(path) && existsSync(join(root, path));
  return create(
    root,
    files.filter(({ path }) => !known(path)),
  );
}

function givenText(path: string): GivenText {
  if (!existsSync(path)) throw new UsageError(`--from ${path}: no such file`);
  const bytes = readFileSync(path);
  const { source, markup } = load({ bytes, path });
  return { bytes, html: markup === 'text/html', script: normaliseText(source, markup).script };
}

function makeRule(root: string, names: readonly string[]): string[] {
  const name = only(
    names,
    /^[a-z0-9]+(?:-[a-z0-9]+)*\/[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/,
    `write ${PROGRAM} new rule <family>/<topic>`,
  );
  if (!existsSync(join(root, 'pipeline/rules')))
    throw new UsageError('there is no pipeline/rules here: run this in a checkout');
  const [family = '', topic = ''] = name.split('/');
  return create(root, newRule(family, topic));
}

/** Writes all files, or, where one exists already, none. */
function create(root: string, files: readonly NewFile[]): string[] {
  const taken = files.find(({ path }) => existsSync(join(root, path)));
  if (taken) throw new UsageError(`${taken.path} exists already: choose another name, or edit it`);
  for (const { path, content } of files) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content, { flag: 'wx' });
  }
  return files.map(({ path }) => path);
}

function makeEntry(root: string, [lexicon, id]: readonly string[], options: Options): string[] {
  const name = options.text('name');
  if (!lexicon || !id || !ID.test(id) || !name)
    throw new UsageError(`write ${PROGRAM} new entry <lexicon> <id> --name <name>; ids are kebab-case`);
  const path = `lexicons/${lexicon.replace(/\.yaml$/, '')}.yaml`;
  if (!/^[\w/-]+\.yaml$/.test(path) || !existsSync(join(root, path)))
    throw new UsageError(`there is no ${path} here: run this in a checkout, and name a file below lexicons/`);
  const text = readFileSync(join(root, path), 'utf8');
  if (hasEntry(text, id)) throw new UsageError(`${path} has an entry ${id} already: edit it`);
  const forms =
    options
      .text('forms')
      ?.split(/[,，]/)
      .filter((form) => form !== '') ?? [];
  const nameEn = options.text('name-en') ?? nameIn(name);
  writeAtomically(
    join(root, path),
    withEntry(text, entryFor(path, text, { id, name, nameEn, forms, kind: options.text('kind') })),
  );
  return [path];
}

interface Given {
  readonly id: string;
  readonly name: string;
  readonly nameEn: string;
  readonly forms: readonly string[];
  readonly kind: string | null;
}

/** An entry with the fields that the entries of its file have. */
function entryFor(path: string, file: string, { id, name, nameEn, forms, kind }: Given): Entry {
  if (path.startsWith('lexicons/institutions/'))
    return { id, name, nameEn, kind: kind ?? commonest(file, 'kind'), forms };
  if (path === 'lexicons/technologies.yaml')
    return { id, name, nameEn, family: kind ?? commonest(file, 'family'), forms };
  if (path === 'lexicons/programmes.yaml') return { id, name, nameEn, forms };
  return { id, forms: [name, ...forms] };
}

/** What most entries of a file say in a field. */
function commonest(file: string, field: string): string {
  const counts = new Map<string, number>();
  for (const [, value = ''] of file.matchAll(new RegExp(`^ {2}${field}: (.*)$`, 'gm')))
    counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? '';
}
