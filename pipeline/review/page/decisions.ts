/** Sends decisions, one at a time, and puts what the server answers in the place of what it was. */
import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import type { DecisionAnswer, ReviewModel, ReviewRecord } from '../model.ts';
import { type Language, word } from './labels.ts';
import { type Item, orderOf } from './queue.ts';
import { RefusedError, sendDecision } from './server.ts';

export interface Action {
  readonly item: Item;
  readonly decision: 'accept' | 'reject' | 'edit';
  readonly entry?: Readonly<Record<string, unknown>> | null;
}

interface Message {
  readonly kind: 'good' | 'bad';
  readonly text: string;
}

export function useDecisions(initial: ReviewModel, reviewer: string, language: Language) {
  const [model, setModel] = useState(initial);
  const [order, setOrder] = useState(() => orderOf(initial));
  const [kept, setKept] = useState<ReadonlySet<string>>(new Set());
  const [message, say] = useState<Message | null>(null);
  const busy = useRef(false);
  const records = useMemo(() => inOrder(model.records, order), [model, order]);

  const take = useCallback((answer: DecisionAnswer) => {
    setModel((before) => ({ ...before, records: merged(before.records, answer) }));
    setOrder((before) => mergedOrder(before, answer));
  }, []);

  const decide = useCallback(
    async ({ item, decision, entry }: Action): Promise<'saved' | 'refused'> => {
      if (busy.current) return 'refused';
      if (reviewer.trim() === '') {
        say({ kind: 'bad', text: word('nameFirst', language) });
        document.getElementById('reviewer')?.focus();
        return 'refused';
      }
      busy.current = true;
      try {
        const { record, row } = item;
        const answer = await sendDecision({
          record: record.id,
          row: row?.id ?? null,
          decision,
          revision: record.revision,
          by: reviewer,
          ...(entry === undefined ? {} : { entry }),
        });
        take(answer);
        setKept((before) => new Set([...before, item.id, ...answer.records.map(({ id }) => id)]));
        say({ kind: 'good', text: `${word('saved', language)}: ${record.file}` });
        return 'saved';
      } catch (error) {
        const refusal = error instanceof RefusedError ? error.refusal : null;
        if (refusal?.records) {
          take({ records: refusal.records, gone: refusal.gone ?? [] });
          // What somebody else has decided stays in sight, to be looked at.
          setKept((before) => new Set([...before, item.id]));
        }
        const reason = error instanceof Error ? error.message : String(error);
        const text = refusal?.error === 'stale' ? word('stale', language) : `${word('failed', language)}: ${reason}`;
        say({ kind: 'bad', text });
        return 'refused';
      } finally {
        busy.current = false;
      }
    },
    [reviewer, language, take],
  );
  const forget = useCallback(() => setKept(new Set()), []);
  return { model, records, kept, message, say, decide, forget };
}

function inOrder(records: readonly ReviewRecord[], order: readonly string[]): ReviewRecord[] {
  const byId = new Map(records.map((record) => [record.id, record]));
  return order.flatMap((id) => byId.get(id) ?? []);
}

function merged(before: readonly ReviewRecord[], { records, gone }: DecisionAnswer): ReviewRecord[] {
  const fresh = new Map(records.map((record) => [record.id, record]));
  const stayed = before.filter(({ id }) => !gone.includes(id)).map((record) => fresh.get(record.id) ?? record);
  const known = new Set(stayed.map(({ id }) => id));
  return [...stayed, ...records.filter(({ id }) => !known.has(id))];
}

/** A record that took the place of another stands where that stood. */
function mergedOrder(before: readonly string[], { records, gone }: DecisionAnswer): string[] {
  const added = records.map(({ id }) => id).filter((id) => !before.includes(id));
  const place = before.findIndex((id) => gone.includes(id));
  const at = place < 0 ? before.length : place;
  return [...before.slice(0, at), ...added, ...before.slice(at)].filter((id) => !gone.includes(id));
}
