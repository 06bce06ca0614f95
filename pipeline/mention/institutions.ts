/** Organisations named in a text: by the lexicon, by shape, as branches. */
import { institution } from '../lexicon.ts';
import { branchTails } from './branches.ts';
import { Edges } from './edges.ts';
import { endingsIn } from './endings.ts';
import { type EnglishName, englishNames, isLegalForm, withoutLegalForm } from './english.ts';
import { formsIn } from './forms.ts';
import { heldBy, merged, type NamedInstitution } from './named.ts';
import type { Context } from './run.ts';
import { type ShapedName, shapedNames } from './shapes.ts';
import { type TermHit, type TermKind, termHits } from './terms.ts';

/** A lexicon hit; where the text has more of the full name than the form (浙江网商银行 for 网商银行), that belongs to it. */
function known(text: string, { term, start, end }: TermHit): NamedInstitution {
  const { id, name, nameEn, kind, parent = null } = institution(term.id);
  const at = name.indexOf(text.slice(start, end));
  const before = at > 0 && text.startsWith(name.slice(0, at), start - at) ? at : 0;
  const rest = at >= 0 && at + end - start < name.length ? name.slice(at + end - start) : '';
  const after = rest !== '' && text.startsWith(rest, end) ? rest.length : 0;
  return {
    start: start - before,
    end: end + after,
    entry: id,
    kind,
    canonicalName: name,
    nameEn,
    parent,
    by: 'lexicon',
  };
}

/** An unknown name, or a known one with its legal form (`same`), or a unit of a known one (招商银行研究院). */
function shaped(
  text: string,
  { start, end, kind, same, brand }: ShapedName,
  owner: NamedInstitution | undefined,
): NamedInstitution {
  // 云南某某信息有限公司: a place that the full name does not have makes it the company of that place.
  const place = owner ? text.slice(start, owner.start) : '';
  if (owner && same && (place === '' || owner.canonicalName?.includes(place))) return { ...owner, start, end };
  const parent = owner?.entry ?? null;
  return { start, end, entry: null, kind, canonicalName: null, nameEn: null, parent, by: 'shape', brand };
}

function branch(text: string, owner: NamedInstitution, end: number): NamedInstitution {
  const words = text.slice(owner.end, end).replace(/^(?:股份)?有限(?:责任)?公司/, '');
  const canonicalName = owner.canonicalName === null ? null : owner.canonicalName + words;
  const kind = owner.kind === 'bank' ? 'bank-branch' : owner.kind;
  return { start: owner.start, end, entry: null, kind, canonicalName, nameEn: null, parent: owner.entry, by: 'branch' };
}

/** An English name over a known one that it holds: its branch, it itself with its place or legal form, or a new name. */
function english(
  text: string,
  name: EnglishName,
  places: Context['placeEnding'],
  owner?: NamedInstitution,
): NamedInstitution {
  const { start, end, kind } = name;
  if (owner && owner.start === start && isLegalForm(text.slice(owner.end, end))) return { ...owner, start, end };
  if (owner && owner.end === end && places.get(owner.start - 1) === start) return { ...owner, start, end };
  const own = kind === 'legal' ? 'other' : kind;
  const branchKind = !owner || owner.kind === 'bank' ? 'bank-branch' : owner.kind;
  const nameEn = text.slice(start, end);
  const unknown = { start, end, entry: null, canonicalName: null, nameEn, parent: owner?.entry ?? null };
  if (own === 'branch') return { ...unknown, kind: branchKind, by: 'branch' };
  return { ...unknown, kind: own, by: 'shape', brand: withoutLegalForm(nameEn) };
}

function byEnd(names: readonly NamedInstitution[]): Map<number, NamedInstitution> {
  const found = new Map<number, NamedInstitution>();
  for (const name of names) found.set(name.end, name);
  return found;
}

function startByEnd(hits: readonly TermHit[], wanted: TermKind): Map<number, number> {
  const starts = new Map<number, number>();
  for (const { kind, start, end } of hits) if (kind === wanted) starts.set(end, start);
  return starts;
}

/** The college of a university, right behind its name: 大数据与信息工程学院. */
const COLLEGE = /^(?![与和及])[\u4e00-\u9fff]{2,10}?(?:与[\u4e00-\u9fff]{2,8}?)?(?:学院|研究院|研究所|实验室)/;
/** What stands in no college's name: a list goes on, or a sentence. */
const NO_COLLEGE = /[、，的和及由将在]|联合|申请|申报|共同/;
const LONGEST_COLLEGE = 24;

/** A university's name goes on with that of its college, 与 inside included; what was found within is no name of its own. */
function withColleges(text: string, names: readonly NamedInstitution[]): NamedInstitution[] {
  const kept: NamedInstitution[] = [];
  for (const name of names) {
    if (name.start < (kept.at(-1)?.end ?? 0)) continue;
    const college = text.endsWith('大学', name.end)
      ? COLLEGE.exec(text.slice(name.end, name.end + LONGEST_COLLEGE))?.[0]
      : undefined;
    if (college === undefined || NO_COLLEGE.test(college)) kept.push(name);
    else
      kept.push({
        ...name,
        end: name.end + college.length,
        entry: null,
        canonicalName: null,
        nameEn: null,
        parent: name.entry,
        kind: 'research-institute',
        by: 'shape',
      });
  }
  return kept;
}

/** The organisations named in a normalised text, sorted, without overlaps. `matches` and `hits` are the forms and the lexicons' hits in the same text. */
export function institutionsNamed(
  text: string,
  edges = new Edges(text),
  matches = formsIn(text),
  hits = termHits(text, edges, matches),
): NamedInstitution[] {
  const listed = hits.filter(({ kind }) => kind === 'institution').map((hit) => known(text, hit));
  const endings = endingsIn(matches, edges);
  if (listed.length === 0 && endings.length === 0) return inEnglish(text, [], hits);
  const context = {
    text,
    edges,
    placeEnding: startByEnd(hits, 'region'),
    technologyEnding: startByEnd(hits, 'technology'),
    institutionEnding: byEnd(listed),
    institutionStarts: new Set(listed.map(({ start }) => start)),
    endingStarts: new Set(endings.map(({ start }) => start)),
    endings: new Set(endings.filter(({ shape }) => shape.needs !== 'list').map(({ end }) => end)),
  };
  const byShape = shapedNames(context, endings).map((name) =>
    shaped(text, name, context.institutionEnding.get(name.ownerEnd)),
  );
  const names = withColleges(text, merged(listed, byShape));
  const owners = byEnd(names);
  const tails = branchTails({ ...context, institutionEnding: owners, endings: new Set() }, endings);
  const ends = new Map(tails.map(({ ownerEnd, end }) => [ownerEnd, end]));
  const branches = [...ends].map(([ownerEnd, end]) => branch(text, owners.get(ownerEnd)!, end));
  return inEnglish(text, merged(names, branches), hits);
}

/** Names with those added that a text has in English. */
function inEnglish(text: string, names: readonly NamedInstitution[], hits: readonly TermHit[]): NamedInstitution[] {
  const places = startByEnd(hits, 'region');
  const technologies = startByEnd(hits, 'technology');
  // Graph Neural Networks: what is a technology and nothing else names nobody.
  const found = englishNames(text, new Set(names.map(({ end }) => end))).filter(
    ({ start, end }) => (technologies.get(end) ?? end) > start,
  );
  const owner = heldBy(found, names);
  return merged(
    names,
    found.map((name) => english(text, name, places, owner.get(name))),
  );
}
