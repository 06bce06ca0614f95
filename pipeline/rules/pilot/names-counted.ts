/** Names that are counted behind their list: 其中A、“B”C和D等3个创新应用. */
import { sentencesIn, textOf } from '../../annotated.ts';
import { anyOf, formsOf } from '../../lexicon/phrases.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Rule, Sentence } from '../../types.ts';
import { type ViewSpan, viewSpan } from '../../view.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from './occurrence.ts';
import { nameShape } from './shape.ts';

const COUNTED = new RegExp(
  `${anyOf(formsOf('enumerations.yaml', 'opens-counted'))}([^。；，：\\n]{12,400}?)等(?:\\d{1,2}|[两三四五六七八九十]{1,2})(?:个|项|款)(?:创新|试点|公示)?(?:应用|项目|产品)`,
);
const BETWEEN = new RegExp(`、|(?:以及|[和与及])(?=“|${anyOf(formsOf('name-openers.yaml'))})`, 'g');

/** The runs of a list that begins at `offset`. */
function items(list: string, offset: number): ViewSpan[] {
  const found: ViewSpan[] = [];
  let from = 0;
  for (const { index, 0: between } of everyMatch(BETWEEN, list)) {
    if (index > from) found.push(viewSpan(offset + from, offset + index));
    from = index + between.length;
  }
  return from < list.length ? [...found, viewSpan(offset + from, offset + list.length)] : found;
}

function namesIn(document: AnnotatedDocument, { span }: Sentence): Occurrence[] {
  const match = COUNTED.exec(textOf(document, span));
  if (!match) return [];
  const list = match[1] as string;
  const found = items(list, span.start + match.index + match[0].indexOf(list));
  const shapes = found.map((item) => nameShape(textOf(document, item)));
  // Each may be a name by its head noun, and most are nothing else.
  if (found.length < 2 || shapes.some((shape) => shape === 'none')) return [];
  if (shapes.filter((shape) => shape === 'strong').length * 2 <= found.length) return [];
  return found.map((name) => occurrence({ name, outer: name, rule: nameCounted.id, anchored: true }));
}

/** Names whose number stands behind them; marks may hold a part of one. */
export const nameCounted: Rule<Occurrence> = {
  id: 'pilot/name-counted',
  why: 'a sentence tells what several pilots have in common, and lists their names before their number',
  examples: [
    {
      text: '其中基于区块链的小微企业融资服务、“上行普惠”非接触金融服务和“信盟链”风险信息共享产品等3个创新应用涉及到区块链技术。',
      gives: ['基于区块链的小微企业融资服务', '“上行普惠”非接触金融服务', '“信盟链”风险信息共享产品'],
    },
    { text: '其中大数据、云计算等5个应用场景值得关注。', gives: [] },
    { text: '其中包括农户融资难、融资慢、融资贵等3个项目痛点。', gives: [] },
  ],
  find: (document, within) =>
    sentencesIn(document, within)
      .flatMap((sentence) => namesIn(document, sentence))
      .map(foundOccurrence),
  show: showOccurrence,
};
