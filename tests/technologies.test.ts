/** The technologies that a pilot is said to use, each once. */
import { describe, expect, test } from 'vitest';
import { technologiesIn } from '../pipeline/rules/pilot/technologies.ts';
import { viewSpan } from '../pipeline/view.ts';
import { annotated } from './helpers/annotated.ts';

function names(text: string): string[] {
  const document = annotated(text);
  return technologiesIn(document, [viewSpan(0, document.doc.view.text.length)]).map(({ value }) => value.name);
}

describe('a short form beside what it is short for', () => {
  test.each([
    ['利用卫星遥感测算面积，由该公司研发遥感解译模型。', ['卫星遥感']],
    ['该公司研发遥感解译模型，卫星遥感影像每周更新。', ['卫星遥感']],
    ['利用遥感技术测算面积。', ['遥感']],
    ['利用隐私计算、联邦学习技术联合建模。', ['隐私计算', '联邦学习']],
  ])('%s', (text, expected) => {
    expect(names(text)).toEqual(expected);
  });
});

test('a tag on goods is no technology of reading it', () => {
  expect(names('在仓库部署摄像头和电子标签。')).toEqual([]);
  expect(names('以射频识别读取电子标签。')).toEqual(['RFID']);
});
