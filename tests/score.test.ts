/** The score over hand-made results: what is right, near, missing and superfluous. */
import { describe, expect, it } from 'vitest';
import type {
  Announcement,
  Applicant,
  DocumentResult,
  Pilot,
  ProgrammeStatement,
  ScaleFigure,
} from '../pipeline/contract.ts';
import { curatedAnnouncementSchema, curatedDocumentSchema } from '../pipeline/corpus/curated.ts';
import type { Registry } from '../pipeline/corpus.ts';
import { type Field, type Loss, type PartScore, score } from '../pipeline/score.ts';
import {
  announcement as announcementOf,
  applicant,
  figure as figureOf,
  pilot as pilotOf,
  proof,
  result as resultOf,
  scalar,
  statement,
  technology,
} from './helpers/records.ts';

const ID = 'testing-2020-1';

const figure = (more: Partial<ScaleFigure> = {}): ScaleFigure => figureOf(50000, { comparator: 'gte', ...more });

const announcement = (more: Partial<Announcement> = {}): Announcement =>
  announcementOf(ID, {
    batch: { year: 2020, number: 1, ...proof('首批') },
    announcedOn: scalar('2020-01-14'),
    ...more,
  });

const pilot = (name: string | null, more: Partial<Pilot> = {}): Pilot => pilotOf(ID, name, more);

const result = (more: Partial<DocumentResult> = {}): DocumentResult =>
  resultOf('doc', { announcements: [announcement()], ...more });

const here = { in: ['doc'] };

/** A registry with one announcement, stated by the document `doc`, and by others that do not matter. */
function registry(pilots: readonly unknown[], more: object = {}, document: object = {}): Registry {
  const announced = curatedAnnouncementSchema.parse({
    id: 'testing-2020-1',
    region: { value: '北京', ...here },
    batch: { value: { year: 2020, number: 1 }, ...here },
    announcedOn: { value: '2020-01-14', ...here },
    pilots: pilots.map((one, at) => ({ key: `pilot-${at + 1}`, ...(one as object) })),
    ...more,
  });
  const curated = curatedDocumentSchema.parse({
    id: 'doc',
    title: null,
    publisher: null,
    publishedOn: null,
    script: 'Hans',
    announcements: ['testing-2020-1'],
    ...document,
  });
  return { announcements: new Map([[announced.id, announced]]), documents: new Map([[curated.id, curated]]) };
}

function scored(truth: Registry, got: DocumentResult | null): { part: PartScore; losses: readonly Loss[] } {
  const { score: all, losses } = score([{ id: 'doc', split: 'development', result: got }], truth, {
    corpus: 'c',
    lexicons: 'l',
  });
  return { part: all.parts.development!, losses };
}

const counts = (truth: Registry, got: DocumentResult | null, field: Field): number[] | undefined => {
  const found = scored(truth, got).part.fields[field];
  return found && [found.tp, found.fp, found.fn, found.partial];
};

const named = (value: string, more: object = {}) => ({ name: { value, ...here }, ...more });

describe('the score', () => {
  it('is perfect where all is found', () => {
    const truth = registry([
      named('基于区块链的服务', { applicants: [{ name: '甲银行', role: 'applicant', ...here }] }),
    ]);
    const got = result({ pilots: [pilot('基于区块链的服务', { applicants: [applicant('甲银行')] })] });
    const { part, losses } = scored(truth, got);
    expect(losses).toEqual([]);
    expect(part.facts.f1).toBe(1);
    expect(part.overall.f1).toBe(1);
  });

  it('is nothing where extraction failed', () => {
    const { part } = scored(registry([named('基于区块链的服务')]), null);
    expect(part.facts.tp).toBe(0);
    expect(part.facts.recall).toBe(0);
    expect(part.fields['pilot.found']?.fn).toBe(1);
  });

  it('asks of a document only what it states', () => {
    const elsewhere = { in: ['another'] };
    const truth = registry(
      [
        named('基于区块链的服务', { technologies: [{ name: '大数据', ...elsewhere }] }),
        { name: { value: '别处的服务', ...elsewhere } },
      ],
      { authority: { value: '中国人民银行营业管理部', ...elsewhere } },
    );
    expect(scored(truth, result({ pilots: [pilot('基于区块链的服务')] })).losses).toEqual([]);
  });

  it('counts what the document does not state as superfluous', () => {
    const truth = registry([named('基于区块链的服务')]);
    const got = result({
      pilots: [pilot('基于区块链的服务', { technologies: [technology('大数据')] }), pilot('合规与科技')],
    });
    expect(counts(truth, got, 'pilot.technologies')).toEqual([0, 1, 0, 0]);
    expect(counts(truth, got, 'pilot.found')).toEqual([1, 1, 0, 0]);
  });

  it('accepts every value of a document that contradicts itself', () => {
    const truth = registry([], {
      statedCount: [
        { value: 5, ...here },
        { value: 6, ...here },
      ],
    });
    expect(
      counts(truth, result({ announcements: [announcement({ statedCount: scalar(6) })] }), 'announcement.statedCount'),
    ).toEqual([1, 0, 0, 0]);
  });

  it('reports the parts of the corpus apart and together', () => {
    const truth = registry([]);
    const one = { id: 'doc', result: result() };
    const digests = { corpus: 'c', lexicons: 'l' };
    const { score: all } = score(
      [
        { ...one, split: 'local' },
        { ...one, split: 'heldout' },
      ],
      truth,
      digests,
    );
    expect(Object.keys(all.parts)).toEqual(['local', 'heldout', 'all']);
    expect(all.parts.all?.facts.tp).toBe(2 * (all.parts.local?.facts.tp ?? 0));
    expect(all).toMatchObject({ contract: 1, corpus: 'c', lexicons: 'l' });
  });

  it('leaves out documents that nobody has curated', () => {
    const { score: all } = score([{ id: 'other', split: 'development', result: result() }], registry([]), {
      corpus: 'c',
      lexicons: 'l',
    });
    expect(all.parts).toEqual({});
  });
});

describe('announcements', () => {
  it('are matched by region where the id differs, which is near', () => {
    const got = result({
      announcements: [announcement({ id: 'testing-2021-1', batch: { year: 2021, number: 1, ...proof('甲') } })],
    });
    expect(counts(registry([]), got, 'announcement.id')).toEqual([0, 1, 1, 0.5]);
    expect(counts(registry([]), got, 'announcement.batch')).toEqual([0, 1, 1, 0.5]);
    expect(counts(registry([]), got, 'announcement.region')).toEqual([1, 0, 0, 0]);
  });

  it('earn half for a date that is less precise, and nothing for another', () => {
    const dated = (date: string) => result({ announcements: [announcement({ announcedOn: scalar(date) })] });
    expect(counts(registry([]), dated('2020-01'), 'announcement.announcedOn')).toEqual([0, 1, 1, 0.5]);
    expect(counts(registry([]), dated('2020-01-15'), 'announcement.announcedOn')).toEqual([0, 1, 1, 0]);
  });

  it('have authorities, near under another name of the same one', () => {
    const truth = registry([], { authority: { value: '北京证监局', ...here } });
    const got = (name: string) =>
      result({ announcements: [announcement({ authority: { name, nameEn: null, ...proof('甲') } })] });
    expect(counts(truth, got('北京证监局'), 'announcement.authority')).toEqual([1, 0, 0, 0]);
    expect(counts(truth, got('中国证券监督管理委员会北京监管局'), 'announcement.authority')).toEqual([0, 1, 1, 0.5]);
    expect(counts(truth, got('中国人民银行营业管理部'), 'announcement.authority')).toEqual([0, 1, 1, 0]);
  });

  it('lose every value where they are missing', () => {
    const got = result({ announcements: [] });
    for (const field of ['id', 'region', 'batch', 'announcedOn'] as const)
      expect(counts(registry([]), got, `announcement.${field}`)).toEqual([0, 0, 1, 0]);
  });

  it('compare counts by type one by one', () => {
    const truth = registry([], {
      statedByType: { value: { 'financial-service': 3, 'technology-product': 2 }, ...here },
    });
    const got = (services: number, products: number) =>
      result({
        announcements: [
          announcement({ statedByType: scalar({ 'financial-service': services, 'technology-product': products }) }),
        ],
      });
    expect(counts(truth, got(3, 2), 'announcement.statedByType')).toEqual([1, 0, 0, 0]);
    expect(counts(truth, got(3, 3), 'announcement.statedByType')).toEqual([0, 1, 1, 0.5]);
    expect(counts(truth, got(2, 3), 'announcement.statedByType')).toEqual([0, 1, 1, 0]);
  });
});

describe('pilots', () => {
  it('have equal names whatever the marks, the width, and 智慧 or 智能', () => {
    const truth = registry([named('“磐石”智能风控产品(一期)')]);
    expect(counts(truth, result({ pilots: [pilot('「磐石」智慧风控产品（一期）')] }), 'pilot.name')).toEqual([
      1, 0, 0, 0,
    ]);
    expect(counts(truth, result({ pilots: [pilot('磐石智能风控产品(一期)')] }), 'pilot.name')).toEqual([0, 1, 1, 0.5]);
  });

  it('are found under a damaged name', () => {
    const truth = registry([named('基于区块链的产业金融服务')]);
    const got = (name: string) => result({ pilots: [pilot(name)] });
    expect(counts(truth, got('基于区块连的产业金融服务'), 'pilot.name')).toEqual([0, 1, 1, 0.5]);
    expect(counts(truth, got('基于区块连的产业金额服务'), 'pilot.found')).toEqual([1, 0, 0, 0]);
    expect(counts(truth, got('基于区块连的产业金额服务'), 'pilot.name')).toEqual([0, 1, 1, 0]);
  });

  it('go by their own names where names are alike', () => {
    const truth = registry([named('多方数据融资服务'), named('多方数据融资服务平台')]);
    const got = result({ pilots: [pilot('多方数据融资服务平台'), pilot('多方数据融资服务')] });
    expect(counts(truth, got, 'pilot.name')).toEqual([2, 0, 0, 0]);
  });

  it('are matched by applicants and technologies where they have no name', () => {
    const unnamed = {
      applicants: [{ name: '甲银行', role: 'applicant', ...here }],
      technologies: [{ name: '区块链', ...here }],
      description: [{ text: '保理平台', ...here }],
    };
    const truth = registry([unnamed, named('大数据风控服务')]);
    const found = pilot(null, { applicants: [applicant('甲银行')], description: statement('建设保理平台') });
    const got = result({ pilots: [pilot('大数据风控服务'), found] });
    expect(counts(truth, got, 'pilot.found')).toEqual([2, 0, 0, 0]);
    expect(counts(truth, got, 'pilot.applicants')).toEqual([1, 0, 0, 0]);
    expect(counts(truth, got, 'pilot.name')).toEqual([1, 0, 0, 0]);
  });

  it('belong to their announcement', () => {
    const truth = registry([named('大数据风控服务')]);
    const got = result({
      announcements: [announcement(), announcement({ id: 'testing-2020-2' })],
      pilots: [pilot('大数据风控服务', { announcementId: 'testing-2020-2' })],
    });
    expect(counts(truth, got, 'pilot.announcement')).toEqual([0, 1, 1, 0]);
  });

  it('say that a list of applicants is broken off', () => {
    const broken = registry([named('大数据风控服务', { applicantsComplete: { value: false, ...here } })]);
    const got = (applicantsComplete: boolean) => result({ pilots: [pilot('大数据风控服务', { applicantsComplete })] });
    expect(counts(broken, got(false), 'pilot.applicantsComplete')).toEqual([1, 0, 0, 0]);
    expect(counts(broken, got(true), 'pilot.applicantsComplete')).toEqual([0, 0, 1, 0]);
    const complete = registry([named('大数据风控服务')]);
    expect(counts(complete, got(false), 'pilot.applicantsComplete')).toEqual([0, 1, 0, 0]);
    expect(counts(complete, got(true), 'pilot.applicantsComplete')).toBeUndefined();
  });
});

describe('applicants', () => {
  const truth = (name: string, also: readonly string[] = []) =>
    registry([
      named('大数据风控服务', {
        applicants: [
          { name, role: 'operator', ...here, also: also.map((other) => ({ name: other, in: ['another'] })) },
        ],
      }),
    ]);
  const got = (...applicants: Applicant[]) => result({ pilots: [pilot('大数据风控服务', { applicants })] });
  const of = (registered: Registry, ...applicants: Applicant[]) =>
    counts(registered, got(...applicants), 'pilot.applicants');

  it('are equal as the document calls them', () => {
    expect(of(truth('数融科技'), applicant('数融科技'))).toEqual([1, 0, 0, 0]);
  });

  it('are near under another name of the same institution', () => {
    expect(of(truth('中国工商银行'), applicant('工行', { id: 'icbc' }))).toEqual([0, 1, 1, 0.5]);
    expect(of(truth('成都数融科技'), applicant('数融科技'))).toEqual([0, 1, 1, 0.5]);
    expect(of(truth('翼支付', ['天翼电子商务有限公司']), applicant('天翼电子商务有限公司'))).toEqual([0, 1, 1, 0.5]);
  });

  it('are not their branches', () => {
    expect(of(truth('民生银行北京分行'), applicant('民生银行', { id: 'x' }))).toEqual([0, 1, 1, 0]);
    expect(of(truth('China Minsheng Bank'), applicant('China Minsheng Bank Beijing Branch'))).toEqual([0, 1, 1, 0]);
  });

  it('have roles, which count where the applicant was found', () => {
    const role = (...applicants: Applicant[]) => counts(truth('数融科技'), got(...applicants), 'pilot.roles');
    expect(role(applicant('数融科技', { role: 'operator' }))).toEqual([1, 0, 0, 0]);
    expect(role(applicant('数融科技'))).toEqual([0, 1, 1, 0]);
    expect(role(applicant('乙银行'))).toBeUndefined();
  });
});

describe('scale figures', () => {
  const truth = registry([
    named('大数据风控服务', {
      scale: [{ metric: 'customers', value: 50000, unit: 'customer', comparator: 'gte', ...here }],
    }),
  ]);
  const of = (...scale: ScaleFigure[]) =>
    counts(truth, result({ pilots: [pilot('大数据风控服务', { scale })] }), 'pilot.scale');

  it('are right as a whole, near with the right value, else wrong', () => {
    expect(of(figure())).toEqual([1, 0, 0, 0]);
    expect(of(figure({ comparator: 'gt' }))).toEqual([0, 1, 1, 0.5]);
    expect(of(figure({ metric: 'users', unit: 'person' }))).toEqual([0, 1, 1, 0.5]);
    expect(of(figure({ value: 5000 }))).toEqual([0, 1, 1, 0]);
  });

  it('are each used once, the better first', () => {
    expect(of(figure({ comparator: 'gt' }), figure())).toEqual([1, 1, 0, 0]);
  });
});

describe('statements', () => {
  const truth = registry([
    named('大数据风控服务', { functions: [{ text: '核验客户身份', ...here }] }),
    named('区块链保理服务', { expectedEffects: [{ text: '缓解融资难', ...here }] }),
  ]);
  const got = (more: Partial<Pilot>) => result({ pilots: [pilot('大数据风控服务', more), pilot('区块链保理服务')] });

  it('are right where one of the kind contains the phrase, near where one of another kind does', () => {
    const right = got({ functions: [statement('通过人脸核验客户身份。')] });
    expect(counts(truth, right, 'pilot.functions')).toEqual([1, 0, 0, 0]);
    const near = got({ description: statement('通过人脸核验客户身份。') });
    expect(counts(truth, near, 'pilot.functions')).toEqual([0, 1, 1, 0.5]);
  });

  it('cannot be called wrong for want of a phrase, but cost a quarter', () => {
    const more = got({ functions: [statement('核验客户身份'), statement('提供查询服务')] });
    expect(counts(truth, more, 'pilot.functions')).toEqual([1, 0.25, 0, 0]);
    expect(scored(truth, more).losses.filter(({ field }) => field === 'pilot.functions')).toEqual([]);
  });

  it('are wrong at another pilot', () => {
    const astray = got({ functions: [statement('核验客户身份'), statement('缓解融资难问题')] });
    expect(counts(truth, astray, 'pilot.functions')).toEqual([1, 1, 0, 0]);
  });

  it('weigh half of a fact', () => {
    const { facts, overall } = scored(truth, got({})).part;
    expect(overall.fn - facts.fn).toBe(1);
    expect(overall.tp).toBe(facts.tp);
  });
});

describe('programme statements', () => {
  const curated = {
    programme: 'fintech-application-pilot',
    regions: ['北京'],
    kind: 'statistics',
    text: '获批46个项目',
    figures: [{ what: 'projects', value: 46 }],
  };
  const truth = registry([], {}, { programmes: [curated] });
  const programme = (more: Partial<ProgrammeStatement> = {}): ProgrammeStatement => ({
    programme: 'fintech-application-pilot',
    regions: ['北京'],
    kind: 'statistics',
    statement: '北京获批46个项目',
    figures: [{ what: 'projects', value: 46, unit: null, comparator: 'eq', evidence: proof('46').evidence }],
    technologies: [],
    domain: null,
    ...proof('北京'),
    ...more,
  });
  const of = (field: Field, ...programmes: ProgrammeStatement[]) => counts(truth, result({ programmes }), field);

  it('are right with their regions and figures', () => {
    expect(of('programme.statement', programme())).toEqual([1, 0, 0, 0]);
    expect(of('programme.figures', programme())).toEqual([1, 0, 0, 0]);
    expect(of('programme.statement', programme({ regions: [] }))).toEqual([0, 1, 1, 0.5]);
    expect(of('programme.figures', programme({ figures: [] }))).toEqual([0, 0, 1, 0]);
  });

  it('are superfluous where nothing of the kind is stated', () => {
    expect(of('programme.statement', programme(), programme({ statement: '上海先行先试' }))).toEqual([1, 1, 0, 0]);
  });
});

describe('losses', () => {
  it('say document, field, subject, expected and found', () => {
    const truth = registry([named('大数据风控服务', { type: { value: 'financial-service', ...here } })]);
    const got = result({ pilots: [pilot('大数据风控服务', { type: scalar('technology-product' as const) })] });
    expect(scored(truth, got).losses).toEqual([
      {
        document: 'doc',
        field: 'pilot.type',
        subject: 'testing-2020-1/pilot-1',
        expected: 'financial-service',
        found: 'technology-product',
        credit: 0,
      },
    ]);
  });
});
