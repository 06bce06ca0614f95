/** Entries of lexicons as text, in the style of the files, and where they belong. */
import { stringify } from 'yaml';
import { safeJson } from '../plain.ts';

/** The fields of an entry, in order; what is undefined or empty is left out. */
export type Entry = Readonly<Record<string, string | readonly string[] | undefined>> & { readonly id: string };

const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]/u;

/** In quotation marks where YAML needs them, and escaped where a name from a document could steer a terminal. */
const scalar = (value: string): string =>
  UNSEEN.test(value) ? safeJson(value) : stringify(value, { lineWidth: 0 }).trim();

/** One entry as a block: lists in one line. */
export function entryText(entry: Entry): string {
  const fields = Object.entries(entry).flatMap(([key, value]) => {
    if (value === undefined || value.length === 0) return [];
    return [`${key}: ${typeof value === 'string' ? scalar(value) : `[${value.map(inList).join(', ')}]`}`];
  });
  return `${fields.map((field, at) => `${at === 0 ? '- ' : '  '}${field}`).join('\n')}\n`;
}

/** Inside brackets a comma or a bracket would end the item. */
const inList = (value: string): string => (/[,[\]{}]/.test(value) ? safeJson(value) : scalar(value));

/** The id of each entry of a file, with the index of its line. */
const idsIn = (lines: readonly string[]): { readonly id: string; readonly line: number }[] =>
  lines.flatMap((text, line) => {
    const id = /^- (?:\{ )?id: ["']?([a-z0-9-]+)/.exec(text)?.[1];
    return id === undefined ? [] : [{ id, line }];
  });

/** Whether a file has an entry with that id. */
export const hasEntry = (file: string, id: string): boolean => idsIn(file.split('\n')).some((entry) => entry.id === id);

/** The file with a block put where its id belongs; comments and the other entries stay as they are. */
export function withEntry(file: string, entry: Entry): string {
  const lines = file.split('\n');
  const next = idsIn(lines).find(({ id }) => id > entry.id);
  const block = entryText(entry).trimEnd().split('\n');
  if (next) return [...lines.slice(0, next.line), ...block, ...lines.slice(next.line)].join('\n');
  return `${[...file.trimEnd().split('\n'), ...block].join('\n')}\n`;
}
