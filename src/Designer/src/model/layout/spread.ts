import type { Layers } from './layers';

/** Where each stands across the flow: as straight behind its neighbours as the distances in its layer allow. */
export function spread(layers: Layers, steps: number, distance: number): number[] {
  const at = new Array<number>(layers.size).fill(0);
  const room = (one: number, other: number) => (one < steps && other < steps ? distance : distance * 0.7);
  for (const row of layers.rows) {
    let here = 0;
    row.forEach((step, i) => {
      if (i > 0) here += room(row[i - 1]!, step);
      at[step] = here;
    });
  }
  for (let sweep = 0; sweep < 6; sweep++) {
    const down = sweep % 2 === 0;
    const rows = down ? layers.rows : [...layers.rows].reverse();
    for (const row of rows) settle(row, at, down ? layers.before : layers.after, room);
  }
  const least = Math.min(0, ...at.slice(0, steps), ...at);
  return at.map((one) => one - least);
}

/** The places nearest to the wishes that keep order and distance: pools of neighbours that push each other move as one. */
function settle(row: readonly number[], at: number[], neighbours: readonly number[][], room: (one: number, other: number) => number): void {
  const pools: { sum: number; count: number }[] = [];
  const offsets: number[] = [];
  let offset = 0;
  row.forEach((step, i) => {
    if (i > 0) offset += room(row[i - 1]!, step);
    offsets.push(offset);
    const near = neighbours[step]!;
    const wish = near.length === 0 ? at[step]! : near.reduce((sum, one) => sum + at[one]!, 0) / near.length;
    pools.push({ sum: wish - offset, count: 1 });
    while (pools.length > 1 && mean(pools[pools.length - 2]!) > mean(pools[pools.length - 1]!)) {
      const last = pools.pop()!;
      const pool = pools[pools.length - 1]!;
      pool.sum += last.sum;
      pool.count += last.count;
    }
  });
  let i = 0;
  for (const pool of pools) for (let n = 0; n < pool.count; n++, i++) at[row[i]!] = mean(pool) + offsets[i]!;
}

const mean = (pool: { sum: number; count: number }) => pool.sum / pool.count;
