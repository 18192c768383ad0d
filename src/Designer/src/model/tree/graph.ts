import { startOf, type Frame, type Link } from './frame';

export interface Flow {
  /** Connections that go back to where the flow has been: the return loops. */
  backward: Set<Link>;
  /** Steps in the order in which the flow comes to them; steps it never comes to stand at the end. */
  order: string[];
  reachable: Set<string>;
}

/** One search from the start: what goes back to a step still open on the way there is a loop. */
export function flowOf(frame: Frame): Flow {
  const out = new Map<string, Link[]>();
  for (const link of frame.links) (out.get(link.source) ?? out.set(link.source, []).get(link.source)!).push(link);
  const open = new Set<string>();
  const done = new Set<string>();
  const backward = new Set<Link>();
  const after: string[] = [];
  const walk = (from: string) => {
    if (done.has(from) || open.has(from)) return;
    const stack = [{ id: from, next: 0 }];
    open.add(from);
    while (stack.length > 0) {
      const top = stack[stack.length - 1]!;
      const links = out.get(top.id) ?? [];
      // The last way out is walked first, so that the first stands first when the order is turned round.
      const link = links[links.length - 1 - top.next++];
      if (!link) {
        open.delete(top.id);
        done.add(top.id);
        after.push(top.id);
        stack.pop();
      } else if (open.has(link.target)) backward.add(link);
      else if (!done.has(link.target)) {
        open.add(link.target);
        stack.push({ id: link.target, next: 0 });
      }
    }
  };
  const start = startOf(frame);
  if (start !== null) walk(start);
  const reachable = new Set(done);
  const first = [...after].reverse();
  const targets = new Set(frame.links.map((link) => link.target));
  for (const step of frame.steps) if (!targets.has(step.id)) walk(step.id);
  for (const step of frame.steps) walk(step.id);
  const rest = after.slice(first.length).reverse();
  return { backward, order: [...first, ...rest], reachable };
}
