/** The technologies that a pilot is said to use: every lexicon hit in its name and scope, each once, in order of first mention. */
import { institutionsIn, termsIn } from '../../annotated.ts';
import { technology } from '../../lexicon.ts';
import type { AnnotatedDocument, TechnologyDraft } from '../../types.ts';
import { overlaps, type ViewSpan } from '../../view.ts';

/** The technologies within the spans; a word inside an institution's name (同济区块链研究院) tells of the institution. */
export function technologiesIn(document: AnnotatedDocument, spans: readonly ViewSpan[]): TechnologyDraft[] {
  const found = new Map<string, ViewSpan[]>();
  for (const span of spans) {
    const institutions = institutionsIn(document, span);
    for (const mention of termsIn(document, span, 'technology')) {
      if (institutions.some((institution) => overlaps(institution.span, mention.span))) continue;
      const at = found.get(mention.entry) ?? [];
      if (!at.some(({ start }) => start === mention.span.start)) at.push(mention.span);
      found.set(mention.entry, at);
    }
  }
  return [...found]
    .filter(([id]) => !technology(id).shortFor?.some((specific) => found.has(specific)))
    .map(([id, at]) => ({ id, at: at.sort((a, b) => a.start - b.start) }))
    .sort((a, b) => (a.at[0]?.start ?? 0) - (b.at[0]?.start ?? 0))
    .map(({ id, at }) => {
      const { name, nameEn } = technology(id);
      return { value: { id, name, nameEn }, at, rule: 'technology/lexicon' };
    });
}
