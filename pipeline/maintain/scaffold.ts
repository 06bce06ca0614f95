/** The files that a new document or rule begins with: valid as they are, with their example, for a person to replace. */

/** A file to write, relative to the checkout. */
export interface NewFile {
  readonly path: string;
  readonly content: string | Uint8Array;
}

const EXAMPLE = {
  title: '首批金融科技创新监管试点应用公示',
  pilot: '基于区块链的应收账款融资服务',
  applicant: '北京银行',
  phrase: '登记在区块链上',
};
const ARTICLE = `${EXAMPLE.title}

中国人民银行营业管理部公示2020年第一批金融科技创新监管试点应用。${EXAMPLE.applicant}申请的“${EXAMPLE.pilot}”入选，该服务把应收账款${EXAMPLE.phrase}。
`;

/** `beijing-2020-1-portal` tells of `beijing-2020-1`; another id of an announcement of its own. */
const announcementOf = (id: string): string => /^[a-z]+(?:-[a-z]+)*-\d{4}-\d+(?=-)/.exec(id)?.[0] ?? id;

const facts = (id: string, title: string | null, script: string, announcements: readonly string[]): string =>
  `id: ${id}
title: ${title ?? 'null'}
publisher: null
publishedOn: null
script: ${script}
announcements: [${announcements.join(', ')}]
`;

const META = `split: development        # or heldout: written by somebody who has seen neither rules nor lexicons
licence: CC0-1.0          # the project's own texts; a text with another owner belongs in corpus/local/
`;

const curatedExample = (id: string, document: string): string => `id: ${id}
programme: { value: pboc-fintech-sandbox, in: [${document}] }
region: { value: 北京, in: [${document}] }
authority: { value: 中国人民银行营业管理部, in: [${document}] }
batch: { value: { year: 2020, number: 1 }, in: [${document}] }
pilots:
  - key: receivables-financing
    name: { value: ${EXAMPLE.pilot}, in: [${document}] }
    applicants:
      - { name: ${EXAMPLE.applicant}, role: applicant, in: [${document}] }
    technologies:
      - { name: 区块链, in: [${document}] }
    functions:
      - { text: ${EXAMPLE.phrase}, in: [${document}] }
`;

/** A text that is at hand already. */
export interface GivenText {
  readonly bytes: Uint8Array;
  readonly html: boolean;
  readonly script: string;
}

/**
 * A document: its folder, and its curated files. A text that is at hand is copied, and nothing is said of it yet: people verify what
 * extraction finds. Without one an example stands there, fully curated.
 */
export function newDocument(id: string, given: GivenText | null): NewFile[] {
  const folder = `corpus/documents/${id}`;
  const meta = { path: `${folder}/meta.yaml`, content: META };
  const curated = `corpus/curated/documents/${id}.yaml`;
  if (given) {
    const source = { path: `${folder}/source.${given.html ? 'html' : 'txt'}`, content: given.bytes };
    return [source, meta, { path: curated, content: facts(id, null, given.script, []) }];
  }
  const announcement = announcementOf(id);
  return [
    { path: `${folder}/source.txt`, content: ARTICLE },
    meta,
    { path: curated, content: facts(id, EXAMPLE.title, 'Hans', [announcement]) },
    { path: `corpus/curated/${announcement}.yaml`, content: curatedExample(announcement, id) },
  ];
}

const inCamelCase = (topic: string): string =>
  topic.replace(/-([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

/** A rule and its test. @param family the stage of the rule, @param topic what it finds; both kebab-case */
export function newRule(family: string, topic: string): NewFile[] {
  const name = inCamelCase(topic);
  return [
    { path: `pipeline/rules/${family}/${topic}.ts`, content: ruleText(family, topic, name) },
    { path: `tests/rules/${family}-${topic}.test.ts`, content: ruleTest(family, topic, name) },
  ];
}

const ruleText = (family: string, topic: string, name: string): string => `/** One sentence: what this rule finds. */
import type { Rule } from '../../types.ts';
import { viewSpan } from '../../view.ts';

const ID = '${family}/${topic}';
/** Linear: bounded repetitions, none inside another. Three literals in one alternation belong in a lexicon. */
const PATTERN = /测试编号\\d{1,9}/g;

export const ${name}: Rule<string> = {
  id: ID,
  why: 'What the genre does, so that this rule is needed.',
  examples: [
    { text: '该项目（测试编号12）已公示。', gives: ['测试编号12'] },
    { text: '该项目已公示，编号另行通知。', gives: [] },
  ],
  find: ({ doc }, within) =>
    Array.from(doc.view.text.slice(within.start, within.end).matchAll(PATTERN), ({ 0: value, index }) => ({
      value,
      at: [viewSpan(within.start + index, within.start + index + value.length)],
      rule: ID,
    })),
  show: (value) => value,
};
`;

const ruleTest = (
  family: string,
  topic: string,
  name: string,
): string => `import { ${name} } from '../../pipeline/rules/${family}/${topic}.ts';
import { describeRules } from '../helpers/rule-examples.ts';

describeRules('${family}', [${name}]);
`;
