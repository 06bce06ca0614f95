import { describe, expect, it } from 'vitest';
import { STATEMENT_RULES } from '../pipeline/rules/statement/rules.ts';
import { type Statements, statementsOf } from '../pipeline/rules/statement/statements.ts';
import type { Found } from '../pipeline/types.ts';
import { viewSpan } from '../pipeline/view.ts';
import { annotated } from './helpers/annotated.ts';
import { growth } from './helpers/linear.ts';
import { describeRules } from './helpers/rule-examples.ts';

describeRules('statements', STATEMENT_RULES);

/** The statements of a text that is all about one pilot, named where `name` stands first. */
function statements(text: string, name?: string): Statements {
  const document = annotated(text);
  const at = name === undefined ? -1 : document.doc.view.text.indexOf(name);
  const names = name !== undefined && at >= 0 ? [viewSpan(at, at + name.length)] : [];
  return statementsOf(
    document,
    document.segments.sentences.map(({ span }) => span),
    names,
  );
}

const texts = (found: readonly Found<string>[]): string[] => found.map(({ value }) => value);
const all = ({ description, functions, expectedEffects, riskCompensation, exitMechanism }: Statements) =>
  [description, ...functions, ...expectedEffects, riskCompensation, exitMechanism].filter((found) => found !== null);

describe('statementsOf', () => {
  it('leaves out technologies that are merely listed, and who it is that does something', () => {
    expect(texts(statements('区块链、物联网等技术。以小微贷款闻名的楚江银行，过去靠人工核对订单。').functions)).toEqual(
      [],
    );
  });

  it('reads how a pilot would end', () => {
    expect(statements('退出试点时，平台停止受理并清除茶农资料。').exitMechanism?.value).toBe(
      '退出试点时，平台停止受理并清除茶农资料',
    );
  });

  it('leaves out what a bank tells of its own history, and means that lead nowhere', () => {
    const { functions, expectedEffects } = statements(
      '2019年以来，我行科技人员占比由1%提升至3%，先后上线多个产品。通过该项目，融资成本预计下降1个百分点。',
    );
    expect(texts(functions)).toEqual([]);
    expect(texts(expectedEffects)).toEqual(['通过该项目，融资成本预计下降1个百分点']);
  });

  it('finds who makes good for losses below a label of other things', () => {
    const { riskCompensation, functions } = statements(
      '风险防控方面，甲银行设立专门账户，因平台差错使客户受损的，由该账户先行垫付。甲银行作为牵头机构，提供信贷资金。',
    );
    expect(riskCompensation?.value).toBe('甲银行设立专门账户，因平台差错使客户受损的，由该账户先行垫付');
    expect(functions).toEqual([]);
  });

  it('leaves out the clause that names the pilot and its subject', () => {
    const found = statements('甲银行申请的“乙链融资服务”项目，运用区块链记录每一次流转。', '乙链融资服务');
    expect(texts(found.functions)).toEqual(['运用区块链记录每一次流转']);
    expect(found.description?.value).toBe('运用区块链记录每一次流转');
  });

  it('reads what stands behind the name in its clause', () => {
    expect(texts(statements('甲银行的《移动服务项目》把服务搬出网点。', '移动服务项目').functions)).toEqual([
      '把服务搬出网点',
    ]);
  });

  it('keeps a clause that makes the named thing', () => {
    const found = statements('该行借助大数据技术打造“微贷”产品，助力纾解融资难问题。', '微贷');
    expect(found.description?.value).toBe('借助大数据技术打造“微贷”产品');
  });

  it('keeps an object that is put before its verb with the clause of the verb', () => {
    const found = statements('借助接口技术将标准化、通用化的金融功能模块，快速组装成行业方案，服务不同场景。');
    expect(texts(found.functions)).toEqual([
      '借助接口技术将标准化、通用化的金融功能模块，快速组装成行业方案',
      '服务不同场景',
    ]);
  });

  it.each([
    ['包括甲银行“智能银行服务”、', '智能银行服务'],
    ['“数字函证平台”由甲协会、乙银行等申请。', '数字函证平台'],
    ['乙平台（申请机构：甲银行），应用类型：金融服务。', '乙平台'],
  ])('invents nothing from the naming sentence %s', (text, name) => {
    expect(all(statements(text, name))).toEqual([]);
  });

  it.each([
    '由甲数科负责研发，乙银行提供绿色信贷场景，系统部署在乙银行，并由乙银行进行运维。',
    '预计首年服务企业400家左右，促成融资近20亿元，到2022年末用户规模达千万级。',
    '该应用已在52个社区食堂上线，暂无投诉与风险事件发生。',
    '这家银行把场景放在深圳，引起业内关注。',
    '该行拟通过机器学习模...',
    '根据甲银行提交的应用声明书，从公示信息可以看出，该项目主要有哪些特点？',
    '在行业人士看来，这从一定程度上体现了业界的认可。',
    '作为该市首批公示的创新应用，已在政务服务系统上线。',
  ])('invents nothing from %s', (text) => {
    expect(all(statements(`“乙融资平台”由甲银行申请。${text}`, '乙融资平台'))).toEqual([]);
  });

  it('tells what is built as a function too: the description is one of them', () => {
    const { description, functions } = statements('提供评估服务，构建信用数据体系。');
    expect([description?.value, texts(functions)]).toEqual(['构建信用数据体系', ['提供评估服务', '构建信用数据体系']]);
  });

  it('tells a figure as an effect only where something becomes better or less by it', () => {
    const found = statements('服务农户2万户，审批效率提高50%，每年可节约成本2000万元。');
    expect(texts(found.expectedEffects)).toEqual(['审批效率提高50%', '每年可节约成本2000万元']);
    expect(found.functions).toEqual([]);
  });

  it('reads a form line by line, each under its label', () => {
    const found = statements(
      '功能：为企业提供线上贷款\n预期效果：缩短审批时间，降低成本\n风险补偿：计提专项拨备\n退出机制：停止新增业务',
    );
    expect(texts(found.functions)).toEqual(['为企业提供线上贷款']);
    expect(texts(found.expectedEffects)).toEqual(['缩短审批时间', '降低成本']);
    expect(found.riskCompensation?.value).toBe('计提专项拨备');
    expect(found.exitMechanism?.value).toBe('停止新增业务');
  });

  it('gives the cells of a table the field of their column', () => {
    const document = annotated('应用名称\t预期效果\t退出机制\n甲服务\t建立信用体系\t妥善处置客户数据');
    const cells = document.segments.rows[1]?.cells.filter((cell) => cell !== null) ?? [];
    const found = statementsOf(document, cells, cells.slice(0, 1));
    expect(texts(found.expectedEffects)).toEqual(['建立信用体系']);
    expect(found.exitMechanism?.value).toBe('妥善处置客户数据');
    expect(found.functions).toEqual([]);
  });

  it('turns from one arrangement to the other where the words do', () => {
    const found = statements('客户发生损失的，由甲银行先行赔付。测试未达预期的，停止新客户准入，清理数据。');
    expect(found.riskCompensation?.value).toBe('客户发生损失的，由甲银行先行赔付');
    expect(found.exitMechanism?.value).toBe('测试未达预期的，停止新客户准入，清理数据');
  });

  it('takes an advance that is lent for a service, and one on a loss for compensation', () => {
    const lent = statements('该应用为货运企业提供运费垫付融资服务。');
    expect(lent.riskCompensation).toBeNull();
    expect(texts(lent.functions).join()).toContain('运费垫付融资');
    expect(statements('造成客户损失的，由甲银行先行垫付。').riskCompensation?.value).toContain('先行垫付');
  });

  it('has the characters of the view as evidence', () => {
    const text =
      '该应用利用图计算，刻画关联关系；帮助银行识别风险。退出机制：停止新增业务。\n存量业务到期。如需退出，清理数据。';
    for (const { value, at } of all(statements(text))) {
      const quoted = at.map(({ start, end }) => text.slice(start, end)).join('');
      expect(quoted).toContain(value);
    }
  });

  it.each([
    '通过',
    '，',
    '一是',
    '预期效果',
    '“”',
    '（',
    '将自动',
    '为企业提供服务，',
    '有效提升',
    '退出机制是，',
    '甲银行',
    '风险补偿。',
    '基于的服务',
  ])('takes linear time over %s', (unit) => {
    expect(growth((text) => statements(text), unit)).toBeLessThan(3);
  });
});
