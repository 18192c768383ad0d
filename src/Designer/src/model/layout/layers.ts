import type { Edge } from './ranks';

/** The steps layer by layer. Where an edge passes a layer, a place is kept free for it: an index beyond the number of steps. */
export interface Layers {
  rows: number[][];
  before: number[][];
  after: number[][];
  size: number;
}

export function layersOf(order: readonly number[], rank: readonly number[], edges: readonly Edge[]): Layers {
  const rows: number[][] = Array.from({ length: Math.max(0, ...rank) + 1 }, () => []);
  const before: number[][] = rank.map(() => []);
  const after: number[][] = rank.map(() => []);
  for (const step of order) rows[rank[step]!]!.push(step);
  let size = rank.length;
  const join = (from: number, to: number) => {
    after[from]!.push(to);
    before[to]!.push(from);
  };
  for (const edge of edges) {
    let from = edge.from;
    for (let layer = rank[edge.from]! + 1; layer < rank[edge.to]!; layer++) {
      const through = size++;
      before.push([]);
      after.push([]);
      rows[layer]!.push(through);
      join(from, through);
      from = through;
    }
    join(from, edge.to);
  }
  for (let sweep = 0; sweep < 8; sweep++) {
    if (sweep % 2 === 0) for (let i = 1; i < rows.length; i++) sort(rows, i, before, i - 1);
    else for (let i = rows.length - 2; i >= 0; i--) sort(rows, i, after, i + 1);
  }
  return { rows, before, after, size };
}

/** Each goes to the middle of what it is joined with in the layer beside; who is joined with nothing keeps its place. */
function sort(rows: number[][], at: number, neighbours: readonly number[][], beside: number): void {
  const place = new Map(rows[beside]!.map((step, i) => [step, i]));
  const row = rows[at]!;
  const wish = new Map(
    row.map((step, i) => {
      const near = neighbours[step]!.map((one) => place.get(one)).filter((one): one is number => one !== undefined);
      return [step, near.length === 0 ? i : near.reduce((sum, one) => sum + one, 0) / near.length];
    }),
  );
  rows[at] = row.map((step, i) => ({ step, i })).sort((a, b) => wish.get(a.step)! - wish.get(b.step)! || a.i - b.i).map((one) => one.step);
}
