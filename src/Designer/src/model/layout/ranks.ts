/** An edge between places of the lists of steps. */
export interface Edge {
  from: number;
  to: number;
}

/** The layer of each step: one behind the last of those before it; steps without any before them stand close to what follows. */
export function ranksOf(count: number, edges: readonly Edge[]): number[] {
  const out: number[][] = Array.from({ length: count }, () => []);
  const waits = new Array<number>(count).fill(0);
  for (const edge of edges) {
    out[edge.from]!.push(edge.to);
    waits[edge.to]!++;
  }
  const alone = waits.map((n, i) => n === 0 && out[i]!.length === 0);
  const rank = new Array<number>(count).fill(0);
  const sources = waits.flatMap((n, i) => (n === 0 ? [i] : []));
  const ready = [...sources];
  for (let i = 0; i < ready.length; i++)
    for (const to of out[ready[i]!]!) {
      rank[to] = Math.max(rank[to]!, rank[ready[i]!]! + 1);
      if (--waits[to]! === 0) ready.push(to);
    }
  for (const source of sources.slice(1)) if (!alone[source]) rank[source] = Math.min(...out[source]!.map((to) => rank[to]!)) - 1;
  return rank;
}
