/** What can be wrong between files: order, and names that other lexicons must have. */
import { termHits } from '../../mention/terms.ts';
import { institutionFiles, institutions, namesOf, technologies } from '../entries.ts';
import { lexiconFiles, lexiconText, lineOf, type Problem, readIds } from '../read.ts';
import { regionOverrides, regions } from '../regions.ts';
import { problem } from './placed.ts';

type Entry = Parameters<typeof problem>[0];

/** That a field names an entry which is not there. */
const noEntry = (entry: Entry, field: string, id: string): Problem =>
  problem(entry, { field, message: `no entry has the id ${id}`, cure: 'add it, or mend the id' });

/** Parents and regions that institutions name, and technologies that others are short for, which no lexicon has. */
export const dangling = (): Problem[] => [...danglingInstitutions(), ...danglingShortForms()];

function danglingInstitutions(): Problem[] {
  const ids = new Set(institutions().map(({ id }) => id));
  const places = new Set(regions().map(({ name }) => name));
  return institutionFiles().flatMap(({ file, entries }) =>
    entries.flatMap((term, index) => {
      const lost = (term.regions ?? []).find((name) => !places.has(name));
      const entry = { file, index, term };
      return [
        ...(term.parent === undefined || ids.has(term.parent) ? [] : [noEntry(entry, 'parent', term.parent)]),
        ...(lost
          ? [
              problem(entry, {
                field: 'regions',
                message: `no region is called ${lost}`,
                cure: 'write the short form that regions have',
              }),
            ]
          : []),
      ];
    }),
  );
}

function danglingShortForms(): Problem[] {
  const entries = technologies();
  const ids = new Set(entries.map(({ id }) => id));
  return entries.flatMap((term, index) =>
    (term.shortFor ?? [])
      .filter((id) => !ids.has(id))
      .map((id) => noEntry({ file: 'technologies.yaml', index, term }, 'shortFor', id)),
  );
}

/** Files whose entries have ids out of order. */
export function unsorted(): Problem[] {
  return lexiconFiles().flatMap((file) => {
    const ids = readIds(file);
    const at = ids.findIndex((id, index) => index > 0 && id !== null && (ids[index - 1] ?? '') > id);
    if (at < 0) return [];
    return [
      {
        file,
        line: lineOf(lexiconText(file), at),
        message: `${ids[at]} stands behind ${ids[at - 1]}`,
        cure: 'sort the entries by id',
      },
    ];
  });
}

/** Overrides of divisions that do not exist, and places that are not found by a name of their own. */
export function regionProblems(): Problem[] {
  const overrides = regionOverrides();
  const lineFor = (id: string): number =>
    lineOf(
      lexiconText('regions.yaml'),
      Math.max(
        0,
        overrides.findIndex((override) => override.id === id),
      ),
    );
  const codes = new Set(regions().map(({ code }) => code));
  const unknown = overrides.filter(({ code }) => !codes.has(code));
  const hidden = regions().flatMap((region) => {
    const lost = namesOf(region).find(
      (form) => !termHits(form).some(({ kind, start, end }) => kind === 'region' && end - start === form.length),
    );
    return lost === undefined ? [] : [{ id: region.id, lost }];
  });
  const file = 'regions.yaml';
  return [
    ...unknown.map(({ id, code }) => ({
      file,
      line: lineFor(id),
      message: `no division has the code ${code}`,
      cure: 'mend it',
    })),
    ...hidden.map(({ id, lost }) => ({
      file,
      line: lineFor(id),
      message: `${lost} is not found as ${id}`,
      cure: 'mend the rejects',
    })),
  ];
}
