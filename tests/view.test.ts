/** The way back from a view to its source, against an oracle that carries the origin of every single character. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Rewriter, View, viewSpan } from '../pipeline/view.ts';

interface Replacement {
  readonly skip: number;
  readonly take: number;
  readonly by: string;
}

/** Where a character of the text came from; `from === to` where it was inserted. */
interface Origin {
  readonly from: number;
  readonly to: number;
}

const text = fc.string({ unit: 'binary', maxLength: 40 });
const replacement = fc.record({
  skip: fc.nat(6),
  take: fc.nat(4),
  by: fc.oneof(fc.constant(''), fc.string({ maxLength: 3 })),
});
const passes = fc.array(fc.array(replacement, { maxLength: 8 }), { maxLength: 4 });
interface Tracked {
  readonly view: View;
  readonly origins: readonly Origin[];
  /** Whether any pass inserted text, also where a later pass took it out again. */
  readonly inserted: boolean;
}

const rewrite = (before: Tracked, replacements: readonly Replacement[]): Tracked => {
  const { view, origins } = before;
  const rewriter = new Rewriter(view.text);
  const after: Origin[] = [];
  let inserted = before.inserted;
  let at = 0;
  for (const { skip, take, by } of replacements) {
    const from = Math.min(at + skip, view.text.length);
    const to = Math.min(from + take, view.text.length);
    rewriter.replace(from, to, by);
    after.push(...origins.slice(at, from));
    const taken = origins.slice(from, to).filter((origin) => origin.from < origin.to);
    if (from === to && by !== '') inserted = true;
    const origin = { from: Math.min(...taken.map((o) => o.from)), to: Math.max(...taken.map((o) => o.to)) };
    for (let i = 0; i < by.length; i += 1) after.push(taken.length > 0 ? origin : { from: 0, to: 0 });
    at = to;
  }
  after.push(...origins.slice(at));
  return { view: view.after(rewriter.finish()), origins: after, inserted };
};

const build = (source: string, passes: readonly (readonly Replacement[])[]): Tracked =>
  passes.reduce(rewrite, {
    view: View.of(source),
    origins: source.split('').map((_, i) => ({ from: i, to: i + 1 })),
    inserted: false,
  });

describe('View.toSource', () => {
  it('gives a span inside the source, never empty, that covers the origin of every character', () => {
    fc.assert(
      fc.property(text, passes, fc.nat(), fc.nat(), (source, all, a, b) => {
        const { view, origins } = build(source, all);
        if (source === '' || view.text === '') return;
        const start = a % view.text.length;
        const end = start + 1 + (b % (view.text.length - start));
        const span = view.toSource(viewSpan(start, end));
        expect(span.start).toBeGreaterThanOrEqual(0);
        expect(span.end).toBeGreaterThan(span.start);
        expect(span.end).toBeLessThanOrEqual(source.length);
        for (const origin of origins.slice(start, end).filter((o) => o.from < o.to)) {
          expect(span.start).toBeLessThanOrEqual(origin.from);
          expect(span.end).toBeGreaterThanOrEqual(origin.to);
        }
      }),
      { numRuns: 2000 },
    );
  });

  it('is exact where nothing was inserted', () => {
    fc.assert(
      fc.property(text, passes, fc.nat(), fc.nat(), (source, all, a, b) => {
        const { view, origins, inserted } = build(source, all);
        if (view.text === '') return;
        const start = a % view.text.length;
        const end = start + 1 + (b % (view.text.length - start));
        if (inserted) return;
        const span = view.toSource(viewSpan(start, end));
        expect(span).toEqual({ start: origins[start]!.from, end: origins[end - 1]!.to });
        if (all.length === 0) expect(source.slice(span.start, span.end)).toBe(view.text.slice(start, end));
      }),
      { numRuns: 2000 },
    );
  });

  it('keeps the order of spans', () => {
    fc.assert(
      fc.property(text, passes, (source, all) => {
        const { view } = build(source, all);
        if (source === '') return;
        let before = { start: 0, end: 0 };
        for (let at = 0; at < view.text.length; at += 1) {
          const span = view.toSource(viewSpan(at, at + 1));
          expect(span.start).toBeGreaterThanOrEqual(before.start);
          expect(span.end).toBeGreaterThanOrEqual(before.end);
          before = span;
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('leaves deletions at its borders outside and snaps outward over a replacement it cuts', () => {
    const rewriter = new Rewriter('<b>資訊</b>安全');
    rewriter.replace(0, 3, '');
    rewriter.replace(3, 5, '信息');
    rewriter.replace(5, 9, '');
    const view = View.of('<b>資訊</b>安全').after(rewriter.finish());
    expect(view.text).toBe('信息安全');
    expect(view.toSource(viewSpan(0, 2))).toEqual({ start: 3, end: 5 });
    expect(view.toSource(viewSpan(1, 3))).toEqual({ start: 3, end: 10 });
    expect(view.toSource(viewSpan(2, 4))).toEqual({ start: 9, end: 11 });
  });

  it('gives inserted text what was deleted there, or else the character beside it', () => {
    const deleted = new Rewriter('ab<p>cd');
    deleted.replace(2, 5, '');
    const inserted = new Rewriter('abcd');
    inserted.replace(2, 2, '\n');
    const view = View.of('ab<p>cd').after(deleted.finish()).after(inserted.finish());
    expect(view.toSource(viewSpan(2, 3))).toEqual({ start: 2, end: 5 });
    const end = new Rewriter('ab');
    end.replace(2, 2, '.');
    expect(View.of('ab').after(end.finish()).toSource(viewSpan(2, 3))).toEqual({ start: 1, end: 2 });
  });
});
