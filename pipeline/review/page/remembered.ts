/** State that survives a reload; where the browser keeps nothing, it lasts as long as the page. */
import { useState } from 'preact/hooks';

export function useRemembered<T extends string>(key: string, initial: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => (recall(key) as T | null) ?? initial);
  const keep = (next: T): void => {
    setValue(next);
    try {
      localStorage.setItem(`shahe-${key}`, next);
    } catch {
      // A page from disk may have no storage.
    }
  };
  return [value, keep];
}

function recall(key: string): string | null {
  try {
    return localStorage.getItem(`shahe-${key}`);
  } catch {
    return null;
  }
}
