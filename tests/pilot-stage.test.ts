import { describe, expect, it } from 'vitest';
import { announcements } from '../pipeline/rules/announcement/announcements.ts';
import { pilots } from '../pipeline/rules/pilot/pilots.ts';
import { annotated } from './helpers/annotated.ts';

const stages = (text: string): unknown[] => {
  const document = annotated(text);
  return pilots(document, announcements(document)).map(({ stage }) => stage?.value ?? null);
};

const exit = (count: number): string =>
  `某市${count}个应用出盒\n2022-12-12\n12月9日，中国人民银行成都分行发布公告，成都市金融科技创新监管工具首批${count}个创新应用完成测试。`;
const PILOTS = [
  '成都银行申请的“基于区块链的订单融资服务”，运用区块链技术为小微企业提供贷款。',
  '民生银行成都分行申请的“基于大数据的信用评估产品”，利用大数据技术评估农户信用。',
].join('\n');

describe('the stage of each pilot', () => {
  it('is completed where a notice of exit tells of all that have', () => {
    expect(stages(`${exit(2)}\n${PILOTS}`)).toEqual(['completed', 'completed']);
  });

  it('is not known where more are told of than have completed', () => {
    expect(stages(`${exit(1)}\n${PILOTS}`)).toEqual([null, null]);
  });

  it('is not known where one has been withdrawn, and nobody says which', () => {
    expect(stages(`${exit(2)}\n${PILOTS}\n据了解，有一个应用在测试之初就已退出测试。`)).not.toContain('completed');
  });

  it('is testing where testing goes on, and is due to end', () => {
    expect(stages(`${exit(1)}\n仍在测试的是长沙银行申请的“基于5G的面签信贷服务”，预计6月结束测试。`)).toEqual([
      'testing',
    ]);
    const others = '长沙银行申请的“基于5G的面签信贷服务”运用5G技术。全省共有5个应用，其余应用仍在测试。';
    expect(stages(`${exit(1)}\n${others}`)).toEqual(['completed']);
  });

  it('is what the heading of its section says', () => {
    expect(
      stages(
        `${exit(1)}\n一、完成测试、转入常态运营的创新应用（1个）\n（一）基于区块链的订单融资服务\n申请机构：成都银行\n二、主动退出的创新应用\n（一）基于大数据的信用评估产品\n申请机构：民生银行成都分行\n三、其他事项\n（一）面向社区的语音客服产品\n申请机构：长沙银行`,
      ),
    ).toEqual(['completed', 'withdrawn', null]);
  });

  it('is that of the notice for comments itself, and of none of its pilots', () => {
    const notice = exit(2).replace('完成测试', '公开征求意见').replace('出盒', '公示');
    expect(stages(`${notice}\n${PILOTS}`)).toEqual([null, null]);
  });
});
