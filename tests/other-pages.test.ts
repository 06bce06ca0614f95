/** Pages that cannot hold an announcement: told by one look, exactly, and without the work that an announcement takes. */
import { expect, it, test } from 'vitest';
import { mayName } from '../pipeline/mention/forms.ts';
import { annotate, extractDocument } from '../pipeline/run.ts';
import { load } from '../pipeline/stages/1-load.ts';
import { extractDraft } from '../pipeline/stages/6-extract.ts';
import type { AnnotatedDocument } from '../pipeline/types.ts';
import { rawDocuments } from './helpers/corpus-texts.ts';

const page = (text: string) => load({ bytes: new TextEncoder().encode(text), path: 'page.txt' });

/** A document that nobody may ask who is named in it. */
const unasked = ({ doc, blocks, segments }: AnnotatedDocument): AnnotatedDocument => ({
  doc,
  blocks,
  segments,
  memory: [],
  get mentions(): never {
    throw new Error('asked for mentions');
  },
});

test.each([
  '某行一季度利润增长\n2021年4月30日 来源：某某日报\n某行发布季报，净利润同比增长3.2%，贷款余额超过2万亿元。北京银行等5家银行亦发布季报。',
  'Bank of Chengdu opens a branch\nMarch 27, 2021\nBank of Chengdu opened its 200th branch on Friday, which will serve 3,000 customers.',
  '行名|存款\n北京银行|3亿元\n成都银行|2亿元\n',
])('is extracted without a look for mentions: %s', (text) => {
  const raw = page(text);
  expect(() => extractDraft(unasked(annotate(raw)))).not.toThrow();
  expect(extractDocument(raw)).toMatchObject({ announcements: [], pilots: [], programmes: [] });
});

it('is looked at in full where a programme is named', () => {
  const raw = page('8月14日，中国人民银行成都分行公示成都市金融科技创新监管试点首批1个创新应用。');
  expect(() => extractDraft(unasked(annotate(raw)))).toThrow('asked for mentions');
});

it('is none of the documents of the corpus in which a programme is named', () => {
  const documents = rawDocuments().map(annotate);
  const named = documents.filter(({ mentions }) => mentions.some(({ kind }) => kind === 'programme'));
  expect(named.filter(({ doc }) => !mayName(doc.view, 'programme'))).toEqual([]);
  expect(named.length).toBeGreaterThan(documents.length / 2);
});
