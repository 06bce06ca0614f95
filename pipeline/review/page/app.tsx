/** The page: the source at the left, the records at the right, and everything that the keyboard does. */
import { useCallback, useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { PageData, ReviewModel } from '../model.ts';
import { Charts } from './charts.tsx';
import { type Action, useDecisions } from './decisions.ts';
import { Dialog, Help } from './dialog.tsx';
import { Header } from './header.tsx';
import { useKeys } from './keys.ts';
import type { Language } from './labels.ts';
import { word } from './labels.ts';
import { type Filter, itemsOf, NO_FILTER, shown } from './queue.ts';
import { RecordList } from './records.tsx';
import { useRemembered } from './remembered.ts';
import { SourcePane } from './source.tsx';

export type Panel = 'help' | 'charts' | null;

export function App({ mode, model: initial }: { readonly mode: PageData['mode']; readonly model: ReviewModel }) {
  const [language, setLanguage] = useRemembered<Language>(
    'language',
    navigator.language.startsWith('zh') ? 'zh' : 'en',
  );
  const [reviewer, setReviewer] = useRemembered('reviewer', '');
  const [filter, setFilter] = useState<Filter>(NO_FILTER);
  const [expanded, setExpanded] = useState<ReadonlySet<string>>(new Set());
  const [selected, setSelected] = useState<string | null>(null);
  const [hovered, setHovered] = useState<string | null>(null);
  const [panel, setPanel] = useState<Panel>(null);
  const [editing, setEditing] = useState<string | null>(null);
  const { model, records, kept, message, say, decide, forget } = useDecisions(initial, reviewer, language);

  const list = useMemo(() => shown(records, filter, expanded, kept), [records, filter, expanded, kept]);
  const items = useMemo(() => itemsOf(list), [list]);
  const current = items.find(({ id }) => id === selected) ?? null;
  const focused = items.find(({ id }) => id === hovered) ?? current;

  const latest = useRef({ items, selected });
  latest.current = { items, selected };
  const step = useCallback((by: 1 | -1) => {
    const { items: all, selected: from } = latest.current;
    const at = all.findIndex(({ id }) => id === from);
    const next = all[at < 0 ? 0 : Math.min(all.length - 1, Math.max(0, at + by))];
    setHovered(null);
    if (next) setSelected(next.id);
  }, []);
  const act = useCallback(
    async (action: Action) => {
      const next = await decide(action);
      if (next === 'saved') {
        setEditing(null);
        if (action.decision !== 'edit') step(1);
      }
    },
    [decide, step],
  );
  const select = useCallback((id: string) => {
    setSelected(id);
    setHovered(null);
  }, []);
  const refilter = (next: Filter) => {
    forget();
    setFilter(next);
  };
  /** A mark leads to its value even where the filter hides it. */
  const selectMarked = useCallback(
    (rowId: string) => {
      const record = records.find(({ rows }) => rows.some(({ id }) => id === rowId));
      if (!record) return;
      if (!latest.current.items.some(({ id }) => id === rowId)) {
        setExpanded((before) => new Set([...before, record.id]));
        if (!shown([record], filter, new Set([record.id]), new Set()).length) refilter({ ...NO_FILTER, open: false });
      }
      select(rowId);
    },
    [records, filter, select],
  );
  const served = mode === 'served';
  useKeys({
    step,
    decide: (decision) => served && current && act({ item: current, decision }),
    edit: () => served && current?.row && setEditing(current.id),
    help: () => setPanel((open) => (open === 'help' ? null : 'help')),
    charts: () => setPanel((open) => (open === 'charts' ? null : 'charts')),
    escape: () => {
      setPanel(null);
      setEditing(null);
    },
    idle: panel !== null,
  });
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-Hans' : 'en';
    document.title = word('title', language);
  }, [language]);

  return (
    <>
      <Header
        {...{ model, records, filter, language, reviewer, mode, panel }}
        onFilter={refilter}
        onLanguage={setLanguage}
        onReviewer={setReviewer}
        onPanel={setPanel}
      />
      <main>
        <SourcePane
          {...{ model, records, language }}
          item={focused}
          preferred={filter.document}
          scroll={focused?.id ?? null}
          onSelect={selectMarked}
          onHover={setHovered}
        />
        <RecordList
          {...{ list, language, served, selected, editing, model }}
          hovered={hovered}
          onSelect={select}
          onHover={setHovered}
          onExpand={(id) => setExpanded((before) => toggled(before, id))}
          onAct={act}
          onEdit={setEditing}
        />
      </main>
      <output class={`toast ${message?.kind ?? ''}`} aria-live="polite">
        {message && (
          <>
            <span>{message.text}</span>
            <button type="button" class="quiet" onClick={() => say(null)} aria-label={word('close', language)}>
              ×
            </button>
          </>
        )}
      </output>
      {panel === 'help' && <Help language={language} onClose={() => setPanel(null)} served={served} />}
      {panel === 'charts' && (
        <Dialog title={word('charts', language)} language={language} onClose={() => setPanel(null)}>
          <Charts charts={model.charts} language={language} />
        </Dialog>
      )}
    </>
  );
}

export function toggled(all: ReadonlySet<string>, id: string): ReadonlySet<string> {
  const next = new Set(all);
  if (!next.delete(id)) next.add(id);
  return next;
}
