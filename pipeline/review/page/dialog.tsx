/** Dialogues over the page. */
import type { ComponentChildren } from 'preact';
import { useEffect, useRef } from 'preact/hooks';
import { type Language, word } from './labels.ts';

interface DialogProps {
  readonly title: string;
  readonly language: Language;
  readonly children: ComponentChildren;
  onClose(): void;
}

export function Dialog({ title, language, children, onClose }: DialogProps) {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} aria-label={title} onClose={onClose}>
      <div class="bar">
        <h2>{title}</h2>
        <span class="gap" />
        <button type="button" onClick={onClose}>
          {word('close', language)} <kbd>Esc</kbd>
        </button>
      </div>
      {children}
    </dialog>
  );
}

type Shortcut = readonly [key: string, en: string, zh: string];
const SHORTCUTS: readonly Shortcut[] = [
  ['j  ↓', 'Next value', '下一个值'],
  ['k  ↑', 'Previous value', '上一个值'],
  ['a', 'Accept: the registry takes what the documents say', '采纳：登记改为文档所述'],
  ['r', 'Reject: the extraction is wrong, the registry stays', '驳回：抽取有误，登记不变'],
  ['e', 'Edit: write what is right', '修改：写入正确的值'],
  ['c', 'Charts', '图表'],
  ['?', 'This help', '本帮助'],
  ['Esc', 'Close', '关闭'],
];

const NOTES: readonly (readonly [string, string])[] = [
  [
    'Select a value: the source scrolls to its evidence. Select a mark in the source: the record scrolls to its value. Click a mark again for the next value that it is evidence of.',
    '选择一个值，原文会滚动到出处；点击原文中的标记，会跳到对应的值；再次点击可切换到同一处的下一个值。',
  ],
  [
    'Grey text is not part of the article; rest the pointer on it to see why.',
    '灰色文字不属于正文，将指针停在上面可看到原因。',
  ],
  [
    'A missing value stands in the registry and was not found. To accept says that the documents do not state it; to reject says that they do.',
    '“缺失”指已登记而未抽取到的值。采纳表示文档并未提到；驳回表示文档确有此值。',
  ],
  [
    'You are asked again only when both the passage of the source and the extracted value have changed.',
    '只有原文段落和抽取值都变化时，才会再次询问。',
  ],
];

export function Help({
  language,
  served,
  onClose,
}: {
  readonly language: Language;
  readonly served: boolean;
  onClose(): void;
}) {
  const side = language === 'en' ? 0 : 1;
  return (
    <Dialog title={word('help', language)} language={language} onClose={onClose}>
      <dl class="keys">
        {SHORTCUTS.map(([key, ...texts]) => (
          <div key={key}>
            <dt>
              <kbd>{key}</kbd>
            </dt>
            <dd>{texts[side]}</dd>
          </div>
        ))}
      </dl>
      {NOTES.map((note) => (
        <p key={note[0]}>{note[side]}</p>
      ))}
      <p>{word(served ? 'reference' : 'readOnly', language)}</p>
    </Dialog>
  );
}
