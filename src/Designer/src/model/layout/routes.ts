import type { Direction } from '../edit/marks';
import { box, type Point } from '../tree/places';

/** An edge to be drawn: from which spot of its source (0 to 1 along the side it leaves by), whether it goes back. */
export interface Wire {
  id: string;
  source: string;
  target: string;
  spot: number;
  backward: boolean;
}

interface Rect {
  left: number;
  top: number;
  right: number;
  bottom: number;
}

interface Lane {
  at: number;
  from: number;
  to: number;
}

const stub = 18;

/** The corners of every edge, right-angled, around the steps. */
export function routes(places: ReadonlyMap<string, Point>, wires: readonly Wire[], direction: Direction): Map<string, Point[]> {
  const down = direction === 'down';
  const flip = (point: Point): Point => (down ? { x: point.y, y: point.x } : point);
  const size = flip({ x: box.width, y: box.height });
  const rects = new Map<string, Rect>();
  for (const [id, place] of places) {
    const { x, y } = flip(place);
    rects.set(id, { left: x, top: y, right: x + size.x, bottom: y + size.y });
  }
  const all = [...rects.entries()];
  const lanes: Lane[] = [];
  const made = new Map<string, Point[]>();
  for (const wire of wires) {
    const source = rects.get(wire.source);
    const target = rects.get(wire.target);
    if (!source || !target) continue;
    const from = { x: source.right, y: source.top + (source.bottom - source.top) * wire.spot };
    const to = { x: target.left, y: (target.top + target.bottom) / 2 };
    const others = all.filter(([id]) => id !== wire.source && id !== wire.target).map(([, rect]) => rect);
    const way = (!wire.backward && straight(from, to, others)) || around(from, to, [...others, source, target], lanes);
    made.set(wire.id, way.map(flip));
  }
  return made;
}

/** The way an edge takes while its ends are being dragged: no looking around. */
export function quickRoute(from: Point, to: Point, direction: Direction): Point[] {
  const down = direction === 'down';
  const flip = (point: Point): Point => (down ? { x: point.y, y: point.x } : point);
  const a = flip(from);
  const b = flip(to);
  if (b.x - a.x >= 2 * stub) return channel(a, b, (a.x + b.x) / 2).map(flip);
  const lane = Math.abs(a.y - b.y) > 90 ? (a.y + b.y) / 2 : Math.min(a.y, b.y) - 70;
  return loop(a, b, lane, 0).map(flip);
}

function straight(from: Point, to: Point, others: readonly Rect[]): Point[] | null {
  if (to.x - from.x < 2 * stub - 6) return null;
  if (Math.abs(from.y - to.y) < 1) return free([from, to], others) ? [from, to] : null;
  const middle = (from.x + to.x) / 2;
  for (const x of to.x - from.x < 180 ? [middle, to.x - stub, from.x + stub] : [to.x - 2 * stub, from.x + 2 * stub, middle]) {
    const way = channel(from, to, x);
    if (free(way, others)) return way;
  }
  return null;
}

/** Above or below everything in between, on a lane that no other edge uses there. */
function around(from: Point, to: Point, rects: readonly Rect[], lanes: Lane[]): Point[] {
  const left = Math.min(to.x, from.x) - stub;
  const right = Math.max(from.x, to.x) + stub;
  const between = rects.filter((rect) => rect.right > left && rect.left < right);
  const above = Math.min(...between.map((rect) => rect.top)) - 24;
  const below = Math.max(...between.map((rect) => rect.bottom)) + 24;
  const up = Math.abs(from.y - above) + Math.abs(to.y - above) <= Math.abs(from.y - below) + Math.abs(to.y - below);
  let lane = up ? above : below;
  while (lanes.some((one) => Math.abs(one.at - lane) < 12 && one.from < right && one.to > left)) lane += up ? -14 : 14;
  const beside = lanes.filter((one) => one.from < right && one.to > left).length;
  lanes.push({ at: lane, from: left, to: right });
  return loop(from, to, lane, (beside % 4) * 5);
}

const channel = (from: Point, to: Point, x: number): Point[] => [from, { x, y: from.y }, { x, y: to.y }, to];

const loop = (from: Point, to: Point, lane: number, beside: number): Point[] => {
  const out = from.x + stub + beside;
  const back = to.x - stub - beside;
  return [from, { x: out, y: from.y }, { x: out, y: lane }, { x: back, y: lane }, { x: back, y: to.y }, to];
};

function free(way: readonly Point[], rects: readonly Rect[]): boolean {
  for (let i = 1; i < way.length; i++) {
    const a = way[i - 1]!;
    const b = way[i]!;
    const left = Math.min(a.x, b.x) - 4;
    const right = Math.max(a.x, b.x) + 4;
    const top = Math.min(a.y, b.y) - 4;
    const bottom = Math.max(a.y, b.y) + 4;
    if (rects.some((rect) => rect.right > left && rect.left < right && rect.bottom > top && rect.top < bottom)) return false;
  }
  return true;
}
