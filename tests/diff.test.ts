/** The diff: one error of each kind is named and nothing else; documents become one; two runs are judged; nothing hostile escapes. */
import { describe, expect, it } from 'vitest';
import type { DocumentResult } from '../pipeline/contract.ts';
import { agreement } from '../pipeline/diff/format/text.ts';
import { rowsOf } from '../pipeline/diff/listing.ts';
import { DIFFERENCES, type FieldDiff, type PilotDiff } from '../pipeline/diff/report.ts';
import { diffRuns } from '../pipeline/diff/runs.ts';
import { diff } from '../pipeline/stages/8-diff.ts';
import {
  announcement,
  applicant,
  figure,
  pilot,
  registry,
  result,
  scalar,
  statement,
  technology,
} from './helpers/records.ts';

const ID = 'beijing-2020-1';
const A = ['portal'];
const BOTH = ['portal', 'mirror'];

/** Two documents that tell of the same three pilots. */
const announced = (more = {}) =>
  announcement(ID, {
    announcedOn: scalar('2020-01-14'),
    batch: { year: 2020, number: 1, evidence: [{ start: 0, end: 2, quote: '首批' }], rule: 'test/rule' },
    ...more,
  });
const loans = (more = {}) =>
  pilot(ID, '基于区块链的供应链贷款服务', {
    applicants: [
      applicant('北京银行'),
      applicant('数融科技', { role: 'technology-provider', kind: 'technology-company' }),
    ],
    technologies: [technology('区块链')],
    scale: [figure(300_000_000, { metric: 'loan-balance', unit: 'CNY', basis: 'per-year' }), figure(5000)],
    functions: [statement('把应收账款登记到区块链上，并向小微企业放款')],
    ...more,
  });
const voice = (more = {}) =>
  pilot(ID, '智能语音客服', { applicants: [applicant('宁波银行')], technologies: [technology('语音识别')], ...more });
const token = (more = {}) => pilot(ID, '手机盾产品', { type: scalar('technology-product' as const), ...more });

const portal = (more: Partial<DocumentResult> = {}) =>
  result('portal', { announcements: [announced()], pilots: [loans(), voice(), token()], ...more });
const mirror = (more: Partial<DocumentResult> = {}) =>
  result('mirror', {
    announcements: [announced({ announcedOn: scalar('2020-01') })],
    pilots: [voice(), loans()],
    ...more,
  });

/** What people have verified of them; as YAML would give it, so that tests may change anything. */
const truth = () => ({
  id: ID,
  region: { value: '北京', in: BOTH },
  batch: { value: { year: 2020, number: 1 }, in: BOTH },
  announcedOn: [
    { value: '2020-01-14', in: ['portal'] },
    { value: '2020-01', in: ['mirror'] },
  ],
  pilots: [
    {
      key: 'loans',
      name: { value: '基于区块链的供应链贷款服务', in: BOTH },
      applicants: [
        { name: '北京银行', role: 'applicant', in: BOTH },
        { name: '数融科技', role: 'technology-provider', in: BOTH },
      ],
      technologies: [{ name: '区块链', in: BOTH }],
      scale: [
        { metric: 'loan-balance', value: 300_000_000, unit: 'CNY', comparator: 'gt', basis: 'per-year', in: BOTH },
        { metric: 'customers', value: 5000, unit: 'customer', comparator: 'gt', in: BOTH },
      ],
      functions: [{ text: '登记到区块链上', in: BOTH }],
    },
    {
      key: 'voice',
      name: { value: '智能语音客服', in: BOTH },
      applicants: [{ name: '宁波银行', role: 'applicant', in: BOTH }],
      technologies: [{ name: '语音识别', in: BOTH }],
    },
    { key: 'token', name: { value: '手机盾产品', in: A }, type: { value: 'technology-product', in: A } },
    // biome-ignore lint/suspicious/noExplicitAny: the seeds change anything
  ] as any[],
});
type Truth = ReturnType<typeof truth>;
const DOCUMENTS = { portal: {}, mirror: {} };

const seeded = (seed: (truth: Truth) => void, results = [portal(), mirror()]) => {
  const curated = truth();
  seed(curated);
  return diff(results, registry([curated], DOCUMENTS));
};
const named = (report: ReturnType<typeof diff>): string[] =>
  rowsOf(report)
    .filter(({ status }) => status !== 'same' && status !== 'unchecked')
    .map(({ status, id, curated, extracted }) => `${status} ${id}: ${curated} / ${extracted}`);
const fieldsOf = (record: PilotDiff | undefined, field: string): FieldDiff[] =>
  record?.fields.filter((one) => one.field === field) ?? [];

describe('one error in the curated data', () => {
  it('is named where there is one, and there is nothing to name where there is none', () => {
    expect(named(seeded(() => {}))).toEqual([]);
  });

  const seeds: [string, (truth: Truth) => void, string[]][] = [
    [
      'a wrong figure',
      ({ pilots }) => {
        pilots[0].scale[0].value = 30_000_000;
      },
      [
        'changed beijing-2020-1/loans/scale/loanbalance30000000peryear: loan-balance gt 30,000,000 CNY per-year / loan-balance gt 300,000,000 CNY per-year',
      ],
    ],
    [
      'a missing applicant',
      ({ pilots }) => {
        pilots[0].applicants.splice(0, 1);
      },
      ['new beijing-2020-1/loans/applicants/北京银行:  / 北京银行 (applicant)'],
    ],
    [
      'a wrong role',
      ({ pilots }) => {
        pilots[0].applicants[1].role = 'operator';
      },
      ['changed beijing-2020-1/loans/applicants/数融科技: 数融科技 (operator) / 数融科技 (technology-provider)'],
    ],
    [
      'a renamed pilot',
      ({ pilots }) => {
        pilots[1].name.value = '远程视频柜员';
      },
      ['changed beijing-2020-1/voice/name: 远程视频柜员 / 智能语音客服'],
    ],
    [
      'a renamed pilot of which nothing but the name is told',
      ({ pilots }) => {
        pilots[2] = { key: 'token', name: { value: '远程视频柜员', in: A } };
      },
      [
        'changed beijing-2020-1/token/name: 远程视频柜员 / 手机盾产品',
        'new beijing-2020-1/token/type:  / technology-product',
      ],
    ],
    [
      'an extra pilot',
      ({ pilots }) => {
        pilots.push({
          key: 'extra',
          name: { value: '刷脸支付服务', in: A },
          applicants: [{ name: '甲银行', role: 'applicant', in: A }],
        });
      },
      ['missing beijing-2020-1/extra: 刷脸支付服务 / '],
    ],
    [
      'a pilot less',
      ({ pilots }) => {
        pilots.pop();
      },
      ['new beijing-2020-1/手机盾产品:  / 手机盾产品'],
    ],
    [
      'a wrong date',
      ({ announcedOn }) => {
        announcedOn[0]!.value = '2020-02-14';
      },
      ['changed beijing-2020-1/announcedOn: 2020-02-14 | 2020-01 / 2020-01 | 2020-01-14'],
    ],
    [
      'Traditional script',
      ({ pilots }) => {
        pilots[0].name.value = '基於區塊鏈的供應鏈貸款服務';
      },
      ['equivalent beijing-2020-1/loans/name: 基於區塊鏈的供應鏈貸款服務 / 基于区块链的供应链贷款服务'],
    ],
    [
      'the wording of a name',
      ({ pilots }) => {
        pilots[1].name.value = '智慧语音客服';
      },
      ['equivalent beijing-2020-1/voice/name: 智慧语音客服 / 智能语音客服'],
    ],
    [
      'the full name of an institution',
      ({ pilots }) => {
        pilots[0].applicants[0].name = '北京银行股份有限公司';
      },
      [
        'equivalent beijing-2020-1/loans/applicants/北京银行股份有限公司: 北京银行股份有限公司 (applicant) / 北京银行 (applicant)',
      ],
    ],
    [
      'a technology that no document states',
      ({ pilots }) => {
        pilots[1].technologies.push({ name: '大数据', in: A });
      },
      ['missing beijing-2020-1/voice/technologies/大数据: 大数据 / '],
    ],
    [
      'a phrase that no statement holds',
      ({ pilots }) => {
        pilots[0].functions.push({ text: '自动催收', in: A });
      },
      ['missing beijing-2020-1/loans/functions/自动催收: 自动催收 / '],
    ],
  ];
  it.each(seeds)('%s is named, and nothing else', (_, seed, expected) => {
    expect(named(seeded(seed))).toEqual(expected);
  });

  it('all of them at once are named, and nothing else', () => {
    const apart = ['a wrong figure', 'a renamed pilot', 'an extra pilot', 'a wrong date', 'Traditional script'];
    const chosen = seeds.filter(([what]) => apart.includes(what));
    const report = seeded((curated) => {
      for (const [, seed] of chosen) seed(curated);
      curated.pilots[0].applicants.splice(0, 1);
    });
    const missingApplicant = 'new beijing-2020-1/loans/applicants/北京银行:  / 北京银行 (applicant)';
    expect(named(report).sort()).toEqual([...chosen.flatMap(([, , rows]) => rows), missingApplicant].sort());
  });
});

describe('what documents do not say', () => {
  it('a curated value that no document at hand states is not missing', () => {
    const report = seeded(({ pilots }) => {
      pilots[0].scale.push({ metric: 'cards', value: 7, unit: 'card', comparator: 'eq', in: ['elsewhere'] });
      pilots.push({ key: 'unheard', name: { value: '无人知晓的产品', in: [] } });
    });
    expect(named(report)).toEqual([]);
    expect(report.pilots.at(-1)).toMatchObject({ key: 'unheard', status: 'unchecked' });
  });

  it('a document that states less than the registry is not wrong', () => {
    const brief = result('brief', {
      announcements: [announced({ batch: null, announcedOn: scalar('2020-01') })],
      pilots: [
        loans({ applicants: [applicant('北京银行')], scale: [figure(5000, { comparator: 'eq' })], functions: [] }),
      ],
    });
    expect(named(diff([portal(), mirror(), brief], registry([truth()], { ...DOCUMENTS, brief: {} })))).toEqual([]);
  });

  it('a value that the document should state in full is changed', () => {
    const vague = portal({ announcements: [announced({ announcedOn: scalar('2020-01') })] });
    expect(named(seeded(() => {}, [vague]))).toEqual([]);
    const wanted = ({ announcedOn }: Truth) => announcedOn.splice(1);
    expect(named(seeded(wanted, [vague]))).toEqual(['changed beijing-2020-1/announcedOn: 2020-01-14 / 2020-01']);
  });

  it('is missing where the only document that states it gives nothing', () => {
    const less = portal({ pilots: [loans(), voice(), token({ type: null })] });
    expect(named(seeded(() => {}, [less, mirror()]))).toEqual([
      'missing beijing-2020-1/token/type: technology-product / ',
    ]);
  });
});

describe('several documents', () => {
  const empty = registry([], {});

  it('tell of one pilot: equal names in any script and wording, short forms, and unnamed ones by their applicants', () => {
    const told = (id: string, name: string | null) =>
      result(id, { announcements: [announced()], pilots: [pilot(ID, name, { applicants: [applicant('北京银行')] })] });
    const names = [
      '基于区块链的“智能”贷款服务',
      '基於區塊鏈的「智慧」貸款服務',
      '“智能”贷款服务',
      '基于区块链的“智能”贷款',
      null,
    ];
    const report = diff(
      names.map((name, at) => told(`d${at}`, name)),
      empty,
    );
    expect(report.pilots).toHaveLength(1);
    expect(report.pilots[0]?.documents).toEqual(['d0', 'd1', 'd2', 'd3', 'd4']);
  });

  it('tell of two pilots where names differ, or where similar names have other applicants', () => {
    const told = (id: string, name: string, bank: string) =>
      result(id, { announcements: [announced()], pilots: [pilot(ID, name, { applicants: [applicant(bank)] })] });
    const two = (a: [string, string], b: [string, string]) =>
      diff([told('a', ...a), told('b', ...b)], empty).pilots.length;
    expect(two(['刷脸支付', '甲银行'], ['语音客服', '甲银行'])).toBe(2);
    expect(two(['基于区块链的产业金融服务', '甲银行'], ['基于区块链的产业金融平台服务', '乙银行'])).toBe(2);
    expect(two(['基于区块链的产业金融服务', '甲银行'], ['基于区块链的产业金融平台服务', '甲银行'])).toBe(1);
  });

  it('keep all their evidence', () => {
    const [name] = fieldsOf(seeded(() => {}).pilots[1], 'name');
    expect(name?.evidence.map(({ documentId }) => documentId)).toEqual(['mirror', 'portal']);
    expect(name?.extracted[0]?.places.map(({ path }) => path)).toEqual(['pilots[0].name', 'pilots[1].name']);
  });

  it('that contradict each other are a conflict that names each side', () => {
    const other = mirror({ pilots: [voice(), loans({ scale: [figure(6000)] })] });
    expect(named(seeded(() => {}, [portal(), other]))).toEqual([
      'conflict beijing-2020-1/loans/scale/customers5000: customers gt 5,000 customer / customers gt 6,000 customer [mirror] ≠ customers gt 5,000 customer [portal]',
    ]);
    const [one] = fieldsOf(
      diff([portal(), other], empty).pilots.find(({ key }) => key.startsWith('基于')),
      'scale',
    ).filter(({ status }) => status === 'conflict');
    expect(one?.extracted.map(({ text }) => text)).toEqual([
      'customers gt 6,000 customer',
      'customers gt 5,000 customer',
    ]);
  });

  it('contradict each other no more where people have verified that they differ', () => {
    const other = mirror({ pilots: [voice({ type: scalar('technology-product' as const) }), loans()] });
    const results = [
      portal({ pilots: [loans(), voice({ type: scalar('financial-service' as const) }), token()] }),
      other,
    ];
    expect(named(seeded(() => {}, results))).toHaveLength(1);
    const verified = ({ pilots }: Truth) => {
      pilots[1].type = [
        { value: 'financial-service', in: A },
        { value: 'technology-product', in: ['mirror'] },
      ];
    };
    expect(named(seeded(verified, results))).toEqual([]);
  });

  it('in English have names of their own', () => {
    const english = result('english', {
      announcements: [announced()],
      pilots: [pilot(ID, 'Intelligent Voice Service', { applicants: [applicant('宁波银行')] })],
    });
    const report = diff([portal(), mirror(), english], registry([truth()], { ...DOCUMENTS, english: {} }));
    expect(named(report)).toEqual(['new beijing-2020-1/voice/name/en:  / Intelligent Voice Service']);
  });

  it('may give an announcement another id: the pilots it names tell which it is', () => {
    const stray = mirror({
      announcements: [announced({ id: 'beijing-2020-01', announcedOn: scalar('2020-01') })],
      pilots: [voice({ announcementId: 'beijing-2020-01' }), loans({ announcementId: 'beijing-2020-01' })],
    });
    const report = diff(
      [portal(), { ...stray, document: { ...stray.document, id: 'unknown' } }],
      registry([truth()], { portal: {} }),
    );
    expect(report.announcements.map(({ id }) => id)).toEqual([ID]);
    expect(report.pilots).toHaveLength(3);
  });

  it('give the same report in any order, with lists in any order', () => {
    const turned = (one: DocumentResult): DocumentResult => ({
      ...one,
      pilots: one.pilots.map((p) => ({ ...p, applicants: p.applicants.toReversed(), scale: p.scale.toReversed() })),
    });
    const wrong = ({ pilots }: Truth) => {
      pilots[0].scale[1].value = 5001;
    };
    const expected = seeded(wrong);
    expect(seeded(wrong, [mirror(), portal()])).toEqual(expected);
    expect(named(seeded(wrong, [turned(mirror()), turned(portal())]))).toEqual(named(expected));
  });
});

describe('a report', () => {
  it('says where notices point: at a value, else at the record', () => {
    const notice = (path: string) => ({
      code: 'unknown-applicant' as const,
      severity: 'info' as const,
      message: '',
      path,
      evidence: [],
    });
    const noticed = portal({
      notices: [notice('pilots[0].applicants[1]'), notice('pilots[1]'), notice('pilots[10].name')],
    });
    const { pilots } = seeded(() => {}, [noticed, mirror()]);
    const pointed = pilots.flatMap(({ fields }) =>
      fields.filter(({ notices }) => notices.length > 0).map(({ id }) => id),
    );
    expect(pointed).toEqual(['beijing-2020-1/loans/applicants/数融科技']);
    expect(pilots.map(({ notices }) => notices.length)).toEqual([0, 1, 0]);
  });

  it('has ids of its own for every field, and paths into the curated file', () => {
    const { pilots } = seeded(() => {});
    const fields = pilots.flatMap((one) => one.fields);
    expect(new Set(fields.map(({ id }) => id)).size).toBe(fields.length);
    expect(fieldsOf(pilots[0], 'applicants')[1]?.curated[0]).toMatchObject({
      path: 'pilots[0].applicants[1]',
      in: BOTH,
    });
  });

  it('counts a record that came or went as one row', () => {
    const { summary } = seeded(({ pilots }) => {
      pilots.splice(0, 1);
    });
    expect(summary.rows).toMatchObject({ new: 1, changed: 0, missing: 0 });
    expect(summary.pilots).toMatchObject({ new: 1, same: 2 });
  });

  it('counts a copy and its original as one voice', () => {
    const results = [portal(), mirror(), result('other', { announcements: [announced()], pilots: [voice()] })];
    const report = diff(
      results,
      registry([], {}),
      [],
      new Map([
        ['mirror', 'portal'],
        ['other', 'elsewhere'],
      ]),
    );
    expect(report.copies).toEqual({ mirror: 'portal' });
    expect(report.summary).toMatchObject({ documents: 3, copies: 1 });
    const row = rowsOf(report).find(({ subject }) => subject === '智能语音客服')!;
    expect(row.documents).toEqual(['mirror', 'other', 'portal']);
    expect(row.voices).toBe(2);
    expect(agreement(row)).toBe(' and 2 more, 1 of them a copy');
  });

  it('says of programme statements and of documents what people say of them', () => {
    const survey = result('survey', {
      programmes: [
        {
          programme: 'fintech-application-pilot',
          regions: ['北京'],
          kind: 'statistics',
          statement: '北京获批46个项目',
          figures: [
            {
              what: 'projects',
              value: 46,
              unit: null,
              comparator: 'eq',
              evidence: [{ start: 2, end: 4, quote: '46' }],
            },
          ],
          technologies: [],
          domain: null,
          evidence: [{ start: 0, end: 2, quote: '北京' }],
          rule: 'test/rule',
        },
      ],
    });
    const curated = (value: number) => ({
      announcements: [],
      programmes: [
        {
          programme: 'fintech-application-pilot',
          regions: ['北京'],
          kind: 'statistics',
          text: '获批46个项目',
          figures: [{ what: 'projects', value }],
        },
      ],
    });
    expect(named(diff([survey], registry([], { survey: curated(46) })))).toEqual([]);
    expect(named(diff([survey], registry([], { survey: curated(47) })))).toHaveLength(1);
  });
});

describe('two runs', () => {
  const all = registry([truth()], DOCUMENTS);
  const better = [portal(), mirror()];
  const worse = [
    portal({ pilots: [loans({ scale: [figure(30)] }), voice({ applicants: [] })] }),
    mirror({ pilots: [voice(), loans({ technologies: [technology('区块链'), technology('大数据')] })] }),
  ];
  const changes = (base: DocumentResult[], head: DocumentResult[], judge = all) =>
    diffRuns(base, head, judge)
      .pilots.flatMap(({ fields }) => fields.map(({ status, documentId, id }) => `${status} ${documentId} ${id}`))
      .sort();

  it('differ by gains and losses, each in its document', () => {
    expect(changes(better, worse)).toEqual([
      'loss mirror beijing-2020-1/loans/technologies/大数据',
      'loss portal beijing-2020-1/loans/scale/customers5000',
      'loss portal beijing-2020-1/loans/scale/loanbalance300000000peryear',
      'loss portal beijing-2020-1/token',
      'loss portal beijing-2020-1/voice/applicants/宁波银行',
    ]);
    expect(diffRuns(better, worse, all).summary).toMatchObject({
      changes: { loss: 5, gain: 0, unjudged: 0 },
      byField: { scale: { loss: 2, gain: 0 }, pilot: { loss: 1 } },
    });
  });

  it('that are swapped have the signs swapped', () => {
    const swapped = changes(better, worse).map((line) => line.replace('loss', 'gain'));
    expect(changes(worse, better)).toEqual(swapped);
  });

  it('that are equal differ in nothing', () => {
    expect(changes(worse, worse)).toEqual([]);
  });

  it('are not judged where nobody has curated the document', () => {
    const verdicts = changes(better, worse, registry([], {})).map((line) => line.split(' ')[0]);
    expect(verdicts.length).toBeGreaterThan(0);
    expect(new Set(verdicts)).toEqual(new Set(['unjudged']));
  });

  it('gain the curated pilots of a document that was added', () => {
    expect(changes([portal()], better)).toEqual([
      'gain mirror beijing-2020-1/loans',
      'gain mirror beijing-2020-1/voice',
    ]);
    expect(diffRuns([portal()], better, all).summary).toMatchObject({ documents: 1, added: ['mirror'], removed: [] });
  });

  it('find a wrong value where none was found: that is a loss', () => {
    const none = [portal({ pilots: [loans(), voice(), token({ type: null })] })];
    const wrong = [portal({ pilots: [loans(), voice(), token({ type: scalar('financial-service' as const) })] })];
    expect(changes(none, wrong)).toEqual(['loss portal beijing-2020-1/token/type']);
    expect(DIFFERENCES).toContain('changed');
  });
});
