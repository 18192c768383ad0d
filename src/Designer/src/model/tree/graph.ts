import { startOf, type Frame, type Link } from './frame';

export interface Flow {
  /** Connections that go back to where the flow has been: the return loops. */
  backward: Set<Link>;
  /** Steps in the order in which the flow comes to them; steps it never comes to stand at the end. */
  order: string[];
  reachable: Set<string>;
}

/**
 * What is drawn as a return is what the engine takes for one: connections are accepted breadth-first from the start, and one whose target
 * already leads to its source goes backward. Steps the flow never comes to are taken up afterwards in the same way.
 */
export function flowOf(frame: Frame): Flow {
  const out = new Map<string, Link[]>();
  for (const link of frame.links) (out.get(link.source) ?? out.set(link.source, []).get(link.source)!).push(link);
  const next = new Map<string, Set<string>>();
  const visited = new Set<string>();
  const accept = (from: string) => {
    const queue = [from];
    for (let at = 0; at < queue.length; at++) {
      const source = queue[at]!;
      if (visited.has(source)) continue;
      visited.add(source);
      for (const { target } of out.get(source) ?? []) {
        if (next.get(source)?.has(target) || leads(next, target, source)) continue;
        (next.get(source) ?? next.set(source, new Set()).get(source)!).add(target);
        queue.push(target);
      }
    }
  };
  const start = startOf(frame);
  if (start !== null) accept(start);
  const reachable = new Set(visited);
  const targets = new Set(frame.links.map((link) => link.target));
  for (const step of frame.steps) if (!targets.has(step.id)) accept(step.id);
  for (const step of frame.steps) accept(step.id);
  const first = start === null ? [] : downstream(next, [start], new Set());
  const rest = downstream(next, frame.steps.map((step) => step.id), new Set(first));
  return { backward: new Set(frame.links.filter((link) => !next.get(link.source)?.has(link.target))), order: [...first, ...rest], reachable };
}

function leads(next: ReadonlyMap<string, ReadonlySet<string>>, from: string, to: string): boolean {
  const seen = new Set([from]);
  const open = [from];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    if (at === to) return true;
    for (const target of next.get(at) ?? []) if (!seen.has(target)) { seen.add(target); open.push(target); }
  }
  return false;
}

/** Everything the forward connections lead to from here, each step before those it leads to, first ways first. */
function downstream(next: ReadonlyMap<string, ReadonlySet<string>>, from: readonly string[], done: Set<string>): string[] {
  const after: string[] = [];
  for (const root of [...from].reverse()) {
    if (done.has(root)) continue;
    done.add(root);
    const stack = [{ id: root, left: [...(next.get(root) ?? [])] }];
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      // The last way out is walked first, so that the first stands first when the order is turned round.
      const target = top.left.pop();
      if (target === undefined) { after.push(top.id); stack.pop(); }
      else if (!done.has(target)) { done.add(target); stack.push({ id: target, left: [...(next.get(target) ?? [])] }); }
    }
  }
  return after.reverse();
}
