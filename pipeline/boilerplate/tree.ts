import type { Line } from './line.ts';

/** An element that holds boxes, as far as their paths tell: like-named neighbours count as one. */
export interface Container {
  readonly label: string;
  readonly parent: Container | null;
  readonly children: Container[];
  /** Indices of the first box within and of the one after the last. */
  readonly from: number;
  to: number;
}

/** The tree of containers of a page, rebuilt from the paths of its boxes. The root stands for the page. */
export function containersOf(lines: readonly Line[]): Container {
  const root: Container = { label: '', parent: null, children: [], from: 0, to: lines.length };
  let open: Container[] = [];
  lines.forEach(({ box }, index) => {
    const labels = box.path.split(' ');
    let shared = 0;
    while (shared < open.length && open[shared]!.label === labels[shared]) shared += 1;
    open = open.slice(0, shared);
    for (const label of labels.slice(shared)) {
      const parent = open.at(-1) ?? root;
      const container: Container = { label, parent, children: [], from: index, to: index + 1 };
      parent.children.push(container);
      open.push(container);
    }
    for (const container of open) container.to = index + 1;
  });
  return root;
}
