/** Rows of a table whose cells a converter has glued together: 1基于物联网的产业链融资服务金融服务某某银行. */
import { oncePerDocument, textOf } from '../../annotated.ts';
import { everyMatch } from '../../matches.ts';
import type { AnnotatedDocument, Block, Rule } from '../../types.ts';
import { contains, viewSpan } from '../../view.ts';
import { institutionList } from '../applicant/list.ts';
import { foundOccurrence, type Occurrence, occurrence, showOccurrence } from './occurrence.ts';
import { nameShape } from './shape.ts';
import { TYPE_WORD, typeNamed } from './type-words.ts';

const NUMBER = /^\d{1,2}[.．、]?(?=[\u4e00-\u9fff“])/;
const TYPES = new RegExp(TYPE_WORD, 'g');
/** The longest row of the genre, and how few rows make a table. */
const [LONGEST, FEWEST] = [240, 2];

/** The pilot of a row: its type parts the name from who applies. */
function rowName(document: AnnotatedDocument, { span, kind }: Block): Occurrence | null {
  const text = textOf(document, span);
  const number = NUMBER.exec(text)?.[0].length ?? 0;
  if (kind === 'boilerplate' || number === 0 || text.length > LONGEST || /[。；：\t]/.test(text)) return null;
  for (const { index, 0: word } of everyMatch(TYPES, text)) {
    const end = index + word.length;
    if (end >= text.length || nameShape(text.slice(number, index)) !== 'strong') continue;
    const applicants = institutionList(document, viewSpan(span.start + end, span.end), { unknown: 'take' });
    if (!applicants?.names.some(({ mention }) => mention)) continue;
    const [name, type] = [viewSpan(span.start + number, span.start + index), typeNamed(word)];
    const at = [viewSpan(name.end, span.start + end)];
    return occurrence({
      name,
      outer: span,
      rule: nameGlued.id,
      anchored: true,
      applicants,
      applicantRule: 'applicant/on-line',
      type: type && { value: type, at, rule: 'pilot/type-suffix' },
    });
  }
  return null;
}

const rows = oncePerDocument((document): readonly Occurrence[] => {
  const found = document.blocks.flatMap((block) => rowName(document, block) ?? []);
  return found.length >= FEWEST ? found : [];
});

/** Names in such rows, of which a table has two at least. */
export const nameGlued: Rule<Occurrence> = {
  id: 'pilot/name-glued',
  why: 'text taken out of a table without its cells: only the number, the word for the type and the institutions tell where a cell ends',
  examples: [
    {
      text: '序号应用名称应用类型申请机构\n1基于物联网的产业链融资服务金融服务苏州银行、甲乙科技有限公司\n2农村普惠金融服务科技产品南京银行',
      gives: ['基于物联网的产业链融资服务 < 苏州银行、甲乙科技有限公司', '农村普惠金融服务 < 南京银行'],
    },
    { text: '1基于物联网的产业链融资服务金融服务苏州银行', gives: [] },
    { text: '2项金融服务来自苏州银行\n3项科技产品来自南京银行', gives: [] },
  ],
  find: (document, within) =>
    rows(document)
      .filter(({ outer }) => contains(within, outer))
      .map(foundOccurrence),
  show: showOccurrence,
};
