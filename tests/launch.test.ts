import { describe, expect, it } from 'vitest';
import { LAUNCH_RULES, launchOf } from '../pipeline/rules/pilot/launch.ts';
import { viewSpan } from '../pipeline/view.ts';
import { annotated } from './helpers/annotated.ts';
import { growth } from './helpers/linear.ts';
import { describeRules } from './helpers/rule-examples.ts';

describeRules('launch', LAUNCH_RULES);

describe('launchOf', () => {
  const launch = (text: string, published?: string) => {
    const document = annotated(text, published === undefined ? {} : { published });
    return launchOf(document, [viewSpan(0, document.doc.view.text.length)]);
  };

  it('takes the first launch that the scope tells, with the words that tell it as evidence', () => {
    const text = '该应用于2020年8月14日公示，拟于2020年9月18日正式运营，2021年3月上线手机版。';
    const found = launch(text);
    expect(found?.value).toEqual({ date: '2020-09-18', precision: 'day' });
    expect(found?.at.map(({ start, end }) => text.slice(start, end))).toEqual(['拟于2020年9月18日正式运营']);
  });

  it('resolves a relative date from the day of writing', () => {
    expect(launch('该应用明年3月上线。', '2020-12-02')?.value).toEqual({ date: '2021-03', precision: 'month' });
  });

  it('finds none where only other dates are told', () => {
    expect(launch('2020年8月14日公示。预计到2021年末服务农户3万户。')).toBeNull();
  });

  it.each(['拟于', '2021年3月', '将于2021年', 'will launch ', 'launch '])('takes linear time over %s', (unit) => {
    expect(growth((text) => launch(text), unit)).toBeLessThan(3);
  });
});
