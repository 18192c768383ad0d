import type { Point } from '../model/tree/places';

export type Arrow = 'ArrowLeft' | 'ArrowRight' | 'ArrowUp' | 'ArrowDown';

/** The step an arrow key leads to: along an edge if one goes that way, else the nearest that stands on that side. */
export function neighbour(places: ReadonlyMap<string, Point>, joined: ReadonlySet<string>, from: string, arrow: Arrow): string | null {
  const here = places.get(from);
  if (!here) return null;
  const horizontal = arrow === 'ArrowLeft' || arrow === 'ArrowRight';
  const forward = arrow === 'ArrowRight' || arrow === 'ArrowDown' ? 1 : -1;
  let best: string | null = null;
  let least = Infinity;
  for (const [id, place] of places) {
    if (id === from) continue;
    const along = (horizontal ? place.x - here.x : place.y - here.y) * forward;
    const across = Math.abs(horizontal ? place.y - here.y : place.x - here.x);
    if (along < 12 || across > along * 2.5) continue;
    const cost = along + across * 2 - (joined.has(id) ? 400 : 0);
    if (cost < least) [best, least] = [id, cost];
  }
  return best;
}
