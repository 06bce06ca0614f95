/** The keyboard: one listener for the page, silent while somebody types. */
import { useEffect, useRef } from 'preact/hooks';

export interface Keys {
  step(by: 1 | -1): void;
  decide(decision: 'accept' | 'reject'): unknown;
  edit(): unknown;
  help(): void;
  charts(): void;
  escape(): void;
  /** Whether a dialogue is open: then only escape and help work. */
  readonly idle: boolean;
}

const isTyping = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && target.matches('input, select, textarea');

export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      const typing = isTyping(event.target) && event.key !== 'Escape';
      const action = typing ? null : actionOf(event.key, latest.current);
      if (!action) return;
      event.preventDefault();
      action();
    };
    addEventListener('keydown', onKey);
    return () => removeEventListener('keydown', onKey);
  }, []);
}

function actionOf(key: string, keys: Keys): (() => unknown) | null {
  if (key === 'Escape') return keys.escape;
  if (key === '?') return keys.help;
  if (key === 'c') return keys.charts;
  if (keys.idle) return null;
  if (key === 'j' || key === 'ArrowDown') return () => keys.step(1);
  if (key === 'k' || key === 'ArrowUp') return () => keys.step(-1);
  if (key === 'a') return () => keys.decide('accept');
  if (key === 'r') return () => keys.decide('reject');
  return key === 'e' ? keys.edit : null;
}
